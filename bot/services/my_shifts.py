"""What somebody has to do with shifts: what waits for their answer, what they come to, what is past; never a screen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.chats import Chat
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Signup, State
from bot.domain.volunteers import State as Joining
from bot.services import shifts
from bot.work import Work
from storage import my_shifts as shelf
from storage import volunteers


class Part(StrEnum):
    """The parts of the list, in their order."""

    ANSWER = "answer"
    COMING = "coming"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Entry:
    """One shift of somebody: their place on it, or their place in its queue."""

    of: OfShift
    signup: Signup | None = None
    queue: int | None = None

    @property
    def part(self) -> Part:
        """What is kept for them or was moved asks for an answer and comes first."""
        if self.signup is None:
            return Part.WAITING
        asks = self.signup.state is State.HELD or self.signup.agree_by is not None
        return Part.ANSWER if asks else Part.COMING


@dataclass(frozen=True, slots=True)
class Past:
    """One page of what is over, the last first, and whether there is more."""

    entries: tuple[Entry, ...]
    more: bool


async def ahead(work: Work, chat: Chat) -> list[Entry]:
    """Everything that is not over, part by part, each soonest first; what was cancelled is nowhere."""
    held = await shelf.ahead(work.tx, chat.id, work.seconds)
    waits = await shelf.waiting(work.tx, chat.id, work.seconds)
    found = [Entry(await shifts.about(work, shift), signup) for shift, signup in held]
    found += [Entry(await shifts.about(work, shift), None, place) for shift, place in waits]
    return sorted(found, key=lambda one: list(Part).index(one.part))


async def past(work: Work, chat: Chat, page: int, size: int) -> Past:
    """What they were on, a page of it."""
    found = await shelf.past(work.tx, chat.id, work.seconds, page * size, size + 1)
    entries = [Entry(await shifts.about(work, shift), signup) for shift, signup in found[:size]]
    return Past(tuple(entries), len(found) > size)


async def on_the_team(work: Work, chat: Chat) -> bool:
    """Whether staff have taken them; who is not is shown the way there."""
    found = await volunteers.get(work.tx, chat.id)
    return found is not None and found.state is Joining.APPROVED

"""Which sorts of people staff can choose for an announcement, and how many each has now; never a screen or SQL."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.announcements import Announcement
from bot.domain.audiences import Chosen, Names, Part, Who
from bot.domain.catalogue import Kind
from bot.domain.chats import Chat
from bot.domain.shifts import Shift
from bot.domain.timetable import ISTANBUL, stretch, today
from bot.domain.volunteers import Day, State
from bot.i18n import LANGUAGES
from bot.services import announcements
from bot.services.schedule import timetable
from bot.work import Work
from storage import audiences, volunteers
from storage import shifts as dates

AHEAD = timedelta(days=21)
"""How far ahead shifts can be chosen."""


@dataclass(frozen=True, slots=True)
class Group:
    """One page of a sort: its parts with their numbers, how many parts there are, and what they are named by."""

    told: Announcement
    page: Sequence[Chosen]
    count: int
    names: Names


async def group(work: Work, by: Chat, number: int, who: Who, at: tuple[int, int]) -> Group:
    """The parts of a sort from the first to before the last of ``at``. Raises NotAllowed, Outdated."""
    told = await announcements.draft(work, by, number)
    parts = await _parts(work, who)
    page = parts[at[0] : at[1]]
    return Group(told, await counted(work, told, page), len(parts), await names(work, page))


async def counted(work: Work, told: Announcement, parts: Sequence[Part]) -> list[Chosen]:
    """These sorts with how many people each has at this moment, whoever else is put in or left out."""
    found = await audiences.counts(work.tx, parts, urgent=told.emergency)
    return [Chosen(part, people) for part, people in zip(parts, found, strict=True)]


async def names(work: Work, parts: Iterable[Part]) -> Names:
    """What is needed to name these."""
    wanted = [int(part.of) for part in parts if part.who is Who.SHIFT]
    found = [await dates.get(work.tx, number) for number in wanted]
    return Names((await timetable(work)).catalogue, {one.id: one for one in found if one is not None})


async def _parts(work: Work, who: Who) -> list[Part]:
    catalogue = (await timetable(work)).catalogue
    match who:
        case Who.FOLLOWERS:
            return [Part(who, one.key) for one in catalogue.programmes.values() if one.kind is Kind.SESSIONS]
        case Who.REQUESTS:
            return [Part(who, one.key) for one in catalogue.programmes.values() if one.kind is Kind.SERVICE]
        case Who.TASK:
            return [Part(who, key) for key in catalogue.tasks]
        case Who.SPEAKS:
            return [Part(who, tag) for tag in await _spoken(work)]
        case Who.DAY:
            return [Part(who, day) for day in Day]
        case Who.SHIFT:
            return [Part(who, str(one.id)) for one in await _coming(work)]
        case Who.SESSION:
            named = {(one.need.programme, _on(one)): None for one in await _coming(work)}
            return [Part(who, f"{programme}.{on:%Y%m%d}") for programme, on in named]
        case _:
            return [Part(who)]


def _on(shift: Shift) -> date:
    return shift.starts_at.astimezone(ISTANBUL).date()


async def _spoken(work: Work) -> list[str]:
    """The languages somebody of the team speaks."""
    spoken = {tag for one in await volunteers.every(work.tx) if one.state is State.APPROVED for tag in one.languages}
    return [tag for tag in LANGUAGES if tag in spoken]


async def _coming(work: Work) -> list[Shift]:
    """Shifts of today and of the coming weeks that somebody comes to."""
    day = today(work.now)
    return [one for one in await dates.between(work.tx, *stretch(day, day + AHEAD)) if one.taken > 0]

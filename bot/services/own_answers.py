"""What staff can do about the organisation's own answers: look, write, drop, send; the right is checked at the press.

Never a screen or SQL.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.appointments import Request
from bot.domain.chats import Chat
from bot.domain.kept_answers import OwnAnswer
from bot.domain.people import Action, may
from bot.domain.refusals import Outdated
from bot.services import appointments_staff, people
from bot.services.appointments import language
from bot.work import Work
from storage import audit
from storage import own_answers as shelf


@dataclass(frozen=True, slots=True)
class Reading:
    """For whom an answer is looked at: the request, its person's language, and whether who looks may write answers."""

    request: Request
    language: str
    writes: bool


async def reading(work: Work, by: Chat, number: int) -> Reading:
    """A request as the screens of answers need it; raises NotAllowed or Outdated."""
    request = await appointments_staff.permitted(work, by, number)
    writes = may(await people.grants(work, by), Action.WRITE_ANSWERS)
    return Reading(request, await language(work, request), writes)


async def writing(work: Work, by: Chat, number: int) -> Reading:
    """The same, for who may write answers only; raises NotAllowed or Outdated."""
    await people.require(work, by, Action.WRITE_ANSWERS)
    return await reading(work, by, number)


async def every(work: Work) -> list[OwnAnswer]:
    """All answers of the organisation, the newest first."""
    return await shelf.every(work.tx)


async def one(work: Work, id_: int) -> OwnAnswer:
    """One answer; raises Outdated where it is gone."""
    found = await shelf.get(work.tx, id_)
    if found is None:
        raise Outdated
    return found


async def write(work: Work, by: Chat, id_: int | None, tag: str, text: str) -> OwnAnswer:
    """A new answer, or another language of one; raises NotAllowed, and Outdated where it is gone meanwhile."""
    await people.require(work, by, Action.WRITE_ANSWERS)
    number = await shelf.add(work.tx, by.id, work.seconds) if id_ is None else (await one(work, id_)).id
    await shelf.put(work.tx, number, tag, text)
    await audit.add(work.tx, work.seconds, by.id, "write_answer", f"answer {number}")
    return await one(work, number)


async def drop(work: Work, by: Chat, id_: int) -> None:
    """Take an answer away, in every language; raises NotAllowed, and Outdated where it is gone already."""
    await people.require(work, by, Action.WRITE_ANSWERS)
    if not await shelf.drop(work.tx, id_):
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "drop_answer", f"answer {id_}")


async def send(work: Work, by: Chat, number: int, id_: int, tag: str) -> bool:
    """Send it in this language, as words of ours; False where the person is not reached by them."""
    await appointments_staff.permitted(work, by, number)
    text = (await one(work, id_)).texts.get(tag)
    if text is None:
        raise Outdated
    return await appointments_staff.reply(work, by, number, text)

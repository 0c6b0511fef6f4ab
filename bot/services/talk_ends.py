"""The end of a talk, whoever or whatever ends it: both ends are told; never a screen or SQL.

Beside ``talks``, because a case that is closed ends its talk and knows nothing else of talks.
"""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.delivery import Lane
from bot.domain.reminders import Kind
from bot.domain.talks import Ended, Ending, OpenTalk, Over
from bot.work import Work
from storage import audit, chats, reminders, talks


async def of_request(work: Work, request: int, by: ChatId | None) -> None:
    """The case is closed, or somebody else's now: nobody talks about it any more."""
    found = await talks.of_request(work.tx, request)
    if found is not None:
        await end(work, found, Ending.CASE, by)


async def end(
    work: Work, found: OpenTalk, why: Ending, by: ChatId | None = None, *, lost_of: ChatId | None = None
) -> None:
    """End a talk, once; ``by`` None is time, ``lost_of`` whose last message could not be passed on."""
    if await talks.drop(work.tx, found.id):
        await reminders.void(work.tx, found.id, Kind.TALK_QUIET)
        await over(work, found, why, by, lost_of=lost_of)


async def over(
    work: Work, found: OpenTalk, why: Ending, by: ChatId | None = None, *, lost_of: ChatId | None = None
) -> None:
    """One whose row is gone, as it ended or somebody was erased: who is left hears it.

    In the lane of what was said, so that the end does not come before or long after the last words.
    """
    await audit.add(work.tx, work.seconds, by, "talk", f"request {found.request}", "ended")
    client, staff = await chats.get(work.tx, found.client), await chats.get(work.tx, found.staff)
    if client is not None:
        work.tell(client, Over(lost_of == found.client), Lane.REPLY)
    if staff is not None:
        work.tell(staff, Ended(found.request, found.mark, why, lost_of == found.staff), Lane.REPLY)

"""How fast one colleague opens cases: slower than whoever reads out a stolen phone; never a screen or SQL.

The audit is what is counted, so that a restart forgets nothing. The last one that is let through tells the
administrators: what is refused afterwards leaves nothing behind.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.chats import Chat
from bot.domain.staff_refusals import TooFast
from bot.domain.staffing import Change
from bot.services import staffing
from bot.work import Work
from storage import audit

MOST = 25
WITHIN = timedelta(minutes=5)
"""So many different cases in so long a time is more than anybody reads and fewer than a phone is emptied of."""
EPISODE = timedelta(hours=1)
TOLD = "case.many"


async def require(work: Work, by: Chat, number: int | None = None) -> None:
    """Whether ``by`` may open this case now, or write down a new one; one that is open already is always let through.

    Raises TooFast with the moment from which it goes on.
    """
    opened = await audit.last_about(work.tx, by.id, audit.OPENED, work.seconds - int(WITHIN.total_seconds()))
    if number is not None and f"request {number}" in opened:
        return
    if len(opened) >= MOST:
        raise TooFast(datetime.fromtimestamp(sorted(opened.values())[-MOST], UTC) + WITHIN)
    if len(opened) == MOST - 1:
        await _tell_admins(work, by)


async def _tell_admins(work: Work, by: Chat) -> None:
    """Once in a while, however long it goes on."""
    if await audit.count(work.tx, by.id, TOLD, "done", work.seconds - int(EPISODE.total_seconds())):
        return
    await audit.add(work.tx, work.seconds, by.id, TOLD, "cases")
    member = await staffing.member(work, by)
    if member is not None:
        await staffing.tell_admins(work, None, Change.OPENS_MANY, member)

"""Which shifts somebody is shown: free ones for them; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.shifts import HORIZON, Shift
from bot.domain.timetable import DAY
from bot.work import Work
from storage import shifts as shelf


async def free(work: Work, chat: Chat) -> tuple[list[Shift], bool]:
    """Shifts with a place left on which this person is not yet, soonest first; and whether a filter left some out."""
    until = int((work.now + HORIZON + DAY).timestamp())
    mine = {one.id for one in await shelf.of_person(work.tx, chat.id, work.seconds)}
    found = await shelf.ahead(work.tx, work.seconds, until)
    return [one for one in found if one.free != 0 and one.id not in mine], False

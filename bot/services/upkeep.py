"""Whether reminders go out at all, and who is told where they do not; never a reminder itself, a screen or SQL.

Measured in real time: what the demo's clock skips is no standstill.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.people import Action
from bot.domain.upkeep import LATE, RemindersLate
from bot.services.people import who_may
from bot.work import Work
from storage import facts
from storage.database import Tx

RAN, SAID = "reminders_ran", "reminders_late"
"""When a run last came to its end, in Unix seconds, and of which standstill staff were told, by the same number."""
WRITTEN_EVERY = timedelta(minutes=10)
"""The mark is that exact: a write for every run would wear out a small disk."""


async def ran(work: Work) -> None:
    """A run came to its end; where that took hours, staff are told who may have been late."""
    last, now = await last_run(work.tx), work.tools.clock.real_now()
    if last is not None and now - last < WRITTEN_EVERY:
        return
    if last is not None and now - last >= LATE:
        await _say_once(work, RemindersLate(last, again=True))
    await facts.put(work.tx, RAN, str(int(now.timestamp())).encode())


async def look(work: Work) -> None:
    """Where no run came to its end for hours, staff are told once."""
    last = await last_run(work.tx)
    if last is not None and work.tools.clock.real_now() - last >= LATE:
        await _say_once(work, RemindersLate(last, again=False))


async def last_run(tx: Tx) -> datetime | None:
    """When a run last came to its end; None where there has been none."""
    mark = await facts.get(tx, RAN)
    return None if mark is None else datetime.fromtimestamp(int(mark), UTC)


async def _say_once(work: Work, late: RemindersLate) -> None:
    mark = str(int(late.since.timestamp())).encode()
    if await facts.get(work.tx, SAID) == mark:
        return
    await facts.put(work.tx, SAID, mark)
    for chat in await who_may(work, Action.PLAN_SHIFTS):
        work.tell(chat, late)

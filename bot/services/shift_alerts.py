"""Shifts that are short or empty near their start: coordinators and the group hear it, once a cause; never a screen."""

from __future__ import annotations

from bot.domain.alerts import Level, level_of, may_wait, worse
from bot.domain.holds import at_night
from bot.domain.roster_notices import ShiftShort
from bot.domain.shifts import Shift
from bot.services import shift_group, shifts
from bot.services.signups import tell_coordinators
from bot.work import Work
from storage import shift_alerts


async def look(work: Work) -> None:
    """Look at every shift whose alert time has come; what is told is remembered until enough come again."""
    await shift_alerts.forget(work.tx, work.seconds)
    for shift, known in await shift_alerts.near(work.tx, work.seconds):
        level = level_of(shift)
        if worse(shift, known):
            if may_wait(shift, work.now):
                continue
            await _tell(work, shift)
        elif known is not None and (level is known or level is not Level.FINE):
            continue
        await shift_alerts.put(work.tx, shift.id, level)


async def _tell(work: Work, shift: Shift) -> None:
    of = await shifts.about(work, shift)
    await tell_coordinators(work, None, ShiftShort(of), quiet=at_night(work.now))
    if not at_night(work.now):
        await shift_group.post(work, shift)

"""Changing and cancelling shifts that people may be on; never a screen or SQL."""

from __future__ import annotations

from bot.domain.catalogue import Text
from bot.domain.schedule import Timetable
from bot.domain.shift_move_notices import PlaceGone
from bot.domain.shift_notices import ShiftOff
from bot.domain.shifts import HORIZON, ForWhom, Shift, State
from bot.domain.timetable import DAY
from bot.services import class_changes, shift_reminders, shifts
from bot.services.schedule import timetable
from bot.services.signups import tell_coordinators
from bot.work import Work
from storage import calendar_exports, facts, shift_series, shift_waits, signups
from storage import shifts as shelf

LOOKED = "shifts_timetable"
"""The fact at which revision of the timetable the shifts were last compared with its closed days."""
ASKED = "shifts_place_gone"
"""The fact about which dates, at places that have left the file, coordinators were asked already."""


async def follow_timetable(work: Work) -> None:
    """A day that has been closed since takes its shifts with it; one that was opened gets them."""
    planned = await timetable(work)
    if await facts.get(work.tx, LOOKED) == str(planned.revision).encode():
        return
    await facts.put(work.tx, LOOKED, str(planned.revision).encode())
    for series in await shift_series.every(work.tx):
        await shift_series.made(work.tx, series.id, None)
    until = int((work.now + HORIZON + DAY).timestamp())
    for shift in await shelf.ahead(work.tx, work.seconds, until):
        reason = shifts.closed(planned, shift)
        if reason is not None:
            await call_off(work, shift, reason)
    of_classes = await shelf.ahead(work.tx, work.seconds, until, ForWhom.CLIENTS)
    closed = [(shift, shifts.closed(planned, shift)) for shift in of_classes]
    await class_changes.call_off(work, [(shift, reason) for shift, reason in closed if reason is not None])
    await _ask_about_places(work, planned)


async def _ask_about_places(work: Work, planned: Timetable) -> None:
    """A place has left the catalogue: what is past stays, and coordinators are asked about what is ahead."""
    ahead = await shelf.ahead(work.tx, work.seconds, int((work.now + HORIZON + DAY).timestamp()))
    gone = [one for one in ahead if shifts.place_gone(planned, one)]
    asked = (await facts.get(work.tx, ASKED) or b"").decode().split()
    await facts.put(work.tx, ASKED, " ".join(str(one.id) for one in gone).encode())
    if any(str(one.id) not in asked for one in gone):
        await tell_coordinators(work, None, PlaceGone(len(gone), sum(one.taken for one in gone)))


async def call_off(work: Work, shift: Shift, reason: Text) -> int:
    """It does not take place: everybody on it and on its list is told once; returns how many had a place."""
    if shift.is_class:
        return await class_changes.call_off(work, [(shift, reason)])
    if not await shelf.cancel(work.tx, shift.id, reason):
        return 0
    of = await shifts.about(work, await shifts.require(work, shift.id))
    held = await signups.active(work.tx, shift.id)
    for one in held:
        await signups.end(work.tx, one.id, State.CANCELLED, work.seconds)
        await shift_reminders.void(work, one.id)
        exported = await calendar_exports.has(work.tx, one.chat, shift.id)
        await shifts.tell(work, one.chat, ShiftOff(of, exported=exported))
    for chat in await shift_waits.close(work.tx, shift.id):
        await shifts.tell(work, chat, ShiftOff(of, waited=True))
    return len(held)

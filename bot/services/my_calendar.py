"""A person's own shifts for the calendar of their phone, with what has to go out of it again; never a screen or SQL."""

from __future__ import annotations

from bot.domain.catalogue import Place
from bot.domain.chats import Chat
from bot.domain.papers import Entry, Point
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift
from bot.services import shifts
from bot.work import Work
from storage import calendar_exports, my_shifts

UID = "shift-{number}@iimp-bot"
"""The same for everybody on a shift: who compares two files learns of a shift, and of nobody."""


async def entries(work: Work, chat: Chat, only: int | None = None) -> list[Entry]:
    """Own places that are not over, or one of them; those an earlier file had and are theirs no more, as cancelled."""
    mine = {one.id: one for one in await my_shifts.confirmed(work.tx, chat.id, work.seconds)}
    gone = await calendar_exports.of_person(work.tx, chat.id) - mine.keys()
    found = [await _entry(work, chat, shift, off=False) for shift in mine.values() if only in (None, shift.id)]
    for number in sorted(gone):
        shift = await shifts.require(work, number)
        if only in (None, number) and shift.ends_at > work.now:
            found.append(await _entry(work, chat, shift, off=True))
    return found


async def _entry(work: Work, chat: Chat, shift: Shift, *, off: bool) -> Entry:
    """One of them; its revision grows when the shift changes, and when the person comes to it or goes."""
    turns = await calendar_exports.put(work.tx, chat.id, shift.id, off=off)
    of = await shifts.about(work, shift)
    hidden = not off and of.place is not None and of.place.hidden
    place = None if off or hidden else of.place
    return Entry(
        uid=UID.format(number=shift.id),
        revision=shift.revision + turns,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        task=of.task.name,
        programme=of.programme.name,
        place=place.name if place else {},
        address=place.address if place else {},
        point=_point(place),
        hidden=hidden,
        cancelled=off,
    )


def _point(place: Place | None) -> Point | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return Point(place.latitude, place.longitude)


async def has(work: Work, chat: Chat, of: OfShift) -> bool:
    """Whether the last file they took has this shift as one of theirs."""
    return await calendar_exports.has(work.tx, chat.id, of.shift.id)


async def has_some(work: Work, chat: Chat) -> bool:
    """Whether their calendar has anything of ours that is not over."""
    return await calendar_exports.ahead(work.tx, chat.id, work.seconds)

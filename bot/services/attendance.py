"""Who came to a shift: ticked by its day lead or by who plans shifts, and every mark can be undone; never a screen."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.attendance import LEAD_HAS, OPENS_BEFORE, Mark, Place, Sheet, Ticked, WhoCame, lengths
from bot.domain.audit import Change
from bot.domain.chats import Chat, ChatId
from bot.domain.classes import mark as code
from bot.domain.delivery import Lane
from bot.domain.holds import at_night
from bot.domain.people import Action, may
from bot.domain.refusals import AttendanceShut, NotAllowed, Outdated
from bot.domain.reminders import Kind, Reminder
from bot.domain.roster import Person
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift, ShiftState, State
from bot.services import people, rosters, shifts
from bot.services.signups import require as signup_of
from bot.work import Work
from storage import audit, colleagues, reminders, signups
from storage import signups_attended as shelf
from storage.rosters import team

KNOWN_FOR = timedelta(days=60)
"""Whom a lead has seen at the same series in so many days may be chosen by them."""


async def sheet(work: Work, by: Chat, number: int) -> Sheet:
    """Everybody who has a place on a shift, and who is ticked."""
    shift, _staff = await _permitted(work, by, number)
    return await _sheet(work, by, shift)


async def mark(work: Work, by: Chat, signup: int, new: Mark) -> Sheet:
    """Tick one person or undo it: the last tap counts, the same once more changes nothing. Both stand in the audit.

    Who was added because they came, and did not after all, is off the sheet again.
    """
    shift, place = await _place(work, by, signup)
    if place is not None and await shelf.mark(work.tx, signup, new, await shelf.lasted(work.tx, shift)):
        await _note(work, by, signup, place.mark, new)
        if place.later and new is not Mark.CAME:
            await signups.end(work.tx, signup, State.REMOVED, work.seconds)
    return await _sheet(work, by, shift)


async def all_came(work: Work, by: Chat, number: int) -> Sheet:
    """Everybody who is not ticked yet came; what was said of single people stays."""
    shift, _staff = await _permitted(work, by, number)
    for signup in await shelf.mark_rest(work.tx, shift.id, await shelf.lasted(work.tx, shift)):
        await _note(work, by, signup, Mark.OPEN, Mark.CAME)
    return await _sheet(work, by, shift)


async def ended(work: Work, by: Chat, number: int, minutes: int) -> Sheet:
    """The shift took so many minutes, for everybody of whom nothing else was said."""
    shift, _staff = await _permitted(work, by, number)
    lasted = await shelf.lasted(work.tx, shift)
    await shelf.set_lasted(work.tx, shift.id, lasted, _choice(shift, minutes))
    change = Change(f"{lasted} min", f"{minutes} min")
    await audit.add(work.tx, work.seconds, by.id, "attend.ended", f"shift {number}: {minutes} min", change)
    return await _sheet(work, by, shift)


async def stayed(work: Work, by: Chat, signup: int, minutes: int) -> Sheet:
    """One person came, for so many minutes."""
    shift, place = await _place(work, by, signup)
    if place is None:
        raise Outdated
    await shelf.stay(work.tx, signup, _choice(shift, minutes))
    change = Change(f"{place.minutes or 0} min", f"{minutes} min")
    await audit.add(work.tx, work.seconds, by.id, "attend.stayed", f"signup {signup}: {minutes} min", change)
    return await _sheet(work, by, shift)


async def of_place(work: Work, by: Chat, signup: int) -> Sheet:
    """The sheet one place stands on."""
    shift, place = await _place(work, by, signup)
    if place is None:
        raise Outdated
    return await _sheet(work, by, shift)


async def others(work: Work, by: Chat, number: int) -> tuple[OfShift, list[Person]]:
    """Who else may have come: to staff everybody of the team, to a lead who had to do with this shift or its series.

    A lead reads only names whose people agreed that others of the team see them.
    """
    shift, staff = await _permitted(work, by, number)
    if shift.is_class:
        raise Outdated
    on = {one.chat for one in await shelf.places(work.tx, shift.id)}
    found = await (_team(work) if staff else _known(work, shift))
    free = sorted((one for one in found if one.chat not in on), key=lambda one: (not one.name, one.name.casefold()))
    return await shifts.about(work, shift), free


async def _team(work: Work) -> list[Person]:
    names = await colleagues.every(work.tx, work.vault)
    return [Person(chat, names.get(chat, "")) for chat in await team(work.tx)]


async def _known(work: Work, shift: Shift) -> list[Person]:
    known = await shelf.tried(work.tx, shift, int((work.now - KNOWN_FOR).timestamp()))
    found = [await rosters.person(work, chat, plans=False) for chat in await team(work.tx) if chat in known]
    return [one for one in found if one.name]


async def add(work: Work, by: Chat, number: int, chat: ChatId) -> Sheet:
    """Somebody came who had no place; who has one by now is left as they are. Raises Outdated for anybody else."""
    shift, _staff = await _permitted(work, by, number)
    if chat not in {one.chat for one in await shelf.places(work.tx, number)}:
        await _add(work, by, shift, chat)
    return await _sheet(work, by, shift)


async def _add(work: Work, by: Chat, shift: Shift, chat: ChatId) -> None:
    _of, free = await others(work, by, shift.id)
    if chat not in {one.chat for one in free}:
        raise Outdated
    signup = await shelf.add(work.tx, shift.id, chat, await shelf.lasted(work.tx, shift), work.seconds)
    if signup is None:  # they have asked for a place, which staff have not answered
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "attend.added", f"signup {signup}")


async def unmarked(work: Work, by: Chat) -> list[Shift]:
    """Shifts that are over and on which somebody was never ticked, the latest first."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    return await shelf.unmarked(work.tx, work.seconds)


async def plan(work: Work) -> None:
    """The day lead is asked at the end of a shift; a moved one plans another row, the older is void when it is due."""
    for shift, ends_at in await shelf.led(work.tx, work.seconds):
        await reminders.plan(work.tx, Kind.WHO_CAME, shift, ends_at)


async def ask(work: Work, one: Reminder) -> bool:
    """Who came? Only of a shift that has just ended, has a lead, and where somebody is not ticked yet."""
    shift = await shifts.require(work, one.about)
    if shift.state is not ShiftState.OPEN or int(shift.ends_at.timestamp()) != one.due_at:
        return False
    if not any(place.mark is Mark.OPEN for place in await shelf.places(work.tx, shift.id)):
        return False
    told = WhoCame(await shifts.about(work, shift))
    return await shifts.tell(work, shift.need.lead, told, quiet=at_night(work.now), lane=Lane.REMINDER)


async def _permitted(work: Work, by: Chat, number: int) -> tuple[Shift, bool]:
    """The shift, and whether this is somebody who plans shifts; raises NotAllowed for who neither does nor leads it."""
    shift = await shifts.either(work, number)
    staff = may(await people.grants(work, by), Action.PLAN_SHIFTS)
    if not staff and not await rosters.leads(work, by, shift):
        raise NotAllowed("attend")
    if shift.state is not ShiftState.OPEN:
        raise Outdated
    opens_at = shift.starts_at - OPENS_BEFORE
    if work.now < opens_at or (work.now > shift.ends_at + LEAD_HAS and not staff):
        raise AttendanceShut(opens_at if work.now < opens_at else None)
    return shift, staff


async def _place(work: Work, by: Chat, signup: int) -> tuple[Shift, Place | None]:
    """The shift of a place, and the place where it is still one."""
    shift, _staff = await _permitted(work, by, (await signup_of(work, signup)).shift)
    found = await shelf.places(work.tx, shift.id)
    return shift, next((one for one in found if one.signup == signup), None)


async def _sheet(work: Work, by: Chat, shift: Shift) -> Sheet:
    staff = may(await people.grants(work, by), Action.PLAN_SHIFTS)
    found = [await _ticked(work, shift, place, staff=staff) for place in await shelf.places(work.tx, shift.id)]
    return Sheet(await shifts.about(work, shift), tuple(found), await shelf.lasted(work.tx, shift))


async def _ticked(work: Work, shift: Shift, place: Place, *, staff: bool) -> Ticked:
    if place.chat is None:
        return Ticked(place, Person(None))
    if shift.is_class:
        return Ticked(place, Person(place.chat, code(place.chat)))
    first = await shelf.first_time(work.tx, place.chat, shift.need.task, int(shift.starts_at.timestamp()))
    return Ticked(place, await rosters.person(work, place.chat, plans=staff), first)


def _choice(shift: Shift, minutes: int) -> int:
    if minutes not in lengths(shift):
        raise Outdated
    return minutes


async def _note(work: Work, by: Chat, signup: int, old: Mark, new: Mark) -> None:
    await audit.add(work.tx, work.seconds, by.id, f"attend.{new}", f"signup {signup}", Change(old, new))

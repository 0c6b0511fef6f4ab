"""Who comes to a shift, and whom staff could put in, each with what speaks against it; never a screen or SQL."""

from __future__ import annotations

from bot.domain.catalogue import Catalogue
from bot.domain.chats import Chat, ChatId
from bot.domain.people import Action, Role, may
from bot.domain.refusals import Barred, Outdated
from bot.domain.roster import NOT_FOR_STAFF, Candidate, Coming, Person, Roster
from bot.domain.shifts import Bar, Objection, Rules, Shift, ShiftState, Signup, State, Wish, objections
from bot.domain.volunteers import Volunteer
from bot.services import people, shifts, signups
from bot.services.schedule import timetable
from bot.work import Work
from storage import colleagues, rosters, shift_reminders, shift_series, signups_attended, volunteers
from storage import shift_waits as queue
from storage import signups as places

ORDER = (State.CONFIRMED, State.ASKED, State.HELD)


async def roster(work: Work, by: Chat, number: int) -> Roster:
    """Who comes and who waits, to its day lead and to who plans shifts; raises NotAllowed, Outdated.

    A lead who does not plan shifts is a volunteer too: they see the names of those who agreed, as others on it do.
    """
    shift = await shifts.require(work, number)
    plans = may(await people.grants(work, by), Action.PLAN_SHIFTS)
    if not plans and not await leads(work, by, shift):
        await people.require(work, by, Action.PLAN_SHIFTS)
    coming = [await _coming(work, shift, one, plans=plans) for one in await places.active(work.tx, number)]
    coming.sort(key=lambda one: ORDER.index(one.signup.state))
    waiting = [await person(work, one.chat, plans=plans) for one in await queue.queue(work.tx, number)]
    return Roster(await shifts.about(work, shift), tuple(coming), tuple(waiting), plans)


async def leads(work: Work, by: Chat, shift: Shift) -> bool:
    """Whether somebody is the day lead, and still on the team."""
    held = await people.grants(work, by)
    return shift.need.lead == by.id and any(one.role is Role.VOLUNTEER for one in held)


async def one(work: Work, by: Chat, number: int) -> tuple[Shift, Coming]:
    """One place on a shift, to who plans shifts; raises Outdated for none."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    signup = await signups.require(work, number)
    shift = await shifts.require(work, signup.shift)
    return shift, await _coming(work, shift, signup, plans=True)


async def _coming(work: Work, shift: Shift, signup: Signup, *, plans: bool) -> Coming:
    if signup.chat is None:
        return Coming(signup, Person(None))
    start = int(shift.starts_at.timestamp())
    first = await signups_attended.first_time(work.tx, signup.chat, shift.need.task, start)
    sure = await shift_reminders.is_sure(work.tx, signup.id)
    return Coming(signup, await person(work, signup.chat, plans=plans), first, sure)


async def person(work: Work, chat: ChatId, *, plans: bool) -> Person:
    """Somebody as who plans shifts sees them, or else as who is on it with them does."""
    name = await colleagues.get(work.tx, work.vault, chat)
    return Person(chat, name.text if name and (plans or name.shown) else "")


async def choices(work: Work, by: Chat, number: int) -> tuple[Shift, list[Candidate]]:
    """Who is not on the shift yet, those who may come first; raises Barred for a cancelled one."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    shift = await shifts.require(work, number)
    if shift.state is ShiftState.CANCELLED:
        raise Barred(Bar.CANCELLED, number)
    on = {one.chat for one in await places.active(work.tx, number)}
    found = [one for one in await _candidates(work, shift) if one.person.chat not in on]
    return shift, sorted(found, key=lambda one: one.rank)


async def candidate(work: Work, shift: Shift, chat: ChatId) -> Candidate:
    """One of them, with what speaks against it now; raises Outdated for who is not of the team."""
    found = next((one for one in await _candidates(work, shift) if one.person.chat == chat), None)
    if found is None:
        raise Outdated
    return found


async def _candidates(work: Work, shift: Shift) -> list[Candidate]:
    """The whole team, from a few queries however many they are."""
    catalogue = (await timetable(work)).catalogue
    known = {one.chat: one for one in await volunteers.every(work.tx)}
    since = min(work.now, shift.starts_at) - shifts.LAST_WEEK
    held = await rosters.held(work.tx, int(since.timestamp()))
    names = await colleagues.every(work.tx, work.vault)
    rules = await shift_series.rules(work.tx)
    found = []
    for chat in await rosters.team(work.tx):
        against = _against(work, _wish(catalogue, shift, known.get(chat), held.get(chat, [])), rules)
        wishes = chat in known and shift.need.task in known[chat].wishes
        found.append(Candidate(Person(chat, names.get(chat, "")), against, wishes))
    return found


def _wish(catalogue: Catalogue, shift: Shift, person: Volunteer | None, held: list[Shift]) -> Wish:
    place = catalogue.places.get(shift.need.place)
    task = catalogue.tasks.get(shift.need.task)
    return Wish(shift, task, person, held, allowance=place.allowance if place else 0)


def _against(work: Work, wish: Wish, rules: Rules) -> tuple[Objection, ...]:
    """What staff are told: a seat the person holds already does not make it full for them."""
    on = wish.shift.id in {one.id for one in wish.held}
    none = NOT_FOR_STAFF | ({Bar.FULL} if on else frozenset())
    return tuple(one for one in objections(wish, rules, work.now) if one.bar not in none)

"""What a change of shifts would do, before it is done: dates, people, clashes, too few seats; never changes one."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.chats import Chat, ChatId
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.shift_moves import (
    Clash,
    Edit,
    Outlook,
    Over,
    Own,
    Scope,
    Set,
    agree_by,
    beyond,
    changed,
    day_of,
    may_repeat,
    moved,
)
from bot.domain.shifts import Shift, ShiftSeries, ShiftState, Signup, clash
from bot.domain.timetable import today
from bot.services import people, shifts, signups
from bot.services.schedule import timetable
from bot.work import Work
from storage import shift_series
from storage import shift_waits as queue
from storage import shifts as shelf
from storage import signups as places

Pairs = list[tuple[Shift, Shift]]


async def open_shift(work: Work, chat: Chat, number: int) -> Shift:
    """A shift that staff can still change; raises NotAllowed, and Outdated once it has begun or is cancelled."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    shift = await shifts.either(work, number)
    if shift.starts_at <= work.now or shift.state is not ShiftState.OPEN:
        raise Outdated
    return shift


async def series_of(work: Work, shift: Shift) -> ShiftSeries | None:
    """The series that goes on and gave this date; None for a single one."""
    series = await shift_series.get(work.tx, shift.series)
    return series if series is not None and series.rule is not None else None


async def look(work: Work, chat: Chat, number: int, edit: Edit, reach: tuple[Scope, Own]) -> Outlook:
    """What the change would do. Raises NotAllowed, and Outdated where it cannot be done (any more)."""
    shift = await open_shift(work, chat, number)
    scope, own = reach
    series = await series_of(work, shift)
    if shift.is_class and (isinstance(edit, Set) or scope is Scope.LATER):  # a course is one: people are in all of it
        raise Outdated
    if scope is not Scope.ONE and (series is None or not may_repeat(shift, series, edit)):
        raise Outdated
    dates = await reached(work, shift, scope)
    on = {one.id: await people_on(work, one) for one in dates}
    chosen = [one for one in dates if _chosen(shift, one, own, busy=bool(on[one.id]))]
    pairs, closed = await _pairs(work, shift, edit, scope, chosen)
    moves = [one for one in pairs if moved(*one)]
    told = [await told_of(work, old) for old, _new in (*moves, *closed)]
    return Outlook(
        of=await shifts.about(work, shift),
        edit=edit,
        scope=scope,
        own=own,
        pairs=tuple(pairs),
        left=sum(one.own for one in dates if one not in chosen),
        kept=tuple(one for one in dates if own is Own.KEPT and on[one.id]),
        closed=tuple(closed),
        busy=sum(bool(some) for some in on.values()),
        people=len(set().union(*told)),
        clashes=tuple(await _clashes(work, moves)),
        over=tuple([await _over(work, new) for _old, new in pairs if is_over(new)]),
        until=min((agree_by(work.now, new.starts_at) for _old, new in moves if not new.is_class), default=None),
    )


async def _over(work: Work, shift: Shift) -> Over:
    last = beyond(await places.active(work.tx, shift.id), shift.need.seats)
    names = tuple([await signups.name_of(work, one) for one in last])
    return Over(await shifts.about(work, shift), shift.taken, names)


def is_over(shift: Shift) -> bool:
    """Whether more people are on it than it has seats."""
    return shift.need.seats is not None and shift.taken > shift.need.seats


async def reached(work: Work, shift: Shift, scope: Scope) -> list[Shift]:
    """The dates a change reaches: open ones that have not begun."""
    if scope is Scope.ONE:
        return [shift]
    ahead = await shelf.of_series(work.tx, shift.series, work.seconds)
    return [one for one in ahead if scope is Scope.ALL or one.original_on >= shift.original_on]


def _chosen(shift: Shift, one: Shift, own: Own, *, busy: bool) -> bool:
    if one.id == shift.id and own is not Own.KEPT:
        return True
    return (own is Own.TOO or not one.own) and not (own is Own.KEPT and busy)


async def people_on(work: Work, shift: Shift) -> set[ChatId]:
    """Everybody who holds a seat of it."""
    return {one.chat for one in await places.active(work.tx, shift.id) if one.chat is not None}


async def told_of(work: Work, shift: Shift) -> set[ChatId]:
    """Everybody who hears of a change: who has a place, and who waits for one."""
    return await people_on(work, shift) | {one.chat for one in await queue.queue(work.tx, shift.id)}


async def _pairs(work: Work, shift: Shift, edit: Edit, scope: Scope, dates: list[Shift]) -> tuple[Pairs, Pairs]:
    """Each date beside what it would be; those that would fall on a closed day stand apart."""
    planned = await timetable(work)
    pairs: Pairs = []
    closed: Pairs = []
    for one in dates:
        new = changed(one, edit, day_of(shift, one, edit, scope))
        if new.starts_at <= work.now or _facts(new) == _facts(one):
            continue
        strays = today(new.starts_at) != today(one.starts_at)
        (closed if strays and shifts.closed(planned, new) is not None else pairs).append((one, new))
    return pairs, closed


def _facts(one: Shift) -> tuple[object, ...]:
    return one.need, one.starts_at, one.ends_at, one.opens_at


async def _clashes(work: Work, pairs: Pairs) -> list[Clash]:
    """Who could not do both any more: with other shifts, or with dates that move along."""
    becomes = {old.id: new for old, new in pairs}
    found: list[Clash] = []
    for old, new in pairs:
        for one in await places.active(work.tx, old.id):
            found += await _clashes_of(work, one, (old, new), becomes)
    return found


async def _clashes_of(work: Work, signup: Signup, pair: tuple[Shift, Shift], becomes: dict[int, Shift]) -> list[Clash]:
    old, new = pair
    if signup.chat is None or old.is_class:  # what else a client does is nobody's business
        return []
    place = (await timetable(work)).catalogue.places.get(new.need.place)
    allowance = place.allowance if place else 0
    found = []
    for other in await shelf.of_person(work.tx, signup.chat, int((work.now - timedelta(days=1)).timestamp())):
        later = becomes.get(other.id, other)
        twice = other.id in becomes and other.id < old.id
        if other.id != old.id and not twice and clash(new, later, allowance) and not clash(old, other, allowance):
            name = await signups.name_of(work, signup)
            found.append(Clash(name, await shifts.about(work, new), await shifts.about(work, later)))
    return found

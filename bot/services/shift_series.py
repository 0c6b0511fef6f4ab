"""Staff plan new shifts by taps, see all of them, and set what holds for everybody; never a screen or SQL."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.audit import Change
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.shift_plans import WHOM, Answers, Ask, Planned, answered, left_to_make, missing, series_of
from bot.domain.shifts import HORIZON, ForWhom, Rules, Shift, ShiftSeries, ShiftState
from bot.domain.timetable import stretch, today
from bot.services import people, shifts
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, shift_drafts, shift_series
from storage import shifts as shelf
from storage.shift_drafts import Kind

LOOKS_BACK, LOOKS_AHEAD = timedelta(days=1), timedelta(days=400)
"""A shift that runs is listed too, and one that was moved beyond the horizon."""


async def listed(work: Work, chat: Chat) -> list[Shift]:
    """Every date that is not over, cancelled and closed ones too, soonest first. Raises NotAllowed."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    first, last = work.now - LOOKS_BACK, work.now + LOOKS_AHEAD
    found = await shelf.between(work.tx, int(first.timestamp()), int(last.timestamp()))
    return [one for one in found if one.ends_at > work.now]


async def begin(work: Work, chat: Chat, whom: ForWhom) -> None:
    """Nothing is answered yet, but for whom it is."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    given = {WHOM: str(whom)} if whom is ForWhom.CLIENTS else {}
    await shift_drafts.put(work.tx, chat.id, Kind.PLAN, given, work.seconds)


async def answers(work: Work, chat: Chat) -> dict[str, str]:
    """What was answered so far, and survives a restart."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    return await shift_drafts.get(work.tx, chat.id, Kind.PLAN)


async def answer(work: Work, chat: Chat, ask: Ask, value: str) -> dict[str, str]:
    """One answer more; the caller has looked whether there is such a choice."""
    given = answered(await answers(work, chat), ask, value)
    await shift_drafts.put(work.tx, chat.id, Kind.PLAN, given, work.seconds)
    return given


async def look(work: Work, chat: Chat) -> Planned:
    """What the answers would make: which dates are new, planned already, or closed. Raises Outdated."""
    given = await answers(work, chat)
    if missing(given) is not None:
        raise Outdated
    return await _planned(work, given)


async def _planned(work: Work, given: Answers) -> Planned:
    series = series_of(given)
    first, last = today(work.now), today(work.now) + HORIZON
    planned = await timetable(work)
    dated = [shifts.dated(series, day) for day in shifts.days_of(series, first, last)]
    ahead = [one for one in dated if one.starts_at > work.now]
    closed = {one.original_on for one in ahead if shifts.closed(planned, one) is not None}
    there = {one.original_on for one in ahead if await _exists(work, one)} - closed
    new = tuple(one.original_on for one in ahead if one.original_on not in closed | there)
    return Planned(series, new, tuple(sorted(there)), tuple(sorted(closed)))


async def _exists(work: Work, shift: Shift) -> bool:
    """Whether the same is planned at that time already, by whatever series."""
    first, last = stretch(shift.original_on, shift.original_on)
    return any(_same(one, shift) for one in await shelf.between(work.tx, first, last, shift.need.for_whom))


def _same(one: Shift, other: Shift) -> bool:
    kinds = [(it.need.programme, it.need.task, it.need.place, it.starts_at) for it in (one, other)]
    return one.state is ShiftState.OPEN and kinds[0] == kinds[1]


async def create(work: Work, chat: Chat) -> int:
    """Make the series and its dates at once; what is there already is not made again. Returns how many are new."""
    planned = await look(work, chat)
    if not planned.days:
        return 0
    series = left_to_make(planned)
    number = await shift_series.add(work.tx, series)
    await audit.add(work.tx, work.seconds, chat.id, "shift.plan", f"series {number}")
    return await shifts.make_of(work, await require(work, number), today(work.now) + HORIZON)


async def require(work: Work, number: int) -> ShiftSeries:
    """A series that still gives dates; raises Outdated for any other."""
    found = await shift_series.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def rules(work: Work, chat: Chat) -> tuple[Rules, int]:
    """What holds for everybody, and for how many shifts to come."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    until = int((work.now + LOOKS_AHEAD).timestamp())
    return await shift_series.rules(work.tx), len(await shelf.ahead(work.tx, work.seconds, until))


async def set_rules(work: Work, chat: Chat, rules_: Rules) -> None:
    """Change it for every place taken from now on."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    change = Change(_told(await shift_series.rules(work.tx)), _told(rules_))
    await shift_series.set_rules(work.tx, rules_)
    await audit.add(work.tx, work.seconds, chat.id, "shift.rules", "all", change)


def _told(rules_: Rules) -> str:
    most = "no limit" if rules_.most_a_week is None else f"{rules_.most_a_week} a week"
    return f"rest {rules_.rest_minutes} min, {most}"

"""Following a programme: when its next date is reminded of, and which changes of its dates are told; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.domain.agenda import next_sessions
from bot.domain.catalogue import PlaceKey, ProgrammeKey, Text
from bot.domain.holds import at_night, awakening
from bot.domain.reminders import RULES, Kind
from bot.domain.schedule import SeriesId, Session, SlotKey, Timetable
from bot.domain.timetable import DAY, ISTANBUL, moved_away, sessions, today

EVENING = time(18)
"""When people hear of tomorrow."""
APART = timedelta(hours=3)
"""Of two messages about one date that are nearer than this, the first is enough."""
ENOUGH = timedelta(hours=1)
"""At the hour of waking a reminder still serves so long before the start."""
WINDOW = timedelta(days=60)
"""How far ahead a change is told."""
URGENT = timedelta(hours=12)
"""A change of what begins so soon is told at night too, without a sound."""
MOST_FOLLOWED = 20
"""More than an organisation offers that people come to."""


def next_after(timetable: Timetable, programme: ProgrammeKey, now: datetime) -> Session | None:
    """The next date that has not begun; None where none is known."""
    return next((s for s in next_sessions(timetable, programme, now, 2) if s.starts_at > now), None)


def moments(session: Session, now: datetime) -> Mapping[Kind, datetime]:
    """When the date is reminded of, from now on: the evening before and two hours before, but never in the night.

    Two hours before that fall into the night become the hour of waking, where that is early enough; where it is not,
    the evening before has said it.
    """
    local = session.starts_at.astimezone(ISTANBUL)
    evening = datetime.combine(local.date() - DAY, EVENING, ISTANBUL)
    wanted = {Kind.FOLLOW_EVENING: evening}
    soon = session.starts_at - RULES[Kind.FOLLOW_HOURS].lead
    waking = awakening(soon)
    if session.starts_at - waking >= ENOUGH and waking - evening >= APART:
        wanted[Kind.FOLLOW_HOURS] = waking
    return {kind: at for kind, at in wanted.items() if at > now}


@dataclass(frozen=True, slots=True)
class Known:
    """One date as somebody knows it; instants aware, in UTC."""

    series: SeriesId
    original_on: date
    programme: ProgrammeKey
    starts_at: datetime
    ends_at: datetime
    place: PlaceKey
    takes_place: bool = True

    @property
    def slot(self) -> SlotKey:
        """What names it whatever is moved."""
        return self.series, self.original_on

    def as_was(self, other: Known) -> bool:
        """Whether people would come to the same door at the same hour."""
        mine, theirs = (self.starts_at, self.ends_at, self.place), (other.starts_at, other.ends_at, other.place)
        return mine == theirs and self.takes_place == other.takes_place


@dataclass(frozen=True, slots=True)
class DateChange:
    """What became of one date: ``was`` None where it is new, ``now`` None where it is off; one of them is always."""

    was: Known | None
    now: Known | None
    reason: Text = field(default_factory=dict)

    @property
    def nearest(self) -> datetime:
        """When somebody could stand before a closed door, or miss it."""
        return min(one.starts_at for one in (self.was, self.now) if one is not None)

    @property
    def again(self) -> bool:
        """Whether it had been said to be off, and takes place after all."""
        return self.was is not None and not self.was.takes_place


def known(session: Session) -> Known:
    """A date as it is planned now."""
    return Known(
        session.series,
        session.original_on,
        session.programme,
        session.starts_at,
        session.ends_at,
        session.place,
        session.takes_place,
    )


def coming(timetable: Timetable, programme: ProgrammeKey, now: datetime, until: date) -> dict[SlotKey, Session]:
    """Every date of a programme from today on, by what names it; those moved out of the window too."""
    first = today(now)
    found = (*sessions(timetable, first, until, programme), *moved_away(timetable, first, until, programme))
    return {one.slot: one for one in found}


def changes(before: Iterable[Known], after: Mapping[SlotKey, Session], now: datetime) -> tuple[DateChange, ...]:
    """What is not as it was last told, of dates still ahead, by the hour.

    A date that left a series while another came at the same hour and place is no change (the file was rewritten).
    """
    old = {one.slot: one for one in before}
    new = {slot: known(session) for slot, session in after.items()}
    found = []
    for slot in {**old, **new}:
        was, is_now = old.get(slot), new.get(slot)
        if was is not None and is_now is not None and was.as_was(is_now):
            continue
        change = DateChange(was, is_now if is_now and is_now.takes_place else None, _reason(after.get(slot)))
        if change.now is None and (change.was is None or not change.was.takes_place):
            continue  # off, and nobody was told that it is on
        if change.nearest > now:
            found.append(change)
    return tuple(sorted(_without_rewritten(found), key=lambda one: one.nearest))


def _reason(session: Session | None) -> Text:
    return session.reason if session is not None else {}


def _without_rewritten(found: Sequence[DateChange]) -> list[DateChange]:
    gone = [one for one in found if one.now is None]
    added = [one for one in found if one.was is None]
    pairs = [(a, b) for a in gone for b in added if a.was and b.now and a.was.as_was(b.now)]
    twins = [one for pair in pairs for one in pair]
    return [one for one in found if one not in twins]


def at_once(found: Iterable[DateChange], now: datetime) -> bool:
    """Whether this is told now: by day always, at night only of what is so near that the morning is too late."""
    return not at_night(now) or any(one.nearest - now <= URGENT for one in found)

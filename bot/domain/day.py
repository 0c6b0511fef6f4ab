"""The day itself: what can be said of a session while it is on, and how its guests are counted; never a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.catalogue import Catalogue, Programme, ProgrammeKey
from bot.domain.chats import ChatId
from bot.domain.schedule import NOTHING_SAID, Said, SeriesId, Session, SlotKey

UNDO = timedelta(minutes=2)
"""So long who leads a day takes back with one tap what was said; staff can until the day is over."""
GRACE = timedelta(seconds=20)
"""So long nobody is told: a slip of the thumb reaches no one."""
LATE_STEP, MOST_LATE = 30, 90
"""Minutes."""
STEPS = (1, 5)
"""People one tap counts."""


class Mark(StrEnum):
    """What is said of a session on its day."""

    LATE = "late"
    FEW = "few"
    FINISHED = "finished"
    CLOSED = "closed"


class MarkState(StrEnum):
    """Whether it counts: one that was replaced counts again when what replaced it is taken back."""

    STANDS = "stands"
    REPLACED = "replaced"
    UNDONE = "undone"


class Head(StrEnum):
    """Who was counted; ``ALL`` where nobody tells them apart."""

    ALL = ""
    WOMEN = "women"
    MEN = "men"
    CHILDREN = "children"


KINDS = (Head.WOMEN, Head.MEN, Head.CHILDREN)


@dataclass(frozen=True, slots=True)
class DayMark:
    """One thing that was said; ``edit`` is the change of the timetable it made, ``tell_at`` in Unix seconds."""

    id: int
    series: SeriesId
    original_on: date
    programme: ProgrammeKey
    kind: Mark
    minutes: int | None
    state: MarkState
    by: ChatId | None
    at: datetime
    tell_at: int | None = None
    edit: int | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """One tap."""

    id: int
    kind: Head
    n: int
    by: ChatId | None
    at: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """How many were counted; ``mine`` by this person."""

    total: int = 0
    mine: int = 0
    kinds: Mapping[Head, int] = field(default_factory=dict)

    @property
    def others(self) -> int:
        """By everybody else."""
        return self.total - self.mine


@dataclass(frozen=True, slots=True)
class Received:
    """What a tap did: it counted, took back, or changed nothing because that was done already."""

    counted: Counted | None
    back: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class DayNews:
    """To who may be on the way: something was said of the session, which holds it; ``next`` is the date after it."""

    mark: Mark
    programme: Programme
    session: Session
    next: Session | None
    catalogue: Catalogue
    now: datetime


@dataclass(frozen=True, slots=True)
class DayCorrected:
    """To who was told: that does not hold any more, and how the session stands instead."""

    programme: Programme
    session: Session
    catalogue: Catalogue
    now: datetime


def mark_of(session: Session, kind: Mark, by: ChatId, at: datetime) -> DayMark:
    """One that is not stored yet, and of which nobody is to be told."""
    slot = (session.series, session.original_on, session.programme)
    return DayMark(0, *slot, kind, None, MarkState.STANDS, by, at)


def said(marks: Iterable[DayMark]) -> dict[SlotKey, Said]:
    """What counts of each session, as it is shown wherever the session is."""
    found: dict[SlotKey, Said] = {}
    for one in marks:
        if one.state is not MarkState.STANDS:
            continue
        before = found.get((one.series, one.original_on), NOTHING_SAID)
        found[one.series, one.original_on] = Said(
            one.minutes or 0 if one.kind is Mark.LATE else before.late,
            before.few or one.kind is Mark.FEW,
            before.finished or one.kind is Mark.FINISHED,
        )
    return found


def may_say(session: Session, kind: Mark, now: datetime) -> bool:
    """Whether that can be said of it at this moment, whoever says it."""
    if not session.takes_place or now >= session.ends_at or session.said.finished:
        return False
    match kind:
        case Mark.LATE:
            return session.said.late < MOST_LATE
        case Mark.FEW:
            return session.starts_at <= now and not session.said.few
        case Mark.FINISHED:
            return session.starts_at <= now
        case Mark.CLOSED:
            return True

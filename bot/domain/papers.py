"""What stands in the files we make: calendar entries, hours, board, reports, poster; never how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bot.domain.audit import Act
from bot.domain.catalogue import Text
from bot.domain.chats import ChatId
from bot.domain.reports import Report


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the map; degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One shift of one volunteer in a calendar; ``starts_at`` is the time to be there.

    ``uid`` stays the same for as long as the shift exists, ``revision`` grows with every change of it. There is no room
    for anybody's name: a calendar is passed on and read over shoulders (SH-H5).
    """

    uid: str
    revision: int
    starts_at: datetime
    ends_at: datetime
    task: Text
    programme: Text
    place: Text = field(default_factory=dict)
    address: Text = field(default_factory=dict)
    point: Point | None = None
    hidden: bool = False
    """Whether its address is hidden for now: a person has to be asked."""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One attended shift; only such lines are hours."""

    on: date
    task: Text
    programme: Text
    minutes: int
    added_later: bool = False


class Apart(StrEnum):
    """Shifts that are listed apart and never counted as hours."""

    AHEAD = "ahead"
    UNMARKED = "unmarked"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Statement:
    """The hours of one volunteer; the total is nothing but the sum of the lines (SH-I1). ``name`` may be empty."""

    name: str
    made_on: date
    lines: tuple[Line, ...]
    apart: tuple[tuple[Apart, int], ...] = ()

    @property
    def minutes(self) -> int:
        """All minutes attended."""
        return sum(line.minutes for line in self.lines)

    @property
    def in_order(self) -> tuple[Line, ...]:
        """The lines, oldest first."""
        return tuple(sorted(self.lines, key=lambda line: line.on))

    @property
    def tasks(self) -> tuple[Text, ...]:
        """What was done, each once, first done first."""
        found: list[Text] = []
        for line in self.in_order:
            if line.task not in found:
                found.append(line.task)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Certificate:
    """What a statement proves, in one sentence; raises ValueError where there are no hours to certify.

    ``issue`` is 1 at first and grows when the hours were corrected afterwards (SH-I5).
    """

    statement: Statement
    code: str
    issue: int = 1

    def __post_init__(self) -> None:
        if self.statement.minutes <= 0:
            raise ValueError("no hours to certify")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One shift on the board; ``starts_at`` is the time to be there.

    ``seats`` is None where there is no limit; ``missing`` is how many people it is under its minimum.
    """

    starts_at: datetime
    ends_at: datetime
    task: Text
    programme: Text
    filled: int
    seats: int | None = None
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Board:
    """The shifts of the days from ``first_on`` to ``last_on``."""

    first_on: date
    last_on: date
    rows: tuple[BoardRow, ...]

    @property
    def in_order(self) -> tuple[BoardRow, ...]:
        """The short ones first, each part by time."""
        return tuple(sorted(self.rows, key=lambda row: (row.missing == 0, row.starts_at)))


@dataclass(frozen=True, slots=True)
class ReportChart:
    """A report as one picture."""

    report: Report


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A report as a table for a computer."""

    report: Report
    made_on: date


@dataclass(frozen=True, slots=True)
class AuditTable:
    """Acts of the audit as a table for a computer, the newest first; ``names`` are what people are called."""

    acts: tuple[Act, ...]
    names: dict[ChatId, str]
    made_on: date


@dataclass(frozen=True, slots=True)
class AuditLines:
    """The same as JSON, one act a line, as it is stored, so that the chain can be followed."""

    acts: tuple[Act, ...]
    names: dict[ChatId, str]


@dataclass(frozen=True, slots=True)
class PosterHours:
    """The same hours on some days of the week, 0 for Monday; on Istanbul's clocks."""

    weekdays: tuple[int, ...]
    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class PosterPlace:
    """A place everybody may be told."""

    name: Text
    address: Text


@dataclass(frozen=True, slots=True)
class Poster:
    """A programme on a page for a door; ``link`` opens it in Telegram, ``languages`` are tags in their order."""

    programme: Text
    hours: tuple[PosterHours, ...]
    places: tuple[PosterPlace, ...]
    link: str
    languages: tuple[str, ...]
    made_on: date


@dataclass(frozen=True, slots=True)
class PosterPicture(Poster):
    """The same page as a picture, to be passed on."""


class Fate(StrEnum):
    """What has become of a session on a picture of the week."""

    PLANNED = "planned"
    CLOSED = "closed"
    NEW_TIME = "new_time"
    MOVED_AWAY = "moved_away"


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One session; ``moved_to`` is its new day where it left this one; an empty place is one that is not told here."""

    pictogram: str
    name: Text
    starts_at: datetime
    ends_at: datetime
    place: Text
    fate: Fate = Fate.PLANNED
    moved_to: date | None = None
    reason: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WeekPicture:
    """What is on from ``first_on`` to ``last_on``, a day after the other; ``hidden`` where all places are for now."""

    first_on: date
    last_on: date
    days: tuple[tuple[date, tuple[WeekRow, ...]], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """A number and its picture on a small paper, by which somebody without a phone is found again; nothing else."""

    number: int
    mark: str
    made_on: date

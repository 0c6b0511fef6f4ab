"""What is kept about one person, as they may see it and take it: sections of entries; never a query or a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

Value = str | int | float | None
Entry = Mapping[str, Value]
"""A row by the names of its columns, opened from its seal."""

FILES_A_DAY = 3
MOST_BYTES = 900_000
"""Of one file, so that what waits to be sent stays small."""


@dataclass(frozen=True, slots=True)
class Section:
    """The person's rows of one table."""

    table: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything about a person, and on how many rows about others or the house their number stands as who worked."""

    sections: tuple[Section, ...]
    worked: tuple[tuple[str, int], ...] = ()

    def of(self, table: str) -> tuple[Entry, ...]:
        """The rows of one table."""
        return next((section.entries for section in self.sections if section.table == table), ())


LEFT_OUT = "…"
_ABOUT = frozenset({"service", "programme"})
_CONTENTS = frozenset(
    {
        *("answers", "notes", "interpretations", "interpreter_questions", "births", "conversations"),
        *("allotments", "tickets", "item_waits"),
    }
)


def neutral(data: OwnData) -> OwnData:
    """The same for who has a phone that somebody else reads: that there is something, not what it is about (AB-61)."""
    kept = [section for section in data.sections if section.table not in _CONTENTS]
    return OwnData(tuple(Section(one.table, tuple(map(_neutral, one.entries))) for one in kept), data.worked)


def _neutral(entry: Entry) -> Entry:
    return {column: LEFT_OUT if column in _ABOUT and value else value for column, value in entry.items()}


_INSTANTS = frozenset({"at", "until", "since", "agree_by", "sure_of", "for_start"})


def readable(column: str, value: Value) -> Value:
    """A value as a file says it: instants in words of ISO 8601, UTC; the rest as it is kept."""
    if isinstance(value, int) and (column in _INSTANTS or column.endswith(("_at", "_until"))):
        return datetime.fromtimestamp(value, UTC).isoformat()
    return value


def files(data: OwnData, made_at: datetime) -> list[bytes]:
    """JSON files, each whole by itself; more than one only where one would be too big."""
    packed: list[bytes] = []
    for part in _parts(data):
        said: dict[str, object] = {"made_at": made_at.isoformat(timespec="seconds"), "kept": part}
        if not packed:
            said["rows_you_worked_on"] = dict(data.worked)
        packed.append(json.dumps(said, ensure_ascii=False, indent=1).encode())
    return packed


def _parts(data: OwnData) -> Iterable[dict[str, list[dict[str, Value]]]]:
    part: dict[str, list[dict[str, Value]]] = {}
    size = 0
    for section in data.sections:
        for entry in section.entries:
            said = {column: readable(column, value) for column, value in entry.items()}
            length = len(json.dumps(said, ensure_ascii=False, indent=1).encode()) + len(section.table) + 20 * len(said)
            if part and size + length > MOST_BYTES:
                yield part
                part, size = {}, 0
            part.setdefault(section.table, []).append(said)
            size += length
    yield part


@dataclass(frozen=True, slots=True)
class Goes:
    """What goes with a person who is erased, counted."""

    requests: int = 0
    places: int = 0
    waits: int = 0
    follows: int = 0
    numbers: int = 0
    """Things that are promised and not collected."""
    birth: bool = False
    volunteer: bool = False
    roles: int = 0

    def __bool__(self) -> bool:
        return any(
            (self.requests, self.places, self.waits, self.follows, self.numbers, self.birth, self.volunteer, self.roles)
        )

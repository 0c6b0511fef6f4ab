"""The shape of the organisation's file, table by table, and the domain objects it becomes; never cross-checks."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from bot.domain import catalogue as c
from bot.domain.schedule import (
    MAX_MINUTES,
    Change,
    ChangeKind,
    Closure,
    Season,
    Series,
    SeriesId,
    Timetable,
    by_slot,
)


def _texts(value: object) -> object:
    """A plain string is English; a table has one entry a language."""
    return {c.SOURCE_LANGUAGE: value} if isinstance(value, str) else value


def _spoken(value: dict[str, str]) -> dict[str, str]:
    if not all(words.strip() for words in value.values()):
        raise ValueError("has a language without words")
    return {tag: words.strip() for tag, words in value.items()}


def _clock(value: object) -> object:
    """TOML's own local time, or hours and minutes in quotes; seconds are no time people are told."""
    if isinstance(value, str):
        try:
            hour, minute = map(int, value.split(":"))
            return time(hour, minute)
        except ValueError:
            raise ValueError(f"'{value}' is no hour of the day") from None
    if isinstance(value, time) and value.second == value.microsecond == 0:
        return value
    raise ValueError("is no hour and minute")


def _day(value: object) -> object:
    """Only TOML's own local dates: quoted ones leave day and month to guess."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("is no day")


Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Numbered = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9_]{0,31}|[0-9]{1,9})$")]
"""A number is what staff added in the chat: an exported file has such keys."""
Text = Annotated[dict[str, str], BeforeValidator(_texts), AfterValidator(_spoken)]
Clock = Annotated[time, BeforeValidator(_clock)]
Day = Annotated[date, BeforeValidator(_day)]
Minutes = Annotated[int, Field(ge=1, le=MAX_MINUTES)]
Flag = Annotated[bool, Field(strict=True)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PlaceTable(_Table):
    """``[place.KEY]``."""

    name: Text
    address: Text | None = None
    directions: Text | None = None
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    visibility: c.Visibility = c.Visibility.PUBLIC
    allowance: int = Field(0, ge=0, le=MAX_MINUTES)
    retired: Flag = False


class ProgrammeTable(_Table):
    """``[programme.KEY]``."""

    pictogram: str = Field(min_length=1, max_length=8)
    kind: c.Kind
    name: Text
    order: int = 0
    visibility: c.Visibility | None = None
    sensitive: Flag = False
    place: Numbered | None = None
    ask_at: Numbered | None = None
    link: Annotated[str, StringConstraints(pattern=r"^https://\S+$")] | None = None
    about: Text | None = None
    bring: Text | None = None
    food: Text | None = None
    audience: Text | None = None
    note: Text | None = None
    keywords: Text | None = None


class TaskTable(_Table):
    """``[task.KEY]``."""

    pictogram: str = Field(min_length=1, max_length=8)
    name: Text
    order: int = 0
    about: Text | None = None
    bring: Text | None = None
    gate: c.Gate = c.Gate.NONE
    min_age: int = Field(0, ge=0, le=c.ADULT)
    self_signup: Flag = True
    friends: Flag = False
    children: Flag = False


class SeasonTable(_Table):
    """``[season.KEY]``."""

    first_on: Day
    last_on: Day
    priority: int = Field(1, ge=1)
    yearly: Flag = False
    name: Text | None = None


class SeriesTable(_Table):
    """``[series.KEY]``."""

    programme: Numbered
    place: Numbered
    rule: str
    start: Clock
    minutes: Minutes
    first_on: Day
    last_on: Day | None = None
    season: Key | None = None
    title: Text | None = None
    example: Flag = False


class OnceTable(_Table):
    """``[once.KEY]``."""

    programme: Numbered
    place: Numbered
    on: Day
    start: Clock
    minutes: Minutes
    title: Text | None = None
    example: Flag = False


class ChangeTable(_Table):
    """``[[change]]``: one date of a series or one single session, cancelled or moved."""

    series: Numbered
    on: Day
    cancelled: Flag = False
    moved_on: Day | None = None
    start: Clock | None = None
    minutes: Minutes | None = None
    place: Numbered | None = None
    reason: Text | None = None


class ClosureTable(_Table):
    """``[[closure]]``."""

    from_on: Day
    to_on: Day
    programme: Numbered | None = None
    reason: Text | None = None


class OrganisationTable(_Table):
    """``[organisation.KEY]``."""

    pictogram: str = Field(min_length=1, max_length=8)
    name: Text
    order: int = 0
    about: Text
    phone: str = Field("", pattern=r"^[0-9+ ]*$")
    address: Text | None = None
    languages: tuple[str, ...] = ()
    example: Flag = False


class IntentTable(_Table):
    """``[intent.KEY]``."""

    keywords: Text


class File(_Table):
    """The whole file."""

    example: Flag = False
    intent: dict[Key, IntentTable] = {}
    place: dict[Numbered, PlaceTable] = {}
    programme: dict[Numbered, ProgrammeTable]
    task: dict[Key, TaskTable] = {}
    season: dict[Key, SeasonTable] = {}
    series: dict[Numbered, SeriesTable] = {}
    once: dict[Numbered, OnceTable] = {}
    change: tuple[ChangeTable, ...] = ()
    closure: tuple[ClosureTable, ...] = ()
    organisation: dict[Key, OrganisationTable] = {}


def timetable(file: File) -> Timetable:
    """The domain objects of a checked file, in the order in which they are shown."""
    series = [Series(id=SeriesId(key), **_fields(table)) for key, table in file.series.items()]
    series += [_once(SeriesId(key), table) for key, table in file.once.items()]
    return Timetable(
        catalogue=_catalogue(file),
        series=tuple(series),
        seasons=tuple(Season(key=key, **_fields(table)) for key, table in file.season.items()),
        changes=by_slot([_change(table) for table in file.change]),
        closures=tuple(Closure(**_fields(table)) for table in file.closure),
    )


def _catalogue(file: File) -> c.Catalogue:
    organisations = [c.Organisation(key=key, **_fields(table)) for key, table in file.organisation.items()]
    programmes = [_programme(c.ProgrammeKey(key), table) for key, table in file.programme.items()]
    places = [c.Place(key=c.PlaceKey(key), **{"address": {}, **_fields(table)}) for key, table in file.place.items()]
    tasks = [c.Task(key=c.TaskKey(key), **_fields(table)) for key, table in file.task.items()]
    return c.Catalogue(
        programmes={p.key: p for p in sorted(programmes, key=lambda p: (p.order, p.key))},
        places={p.key: p for p in sorted(places, key=lambda p: p.key)},
        tasks={task.key: task for task in sorted(tasks, key=lambda task: (task.order, task.key))},
        organisations=tuple(sorted(organisations, key=lambda o: (o.order, o.key))),
        intents={key: table.keywords for key, table in file.intent.items()},
        example=file.example,
    )


def _programme(key: c.ProgrammeKey, table: ProgrammeTable) -> c.Programme:
    return c.Programme(key=key, **{"visibility": c.default_visibility(key), **_fields(table)})


def _once(key: SeriesId, table: OnceTable) -> Series:
    fields = _fields(table)
    on = fields.pop("on")
    return Series(id=key, rule=None, first_on=on, last_on=on, **fields)


def _change(table: ChangeTable) -> Change:
    fields = _fields(table)
    cancelled, on = fields.pop("cancelled", False), fields.pop("on")
    kind = ChangeKind.CANCELLED if cancelled else ChangeKind.MOVED
    series = SeriesId(fields.pop("series"))
    return Change(series, on, kind, on=fields.pop("moved_on", None), **fields)


def _fields(table: _Table) -> dict[str, Any]:
    """What the file says; what it leaves out, the domain's defaults say."""
    return {name: getattr(table, name) for name in table.model_fields_set}

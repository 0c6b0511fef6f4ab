"""How places, programmes, series and their texts lie in rows, both ways; never a transaction's order or a revision."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from bot.domain.catalogue import (
    Catalogue,
    Gate,
    Kind,
    Organisation,
    Place,
    PlaceKey,
    Programme,
    ProgrammeKey,
    Task,
    TaskKey,
    Text,
    Visibility,
)
from bot.domain.schedule import Season, Series, SeriesId
from storage.database import Record, Tx

SERIES = """SELECT id, programme, place, rule, starts, minutes, first_on, last_on, season, texts, example
FROM series WHERE active AND programme IN (SELECT key FROM programmes WHERE active) ORDER BY id"""
SEASONS = "SELECT key, first_on, last_on, priority, yearly, texts FROM seasons WHERE active ORDER BY key"
PUT_SEASON = """INSERT INTO seasons (key, first_on, last_on, priority, yearly, texts) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET first_on = excluded.first_on, last_on = excluded.last_on,
    priority = excluded.priority, yearly = excluded.yearly, texts = excluded.texts, active = 1"""
ADD_SERIES = """INSERT INTO series
    (id, programme, place, rule, starts, minutes, first_on, last_on, season, texts, example, origin)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
PUT_SERIES = f"""{ADD_SERIES}
ON CONFLICT (id) DO UPDATE SET programme = excluded.programme, place = excluded.place, rule = excluded.rule,
    starts = excluded.starts, minutes = excluded.minutes, first_on = excluded.first_on, last_on = excluded.last_on,
    season = excluded.season, texts = excluded.texts, example = excluded.example,
    origin = excluded.origin, active = 1"""
_PLACES = "SELECT key, texts, latitude, longitude, visibility, allowance, active FROM places ORDER BY key"
_PUT_PLACE = """INSERT INTO places (key, texts, latitude, longitude, visibility, allowance) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET texts = excluded.texts, latitude = excluded.latitude,
    longitude = excluded.longitude, visibility = excluded.visibility, allowance = excluded.allowance, active = 1"""
_TASKS = """SELECT key, pictogram, position, gate, min_age, self_signup, friends, children, texts
FROM tasks WHERE active ORDER BY position, key"""
_PUT_TASK = """INSERT INTO tasks
    (key, pictogram, position, gate, min_age, self_signup, friends, children, texts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET pictogram = excluded.pictogram, position = excluded.position, gate = excluded.gate,
    min_age = excluded.min_age, self_signup = excluded.self_signup, friends = excluded.friends,
    children = excluded.children, texts = excluded.texts, active = 1"""
_PROGRAMMES = """SELECT key, pictogram, kind, position, visibility, sensitive, place, ask_at, link, texts
FROM programmes WHERE active ORDER BY position, key"""
_PUT_PROGRAMME = """INSERT INTO programmes
    (key, pictogram, kind, position, visibility, sensitive, place, ask_at, link, texts)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (key) DO UPDATE SET pictogram = excluded.pictogram, kind = excluded.kind, position = excluded.position,
    visibility = excluded.visibility, sensitive = excluded.sensitive, place = excluded.place, ask_at = excluded.ask_at,
    link = excluded.link, texts = excluded.texts, active = 1"""
_ORGANISATIONS = """SELECT key, pictogram, position, phone, languages, example, texts
FROM organisations ORDER BY position, key"""
_PUT_ORGANISATION = """INSERT INTO organisations (key, pictogram, position, phone, languages, example, texts)
VALUES (?, ?, ?, ?, ?, ?, ?)"""

_PLACE_TEXTS = ("name", "address", "directions")
_PROGRAMME_TEXTS = ("name", "about", "bring", "food", "audience", "note", "keywords")
_TASK_TEXTS = ("name", "about", "bring")
_ORGANISATION_TEXTS = ("name", "about", "address")


def dump(words: object) -> str:
    """Texts as JSON."""
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def load(text: str) -> Any:
    """Texts from JSON."""
    return json.loads(text)


async def catalogue(tx: Tx) -> Catalogue:
    """Everything on offer now."""
    places = [_place(row) for row in await tx.all(_PLACES)]
    programmes = [_programme(row) for row in await tx.all(_PROGRAMMES)]
    tasks = [_task(row) for row in await tx.all(_TASKS)]
    organisations = [_organisation(row) for row in await tx.all(_ORGANISATIONS)]
    intents = await tx.all("SELECT key, texts FROM intents ORDER BY key")
    marked = await tx.one("SELECT example FROM catalogue")
    return Catalogue(
        programmes={programme.key: programme for programme in programmes},
        places={place.key: place for place in places},
        tasks={task.key: task for task in tasks},
        organisations=tuple(organisations),
        intents={key: load(texts) for key, texts in intents},
        example=bool(marked and marked[0]),
    )


async def put_catalogue(tx: Tx, new: Catalogue) -> None:
    """Write all of it; rows of the same key are overwritten and active again."""
    await tx.many(_PUT_PLACE, [_of_place(place) for place in new.places.values()])
    retired = [(place.key,) for place in new.places.values() if place.retired]
    await tx.many("UPDATE places SET active = 0 WHERE key = ?", retired)
    await tx.many(_PUT_PROGRAMME, [_of_programme(programme) for programme in new.programmes.values()])
    await tx.many(_PUT_TASK, [_of_task(task) for task in new.tasks.values()])
    await tx.many(_PUT_ORGANISATION, [_of_organisation(organisation) for organisation in new.organisations])
    intents = [(key, dump(dict(words))) for key, words in new.intents.items()]
    await tx.many("INSERT INTO intents (key, texts) VALUES (?, ?)", intents)
    await tx.run("UPDATE catalogue SET example = ?", (int(new.example),))


def of_series(series: Series, origin: str) -> Record:
    """A row of ``series``; ``origin`` says whether the file or staff made it."""
    return (
        series.id,
        series.programme,
        series.place,
        series.rule,
        series.start.strftime("%H:%M"),
        series.minutes,
        series.first_on.isoformat(),
        series.last_on.isoformat() if series.last_on else None,
        series.season,
        dump(_worded(series, ("title",))),
        int(series.example),
        origin,
    )


def series(row: Record) -> Series:
    """A series from the columns of ``SERIES``."""
    id_, programme, place, rule, starts, minutes, first_on, last_on, season_, texts, example = row
    return Series(
        id=SeriesId(id_),
        programme=ProgrammeKey(programme),
        place=PlaceKey(place),
        rule=rule,
        start=time.fromisoformat(starts),
        minutes=minutes,
        first_on=date.fromisoformat(first_on),
        last_on=date.fromisoformat(last_on) if last_on else None,
        season=season_,
        example=bool(example),
        **load(texts),
    )


def of_season(season: Season) -> Record:
    """A row of ``seasons``."""
    days = (season.first_on.isoformat(), season.last_on.isoformat())
    return (season.key, *days, season.priority, int(season.yearly), dump(_worded(season, ("name",))))


def season(row: Record) -> Season:
    """A season from the columns of ``SEASONS``."""
    key, first_on, last_on, priority, yearly, texts = row
    days = (date.fromisoformat(first_on), date.fromisoformat(last_on))
    return Season(key, *days, priority=priority, yearly=bool(yearly), **load(texts))


def _of_place(place: Place) -> Record:
    texts = dump(_worded(place, _PLACE_TEXTS))
    return (place.key, texts, place.latitude, place.longitude, place.visibility.value, place.allowance)


def _place(row: Record) -> Place:
    key, texts, latitude, longitude, visibility, allowance, active = row
    pin = {"latitude": latitude, "longitude": longitude, "visibility": Visibility(visibility)}
    words = {"name": {}, "address": {}, **load(texts)}
    return Place(key=PlaceKey(key), allowance=allowance, retired=not active, **pin, **words)


def _of_programme(programme: Programme) -> Record:
    return (
        programme.key,
        programme.pictogram,
        programme.kind.value,
        programme.order,
        programme.visibility.value,
        int(programme.sensitive),
        programme.place,
        programme.ask_at,
        programme.link,
        dump(_worded(programme, _PROGRAMME_TEXTS)),
    )


def _programme(row: Record) -> Programme:
    key, pictogram, kind, position, visibility, sensitive, place, ask_at, link, texts = row
    return Programme(
        key=ProgrammeKey(key),
        pictogram=pictogram,
        kind=Kind(kind),
        order=position,
        visibility=Visibility(visibility),
        sensitive=bool(sensitive),
        place=place,
        ask_at=ask_at,
        link=link,
        **{"name": {}, **load(texts)},
    )


def _of_task(task: Task) -> Record:
    flags = (int(task.self_signup), int(task.friends), int(task.children))
    facts = (task.key, task.pictogram, task.order, task.gate.value, task.min_age)
    return (*facts, *flags, dump(_worded(task, _TASK_TEXTS)))


def _task(row: Record) -> Task:
    key, pictogram, position, gate, min_age, self_signup, friends, children, texts = row
    return Task(
        key=TaskKey(key),
        pictogram=pictogram,
        order=position,
        gate=Gate(gate),
        min_age=min_age,
        self_signup=bool(self_signup),
        friends=bool(friends),
        children=bool(children),
        **load(texts),
    )


def _of_organisation(organisation: Organisation) -> Record:
    return (
        organisation.key,
        organisation.pictogram,
        organisation.order,
        organisation.phone,
        dump(organisation.languages),
        int(organisation.example),
        dump(_worded(organisation, _ORGANISATION_TEXTS)),
    )


def _organisation(row: Record) -> Organisation:
    key, pictogram, position, phone, languages, example, texts = row
    return Organisation(
        key=key,
        pictogram=pictogram,
        order=position,
        phone=phone,
        languages=tuple(load(languages)),
        example=bool(example),
        **load(texts),
    )


def _worded(thing: object, names: tuple[str, ...]) -> Mapping[str, Text]:
    """The texts that are not empty, by field."""
    return {name: dict(words) for name in names if (words := getattr(thing, name))}

"""What is written can be read again, and is the same."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from homes import Home
from hypothesis import given
from hypothesis import strategies as st
from timetables import EXAMPLE, MONDAY, closed, moved

from bot.demo import seed
from bot.domain import catalogue as c
from bot.domain.schedule import Change, ChangeKind, Closure, Season, Series, SeriesId, Timetable, by_slot
from bot.services import schedule
from bot.services.catalogue_differences import differences
from bot.services.catalogue_export import written
from bot.services.catalogue_file import EXAMPLE as EXAMPLE_FILE
from bot.services.catalogue_file import parse
from storage import schedule as shelf
from storage.database import Database, Tx, migrate


def content(timetable: Timetable) -> dict[str, Any]:
    """Everything that counts, in an order of its own."""
    return {
        "catalogue": timetable.catalogue,
        "series": sorted(timetable.series, key=lambda one: one.id),
        "seasons": sorted(timetable.seasons, key=lambda one: one.key),
        "changes": dict(timetable.changes),
        "closures": sorted(timetable.closures, key=repr),
    }


def again(timetable: Timetable) -> Timetable:
    return parse(written(timetable), "again.toml")


def test_the_example_with_its_changes_comes_back_as_it_was() -> None:
    whole = replace(
        EXAMPLE, changes=by_slot([*seed.changes(EXAMPLE, MONDAY.date()), closed(8), moved(15, start=time(15))])
    )
    assert content(again(whole)) == content(whole)


def test_what_staff_said_in_turkish_only_can_be_loaded() -> None:
    """English readers are shown these words already."""
    soup = EXAMPLE.catalogue.programmes[c.ProgrammeKey("soup")]
    programmes = {**EXAMPLE.catalogue.programmes, soup.key: replace(soup, note={"tr": "Yarın yok."})}
    read = again(replace(EXAMPLE, catalogue=replace(EXAMPLE.catalogue, programmes=programmes)))
    assert read.catalogue.programmes[soup.key].note == {"en": "Yarın yok.", "tr": "Yarın yok."}


# any timetable ------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(str.strip).filter(bool)
KEYS = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
MINUTES = st.integers(1, 1440)


@st.composite
def texts(draw: st.DrawFn, *, empty: bool = True) -> dict[str, str]:
    if empty and draw(st.booleans()):
        return {}
    return {"en": draw(WORDS)} | draw(st.dictionaries(st.sampled_from(["tr", "ar", "zh-Hans"]), WORDS, max_size=2))


@st.composite
def places(draw: st.DrawFn, key: str) -> c.Place:
    pin = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    return c.Place(
        c.PlaceKey(key), draw(texts(empty=False)), draw(texts(empty=False)), draw(texts()), *(pin or (None, None)),
        draw(st.sampled_from(c.Visibility)), draw(st.integers(0, 99)), draw(st.booleans()),
    )  # fmt: skip


@st.composite
def programmes(draw: st.DrawFn, key: str, place: str) -> c.Programme:
    return c.Programme(
        key=c.ProgrammeKey(key), pictogram=draw(WORDS)[:8].strip() or "x", kind=c.Kind.SESSIONS,
        name=draw(texts(empty=False)), order=draw(st.integers(-9, 9)), visibility=draw(st.sampled_from(c.Visibility)),
        sensitive=draw(st.booleans()), place=draw(st.none() | st.just(c.PlaceKey(place))),
        link=draw(st.none() | st.just("https://example.org/x")), about=draw(texts()), bring=draw(texts()),
    )  # fmt: skip


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    place_keys = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
    keys = draw(st.lists(KEYS, min_size=1, max_size=3, unique=True))
    found = [draw(programmes(key, draw(st.sampled_from(place_keys)))) for key in keys]
    some_place, some_programme = st.sampled_from(place_keys), st.sampled_from(keys)
    ids = draw(st.lists(KEYS | st.integers(1, 999).map(str), max_size=4, unique=True))
    series = []
    for id_ in ids:
        first, rule = draw(DAYS), draw(st.sampled_from([None, "FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=DAILY"]))
        last = first if rule is None else draw(st.none() | st.just(first + timedelta(days=draw(st.integers(0, 99)))))
        series.append(Series(
            SeriesId(id_), c.ProgrammeKey(draw(some_programme)), c.PlaceKey(draw(some_place)), rule, draw(TIMES),
            draw(MINUTES), first, last, None, draw(texts()), draw(st.booleans()),
        ))  # fmt: skip
    changes = [draw(_changes(one.id, draw(some_place))) for one in series]
    begins = draw(DAYS)
    return Timetable(
        c.Catalogue(
            {one.key: one for one in sorted(found, key=lambda one: (one.order, one.key))},
            {one.key: one for one in sorted((draw(places(key)) for key in place_keys), key=lambda one: one.key)},
            intents={"safety": draw(texts(empty=False))},
            example=draw(st.booleans()),
        ),
        tuple(series),
        (Season("winter", begins, begins + timedelta(days=9), draw(st.integers(1, 9)), False, draw(texts())),),
        by_slot(changes),
        (Closure(begins, begins, draw(st.none() | some_programme.map(c.ProgrammeKey)), draw(texts())),),
    )


@st.composite
def _changes(draw: st.DrawFn, series: SeriesId, place: str) -> Change:
    if draw(st.booleans()):
        return Change(series, draw(DAYS), ChangeKind.CANCELLED, reason=draw(texts()))
    return Change(
        series, draw(DAYS), ChangeKind.MOVED, draw(st.none() | DAYS), draw(TIMES), draw(st.none() | MINUTES),
        draw(st.none() | st.just(c.PlaceKey(place))), draw(texts()),
    )  # fmt: skip


@given(timetables())
def test_any_timetable_comes_back_as_it_was(timetable: Timetable) -> None:
    assert content(again(timetable)) == content(timetable)
    assert differences(timetable, again(timetable)) == []


# through the database ------------------------------------------------


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("one", "two"):
        migrate(tmp_path / name)
    return tmp_path


async def test_what_staff_changed_goes_along_to_another_database_and_doubles_nothing_in_the_same(files: Path) -> None:
    one, two = await Database.open(files / "one"), await Database.open(files / "two")
    try:
        async with one.write() as tx:
            await schedule.load(tx, EXAMPLE)
            await schedule.change_date(tx, closed(8))
            await schedule.close(tx, Closure(date(2026, 12, 24), date(2026, 12, 26), reason={"en": "Christmas."}))
            session = EXAMPLE.series[0]
            id_ = await shelf.new_series_id(tx)
            extra = replace(session, id=id_, rule=None, first_on=date(2026, 12, 31), last_on=date(2026, 12, 31))
            await schedule.add_session(tx, replace(extra, start=time(20)))
            before = await shelf.timetable(tx)
            await schedule.load(tx, again(before))
            assert content(await shelf.timetable(tx)) == content(before)
        async with two.write() as tx:
            await schedule.load(tx, again(before))
            assert content(await shelf.timetable(tx)) == content(before)
            assert await tx.all("SELECT origin FROM series WHERE id = ?", (id_,)) == [("staff",)]
            assert await shelf.new_series_id(tx) == "2"
    finally:
        await one.close()
        await two.close()


async def test_a_series_that_staff_ended_stays_ended_when_the_file_is_loaded_again(files: Path) -> None:
    db = await Database.open(files / "one")
    series = next(one for one in EXAMPLE.series if one.rule and one.last_on is None)
    end = series.first_on + timedelta(days=30)

    def file(**changed: Any) -> Timetable:
        others = tuple(replace(one, **changed) if one.id == series.id else one for one in EXAMPLE.series)
        return replace(EXAMPLE, series=others)

    async def last(tx: Tx) -> date | None:
        return next(one.last_on for one in (await shelf.timetable(tx)).series if one.id == series.id)

    try:
        async with db.write() as tx:
            await schedule.load(tx, EXAMPLE)
            assert await schedule.ended_in_chat(tx) == []
            await shelf.end_series(tx, series.id, end)
            for again_ in (EXAMPLE, file(last_on=end + timedelta(days=9)), replace(EXAMPLE, series=()), EXAMPLE):
                await schedule.load(tx, again_)
            assert await last(tx) == end
            [line] = await schedule.ended_in_chat(tx)
            assert line.startswith(f"kept: series.{series.id} ends on {end}") and line.endswith("the file says no end")
            await schedule.load(tx, file(last_on=end - timedelta(days=3)))
            assert await last(tx) == end - timedelta(days=3), "an earlier end of the file counts"
            await schedule.load(tx, EXAMPLE)
            assert await last(tx) is None, "now the file and staff agree, the file may go on"
            await shelf.end_series(tx, series.id, end)
            await schedule.load(tx, file(first_on=end + timedelta(days=60)))
            assert await last(tx) is None, "another run"
            await shelf.end_series(tx, series.id, end + timedelta(days=90))
            await shelf.end_series(tx, series.id, None)
            await schedule.load(tx, EXAMPLE)
            assert await last(tx) is None, "taken back in the chat"
    finally:
        await db.close()


async def test_a_place_that_has_left_the_file_stays_retired(files: Path) -> None:
    db = await Database.open(files / "one")
    try:
        async with db.write() as tx:
            await schedule.load(tx, EXAMPLE)
            places = {key: place for key, place in EXAMPLE.catalogue.places.items() if key != "hall"}
            fewer = replace(
                EXAMPLE, catalogue=replace(EXAMPLE.catalogue, places=places, programmes={}, tasks={}), series=()
            )
            await schedule.load(tx, fewer)
            before = await shelf.timetable(tx)
            assert before.catalogue.places[c.PlaceKey("hall")].retired
            text = written(
                replace(before, catalogue=replace(before.catalogue, programmes=EXAMPLE.catalogue.programmes))
            )
            await schedule.load(tx, parse(text, "again.toml"))
            assert (await shelf.timetable(tx)).catalogue.places[c.PlaceKey("hall")].retired
    finally:
        await db.close()


def test_the_example_in_the_guide_is_one_that_loads() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "organisation-file.md").read_text("utf-8")
    [example] = re.findall(r"```toml\n(.+?)```", guide, re.DOTALL)
    timetable = parse(example, "guide.toml")
    assert len(timetable.changes) == 2 and len(timetable.closures) == 1


# the commands ------------------------------------------------


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.done("keys", "new")
    home.done("load", str(EXAMPLE_FILE))
    return home


def test_an_exported_file_loads_and_changes_nothing(home: Home) -> None:
    file = home.folder / "ours.toml"
    assert home.done("export", str(file)) == f"wrote {file}\n"
    said = home.done("load", "--dry-run", str(file)).splitlines()
    assert said == ["nothing would change", f"{file} is good; nothing was changed"]
    assert "exists already" in home.refused(2, "export", str(file))


def test_loading_says_what_staff_ended(home: Home) -> None:
    with sqlite3.connect(home.database) as raw:
        raw.execute("UPDATE series SET last_on = '2030-01-01' WHERE rule IS NOT NULL AND last_on IS NULL")
    raw.close()
    kept = "ends on 2030-01-01, as staff decided in the chat; the file says no end"
    said = home.done("load", "--dry-run", str(EXAMPLE_FILE)).splitlines()
    assert said[0] == "nothing would change" and said[1].endswith(kept)
    assert home.done("load", str(EXAMPLE_FILE)).splitlines()[0].endswith(kept)


def test_a_dry_run_says_what_comes_changes_and_goes_and_changes_nothing(home: Home) -> None:
    file = home.folder / "ours.toml"
    home.done("export", str(file))
    text = file.read_text("utf-8")
    text = text.replace("[organisation.example_women]", "[organisation.example_girls]")
    text = text.replace('address = "Example Street 7', 'address = "New Street 7', 1)
    file.write_text(text, "utf-8")
    before = home.database.read_bytes()
    assert home.done("load", "--dry-run", str(file)).splitlines() == [
        "comes: organisation.example_girls",
        "changes: place.classroom",
        "goes: organisation.example_women",
        f"{file} is good; nothing was changed",
    ]
    assert home.database.read_bytes() == before
    home.done("load", str(file))
    assert home.done("load", "--dry-run", str(file)).splitlines()[0] == "nothing would change"


def test_an_export_that_cannot_be_written_is_one_line(home: Home) -> None:
    (home.folder / "file").write_text("")
    assert "cannot be written: Not a directory" in home.refused(2, "export", str(home.folder / "file" / "x.toml"))

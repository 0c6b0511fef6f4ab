"""The timetable in a real SQLite file: it comes out as it went in, and staff's decisions outlive the file."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, time

import pytest

from bot.domain.catalogue import PlaceKey, ProgrammeKey
from bot.domain.schedule import Change, ChangeKind, Closure, SeriesId, Status, Timetable, once
from bot.domain.timetable import sessions
from bot.services.catalogue_file import read
from storage import schedule
from storage.database import Database

SOUP, HALL = ProgrammeKey("soup"), PlaceKey("hall")
TUESDAY = date(2026, 12, 1)
DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))
GONE = Change(SeriesId("soup_tuesday"), TUESDAY, ChangeKind.CANCELLED, reason={"en": "repair", "tr": "onarım"})


@pytest.fixture
def file() -> Timetable:
    return read()


async def stored(database: Database) -> Timetable:
    async with database.write() as tx:
        return await schedule.timetable(tx)


def content(timetable: Timetable) -> tuple[object, ...]:
    """All but the revision."""
    return timetable.catalogue, timetable.series, timetable.seasons, timetable.changes, timetable.closures


async def put(database: Database, file: Timetable) -> None:
    async with database.write() as tx:
        await schedule.replace(tx, file)


def soup_on(timetable: Timetable, day: date) -> list[Status]:
    return [session.status for session in sessions(timetable, day, day, SOUP)]


async def test_a_new_database_has_an_empty_timetable_of_examples(database: Database) -> None:
    empty = await stored(database)
    assert (empty.series, dict(empty.catalogue.programmes), empty.example) == ((), {}, True)


async def test_the_whole_file_comes_out_as_it_went_in(database: Database, file: Timetable) -> None:
    await put(database, file)
    found = await stored(database)
    assert found.catalogue == file.catalogue
    assert list(found.catalogue.programmes) == list(file.catalogue.programmes)
    assert set_of_series(found) == set_of_series(file)
    assert (found.seasons, found.closures, found.changes) == (file.seasons, file.closures, file.changes)


def set_of_series(timetable: Timetable) -> dict[str, object]:
    return {series.id: series for series in timetable.series}


async def test_every_change_gives_a_revision_never_met_before(database: Database, file: Timetable) -> None:
    meal = once(SeriesId("1"), SOUP, HALL, TUESDAY, time(18), 60)
    async with database.write() as tx:
        numbers = [
            await schedule.revision(tx),
            await schedule.replace(tx, file),
            await schedule.add_exception(tx, GONE),
            await schedule.add_closure(tx, Closure(*DECEMBER)),
            await schedule.add_one_off(tx, meal),
        ]
        assert await schedule.revision(tx) == numbers[-1]
    assert len(set(numbers)) == len(numbers)


async def test_what_is_undone_leaves_the_revision_as_it_was(database: Database, file: Timetable) -> None:
    await put(database, file)
    before = await stored(database)

    async def cancelled_and_undone() -> None:
        async with database.write() as tx:
            await schedule.add_exception(tx, GONE)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await cancelled_and_undone()
    after = await stored(database)
    assert (content(after), after.revision) == (content(before), before.revision)


async def test_a_cancelled_date_stays_cancelled_when_the_file_is_loaded_again(
    database: Database, file: Timetable
) -> None:
    """SH-E2: also when the series had left the file in between."""
    await put(database, file)
    async with database.write() as tx:
        await schedule.add_exception(tx, GONE)
    await put(database, replace(file, series=file.series[1:]))
    assert soup_on(await stored(database), TUESDAY) == []
    await put(database, file)
    again = await stored(database)
    assert soup_on(again, TUESDAY) == [Status.CANCELLED]
    assert again.changes[GONE.series, TUESDAY] == GONE


async def test_the_last_decision_about_a_date_counts(database: Database, file: Timetable) -> None:
    await put(database, file)
    later = Change(GONE.series, TUESDAY, ChangeKind.MOVED, date(2026, 12, 2), time(12, 15), 45, PlaceKey("classroom"))
    async with database.write() as tx:
        await schedule.add_exception(tx, GONE)
        await schedule.add_exception(tx, later)
    found = await stored(database)
    assert list(found.changes.values()) == [later]


async def test_what_staff_added_outlives_the_file(database: Database, file: Timetable) -> None:
    await put(database, file)
    closure = Closure(date(2026, 12, 8), date(2026, 12, 8), SOUP, {"en": "feast"})
    async with database.write() as tx:
        id_ = await schedule.new_series_id(tx)
        await schedule.add_closure(tx, closure)
        await schedule.add_one_off(tx, once(id_, SOUP, HALL, date(2026, 12, 2), time(18), 60))
        assert await schedule.new_series_id(tx) != id_
    await put(database, replace(file, closures=()))
    found = await stored(database)
    assert found.closures == (closure,)
    assert soup_on(found, date(2026, 12, 2)) == [Status.ADDED]


async def test_a_programme_that_left_the_file_takes_its_sessions_along(database: Database, file: Timetable) -> None:
    await put(database, file)
    async with database.write() as tx:
        await schedule.add_one_off(tx, once(SeriesId("1"), SOUP, HALL, TUESDAY, time(18), 60))
    programmes = {key: value for key, value in file.catalogue.programmes.items() if key != SOUP}
    kept = tuple(series for series in file.series if series.programme != SOUP)
    await put(database, replace(file, catalogue=replace(file.catalogue, programmes=programmes), series=kept))
    found = await stored(database)
    assert sessions(found, *DECEMBER, SOUP) == ()
    assert all(series.programme in found.catalogue.programmes for series in found.series)


async def test_the_same_file_twice_changes_nothing(database: Database, file: Timetable) -> None:
    await put(database, file)
    once_loaded = await stored(database)
    await put(database, file)
    again = await stored(database)
    assert content(again) == content(once_loaded)


@pytest.mark.parametrize(
    "change",
    [
        Change(SeriesId("no_such_series"), TUESDAY, ChangeKind.CANCELLED),
        Change(GONE.series, TUESDAY, ChangeKind.MOVED),
        Change(GONE.series, TUESDAY, ChangeKind.CANCELLED, on=TUESDAY),
        Change(GONE.series, TUESDAY, ChangeKind.MOVED, minutes=1441),
        Change(GONE.series, TUESDAY, ChangeKind.MOVED, place=PlaceKey("no_such_place")),
    ],
)
async def test_the_database_refuses_what_makes_no_sense(database: Database, file: Timetable, change: Change) -> None:
    await put(database, file)
    with pytest.raises(sqlite3.IntegrityError):
        async with database.write() as tx:
            await schedule.add_exception(tx, change)


async def test_a_repeating_series_is_no_single_session(database: Database, file: Timetable) -> None:
    await put(database, file)
    async with database.write() as tx:
        with pytest.raises(ValueError, match="no rule"):
            await schedule.add_one_off(tx, file.series[0])

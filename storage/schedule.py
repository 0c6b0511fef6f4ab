"""Catalogue and timetable as rows; every change gives a new revision. Never decides what a session is.

Local dates are ISO text, local times HH:MM, texts JSON.
"""

from __future__ import annotations

from datetime import date, time

from bot.domain.catalogue import PlaceKey, ProgrammeKey, Text
from bot.domain.catalogue_words import with_words
from bot.domain.day import said
from bot.domain.schedule import Change, ChangeKind, Closure, Series, SeriesId, Timetable, by_slot
from storage import catalogue_words, day_marks, items, series_ends
from storage import schedule_rows as rows
from storage.database import Tx

_FILE, _STAFF = "file", "staff"


async def revision(tx: Tx) -> int:
    """The number that is another one whenever anything of the timetable has changed."""
    row = await tx.one("SELECT number FROM timetable_revision")
    if row is None:
        raise LookupError("the timetable has no revision: the migration did not end")
    return int(row[0])


async def hidden(tx: Tx) -> bool:
    """Whether all addresses are hidden at this moment."""
    return await tx.one("SELECT 1 FROM timetable_revision WHERE hidden = 1") is not None


async def set_hidden(tx: Tx, hidden: bool) -> bool:
    """Hide all addresses, or show them again, under a new revision; False where they are so already."""
    if not await tx.run("UPDATE timetable_revision SET hidden = ? WHERE hidden <> ?", (int(hidden), int(hidden))):
        return False
    await changed(tx)
    return True


async def timetable(tx: Tx) -> Timetable:
    """Everything that counts now, addresses also while they are hidden; staff's words before the file's."""
    return Timetable(
        catalogue=with_words(await rows.catalogue(tx), await catalogue_words.words(tx), await catalogue_words.pins(tx)),
        series=tuple([rows.series(row) for row in await tx.all(rows.SERIES)]),
        seasons=tuple([rows.season(row) for row in await tx.all(rows.SEASONS)]),
        changes=by_slot([_change(row) for row in await tx.all(_CHANGES)]),
        closures=tuple([_closure(row) for row in await tx.all(_CLOSURES)]),
        revision=await revision(tx),
        items=tuple(await items.every(tx)),
        hidden=await hidden(tx),
        said=said(await day_marks.standing(tx)),
    )


async def replace(tx: Tx, new: Timetable) -> int:
    """Put the file's catalogue and timetable in place of the one before; what staff decided since stays.

    Returns the new revision.
    """
    ends = await series_ends.chosen(tx)
    for table in ("programmes", "places"):
        await tx.run(f"UPDATE {table} SET active = 0 WHERE origin = 'file'")
    for table in ("tasks", "seasons"):
        await tx.run(f"UPDATE {table} SET active = 0")
    await tx.run("UPDATE series SET active = 0 WHERE origin = 'file'")
    for table in ("organisations", "intents"):
        await tx.run(f"DELETE FROM {table}")
    await tx.run("DELETE FROM closures WHERE origin = 'file'")
    await rows.put_catalogue(tx, new.catalogue)
    await tx.many(rows.PUT_SEASON, [rows.of_season(season) for season in new.seasons])
    await tx.many(rows.PUT_SERIES, [rows.of_series(series, _origin(series.id)) for series in new.series])
    await series_ends.keep(tx, ends)
    for closure in new.closures:
        if not await _is_closed(tx, closure):  # staff closed the same days, and the file was exported since
            await _put_closure(tx, closure, _FILE)
    for change in new.changes.values():
        await _put_change(tx, change)
    return await changed(tx)


async def add_exception(tx: Tx, change: Change) -> int:
    """Cancel or move one date of a series, or one single session; the last decision about a date counts.

    Returns the new revision.
    """
    await _put_change(tx, change)
    return await changed(tx)


async def drop_exception(tx: Tx, series: SeriesId, original_on: date) -> int:
    """One date is as planned; returns the new revision."""
    await tx.run("DELETE FROM changes WHERE series = ? AND original_on = ?", (series, original_on.isoformat()))
    return await changed(tx)


async def add_closure(tx: Tx, closure: Closure) -> int:
    """Close days for a programme or for everything; returns the new revision."""
    await _put_closure(tx, closure, _STAFF)
    return await changed(tx)


async def newest_closure(tx: Tx) -> int:
    """The number of the closure that was added last."""
    row = await tx.one("SELECT max(id) FROM closures")
    return int(row[0] or 0) if row else 0


async def drop_closure(tx: Tx, number: int) -> None:
    """These days are open again."""
    await tx.run("DELETE FROM closures WHERE id = ?", (number,))
    await changed(tx)


async def add_series(tx: Tx, series: Series) -> None:
    """Add a series of staff's, whose id must be new."""
    await tx.run(rows.ADD_SERIES, rows.of_series(series, _STAFF))
    await changed(tx)


async def retire_series(tx: Tx, series: SeriesId) -> None:
    """What staff added is not there any more; its row stays, as others may refer to it."""
    await tx.run("UPDATE series SET active = 0 WHERE id = ? AND origin = ?", (series, _STAFF))
    await changed(tx)


async def end_series(tx: Tx, series: SeriesId, last: date | None) -> None:
    """No date after that day; None for as long as there is one."""
    await tx.run("UPDATE series SET last_on = ? WHERE id = ?", (last.isoformat() if last else None, series))
    await changed(tx)


async def add_one_off(tx: Tx, session: Series) -> int:
    """Add a single session, whose id must be new; returns the new revision."""
    if session.rule is not None:
        raise ValueError("a single session has no rule")
    await tx.run(rows.ADD_SERIES, rows.of_series(session, _STAFF))
    return await changed(tx)


async def new_series_id(tx: Tx) -> SeriesId:
    """An id no series had before: digits alone, which a file has only where it was exported."""
    row = await tx.one("SELECT coalesce(max(CAST(id AS INTEGER)), 0) FROM series WHERE id NOT GLOB '*[^0-9]*'")
    return SeriesId(str(row[0] + 1 if row else 1))


def _origin(series: SeriesId) -> str:
    """What staff added stays theirs, also by way of an exported file."""
    return _STAFF if series.isdigit() else _FILE


async def changed(tx: Tx) -> int:
    """Something of it is another way now; returns the new revision."""
    row = await tx.one("UPDATE timetable_revision SET number = abs(random() / 2) RETURNING number")
    if row is None:
        raise LookupError("the timetable has no revision: the migration did not end")
    return int(row[0])


_CHANGES = "SELECT series, original_on, kind, moved_on, starts, minutes, place, reason FROM changes"
_CLOSURES = "SELECT from_on, to_on, programme, reason FROM closures ORDER BY from_on, id"


async def _put_closure(tx: Tx, closure: Closure, origin: str) -> None:
    await tx.run(
        "INSERT INTO closures (from_on, to_on, programme, reason, origin) VALUES (?, ?, ?, ?, ?)",
        (
            closure.from_on.isoformat(),
            closure.to_on.isoformat(),
            closure.programme,
            rows.dump(closure.reason),
            origin,
        ),
    )


async def _is_closed(tx: Tx, closure: Closure) -> bool:
    row = await tx.one(
        "SELECT 1 FROM closures WHERE from_on = ? AND to_on = ? AND programme IS ? AND reason = ?",
        (closure.from_on.isoformat(), closure.to_on.isoformat(), closure.programme, rows.dump(closure.reason)),
    )
    return row is not None


def _closure(row: tuple[str, str, str | None, str]) -> Closure:
    from_on, to_on, programme, reason = row
    key = ProgrammeKey(programme) if programme is not None else None
    return Closure(date.fromisoformat(from_on), date.fromisoformat(to_on), key, rows.load(reason))


async def _put_change(tx: Tx, change: Change) -> None:
    await tx.run(
        """INSERT INTO changes (series, original_on, kind, moved_on, starts, minutes, place, reason)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (series, original_on) DO UPDATE SET kind = excluded.kind, moved_on = excluded.moved_on,
            starts = excluded.starts, minutes = excluded.minutes, place = excluded.place, reason = excluded.reason""",
        (
            change.series,
            change.original_on.isoformat(),
            change.kind.value,
            change.on.isoformat() if change.on else None,
            change.start.strftime("%H:%M") if change.start else None,
            change.minutes,
            change.place,
            rows.dump(change.reason),
        ),
    )


def _change(row: tuple[str, str, str, str | None, str | None, int | None, str | None, str]) -> Change:
    series, original_on, kind, moved_on, starts, minutes, place, reason = row
    words: Text = rows.load(reason)
    return Change(
        series=SeriesId(series),
        original_on=date.fromisoformat(original_on),
        kind=ChangeKind(kind),
        on=date.fromisoformat(moved_on) if moved_on else None,
        start=time.fromisoformat(starts) if starts else None,
        minutes=minutes,
        place=PlaceKey(place) if place else None,
        reason=words,
    )

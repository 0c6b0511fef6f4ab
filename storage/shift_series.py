"""Rules that make shifts, and what holds for all of them; never decides what a date is."""

from __future__ import annotations

import json
from datetime import date, time

from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.chats import ChatId
from bot.domain.shifts import ForWhom, Need, Rules, ShiftSeries
from storage.database import Record, Tx

NEED = (
    "programme, task, place, seats, minimum, cutoff_minutes, alert_minutes, cap, approval, language, lead_chat, note,"
    " for_whom"
)
WIDTH = len(NEED.split(", "))
"""So many columns."""
_RULE = "rule, starts, minutes, first_on, last_on, opens_days, made_until"
COLUMNS = f"id, {NEED}, {_RULE}"
"""Of ``shift_series``."""


def of_need(need: Need) -> tuple[object, ...]:
    """The columns ``NEED``."""
    return (
        need.programme,
        need.task,
        need.place,
        need.seats,
        need.minimum,
        need.cutoff_minutes,
        need.alert_minutes,
        need.cap,
        int(need.approval),
        need.language,
        need.lead,
        json.dumps(dict(need.note), ensure_ascii=False),
        need.for_whom,
    )


def need_of(row: Record) -> Need:
    """A need from the columns ``NEED``."""
    programme, task, place, seats, minimum, cutoff, alert, cap, approval, language, lead, note, whom = row
    return Need(
        ProgrammeKey(programme),
        TaskKey(task),
        PlaceKey(place),
        seats,
        minimum,
        cutoff,
        alert,
        cap,
        bool(approval),
        language,
        None if lead is None else ChatId(lead),
        json.loads(note),
        ForWhom(whom),
    )


async def add(tx: Tx, series: ShiftSeries) -> int:
    """Keep a new one, whatever its ``id`` says; returns its number."""
    marks = ", ".join("?" * 19)
    rows = await tx.all(
        f"INSERT INTO shift_series ({NEED}, rule, starts, minutes, first_on, last_on, opens_days) VALUES ({marks})"
        " RETURNING id",
        (*of_need(series.need), *_of_rule(series)),
    )
    return int(rows[0][0])


async def change(tx: Tx, series: ShiftSeries) -> None:
    """Put the whole row in place of the one before; its dates are made anew."""
    names = (*NEED.split(", "), "rule", "starts", "minutes", "first_on", "last_on", "opens_days")
    pairs = ", ".join(f"{name} = ?" for name in names)
    await tx.run(
        f"UPDATE shift_series SET {pairs}, made_until = NULL WHERE id = ?",
        (*of_need(series.need), *_of_rule(series), series.id),
    )


async def end(tx: Tx, id_: int, last_on: date) -> None:
    """No dates after that day; one that had not begun by then gives none at all."""
    day = last_on.isoformat()
    await tx.run(
        "UPDATE shift_series SET active = first_on <= ?, last_on = max(first_on, ?) WHERE id = ?", (day, day, id_)
    )


async def close(tx: Tx, id_: int) -> None:
    """It gives nothing any more, whatever it gave."""
    await tx.run("UPDATE shift_series SET active = 0 WHERE id = ?", (id_,))


async def get(tx: Tx, id_: int) -> ShiftSeries | None:
    """One that still gives dates."""
    row = await tx.one(f"SELECT {COLUMNS} FROM shift_series WHERE id = ? AND active = 1", (id_,))
    return of_row(row) if row else None


async def every(tx: Tx) -> list[ShiftSeries]:
    """All that still give dates, in the order of their programmes."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM shift_series WHERE active = 1 ORDER BY programme, starts, id")
    return [of_row(row) for row in rows]


async def unmade(tx: Tx, until: date) -> list[ShiftSeries]:
    """Those whose dates are not made as far as that day."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM shift_series"
        " WHERE active = 1 AND (made_until IS NULL OR made_until < min(?, coalesce(last_on, ?))) ORDER BY id",
        (until.isoformat(), until.isoformat()),
    )
    return [of_row(row) for row in rows]


async def made(tx: Tx, id_: int, until: date | None) -> None:
    """Its dates are made as far as that day; None: they are to be made anew."""
    await tx.run("UPDATE shift_series SET made_until = ? WHERE id = ?", (until.isoformat() if until else None, id_))


async def rules(tx: Tx) -> Rules:
    """What holds for everybody."""
    row = await tx.one("SELECT rest_minutes, most_a_week FROM shift_rules")
    return Rules(*row) if row else Rules()


async def set_rules(tx: Tx, rules_: Rules) -> None:
    """Change it."""
    await tx.run("UPDATE shift_rules SET rest_minutes = ?, most_a_week = ?", (rules_.rest_minutes, rules_.most_a_week))


def _of_rule(series: ShiftSeries) -> tuple[object, ...]:
    return (
        series.rule,
        series.start.strftime("%H:%M"),
        series.minutes,
        series.first_on.isoformat(),
        series.last_on.isoformat() if series.last_on else None,
        series.opens_days,
    )


def of_row(row: Record) -> ShiftSeries:
    """A series from ``COLUMNS``."""
    id_, *rest = row
    need, (rule, starts, minutes, first_on, last_on, opens_days, made_until) = rest[:WIDTH], rest[WIDTH:]
    return ShiftSeries(
        id_,
        need_of(tuple(need)),
        rule,
        time.fromisoformat(starts),
        minutes,
        date.fromisoformat(first_on),
        date.fromisoformat(last_on) if last_on else None,
        opens_days,
        date.fromisoformat(made_until) if made_until else None,
    )

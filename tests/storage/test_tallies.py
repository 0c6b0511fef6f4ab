"""A report says the same before and after the rows it was counted from are gone, and names nobody."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ready import fresh

from bot.domain.appointments import State
from bot.domain.day import Head
from bot.domain.people import KEPT_BY
from bot.domain.report_numbers import report
from bot.domain.reports import NO_LANGUAGE, Report, Span, What, period
from bot.domain.timetable import ISTANBUL
from storage import hours, tallies
from storage.database import Database, Tx

BEGINNING = int(datetime(2026, 9, 1, tzinfo=UTC).timestamp())
DAY = 86400
SERVICES, LANGUAGES = ("family", "health", "shelter"), ("ar", "fa", None)
ENDED = ("done", "no_show", "declined", "cancelled", "expired")

REQUEST = st.fixed_dictionaries(
    {
        "chat": st.integers(1, 6),
        "service": st.sampled_from([*SERVICES, *KEPT_BY]),
        "urgent": st.integers(0, 1),
        "state": st.sampled_from([*State]),
        "at": st.integers(0, 60 * DAY),
        "answered": st.one_of(st.none(), st.integers(0, 40 * DAY)),
        "starts": st.integers(0, 40 * DAY),
    }
)
SIGNUP = st.fixed_dictionaries(
    {
        "shift": st.integers(1, 5),
        "state": st.sampled_from(["confirmed", "left", "asked"]),
        "attended": st.sampled_from([None, 0, 1]),
        "size": st.integers(1, 3),
    }
)
HEAD = st.tuples(
    st.dates(date(2026, 9, 1), date(2026, 10, 31)),
    st.sampled_from(["p0", "p1"]),
    st.sampled_from([*Head]),
    st.integers(1, 5),
    st.sampled_from([None, 2]),
)
SENDING = st.tuples(*[st.integers(0, 30)] * 5)


async def fill(tx: Tx, requests: list[dict[str, Any]], signups: list[dict[str, Any]], sendings: list[Any]) -> None:
    for chat in range(1, 7):
        await tx.run(
            "INSERT INTO chats (id, kind, ref, found, language, seen_on) VALUES (?, 'private', x'00', ?, ?, ?)",
            (chat, bytes([chat]), LANGUAGES[chat % 3], "2026-09-01"),
        )
    for at, one in enumerate(requests, 1):
        made = BEGINNING + one["at"]
        starts = made + one["starts"] if one["state"] in ("confirmed", "done", "no_show") else None
        await tx.run(
            "INSERT INTO requests (id, chat_id, service, whom, urgent, state, created_at, changed_at, starts_at)"
            " VALUES (?, ?, ?, 'me', ?, ?, ?, ?, ?)",
            (at, one["chat"], one["service"], one["urgent"], one["state"], made, made, starts),
        )
        if one["answered"] is not None:
            await tx.run(
                "INSERT INTO request_moves (request_id, at, move, old, new) VALUES (?, ?, 'offer', 'a', 'b')",
                (at, made + one["answered"]),
            )
    await tx.run(
        "INSERT INTO shift_series (id, programme, task, place, starts, minutes, first_on)"
        " VALUES (1, 'soup', 'cook', 'hall', '09:30', 60, '2026-09-01')"
    )
    for shift in range(1, 6):
        starts, state = BEGINNING + shift * 9 * DAY, "cancelled" if shift == 5 else "open"
        await tx.run(
            "INSERT INTO shifts (id, series_id, original_on, programme, task, place, starts_at, ends_at, seats,"
            " minimum, cutoff_minutes, alert_minutes, approval, language, note, state, for_whom)"
            " VALUES (?, 1, ?, ?, 'cook', 'hall', ?, ?, NULL, ?, 0, 0, 0, '', '{}', ?, ?)",
            (
                shift,
                f"2026-09-0{shift}",
                f"p{shift % 2}",
                starts,
                starts + 3600,
                shift,
                state,
                "clients" if shift % 2 == 0 else "volunteers",
            ),
        )
    for one in signups:
        minutes = 90 if one["attended"] and one["state"] == "confirmed" else None
        attended = one["attended"] if one["state"] == "confirmed" else None
        await tx.run(
            "INSERT INTO signups (shift_id, state, size, made_at, attended, minutes) VALUES (?, ?, ?, 1, ?, ?)",
            (one["shift"], one["state"], one["size"], attended, minutes),
        )
    for at, counts in enumerate(sendings, 1):
        await tx.run("INSERT INTO announcements (id, created_at) VALUES (?, 1)", (at,))
        await tx.run(
            "INSERT INTO broadcasts (announcement_id, purpose, state, urgent, starts_at, began_at,"
            " sent, failed, blocked, unknown, withheld) VALUES (?, 'send', 'done', 0, 1, ?, ?, ?, ?, ?, ?)",
            (at, BEGINNING + at * DAY, *counts),
        )


async def fill_heads(tx: Tx, heads: list[Any]) -> None:
    for day, programme, kind, n, undone in heads:
        await tx.run(
            "INSERT INTO headcounts (series, original_on, programme, on_day, kind, n, at, undone_at)"
            " VALUES ('s', ?, ?, ?, ?, ?, 1, ?)",
            (day.isoformat(), programme, day.isoformat(), kind, n, undone),
        )


async def reports(tx: Tx) -> list[Report]:
    """Of the year, two months and a week."""
    whole = [
        period(span, date(2026, month, 9)) for span, month in [(Span.YEAR, 9), *[(Span.MONTH, m) for m in (9, 10)]]
    ]
    return [
        report(one, await tallies.between(tx, one.first_on, one.last_on), {})
        for one in [*whole, period(Span.WEEK, date(2026, 9, 9))]
    ]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(REQUEST, max_size=40),
    st.lists(SIGNUP, max_size=20),
    st.lists(SENDING, max_size=3),
    st.lists(HEAD, max_size=30),
)
async def test_a_report_is_the_same_after_its_rows_are_gone(
    tmp_path: Path, requests: Any, signups: Any, sendings: Any, heads: Any
) -> None:
    path = tmp_path / "one.sqlite3"
    for old in tmp_path.glob("one.sqlite3*"):
        old.unlink()
    db = await Database.open(fresh(path))
    try:
        async with db.write() as tx:
            await fill(tx, requests, signups, sendings)
            await fill_heads(tx, heads)
            standing = sum(n for _day, _key, _kind, n, undone in heads if undone is None)
            before, rows = await reports(tx), await tallies.between(tx, date(2026, 1, 1), date(2026, 12, 31))
            minutes = sum(one.n for one in rows if one.what is What.MINUTES)
            assert minutes == await hours.total(tx, date(2026, 1, 1), date(2026, 12, 31))
            await tx.run("DELETE FROM requests WHERE state NOT IN ('requested', 'offered', 'confirmed')")
            assert sum(one.n for one in rows if one.what is What.HEADS) == standing
            for table in ("headcounts", "signups", "shifts", "announcements"):
                await tx.run(f"DELETE FROM {table}")
            assert await reports(tx) == before
            assert await tallies.between(tx, date(2026, 1, 1), date(2026, 12, 31)) == rows
            [(left,)] = await tx.all("SELECT count(*) FROM requests WHERE state IN ('done', 'expired', 'declined')")
            assert left == 0
            assert not {one.key for one in rows if one.what is What.REQUESTS} & set(KEPT_BY)
    finally:
        await db.close()


async def test_who_is_erased_leaves_a_count_with_their_language_and_nothing_open(database: Database) -> None:
    asked = {"chat": 4, "service": "shelter", "urgent": 1, "at": 5 * DAY, "answered": 600, "starts": 3 * 3600}
    async with database.write() as tx:
        await fill(tx, [asked | {"state": state} for state in ("requested", "done")], [], [])
        await tx.run("DELETE FROM chats WHERE id = 4")
        assert await tx.all("SELECT * FROM requests") == []
        assert await tx.all("SELECT day, what, key, outcome, n FROM tallies ORDER BY 2, 4") == [
            ("2026-09-06", "answered", "urgent", "15", 2),
            ("2026-09-06", "appointed", "", "240", 1),
            ("2026-09-06", "language", LANGUAGES[1], "", 2),
            ("2026-09-06", "requests", "shelter", "cancelled", 1),
            ("2026-09-06", "requests", "shelter", "done", 1),
        ]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(REQUEST, max_size=10), st.lists(SIGNUP, max_size=30), st.integers(0, 60), st.integers(0, 30))
async def test_what_is_read_at_once_is_what_the_view_says(
    tmp_path: Path, asked: Any, signups: Any, ahead: int, days: int
) -> None:
    """Sign-ups are added up by date before they are read: the sums are those of the view, row by row."""
    path = tmp_path / "view.sqlite3"
    for old in tmp_path.glob("view.sqlite3*"):
        old.unlink()
    db = await Database.open(fresh(path))
    first = date(2026, 9, 1) + timedelta(days=ahead)
    last = first + timedelta(days=days)
    try:
        async with db.write() as tx:
            await fill(tx, asked, signups, [])
            said = await tx.all(
                "SELECT day, what, key, outcome, sum(n) FROM counted WHERE day BETWEEN ? AND ? AND n > 0"
                " GROUP BY 1, 2, 3, 4",
                (first.isoformat(), last.isoformat()),
            )
            read = await tallies.between(tx, first, last)
    finally:
        await db.close()
    assert [(one.on.isoformat(), one.what, one.key, one.outcome, one.n) for one in read] == said


async def test_places_in_classes_are_counted_apart_from_those_of_volunteers(database: Database) -> None:
    came = {"state": "confirmed", "size": 1, "attended": 1}
    async with database.write() as tx:
        await fill(tx, [], [came | {"shift": 2}, came | {"shift": 4, "attended": 0}, came | {"shift": 1}], [])
        rows = await tallies.between(tx, date(2026, 1, 1), date(2026, 12, 31))
        found = {(one.what, one.key, one.outcome): one.n for one in rows if one.what is What.CLASSES}
        assert sum(one.n for one in rows if one.what is What.CLASSES) == 3
        assert {key for _, key, _ in found} == {"p0"}
        assert sum(one.n for one in rows if one.what is What.MINUTES) == 90


async def test_nobody_in_a_tally_can_be_found(database: Database) -> None:
    """No number of ours, no instant: a day, what, of which kind, how many."""
    async with database.write() as tx:
        columns = [row[1] for row in await tx.all("SELECT * FROM pragma_table_info('tallies')")]
    assert columns == ["day", "what", "key", "outcome", "n"]
    assert NO_LANGUAGE == ""


def test_days_are_istanbuls_which_has_kept_one_distance_for_years() -> None:
    """The view adds three hours: where the law changes that, this fails, and the view is written anew."""
    for ahead in range(0, 800, 30):
        noon = datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=ahead)
        assert noon.astimezone(ISTANBUL).utcoffset() == timedelta(hours=3)


async def test_the_view_leaves_out_what_only_its_keepers_see(database: Database) -> None:
    async with database.write() as tx:
        [(sql,)] = await tx.all("SELECT sql FROM sqlite_schema WHERE name = 'counted'")
    listed = ", ".join(f"'{key}'" for key in KEPT_BY)
    assert sql.count(f"service NOT IN ({listed})") == 4

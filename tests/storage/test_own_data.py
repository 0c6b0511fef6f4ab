"""P5: what a person is shown of themselves equals a full scan of every table, opened from its seal, and is theirs."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from register import KEPT
from versions import FILES, VAULT, at_version

from bot.domain.chats import ChatId
from bot.domain.own_data import Goes, OwnData, Section, files, readable
from storage import answers, births, conversations, inbox, interpretations, outbox, rotation
from storage import appointments as notes_shelf
from storage.database import Database, Tx
from storage.own_data import SHELVES, WORKED, of_person

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
ME, OTHER = ChatId(7), ChatId(8)
CANARY = "Zzyzx"
OF_GROUPS = {("cards", "group_id"), ("shift_posts", "group_id")}
"""Messages in a group: nobody's."""
NOT_OF_A_PERSON = {
    "facts", "wished_languages", "announcements", "announcement_texts", "broadcasts", "broadcast_texts", "shifts",
    "shift_series", "translation_tasks", "tallies", "cards", "shift_posts", "shift_alerts", "audit", "erased",
    "reminders", "day_marks", "headcounts", "team_notes",
}  # fmt: skip
"""Kept because of people, but of no one of them; what hangs on one as who worked is counted."""


@pytest.fixture
async def tx(tmp_path: Path) -> AsyncIterator[Tx]:
    """A file with something in every table, all of it of person 7; 8 is who works with them."""
    db = await Database.open(at_version(len(FILES), tmp_path))
    try:
        async with db.write() as tx:
            for sql, values in FILLED:
                await tx.run(sql, values)
            yield tx
    finally:
        await db.close()


def sealed(field: str, row: int, text: str = CANARY) -> bytes:
    return VAULT.seal(field, row, text.encode())


CALL = json.dumps({"method": "sendMessage", "params": {"text": CANARY}, "plain": None})
FILLED: list[tuple[str, tuple[object, ...]]] = [
    ("UPDATE outbox SET payload = ? WHERE id = 5", (sealed(outbox.PAYLOAD, 5, CALL),)),
    ("UPDATE conversations SET draft = ?", (sealed(conversations.DRAFT, 7, json.dumps({"note": CANARY})),)),
    ("UPDATE inbox SET state = 'parked', finished_at = 9, payload = ? WHERE seq = 9", (sealed(inbox.PAYLOAD, 9),)),
    ("UPDATE inbox SET person = x'aa' WHERE seq = 4", ()),
    ("UPDATE notes SET text = ?, kind = 'private'", (sealed(notes_shelf.NOTE, 2),)),
    ("UPDATE answers SET answer = ?", (sealed(answers.ANSWER, 2),)),
    ("UPDATE births SET card = ?", (sealed(births.CARD, 4, json.dumps({"month": "2026-12-01", "night": CANARY})),)),
    ("UPDATE interpretations SET answer = ?", (sealed(interpretations.ANSWER, 6),)),
    *((f"UPDATE {table} SET chat_id = 7", ()) for table in ("shift_waits", "handover_asks", "callouts")),
    ("UPDATE handover_asks SET answer = 'no'", ()),
    ("UPDATE callouts SET answer = 'yes'", ()),
    ("UPDATE requests SET starts_at = 1790000000, coming = 1, claimed_by = 8", ()),
    (
        "UPDATE signups SET over = 1, company = 'friends', size = 3, attended = 1, minutes = 45, sure_of = 1790000001",
        (),
    ),
    ("UPDATE pauses SET chat_id = 7, by_chat = 8", ()),
    ("UPDATE chats SET offered = 'fa ru' WHERE id = 7", ()),
    ("UPDATE volunteers SET age = 'adult', lead_minutes = 77", ()),
    ("INSERT INTO desk_codes (chat_id, code, until) VALUES (7, 123456, 9)", ()),
    (
        "INSERT INTO slips (chat_id, made_at, made_by, asked_at) VALUES (7, 1, 8, 1)"
        " ON CONFLICT (chat_id) DO UPDATE SET made_by = 8",
        (),
    ),
    ("UPDATE grants SET service = 'family', role = 'case_worker'", ()),
    ("UPDATE invites SET opened_by = 7, by_chat = 8", ()),
]


async def references(tx: Tx) -> set[tuple[str, str, str, str]]:
    """Every foreign key: table, column, table it points to, what happens with it."""
    tables = [row[0] for row in await tx.all("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        (table, row[3], row[2], row[6]) for table in tables for row in await tx.all(f"PRAGMA foreign_key_list({table})")
    }


async def test_every_table_that_points_to_a_person_is_shown_or_counted(tx: Tx) -> None:
    """A new table has to be put on one of the two lists."""
    shown = {shelf.table for shelf in SHELVES}
    for table, column, to, _end in await references(tx):
        if to == "chats":
            known = (table, column) in {*WORKED, *OF_GROUPS} or column in ("chat_id", "client_chat", "opened_by")
            assert known, (table, column)
            assert table in shown or (table, column) in {*WORKED, *OF_GROUPS}, table
    for table, _column, to, end in await references(tx):
        if to in shown and to != "chats" and end == "CASCADE":
            assert table in shown, f"{table} goes with {to}"
    assert KEPT.keys() - shown == NOT_OF_A_PERSON


async def test_the_export_equals_a_full_scan(tx: Tx) -> None:
    """Every value of the register that is told or sealed, in every table, in clear; nothing hashed, nobody else."""
    [file] = files(await of_person(tx, VAULT, ME), NOW)
    kept = json.loads(file)["kept"]
    fields = {(one.table, one.column): one for one in rotation.TABLES}
    for table in KEPT.keys() - NOT_OF_A_PERSON:
        names = [row[1] for row in await tx.all(f"PRAGMA table_info({table})")]
        rows = [dict(zip(names, row, strict=True)) for row in await tx.all(f"SELECT * FROM {table}")]
        mine = [row for row in rows if not (table == "chats" and row["id"] != ME) and row.get("seq") != 4]
        assert mine, f"nothing of {table} is in this test"
        for row in mine:
            for column, how in KEPT[table].items():
                value = row[column]
                if how in ("told", "sealed") and value is not None:
                    if isinstance(value, bytes):
                        one = fields[table, column]
                        value = VAULT.open(one.field, row[one.key], value).decode()
                        value = CANARY if one.field == outbox.PAYLOAD else value
                    assert readable(column, value) in [entry[column] for entry in kept[table]], (table, column)
            assert all(how != "hashed" or column not in kept[table][0] for column, how in KEPT[table].items()), table
    assert "8" not in {str(v) for t in kept.values() for e in t for k, v in e.items() if k.endswith(("_chat", "_by"))}


async def test_who_works_with_them_is_shown_nothing_of_it(tx: Tx) -> None:
    """The colleague's own export counts on how many rows they stand; no word of the client's is in it."""
    data = await of_person(tx, VAULT, OTHER)
    assert [section.table for section in data.sections] == ["chats"]
    assert dict(data.worked) == {
        "requests.claimed_by": 1, "talks.staff_chat": 1, "hours_added.by_chat": 1, "invites.by_chat": 1,
        "lockouts.by_chat": 1, "pauses.by_chat": 1, "day_marks.by_chat": 1, "headcounts.by_chat": 1,
        "calls.by_chat": 1, "slips.made_by": 1,
    }  # fmt: skip


NAMELESS = {"signups", "hours_added", "shift_moves", "handovers", "tickets", "allotments", "calls"}
"""What was served stays in the sums, and hangs on nobody."""


async def test_after_erasing_the_same_scan_finds_nothing(tx: Tx) -> None:
    await tx.run("DELETE FROM inbox WHERE state = 'parked'")
    await tx.run("DELETE FROM chats WHERE id = 7")
    assert await of_person(tx, VAULT, ME) == OwnData(())
    for table in {shelf.table for shelf in SHELVES} - NAMELESS - {"chats", "inbox"}:
        assert await tx.all(f"SELECT * FROM {table}") == [], table


async def test_a_value_that_does_not_open_is_said_to_be_so_and_stops_nothing(
    tx: Tx, caplog: pytest.LogCaptureFixture
) -> None:
    await tx.run("UPDATE notes SET text = ?", (VAULT.seal(notes_shelf.NOTE, 99, b"moved"),))
    data = await of_person(tx, VAULT, ME)
    assert [one["text"] for one in data.of("notes")] == ["unreadable"]
    assert "notes.text of row 2 does not open" in caplog.text


def test_too_much_for_one_file_is_split_and_nothing_is_lost() -> None:
    many = tuple({"id": n, "text": "x" * 9000} for n in range(250))
    made = files(OwnData((Section("a", many), Section("b", ({"id": 1},)))), NOW)
    assert len(made) == 3
    assert all(len(file) <= 1024 * 1024 for file in made)
    assert [one["id"] for file in made for one in json.loads(file)["kept"].get("a", [])] == list(range(250))


def test_nothing_to_go_is_nothing() -> None:
    assert not Goes()
    assert Goes(birth=True)

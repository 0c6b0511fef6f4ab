"""A full scan of what is kept about one person, opened from its seals: which rows are theirs; never a sentence.

A new table with a reference to a person stands in ``SHELVES`` or in ``WORKED``; a test names one that does not.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass

from bot.domain.chats import ChatId
from bot.domain.own_data import Entry, OwnData, Section, Value
from storage import outbox, rotation
from storage.database import Tx
from storage.vault import Unreadable, Vault

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Which rows of a table are a person's (``:me``), and the columns that are others' or that nobody can read."""

    table: str
    mine: str = "chat_id = :me"
    without: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    """What a row means without which it says little: a name, and where it stands."""


_REQUEST = "request_id IN (SELECT id FROM requests WHERE chat_id = :me)"
_SIGNUP = "signup_id IN (SELECT id FROM signups WHERE chat_id = :me)"

SHELVES = (
    Shelf("chats", "id = :me", ("found",)),
    Shelf("consents"),
    Shelf("requests", without=("claimed_by",)),
    Shelf("offers", _REQUEST),
    Shelf("notes", _REQUEST),
    Shelf("answers", _REQUEST),
    Shelf("request_moves", _REQUEST, ("by_chat",)),
    Shelf("interpreter_questions", _REQUEST),
    Shelf("interpretations", _REQUEST, ("asked_by", "taken_by", "shown", "typed")),
    Shelf("talks", "client_chat = :me", ("staff_chat",)),
    Shelf("waits"),
    Shelf("holds", "wait_id IN (SELECT id FROM waits WHERE chat_id = :me)"),
    Shelf("births"),
    Shelf("desk_codes"),
    Shelf("slips", without=("made_by",)),
    Shelf("follows"),
    Shelf("reminders_stopped"),
    Shelf("announcement_answers"),
    Shelf("veiled"),
    Shelf("pauses", without=("by_chat",)),
    Shelf("enrolments"),
    Shelf("tickets"),
    Shelf("allotments", without=("by_chat",)),
    Shelf("calls", "ticket_id IN (SELECT id FROM tickets WHERE chat_id = :me)", ("by_chat",)),
    Shelf("item_waits"),
    Shelf("translation_asks"),
    Shelf("receivers"),
    Shelf("day_told"),
    Shelf("volunteers", without=("decided_by",)),
    Shelf("volunteer_facts"),
    Shelf("colleagues"),
    Shelf("signups", also=(("shift_starts_at", "(SELECT s.starts_at FROM shifts s WHERE s.id = shift_id)"),)),
    Shelf("shift_moves", _SIGNUP),
    Shelf("shift_waits"),
    Shelf("standings"),
    Shelf("handovers", _SIGNUP),
    Shelf("handover_asks"),
    Shelf("callouts"),
    Shelf("hours_added", without=("by_chat",)),
    Shelf("certificates"),
    Shelf("shift_filters"),
    Shelf("calendar_exports"),
    Shelf("shift_drafts"),
    Shelf("interpreters"),
    Shelf("grants"),
    Shelf("duty"),
    Shelf("lockouts", without=("by_chat",)),
    Shelf("timetable_edits"),
    Shelf("invites", "opened_by = :me", ("hash", "by_chat")),
    Shelf("conversations"),
    Shelf("outbox"),
    Shelf(
        "inbox", "state = 'parked' AND person IN (SELECT found FROM chats WHERE id = :me)", ("same", "person", "album")
    ),
)
WORKED = (
    ("requests", "claimed_by"),
    ("talks", "staff_chat"),
    ("interpretations", "asked_by"),
    ("interpretations", "taken_by"),
    ("slots", "by_chat"),
    ("own_answers", "by_chat"),
    ("volunteers", "decided_by"),
    ("shifts", "lead_chat"),
    ("shift_series", "lead_chat"),
    ("hours_added", "by_chat"),
    ("day_marks", "by_chat"),
    ("headcounts", "by_chat"),
    ("announcements", "by_chat"),
    ("announcements", "approved_by"),
    ("broadcasts", "by_chat"),
    ("invites", "by_chat"),
    ("lockouts", "by_chat"),
    ("pauses", "by_chat"),
    ("team_notes", "by_chat"),
    ("slips", "made_by"),
    ("allotments", "by_chat"),
    ("calls", "by_chat"),
    ("translation_tasks", "asked_by"),
    ("translation_tasks", "taken_by"),
    ("audit", "actor"),
)
"""Rows about somebody else, or about the house, on which the person stands as who did it: counted, not shown."""
_SEALED = {(one.table, one.column): one for one in rotation.TABLES}


async def of_person(tx: Tx, vault: Vault, chat: ChatId) -> OwnData:
    """Everything of theirs."""
    sections = [Section(shelf.table, await _entries(tx, vault, shelf, chat)) for shelf in SHELVES]
    worked = [(f"{table}.{column}", await _count(tx, table, column, chat)) for table, column in WORKED]
    return OwnData(
        tuple(section for section in sections if section.entries),
        tuple((where, count) for where, count in worked if count),
    )


async def _count(tx: Tx, table: str, column: str, chat: ChatId) -> int:
    row = await tx.one(f"SELECT count(*) FROM {table} WHERE {column} = ?", (chat,))
    return int(row[0]) if row else 0


async def _entries(tx: Tx, vault: Vault, shelf: Shelf, chat: ChatId) -> tuple[Entry, ...]:
    names = [row[0] for row in await tx.all("SELECT name FROM pragma_table_info(?) ORDER BY cid", (shelf.table,))]
    beside = "".join(f", {sql} AS {name}" for name, sql in shelf.also)
    rows = await tx.all(f"SELECT *{beside} FROM {shelf.table} WHERE {shelf.mine}", {"me": chat})
    names += [name for name, _sql in shelf.also]
    return tuple(
        {
            name: _opened(vault, shelf.table, name, whole, value)
            for name, value in whole.items()
            if name not in shelf.without
        }
        for whole in (dict(zip(names, row, strict=True)) for row in rows)
    )


def _opened(vault: Vault, table: str, column: str, whole: dict[str, Value | bytes], value: Value | bytes) -> Value:
    """A value in clear; one that does not open (damaged, moved) is said to be so and stops nothing."""
    if not isinstance(value, bytes):
        return value
    sealed = _SEALED[table, column]
    number = whole[sealed.key]
    assert isinstance(number, int)
    try:
        text = vault.open(sealed.field, number, value).decode()
    except Unreadable:
        log.error("%s of row %d does not open: compare with the last backup", sealed.field, number)
        return "unreadable"
    return _words(text) if sealed.field == outbox.PAYLOAD else text


def _words(payload: str) -> str:
    """What a message that is still owed says; a file in it is not put into another file."""
    params = json.loads(payload)["params"]
    return str(params.get("text") or params.get("caption") or "")

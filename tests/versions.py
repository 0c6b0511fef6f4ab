"""The file as each earlier version left it, with rows of that version in it; never what must hold of it."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import yoyo

from storage import answers, appointments, births, chats, colleagues, database, inbox, interpretations
from storage.vault import Keys, Vault

FILES = sorted(path.stem for path in database.MIGRATIONS.glob("*.sql"))
VAULT = Vault(Keys.fresh())


def filled(version: int) -> list[tuple[str, tuple[Any, ...]]]:
    """Rows as a bot of that version left them."""
    return [row for since, rows in ROWS.items() if since <= version for row in rows]


_REF, _FOUND = VAULT.seal(chats.REF, 7, b"700"), VAULT.find("chat", "700")
ROWS: dict[int, list[tuple[str, tuple[Any, ...]]]] = {
    1: [
            ("INSERT INTO chats (id, kind, ref, found, language, seen_on) VALUES (7, 'private', ?, ?, 'ar', "
             "'2026-01-01')", (_REF, _FOUND)),
            ("INSERT INTO inbox (seq, same, person, payload, received_at) VALUES (9, x'01', ?, ?, 1)",
             (_FOUND, VAULT.seal(inbox.PAYLOAD, 9, b"{}"))),
            ("INSERT INTO outbox (id, chat_id, lane, payload, due_at) VALUES (5, 7, 0, x'00', 1)", ()),
            ("INSERT INTO conversations (chat_id, name, step, expires_at) VALUES (7, 'wish', 'which', 99)", ()),
            ("INSERT INTO facts VALUES ('running', x'31')", ()),
            ("INSERT INTO wished_languages VALUES ('so', '2026-01', 3)", ()),
    ],
    2: [
            ("INSERT INTO places (key, texts, latitude, longitude, visibility)"
             " VALUES ('hall', '{}', 41.0, 28.9, 'public')", ()),
            ("INSERT INTO closures (from_on, to_on, reason, origin) VALUES ('2026-01-01', '2026-01-02', '{}', 'staff')",
             ()),
    ],
    3: [
            ("INSERT INTO inbox (seq, same, person, state, album, received_at)"
             " VALUES (4, x'04', x'', 'done', x'aa', 1)", ()),
    ],
    4: [
            ("INSERT INTO grants (chat_id, role, granted_at) VALUES (7, 'admin', 1)", ()),
            ("INSERT INTO invites (hash, role, number, expires_at) VALUES (x'01', 'volunteer', 42, 9)", ()),
            ("INSERT INTO audit (at, action, about, result, chain) VALUES (1, 'join', 'admin', 'done', x'00')", ()),
    ],
    5: [
            ("INSERT INTO requests (id, chat_id, service, whom, urgent, state, created_at, changed_at)"
             " VALUES (3, 7, 'family', 'me', 0, 'requested', 1, 1)", ()),
            ("INSERT INTO notes (id, request_id, kind, text, at) VALUES (2, 3, 'client', ?, 1)",
             (VAULT.seal(appointments.NOTE, 2, b"x"),)),
            ("INSERT INTO offers (request_id, starts_at) VALUES (3, 9)", ()),
            ("INSERT INTO reminders (kind, about, due_at) VALUES ('offer_ends', 3, 9)", ()),
            ("INSERT INTO consents VALUES (7, 1, 'ar', 1)", ()),
            ("INSERT INTO request_moves (request_id, at, move, old, new)"
             " VALUES (3, 1, 'offer', 'requested', 'offered')", ()),
    ],
    6: [("INSERT INTO slots (service, starts_at, capacity) VALUES ('family', 9, 1)", ())],
    7: [("UPDATE requests SET suits = 'morning', interpreter = 'woman'", ())],
    8: [
            ("INSERT INTO slots (id, service, starts_at, capacity, taken, offered)"
             " VALUES (4, 'family', 10, 1, 1, 1)", ()),
            ("INSERT INTO waits (id, chat_id, service, since) VALUES (1, 7, 'family', 1)", ()),
            ("INSERT INTO holds (wait_id, slot_id, made_at, until) VALUES (1, 4, 1, 2)", ()),
    ],
    9: [
            ("INSERT INTO duty VALUES (7, 1)", ()),
            ("INSERT INTO emergency_numbers (number, label) VALUES ('183', 'help')", ()),
            ("INSERT INTO cards VALUES (3, 7, 5, NULL, '3')", ()),
    ],
    10: [
            ("INSERT INTO answers (id, request_id, question, answer) VALUES (2, 3, 'need', ?)",
             (VAULT.seal(answers.ANSWER, 2, b"milk"),)),
            ("INSERT INTO births (id, chat_id, card, created_at, forget_at) VALUES (4, 7, ?, 1, 9)",
             (VAULT.seal(births.CARD, 4, b'{"month": "2026-12-01"}'),)),
    ],
    11: [
            ("INSERT INTO own_answers (id, created_at, by_chat) VALUES (2, 1, 7)", ()),
            ("INSERT INTO own_answer_texts VALUES (2, 'en', 'The lift is broken.')", ()),
    ],
    12: [
            ("INSERT INTO colleagues (chat_id, name) VALUES (7, ?)", (VAULT.seal(colleagues.NAME, 7, b"Ayse"),)),
            ("INSERT INTO chats (id, kind, ref, found, seen_on) VALUES (8, 'private', x'00', x'08', '2026-01-01')",
             ()),
            ("INSERT INTO talks (request_id, client_chat, staff_chat, begun_at, last_at) VALUES (3, 7, 8, 1, 1)", ()),
    ],
    13: [
            ("INSERT INTO interpreters (chat_id, languages) VALUES (7, 'ar en')", ()),
            ("INSERT INTO interpreter_questions (request_id, asked_at) VALUES (3, 1)", ()),
            ("INSERT INTO interpretations (id, request_id, text, source, target, to_client, until)"
             " VALUES (6, 3, ?, 'ar', 'en', 0, 9)", (VAULT.seal(interpretations.TEXT, 6, b"x"),)),
    ],
    14: [
            ("INSERT INTO tasks VALUES ('cook', 'x', 1, '', 0, 1, 1, 0, '{}', 1)", ()),
            ("INSERT INTO volunteers (chat_id, state, applied_at) VALUES (7, 'applied', 1)", ()),
            ("INSERT INTO volunteer_facts VALUES (7, 'wish', 'cook')", ()),
    ],
    15: [
            ("INSERT INTO shift_series (id, programme, task, place, starts, minutes, first_on)"
             " VALUES (3, 'soup', 'cook', 'hall', '09:30', 60, '2026-01-01')", ()),
            ("INSERT INTO shifts (id, series_id, original_on, programme, task, place, starts_at, ends_at, seats,"
             " minimum, cutoff_minutes, alert_minutes, approval, language, note)"
             " VALUES (4, 3, '2026-01-01', 'soup', 'cook', 'hall', 9, 10, 1, 0, 0, 0, 0, '', '{}')", ()),
            ("INSERT INTO signups (shift_id, chat_id, state, made_at) VALUES (4, 7, 'confirmed', 1)", ()),
            ("INSERT INTO shift_waits (shift_id, chat_id, since) VALUES (4, 8, 1)", ()),
    ],
    16: [("INSERT INTO shift_posts VALUES (4, 7, 5, NULL, '1')", ())],
    17: [("INSERT INTO shift_alerts VALUES (4, 'fine')", ())],
    18: [
            ("INSERT INTO shift_drafts (chat_id, kind, answers) VALUES (7, 'plan', '{}')", ()),
            ("INSERT INTO shift_moves VALUES (1, 1, 9, 10, 'hall')", ()),
            ("INSERT INTO standings VALUES (3, 7, 1, '2026-01-01')", ()),
    ],
    19: [
            ("INSERT INTO handovers (id, signup_id, way, starts_at, made_at) VALUES (5, 1, 'call', 9, 1)", ()),
            ("INSERT INTO handover_asks (handover_id, chat_id, asked_at) VALUES (5, 8, 1)", ()),
            ("INSERT INTO callout_runs VALUES (4, 1, 1)", ()),
            ("INSERT INTO callouts (shift_id, chat_id, asked_at) VALUES (4, 8, 1)", ()),
    ],
    20: [
            ("UPDATE shifts SET lasted = 60", ()),
            ("INSERT INTO hours_added (chat_id, on_day, minutes, task, by_chat, added_at)"
             " VALUES (7, '2026-01-01', 30, 'cook', 8, 1)", ()),
            ("INSERT INTO certificates VALUES (7, 1, 'AB', 1, 30)", ()),
    ],
    21: [
            ("INSERT INTO shift_filters VALUES (7, 'task', 'cook')", ()),
            ("INSERT INTO calendar_exports (chat_id, shift_id) VALUES (7, 4)", ()),
    ],
    22: [
            ("INSERT INTO announcements (id, by_chat, created_at) VALUES (6, 7, 1)", ()),
            ("INSERT INTO announcement_texts (announcement_id, language, content) VALUES (6, 'en', ?)",
             (VAULT.seal("announcement_texts.content", 1, b"{}"),)),
            ("INSERT INTO broadcasts (id, announcement_id, purpose, state, urgent, starts_at)"
             " VALUES (8, 6, 'send', 'done', 0, 1)", ()),
            ("INSERT INTO receivers (broadcast_id, chat_id, language, state) VALUES (8, 7, 'en', 'sent')", ()),
            ("INSERT INTO announcement_answers (announcement_id, chat_id, text, at) VALUES (6, 7, ?, 1)",
             (VAULT.seal("announcement_answers.text", 1, b"x"),)),
    ],
    23: [
            ("UPDATE chats SET news = 'yes', hears = 'no_announcements', discreet = 1 WHERE id = 7", ()),
    ],
    24: [
            ("INSERT INTO reminders (kind, about, due_at, useful_until, state)"
             " VALUES ('digest', 0, 9, 10, 'missed')", ()),
            ("INSERT INTO reminders_stopped VALUES (7, 'shifts')", ()),
    ],
    25: [
            ("INSERT INTO follows (chat_id, programme, since) VALUES (7, 'soup', 1)", ()),
            ("INSERT INTO known_dates VALUES ('s', '2026-01-01', 'soup', 1, 2, 'hall', 1)", ()),
            ("INSERT INTO date_news (programme, changes, at, last_follow) VALUES ('soup', '[]', 1, 1)", ()),
    ],
    26: [
            ("INSERT INTO shift_series (id, programme, task, place, starts, minutes, first_on, seats, for_whom)"
             " VALUES (90, 'literacy', '', 'hall', '15:00', 90, '2026-01-01', 2, 'clients')", ()),
            ("INSERT INTO enrolments (series_id, chat_id, state, since) VALUES (90, 7, 'enrolled', 1)", ()),
    ],
    27: [
            ("INSERT INTO translation_tasks (id, announcement_id, source, target, original, until, stage)"
             " VALUES (3, 6, 'en', 'ar', ?, 9, 'taken')", (VAULT.seal("translation_tasks.original", 3, b"{}"),)),
            ("INSERT INTO translation_asks (task_id, chat_id, asked_at) VALUES (3, 7, 1)", ()),
    ],
    28: [("INSERT INTO veiled (id, chat_id, call, at) VALUES (5, 7, ?, 1)", (VAULT.seal("veiled.call", 5, b"{}"),))],
    29: [
            ("INSERT INTO timetable_edits (chat_id, edit, made_at) VALUES (7, '{}', 1)", ()),
    ],
    30: [
            ("INSERT INTO catalogue_words VALUES ('place', 'hall', 'name', 'en', 'Hall')", ()),
            ("INSERT INTO place_pins VALUES ('hall', 41.0, 29.0)", ()),
            ("INSERT INTO programme_media VALUES ('soup', 'voice', '', 'x')", ()),
    ],
    31: [
            ("INSERT INTO lockouts VALUES (7, 8, 1)", ()),
            ("INSERT INTO pauses VALUES (8, 'insults', 9, 7)", ()),
            ("INSERT INTO service_pauses VALUES ('family', '2026-01-01')", ()),
            ("UPDATE timetable_revision SET hidden = 1", ()),
    ],
    32: [("INSERT INTO erased VALUES (x'0a', 1)", ())],
    33: [
            ("INSERT INTO tallies VALUES ('2026-01-01', 'requests', 'family', 'done', 3)", ()),
            ("INSERT INTO audit (at, action, about, result, was, became, chain)"
             " VALUES (2, 'attend.came', 'signup 1', 'done', 'open', 'came', x'00')", ()),
    ],
    34: [
            ("INSERT INTO day_marks (id, series, original_on, programme, kind, minutes, by_chat, at)"
             " VALUES (3, 's', '2026-01-01', 'soup', 'late', 30, 8, 1)", ()),
            ("INSERT INTO day_told (mark_id, chat_id, outbox_id) VALUES (3, 7, 5)", ()),
            ("INSERT INTO headcounts (series, original_on, programme, on_day, n, by_chat, at)"
             " VALUES ('s', '2026-01-01', 'soup', '2026-01-01', 5, 8, 1)", ()),
            ("INSERT INTO counted_by_kind VALUES ('soup')", ()),
    ],
    35: [("INSERT INTO kept_files VALUES ('00', 'x', 1)", ())],
    36: [("INSERT INTO tallies VALUES ('2026-01-01', 'classes', 'mothers', 'taken', 3)", ())],
    37: [("INSERT INTO team_notes (id, text, by_chat, at) VALUES (3, ?, 7, 1)",
          (VAULT.seal("team_notes.text", 3, b"milk"),))],
    38: [
            ("INSERT INTO items (id, key, pictogram, programme, service) VALUES (70, 'milk', '🍼', 'soup', 'family')",
             ()),
            ("INSERT INTO stocks (id, item_id, series, original_on, amount) VALUES (71, 70, 's', '2026-01-01', 1)", ()),
            ("INSERT INTO tickets (id, series, original_on, chat_id, number, starts_at, ends_at, place, made_at)"
             " VALUES (72, 's', '2026-01-01', 7, 1, 1, 2, 'hall', 1)", ()),
            ("INSERT INTO allotments (ticket_id, stock_id, item_id, chat_id, state, made_at, changed_at)"
             " VALUES (72, 71, 70, 7, 'granted', 1, 1)", ()),
            ("INSERT INTO item_waits (item_id, chat_id, since) VALUES (70, 7, 1)", ()),
    ],
    39: [("INSERT INTO calls (ticket_id, called_at, times, by_chat) VALUES (72, 1, 1, 8)", ())],
    40: [("INSERT INTO slips (chat_id, made_at, made_by, asked_at) VALUES (7, 1, NULL, 1)", ())],
    41: [("INSERT INTO outbox (id, chat_id, lane, due_at, gone_at) VALUES (73, 7, 0, 1, 2)", ())],
}  # fmt: skip
"""What each version added; a new migration adds its own here."""


@cache
def _empty(version: int) -> bytes:
    """The file that release makes, out of the one of the release before it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite3"
        if version:
            path.write_bytes(_empty(version - 1))
        for name in FILES[:version]:
            shutil.copy(database.MIGRATIONS / f"{name}.sql", folder)
        backend = yoyo.get_backend(f"sqlite:///{path}")
        with backend.lock():
            backend.apply_migrations(backend.to_apply(yoyo.read_migrations(folder)))
        backend.connection.close()
        return path.read_bytes()


def at_version(version: int, folder: Path) -> Path:
    """A file that release left."""
    path = folder / "a.sqlite3"
    path.write_bytes(_empty(version))
    with closing(sqlite3.connect(path)) as raw, raw:
        for sql, values in filled(version):
            raw.execute(sql, values)
    return path

"""What is kept is on a list, sealed or hashed where it is somebody's, and gone when they ask; names are never kept."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import pytest
from conftest import Running, words
from register import KEPT, PUBLIC

from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.i18n import strip_marks
from storage import chats, rotation
from storage.vault import Keys, Unreadable, Vault

NAMES = [
    "<b>Ali", '</a><a href="tg://user?id=1">x', "&lt;script&gt;", "\u202eevil", "\u2068open\u2069\u2069",
    "Administrator", "IIMP staff", "✅ Verified", '=HYPERLINK("http://x";"y")', "-1+1", "@SUM(1)", "\ttab",
    "{0.__class__}", "{name}", "%s",
]  # fmt: skip
CANARY = "Zzyzx"


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


def bytes_of(settings: Settings) -> bytes:
    wal = Path(f"{settings.database}-wal")
    return settings.database.read_bytes() + (wal.read_bytes() if wal.exists() else b"")


def traces_of(phone: Phone) -> list[bytes]:
    """A Telegram id as text, and as the numbers SQLite and others write."""
    number = phone.id
    return [str(number).encode(), struct.pack(">I", number), struct.pack(">q", number), struct.pack("<q", number)]


async def test_every_column_is_on_the_list(running: Running) -> None:
    """The privacy word promises: language and chat, no name, no number, nothing of what is written."""
    tables = [
        row[0]
        for row in await rows(running, "SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not row[0].startswith("sqlite_") and "yoyo" not in row[0]
    ]
    assert set(tables) == KEPT.keys() | PUBLIC
    for table, columns in KEPT.items():
        found = {row[1] for row in await rows(running, f"PRAGMA table_info({table})")}
        assert found == columns.keys(), table
    texts = {
        (table, row[1])
        for table in KEPT
        for row in await rows(running, f"PRAGMA table_info({table})")
        if row[2] == "TEXT" and KEPT[table][row[1]] == "told"
    }
    assert texts == {
        *(("chats", name) for name in ("language", "reach", "offered", "seen_on")),
        *(("requests", name) for name in ("service", "whom", "way", "suits", "interpreter")),
        *(("grants", name) for name in ("role", "service")),
        ("consents", "language"),
        ("waits", "service"),
        ("interpreters", "languages"),
        ("volunteers", "age"),
        ("volunteer_facts", "value"),
        ("signups", "company"),
        ("handovers", "way"),
        ("handover_asks", "answer"),
        ("callouts", "answer"),
        ("translation_asks", "answer"),
        *(("hours_added", name) for name in ("on_day", "task")),
        ("shift_filters", "value"),
        ("reminders_stopped", "topic"),
        ("follows", "programme"),
        ("enrolments", "state"),
        ("tickets", "place"),
        ("allotments", "state"),
        ("item_waits", "size"),
        *(("chats", name) for name in ("news", "hears")),
    }


def test_what_is_sealed_is_sealed_anew_when_keys_change() -> None:
    sealed = {(table, column) for table, columns in KEPT.items() for column, how in columns.items() if how == "sealed"}
    assert {(one.table, one.column) for one in rotation.TABLES} == sealed
    assert all(one.field == f"{one.table}.{one.column}" for one in rotation.TABLES)


async def test_what_is_sealed_opens_only_with_the_keys_and_what_is_hashed_is_short(
    running: Running, amina: Phone, api: BotApi, settings: Settings
) -> None:
    amina.tap(amina.last.id, "wish")
    api.faults.unparsable_update()
    await running.calm()
    stranger = Vault(Keys.fresh())
    for table, columns in KEPT.items():
        for column, how in columns.items():
            values = [row[0] for row in await rows(running, f"SELECT {column} FROM {table}") if row[0] is not None]
            for value in values if how == "sealed" else ():
                with pytest.raises(Unreadable):
                    stranger.open(f"{table}.{column}", 1, value)
            if how == "hashed":
                assert {len(value) for value in values} <= {0, 16}


async def test_the_privacy_word_says_what_the_list_says(running: Running, amina: Phone) -> None:
    amina.send("/privacy")
    await running.calm()
    told = (
        "language",
        "address of this chat",
        "Not your name",
        "Your telephone",
        "A request",
        "A birth card",
        "14 days",
        "a year",
    )
    for said in told:
        assert said in words(amina)


@pytest.mark.parametrize("name", NAMES)
async def test_a_name_is_never_shown_and_never_kept(
    running: Running, api: BotApi, name: str, settings: Settings
) -> None:
    """AB-1, AB-2, AB-3, AB-5, AB-6, AB-9, AB-10, AB-11, AB-13: nothing to escape, to pass for, or to export."""
    phone = api.phone(name + CANARY, "en", last_name=name + CANARY, username="canary_zzyzx")
    phone.start()
    await running.calm()
    phone.press("English")
    for text in ("/menu", "/help", "zzzz", "🍲"):
        phone.send(text)
    await running.calm()
    said = " ".join(str(call.params) for call in api.calls if call.method.lower() != "getupdates")
    assert CANARY.lower() not in said.lower()
    assert CANARY.lower().encode() not in bytes_of(settings).lower()
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []


async def test_an_account_without_any_name_is_met_like_any_other(running: Running, api: BotApi) -> None:
    """AB-8: a deleted account."""
    phone = api.phone("", "en")
    phone.start()
    await running.calm()
    assert words(phone) == "👋 🌐"


async def test_nothing_written_or_sent_stands_in_the_file_while_the_bot_runs(
    running: Running, amina: Phone, settings: Settings
) -> None:
    """Not even for a moment: updates are sealed before they are stored."""
    amina.tap(amina.last.id, "wish")
    for text in (f"{CANARY} my child is ill", f"/start {CANARY}", f"/{CANARY}"):
        amina.send(text)
    amina.send_contact(f"+90555{CANARY}", CANARY)
    amina.send_photo(CANARY)
    amina.send_document(f"{CANARY}.pdf")
    amina.send_location(41.123456, 28.654321)
    await running.calm()
    held = bytes_of(settings)
    assert CANARY.encode() not in held
    assert struct.pack(">d", 41.123456) not in held
    assert not any(trace in held for trace in traces_of(amina))
    assert settings.bot_token.get_secret_value().encode() not in held


async def test_after_erasing_no_byte_of_a_person_is_left(running: Running, amina: Phone, settings: Settings) -> None:
    """AB-58, TG-23: file and log hold neither the hash nor the sealed address nor anything sealed for them."""
    amina.send("/help")
    amina.tap(amina.last.id, "wish")
    await running.calm()
    mine = {row[0] for row in await rows(running, "SELECT found FROM chats UNION ALL SELECT ref FROM chats")}
    mine |= {row[0] for row in await rows(running, "SELECT payload FROM outbox WHERE payload IS NOT NULL")}
    assert any(each in bytes_of(settings) for each in mine)
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    await running.bot.clockwork.sweep()
    held = bytes_of(settings)
    assert not any(each in held for each in mine if each)
    assert not any(trace in held for trace in traces_of(amina))
    assert await rows(running, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'chats%' AND type = 'table'") == [
        (1,)
    ]


async def test_what_was_owed_is_gone_with_the_person_in_the_same_batch_too(
    running: Running, amina: Phone, api: BotApi
) -> None:
    """AB-58: the answer to the tap before the erasing is not sent after it."""
    other = api.phone("Other")
    before = len(amina.visible)
    amina.send("/help")
    amina.tap(amina.last.id, "erase.now")
    amina.send("/privacy")
    other.start()
    await running.calm()
    await amina.until(lambda phone: not phone.waiting_taps)
    shown = [strip_marks(message.text) for message in amina.visible[before:] if not message.mine]
    assert shown == ["👋 🌐"]
    assert words(other) == "👋 🌐"
    assert await rows(running, "SELECT id, language FROM chats ORDER BY id") == [(2, None), (3, None)]
    assert await rows(running, "SELECT DISTINCT chat_id FROM outbox ORDER BY 1") == [(2,), (3,)]


async def test_two_people_erased_in_one_batch_do_not_become_one(running: Running, api: BotApi) -> None:
    """What they send next is each one's own."""
    pair = [api.phone("A", "ar"), api.phone("B", "fa")]
    for phone in pair:
        phone.start()
    await running.calm()
    for phone in pair:
        phone.press("English")
    await running.calm()
    for phone in pair:
        phone.tap(phone.last.id, "erase.now")
    for phone in pair:
        phone.start()
        phone.tap(phone.last.id, "lang:tr" if phone is pair[0] else "lang:en")
    await running.calm()
    assert await rows(running, "SELECT language FROM chats ORDER BY id") == [("tr",), ("en",)]


async def test_finished_updates_keep_nothing_of_whose_they_were(running: Running, amina: Phone) -> None:
    amina.send("zzzz")
    await running.calm()
    assert await rows(running, "SELECT DISTINCT payload, person FROM inbox") == [(None, b"")]
    sent = "SELECT count(*) FROM outbox WHERE payload IS NOT NULL AND state <> 'open'"
    assert await rows(running, sent) == [(0,)]


async def test_a_parked_update_is_sealed_and_erased_with_its_person(running: Running, amina: Phone) -> None:
    running.bot.application.handlers[0].clear()
    amina.send(CANARY)
    await running.calm()
    [(payload, person)] = await rows(running, "SELECT payload, person FROM inbox WHERE state = 'parked'")
    assert CANARY.encode() not in payload
    assert (await rows(running, "SELECT found FROM chats")) == [(person,)]
    async with running.bot.db.write() as tx:
        await chats.erase(tx, (await tx.all("SELECT id FROM chats"))[0][0])
    assert await rows(running, "SELECT * FROM inbox WHERE state = 'parked'") == []

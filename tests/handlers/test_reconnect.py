"""A lost or new phone: what somebody has goes on at the one at the desk, and the old one is a stranger's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, crowd, offer, staff, tap
from letters import rows
from paper import look, shown

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from storage import chats, outbox, people, reconnecting

ONLY_HERE = {"chats", "conversations", "desk_codes", "slips", "talks", "allotments", "cards", "invites"}
"""What ends with the old chat, or moves in a way of its own."""
OF_OURS = {
    "grants", "lockouts", "volunteers", "volunteer_facts", "colleagues", "signups", "shift_waits", "standings",
    "handover_asks", "callouts", "hours_added", "certificates", "shift_filters", "calendar_exports", "shift_drafts",
    "interpreters", "duty", "timetable_edits", "translation_asks",
}  # fmt: skip
"""What only staff and volunteers have, to whom none of this is done."""


@pytest.fixture
async def fresh(running: Running, api: BotApi) -> Phone:
    """The new phone."""
    [phone] = await crowd(running, api, "New", 1)
    return phone


async def test_the_case_goes_on_at_the_new_phone_and_the_old_one_is_a_stranger(
    running: Running, api: BotApi, amina: Phone, fresh: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    api.clock.forward(timedelta(minutes=1))
    old = amina.last.id
    code = await shown(running, fresh)
    press = await look(running, sara, code)
    assert "1 appointment" in words(sara) and "This cannot be undone" in words(sara)
    assert "The old phone gets nothing any more" in words(sara)
    before = len(amina.visible)
    sara.tap(sara.last.id, press)
    await running.calm()
    assert words(sara).startswith("✅ Connected.")
    assert words(fresh).startswith("✅ Your requests are here again.")
    assert len(amina.visible) == before, "the old account is told nothing"
    await tap(running, fresh, "My requests")
    await tap(running, fresh, "10:00")
    assert "10:00" in words(fresh) and "Help for families" in words(fresh)
    for data in ("mine", "mine:1", "mine.cancel:1", "mine.note:1", "mine.code", "tickets", "menu"):
        api.clock.forward(timedelta(minutes=1))
        amina.tap(old, data)
        await running.calm()
        assert "Help for families" not in words(amina) and "10:00" not in words(amina) + str(labels(amina)), data
    assert await rows(running, "SELECT state FROM requests") == [("confirmed",)]
    assert await rows(running, "SELECT count(*) FROM chats WHERE language IS NOT NULL") == [(2,)]


async def test_who_had_paper_has_it_on_a_phone(running: Running, fresh: Phone, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "Somebody is here", "No phone: write down", "Help for families", "for a child")
    code = await shown(running, fresh)
    press = await look(running, sara, code)
    assert "The old phone" not in words(sara)
    sara.tap(sara.last.id, press)
    await running.calm()
    assert words(fresh).startswith("✅ Your requests are here again.")
    assert await rows(running, "SELECT count(*) FROM slips") == [(0,)]
    assert await rows(running, "SELECT c.reach, c.language FROM requests r JOIN chats c ON c.id = r.chat_id") == [
        ("open", "en")
    ]
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "No phone" not in words(sara) and "✉️ Write to them" in labels(sara)


async def test_what_the_new_phone_had_is_folded_in(running: Running, fresh: Phone, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await ask(running, fresh)
    code = await shown(running, fresh)
    sara.tap(sara.last.id, await look(running, sara, code))
    await running.calm()
    assert await rows(running, "SELECT count(*), count(DISTINCT chat_id) FROM requests") == [(2, 1)]


async def test_two_staff_at_once_and_the_same_tap_again_connect_it_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    one, two = await crowd(running, api, "New", 2)
    await ask(running, amina)
    presses = [
        await look(running, sara, await shown(running, one)),
        await look(running, pavel, await shown(running, two)),
    ]
    sara.tap(sara.last.id, presses[0])
    pavel.tap(pavel.last.id, presses[1])
    await running.calm()
    assert words(sara).startswith("✅ Connected.")
    assert words(pavel).startswith("🕥 This button is old")
    sara.tap(sara.last.id, presses[0])
    await running.calm()
    assert not words(sara).startswith("✅")
    async with running.bot.db.write() as tx:
        [(chat,)] = await tx.all("SELECT chat_id FROM requests")
        assert await chats.address(tx, running.bot.tools.vault, chat) == one.id
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'slip.reconnect'") == [(1,)]


@pytest.mark.parametrize("end", ["old", "new"])
async def test_who_is_one_of_ours_is_refused(
    running: Running, amina: Phone, fresh: Phone, sara: Phone, end: str
) -> None:
    await ask(running, amina)
    code = await shown(running, fresh)
    async with running.bot.db.write() as tx:
        whose = await chats.find(tx, running.bot.tools.vault, (amina if end == "old" else fresh).id)
        assert whose is not None
        await people.grant(tx, whose.id, Grant(Role.VOLUNTEER), 1)
    assert not await look(running, sara, code)
    assert words(sara).startswith("✋ This does not go to that phone.")


async def test_the_same_person_is_refused(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    assert not await look(running, sara, await shown(running, amina))
    assert words(sara).startswith("✋ This does not go to that phone.")


async def test_a_number_that_is_nobodys_is_asked_again(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    assert not await look(running, sara, "111111")
    assert words(sara).startswith("🔁 No phone shows this number now.")


async def test_nothing_of_the_old_chat_is_owed_or_known_afterwards(
    running: Running, amina: Phone, fresh: Phone, sara: Phone
) -> None:
    """Message numbers, forms and what is owed belong to the old chat; they mean other messages on the new phone."""
    await ask(running, amina)
    press = await look(running, sara, await shown(running, fresh))
    async with running.bot.db.write() as tx:
        [(chat,)] = await tx.all("SELECT chat_id FROM requests")
        old = {row[0] for row in await tx.all("SELECT id FROM outbox WHERE chat_id = ?", (chat,))}
    sara.tap(sara.last.id, press)
    await running.calm()
    async with running.bot.db.write() as tx:
        kept = {row[0] for row in await tx.all("SELECT id FROM outbox WHERE chat_id = ?", (chat,))}
        assert old and not kept & old
        assert not await outbox.has(tx, min(old))
    amina.start()
    await running.calm()
    assert words(amina).startswith("👋")


async def test_every_table_of_a_client_is_moved_or_said_to_stay(running: Running) -> None:
    """A new table with a reference to a person stands in MOVES, or here with a reason."""
    found = set()
    for (table,) in await rows(running, "SELECT name FROM sqlite_schema WHERE type = 'table'"):
        for row in await rows(running, f"PRAGMA foreign_key_list({table})"):
            if row[2] == "chats" and row[3] in ("chat_id", "client_chat", "opened_by"):
                found.add(table)
    moved = {table for table, _column in reconnecting.MOVES}
    assert found - moved - ONLY_HERE - OF_OURS == set()

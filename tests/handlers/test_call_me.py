"""Call me: the number, when it is safe, whom alone to ask for; one sealed note, shown to staff."""

from __future__ import annotations

import pytest
from conftest import Running, words
from desk import ask, tap
from letters import rows, said

from bot.demo.phone import Phone
from bot.domain.appointments import NoteKind
from bot.domain.call_me import CallMe, Safe, kept, read
from storage import appointments


async def begin(running: Running, phone: Phone, number: str = "+90 555 123 45 67") -> None:
    await ask(running, phone)
    await tap(running, phone, "Add something", "How to answer you", "Call me")
    phone.send(number)
    await running.calm()


async def seen_by(running: Running, sara: Phone) -> str:
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    return words(sara)


async def test_number_safe_hours_and_whom_to_ask_for_are_one_sealed_note(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await begin(running, amina)
    await tap(running, amina, "In the afternoon")
    assert words(amina).startswith("👤 Whom should we ask for?")
    amina.send("  Auntie <b>Rose</b>\nof the shop, who is very kind")
    await running.calm()
    assert words(amina).startswith("✅ We have the number.")
    [(kind, sealed)] = await rows(running, "SELECT kind, text FROM notes")
    assert kind == "phone"
    assert b"Rose" not in sealed and b"555" not in sealed
    assert "📞 +905551234567 · afternoons · ask only for Auntie <b>Rose</b> of the shop" in await seen_by(running, sara)
    assert not any("Rose" in text for text in said(sara)[:-1])


async def test_only_me_is_a_tap_and_the_same_tap_again_changes_nothing(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await begin(running, amina)
    for data in ("call.safe:evening", "call.safe:evening", "call.only", "call.only"):
        amina.tap(amina.last.id, data)
    await running.calm()
    assert await rows(running, "SELECT way, (SELECT count(*) FROM notes) FROM requests") == [("call", 1)]
    assert "📞 +905551234567 · evenings\n" in f"{await seen_by(running, sara)}\n"


async def test_nothing_is_kept_before_the_last_question_and_a_restart_changes_nothing(
    running: Running, amina: Phone
) -> None:
    await begin(running, amina)
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
    await tap(running, amina, "In the morning")
    await running.stop()
    await running.start()
    await tap(running, amina, "Only me")
    assert await rows(running, "SELECT count(*) FROM notes") == [(1,)]


async def test_words_of_danger_instead_of_a_name_are_answered_and_not_kept(running: Running, amina: Phone) -> None:
    """AB-48."""
    await begin(running, amina)
    await tap(running, amina, "At any time")
    amina.send("he hits me")
    await running.calm()
    assert words(amina).startswith("🆘 ")
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]


@pytest.mark.parametrize("data", ["call.safe:midnight", "call.safe:any"])
async def test_a_button_of_this_form_without_it_is_old(running: Running, amina: Phone, data: str) -> None:
    amina.tap(amina.last.id, data)
    await running.calm()
    assert words(amina).startswith("🕥 This button is old.")


async def test_a_bare_number_of_an_earlier_release_is_still_shown(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    async with running.bot.db.write() as tx:
        await appointments.add_note(tx, running.bot.tools.vault, 1, NoteKind.PHONE, "05551234567", 1)
    assert "📞 05551234567" in await seen_by(running, sara)


def test_what_is_kept_reads_back() -> None:
    call = CallMe("+905551234567", Safe.MORNING, 'Ali "the" {tall}')
    assert read(kept(call)) == call
    assert read('{"number": "1234567", "safe": "at noon"}') == CallMe("1234567")

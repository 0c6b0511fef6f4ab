"""What is added to a request: a voice note for who cannot write, a picture, a telephone; sealed, and gone with it."""

from __future__ import annotations

import pytest
from conftest import Running, words
from desk import ask, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import telephone


async def test_a_voice_note_is_held_by_reference_and_heard_only_by_staff(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """For people who cannot write; elsewhere a voice note is still answered by "nobody hears it here"."""
    await ask(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    assert "Telegram keeps its own" in words(amina)
    amina.send_voice(7)
    await running.calm()
    assert words(amina).startswith("✅ Added to your request.")
    [(kind, sealed)] = await rows(running, "SELECT kind, text FROM notes")
    assert kind == "voice"
    assert b"AwAC" not in sealed
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "🎙 a voice note" in words(sara)
    await tap(running, sara, "Listen or look")
    assert sara.messages[-1].kind == "voice"
    amina.send_voice(3)
    await running.calm()
    assert words(amina).startswith("🎙 I cannot listen")


async def test_a_picture_at_the_step_that_asks_for_it_stays_and_reaches_staff(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    amina.send_photo()
    await running.calm()
    assert words(amina).startswith("✅ Added to your request.")
    sara.tap(sara.last.id, "case.files:1")
    await running.calm()
    assert sara.messages[-1].kind == "photo"


async def test_another_persons_files_are_not_sent(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    amina.send_photo()
    await running.calm()
    amina.tap(amina.last.id, "case.files:1")
    await running.calm()
    assert words(amina).startswith("🕥 This button is old.")


async def test_a_telephone_number_is_sealed_and_goes_with_the_request(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """AB-49."""
    await ask(running, amina)
    await tap(running, amina, "Add something", "How to answer you", "Call me")
    amina.send("ring me please")
    await running.calm()
    assert words(amina).startswith("📞 That is no telephone number.")
    amina.send("٠٥٥٥ ١٢٣ ٤٥ ٦٧")
    await running.calm()
    await tap(running, amina, "At any time", "Only me")
    assert words(amina).startswith("✅ We have the number.")
    assert await rows(running, "SELECT way FROM requests") == [("call",)]
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "📞 05551234567" in words(sara)
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("+90 555 123 45 67", "+905551234567"),
        ("0090-555-1234567", "+905551234567"),
        ("(0555) 123.45.67", "05551234567"),
        ("۰۵۵۵۱۲۳۴۵۶۷", "05551234567"),
        ("\u2066+90 5551234567\u2069", "+905551234567"),
        ("12345", None),
        ("1234567890123456", None),
        ("tel 05551234567", None),
        ("", None),
    ],
)
def test_a_telephone_number_is_read_in_any_digits(typed: str, digits: str | None) -> None:
    assert telephone(typed) == digits


async def test_a_kept_question_arrives_in_the_persons_language_and_is_answered_by_a_tap(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "I take it", "Kept answer", "Questions", "1")
    assert words(amina) == "🌳 1 · Is it for today?"
    await tap(running, amina, "Yes")
    assert await rows(running, "SELECT kind FROM notes") == [("answer",), ("answer",)]
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "➡️ Is it for today?" in words(sara)
    assert "💬 Is it for today? ✅" in words(sara)


async def test_times_and_interpreter_are_kept_and_shown_to_staff(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "When you can come", "In the morning")
    await tap(running, amina, "Language, interpreter", "Yes, a woman")
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "🗣 mornings · interpreter: a woman" in words(sara)


@pytest.mark.parametrize(
    "data", ["mine.suits:1:night", "mine.talks:1:x", "mine.yes:1:papers", "case.kept:1:x", "mine.set:1:x"]
)
async def test_a_forged_choice_changes_nothing(running: Running, amina: Phone, sara: Phone, data: str) -> None:
    await ask(running, amina)
    phone = sara if data.startswith("case") else amina
    phone.tap(phone.last.id, data)
    await running.calm()
    assert words(phone).startswith("🕥 This button is old.")
    assert await rows(running, "SELECT suits, interpreter, way FROM requests") == [("any", "none", "write")]

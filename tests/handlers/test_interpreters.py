"""Who interprets sets up what they speak, on their own phone."""

from __future__ import annotations

from conftest import Running, labels, words
from desk import staff, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def test_who_joins_as_translator_is_led_to_their_languages(running: Running, amina: Phone, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Invite somebody", "Translator")
    amina.start(words(sara).split("start=")[1].split()[0])
    await running.calm()
    await tap(running, sara, "Yes, they say")
    assert any("Staff" in label for label in labels(sara))
    await tap(running, amina, "My languages")
    assert words(amina).startswith("🗣 Choose two languages or more")
    await tap(running, amina, "My languages", "English", "العربية", "More", "Soomaali", "Soomaali")
    assert any(label == "✅ English" for label in labels(amina)) is False
    await tap(running, amina, "Back", "I am a woman")
    assert words(amina).startswith("🗣 You interpret: English, العربية")
    assert await rows(running, "SELECT languages, woman, paused FROM interpreters") == [("en ar", 1, 0)]
    await tap(running, amina, "No messages for now")
    assert words(amina).startswith("⏸")
    await tap(running, amina, "Send me messages again")
    assert words(amina).startswith("🗣")


async def test_the_command_is_for_interpreters_only(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    layla = await staff(running, api, "Layla", Grant(Role.TRANSLATOR))
    layla.send("/interpret")
    await running.calm()
    assert words(layla).startswith("🗣 Choose two languages or more")
    for phone in (amina, sara):
        phone.send("/interpret")
        await running.calm()
        assert words(phone).startswith("🕥 This button is old.")
    layla.tap(layla.last.id, "talks.lang:0:xx")
    await running.calm()
    assert words(layla).startswith("🕥 This button is old.")


async def test_every_language_can_be_reached(running: Running, api: BotApi) -> None:
    layla = await staff(running, api, "Layla", Grant(Role.TRANSLATOR))
    layla.send("/interpret")
    await running.calm()
    await tap(running, layla, "My languages")
    first, seen = labels(layla), set()
    for _ in range(9):
        seen |= set(labels(layla))
        await tap(running, layla, "More")
        if labels(layla) == first:
            break
    assert {"العربية", "Soomaali", "ትግርኛ", "Ikinyarwanda"} <= seen

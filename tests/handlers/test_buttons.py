"""Every registered action with whatever arguments somebody forges: a quiet answer, no exception, nothing parked."""

from __future__ import annotations

import random
from typing import Any

import pytest
from buttons import of_forms, presses
from conftest import Running, words

from bot.demo.api import BotApi
from bot.demo.phone import Phone

ACTIONS = sorted({*presses(), *of_forms(), "wish"})
ODD = (
    "", ":", "0", "-1", "1", "9" * 40, "20261301", "20260230", "2026-12-01", "null", "'; DROP TABLE chats; --",
    "<b>x", "{0.__class__}", "%s%n", "../../etc/passwd", "\u202e", "٣", "ß", "\ud800", "soup", "en", "x" * 60,
)  # fmt: skip
FORGED = ("", ":", "::", "v1:cancel:", "v9:menu", "menu ", "MENU", "menu\n", "menux", "lang", "\xff" * 64, "x" * 4000,
          "SELECT * FROM chats", "\x00", "💬", "erase .now", "erase.now.now", "wish.", "prog")  # fmt: skip
PER_PERSON = 15  # fewer than a flood


def generated() -> list[str]:
    """Every action with odd and random arguments; the same in every run."""
    dice = random.Random(7)
    made = [f"{action}:{odd}" for action in ACTIONS for odd in dice.sample(ODD, 9)]
    for action in ACTIONS:
        made.append(action)
        for count in (1, 2, 5):
            parts = ["".join(chr(dice.choice((33, 48, 65, 97, 0x627, 0x1F600)) + dice.randrange(9)) for _ in range(6))]
            made.append(":".join([action, *parts * count]))
    return made + list(FORGED)


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def crowd(running: Running, api: BotApi, count: int, language: str | None) -> list[Phone]:
    phones = [api.phone(f"P{n}", language_code="en") for n in range(count)]
    for phone in phones:
        phone.start()
    await running.calm()
    for phone in phones if language else ():
        phone.tap(phone.last.id, f"lang:{language}")
    await running.calm()
    return phones


@pytest.mark.parametrize("language", ["en", "ar", None])
async def test_no_forged_button_does_more_than_a_quiet_answer(
    running: Running, api: BotApi, language: str | None
) -> None:
    """AB-16 to AB-22, TX-32: generated over all registered actions."""
    forged = generated()
    phones = await crowd(running, api, len(forged) // PER_PERSON + 1, language)
    for at, data in enumerate(forged):
        phone = phones[at // PER_PERSON]
        phone.tap(phone.last.id, data)
    await running.calm()
    assert await rows(running, "SELECT state, count(*) FROM inbox WHERE state <> 'done' GROUP BY 1") == []
    for phone in phones:
        await phone.until(lambda one: not one.waiting_taps)
        said = [message for message in phone.visible if not message.mine]
        if said:  # a cleared chat is empty, and its word stood over it
            assert phone.last.text or phone.last.kind in ("venue", "document")
        else:
            assert phone.alerts[-1].show_alert
    assert await rows(running, "SELECT reason FROM outbox WHERE state = 'dead'") == []
    assert await rows(running, "SELECT language FROM wished_languages") == []


async def test_a_button_of_another_kind_of_screen_is_old_and_brings_the_menu(running: Running, amina: Phone) -> None:
    """AB-19, AB-22."""
    for data in ("v1:cancel:", "\xff" * 64, "menux", "SELECT 1"):
        amina.tap(amina.last.id, data)
        await running.calm()
        assert words(amina).startswith("🕥 This button is old")
        amina.tap(amina.last.id, "menu")
        await running.calm()
        assert words(amina).startswith("🏠")


async def test_a_button_under_a_message_that_is_gone_is_answered_by_a_new_one(running: Running, amina: Phone) -> None:
    """AB-19: Telegram shows a message without date or content."""
    for data in ("menu", "privacy", "zzz"):
        before = len(amina.messages)
        amina.tap(999_999, data)
        await running.calm()
        assert len(amina.messages) == before + 1
        assert labels_of(amina)
    assert not amina.waiting_taps


def labels_of(phone: Phone) -> list[str]:
    return phone.last.labels


async def test_a_message_deleted_while_its_button_is_pressed_is_shown_anew(running: Running, amina: Phone) -> None:
    shown = amina.last
    amina.press("Language")
    amina.delete(shown.id)
    await running.calm()
    assert words(amina) == "👋 🌐"
    assert amina.last.id != shown.id


@pytest.mark.parametrize("extra", [{"inline_message_id": "abc"}, {}])
async def test_a_tap_without_a_message_brings_the_menu_in_the_private_chat(
    running: Running, amina: Phone, api: BotApi, extra: dict[str, str]
) -> None:
    """AB-23."""
    for number, data in enumerate(("menu", "zzz", "wish", None)):
        query = {"id": f"77{number}", "from": amina.person.as_user(), "chat_instance": "1", **extra}
        before = len(amina.messages)
        api.push_raw({"callback_query": query | ({"data": data} if data else {"game_short_name": "g"})})
        await running.calm()
        assert len(amina.messages) == before + 1
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []


async def test_the_same_tap_delivered_three_times_is_one(running: Running, amina: Phone) -> None:
    """TG-8: Telegram sends a tap again, under a new update id, after a reconnect."""
    before = amina.chat.arrived
    for _ in range(3):
        amina.tap(amina.last.id, "languages", query_id="4242")
    await running.calm()
    assert amina.chat.arrived == before + 1

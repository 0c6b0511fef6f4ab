"""Changing the language at any step keeps the step; another script is offered once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from conftest import Running, labels, words

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.retention import DAYS
from bot.i18n import LANGUAGES, strip_marks
from handlers.rendering import draw
from handlers.views import privacy as privacy_views
from handlers.views import start as start_views
from handlers.views import wish as wish_views


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


def expected(running: Running, tag: str, view: Any) -> list[str]:
    """The labels of a view in a language."""
    screen, _ = draw(running.bot.catalogues, tag, view)
    return [strip_marks(button.label) for line in screen.rows for button in line]


async def choose(running: Running, phone: Phone, tag: str) -> None:
    running.api.clock.forward(timedelta(seconds=11))  # nobody taps so fast
    phone.send("/language")
    await running.calm()
    phone.press(LANGUAGES[tag].autonym)
    await running.calm()


async def test_a_switch_in_the_middle_of_a_form_keeps_the_step_in_the_new_language(
    running: Running, amina: Phone
) -> None:
    """MS-L4, MS-L5: the receipt and the question, all in the new language."""
    for tag in running.bot.catalogues.tags[::-1]:
        amina.tap(amina.last.id, "wish")
        await running.calm()
        before = len(amina.visible)
        await choose(running, amina, tag)
        assert await rows(running, "SELECT name, step FROM conversations") == [("wish", "which")]
        receipt, question = [message for message in amina.visible[before:] if not message.mine]
        assert strip_marks(receipt.text).startswith(f"✅ {LANGUAGES[tag].autonym}")
        assert [strip_marks(label) for label in receipt.labels] == expected(running, tag, wish_views.asked_again)
        assert labels(amina) == expected(running, tag, wish_views.asked_again)
        assert question is amina.last
        amina.send("/menu")
        await running.calm()


async def test_after_a_switch_every_new_screen_is_new_and_old_keyboards_work(running: Running, amina: Phone) -> None:
    """MS-L5."""
    old = amina.last
    for tag in running.bot.catalogues.tags:
        await choose(running, amina, tag)
        for command, view in (("/menu", start_views.menu), ("/privacy", lambda t: privacy_views.privacy(t, DAYS))):
            amina.send(command)
            await running.calm()
            assert labels(amina) == expected(running, tag, view)
        amina.press(data="languages", message=old)
        await running.calm()
        assert amina.chat.messages[old.id].text.endswith("👋 🌐")
        amina.tap(old.id, "menu")
        await running.calm()
        shown = [strip_marks(label) for label in amina.chat.messages[old.id].labels]
        assert shown == expected(running, tag, start_views.menu)


async def test_words_in_another_script_offer_that_language_once(running: Running, amina: Phone) -> None:
    for said in ("سلام", "привет"):
        amina.send(said)
        await running.calm()
        offered = labels(amina)[0].removeprefix("✅ ")
        assert offered in {LANGUAGES[tag].autonym for tag in ("ar", "fa", "ru")}
        assert words(amina).startswith("🌐")
        amina.send(said)
        await running.calm()
        assert not words(amina).startswith("🌐")
    [(language, seen)] = await rows(running, "SELECT language, offered FROM chats")
    assert language == "en"
    assert len(seen.split()) == len(set(seen.split()))


async def test_an_offered_language_is_taken_with_one_tap(running: Running, amina: Phone) -> None:
    amina.send("привет как дела")
    await running.calm()
    amina.press("✅")
    await running.calm()
    assert await rows(running, "SELECT language FROM chats") == [("ru",)]


async def test_before_any_choice_a_typed_number_chooses(running: Running, api: BotApi) -> None:
    """As read aloud to somebody who cannot read; in any digits."""
    for typed in ("2", "٢", "۲", "2 "):
        phone = api.phone("New", language_code="ar")
        phone.start()
        await running.calm()
        second = strip_marks(phone.last.labels[1]).split(" · ")[1]
        phone.send(typed)
        await running.calm()
        chosen = (await rows(running, "SELECT language FROM chats ORDER BY id DESC LIMIT 1"))[0][0]
        assert LANGUAGES[chosen].autonym == second


@pytest.mark.parametrize("typed", ["hello", "0", "99", "-1", "1.5", "²", "9" * 4000, "①"])
async def test_before_any_choice_other_words_bring_the_picker(running: Running, api: BotApi, typed: str) -> None:
    phone = api.phone("New", language_code="ar")
    phone.send(typed)
    await running.calm()
    assert words(phone) == "👋 🌐"
    assert await rows(running, "SELECT language FROM chats") == [(None,)]


@pytest.mark.parametrize("tag", ["", "zz", "en-GB", "so", "xx-rtl", "EN", "'", "x" * 59])
async def test_a_language_we_do_not_speak_is_not_kept(running: Running, amina: Phone, tag: str) -> None:
    amina.tap(amina.last.id, f"lang:{tag}")
    await running.calm()
    assert words(amina) == "👋 🌐"
    assert await rows(running, "SELECT language FROM chats") == [("en",)]

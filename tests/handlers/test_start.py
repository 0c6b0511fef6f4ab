"""First meeting, menu, help, privacy, stopping, being forgotten: as a person does it on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Running, labels, words
from letters import said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.i18n import LANGUAGES, strip_marks
from handlers.rendering import KEYS
from storage.chats import COLUMNS

LONG = "a" * 64


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def met(running: Running, api: BotApi, code: str | None, link: str = "") -> Phone:
    phone = api.phone("New", language_code=code)
    phone.start(link)
    await running.calm()
    return phone


@pytest.mark.parametrize("code", ["ar", "fa", "fr", "ru", "tr", "en"])
async def test_the_phone_s_language_stands_first_and_all_in_their_own_names(
    running: Running, api: BotApi, code: str
) -> None:
    phone = await met(running, api, code)
    tags = running.bot.catalogues.tags
    first = code if code in tags else tags[0]
    expected = [first, *(tag for tag in tags if tag != first)]
    names = [f"{n} · {LANGUAGES[tag].autonym}" for n, tag in enumerate(expected, 1)]
    assert labels(phone) == [*names, "🌐 ➕"]
    assert words(phone) == "👋 🌐"


@pytest.mark.parametrize("code", [None, "-", "x" * 4000, "ar-beta", "prs", "zz", "en_US", "', DROP", "AR"])
async def test_whatever_the_phone_calls_its_language_the_picker_comes(
    running: Running, api: BotApi, code: str | None
) -> None:
    """AB-38."""
    phone = await met(running, api, code)
    assert words(phone) == "👋 🌐"
    assert len(labels(phone)) == len(running.bot.catalogues.tags) + 1
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []


async def test_the_phone_s_language_is_never_stored_and_never_changes_the_choice(running: Running, api: BotApi) -> None:
    """MS-L6."""
    phone = await met(running, api, "fr")
    assert await rows(running, "SELECT language, offered FROM chats") == [(None, "")]
    phone.press("English")
    await running.calm()
    for code in (None, "ar", "tr"):
        phone.person.language_code = code
        phone.send("/help")
        await running.calm()
        assert words(phone).startswith("🙋 How this works")
    assert await rows(running, "SELECT language FROM chats") == [("en",)]


async def test_the_first_choice_leaves_a_welcome_with_four_keys_and_the_menu(running: Running, api: BotApi) -> None:
    phone = await met(running, api, "ar")
    phone.press("English")
    await running.calm()
    shown = [strip_marks(message.text) for message in phone.visible if not message.mine]
    assert len(shown) == 2
    assert "Nobody may ask you for money" in shown[0]
    assert shown[1] == "🏠 What do you need?"
    assert [[key.text for key in line] for line in phone.reply_keyboard] == [list(KEYS)]
    assert len(labels(phone)) == 6


async def test_who_is_known_gets_welcome_and_menu_at_once(running: Running, amina: Phone) -> None:
    before = len(amina.messages)
    amina.start()
    await running.calm()
    shown = [message.text for message in amina.messages[before:] if not message.mine]
    assert [text.split()[0] for text in shown] == ["Welcome.", "🏠"]


@pytest.mark.parametrize(
    "link", ["nothing_known", LONG, "x" * 33, "<b>", "'; DROP TABLE chats", "soup:1", "سوپ", "%s{0}"]
)
async def test_a_link_nobody_knows_is_no_link(running: Running, api: BotApi, link: str) -> None:
    """AB-25: unknown, over-long and forged alike, before and after the language is chosen."""
    phone = await met(running, api, "ar", link)
    assert words(phone) == "👋 🌐"
    phone.press("English")
    await running.calm()
    assert words(phone) == "🏠 What do you need?"
    phone.start(link)
    await running.calm()
    assert words(phone) == "🏠 What do you need?"
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []


@pytest.mark.parametrize("link", ["x" * 50, "a b", "<b>"])
async def test_a_link_forged_into_a_language_button_is_no_link(running: Running, api: BotApi, link: str) -> None:
    phone = await met(running, api, "ar")
    phone.tap(phone.last.id, f"lang:en:{link}")
    await running.calm()
    assert words(phone) == "🏠 What do you need?"


async def test_a_link_survives_the_choice_of_a_language(running: Running, api: BotApi) -> None:
    phone = await met(running, api, "ar", "hello_2026")
    assert {key.data for line in phone.last.keyboard for key in line if key.data != "wish"} == {
        f"lang:{tag}:hello_2026" for tag in running.bot.catalogues.tags
    }


@pytest.mark.parametrize(
    ("command", "begins"),
    [("/menu", "🏠"), ("/help", "🙋"), ("/privacy", "🔒"), ("/cancel", "✖️"), ("/language", "👋"), ("/start", "🏠")],
)
async def test_commands_work_everywhere(running: Running, amina: Phone, command: str, begins: str) -> None:
    """Outside and inside a form; with the bot's name behind."""
    for inside in (False, True):
        if inside:
            amina.tap(amina.last.id, "wish")
        for written in (command, f"{command}@{running.api.bot['username']}"):
            amina.send(written)
            await running.calm()
            assert words(amina).startswith(begins)


async def test_menu_cancel_and_start_end_a_form(running: Running, amina: Phone) -> None:
    for way in ("/menu", "/cancel", "/start"):
        amina.tap(amina.last.id, "wish")
        await running.calm()
        assert await rows(running, "SELECT step FROM conversations") == [("which",)]
        amina.send(way)
        await running.calm()
        assert await rows(running, "SELECT * FROM conversations") == []


async def test_cancel_says_whether_there_was_anything_to_stop(running: Running, amina: Phone) -> None:
    amina.send("/cancel")
    await running.calm()
    assert "nothing to stop" in words(amina)
    amina.tap(amina.last.id, "wish")
    amina.send("/cancel")
    await running.calm()
    assert "Nothing was sent" in words(amina)


async def test_being_forgotten_is_asked_twice_and_then_true(running: Running, amina: Phone) -> None:
    """AB-58: afterwards an old button is neutral, and a new start is a new person."""
    amina.send("/privacy")
    await running.calm()
    amina.press("Erase me here")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM chats") == [(1,)]
    amina.press("Yes, erase")
    await running.calm()
    await amina.until(lambda phone: not phone.waiting_taps)
    assert amina.alerts[-1].show_alert
    assert "forgotten you" in amina.alerts[-1].text
    for table in ("chats", "conversations", "outbox"):
        assert await rows(running, f"SELECT * FROM {table}") == []
    amina.press("Back")
    await running.calm()
    assert words(amina) == "👋 🌐"
    assert await rows(running, "SELECT id, language FROM chats") == [(2, None)]


async def test_who_blocks_the_bot_after_being_forgotten_stays_forgotten(running: Running, amina: Phone) -> None:
    """TG-23: the update of the block would bring the row back."""
    amina.tap(amina.last.id, "erase.now")
    amina.block()
    await running.calm()
    assert await rows(running, "SELECT * FROM chats") == []


async def test_who_blocks_and_comes_back_in_one_breath_is_met_as_new(running: Running, amina: Phone) -> None:
    """All in one batch: the block of somebody who has no row leaves nothing the next update could take for one."""
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    amina.block()
    amina.start()
    await running.calm()
    assert words(amina) == "👋 🌐"
    assert await rows(running, "SELECT id, language, reach FROM chats") == [(2, None, "open")]


async def test_who_blocks_is_marked_and_who_comes_back_is_open_again(running: Running, amina: Phone) -> None:
    """AB-56."""
    amina.block()
    await running.calm()
    assert await rows(running, "SELECT reach FROM chats") == [("blocked",)]
    amina.start()
    await running.calm()
    assert await rows(running, f"SELECT {COLUMNS} FROM chats c WHERE reach = 'open' AND language = 'en'") != []
    assert words(amina) == "🏠 What do you need?"


async def test_help_names_every_command_of_the_menu(running: Running, amina: Phone) -> None:
    amina.send("/help")
    await running.calm()
    assert [command["command"] for command in amina.commands] == [
        line.split()[0].removeprefix("/") for line in words(amina).splitlines() if line.startswith("/")
    ]


async def test_a_tap_changes_its_screen_in_place(running: Running, amina: Phone) -> None:
    before = len(said(amina))
    amina.send("/menu")
    await running.calm()
    for _ in range(3):
        amina.tap(amina.last.id, "help")
        amina.tap(amina.last.id, "menu")
        await running.calm()
    assert len(said(amina)) == before + 1

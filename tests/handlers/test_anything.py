"""Whatever somebody sends, at whatever step: an answer that says what to do, and nothing of it kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from conftest import Running, labels, words

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from storage import conversations

FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 9}
LOOK = {**FILE, "width": 9, "height": 9, "duration": 1}
REMOVED: dict[str, Callable[[Phone], object]] = {
    "photo": lambda phone: phone.send_photo("my passport"),
    "video": lambda phone: phone.send_video(),
    "document": lambda phone: phone.send_document(),
    "contact": lambda phone: phone.send_contact(),
    "location": lambda phone: phone.send_location(),
    "venue": lambda phone: phone.send_venue(),
    "video note": lambda phone: phone._say({"video_note": {**FILE, "length": 9, "duration": 1}}),
    "animation": lambda phone: phone._say({"animation": LOOK, "document": FILE}),
}
OTHERS: dict[str, Callable[[Phone], object]] = {
    "voice": lambda phone: phone.send_voice(),
    "audio": lambda phone: phone._say({"audio": {**FILE, "duration": 1}}),
    "sticker": lambda phone: phone.send_sticker(),
    "poll": lambda phone: phone.send_poll(),
    "dice": lambda phone: phone.send_dice(),
    "story": lambda phone: phone.send_story(),
    "game": lambda phone: phone._say({"game": {"title": "t", "description": "d", "photo": []}}),
    "something new": lambda phone: phone._say({"hologram": {"size": 3}}),
    "command": lambda phone: phone.send("/zzz"),
}
KINDS = REMOVED | OTHERS


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def answers(running: Running, phone: Phone, send: Callable[[Phone], object]) -> list[str]:
    """What the bot said to it."""
    before = len(phone.messages)
    send(phone)
    await running.calm()
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []
    return [message.text for message in phone.messages[before:] if not message.mine]


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_gets_one_answer_with_buttons(running: Running, amina: Phone, kind: str) -> None:
    """MS-L11, AB-32, AB-33."""
    said = await answers(running, amina, KINDS[kind])
    assert len(said) == 1
    assert labels(amina)
    assert any(label.startswith("💬") for label in labels(amina))
    [sent] = [message for message in amina.messages[-3:] if message.mine]
    assert sent.deleted is (kind in REMOVED)


@pytest.mark.parametrize("kind", KINDS)
async def test_in_a_form_the_answer_says_what_is_expected_and_the_step_stays(
    running: Running, amina: Phone, kind: str
) -> None:
    """MS-L11."""
    amina.tap(amina.last.id, "wish")
    await running.calm()
    said = await answers(running, amina, KINDS[kind])
    assert len(said) == 1
    assert "Which language do you need?" in words(amina)
    assert any(label.startswith("💬") for label in labels(amina))
    assert await rows(running, "SELECT step, draft FROM conversations") == [("which", None)]


@pytest.mark.parametrize("kind", KINDS)
async def test_before_a_language_is_chosen_the_answer_is_the_languages(
    running: Running, api: BotApi, kind: str
) -> None:
    """No sentence in a language the person may not read."""
    new = api.phone("New")
    assert await answers(running, new, KINDS[kind]) == ["👋 🌐"]
    assert new.messages[0].deleted is (kind in REMOVED)


@pytest.mark.parametrize("kind", ["voice", "photo", "sticker", "command"])
async def test_in_a_form_that_was_lost_nobody_gets_stuck(running: Running, amina: Phone, kind: str) -> None:
    """MS-L12."""
    lost = conversations.Step("gone", "nowhere", 2**40)
    async with running.bot.db.write() as tx:
        [(chat,)] = await tx.all("SELECT id FROM chats")
        await conversations.put(tx, running.bot.tools.vault, chat, lost)
    assert len(await answers(running, amina, KINDS[kind])) == 1
    assert "question has changed" in (await answers(running, amina, lambda phone: phone.send("zzzz")))[0]
    assert "did not understand" in (await answers(running, amina, lambda phone: phone.send("zzzz")))[0]


async def test_unknown_words_are_answered_with_the_menu(running: Running, amina: Phone) -> None:
    for text in ("zzzz", "?", "😀", "4" * 4096, "<b>", "{0.__class__}", "\u202eabc", "\x00", "a\nb", "//", "..."):
        assert len(await answers(running, amina, lambda phone, text=text: phone.send(text))) == 1
        assert any(label.startswith("💬") for label in labels(amina))


async def test_an_album_is_one_answer(running: Running, amina: Phone) -> None:
    said = await answers(running, amina, lambda phone: phone.send_album(3))
    assert len(said) == 1
    assert said[0].startswith("🖼")


async def test_every_picture_of_an_album_is_removed_from_the_chat(running: Running, amina: Phone) -> None:
    """AB-33: a passport has two sides."""
    await answers(running, amina, lambda phone: phone.send_album(3))
    assert [message.deleted for message in amina.messages if message.kind == "photo"] == [True] * 3


async def test_an_edited_message_is_answered_and_changes_nothing(running: Running, amina: Phone, api: BotApi) -> None:
    """TG-24, AB-34."""
    amina.send("zzzz")
    await running.calm()
    mine = next(message for message in amina.messages if message.text == "zzzz")
    said = await answers(running, amina, lambda phone: phone.edit(mine.id, "/help"))
    assert [text.split()[0] for text in said] == ["✏️"]
    new = api.phone("New")
    new.send("a")
    await running.calm()
    assert await answers(running, new, lambda phone: phone.edit(phone.messages[0].id, "b")) == ["👋 🌐"]


async def test_a_live_location_that_moves_is_removed_without_a_word_each_time(running: Running, amina: Phone) -> None:
    await answers(running, amina, lambda phone: phone.send_location())
    raw = next(message for message in amina.messages if message.kind == "location").raw

    def moves(phone: Phone) -> None:
        for second in range(5):
            phone.world.updates.push("edited_message", {**raw, "edit_date": raw["date"] + second})

    assert await answers(running, amina, moves) == []


@pytest.mark.parametrize(
    "note",
    [
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"write_access_allowed": {}},
    ],
)
async def test_telegram_s_own_notes_need_no_answer(running: Running, amina: Phone, note: dict[str, Any]) -> None:
    assert await answers(running, amina, lambda phone: phone._say(note)) == []


async def test_the_four_keys_answer_and_end_a_form(running: Running, amina: Phone) -> None:
    for line in list(amina.reply_keyboard):
        for key in line:
            amina.tap(amina.last.id, "wish")
            await running.calm()
            said = await answers(running, amina, lambda phone, key=key: phone.send(key.text))
            assert len(said) >= 1
            assert "did not understand" not in said[0]
            assert await rows(running, "SELECT * FROM conversations") == []

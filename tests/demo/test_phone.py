"""A phone: what the person does reaches the bot as Telegram tells it, what the bot does shows."""

import asyncio
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup, ReplyKeyboardRemove, Update

from bot.demo.api import BotApi
from bot.demo.phone import Phone

from .conftest import Call


async def newest(bot: Bot) -> Update:
    updates = await bot.get_updates(offset=-1)
    return updates[0]


def keyboard(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in rows]
    )


async def test_start_is_a_command_with_its_deep_link(api: BotApi, bot: Bot) -> None:
    phone = api.phone("Amina", language_code="ar", username="amina_k")
    number = phone.start("soup")
    update = await newest(bot)
    assert update.update_id == number
    assert update.message is not None
    assert update.message.text == "/start soup"
    assert update.message.entities[0].type == "bot_command"
    assert update.message.from_user is not None
    assert (update.message.from_user.language_code, update.message.from_user.username) == ("ar", "amina_k")


PIECES = [
    "photo", "voice", "video", "sticker", "contact", "location", "poll", "dice", "document", "venue", "story",
]  # fmt: skip


@pytest.mark.parametrize("kind", PIECES)
async def test_everything_a_person_can_send_is_read_by_python_telegram_bot(bot: Bot, amina: Phone, kind: str) -> None:
    getattr(amina, f"send_{kind}")()
    update = await newest(bot)
    assert update.message is not None
    assert getattr(update.message, kind)
    assert amina.messages[-1].kind == kind


async def test_an_album_is_several_messages_of_one_group(bot: Bot, amina: Phone) -> None:
    numbers = amina.album(3, caption="bread")
    updates = (await bot.get_updates())[1:]
    assert [u.update_id for u in updates] == numbers
    assert len({u.message.media_group_id for u in updates if u.message}) == 1
    assert [u.message.caption for u in updates if u.message] == ["bread", None, None]


async def test_a_tap_carries_its_message_and_its_answer_shows(bot: Bot, amina: Phone) -> None:
    await bot.send_message(amina.id, "Choose", reply_markup=keyboard([("10", "ten"), ("1", "one")]))
    amina.press("1")
    query = (await newest(bot)).callback_query
    assert query is not None
    assert (query.data, query.message and query.message.message_id) == ("one", amina.last.id)
    assert [tap.data for tap in amina.waiting_taps] == ["one"]
    await query.answer("Saved", show_alert=True)
    assert amina.waiting_taps == []
    assert [(alert.text, alert.show_alert) for alert in amina.alerts] == [("Saved", True)]
    amina.press(data="ten")
    assert (await newest(bot)).callback_query.data == "ten"  # type: ignore[union-attr]


async def test_the_newest_button_with_that_text_is_pressed(bot: Bot, amina: Phone) -> None:
    await bot.send_message(amina.id, "old", reply_markup=keyboard([("Go", "old")]))
    await bot.send_message(amina.id, "new", reply_markup=keyboard([("Go on", "new")]))
    amina.press("Go")
    assert (await newest(bot)).callback_query.data == "new"  # type: ignore[union-attr]
    with pytest.raises(LookupError, match="no button 'Stop' for Amina"):
        amina.press("Stop")


async def test_a_tap_on_a_message_long_gone_has_no_content(bot: Bot, amina: Phone) -> None:
    message = await bot.send_message(amina.id, "x", reply_markup=keyboard([("Go", "go")]))
    await message.delete()
    amina.tap(message.message_id, "go", query_id="same")
    again = amina.tap(message.message_id, "go", query_id="same")
    update = await newest(bot)
    assert (update.update_id, update.callback_query and update.callback_query.id) == (again, "same")
    assert update.callback_query is not None
    assert update.callback_query.message is not None
    assert not update.callback_query.message.is_accessible


async def test_a_link_into_the_bot_starts_it(api: BotApi, bot: Bot, amina: Phone) -> None:
    link = f"https://t.me/{api.bot['username']}?start=place_7"
    markup = InlineKeyboardMarkup(
        [[InlineKeyboardButton("Here", url=link)], [InlineKeyboardButton("Web", url="e.org")]]
    )
    await bot.send_message(amina.id, "x", reply_markup=markup)
    assert amina.press("Here") > 0
    assert amina.messages[-1].text == "/start place_7"
    assert amina.press("Web") == 0


async def test_edits_and_deletions_show(bot: Bot, amina: Phone) -> None:
    message = await bot.send_message(amina.id, "a", reply_markup=keyboard([("A", "a")]))
    await message.edit_reply_markup(keyboard([("B", "b")]))
    assert (amina.last.labels, amina.last.edited) == (["B"], False)
    await message.edit_text("<b>b</b>", parse_mode="HTML")
    assert (amina.last.html, amina.last.labels, amina.last.edited) == ("<b>b</b>", [], True)
    await message.delete()
    assert amina.messages[-1].deleted
    with pytest.raises(LookupError):
        _ = amina.last


async def test_an_edit_by_the_person_is_an_edited_message(bot: Bot, amina: Phone) -> None:
    amina.send("Tuseday")
    amina.edit(amina.messages[-1].id, "Tuesday")
    update = await newest(bot)
    assert update.edited_message is not None
    assert (update.edited_message.text, update.edited_message.edit_date is not None) == ("Tuesday", True)


async def test_the_keys_below_the_chat_send_their_text_until_they_are_taken_away(bot: Bot, amina: Phone) -> None:
    await bot.send_message(amina.id, "x", reply_markup=ReplyKeyboardMarkup([["🍲", "📅"], ["🙋", "💬"]]))
    assert [[key.text for key in row] for row in amina.reply_keyboard] == [["🍲", "📅"], ["🙋", "💬"]]
    assert amina.last.keyboard == []
    amina.reply_key("🍲")
    assert amina.messages[-1].text == "🍲"
    await bot.send_message(amina.id, "y")
    assert amina.reply_keyboard
    await bot.send_message(amina.id, "z", reply_markup=ReplyKeyboardRemove())
    assert amina.reply_keyboard == []


async def test_blocking_is_told_and_a_new_start_lets_the_bot_in(bot: Bot, amina: Phone) -> None:
    amina.block()
    change = (await newest(bot)).my_chat_member
    assert change is not None
    assert (change.old_chat_member.status, change.new_chat_member.status) == ("member", "kicked")
    with pytest.raises(RuntimeError, match="blocked the bot"):
        amina.send("x")
    amina.start()
    await bot.send_message(amina.id, "welcome back")


async def test_heard_waits_for_further_messages_and_edits(bot: Bot, amina: Phone) -> None:
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(amina.heard(2))
        message = await bot.send_message(amina.id, "one")
        assert not waiting.done()
        await message.edit_text("two")
    assert waiting.result().text == "two"
    with pytest.raises(TimeoutError, match=r"Amina waited 0\.01 s in vain"):
        await amina.heard(timeout=0.01)
    await bot.send_message(amina.id, "three")
    amina.catch_up()
    with pytest.raises(TimeoutError):
        await amina.until(lambda phone: phone.last.text == "four", timeout=0.01)


async def test_the_command_menu_follows_scope_and_language(call: Call, api: BotApi, amina: Phone) -> None:
    def menu(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": "x"}]

    await call("setMyCommands", commands=menu("anybody"))
    assert amina.commands == menu("anybody")
    await call("setMyCommands", commands=menu("arabic"), language_code="ar")
    assert amina.commands == menu("arabic")
    await call("setMyCommands", commands=menu("private"), scope={"type": "all_private_chats"})
    assert amina.commands == menu("private")
    scope = {"type": "chat", "chat_id": amina.id}
    await call("setMyCommands", commands=menu("staff"), scope=scope)
    assert amina.commands == menu("staff")
    assert (await call("getMyCommands", scope=scope))[1]["result"] == menu("staff")
    await call("deleteMyCommands", scope=scope)
    assert amina.commands == menu("private")
    assert api.phone("Marie", language_code="fr").commands == menu("private")


async def test_names_and_descriptions_are_kept_by_language(call: Call) -> None:
    for what in ("Name", "Description", "ShortDescription"):
        field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
        await call(f"setMy{what}", **{field: "all"})
        await call(f"setMy{what}", **{field: "عربي", "language_code": "ar"})
        for language, text in (("ar", "عربي"), ("fr", "all")):
            answer: Any = await call(f"getMy{what}", language_code=language)
            assert answer[1]["result"] == {field: text}


async def test_two_phones_do_not_see_each_other(api: BotApi, bot: Bot, amina: Phone) -> None:
    reza = api.phone("Reza", language_code="fa")
    reza.start()
    await bot.send_message(reza.id, "for Reza")
    assert [message.text for message in amina.messages] == ["/start"]
    assert api.phones == [amina, reza]

"""Groups: members, privacy, buttons, being thrown out, moving to a supergroup."""

import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.demo.api import BotApi
from bot.demo.group import Group
from bot.demo.phone import Phone

from .conftest import Call


@pytest.fixture
def group(api: BotApi, amina: Phone) -> Group:
    volunteers = api.group("Volunteers")
    volunteers.add(amina)
    volunteers.add(api.bot)
    return volunteers


async def test_being_added_is_told_twice_over(bot: Bot, group: Group) -> None:
    changed, joined = (await bot.get_updates())[-2:]
    assert changed.my_chat_member is not None
    assert changed.my_chat_member.new_chat_member.status == "member"
    assert joined.message is not None
    assert joined.message.new_chat_members[0].username == "iimp_demo_bot"


async def test_members_and_the_bot_write_in_a_group(bot: Bot, group: Group, amina: Phone) -> None:
    group.say(amina, "hello")
    update = (await bot.get_updates(offset=-1))[0]
    assert update.message is not None
    assert (update.message.chat.type, update.message.text) == ("group", "hello")
    await bot.send_message(group.id, "welcome")
    assert group.last.text == "welcome"
    assert [message.text for message in amina.messages] == ["/start"]


async def test_a_bot_with_privacy_hears_only_what_is_meant_for_it(api: BotApi, call: Call, amina: Phone) -> None:
    group = api.group("Private", privacy=True)
    group.add(amina)
    group.add(api.bot)
    assert group.say(amina, "hello all") == 0
    assert group.say(amina, "/menu") > 0
    assert group.say(amina, "/menu@other_bot") == 0
    assert group.say(amina, "what about you, @iimp_demo_bot") > 0
    answer = (await call("sendMessage", chat_id=group.id, text="yes"))[1]["result"]["message_id"]
    assert group.say(amina, "thanks", reply_to=answer) > 0


async def test_a_member_s_tap_in_the_group_is_answered_to_that_member(
    api: BotApi, call: Call, group: Group, amina: Phone
) -> None:
    keys = {"inline_keyboard": [[{"text": "I will come", "callback_data": "come"}]]}
    await call("sendMessage", chat_id=group.id, text="Cooks needed", reply_markup=keys)
    group.press(amina, "come")
    query = (await call("getUpdates", offset=-1))[1]["result"][0]["callback_query"]
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (amina.id, group.id)
    await call("answerCallbackQuery", callback_query_id=query["id"], text="Thank you")
    assert amina.alerts[-1].text == "Thank you"


async def test_a_bot_that_was_thrown_out_or_never_came_is_forbidden(
    api: BotApi, bot: Bot, group: Group, amina: Phone
) -> None:
    group.remove(api.bot)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(group.id, "x")
    assert group.say(amina, "gone") == 0
    other = api.group("Others", supergroup=True)
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await bot.send_message(other.id, "x")


async def test_a_group_that_moved_says_where(bot: Bot, group: Group, amina: Phone) -> None:
    old = group.id
    group.migrate()
    told, told_again = (await bot.get_updates())[-2:]
    assert told.message is not None
    assert told_again.message is not None
    assert told.message.migrate_to_chat_id == told_again.message.chat.id == group.id
    assert told_again.message.migrate_from_chat_id == old
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(old, "x")
    assert moved.value.new_chat_id == group.id
    await bot.send_message(group.id, "here")
    assert group.last.id == 2  # supergroups count their messages for themselves


async def test_members_of_a_group_are_known(bot: Bot, group: Group, amina: Phone) -> None:
    assert (await bot.get_chat_member(group.id, amina.id)).status == "creator"
    assert [member.user.id for member in await bot.get_chat_administrators(group.id)] == [amina.id]
    assert await bot.get_chat_member_count(group.id) == 2
    assert (await bot.get_chat(group.id)).title == "Volunteers"
    await bot.leave_chat(group.id)
    with pytest.raises(Forbidden):
        await bot.get_chat(group.id)


async def test_a_member_s_message_is_deleted_only_by_an_administrator(
    api: BotApi, bot: Bot, group: Group, amina: Phone
) -> None:
    group.say(amina, "spam")
    number = group.messages[-1].id
    with pytest.raises(BadRequest, match=r"(?i)message can't be deleted"):
        await bot.delete_message(group.id, number)
    group.add(api.bot, admin=True)
    assert await bot.delete_message(group.id, number)

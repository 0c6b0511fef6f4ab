"""Groups and channels: silence unless addressed, no data of anybody, and rows that go with the group."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Running, words

from bot.demo.api import BotApi
from bot.demo.group import Group
from bot.i18n import strip_marks


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


def said(group: Group) -> list[str]:
    return [strip_marks(m.text) for m in group.messages if not m.mine and m.kind == "text"]


@pytest.fixture
async def group(api: BotApi, running: Running) -> Group:
    """A group of two with the bot in it; nobody in it has written to the bot alone."""
    made = api.group("Volunteers")
    for name in ("Bea", "Cem"):
        made.add(api.phone(name))
    made.add(api.bot)
    await running.calm()
    return made


async def test_talk_among_others_is_met_with_silence_and_leaves_no_trace(running: Running, group: Group) -> None:
    """AB-36."""
    group.say(group.phones[0], "who cooks on Friday?")
    group.say(group.phones[1], "/menu")
    group.say(group.phones[1], "🍲")
    await running.calm()
    assert said(group) == []
    assert await rows(running, "SELECT * FROM chats") == []


async def test_who_addresses_the_bot_is_shown_the_way_to_a_private_chat(running: Running, group: Group) -> None:
    name = running.api.bot["username"]
    for text in (f"@{name} when is soup?", f"/start@{name}", f"hello @{name.upper()}"):
        before = len(said(group))
        group.say(group.phones[0], text)
        await running.calm()
        assert said(group)[before:] == ["👋 Please write to me alone. What you ask stays between us."]
    group.say(group.phones[1], "and when?", reply_to=group.last.id)
    await running.calm()
    assert len(said(group)) == 4
    assert await rows(running, "SELECT kind FROM chats") == [("group",)]
    bea = group.phones[0]
    group.press(bea, "Open the chat") if group.last.keyboard[0][0].data else bea._follow(group.last.keyboard[0][0].url)
    await running.calm()
    assert words(bea) == "👋 🌐"


async def test_a_person_who_is_known_is_answered_in_their_language(running: Running, group: Group) -> None:
    bea = group.phones[0]
    bea.start()
    await running.calm()
    bea.press("Türkçe")
    await running.calm()
    seen = await rows(running, "SELECT reach, seen_on FROM chats")
    bea.block()
    await running.calm()
    group.say(bea, f"@{running.api.bot['username']}")
    await running.calm()
    assert said(group)
    assert await rows(running, "SELECT reach, seen_on FROM chats WHERE kind = 'private'") == [("blocked", seen[0][1])]


async def test_a_message_changed_afterwards_is_not_answered_again(running: Running, group: Group) -> None:
    """AB-34."""
    group.say(group.phones[0], f"@{running.api.bot['username']} soup?")
    await running.calm()
    raw = [m for m in group.messages if m.mine][-1].raw
    group.world.updates.push("edited_message", {**raw, "edit_date": raw["date"] + 1})
    await running.calm()
    assert len(said(group)) == 1


async def test_a_button_pressed_in_a_group_only_ends_its_spinner(running: Running, group: Group) -> None:
    """AB-24."""
    bea = group.phones[0]
    group.say(bea, f"@{running.api.bot['username']}")
    await running.calm()
    for data in ("menu", "erase.now", "lang:tr", "wish", "zzz"):
        group.tap(bea, group.last.id, data)
    await running.calm()
    await bea.until(lambda phone: not phone.waiting_taps)
    assert len(said(group)) == 1
    assert bea.messages == []
    assert await rows(running, "SELECT kind FROM chats") == [("group",)]


async def test_a_group_that_becomes_a_supergroup_keeps_its_row(running: Running, group: Group) -> None:
    """TG-28."""
    address = f"@{running.api.bot['username']}"
    group.say(group.phones[0], address)
    await running.calm()
    group.migrate()
    await running.calm()
    group.say(group.phones[0], address)
    await running.calm()
    assert len(said(group)) == 1
    assert await rows(running, "SELECT id, kind, reach FROM chats") == [(1, "group", "open")]


async def test_removed_in_the_same_moment_as_asked_nothing_is_owed_and_nobody_else_waits(
    running: Running, group: Group, api: BotApi
) -> None:
    """What the group was owed cannot be stored once its row is gone."""
    group.say(group.phones[0], f"@{running.api.bot['username']}")
    group.remove(api.bot)
    other = api.phone("Other")
    other.start()
    await running.calm()
    assert words(other) == "👋 🌐"
    assert await rows(running, "SELECT kind FROM chats") == [("private",)]
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []


async def test_a_channel_is_left_and_forgotten(running: Running, api: BotApi) -> None:
    """AB-36."""
    info = {"type": "channel", "title": "News"}
    channel = api.world.add_chat(-1_000_000_000_777, info)
    channel.members[api.bot["id"]] = "administrator"
    who = {"from": api.phone("Owner").person.as_user(), "chat": channel.info, "date": 1}
    api.push_raw({"my_chat_member": who | _change(api, "left", "administrator")})
    api.push_raw({"channel_post": {"message_id": 5, "date": 1, "chat": channel.info, "text": "news"}})
    await running.calm()
    assert channel.members[api.bot["id"]] == "left"
    api.push_raw({"my_chat_member": who | _change(api, "administrator", "left")})
    await running.calm()
    assert await rows(running, "SELECT * FROM chats") == []
    assert await rows(running, "SELECT state FROM inbox WHERE state = 'parked'") == []


def _change(api: BotApi, old: str, new: str) -> dict[str, Any]:
    """Two sides of a membership."""
    rights = dict.fromkeys(
        ("can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members")
        + ("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories")
        + ("can_delete_stories", "is_anonymous"),
        False,
    )
    sides = [{"status": status, "user": api.bot} | (rights if status != "left" else {}) for status in (old, new)]
    return {"old_chat_member": sides[0], "new_chat_member": sides[1]}


async def test_our_name_typed_in_another_chat_brings_nothing(running: Running, api: BotApi) -> None:
    """AB-37."""
    query = {"id": "1", "from": api.phone("Far").person.as_user(), "query": "soup", "offset": ""}
    api.push_raw({"inline_query": query})
    await running.calm()
    assert not [call for call in api.calls if call.method.lower() == "answerinlinequery"]
    assert await rows(running, "SELECT * FROM chats") == []
    assert await rows(running, "SELECT state FROM inbox") == [("done",)]

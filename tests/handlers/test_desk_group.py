"""The staff's group: a card for each open request, without a word of anybody, kept true by edits."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from desk import ask, staff, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.group import Group
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.i18n import strip_marks
from storage import chats, colleagues


async def group_of(running: Running, api: BotApi, *phones: Phone) -> Group:
    made = api.group("Staff")
    for phone in phones:
        made.add(phone)
    made.add(api.bot)
    await running.calm()
    return made


async def desk_of(running: Running, api: BotApi, phone: Phone) -> Group:
    """A group with this phone and the bot, which is the staff's now."""
    group = await group_of(running, api, phone)
    group.say(phone, f"/desk@{api.bot['username']}")
    await running.calm()
    return group


async def tick(running: Running, api: BotApi) -> None:
    api.clock.forward(timedelta(seconds=15))
    await running.bot.clockwork.remind()
    await running.calm()
    await running.bot.clockwork.remind()
    await running.calm()


def shown(group: Group) -> list[str]:
    return [strip_marks(m.text) for m in group.messages if not m.mine and not m.deleted and m.kind == "text"]


async def test_a_card_follows_its_request_from_new_to_closed(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    group = await desk_of(running, api, sara)
    assert shown(group)[-1].startswith("📌 Cards of open requests come here now")
    await ask(running, amina, when="It is for today")
    await tick(running, api)
    assert shown(group)[-1] == "🔴 🌳 1 · 🍼 · en · nobody has it yet"
    sara._follow(group.last.keyboard[0][0].url)
    await running.calm()
    assert words(sara).startswith("🌳 1 · new · 🔴 urgent")
    await tap(running, sara, "I take it")
    count = len(shown(group))
    await tick(running, api)
    assert shown(group)[-1] == "🔴 🌳 1 · 🍼 · en · ✋ Coordinator"
    await tap(running, sara, "Done")
    await tick(running, api)
    assert shown(group)[-1] == "✅ 🌳 1 · closed"
    assert len(shown(group)) == count
    assert await rows(running, "SELECT count(*) FROM cards") == [(0,)]


async def test_a_card_is_true_after_a_restart_and_when_its_person_is_gone(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    group = await desk_of(running, api, sara)
    await ask(running, amina, "counselling")
    await tick(running, api)
    assert shown(group)[-1] == "🌳 1 · 📅 · en · nobody has it yet"
    await running.stop()
    await running.start()
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    await tick(running, api)
    assert shown(group)[-1] == "✅ 🌳 1 · closed"


async def test_only_who_may_invite_chooses_the_group_and_the_same_again_ends_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    group = await group_of(running, api, sara, nurse, amina)
    for phone in (nurse, amina):
        group.say(phone, f"/desk@{api.bot['username']}")
        await running.calm()
        assert shown(group)[-1].startswith("👋 Please write to me alone")
    for said in ("📌 Cards of open requests come here now", "📌 Cards of requests do not come here any more"):
        group.say(sara, f"@{api.bot['username']} desk")
        await running.calm()
        assert shown(group)[-1].startswith(said)
    await ask(running, amina)
    await tick(running, api)
    assert await rows(running, "SELECT count(*) FROM cards") == [(0,)]


async def test_what_only_one_kind_of_person_may_see_has_no_card(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    group = await group_of(running, api, sara)
    group.say(sara, f"/desk@{api.bot['username']}")
    amina.tap(amina.last.id, "sos:under18")
    await running.calm()
    await tick(running, api)
    assert await rows(running, "SELECT count(*) FROM cards") == [(0,)]


async def test_the_link_of_a_card_opens_nothing_for_others(running: Running, amina: Phone) -> None:
    await ask(running, amina)
    for link in ("case_1", "case_99", "case_x"):
        amina.start(link)
        await running.calm()
        assert "old" in words(amina), link


async def chosen(running: Running, api: BotApi, sara: Phone, *more: Phone) -> Group:
    """A group that shows the cards."""
    group = await group_of(running, api, sara, *more)
    group.say(sara, f"/desk@{api.bot['username']}")
    await running.calm()
    return group


async def test_a_sensitive_service_is_not_pictured_whatever_its_person_chose_for_their_own_screens(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """P10."""
    group = await chosen(running, api, sara)
    await ask(running, amina, "counselling")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE requests SET named = 1")
    await tick(running, api)
    assert shown(group)[-1] == "🌳 1 · 📅 · en · nobody has it yet"


async def test_a_card_is_still_known_when_its_sending_is_long_forgotten(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """The outbox keeps what it sent for a week, a request waits for thirty days."""
    group = await chosen(running, api, sara)
    await ask(running, amina)
    await tick(running, api)
    api.clock.forward(timedelta(days=9))
    await running.bot.clockwork.sweep()
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tick(running, api)
    cards = [text for text in shown(group) if "🌳" in text]
    assert cards == ["🌳 1 · 🍼 · en · ✋ Coordinator"]


async def test_another_group_gets_the_cards_and_the_first_says_that_they_are_gone(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    first = await chosen(running, api, sara)
    await ask(running, amina)
    await tick(running, api)
    second = await chosen(running, api, sara)
    await tick(running, api)
    assert shown(first)[-1] == "📌 🌳 1 · no longer shown here"
    assert not first.last.keyboard
    assert shown(second)[-1] == "🌳 1 · 🍼 · en · nobody has it yet"


async def test_ended_and_chosen_again_the_group_has_one_true_card(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    group = await chosen(running, api, sara)
    await ask(running, amina)
    await tick(running, api)
    for _ in range(2):
        group.say(sara, f"/desk@{api.bot['username']}")
        await running.calm()
    await tick(running, api)
    assert [text for text in shown(group) if "🌳" in text] == [
        "📌 🌳 1 · no longer shown here",
        "🌳 1 · 🍼 · en · nobody has it yet",
    ]


async def test_cards_go_on_in_the_supergroup_a_group_becomes(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """TG-28: numbers of messages mean nothing there."""
    group = await chosen(running, api, sara)
    await ask(running, amina)
    await tick(running, api)
    group.migrate()
    await running.calm()
    await tick(running, api)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tick(running, api)
    assert shown(group) == ["🌳 1 · 🍼 · en · ✋ Coordinator"]


async def test_a_card_somebody_took_away_comes_again_once_and_is_followed(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """An administrator of the group may remove any message."""
    group = await chosen(running, api, sara)
    await ask(running, amina)
    await tick(running, api)
    group.last.deleted = True
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tick(running, api)
    await tap(running, sara, "Done")
    await tick(running, api)
    assert [text for text in shown(group) if "🌳" in text] == ["✅ 🌳 1 · closed"]


async def test_the_group_is_not_forgotten_while_it_is_used_and_forgets_with_the_bot(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Nobody is seen in a group, so it would count as left after a year."""
    group = await chosen(running, api, sara)
    api.clock.forward(timedelta(days=300))
    await tick(running, api)
    api.clock.forward(timedelta(days=300))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM chats WHERE kind = 'group'") == [(1,)]
    group.remove(api.bot)
    await running.calm()
    await tick(running, api)
    assert await rows(running, "SELECT count(*) FROM chats WHERE kind = 'group'") == [(0,)]


async def test_words_that_only_look_like_the_command_choose_nothing(running: Running, api: BotApi, sara: Phone) -> None:
    group = await group_of(running, api, sara)
    name = api.bot["username"]
    for typed in (f"/desktop@{name}", f"/desk @{name}", f"@{name} who is at the desk", f"hello @{name} desk"):
        group.say(sara, typed)
        await running.calm()
        assert shown(group)[-1].startswith("👋 Please write to me alone"), typed
    assert await rows(running, "SELECT count(*) FROM facts WHERE name = 'staff_group'") == [(0,)]


async def test_a_card_says_who_has_the_request_by_the_name_they_gave_themselves(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    group = await desk_of(running, api, sara)
    await ask(running, amina)
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, sara.id)
        assert chat is not None
        await colleagues.put(tx, running.bot.tools.vault, chat.id, "Sara <b>")
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tick(running, api)
    assert shown(group)[-1] == "🌳 1 · 🍼 · en · ✋ Sara <b>"

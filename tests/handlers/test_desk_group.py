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


async def group_of(running: Running, api: BotApi, *phones: Phone) -> Group:
    made = api.group("Staff")
    for phone in phones:
        made.add(phone)
    made.add(api.bot)
    await running.calm()
    return made


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
    group = await group_of(running, api, sara)
    group.say(sara, f"/desk@{api.bot['username']}")
    await running.calm()
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
    group = await group_of(running, api, sara)
    group.say(sara, f"/desk@{api.bot['username']}")
    await running.calm()
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
        group.say(sara, f"/desk@{api.bot['username']}")
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

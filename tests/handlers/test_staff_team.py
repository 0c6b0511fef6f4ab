"""Who works here: the list, giving and taking roles, removing; effective at the next tap, and the other admins know."""

from __future__ import annotations

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from joining import number_of
from letters import rows
from staffing import OLD, open_, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from storage import chats, colleagues


@pytest.fixture
async def boss(api: BotApi, running: Running) -> Phone:
    return await staff(running, api, "Boss", Grant(Role.ADMIN))


async def call(running: Running, phone: Phone, name: str) -> None:
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
        assert chat is not None
        await colleagues.put(tx, running.bot.tools.vault, chat.id, name)


async def roles_of(running: Running, phone: Phone) -> set[str]:
    number = await number_of(running, phone)
    return {row[0] for row in await rows(running, f"SELECT role FROM grants WHERE chat_id = {number}")}


async def test_the_list_goes_role_by_role_five_a_page_and_calls_people_by_their_first_names(
    running: Running, api: BotApi, boss: Phone
) -> None:
    workers = [await staff(running, api, f"W{number}", Grant(Role.CASE_WORKER)) for number in range(6)]
    await call(running, workers[1], "Ayşe")
    await open_(running, boss, "people")
    assert words(boss) == "👥 Who works here"
    assert labels(boss)[:5] == [
        "👤 Administrator 1",
        "👤 Case worker 1",
        "👤 Ayşe · Case worker",
        "👤 Case worker 3",
        "👤 Case worker 4",
    ]
    assert labels(boss)[5:] == ["➡️ More", "👥 Invite somebody", "🤝 Volunteers", "⬅️ Back"]
    await tap(running, boss, "More")
    assert labels(boss)[:3] == ["👤 Case worker 5", "👤 Case worker 6", "⬅️ Before"]
    await tap(running, boss, "Before", "Ayşe")
    assert words(boss).splitlines()[:2] == ["👤 Ayşe", "Works here as: Case worker"]
    assert "Last here on" in words(boss)


async def test_a_role_is_given_and_taken_with_a_second_tap_and_counts_at_the_next(
    running: Running, api: BotApi, boss: Phone, amina: Phone
) -> None:
    second = await staff(running, api, "Second", Grant(Role.ADMIN))
    translator = await staff(running, api, "T", Grant(Role.TRANSLATOR))
    await open_(running, translator, "queue")
    assert words(translator).startswith(OLD)
    await open_(running, boss, "people")
    await tap(running, boss, "Translator 1", "Change roles", "Case worker")
    assert words(boss).startswith("🎭 Give this role to Translator 1: Case worker?")
    assert await roles_of(running, translator) == {"translator"}
    await tap(running, boss, "Give it")
    assert "Works here as: Case worker, Translator" in words(boss)
    assert words(translator).startswith("✅ Confirmed as: Case worker")
    assert "has a new role: Case worker" in words(second) and "By: Administrator 1" in words(second)
    await ask(running, amina)
    await open_(running, translator, "case:1")
    await tap(running, translator, "I take it")
    await open_(running, boss, "people")
    await tap(running, boss, "Case worker 1", "Change roles", "Case worker")
    assert "Up to 1 case goes back to the others." in words(boss)
    held = translator.last.id
    await tap(running, boss, "Take it")
    assert await rows(running, "SELECT claimed_by FROM requests") == [(None,)]
    translator.tap(held, "case:1")
    await running.calm()
    assert OLD in said(translator)
    assert await roles_of(running, translator) == {"translator"}
    about = [row[0] for row in await rows(running, "SELECT action FROM audit WHERE about LIKE 'chat %' ORDER BY id")]
    assert about == ["give case_worker", "take case_worker"]


async def test_who_is_removed_has_nothing_at_the_next_tap_and_their_cases_go_back(
    running: Running, api: BotApi, boss: Phone, sara: Phone, amina: Phone
) -> None:
    worker = await staff(running, api, "W", Grant(Role.CASE_WORKER))
    await ask(running, amina)
    await open_(running, worker, "case:1")
    await tap(running, worker, "I take it")
    await open_(running, worker, "duty.on")
    number = await number_of(running, worker)
    await open_(running, boss, f"people.out:{number}")
    assert words(boss).startswith("🚪 Remove Case worker 1 from staff?")
    assert await roles_of(running, worker) == {"case_worker"}
    await tap(running, boss, "Yes, remove")
    assert "✅ Removed from staff." in said(boss)
    assert "nobody has it any more: take it" in words(boss)
    assert words(worker).startswith("👥 You are not staff here any more.")
    assert await rows(running, "SELECT claimed_by FROM requests") == [(None,)]
    assert await rows(running, "SELECT count(*) FROM duty") == [(0,)]
    for data in ("case:1", "staff", "queue", f"people.one:{number}"):
        await open_(running, worker, data)
        assert words(worker).startswith(OLD), data
    await open_(running, boss, f"people.gone:{number}")
    assert words(boss).startswith("✅ Removed from staff.")
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'remove staff'") == [(1,)]


async def test_the_last_administrator_stays_one(running: Running, api: BotApi, boss: Phone) -> None:
    number = await number_of(running, boss)
    for data in (f"people.gone:{number}", f"people.set:{number}:admin:off"):
        await open_(running, boss, data)
        assert words(boss).startswith("👥 Not done: nobody else is an administrator."), data
    assert await roles_of(running, boss) == {"admin"}
    second = await staff(running, api, "Second", Grant(Role.ADMIN))
    await open_(running, second, f"lock.go:{number}")  # who is locked out cannot let anybody in: they do not count
    await open_(running, second, f"people.gone:{await number_of(running, second)}")
    assert words(second).startswith("👥 Not done")
    await open_(running, second, f"people.gone:{number}")
    assert await roles_of(running, boss) == set()


async def test_an_administrator_may_go_where_another_stays(running: Running, api: BotApi, boss: Phone) -> None:
    await staff(running, api, "Second", Grant(Role.ADMIN))
    number = await number_of(running, boss)
    await open_(running, boss, f"people.set:{number}:admin:off")
    assert await roles_of(running, boss) == set()
    await open_(running, boss, "people")
    assert words(boss).startswith(OLD)


async def test_a_coordinator_changes_only_those_they_may_invite(
    running: Running, api: BotApi, boss: Phone, sara: Phone
) -> None:
    worker = await staff(running, api, "W", Grant(Role.CASE_WORKER))
    chief, other = await number_of(running, boss), await number_of(running, worker)
    await open_(running, sara, "people")
    assert [label for label in labels(sara) if label.startswith("👤")] == ["👤 Case worker 1"]
    await open_(running, sara, f"people.roles:{other}")
    assert labels(sara) == ["☑️ Case worker", "⬜ Translator", "⬅️ Back"]
    for data in (
        f"people.one:{chief}",
        f"people.gone:{chief}",
        f"people.set:{chief}:admin:off",
        f"people.set:{chief}:case_worker:on",
        f"people.role:{other}:admin",
        f"people.set:{other}:admin:on",
        f"people.set:{other}:volunteer:on",
        f"people.set:{other}:case_worker:maybe",
    ):
        await open_(running, sara, data)
        assert words(sara).startswith((OLD, "✅ Removed from staff.")), data
    assert await roles_of(running, boss) == {"admin"}
    assert await roles_of(running, worker) == {"case_worker"}


async def test_a_coordinator_does_not_remove_who_is_more_than_they_may_take(
    running: Running, api: BotApi, sara: Phone
) -> None:
    both = await staff(running, api, "Both", Grant(Role.CASE_WORKER))
    number = await number_of(running, both)
    async with running.bot.db.write() as tx:
        await tx.run("INSERT INTO grants (chat_id, role, granted_at) VALUES (?, 'child_protection', 1)", (number,))
    await open_(running, sara, f"people.one:{number}")
    assert "🚪 Remove from staff" not in labels(sara)
    for data in (f"people.out:{number}", f"people.gone:{number}"):
        await open_(running, sara, data)
        assert words(sara).startswith(OLD)
    assert await roles_of(running, both) == {"case_worker", "child_protection"}


async def test_two_who_change_the_same_do_it_once_and_the_second_sees_how_it_is(
    running: Running, api: BotApi, boss: Phone
) -> None:
    second = await staff(running, api, "Second", Grant(Role.ADMIN))
    number = await number_of(running, await staff(running, api, "T", Grant(Role.TRANSLATOR)))
    for phone in (boss, second):
        await open_(running, phone, f"people.role:{number}:case_worker")
    boss.press("Give it")
    second.press("Give it")
    await running.calm()
    assert said(second).count("A colleague has done this already.") == 1
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'give case_worker'") == [(1,)]


async def test_nobody_else_sees_who_works_here(running: Running, api: BotApi, amina: Phone, boss: Phone) -> None:
    number = await number_of(running, boss)
    others = [amina]
    others += [await staff(running, api, str(role), Grant(role)) for role in (Role.CASE_WORKER, Role.TRANSLATOR)]
    for phone in others:
        for data in ("people", f"people.one:{number}", f"people.roles:{number}", f"people.gone:{number}"):
            await open_(running, phone, data)
            assert words(phone).startswith(OLD), data
    assert await roles_of(running, boss) == {"admin"}


async def test_the_other_administrators_hear_who_has_joined(
    running: Running, api: BotApi, boss: Phone, sara: Phone, amina: Phone
) -> None:
    await open_(running, sara, "invite.as:case_worker")
    link = next(word for word in words(sara).split() if "start=" in word)
    amina.send(f"/start {link.partition('start=')[2]}")
    await running.calm()
    await tap(running, sara, "Yes, they say")
    assert "Case worker 1 has a new role: Case worker" in words(boss) and "By: Coordinator 1" in words(boss)
    assert words(amina).startswith("✅ Confirmed as: Case worker")

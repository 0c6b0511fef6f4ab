"""A lost or seized phone: locked out by any colleague at once, let in again only by another administrator."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from joining import number_of
from letters import rows
from staffing import OLD, open_, said
from talking import begun

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.i18n import strip_marks
from bot.services import people
from bot.work import Work


@pytest.fixture
async def boss(api: BotApi, running: Running) -> Phone:
    return await staff(running, api, "Boss", Grant(Role.ADMIN))


@pytest.fixture
async def worker(api: BotApi, running: Running) -> Phone:
    return await staff(running, api, "Worker", Grant(Role.CASE_WORKER))


async def lock(running: Running, by: Phone, phone: Phone) -> None:
    await open_(running, by, f"lock.go:{await number_of(running, phone)}")


async def locked(running: Running) -> int:
    [(count,)] = await rows(running, "SELECT count(*) FROM lockouts")
    return int(count)


async def test_any_colleague_locks_a_lost_phone_out_in_four_taps_and_nothing_of_ours_stays_on_it(
    running: Running, api: BotApi, boss: Phone, sara: Phone, worker: Phone, amina: Phone
) -> None:
    await ask(running, amina)
    await open_(running, sara, "case:1")
    await tap(running, sara, "I take it")
    held = sara.last.id
    await open_(running, worker, "trouble")
    await tap(running, worker, "A colleague lost a phone", "Coordinator 1")
    assert words(worker).startswith("🔒 Lock out Coordinator 1?") and "1 case goes back" in words(worker)
    assert await locked(running) == 0
    await tap(running, worker, "Lock out now")
    assert "✅ Coordinator 1 is locked out." in said(worker)
    assert "👥 Coordinator 1 is locked out." in said(boss)
    assert await rows(running, "SELECT claimed_by FROM requests") == [(None,)]
    assert [message for message in sara.visible if not message.mine] == []
    for data in ("case:1", "staff", "queue", "trouble", "people", "case.take:1"):
        sara.tap(held, data)
        await running.calm()
        api.clock.forward(timedelta(seconds=2))
        assert words(sara).startswith(OLD), data
    assert await rows(running, "SELECT claimed_by FROM requests") == [(None,)]
    assert await rows(running, "SELECT result FROM audit WHERE action = 'lock out'") == [("done",)]


async def test_nothing_of_a_case_goes_to_a_locked_phone_any_more(
    running: Running, api: BotApi, boss: Phone, sara: Phone, worker: Phone, amina: Phone
) -> None:
    """What waited to be sent is void, and what happens later goes to the others."""
    number = await number_of(running, sara)
    async with running.bot.db.write() as tx:
        owed = "INSERT INTO outbox (id, chat_id, lane, payload, due_at) VALUES (900000, ?, 1, x'00', 99999999999)"
        await tx.run(owed, (number,))
    await lock(running, worker, sara)
    sql = f"SELECT state, reason FROM outbox WHERE id = 900000 AND chat_id = {number}"
    assert await rows(running, sql) == [("void", "locked out")]
    before = len(sara.messages)
    await ask(running, amina)
    await open_(running, amina, "sos")
    assert len(sara.messages) == before
    assert words(boss).startswith("🔴")
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        for action in people.Action:
            assert number not in [chat.id for chat in await people.who_may(work, action)], action


async def test_only_another_administrator_lets_them_in_and_then_all_is_as_before(
    running: Running, api: BotApi, boss: Phone, worker: Phone
) -> None:
    second = await staff(running, api, "Second", Grant(Role.ADMIN))
    await lock(running, worker, boss)
    number = await number_of(running, boss)
    for phone in (boss, worker):
        for data in (f"lock.back:{number}", f"lock.in:{number}"):
            await open_(running, phone, data)
            assert words(phone).startswith(OLD)
    assert await locked(running) == 1
    await open_(running, second, "people")
    assert "🔒 Administrator 1" in labels(second)
    await tap(running, second, "Administrator 1", "Let in again", "Yes, let them in")
    assert words(second).startswith("✅ Administrator 1 is let in again.")
    assert words(boss).startswith("🔓 You are let in again.")
    await tap(running, boss, "Staff")
    assert words(boss).startswith("🗂 Staff")
    assert await locked(running) == 0


async def test_nobody_locks_themselves_a_client_or_who_is_gone_and_no_client_locks(
    running: Running, worker: Phone, amina: Phone, sara: Phone
) -> None:
    for phone, whom in ((worker, worker), (worker, amina), (amina, worker)):
        for action in ("lock.one", "lock.go", "lock.in", "lock.back"):
            await open_(running, phone, f"{action}:{await number_of(running, whom)}")
            assert words(phone).startswith(OLD), action
    await open_(running, worker, "lock.go:99999")
    assert words(worker).startswith(OLD)
    assert await locked(running) == 0


async def test_two_who_lock_the_same_phone_do_it_once(running: Running, api: BotApi, boss: Phone, sara: Phone) -> None:
    worker = await staff(running, api, "W", Grant(Role.CASE_WORKER))
    number = await number_of(running, worker)
    for phone in (boss, sara):
        phone.tap(phone.last.id, f"lock.go:{number}")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'lock out'") == [(1,)]
    for phone in (boss, sara):
        assert "✅ Case worker 1 is locked out." in said(phone)


async def test_a_stolen_phone_cannot_lock_everybody_out(
    running: Running, api: BotApi, boss: Phone, worker: Phone
) -> None:
    """Three a day; an administrator as many as there are."""
    others = [await staff(running, api, f"O{number}", Grant(Role.TRANSLATOR)) for number in range(4)]
    for phone in others[:3]:
        await lock(running, worker, phone)
    await lock(running, worker, others[3])
    assert words(worker).startswith("🔒 Not locked out: you have locked out three people today.")
    assert await locked(running) == 3
    await lock(running, boss, others[3])
    assert await locked(running) == 4


async def test_who_holds_the_machine_lets_in_the_only_administrator(
    running: Running, boss: Phone, worker: Phone
) -> None:
    """An invitation made there, compared on the phone: nobody else is left who could."""
    await lock(running, worker, boss)
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        code, number = await people.invite(work, None, Grant(Role.ADMIN))
    boss.send(f"/start {people.LINK}{code}")
    await running.calm()
    await open_(running, boss, f"invite.number:{number}")
    assert await locked(running) == 0
    await open_(running, boss, "people")
    assert words(boss).startswith("👥 Who works here")


async def test_an_invitation_of_a_locked_phone_opens_nothing(
    running: Running, api: BotApi, boss: Phone, worker: Phone, amina: Phone
) -> None:
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        by = next(chat for chat in await people.who_may(work, people.Action.INVITE))
        code, _number = await people.invite(work, by, Grant(Role.ADMIN))
    await lock(running, worker, boss)
    amina.send(f"/start {people.LINK}{code}")
    await running.calm()
    assert "This invitation does not count." in words(amina)


async def test_a_talk_ends_when_the_phone_is_locked(
    running: Running, sara: Phone, worker: Phone, amina: Phone, boss: Phone
) -> None:
    await begun(running, amina, sara)
    assert await rows(running, "SELECT count(*) FROM talks") == [(1,)]
    await lock(running, worker, sara)
    assert await rows(running, "SELECT count(*) FROM talks") == [(0,)]
    before = len(sara.messages)
    amina.send("are you there?")
    await running.calm()
    assert len(sara.messages) == before


async def test_the_trouble_screen_says_who_is_locked_out(running: Running, sara: Phone, worker: Phone) -> None:
    await lock(running, sara, worker)
    await open_(running, sara, "trouble")
    assert "🔒 1 colleague is locked out." in words(sara)


async def test_police_or_press_hear_one_sentence_and_the_coordinators_are_called_once(
    running: Running, api: BotApi, sara: Phone, boss: Phone, worker: Phone, amina: Phone
) -> None:
    await open_(running, worker, "trouble")
    await tap(running, worker, "Police or press ask")
    assert "“I may not say anything about the people who come here. Please speak to our coordinator.”" in words(worker)
    assert "“Buraya gelen kişiler hakkında hiçbir şey söyleyemem." in words(worker)
    await tap(running, worker, "Tell the coordinators")
    await open_(running, worker, "police.tell")
    for phone in (sara, boss):
        assert said(phone).count("Somebody asks questions where Case worker 1 is") == 1
    for data in ("police", "police.tell"):
        await open_(running, amina, data)
        assert words(amina).startswith(OLD)


async def test_words_that_were_begun_on_a_locked_phone_go_nowhere(
    running: Running, sara: Phone, worker: Phone, amina: Phone
) -> None:
    """A private note and a reply, each asked for before the phone was locked."""
    await ask(running, amina)
    for begin in ("case.note:1", "case.write:1"):
        await open_(running, sara, begin)
        await lock(running, worker, sara)
        before = said(amina)
        sara.send("Who are you really?")
        await running.calm()
        assert said(amina) == before
        assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
        async with running.bot.db.write() as tx:
            await tx.run("DELETE FROM lockouts")


async def test_what_is_too_old_to_be_deleted_is_emptied(
    running: Running, api: BotApi, sara: Phone, worker: Phone
) -> None:
    """One that is too old would make Telegram refuse the whole batch, also where it was changed."""
    old = sara.last.id
    api.clock.forward(timedelta(hours=49))
    await open_(running, sara, "staff")
    assert sara.last.id == old
    sara.send("/queue")
    await running.calm()
    await lock(running, worker, sara)
    left = [message for message in sara.visible if not message.mine]
    assert left[-1].id == old
    assert strip_marks(left[-1].text) == "🔒 This is closed."
    assert "Staff" not in said(sara)
    assert await rows(running, "SELECT count(*) FROM outbox WHERE state = 'dead'") == [(0,)]

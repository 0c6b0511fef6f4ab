"""Many taps at once on one request: the rows come out as if it had happened once."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running
from desk import crowd
from letters import PLANNED, rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import Whom
from bot.domain.people import Grant, Role
from storage import appointments, chats, people, slots

ROUNDS, STAFF = 40, 20


async def test_of_twenty_who_take_each_of_forty_requests_at_once_one_has_it(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """One winner, guarded by the database, and the others are told."""
    phones = await crowd(running, api, "S", STAFF)
    async with running.bot.db.write() as tx:
        vault = running.bot.tools.vault
        client = await chats.find(tx, vault, amina.id)
        assert client is not None
        for phone in phones:
            chat = await chats.find(tx, vault, phone.id)
            assert chat is not None
            await people.grant(tx, chat.id, Grant(Role.COORDINATOR), 1)
        numbers = [await appointments.add(tx, client.id, "family", Whom.ME, False, 1) for _ in range(ROUNDS)]
    for number in numbers:
        api.clock.forward(timedelta(seconds=2))  # so many taps of one person in ten seconds are a flood
        for phone in phones:
            phone.tap(phone.last.id, f"case.take:{number}")
        await running.calm()
    assert await rows(running, "SELECT count(*) FROM requests WHERE claimed_by IS NOT NULL") == [(ROUNDS,)]
    taken = await rows(running, "SELECT about, count(*) FROM audit WHERE action = 'claim' GROUP BY about")
    assert len(taken) == ROUNDS
    assert {count for _, count in taken} == {1}


async def test_a_time_is_chosen_once_however_often_it_is_tapped(running: Running, amina: Phone) -> None:
    async with running.bot.db.write() as tx:
        client = await chats.find(tx, running.bot.tools.vault, amina.id)
        assert client is not None
        number = await appointments.add(tx, client.id, "family", Whom.ME, False, 1)
        soon = int(running.bot.tools.clock.now().timestamp()) + 5 * 86400
        seats = [(at, await slots.reserve(tx, "family", at, client.id) or 0) for at in (soon, soon + 3600)]
        first, second = await appointments.offer(tx, number, seats)
        await tx.run("UPDATE requests SET state = 'offered'")
    for _ in range(10):
        amina.tap(amina.last.id, f"mine.pick:{number}:{first.id}")
        amina.tap(amina.last.id, f"mine.pick:{number}:{second.id}")
    await running.calm()
    assert await rows(running, "SELECT state, starts_at FROM requests") == [("confirmed", soon)]
    assert await rows(running, "SELECT count(*) FROM request_moves") == [(1,)]
    assert await rows(running, PLANNED) == [(2,)]
    assert await rows(running, "SELECT count(*), sum(taken) FROM slots") == [(1, 1)]

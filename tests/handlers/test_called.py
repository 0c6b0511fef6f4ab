"""Called by number: one tap calls the next; people hear once that it is soon, and once that it is their turn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, staff
from following import at, at_noon_before, said
from letters import row_of, rows
from volunteering import press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.schedule import Session
from bot.services import giving_staff, tickets
from bot.work import Work


async def given(running: Running, api: BotApi, sara: Phone, count: int) -> tuple[Session, list[Phone]]:
    """Milk for these at the next soup kitchen, half an hour after it began; the first has number 1."""
    session = await at_noon_before(running)
    phones = await crowd(running, api, "H", count)
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        boss = await row_of(running, tx, sara)
        item = await giving_staff.add(work, boss, "milk")
        await tx.run("UPDATE items SET programme = 'soup', approval = 0, per = ''")
        _item, day, stock = await giving_staff.stock_of(work, boss, item.id, "", (session.series, session.original_on))
        assert day.original_on == session.original_on
        await giving_staff.set_amount(work, boss, stock, count + 5)
        for phone in phones:
            await tickets.claim(work, await row_of(running, tx, phone), item.id, "")
        await bot.sender.owe(tx, [work])
    await running.calm()
    at(running, session.starts_at + timedelta(minutes=30))
    await running.calm()
    return session, phones


def slot(session: Session) -> str:
    return f"{session.series}:{session.original_on:%y%m%d}"


def heard(phone: Phone, text: str) -> int:
    return sum(text in one for one in said(phone))


async def table(running: Running, phone: Phone, session: Session) -> None:
    running.api.clock.forward(timedelta(seconds=2))
    await press(running, phone, f"call:{slot(session)}")


async def next_one(running: Running, phone: Phone, session: Session) -> None:
    await table(running, phone, session)
    phone.press("📢 ")
    await running.calm()


async def test_the_next_is_called_and_the_others_hear_when_it_is_soon(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session, people = await given(running, api, sara, 6)
    await press(running, sara, f"run:{slot(session)}")
    sara.press("At the table")
    await running.calm()
    sara.press("Call by number")
    await running.calm()
    assert "Nobody is called now." in words(sara)
    sara.press("📢 1 ")
    await running.calm()
    assert words(sara).startswith("📢 Now: 1 ")
    assert [heard(one, "please come to the table now") for one in people] == [1, 0, 0, 0, 0, 0]
    assert [heard(people[n], t) for n, t in ((1, "You are the next."), (2, "the second."), (3, "the third."))] == [
        1
    ] * 3
    assert heard(people[4], "Please stay near") == 0
    await next_one(running, sara, session)
    assert heard(people[4], "You are the third.") == 1
    assert heard(people[2], "Please stay near") == 1, "said once"


async def test_the_same_tap_twice_or_late_calls_nobody_more(running: Running, api: BotApi, sara: Phone) -> None:
    session, people = await given(running, api, sara, 3)
    await table(running, sara, session)
    old = next(key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("call.go"))
    for _ in range(3):
        await press(running, sara, old or "")
    assert "Somebody else did that before" in words(sara)
    assert heard(people[0], "come to the table") == 1
    assert await rows(running, "SELECT count(*) FROM calls WHERE called_at IS NOT NULL") == [(1,)]


async def test_two_phones_at_once_call_one_number_once(running: Running, api: BotApi, sara: Phone) -> None:
    session, people = await given(running, api, sara, 3)
    others = [await _colleague(running, api, name) for name in ("Mina", "Omar")]
    for phone in (sara, *others):
        await table(running, phone, session)
    for phone in (sara, *others):
        phone.press("📢 1 ")
    await running.calm()
    assert heard(people[0], "come to the table") == 1
    assert all("Now: 1 " in words(phone) for phone in (sara, *others))


async def test_who_is_not_there_waits_behind_three_and_hears_it_again_when_called(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session, people = await given(running, api, sara, 6)
    await next_one(running, sara, session)
    sara.press("Not here")
    await running.calm()
    assert "📢 2 " in " ".join(labels(sara))
    for _ in range(3):
        await next_one(running, sara, session)
    await table(running, sara, session)
    assert any(label.startswith("📢 1 ") for label in labels(sara))
    sara.press("📢 1 ")
    await running.calm()
    assert heard(people[0], "come to the table") == 2


async def test_called_again_is_said_so_and_a_slip_of_the_finger_is_taken_back(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session, people = await given(running, api, sara, 3)
    await next_one(running, sara, session)
    sara.press("Call again")
    await running.calm()
    assert heard(people[0], "you are called again") == 1
    sara.press("↩️")
    await running.calm()
    assert "Nobody is called now." in words(sara)
    assert any(label.startswith("📢 1 ") for label in labels(sara))


async def test_after_two_minutes_a_call_stands(running: Running, api: BotApi, sara: Phone) -> None:
    session, _people = await given(running, api, sara, 3)
    await next_one(running, sara, session)
    api.clock.forward(timedelta(minutes=3))
    sara.press("↩️")
    await running.calm()
    assert "Now: 1 " in words(sara)


async def test_a_household_sees_where_it_stands(running: Running, api: BotApi, sara: Phone) -> None:
    session, people = await given(running, api, sara, 6)
    last = people[5]
    [(ticket,)] = await rows(running, "SELECT id FROM tickets WHERE number = 6")
    await press(running, last, f"ticket:{ticket}")
    last.press("Where do I stand?")
    await running.calm()
    assert "Nobody is called yet." in words(last)
    await next_one(running, sara, session)
    last.press("Refresh")
    await running.calm()
    assert "4 are before you." in words(last)
    assert "Now: 1 " in words(last)
    [(first,)] = await rows(running, "SELECT id FROM tickets WHERE number = 1")
    await press(running, people[0], f"call.mine:{first}")
    assert "It is your turn." in words(people[0])
    await press(running, last, f"call.mine:{first}")
    assert "It is your turn." not in words(last), "another's number is nobody's"


async def test_who_has_collected_waits_no_more(running: Running, api: BotApi, sara: Phone) -> None:
    session, people = await given(running, api, sara, 3)
    await next_one(running, sara, session)
    [(allotment, ticket)] = await rows(
        running, "SELECT a.id, t.id FROM allotments a JOIN tickets t ON t.id = a.ticket_id WHERE t.number = 1"
    )
    await press(running, sara, f"hand:{allotment}")
    await press(running, people[0], f"call.mine:{ticket}")
    assert "nothing more to collect" in words(people[0])
    await table(running, sara, session)
    assert "Nobody is called now." in words(sara)


async def test_what_was_handed_over_stands_in_the_reports_also_when_the_numbers_are_gone(
    running: Running, api: BotApi, sara: Phone
) -> None:
    _session, _people = await given(running, api, sara, 7)
    for (allotment,) in await rows(running, "SELECT id FROM allotments"):
        api.clock.forward(timedelta(seconds=1))
        await press(running, sara, f"hand:{allotment}")
    for _ in range(2):
        await press(running, sara, "reports.of:week")
        for button in ("By topic", "Given out"):
            sara.press(button)
            await running.calm()
        assert "🍼 Milk: 7" in words(sara)
        async with running.bot.db.write() as tx:
            await tx.run("DELETE FROM allotments")


@pytest.mark.parametrize("act", ["call:{slot}", "call.go:1:0", "call.off:1:0", "call.undo:1:0"])
async def test_nobody_else_calls(running: Running, api: BotApi, sara: Phone, act: str) -> None:
    session, people = await given(running, api, sara, 2)
    [volunteer] = await team(running, api, 1)
    before = await rows(running, "SELECT count(*) FROM calls")
    for phone in (people[1], volunteer):
        await press(running, phone, act.format(slot=slot(session)))
        assert "Now:" not in words(phone)
    assert await rows(running, "SELECT count(*) FROM calls") == before


async def test_tomorrow_nobody_is_called_of_today(running: Running, api: BotApi, sara: Phone) -> None:
    session, people = await given(running, api, sara, 2)
    at(running, session.starts_at + timedelta(days=1))
    await press(running, sara, "call.go:1:0")
    assert heard(people[0], "come to the table") == 0


async def test_twenty_households_are_each_told_once_that_it_is_soon_and_once_that_it_is_now(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session, people = await given(running, api, sara, 20)
    for _ in range(20):
        await next_one(running, sara, session)
    assert [heard(one, "please come to the table now") for one in people] == [1] * 20
    assert [heard(one, "Please stay near") for one in people] == [0] + [1] * 19


async def _colleague(running: Running, api: BotApi, name: str) -> Phone:
    return await staff(running, api, name, Grant(Role.COORDINATOR))

"""Asking for what is given out: two taps and a number, a yes first, the waiting list, giving back; never a name."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, staff, tap
from giving import SLOWLY, days, go_to_table, item, states, there_are
from letters import rows, said
from planning import morning, tick
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.schedule import Change, ChangeKind
from bot.i18n import strip_marks
from bot.services import schedule

PLANNED = "SELECT kind FROM reminders WHERE state = 'planned' AND kind LIKE 'ticket_%' ORDER BY due_at"


async def test_two_taps_from_the_card_to_a_number(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    await there_are(running, 2, which=1)
    await press(running, amina, "prog:family:menu")
    await tap(running, amina, "Milk")
    assert words(amina).startswith("🍼 Milk\n📅 in ")
    assert "One for each household in a month." in words(amina)
    await tap(running, amina, "I want it")
    assert words(amina).startswith("✅ Your number is 1 🌳\n📅 Come in ")
    assert "from 🕥 10:30 to 12:30" in words(amina)
    assert "Church hall" in words(amina)
    assert await states(running) == ["granted"]
    assert set(await rows(running, PLANNED)) <= {("ticket_day",), ("ticket_hours",)}
    assert await rows(running, PLANNED)
    await press(running, amina, "mine")
    await tap(running, amina, "My numbers")
    assert any(label.startswith("1 🌳 · ") for label in labels(amina))


async def test_the_same_tap_twice_and_late_is_one_number(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    await there_are(running, 2, which=1)
    for _ in range(3):
        await press(running, amina, f"gift.take:{number}:")
        assert words(amina).startswith("✅ Your number is 1 🌳")
    assert await states(running) == ["granted"]


async def test_clothes_are_asked_for_by_the_age_of_the_child(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    await there_are(running, 1, "clothes", "3-5", which=1)
    await press(running, amina, "prog:clothes:menu")
    await tap(running, amina, "Children's clothes")
    assert words(amina).startswith("👕 Children's clothes: How old is the child?")
    await tap(running, amina, "3 to 5 years")
    assert "👕 Children's clothes, 3 to 5 years" in words(amina)
    number = await item(running, "clothes")
    await press(running, amina, f"gift.take:{number}:6-8")
    assert words(amina).startswith("🕥 Finished until ")


async def test_one_a_month_for_a_household(running: Running, api: BotApi, amina: Phone) -> None:
    """What was collected counts for the month; the screen says when there is more."""
    await morning(running, api)
    number = await item(running, "vitamins")
    first = await there_are(running, 5, "vitamins", which=0)
    await press(running, amina, f"gift.take:{number}:")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE allotments SET state = 'collected', period = ?", (f"{first.on:%Y-%m}",))
        await tx.run("DELETE FROM stocks WHERE id NOT IN (SELECT stock_id FROM allotments)")
    await press(running, amina, f"gift.take:{number}:")
    assert words(amina).startswith("🕥 You have one this month. You can have it again from ")
    assert await states(running) == ["collected"]


async def test_where_a_yes_is_needed_it_is_asked_and_answered(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Who may say yes hears once; two colleagues decide once; the person is told."""
    await morning(running, api)
    number = await item(running, "coupon")
    await there_are(running, 3, "coupon", which=1)
    second, third = await crowd(running, api, "C", 2)
    await press(running, amina, f"gift.take:{number}:")
    assert words(amina).startswith("✉️ Asked: 🎟️ Food coupon\nA person looks at it first")
    for phone in (second, third):
        await press(running, phone, f"gift.take:{number}:")
    told = [text for text in said(sara) if "Somebody asks for: Food coupon" in text]
    assert len(told) == 1
    case_worker = await staff(running, api, "W", Grant(Role.CASE_WORKER, "family"))
    await press(running, case_worker, "giving.asked")
    assert words(case_worker).startswith("✅ Who asks: 3\n1. 🎟️ Food coupon · ")
    await press(running, case_worker, "giving.yes:1")
    await press(running, sara, "giving.no:1")
    assert words(amina).startswith("✅ Your number is 1 🌳")
    await press(running, sara, "giving.no:2")
    assert words(second).startswith("✉️ An answer to what you asked: this time it is not possible.")
    await press(running, sara, "giving.yes.all:1.2.3")
    assert words(third).startswith("✅ Your number is 3 🍎")
    assert await states(running) == ["granted", "refused", "granted"]


async def test_other_case_workers_decide_nothing(running: Running, api: BotApi, amina: Phone) -> None:
    """Who may say yes is who may work the requests of that service; clients and volunteers may not."""
    await morning(running, api)
    number = await item(running, "coupon")
    await there_are(running, 3, "coupon", which=1)
    await press(running, amina, f"gift.take:{number}:")
    other = await staff(running, api, "W", Grant(Role.CASE_WORKER, "health"))
    helper = await staff(running, api, "V", Grant(Role.VOLUNTEER))
    for phone in (other, helper, amina):
        await press(running, phone, "giving.yes:1")
        assert "This button is old." in words(phone)
    assert await states(running) == ["asked"]


async def test_at_zero_one_waits_and_the_first_is_offered_what_comes_back(
    running: Running, api: BotApi, amina: Phone
) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    await there_are(running, 1, which=2)
    first, second = await crowd(running, api, "C", 2)
    await press(running, amina, f"gift.take:{number}:")
    for phone in (first, second):
        await press(running, phone, f"gift:{number}")
        assert words(phone).startswith("🕥 Finished until ")
        await tap(running, phone, "Waiting list")
    assert "Your place on the list: 2" in words(second)
    api.clock.forward(SLOWLY)
    await press(running, amina, "ticket:1")
    await tap(running, amina, "I cannot come", "Yes, I cannot come")
    assert words(amina).startswith("✅ Thank you. Somebody else can have it now.")
    await tick(running)
    assert words(first).startswith("🔔 There is one for you.\n🍼 Milk\nWe keep it for you until today")
    assert not any("There is one for you" in text for text in said(second))
    await press(running, second, f"gift.take:{number}:")
    assert words(second).startswith("🕥 Finished")
    await press(running, first, "gift.no:2")
    await tick(running)
    assert words(second).startswith("🔔 There is one for you.")
    await tap(running, second, "I take it")
    assert words(second).startswith("✅ Your number is 3 🍎")
    assert await states(running) == ["withdrawn", "withdrawn", "granted"]


async def test_who_does_not_answer_loses_it_to_the_next(running: Running, api: BotApi) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    await there_are(running, 0, which=2)
    first, second = await crowd(running, api, "C", 2)
    for phone in (first, second):
        await press(running, phone, f"gift.wait:{number}:")
    await there_are(running, 1, which=2)
    await tick(running)
    api.clock.forward(timedelta(hours=5))
    await tick(running)
    await tick(running)
    assert words(first).startswith("🕥 The time is over, and it went to somebody else.")
    assert words(second).startswith("🔔 There is one for you.")
    assert await states(running) == ["expired", "held"]


@pytest.mark.parametrize("leaves", ["/forget", "leaving"])
async def test_who_goes_leaves_what_they_had_to_the_next(
    running: Running, api: BotApi, amina: Phone, leaves: str
) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    await there_are(running, 1, which=2)
    (other,) = await crowd(running, api, "C", 1)
    await press(running, amina, f"gift.take:{number}:")
    await press(running, other, f"gift.wait:{number}:")
    api.clock.forward(SLOWLY)
    if leaves == "leaving":
        await press(running, amina, "leaving.go")
    else:
        async with running.bot.db.write() as tx:
            await tx.run("DELETE FROM chats WHERE id = (SELECT chat_id FROM tickets)")
    await tick(running)
    assert words(other).startswith("🔔 There is one for you.")


async def test_a_day_that_is_moved_or_called_off_is_told_to_who_has_a_number(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """Once each, with what holds now; what was promised for a day that is off is free."""
    await morning(running, api)
    number = await item(running, "vitamins")
    session = await there_are(running, 1, "vitamins", which=2)
    await press(running, amina, f"gift.take:{number}:")
    moved = Change(session.series, session.original_on, ChangeKind.MOVED, session.on + timedelta(days=1))
    async with running.bot.db.write() as tx:
        await schedule.change_date(tx, moved)
    await tick(running)
    await tick(running)
    told = [text for text in said(amina) if "Your day has changed. Your number stays: 1 🌳" in strip_marks(text)]
    assert len(told) == 1
    off = Change(session.series, session.original_on, ChangeKind.CANCELLED)
    async with running.bot.db.write() as tx:
        await schedule.change_date(tx, off)
    await tick(running)
    await tick(running)
    told = [text for text in said(amina) if "is called off. Your number for that day" in strip_marks(text)]
    assert len(told) == 1
    assert await states(running) == ["expired"]
    assert await rows(running, PLANNED) == []


async def test_the_reminder_says_number_and_day(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    session = await there_are(running, 1, which=1)
    await press(running, amina, f"gift.take:{number}:")
    await go_to_table(running, api, session, -timedelta(hours=1, minutes=50))
    await tick(running)
    assert words(amina).startswith("🔔 Reminder: today, ")
    assert "Your number is 1 🌳" in words(amina)
    await tap(running, amina, "I cannot come", "Yes, I cannot come")
    assert await states(running) == ["withdrawn"]


async def test_nobody_touches_what_is_another_s(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    await there_are(running, 1, which=1)
    await press(running, amina, f"gift.take:{number}:")
    (other,) = await crowd(running, api, "C", 1)
    for data in ("ticket:1", "ticket.back:1", "ticket.gone:1", "ticket.way:1", "gift.no:1", "ticket:99", "gift:99"):
        api.clock.forward(SLOWLY)
        await press(running, other, data)
        assert "This button is old." in words(other), data
    for data in (f"gift.take:{number}:XL", f"gift.wait:{number}:XL", "gift.take:x:", "gift.queue:1:"):
        await press(running, other, data)
        assert "This button is old." in words(other), data
    assert await states(running) == ["granted"]


async def test_what_is_closed_or_comes_later_says_so(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    far = (await days(running))[-1].on + timedelta(days=30)
    later = await item(running, "milk", from_on=far)
    closed = await item(running, "vitamins", open=False)
    await press(running, amina, f"gift:{later}")
    assert words(amina).startswith("🕥 You can have this from ")
    assert "Waiting list" not in " ".join(labels(amina))
    await press(running, amina, f"gift.take:{closed}:")
    assert words(amina).startswith("🕥 We do not give this out at the moment.")


async def test_with_nothing_to_give_the_lists_say_so(running: Running, amina: Phone) -> None:
    await press(running, amina, "gifts")
    assert words(amina).startswith("🎁 We give out nothing at the moment.")
    await press(running, amina, "tickets")
    assert words(amina).startswith("🎟 You have no number at the moment.")
    await press(running, amina, "ask")
    assert "🎁 What we give out" not in labels(amina)

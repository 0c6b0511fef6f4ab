"""At the table: numbers typed or tapped, one winner of two phones, taken back, the end of the day; who may be there."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from desk import crowd, staff, tap
from giving import SLOWLY, go_to_table, item, states, there_are
from letters import rows
from planning import morning, tick
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey
from bot.domain.people import Grant, Role
from bot.domain.schedule import Session
from handlers.views.times import local


async def a_day(running: Running, api: BotApi, people: int, **amounts: int) -> tuple[list[Phone], str, Session]:
    """The next soup kitchen with milk and vitamins for so many people, all with a number; it has begun."""
    await morning(running, api)
    phones = await crowd(running, api, "C", people)
    for key in ("milk", "vitamins"):
        number = await item(running, key)
        session = await there_are(running, amounts.get(key, people), key, which=1)
        for phone in phones:
            api.clock.forward(timedelta(seconds=2))
            await press(running, phone, f"gift.take:{number}:")
    return phones, await go_to_table(running, api, session, timedelta(minutes=10)), session


async def helper(running: Running, api: BotApi, session: Session, name: str) -> Phone:
    """A volunteer who helps on that day."""
    (phone,) = await team(running, api, 1, name)
    start = local(session.starts_at)
    shift = await need(running, start.date(), start.time(), 120, place=PlaceKey(session.place))
    await press(running, phone, f"shift.join:{shift}")
    return phone


async def test_a_number_is_typed_and_everything_is_one_tap(running: Running, api: BotApi, sara: Phone) -> None:
    """The screen says what was received and when; the rest stands on top of the table."""
    _people, table, _session = await a_day(running, api, 3)
    await press(running, sara, table)
    assert words(sara).startswith("🎁 Type a number, or tap one.\n🍼 Milk: 3 left\n💊 Vitamins: 3 left")
    assert {"1 🌳", "2 🌞", "3 🍎"} <= set(labels(sara))
    sara.send("2")
    await running.calm()
    assert words(sara).startswith("2 🌞: 🍼 Milk · 💊 Vitamins")
    await tap(running, sara, "✅ 🍼 Milk")
    assert words(sara).startswith("2 🌞: 💊 Vitamins\n☑️ 🍼 Milk: collected at 10:40")
    sara.send("٣")
    await running.calm()
    await tap(running, sara, "Everything")
    assert words(sara).startswith("3 🍎: nothing more to collect")
    sara.send("77")
    await running.calm()
    assert words(sara).startswith("🤔 Nobody has number 77 today.")
    sara.send("seven")
    await running.calm()
    assert words(sara).startswith("🎁 Type a number, or tap one.")
    await press(running, sara, table)
    assert words(sara).startswith("🎁 Type a number, or tap one.\n🍼 Milk: 1 left\n💊 Vitamins: 2 left")


async def test_two_helpers_at_one_number_and_twenty_people_at_once(running: Running, api: BotApi, sara: Phone) -> None:
    """Twenty clients ask at once for twelve; two phones tap the same number: each thing goes out once."""
    await morning(running, api)
    number = await item(running, "milk")
    session = await there_are(running, 12, which=1)
    people = await crowd(running, api, "C", 20)
    for phone in people:
        phone.tap(phone.last.id, f"gift.take:{number}:")
    await running.calm()
    assert sum(words(phone).startswith("✅ Your number is ") for phone in people) == 12
    assert sum(words(phone).startswith("🕥 Finished") for phone in people) == 8
    table = await go_to_table(running, api, session, timedelta(minutes=10))
    other = await staff(running, api, "Elif", Grant(Role.CASE_WORKER))
    for ticket in range(1, 13):
        for phone in (sara, other):
            phone.tap(phone.last.id, f"hand:{ticket}")
        await running.calm()
        api.clock.forward(timedelta(seconds=2))
    assert await states(running) == ["collected"] * 12
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'giving.collect'") == [(12,)]
    toasts = [answer for phone in (sara, other) for answer in phone.alerts if "done already" in answer.text]
    assert len(toasts) == 12
    await press(running, sara, table)
    assert "🍼 Milk: 0 left" in words(sara)
    assert "Nobody has anything to collect now." in words(sara)


async def test_taken_back_for_two_minutes_by_the_hand_and_by_staff_the_whole_day(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    session = await there_are(running, 5, which=1)
    await press(running, amina, f"gift.take:{number}:")
    hand = await helper(running, api, session, "V")
    await go_to_table(running, api, session, timedelta(minutes=5))
    for data, state in (("hand:1", "collected"), ("hand.undo:1", "granted"), ("hand.undo:1", "granted")):
        await press(running, hand, data)
        assert await states(running) == [state]
    await press(running, hand, "hand:1")
    api.clock.forward(timedelta(minutes=3))
    await press(running, hand, "hand.undo:1")
    assert await states(running) == ["collected"]
    assert any("cannot be taken back" in one.text for one in hand.alerts)
    await press(running, sara, "hand.undo:1")
    assert await states(running) == ["granted"]


async def test_who_stands_at_the_table(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """Staff and who helps on that day; clients, other volunteers and who was taken out are refused."""
    await morning(running, api)
    number = await item(running, "milk")
    session = await there_are(running, 5, which=1)
    await press(running, amina, f"gift.take:{number}:")
    helps = await helper(running, api, session, "V")
    (idle,) = await team(running, api, 1, "W")
    gone = await staff(running, api, "G", Grant(Role.CASE_WORKER))
    table = await go_to_table(running, api, session, timedelta(minutes=5))
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE role = 'case_worker'")
    for phone in (amina, idle, gone):
        for data in (table, "table.no:1", "hand:1", "hand.all:1", "hand.undo:1", "hand:99"):
            api.clock.forward(SLOWLY)
            await press(running, phone, data)
            assert "This button is old." in words(phone), data
    await press(running, helps, table)
    await tap(running, helps, "1 🌳", "✅ 🍼 Milk")
    assert words(helps).startswith("1 🌳: nothing more to collect")
    await press(running, helps, table.replace("table:", "table.end:"))
    assert "This button is old." in words(helps)
    assert await states(running) == ["collected"]


async def test_things_go_out_on_their_day_alone(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    session = await there_are(running, 1, which=1)
    await press(running, amina, f"gift.take:{number}:")
    await press(running, sara, "hand:1")
    assert "This button is old." in words(sara)
    await go_to_table(running, api, session, timedelta(days=1))
    await tick(running)
    await press(running, sara, "hand:1")
    assert "This button is old." in words(sara)
    assert await states(running) == ["expired"]


async def test_what_nobody_collected_is_kept_for_the_next_day_by_one_tap(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """Proposed, never by itself; and once, however often it is tapped."""
    _people, table, _session = await a_day(running, api, 3, milk=5)
    await press(running, sara, "hand:1")
    await press(running, sara, table)
    await tap(running, sara, "Finished")
    assert "🏁 Close the table?\n3 numbers have not come." in words(sara)
    await tap(running, sara, "Yes, close it", "What is left?")
    assert "🍼 Milk: 4\n💊 Vitamins: 3" in words(sara)
    keep = next(key.data for line in sara.last.keyboard for key in line if key.data and "giving.keep" in key.data)
    api.clock.forward(SLOWLY)
    await press(running, sara, keep)
    assert words(sara).startswith("✅ 7 pieces are kept for ")
    await press(running, sara, keep)
    assert words(sara).startswith("📦 Nothing more was left to keep.")
    amounts = await rows(running, "SELECT amount FROM stocks ORDER BY item_id, original_on")
    assert amounts == [(1,), (4,), (0,), (3,)]

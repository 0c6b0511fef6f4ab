"""Counting who is served: phones that count at once add up, late and repeated taps change nothing they should not."""

from __future__ import annotations

import random
from datetime import timedelta

from conftest import Running, labels, words
from day import begun, run, slot
from desk import tap
from following import at
from letters import rows
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.retention import DAYS
from bot.domain.timetable import ISTANBUL
from storage import retention

SUM = "SELECT coalesce(sum(n), 0) FROM headcounts WHERE undone_at IS NULL"


async def total(running: Running) -> int:
    [(n,)] = await rows(running, SUM)
    return int(n)


async def test_three_phones_at_once_add_up_and_each_sees_its_own(running: Running, api: BotApi, sara: Phone) -> None:
    session, (lead, helper, other) = await begun(running, api)
    counting = [lead, helper, other, sara]
    for phone in counting:
        await run(running, phone, "run", session)
    for turn in range(6):
        api.clock.forward(timedelta(seconds=10))
        for phone in counting:
            phone.tap(phone.last.id, f"run.add:{slot(session)}:{5 if turn % 2 else 1}")
    await running.calm()
    assert await total(running) == 4 * 18
    await run(running, lead, "run.add", session, 5)
    assert words(lead).startswith("🍲 Soup kitchen, now · 77 served")
    assert ": +5" in words(lead)
    assert "Counted by you: 23, by others: 54" in words(lead)
    await run(running, helper, "run", session)
    assert "77 served" in words(helper)


async def test_taps_of_twenty_people_in_any_order_count_once_each(running: Running, api: BotApi) -> None:
    """Counting, taking back and the lead's words fall into one another; the sum is that of what stands."""
    session, people = await begun(running, api, helpers=4)
    dice, expected = random.Random(7), 0
    for _ in range(12):
        api.clock.forward(timedelta(seconds=10))
        for phone in people:
            n = dice.choice((1, 5))
            expected += n
            phone.tap(phone.last.id, f"run.add:{slot(session)}:{n}")
            if dice.random() < 0.2:
                phone.tap(phone.last.id, f"run:{slot(session)}")
    people[0].tap(people[0].last.id, f"run.say:{slot(session)}:few")
    await running.calm()
    assert await total(running) == expected


async def test_the_same_delivery_again_adds_nothing(running: Running, api: BotApi) -> None:
    """Telegram gives an update twice, or the bot dies after its work: the inbox knows it."""
    session, (lead, *_) = await begun(running, api)
    await run(running, lead, "run", session)
    api.faults.duplicate_updates(2)
    await run(running, lead, "run.add", session, 5)
    await running.calm()
    assert await total(running) == 5
    await running.stop()
    await running.start()
    await running.calm()
    assert await total(running) == 5


async def test_my_own_last_tap_is_taken_back_once_and_no_other(running: Running, api: BotApi) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    await run(running, lead, "run.add", session, 5)
    await run(running, helper, "run.add", session, 1)
    assert "↩️" in labels(lead)
    await tap(running, lead, "↩️")
    assert ": −5" in words(lead)
    assert "1 served" in words(lead)
    assert "↩️" not in labels(lead)
    [(mine,), (hers,)] = await rows(running, "SELECT id FROM headcounts ORDER BY id")
    await run(running, lead, "run.back", session, mine)
    assert "This was taken back already." in words(lead)
    await run(running, lead, "run.back", session, hers)
    assert "button is old" in words(lead)
    assert await total(running) == 1


async def test_a_tap_that_comes_after_the_end_counts_for_its_day_until_midnight(running: Running, api: BotApi) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    night = session.ends_at.astimezone(ISTANBUL).replace(hour=23, minute=30)
    at(running, night)
    await run(running, helper, "run.add", session, 5)
    assert "That was after the end at" in words(helper)
    assert words(helper).startswith("🍲 Soup kitchen, over · 5 served")
    api.clock.forward(timedelta(hours=1))
    await run(running, lead, "run.add", session, 5)
    assert words(lead) == "🕥 This day is over. Nothing was changed."
    assert await total(running) == 5


async def test_women_men_and_children_apart_where_staff_say_so(running: Running, api: BotApi, sara: Phone) -> None:
    session, (lead, *_) = await begun(running, api)
    await run(running, sara, "run", session)
    await tap(running, sara, "⬜ 👩 👨 🧒", "👩 +5", "👨 +1")
    assert "👩 5 · 👨 1" in words(sara)
    await run(running, lead, "run", session)
    assert "🧒 +5" in labels(lead)
    await tap(running, lead, "🧒 +5")
    await tap(running, sara, "☑️ 👩 👨 🧒")
    assert labels(sara)[:2] == ["+1", "+5"]
    assert "11 served" in words(sara)


async def test_it_stands_in_the_report_and_stays_when_the_taps_go(running: Running, api: BotApi, sara: Phone) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    for phone in (lead, helper):
        await run(running, phone, "run.add", session, 5)
    await run(running, lead, "run.add", session, 1, "women")
    await tap(running, lead, "↩️")
    day = f"{session.on:%Y%m%d}"
    await press(running, sara, f"reports.of:week:{day}")
    assert "Served on open days: 10" in words(sara)
    api.clock.forward(timedelta(days=31))
    async with running.bot.db.write() as tx:
        await retention.forget(tx, DAYS, running.bot.tools.clock.now())
    assert await rows(running, "SELECT count(*) FROM headcounts") == [(0,)]
    assert await rows(running, "SELECT key, outcome, n FROM tallies WHERE what = 'heads'") == [("soup", "", 10)]
    await press(running, sara, f"reports.of:week:{day}")
    assert "Served on open days: 10" in words(sara)
    await press(running, sara, f"reports.topic:week:{day}:heads")
    assert "🍲 Soup kitchen: 10" in words(sara)


async def test_who_is_erased_leaves_the_sum(running: Running, api: BotApi) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    await run(running, helper, "run.add", session, 5)
    await press(running, helper, "erase.now")
    await run(running, lead, "run", session)
    assert "5 served" in words(lead)

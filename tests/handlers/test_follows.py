"""Following a programme: reminded of its next date, told at once and once what becomes of its dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from conftest import Running, labels, words
from desk import tap
from following import SOUP, at, at_noon_before, cancelled, change, coming, look, news, reminders, said
from letters import rows
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import ProgrammeKey
from bot.domain.schedule import Change, ChangeKind, Closure, SeriesId, once
from bot.domain.timetable import ISTANBUL
from bot.services import date_news, follows, schedule
from bot.services.catalogue_file import read
from bot.work import Work
from storage import chats
from storage import follows as shelf


async def test_who_taps_remind_me_hears_of_it_the_evening_before_and_two_hours_before(
    running: Running, amina: Phone
) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "prog:soup:menu")
    await tap(running, amina, "Remind me")
    assert words(amina).startswith("🔔 🍲 Soup kitchen: we remind you.")
    eve = session.starts_at.astimezone(ISTANBUL).date() - timedelta(days=1)
    at(running, datetime.combine(eve, time(17, 58), ISTANBUL))
    await look(running)
    assert reminders(amina) == []
    at(running, datetime.combine(eve, time(18, 1), ISTANBUL))
    await look(running)
    [evening] = reminders(amina)
    assert evening.startswith("🔔 🍲 Soup kitchen: tomorrow, ")
    assert "Church hall" in evening
    at(running, session.starts_at - timedelta(hours=2))
    await look(running)
    assert [text.split(",")[0] for text in reminders(amina)] == [
        "🔔 🍲 Soup kitchen: tomorrow",
        "🔔 🍲 Soup kitchen: today",
    ]


async def test_the_next_date_is_planned_when_one_has_begun_and_nothing_is_told_twice(
    running: Running, amina: Phone
) -> None:
    """MS-A14: also over a restart of the bot."""
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    at(running, session.starts_at - timedelta(hours=2))
    await look(running)
    await look(running)
    assert len(reminders(amina)) == 1  # the evening's had no use any more beside the nearer one
    await running.stop()
    at_start = session.starts_at + timedelta(minutes=1)
    running.api.clock.forward(timedelta(hours=2, minutes=1))
    await running.start()
    await look(running)
    later = await coming(running)
    assert later.starts_at > at_start
    at(running, later.starts_at - timedelta(hours=2))
    await look(running)
    assert len(reminders(amina)) == 2


async def test_a_cancelled_date_is_told_once_with_its_reason_and_not_reminded_of(
    running: Running, amina: Phone, api: BotApi
) -> None:
    """SH-F1: no reminder of what does not take place. Everybody hears it in their own language."""
    session = await at_noon_before(running)
    karim = api.phone("Karim", language_code="ar")
    karim.start()
    await running.calm()
    await press(running, karim, "lang:ar:")
    for phone in (amina, karim):
        await press(running, phone, "follow:soup")
    await change(running, cancelled(session))
    await look(running)
    await look(running)
    [told] = news(amina)
    assert told.startswith("🍲 Soup kitchen: closed in 2 days")
    assert "The hall is being repaired." in told
    assert "📅 Next: " in told
    assert sum("يتم إصلاح القاعة" in text for text in said(karim)) == 1
    at(running, session.starts_at - timedelta(hours=2))
    await look(running)
    assert reminders(amina) == []


async def test_a_moved_date_is_told_old_and_new_side_by_side_and_reminded_of_anew(
    running: Running, amina: Phone
) -> None:
    """SH-F3: the reminder follows the date."""
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    await change(running, Change(session.series, session.original_on, ChangeKind.MOVED, start=time(15)))
    await look(running)
    [told] = news(amina)
    first, second, *_ = told.splitlines()
    assert first.startswith("🍲 Soup kitchen, new time: in 2 days, ")
    assert "from 🕒 15:00" in first
    assert second.startswith("✖️ Not from ")
    at(running, session.starts_at - timedelta(hours=2))
    await look(running)
    assert len(reminders(amina)) == 1  # the evening before, of the new hour
    moved = await coming(running)
    at(running, moved.starts_at - timedelta(hours=2))
    await look(running)
    assert [("15:00" in text) for text in reminders(amina)] == [True, True]


async def test_reopening_and_one_more_day_are_told_too(running: Running, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    await change(running, cancelled(session))
    await look(running)
    start = session.starts_at.astimezone(ISTANBUL)
    again = Change(session.series, session.original_on, ChangeKind.MOVED, on=start.date(), start=start.time())
    await change(running, again)
    await look(running)
    assert "takes place after all" in news(amina)[-1]
    async with running.bot.db.write() as tx:
        extra = once(SeriesId("extra"), SOUP, session.place, start.date() + timedelta(days=1), time(12), 60)
        await schedule.add_session(tx, extra)
    await look(running)
    assert news(amina)[-1].startswith("🍲 Soup kitchen, one more day: in 3 days")


async def test_changed_and_changed_back_before_anybody_looked_is_no_news(running: Running, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    start = session.starts_at.astimezone(ISTANBUL)
    back = Change(session.series, session.original_on, ChangeKind.MOVED, on=start.date(), start=start.time())
    await change(running, cancelled(session), back)
    await look(running)
    assert news(amina) == []


async def test_days_of_one_closure_are_one_message(running: Running, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    await change(running, Closure(session.on, session.on + timedelta(days=20), None, {"en": "Holidays."}))
    await look(running)
    [told] = news(amina)
    assert told.startswith("🍲 Soup kitchen: closed from ")
    assert "Holidays." in told


async def test_at_night_only_what_cannot_wait_is_told(running: Running, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    night = session.starts_at.astimezone(ISTANBUL).date() - timedelta(days=2)
    at(running, datetime.combine(night, time(23), ISTANBUL))
    await change(running, cancelled(session))
    await look(running)
    assert news(amina) == []
    at(running, datetime.combine(night + timedelta(days=1), time(8, 1), ISTANBUL))
    await look(running)
    assert len(news(amina)) == 1


async def test_who_stops_hears_nothing_more(running: Running, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    await press(running, amina, "prog:soup:menu")
    await tap(running, amina, "Stop reminders")
    assert words(amina).startswith("🔕 Soup kitchen: we do not remind you any more.")
    await change(running, cancelled(session))
    at(running, session.starts_at - timedelta(hours=2))
    await look(running)
    assert (news(amina), reminders(amina)) == ([], [])
    planned = "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind LIKE 'follow%'"
    assert await rows(running, planned) == [(0,)]


async def test_a_sensitive_programme_is_not_named_on_a_lock_screen(running: Running, amina: Phone) -> None:
    """AB-29's kind: whoever looks at the phone learns nothing."""
    key, file = ProgrammeKey("mothers_group"), read()
    hidden = replace(file.catalogue.programmes[key], sensitive=True)
    programmes = {**file.catalogue.programmes, key: hidden}
    async with running.bot.db.write() as tx:
        await schedule.load(tx, replace(file, catalogue=replace(file.catalogue, programmes=programmes)))
    at(running, (await coming(running, key)).starts_at + timedelta(minutes=1))
    await look(running)
    await press(running, amina, f"follow:{key}")
    session = await coming(running, key)
    at(running, session.starts_at - timedelta(hours=2))
    await look(running)
    assert said(amina)[-1].startswith("🔔 Reminder: today, ")
    await change(running, cancelled(await coming(running, key)))
    await look(running)
    assert said(amina)[-1] == "🔔 Something has changed. Tap to see the days."
    assert not any("Mothers" in text for text in said(amina)[-2:])


async def test_two_thousand_followers_are_told_once_a_few_in_each_transaction(running: Running, amina: Phone) -> None:
    """SH-F: a closing reaches everybody who follows, however many, over a stop in the middle."""
    session = await at_noon_before(running)
    many = 2_000
    async with running.bot.db.write() as tx:
        vault = running.bot.tools.vault
        for number in range(many):
            chat = await chats.add(tx, vault, 10_000_000 + number, chats.Kind.PRIVATE, date(2026, 1, 1))
            await shelf.add(tx, chat.id, SOUP, 1)
    while await running.bot.clockwork._work(follows.plan_some):
        pass
    planned = "SELECT count(DISTINCT about) FROM reminders WHERE state = 'planned' AND kind = 'follow_hours'"
    assert await rows(running, planned) == [(many,)]
    await change(running, cancelled(session))
    async with running.bot.db.write() as tx:
        await date_news.look(Work(running.bot.tools, tx, running.bot.tools.clock.now()))
    owed = "SELECT count(*), count(DISTINCT chat_id) FROM outbox WHERE lane = 2"
    assert await running.bot.clockwork._work(date_news.tell_some)
    assert await rows(running, owed) == [(date_news.AT_ONCE, date_news.AT_ONCE)]
    await running.stop()
    await running.start()
    while await running.bot.clockwork._work(date_news.tell_some):
        pass
    assert await rows(running, owed) == [(many, many)]


async def test_who_follows_is_not_forgotten_for_being_quiet(running: Running, amina: Phone, api: BotApi) -> None:
    quiet = api.phone("Quiet")
    quiet.start()
    await running.calm()
    await press(running, amina, "follow:soup")
    api.clock.forward(timedelta(days=400))
    await running.bot.clockwork.sweep()
    assert len(await rows(running, "SELECT id FROM chats")) == 1


async def test_who_wants_no_message_at_all_is_told_that_nothing_comes(running: Running, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "hear.nothing")
    await press(running, amina, "follow:soup")
    assert "You get no reminders, because you stopped all messages." in words(amina)
    await change(running, cancelled(session))
    await look(running)
    assert news(amina) == []
    await tap(running, amina, "Turn messages on again")
    await change(running, cancelled(await coming(running)))
    await look(running)
    assert len(news(amina)) == 1


async def test_a_service_without_days_cannot_be_followed(running: Running, amina: Phone) -> None:
    await press(running, amina, "follow:family")
    assert await rows(running, "SELECT * FROM follows") == []


@pytest.mark.parametrize("key", ["nothing", "", "soup_"])
async def test_an_unknown_programme_is_refused_with_a_way_on(running: Running, amina: Phone, key: str) -> None:
    await press(running, amina, f"follow:{key}")
    assert await rows(running, "SELECT * FROM follows") == []
    assert labels(amina)

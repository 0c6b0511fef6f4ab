"""What a lead says of the day reaches who may be on the way, once, and can be taken back."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from day import (
    AFTER_ALL,
    FEW,
    LATE,
    OVER,
    begun,
    following,
    heard,
    mark_of,
    planned,
    reminded,
    run,
    told,
)
from desk import crowd
from following import at, look, said
from letters import rows
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.services import day_news
from bot.work import Work
from storage import outbox


async def test_late_shows_everywhere_at_once_and_reaches_who_follows_and_who_has_a_place(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, helper, other) = await planned(running, api)
    [stranger] = await crowd(running, api, "S", 1)
    await following(running, amina, helper)
    at(running, session.starts_at - timedelta(minutes=20))
    await run(running, lead, "run.say", session, "late", 30)
    assert "Said at" in words(lead)
    await press(running, stranger, "prog:soup:menu")
    assert "about 30 minutes late" in words(stranger)
    await press(running, stranger, "today")
    assert "about 30 minutes late" in words(stranger)
    await told(running, 5)
    assert heard(amina, LATE) == 0
    await told(running)
    await told(running)
    assert [heard(phone, LATE) for phone in (amina, helper, other, lead, stranger)] == [1, 1, 1, 0, 0]
    at(running, session.starts_at + timedelta(minutes=5))
    await press(running, stranger, "now")
    assert "Soup kitchen: about 30 minutes late, from about" in words(stranger)
    at(running, session.starts_at + timedelta(minutes=31))
    await press(running, stranger, "now")
    assert "Soup kitchen: on now, until" in words(stranger)


async def test_a_reminder_that_comes_later_says_how_late_it_is(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    session, _number, _people = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at - timedelta(hours=2, minutes=10))
    await look(running)
    await run(running, sara, "run.say", session, "late", 30)
    before = len(said(amina))
    await told(running, 60 * 11)
    assert any("🔔 🍲" in text and "about 30 minutes late" in text for text in said(amina)[before:])


async def test_a_slip_of_the_thumb_reaches_nobody_and_the_same_tap_again_changes_nothing(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, helper, _other) = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at)
    for again in (False, True):
        await run(running, lead, "run.say", session, "late", 30)
        assert ("That was done already." in words(lead)) is again
    number = await mark_of(running)
    for again in (False, True):
        await run(running, lead, "run.undo", session, number)
        assert ("That was done already." in words(lead)) is again
    await told(running)
    assert [heard(phone, LATE) + heard(phone, AFTER_ALL) for phone in (amina, helper)] == [0, 0]
    assert await rows(running, "SELECT kind, state FROM day_marks") == [("late", "undone")]
    done = await rows(running, "SELECT action FROM audit WHERE action LIKE 'day%' ORDER BY id")
    assert done == [("day.late",), ("day.late.back",)]


async def test_what_was_told_is_corrected_to_the_same_people_within_two_minutes(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, helper, other) = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at)
    await run(running, lead, "run.say", session, "late", 30)
    await told(running)
    [newcomer] = await crowd(running, api, "N", 1)
    await following(running, newcomer)
    await run(running, lead, "run.undo", session, await mark_of(running))
    await told(running, 1)
    await told(running, 60)
    assert [heard(phone, AFTER_ALL) for phone in (amina, helper, other, newcomer, lead)] == [1, 1, 1, 0, 0]
    await run(running, lead, "run.say", session, "finished")
    number = await mark_of(running)
    api.clock.forward(timedelta(minutes=2))
    await run(running, lead, "run.undo", session, number)
    assert "button is old" in words(lead)
    assert await mark_of(running) == number


async def test_staff_take_it_back_later_too(running: Running, api: BotApi, sara: Phone) -> None:
    session, (lead, *_) = await begun(running, api)
    await run(running, lead, "run.say", session, "finished")
    api.clock.forward(timedelta(minutes=20))
    await run(running, sara, "run", session)
    sara.press("Not finished")
    await running.calm()
    assert words(sara).startswith("🍲 Soup kitchen, now")


async def test_later_still_takes_the_place_of_late_and_gives_it_back(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, *_) = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at)
    await run(running, lead, "run.say", session, "late", 30)
    await told(running)
    await run(running, lead, "run.say", session, "late", 60)
    assert "about 60 minutes late" in words(lead)
    await told(running)
    assert heard(amina, "begins about 60 minutes later today") == 1
    await run(running, lead, "run.undo", session, await mark_of(running))
    assert "about 30 minutes late" in words(lead)
    await told(running)
    await told(running)
    [correction] = [text for text in said(amina) if AFTER_ALL in text]
    assert "about 30 minutes late" in correction
    assert heard(amina, LATE) == 1
    await run(running, lead, "run.say", session, "late", 90)
    assert "button is old" in words(lead)


async def test_few_and_finished_reach_only_who_was_reminded_of_today(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, helper, _other) = await planned(running, api)
    await following(running, amina)
    await reminded(running, session)
    [late] = await crowd(running, api, "L", 1)
    await following(running, late)
    at(running, session.starts_at + timedelta(minutes=30))
    await look(running)
    await run(running, lead, "run.say", session, "few")
    await press(running, late, "now")
    assert "few portions left" in words(late)
    await told(running)
    await run(running, lead, "run.say", session, "finished")
    await press(running, late, "prog:soup:menu")
    assert words(late).startswith("🍲 Soup kitchen: finished for today")
    assert "Next after that:" in words(late)
    await told(running)
    assert [heard(phone, FEW) for phone in (amina, late, helper)] == [1, 0, 0]
    assert [heard(phone, OVER) for phone in (amina, late, helper)] == [1, 0, 0]
    [text] = [text for text in said(amina) if OVER in text]
    assert "Next:" in text


async def test_what_has_not_left_is_withdrawn_and_needs_no_correction(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """The message waits to be sent when the lead takes it back: it never comes, and nothing else does."""
    session, _number, (lead, *_) = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at)
    await run(running, lead, "run.say", session, "late", 30)
    api.clock.forward(timedelta(seconds=21))
    bot = running.bot
    async with bot.db.write() as tx:  # owed, and the sender has not been told
        work = Work(bot.tools, tx, bot.tools.clock.now())
        assert await day_news.tell_some(work)
        await outbox.add(tx, bot.tools.vault, work.outgoing)
    await run(running, lead, "run.undo", session, await mark_of(running))
    await told(running)
    assert heard(amina, LATE) + heard(amina, AFTER_ALL) == 0
    assert await rows(running, "SELECT DISTINCT state, payload FROM outbox WHERE reason = 'taken back'") == [
        ("void", None)
    ]


async def test_it_is_told_once_whatever_dies_between(running: Running, api: BotApi, amina: Phone) -> None:
    """Stopped after the tap, the bot tells after its start; a second look tells nobody again."""
    session, _number, (lead, helper, _other) = await planned(running, api)
    await following(running, amina, helper)
    at(running, session.starts_at)
    await run(running, lead, "run.say", session, "late", 30)
    await running.stop()
    await running.start()
    for _ in range(3):
        await told(running)
    assert [heard(phone, LATE) for phone in (amina, helper)] == [1, 1]
    [(left,)] = await rows(running, "SELECT count(*) FROM day_marks WHERE tell_at IS NOT NULL")
    assert left == 0


async def test_who_wants_nothing_of_it_hears_nothing_and_each_reads_their_own_language(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, *_) = await planned(running, api)
    deaf, turk = await crowd(running, api, "D", 2)
    await following(running, amina, deaf, turk)
    await press(running, turk, "lang:tr")
    await press(running, deaf, "follow.no:soup")
    at(running, session.starts_at)
    await run(running, lead, "run.say", session, "late", 30)
    await told(running)
    assert [heard(phone, LATE) for phone in (amina, deaf)] == [1, 0]
    assert heard(turk, "bugün yaklaşık 30 dakika geç başlıyor") == 1


async def test_what_is_finished_before_it_was_told_tells_only_that(running: Running, api: BotApi, amina: Phone) -> None:
    session, _number, (lead, *_) = await planned(running, api)
    await following(running, amina)
    await reminded(running, session)
    at(running, session.starts_at + timedelta(minutes=30))
    await look(running)
    await run(running, lead, "run.say", session, "few")
    await run(running, lead, "run.say", session, "finished")
    await told(running)
    await told(running)
    assert [heard(amina, each) for each in (FEW, OVER)] == [0, 1]

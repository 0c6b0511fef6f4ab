"""The day itself on real phones: what its lead says reaches who may be on the way, once, and can be taken back."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from day import begun, following, planned, run, slot, told
from desk import crowd, staff
from following import at, look, said
from letters import rows
from volunteering import press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.schedule import Session
from bot.services import day_news
from bot.work import Work
from storage import outbox

LATE, FEW = "begins about 30 minutes later today", "only few portions are left today"
OVER, CLOSED = "is over for today", "is closed today"
AFTER_ALL = "is on after all"


def heard(phone: Phone, words_: str) -> int:
    return sum(words_ in text for text in said(phone))


async def reminded(running: Running, session: Session) -> None:
    """The reminder of today has gone out."""
    at(running, session.starts_at - timedelta(hours=1, minutes=59))
    await look(running)


async def mark_of(running: Running) -> int:
    [(number,)] = await rows(running, "SELECT max(id) FROM day_marks WHERE state = 'stands'")
    return int(number)


async def test_the_day_is_one_screen_for_its_lead_and_less_for_helpers(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    await run(running, lead, "run", session)
    assert words(lead).startswith("🍲 Soup kitchen, now · 0 served")
    assert "Leads the day: V0" in words(lead)
    assert labels(lead) == [
        "+1", "+5", "📋 Roster: 3 of 5", "🕥 Late by 30 min", "🥄 Few portions left", "🏁 Finished", "⛔ Closed today",
        "🔄 Refresh", "⬅️ Back",
    ]  # fmt: skip
    await run(running, helper, "run", session)
    assert labels(helper) == ["+1", "+5", "📋 Roster: 3 of 5", "🔄 Refresh", "⬅️ Back"]
    await press(running, sara, "staff")
    sara.press("Run today")
    await running.calm()
    if "Which one?" in words(sara):
        sara.press("Soup kitchen")
        await running.calm()
    assert "⬜ 👩 👨 🧒" in labels(sara)


async def test_the_way_in_is_on_the_card_of_the_shift(running: Running, api: BotApi) -> None:
    session, number, (lead, helper, _other) = await planned(running, api)
    await press(running, lead, f"shift:{number}")
    assert "🧭 Run the day" not in labels(lead)
    at(running, session.starts_at)
    for phone, way in ((lead, "🧭 Run the day"), (helper, "🔢 Count")):
        await press(running, phone, f"shift:{number}")
        phone.press(way)
        await running.calm()
        assert words(phone).startswith("🍲 Soup kitchen, now")


async def test_too_early_says_from_when_and_the_next_day_that_it_is_over(running: Running, api: BotApi) -> None:
    session, _number, (lead, *_) = await planned(running, api)
    await run(running, lead, "run", session)
    assert "You can open this from" in words(lead)
    at(running, session.ends_at + timedelta(days=1))
    await run(running, lead, "run.add", session, 5)
    assert words(lead) == "🕥 This day is over. Nothing was changed."
    assert await rows(running, "SELECT count(*) FROM headcounts") == [(0,)]


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


async def test_closing_before_it_begins_goes_the_way_of_every_date(running: Running, api: BotApi, amina: Phone) -> None:
    session, _number, (lead, helper, other) = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at - timedelta(minutes=40))
    await look(running)
    await run(running, lead, "run.close", session)
    assert "4 people are told." in words(lead)
    assert "1 shift is called off" in words(lead)
    lead.press("Close and tell 4")
    await running.calm()
    assert "closed today" in words(lead)
    await look(running)
    await told(running)
    assert heard(amina, "Soup kitchen: closed today") == 1
    assert [heard(phone, "This shift does not take place") for phone in (lead, helper, other)] == [1, 1, 1]
    await press(running, amina, "today")
    assert "Soup kitchen: closed" in words(amina)
    await run(running, lead, "run.close", session)
    assert "That was done already." in words(lead)
    lead.press("Open after all")
    await running.calm()
    await look(running)
    assert heard(amina, "takes place after all") == 1


async def test_closing_while_it_is_on_tells_who_was_reminded_and_who_is_there(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, helper, other) = await planned(running, api)
    await following(running, amina)
    await reminded(running, session)
    at(running, session.starts_at + timedelta(minutes=10))
    await look(running)
    await run(running, lead, "run.close", session)
    assert "3 people are told." in words(lead)
    lead.press("Close and tell 3")
    await running.calm()
    await told(running)
    assert [heard(phone, CLOSED) for phone in (amina, helper, other, lead)] == [1, 1, 1, 0]
    lead.press("Open after all")
    await running.calm()
    await told(running)
    assert [heard(phone, AFTER_ALL) for phone in (amina, helper, other, lead)] == [1, 1, 1, 0]
    await press(running, amina, "now")
    assert "Soup kitchen: on now" in words(amina)
    assert await rows(running, "SELECT count(*) FROM signups WHERE state = 'confirmed'") == [(3,)]


async def test_what_closing_would_do_is_shown_anew_where_it_changed(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, *_) = await planned(running, api)
    at(running, session.starts_at - timedelta(minutes=40))
    await run(running, lead, "run.close", session)
    await following(running, amina)
    lead.press("Close and tell 3")
    await running.calm()
    assert "4 people are told." in words(lead)
    assert await rows(running, "SELECT count(*) FROM day_marks") == [(0,)]


async def test_nobody_else_runs_the_day(running: Running, api: BotApi, amina: Phone) -> None:
    """Every act refuses a stranger, a client, another role; what is the lead's a helper too."""
    session, (lead, helper, _other) = await begun(running, api)
    [stranger] = await team(running, api, 1, "S")
    translator = await staff(running, api, "Tara", Grant(Role.TRANSLATOR))
    await run(running, lead, "run.say", session, "late", 30)
    number = await mark_of(running)
    leads = [("run.say", "finished"), ("run.undo", number), ("run.close",), ("run.closed", "x")]
    others = [("run",), ("run.add", 1), ("run.back", 1), ("run.who",), ("run.lead",), ("run.leads", 1),
              ("run.kinds", "on")]  # fmt: skip
    for phone in (stranger, translator, amina):
        for act, *more in (*leads, *others):
            await run(running, phone, act, session, *more)
            assert "button is old" in words(phone)
    for act, *more in (*leads, *others[4:]):
        await run(running, helper, act, session, *more)
        assert "button is old" in words(helper)
    assert await rows(running, "SELECT state FROM day_marks") == [("stands",)]
    assert await rows(running, "SELECT count(*) FROM headcounts") == [(0,)]


async def test_nonsense_in_a_button_is_answered(running: Running, api: BotApi) -> None:
    session, (lead, *_) = await begun(running, api)
    for act in ("run:x:y", "run:soup:991399", f"run.say:{slot(session)}:never", f"run.say:{slot(session)}:closed",
                f"run.say:{slot(session)}:late:45", f"run.add:{slot(session)}:7", f"run.add:{slot(session)}:5:cats",
                f"run.back:{slot(session)}:77", f"run.undo:{slot(session)}:77",
                f"run.kinds:{slot(session)}:maybe"):  # fmt: skip
        api.clock.forward(timedelta(seconds=1))
        await press(running, lead, act)
        assert "button is old" in words(lead), act


async def test_who_is_here_is_seen_by_all_and_ticked_by_the_lead(running: Running, api: BotApi, sara: Phone) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    await run(running, helper, "run.who", session)
    assert "▫️ V0 · ▫️ V1 · ▫️ V2" in words(helper)
    assert labels(helper) == ["⬅️ Back"]
    await run(running, lead, "run.who", session)
    lead.press("Tick: Cook")
    await running.calm()
    lead.press("All came")
    await running.calm()
    await run(running, helper, "run.who", session)
    assert "3 on the list, 3 came" in words(helper)


async def test_staff_choose_who_leads_a_day_that_has_nobody(running: Running, api: BotApi, sara: Phone) -> None:
    session, (_lead, helper, _other) = await begun(running, api)
    await rows(running, "UPDATE shifts SET lead_chat = NULL RETURNING 1")
    await run(running, sara, "run", session)
    assert "Nobody leads this day yet." in words(sara)
    await run(running, sara, "run.lead", session)
    sara.press("V1")
    await running.calm()
    assert "Leads the day: V1" in words(sara)
    await run(running, helper, "run", session)
    assert "🏁 Finished" in labels(helper)


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


async def test_a_whole_day_with_a_lead_two_helpers_and_twenty_clients_at_once(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """Everybody taps at the same time; everybody is answered, each hears each thing once, and the sum is right."""
    session, _number, (lead, *helpers) = await planned(running, api)
    clients = await crowd(running, api, "C", 20)
    await following(running, *clients)
    await reminded(running, session)
    at(running, session.starts_at - timedelta(minutes=10))
    await run(running, lead, "run.say", session, "late", 30)
    await told(running)
    assert [heard(phone, LATE) for phone in (*clients, *helpers)] == [1] * 22
    at(running, session.starts_at + timedelta(minutes=31))
    await look(running)
    for turn in range(5):
        api.clock.forward(timedelta(seconds=10))
        for phone in helpers:
            phone.tap(phone.last.id, f"run.add:{slot(session)}:5")
        for phone in clients:
            phone.send("🍲") if turn % 2 else phone.tap(phone.last.id, "now")
        lead.tap(lead.last.id, f"run.add:{slot(session)}:1")
    await running.calm()
    assert all("Soup kitchen: on now, until" in words(phone) for phone in clients)
    await run(running, lead, "run.say", session, "few")
    await told(running)
    await run(running, lead, "run.say", session, "finished")
    await told(running)
    await told(running)
    assert [[heard(phone, each) for each in (FEW, OVER)] for phone in clients] == [[1, 1]] * 20
    assert [[heard(phone, each) for each in (FEW, OVER)] for phone in helpers] == [[0, 0]] * 2
    await run(running, sara, "run", session)
    assert words(sara).startswith("🍲 Soup kitchen, finished · 55 served")


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


async def test_with_a_poor_connection_the_tap_counts_once_and_the_screen_comes_later(
    running: Running, api: BotApi
) -> None:
    """Answers of Telegram are lost on the way to us: edits go out again, nothing is counted again."""
    session, (lead, *_) = await begun(running, api)
    await run(running, lead, "run", session)
    api.faults.drop_answer("editMessageText", 2)
    api.faults.drop_answer("answerCallbackQuery", 1)
    await run(running, lead, "run.add", session, 5)
    await run(running, lead, "run", session)
    assert "5 served" in words(lead)
    assert await rows(running, "SELECT sum(n), count(*) FROM headcounts") == [(5, 1)]

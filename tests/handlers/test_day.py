"""The day itself on real phones: one screen for its lead, less for helpers, nothing for anybody else."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from day import (
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
    slot,
    told,
)
from desk import crowd, staff
from following import at, look
from letters import rows
from volunteering import press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


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

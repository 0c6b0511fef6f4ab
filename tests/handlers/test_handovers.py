"""A place given to somebody else: theirs until another says yes, and then exactly one has it."""

from __future__ import annotations

from datetime import datetime, time

from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows, said
from standing_in import PLACES, call_them, go_to, number_of, on, texts, tick
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.timetable import ISTANBUL
from bot.domain.volunteers import Day

OFFERS = "SELECT state FROM handovers ORDER BY id"


async def called(running: Running, giver: Phone, signup: int) -> None:
    """Ask everybody who could come."""
    await press(running, giver, f"give:{signup}")
    await tap(running, giver, "Ask all who could come")


async def test_a_place_goes_to_a_person_asked_by_name(running: Running, api: BotApi, sara: Phone) -> None:
    """The place stays the giver's until the yes; the seat count never changes; coordinators hear of it quietly."""
    samir, amal, mona = await team(running, api, 3)
    await call_them(running, (samir, "Samir"), (amal, "Amal"))
    shift, signup = await on(running, samir, seats=1)
    await press(running, samir, f"shift:{shift}")
    await tap(running, samir, "Give to somebody", "Ask one person")
    assert "👤 Amal" in labels(samir)
    assert len([label for label in labels(samir) if label.startswith("👤")]) == 1  # Mona shows no name
    await tap(running, samir, "Amal")
    assert "We have asked 1 person." in words(samir)
    assert "The place stays yours until somebody says yes." in words(samir)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]
    assert words(amal).startswith("🔁 Samir asks: can you come instead?")
    assert "be there at 09:30" in words(amal)
    assert not any("asks" in text for text in said(mona))
    await tap(running, amal, "Yes, I come")
    assert words(amal).startswith("✅ You are on")
    assert "✅ Amal comes instead of you." in words(samir)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1), (shift, "passed", 1)]
    assert words(sara).startswith("🔁 Samir gives a place to Amal.")
    assert await rows(running, f"SELECT about FROM reminders WHERE state = 'planned' AND about = {signup}") == []
    planned = "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind IN ('shift_day', 'shift_hours')"
    assert await rows(running, planned) == [(2,)]


async def test_a_no_is_told_kindly_and_the_place_stays(running: Running, api: BotApi) -> None:
    samir, amal = await team(running, api, 2)
    await call_them(running, (amal, "Amal"))
    shift, signup = await on(running, samir, seats=1)
    await press(running, samir, f"give.to:{signup}:{await number_of(running, amal)}")
    await tap(running, amal, "No, thank you")
    assert "Thank you for answering." in words(amal)
    assert words(samir).startswith("🔁 Amal cannot this time.")
    assert "You are still on." in words(samir)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]
    assert await rows(running, OFFERS) == [("declined",)]
    await press(running, amal, "give.yes:1")
    assert "This is settled." in words(amal)
    await tap(running, samir, "Give to somebody")
    assert "👤 Ask one person" in labels(samir)


async def test_two_who_say_yes_at_once_are_one_place(running: Running, api: BotApi) -> None:
    """The first has it, the second and everybody else hear that it is taken."""
    samir, *others = await team(running, api, 4)
    shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    assert "We have asked 3 people." in words(samir)
    amal, mona, hadi = others
    amal.press("Yes, I come")
    mona.press("Yes, I come")
    await running.calm()
    yes = [phone for phone in (amal, mona) if words(phone).startswith("✅ You are on")]
    gone = [phone for phone in (amal, mona) if words(phone).startswith("✅ Somebody else has taken it.")]
    assert (len(yes), len(gone)) == (1, 1)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1), (shift, "passed", 1)]
    await tick(running)
    assert any(text.startswith("✅ Somebody else has taken it.") for text in texts(hadi))
    assert "Yes, I come" not in " ".join(labels(hadi))


async def test_the_same_yes_three_times_is_one_place(running: Running, api: BotApi) -> None:
    samir, amal = await team(running, api, 2)
    shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    for _ in range(3):
        await press(running, amal, "give.yes:1")
        assert words(amal).startswith("✅ You are on")
    assert await rows(running, PLACES) == [(shift, "confirmed", 1), (shift, "passed", 1)]
    assert sum("comes instead of you" in text for text in said(samir)) == 1


async def test_the_giver_leaves_while_somebody_says_yes(running: Running, api: BotApi) -> None:
    """Whoever comes first: never two places, and nobody is lost in between."""
    samir, amal = await team(running, api, 2)
    shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    samir.tap(samir.last.id, f"place.gone:{signup}")
    amal.tap(amal.last.id, "give.yes:1")
    await running.calm()
    assert "This is settled." in words(amal)
    assert await rows(running, PLACES) == [(shift, "left", 1)]
    await tick(running)
    assert await rows(running, OFFERS) == [("ended",)]
    await tap(running, amal, "The shift", "I will come")
    assert words(amal).startswith("✅ You are on")


async def test_who_has_another_shift_then_is_told_why_and_the_offer_stays(running: Running, api: BotApi) -> None:
    samir, amal = await team(running, api, 2)
    _shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    other, theirs = await on(running, amal, seats=3, task="clothes")
    await press(running, amal, "give.yes:1")
    assert words(amal).startswith("✖️ You have another shift at that time.")
    assert await rows(running, OFFERS) == [("open",)]
    assert "📅 The other shift" in labels(amal)
    await press(running, amal, f"place.gone:{theirs}")
    await press(running, amal, "give.yes:1")
    assert words(amal).startswith("✅ You are on")
    assert await rows(running, f"SELECT state FROM signups WHERE shift_id = {other}") == [("left",)]


async def test_an_offer_is_taken_back_at_any_time(running: Running, api: BotApi) -> None:
    samir, amal = await team(running, api, 2)
    shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    await tap(running, samir, "I keep my place")
    assert "✅ You are on." in words(samir)
    await tick(running)
    assert words(amal).startswith("✅ This is settled.")
    await press(running, amal, "give.yes:1")
    assert "This is settled." in words(amal)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]


async def test_nobody_else_can_offer_end_or_answer_it(running: Running, api: BotApi) -> None:
    samir, amal, mona = await team(running, api, 3)
    await call_them(running, (amal, "Amal"))
    shift, signup = await on(running, samir, seats=1)
    to = await number_of(running, amal)
    for data in (f"give:{signup}", f"give.to:{signup}:{to}", f"give.call:{signup}", f"swap:{signup}", "give.yes:1"):
        await press(running, mona, data)
        assert "button is old" in words(mona)
    await press(running, samir, f"give.to:{signup}:{to}")
    for data in (f"give.stop:{signup}", "give.yes:1", "give.no:1"):
        await press(running, mona, data)
        assert "button is old" in words(mona)
    await press(running, samir, "give.yes:1")
    assert "button is old" in words(samir)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]
    assert await rows(running, OFFERS) == [("open",)]


async def test_who_left_the_team_cannot_take_it(running: Running, api: BotApi) -> None:
    """SH-H2: the right is asked again at the press."""
    samir, amal = await team(running, api, 2)
    await call_them(running, (amal, "Amal"))
    shift, signup = await on(running, samir, seats=1)
    await press(running, samir, f"give.to:{signup}:{await number_of(running, amal)}")
    gone = await number_of(running, amal)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE role = 'volunteer' AND chat_id = ?", (gone,))
    await press(running, amal, "give.yes:1")
    assert "get to know you" in words(amal)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]
    await tick(running)
    assert any("Those we asked cannot this time." in text for text in said(samir))


async def test_an_erased_person_ends_the_offer_and_the_other_hears_of_it(running: Running, api: BotApi) -> None:
    """SH-H1: the giver, or who was asked."""
    samir, amal = await team(running, api, 2)
    await call_them(running, (amal, "Amal"))
    first, signup = await on(running, samir, seats=1)
    await press(running, samir, f"give.to:{signup}:{await number_of(running, amal)}")
    await press(running, amal, "erase.now")
    await tick(running)
    assert any("Those we asked cannot this time." in text for text in said(samir))
    assert await rows(running, "SELECT count(*) FROM handover_asks") == [(0,)]
    [mona] = await team(running, api, 1, "M")
    await called(running, samir, signup)
    await press(running, samir, "erase.now")
    await tick(running)
    assert words(mona).startswith("✅ This is settled.")
    assert await rows(running, f"SELECT state, chat_id FROM signups WHERE shift_id = {first}") == [("left", None)]


async def test_before_the_start_the_giver_hears_that_nobody_said_yes(running: Running, api: BotApi) -> None:
    """Told three hours before, from the live rows; at the start the offer is over."""
    samir, amal = await team(running, api, 2)
    day = day_ahead(running)
    shift, signup = await on(running, samir, seats=1, start=time(15))
    await called(running, samir, signup)
    go_to(running, api, day, time(12, 1))
    await tick(running)
    assert sum("Nobody has taken your place yet. You are still on." in text for text in said(samir)) == 1
    go_to(running, api, day, time(15))
    await tick(running)
    assert await rows(running, OFFERS) == [("lapsed",)]
    await press(running, amal, "give.yes:1")
    assert "This is settled." in words(amal)
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]


async def test_nothing_is_said_before_the_start_of_an_offer_that_ended(running: Running, api: BotApi) -> None:
    samir, amal = await team(running, api, 2)
    day = day_ahead(running)
    _shift, signup = await on(running, samir, seats=1, start=time(15))
    await called(running, samir, signup)
    await tap(running, amal, "Yes, I come")
    go_to(running, api, day, time(12, 1))
    await tick(running)
    assert not any("You are still on" in text for text in said(samir))


async def test_a_moved_shift_is_offered_no_more(running: Running, api: BotApi) -> None:
    """Who says yes to one hour has not said yes to another."""
    samir, amal = await team(running, api, 2)
    shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET starts_at = starts_at + 3600, ends_at = ends_at + 3600")
    await press(running, amal, "give.yes:1")
    assert "This is settled." in words(amal)
    await tick(running)
    assert any("we ask nobody any more" in text for text in said(samir))
    assert await rows(running, PLACES) == [(shift, "confirmed", 1)]


async def test_eight_are_asked_least_recently_asked_first_and_then_more(running: Running, api: BotApi) -> None:
    samir, *others = await team(running, api, 11)
    async with running.bot.db.write() as tx:
        for at, phone in enumerate(others):
            chat = (await row_of(running, tx, phone)).id
            await tx.run("UPDATE volunteers SET asked_at = ? WHERE chat_id = ?", (100 - at, chat))
    _shift, signup = await on(running, samir, seats=1)
    await called(running, samir, signup)
    asked = [phone for phone in others if "Can you come for somebody?" in " ".join(said(phone))]
    assert asked == others[2:]
    await tap(running, samir, "Ask more people")
    assert "We have asked 10 people." in words(samir)
    await tap(running, samir, "Ask more people")
    assert "We have asked everybody who seems free then." in words(samir)


async def test_only_who_wishes_it_on_that_day_is_asked(running: Running, api: BotApi) -> None:
    samir, amal, mona, hadi = await team(running, api, 4)
    shift, signup = await on(running, samir, seats=1)
    async with running.bot.db.read() as reader:
        [(starts,)] = await reader.execute_fetchall(f"SELECT starts_at FROM shifts WHERE id = {shift}")
    day = list(Day)[datetime.fromtimestamp(starts, ISTANBUL).weekday()]
    other = next(one for one in Day if one is not day)
    facts = {amal: (("wish", "cook"), ("day", day)), mona: (("wish", "carry"),), hadi: (("day", other),)}
    for phone, said_ in facts.items():
        chat = await number_of(running, phone)
        async with running.bot.db.write() as tx:
            for kind, value in said_:
                await tx.run("INSERT INTO volunteer_facts VALUES (?, ?, ?)", (chat, kind, value))
    await called(running, samir, signup)
    assert "We have asked 1 person." in words(samir)
    assert "Can you come for somebody?" in words(amal)


async def test_a_place_that_staff_confirm_is_asked_of_them_again(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F7: nothing is confirmed before staff have said yes."""
    samir, amal = await team(running, api, 2)
    shift = await need(running, seats=1, approval=True)
    await press(running, samir, f"shift.join:{shift}")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET state = 'confirmed'")
    await called(running, samir, 1)
    await tap(running, amal, "Yes, I come")
    assert "We read this and tell you soon." in words(amal)
    assert await rows(running, PLACES) == [(shift, "asked", 1), (shift, "passed", 1)]
    assert any("would like to come" in text for text in said(sara))


async def test_who_waits_gets_nothing_from_a_place_that_passes(running: Running, api: BotApi) -> None:
    """No place came free: the queue stays as it is, and the one who takes it waits no more."""
    samir, amal, mona = await team(running, api, 3)
    shift, signup = await on(running, samir, seats=1)
    for phone in (amal, mona):
        await press(running, phone, f"shift.wait:{shift}")
    await called(running, samir, signup)
    await press(running, mona, "give.yes:1")
    await tick(running)
    assert await rows(running, "SELECT count(*) FROM shift_waits") == [(1,)]
    assert await rows(running, PLACES) == [(shift, "confirmed", 1), (shift, "passed", 1)]

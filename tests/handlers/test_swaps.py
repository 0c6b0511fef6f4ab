"""Two people change places: both or neither, whatever happened meanwhile."""

from __future__ import annotations

from datetime import time

from conftest import Running, labels, words
from desk import tap
from letters import rows, said
from standing_in import PLACES, call_them, on, place, texts, tick
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone

OFFERS = "SELECT state FROM handovers ORDER BY id"
Pair = tuple[Phone, Phone, int, int, int, int]


async def asked(running: Running, api: BotApi) -> Pair:
    """Samir is on one shift and has asked Amal, who is on the other, to swap."""
    samir, amal = await team(running, api, 2)
    await call_them(running, (samir, "Samir"), (amal, "Amal"))
    first, mine = await on(running, samir, seats=1)
    second, theirs = await on(running, amal, seats=1, start=time(15))
    await press(running, samir, f"give:{mine}")
    await tap(running, samir, "Swap")
    assert "15:00" in words(samir)
    await tap(running, samir, "1")
    assert "You offer this place." in words(samir)
    assert words(amal).startswith("🔄 Samir asks: would you swap?")
    return samir, amal, first, second, mine, theirs


async def test_the_first_yes_swaps_both_places(running: Running, api: BotApi, sara: Phone) -> None:
    samir, amal, first, second, *_ = await asked(running, api)
    await tap(running, amal, "Yes, I come")
    assert words(amal).startswith("🔄 You have swapped. You are on: in 3 days")
    assert any("You have swapped." in text and "Amal comes there." in text for text in texts(samir))
    assert await rows(running, PLACES) == [
        (first, "confirmed", 1), (first, "passed", 1), (second, "confirmed", 1), (second, "passed", 1),
    ]  # fmt: skip
    who = "SELECT shift_id, chat_id FROM signups WHERE state = '{}' ORDER BY shift_id"
    before, after = await rows(running, who.format("passed")), await rows(running, who.format("confirmed"))
    assert [chat for _shift, chat in before] == [chat for _shift, chat in reversed(after)]
    assert "And back:" in words(sara)
    planned = "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind IN ('shift_day', 'shift_hours')"
    assert await rows(running, planned) == [(4,)]
    await press(running, amal, "give.yes:1")
    assert words(amal).startswith("🔄 You have swapped.")
    assert len(await rows(running, "SELECT id FROM signups")) == 4


async def test_a_refused_half_undoes_the_other(running: Running, api: BotApi) -> None:
    """The database says no to the second seat: nobody has lost anything."""
    _samir, amal, first, second, *_ = await asked(running, api)
    async with running.bot.db.write() as tx:
        await tx.run(
            f"CREATE TRIGGER no_seat BEFORE INSERT ON signups WHEN new.shift_id = {second}"
            " BEGIN SELECT RAISE(IGNORE); END"
        )
    await tap(running, amal, "Yes, I come")
    assert "This is settled." in words(amal)
    assert await rows(running, PLACES) == [(first, "confirmed", 1), (second, "confirmed", 1)]
    assert await rows(running, OFFERS) == [("open",)]
    async with running.bot.db.write() as tx:
        await tx.run("DROP TRIGGER no_seat")


async def test_who_is_gone_meanwhile_changes_nothing_and_both_hear_of_it(running: Running, api: BotApi) -> None:
    samir, amal, first, second, _mine, theirs = await asked(running, api)
    await press(running, amal, f"place.gone:{theirs}")
    await press(running, amal, "give.yes:1")
    assert "This is settled." in words(amal)
    assert await rows(running, PLACES) == [(first, "confirmed", 1), (second, "left", 1)]
    await tick(running)
    assert any("Those we asked cannot this time." in text and "still on" in text for text in said(samir))
    assert await rows(running, OFFERS) == [("declined",)]


async def test_a_shift_that_is_called_off_ends_the_swap(running: Running, api: BotApi) -> None:
    samir, amal, first, second, *_ = await asked(running, api)
    async with running.bot.db.write() as tx:
        await tx.run(f"UPDATE shifts SET state = 'cancelled' WHERE id = {second}")
    await press(running, amal, "give.yes:1")
    assert "This is settled." in words(amal)
    await tick(running)
    assert any("we ask nobody any more" in text for text in said(samir))
    assert await rows(running, f"SELECT state FROM signups WHERE shift_id = {first}") == [("confirmed",)]


async def test_the_place_given_up_does_not_clash_but_any_other_does(running: Running, api: BotApi) -> None:
    """SH-C8: Amal's own shift overlaps Samir's, and is given for it; a third one is in the way."""
    samir, amal, hadi = await team(running, api, 3)
    first, mine = await on(running, samir, seats=1)
    second, _theirs = await on(running, amal, seats=1, start=time(11))
    third = await need(running, seats=1, start=time(10), minutes=30, task="clothes")
    await place(running, hadi, third)
    await press(running, samir, f"swap.for:{mine}:{second}")
    async with running.bot.db.write() as tx:
        await tx.run(
            f"UPDATE signups SET chat_id = (SELECT chat_id FROM signups WHERE shift_id = {second})"
            f" WHERE shift_id = {third}"
        )
    await press(running, amal, "give.yes:1")
    assert words(amal).startswith("✖️ You have another shift at that time.")
    assert await rows(running, OFFERS) == [("open",)]
    async with running.bot.db.write() as tx:
        await tx.run(f"UPDATE signups SET state = 'left' WHERE shift_id = {third}")
    await press(running, amal, "give.yes:1")
    assert words(amal).startswith("🔄 You have swapped.")
    assert await rows(
        running, f"SELECT count(*) FROM signups WHERE state = 'passed' AND shift_id IN ({first}, {second})"
    ) == [(2,)]


async def test_a_no_to_a_swap_is_told_and_nobody_moves(running: Running, api: BotApi) -> None:
    samir, amal, first, second, *_ = await asked(running, api)
    await tap(running, amal, "No, thank you")
    assert any("Those we asked cannot this time." in text for text in said(samir))
    assert await rows(running, PLACES) == [(first, "confirmed", 1), (second, "confirmed", 1)]


async def test_only_full_shifts_of_others_are_offered_for_a_swap(running: Running, api: BotApi) -> None:
    samir, amal = await team(running, api, 2)
    _first, mine = await on(running, samir, seats=1)
    free = await need(running, seats=2, start=time(15))
    await place(running, amal, free)
    await press(running, samir, f"swap:{mine}")
    assert "There is no full shift" in words(samir)
    await press(running, samir, f"swap.for:{mine}:{free}")
    assert "button is old" in words(samir)
    assert "⬅️ Back" not in labels(samir)

"""Places of somebody who loses a task or the team: counted before, free after, and the next person is asked."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from desk import staff, tap
from joining import member, number_of
from letters import rows, said
from volunteering import day_ahead, need, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role

PLAYS = (("wish", "children"), ("task", "children"), ("gate", "children"))
HELD = "SELECT task, g.state FROM signups g JOIN shifts s ON s.id = g.shift_id ORDER BY g.id"


async def busy(running: Running, api: BotApi) -> tuple[Phone, int, int]:
    """Samira, who plays on one shift and cooks on another; the numbers of the shifts."""
    samira = await member(running, api, "Samira", *PLAYS)
    play = await need(running, task="children", on=day_ahead(running, 3))
    cook = await need(running, on=day_ahead(running, 5))
    for number in (play, cook):
        await press(running, samira, f"shift.join:{number}")
        assert words(samira).startswith("✅ You are on")
    api.clock.forward(timedelta(seconds=20))
    return samira, play, cook


async def test_taking_somebody_off_a_task_frees_only_the_places_there(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H2: a preview of the places, both sides told, other coordinators too, who did it not (SH-F13)."""
    samira, play, _ = await busy(running, api)
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    mine, theirs = len(said(sara)), len(said(pavel))
    number = await number_of(running, samira)
    await press(running, sara, f"team.task:{number}:children")
    assert "They have 1 place ahead: it becomes free." in words(sara)
    await tap(running, sara, "Take off this task")
    assert await rows(running, HELD) == [("children", "removed"), ("cook", "confirmed")]
    assert "1 place you had is free now." in words(samira)
    assert len(said(pavel)) == theirs + 1
    assert len(said(sara)) == mine
    await press(running, samira, f"shift.join:{play}")
    assert not words(samira).startswith("✅ You are on")


async def test_shutting_a_gate_frees_the_places_behind_it(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H2."""
    samira, _, _ = await busy(running, api)
    number = await number_of(running, samira)
    await press(running, sara, f"team.gate:{number}:children")
    assert "They have 1 place ahead: it becomes free." in words(sara)
    await tap(running, sara, "No more with children")
    assert await rows(running, HELD) == [("children", "removed"), ("cook", "confirmed")]


async def test_taking_somebody_out_of_the_team_frees_all_and_asks_who_waits(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H2, SH-G1: by the same way as every other place that comes free."""
    samira, _, cook = await busy(running, api)
    waiting = await member(running, api, "Waiting", ("wish", "cook"))
    await press(running, waiting, f"shift.wait:{cook}")
    await press(running, sara, f"team.out:{await number_of(running, samira)}")
    assert "They have 2 places ahead: they become free." in words(sara)
    await tap(running, sara, "Take out of the team")
    assert "2 places you had are free now." in words(samira)
    states = await rows(running, HELD)
    assert states[:2] == [("children", "removed"), ("cook", "removed")]
    assert states[2:] == [("cook", "held")]
    await press(running, samira, f"shift.join:{cook}")
    assert not words(samira).startswith("✅ You are on")


async def test_leaving_the_team_says_what_becomes_free(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H2: cancelling altogether frees every place, and coordinators hear it."""
    samira, _, _ = await busy(running, api)
    samira.send("/volunteer")
    await running.calm()
    before = len(said(sara))
    await tap(running, samira, "Leave the team")
    assert "You have 2 places ahead. They become free." in words(samira)
    await tap(running, samira, "Yes, leave the team")
    assert await rows(running, HELD) == [("children", "left"), ("cook", "left")]
    assert len(said(sara)) == before + 2

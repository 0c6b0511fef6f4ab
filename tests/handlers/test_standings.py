"""Somebody comes every week: free dates are taken as they are made, and nobody is displaced."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from letters import rows
from planning import act, every_week, morning, news, tick
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shifts import State
from bot.services import signups
from bot.work import Work

WHO = "SELECT shift_id, chat_id FROM signups WHERE state = 'confirmed' ORDER BY shift_id"


async def stand(running: Running, phone: Phone, number: int) -> None:
    await press(running, phone, f"shift.join:{number}")
    await act(running, phone, "Every week")
    await act(running, phone, "Yes, every week")


async def test_every_free_date_is_theirs_and_new_ones_too(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    dates = await every_week(running, seats=1)
    [samir] = await team(running, api, 1)
    await stand(running, samir, dates[0])
    assert f"{len(dates) - 1} more dates are yours." in words(samir)
    assert len(await rows(running, WHO)) == len(dates)
    assert len(news(sara, "comes every week")) == 1
    api.clock.forward(timedelta(weeks=1))
    await tick(running)
    [(made,)] = await rows(running, "SELECT count(*) FROM shifts")
    assert made > len(dates)
    assert len(await rows(running, WHO)) == made


async def test_cover_for_two_weeks_is_no_standing_place(running: Running, api: BotApi) -> None:
    """SH-E5: V1 is away twice, V2 covers both, V3 becomes standing: V2 on the two, V3 nowhere else than free."""
    await morning(running, api)
    dates = await every_week(running, seats=1)
    v1, v2, v3 = await team(running, api, 3)
    await stand(running, v1, dates[0])
    for number in dates[1:3]:
        [(signup,)] = await rows(running, f"SELECT id FROM signups WHERE shift_id = {number}")
        await press(running, v1, f"place.gone:{signup}")
        await press(running, v2, f"shift.join:{number}")
    await tick(running)
    [(first,), (second,)] = await rows(
        running, "SELECT DISTINCT chat_id FROM signups WHERE state = 'confirmed' ORDER BY chat_id"
    )
    owners = dict(await rows(running, WHO))
    assert [owners[number] for number in dates] == [first, second, second, *[first] * (len(dates) - 3)]
    [(signup,)] = await rows(running, f"SELECT id FROM signups WHERE shift_id = {dates[0]} AND state = 'confirmed'")
    api.clock.forward(timedelta(seconds=20))
    await press(running, v1, f"place.gone:{signup}")
    await stand(running, v3, dates[0])
    api.clock.forward(timedelta(weeks=1))
    await tick(running)
    after = dict(await rows(running, WHO))
    assert [after[number] for number in dates[1:]] == [owners[number] for number in dates[1:]]
    [(newest,)] = await rows(running, "SELECT max(id) FROM shifts")
    assert after[newest] == first  # who stood first is first


async def test_who_is_standing_stops(running: Running, api: BotApi) -> None:
    await morning(running, api)
    dates = await every_week(running, seats=1)
    [samir] = await team(running, api, 1)
    await stand(running, samir, dates[0])
    await press(running, samir, "place.leave:1")
    await act(running, samir, "Not every week")
    assert "no new dates by yourself" in words(samir)
    api.clock.forward(timedelta(weeks=1))
    await tick(running)
    assert len(await rows(running, WHO)) == len(dates)


async def test_who_loses_the_role_stands_no_more(running: Running, api: BotApi) -> None:
    """SH-H2: the places and the weekly one go."""
    await morning(running, api)
    dates = await every_week(running, seats=1)
    [samir] = await team(running, api, 1)
    await stand(running, samir, dates[0])
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        from letters import row_of

        await signups.free_places(work, await row_of(running, tx, samir), State.REMOVED)
    assert await rows(running, WHO) == []
    assert await rows(running, "SELECT count(*) FROM standings") == [(0,)]


async def test_a_single_shift_is_not_weekly(running: Running, api: BotApi) -> None:
    number = await need(running)
    [samir, amal] = await team(running, api, 2)
    await press(running, samir, f"shift.join:{number}")
    assert not any("Every week" in label for label in labels(samir))
    for data in ("weekly:1", "weekly.yes:1"):
        await press(running, samir, data)
        assert "button is old" in words(samir)
        await press(running, amal, data)
        assert "button is old" in words(amal)
    assert await rows(running, "SELECT count(*) FROM standings") == [(0,)]

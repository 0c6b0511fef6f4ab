"""Settings of a date and a series: what is named changes and nothing else; nobody is over without a word."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from letters import rows
from planning import act, every_week, morning, news, states, tick, walk
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone

ALL = "SELECT * FROM shifts ORDER BY id"
COLUMNS = "SELECT name FROM pragma_table_info('shifts')"


async def changed(running: Running, before: list[tuple[object, ...]]) -> set[str]:
    """The columns in which a row is not as it was."""
    names = [row[0] for row in await rows(running, COLUMNS)]
    after = await rows(running, ALL)
    pairs = zip(before, after, strict=True)
    return {name for old, new in pairs for name, a, b in zip(names, old, new, strict=True) if a != b}


async def test_one_setting_leaves_all_others_as_they_were(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-D11: for every setting, on one date of its own."""
    number = await need(running, seats=3)
    picks = {"minimum.2": "minimum", "cutoff.180": "cutoff_minutes", "alert.720": "alert_minutes",
             "opens.2": "opens_at", "cap.2": "cap", "approval.1": "approval", "language.ar": "language",
             "seats.5": "seats"}  # fmt: skip
    for pick, column in picks.items():
        before = await rows(running, ALL)
        await walk(running, api, sara, f"date.pick:{number}:{pick}")
        assert await changed(running, before) <= {column, "revision", "own"}
        assert column in await changed(running, before), pick


async def test_every_setting_is_reached_by_taps(running: Running, api: BotApi, sara: Phone) -> None:
    number = await need(running, seats=3)
    await press(running, sara, f"date:{number}")
    await act(running, sara, "More settings")
    for name, choice in (("Alert when short", "6 h before"), ("Language wanted", "العربية"), ("Day lead", "volunteer")):
        api.clock.forward(timedelta(seconds=20))
        await press(running, sara, f"date.more:{number}")
        await act(running, sara, name)
        await act(running, sara, choice)
        assert "🍳 Cook" in words(sara)
    assert await rows(running, "SELECT alert_minutes, language, lead_chat IS NULL FROM shifts") == [(360, "ar", 0)]


async def test_a_setting_for_all_says_for_how_many(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F17: it holds for every date to come, those of the next weeks too."""
    dates = await every_week(running)
    await walk(running, api, sara, f"date.pick:{dates[0]}:alert.180")
    await act(running, sara, "All to come")
    assert f"It holds for {len(dates)} shifts." in words(sara)
    await act(running, sara, f"Change dates: {len(dates)}")
    assert await rows(running, "SELECT DISTINCT alert_minutes FROM shifts") == [(180,)]
    assert await rows(running, "SELECT alert_minutes FROM shift_series") == [(180,)]


async def test_only_this_and_this_and_later(running: Running, api: BotApi, sara: Phone) -> None:
    dates = await every_week(running)
    await walk(running, api, sara, f"date.pick:{dates[0]}:minimum.1")
    await act(running, sara, "Only this date")
    await walk(running, api, sara, f"date.pick:{dates[2]}:minimum.2")
    await act(running, sara, "This and later")
    await act(running, sara, f"Change dates: {len(dates) - 2}")
    found = [row[0] for row in await rows(running, "SELECT minimum FROM shifts ORDER BY id")]
    assert found == [1, 0, *([2] * (len(dates) - 2))]
    await tick(running)
    assert await rows(running, "SELECT count(*) FROM shifts") == [(len(dates),)]
    assert await rows(running, "SELECT minimum FROM shift_series ORDER BY id") == [(0,), (2,)]


async def filled(running: Running, api: BotApi, count: int = 3) -> tuple[int, list[Phone]]:
    await morning(running, api)
    number = await need(running, seats=count)
    people = await team(running, api, count)
    for phone in people:
        await press(running, phone, f"shift.join:{number}")
    return number, people


async def test_fewer_seats_than_people_are_never_silent(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-A3, SH-A4, SH-I8: who is over is named; kept as over-booked; none left, and the next finds it full."""
    number, _people = await filled(running, api)
    await walk(running, api, sara, f"date.pick:{number}:seats.1")
    assert "1 place, and more people are on it." in words(sara)
    assert "Over: A volunteer, A volunteer" in words(sara)
    assert await rows(running, "SELECT seats FROM shifts") == [(3,)]
    await act(running, sara, "Keep 2 over-booked")
    assert await rows(running, "SELECT seats FROM shifts") == [(1,)]
    assert await rows(running, "SELECT over, count(*) FROM signups WHERE state = 'confirmed' GROUP BY over") == [
        (0, 1), (1, 2),
    ]  # fmt: skip
    [passer] = await team(running, api, 1, "P")
    await press(running, passer, f"shift:{number}")
    assert "no place left" in words(passer)
    assert "-" not in words(passer)
    await press(running, passer, f"shift.join:{number}")
    assert "has just filled" in words(passer)


async def test_staff_choose_whom_to_take_out(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-A3: the one chosen is told, and the place is not offered to who waits."""
    number, people = await filled(running, api)
    [waiting] = await team(running, api, 1, "W")
    await press(running, waiting, f"shift.wait:{number}")
    await walk(running, api, sara, f"date.pick:{number}:seats.2", f"date.over:{number}:2:1")
    assert any("Take out 1" in label for label in labels(sara))
    await act(running, sara, "Take out 1")
    assert [state for _number, state in await states(running)] == ["removed", "confirmed", "confirmed"]
    assert len(news(people[0], "not on this shift any more")) == 1
    await tick(running)
    assert news(waiting, "A place is free") == []
    assert await rows(running, "SELECT seats FROM shifts") == [(2,)]
    assert await rows(running, "SELECT count(*) FROM signups WHERE over = 1") == [(0,)]


async def test_what_was_not_seen_is_not_done(running: Running, api: BotApi, sara: Phone) -> None:
    number, people = await filled(running, api)
    await walk(running, api, sara, f"date.pick:{number}:seats.2")
    await press(running, people[1], "place.gone:2")
    await act(running, sara, "Keep 1 over-booked")
    assert await rows(running, "SELECT seats FROM shifts") == [(3,)]
    await press(running, sara, f"date.over:{number}:2:99")
    assert "button is old" in words(sara)


async def test_of_a_series_those_over_are_named_and_kept(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-A3: on several dates at once."""
    await morning(running, api)
    dates = await every_week(running, seats=3)
    for phone in await team(running, api, 2):
        await press(running, phone, f"shift.join:{dates[1]}")
    await walk(running, api, sara, f"date.look:{dates[0]}:seats.1:all:left")
    assert "more people than places. Over: A volunteer" in words(sara)
    await act(running, sara, "Keep over-booked")
    assert await rows(running, "SELECT DISTINCT seats FROM shifts") == [(1,)]
    assert await rows(running, "SELECT over FROM signups ORDER BY id") == [(0,), (1,)]


async def test_more_seats_are_offered_to_who_waits(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-G2, SH-G1: an offer, never a silent place."""
    number, _people = await filled(running, api, 1)
    [waiting] = await team(running, api, 1, "W")
    await press(running, waiting, f"shift.wait:{number}")
    await walk(running, api, sara, f"date.pick:{number}:seats.2")
    await tick(running)
    assert words(waiting).startswith("🔔 A place is free for you.")
    assert [state for _number, state in await states(running)] == ["confirmed", "held"]


async def test_what_has_begun_or_is_cancelled_is_not_changed(running: Running, api: BotApi, sara: Phone) -> None:
    number = await need(running)
    await walk(running, api, sara, f"date.off.why:{number}:few")
    await act(running, sara, "Cancel 1")
    for data in (f"date.pick:{number}:seats.2", f"date.move:{number}", f"date.off:{number}"):
        await press(running, sara, data)
        assert "button is old" in words(sara)
    await press(running, sara, f"date:{number}")
    assert "cancelled" in words(sara)
    assert "Few guests will come." in words(sara)
    assert len(labels(sara)) == 1


async def test_every_change_is_written_down(running: Running, api: BotApi, sara: Phone) -> None:
    number = await need(running)
    await walk(running, api, sara, f"date.pick:{number}:seats.2")
    assert ("shift.change",) in await rows(running, "SELECT action FROM audit")

"""One's own shifts as a file: only those, with what has gone out of it, under names that never change."""

from __future__ import annotations

from datetime import time

from conftest import Running, labels, words
from desk import tap
from icalendar import Calendar
from letters import row_of
from own_shifts import call_off, mine
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey
from bot.domain.shift_moves import Move, Own, Scope
from bot.services import shift_moves
from bot.work import Work


def file_of(api: BotApi, phone: Phone) -> bytes:
    """The last message, which is a file of shifts."""
    document = phone.last.raw["document"]
    assert document["file_name"] == "shifts.ics"
    stored = api.world.files.by_id(document["file_id"])
    assert stored is not None
    return stored.data


def events(api: BotApi, phone: Phone) -> dict[str, tuple[str, int]]:
    """The entries of that file: their status and revision."""
    found = Calendar.from_ical(file_of(api, phone)).walk("VEVENT")
    return {str(one["uid"]): (str(one["status"]), int(one["sequence"])) for one in found}


async def test_the_file_has_ones_own_shifts_and_nobody_elses(running: Running, api: BotApi) -> None:
    """SH-H5: no name, no contact. SH-D7: 09:30 in Istanbul is 06:30 in UTC."""
    own, others = await need(running, seats=2), await need(running, start=time(15))
    samir, amal = await team(running, api, 2)
    await press(running, amal, f"shift.join:{others}")
    await press(running, amal, f"shift.join:{own}")
    await press(running, samir, f"shift.join:{own}")
    await mine(running, samir)
    await tap(running, samir, "Add to calendar")
    assert events(api, samir) == {f"shift-{own}@iimp-bot": ("CONFIRMED", 0)}
    data = file_of(api, samir).decode()
    start = moment(day_ahead(running, 3), time(9, 30))
    assert f"DTSTART:{start:%Y%m%d}T063000Z" in data
    assert "ATTENDEE" not in data
    assert "ORGANIZER" not in data


async def test_what_was_left_goes_out_and_comes_back_with_a_higher_revision(running: Running, api: BotApi) -> None:
    number = await need(running)
    [samir] = await team(running, api, 1)
    uid = f"shift-{number}@iimp-bot"
    await press(running, samir, f"shift.join:{number}")
    await tap(running, samir, "Add to calendar")
    assert events(api, samir) == {uid: ("CONFIRMED", 0)}
    await press(running, samir, "place.gone:1")
    assert "📅 Update my calendar" in labels(samir)
    for _ in range(2):
        await press(running, samir, "place.gone:1")
        await press(running, samir, "calendar")
    assert events(api, samir) == {uid: ("CANCELLED", 1)}
    await press(running, samir, f"shift.join:{number}")
    await tap(running, samir, "Add to calendar")
    assert events(api, samir) == {uid: ("CONFIRMED", 2)}


async def test_who_has_a_cancelled_shift_in_the_calendar_is_given_the_way_out(running: Running, api: BotApi) -> None:
    """Only who has it there: others need no button."""
    number = await need(running, seats=2)
    samir, amal = await team(running, api, 2)
    for phone in (samir, amal):
        await press(running, phone, f"shift.join:{number}")
    await press(running, samir, "calendar")
    await call_off(running, number, {})
    assert "📅 Update my calendar" in labels(samir)
    assert "📅 Update my calendar" not in labels(amal)
    await press(running, samir, "calendar")
    assert events(api, samir) == {f"shift-{number}@iimp-bot": ("CANCELLED", 2)}


async def test_one_shift_alone_and_never_anothers(running: Running, api: BotApi) -> None:
    """SH-H5: a forged number gives no file."""
    first, second = await need(running), await need(running, start=time(15))
    samir, amal = await team(running, api, 2)
    for number in (first, second):
        await press(running, samir, f"shift.join:{number}")
    await press(running, samir, f"calendar:{second}")
    assert list(events(api, samir)) == [f"shift-{second}@iimp-bot"]
    await press(running, amal, f"calendar:{second}")
    assert "You have no shifts yet." in words(amal)
    await press(running, amal, "calendar:x")
    assert "button is old" in words(amal)


async def test_who_has_a_moved_shift_in_the_calendar_is_given_the_new_one(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-F3's neighbour: the same entry with a higher revision; only who has it there is asked to take it anew."""
    number = await need(running, seats=2)
    samir, amal = await team(running, api, 2)
    for phone in (samir, amal):
        await press(running, phone, f"shift.join:{number}")
    await press(running, samir, "calendar")
    await by_staff(running, sara, number, time(15))
    assert "📅 Update my calendar" in labels(samir)
    assert "📅 Update my calendar" not in labels(amal)
    await press(running, amal, "myshifts")
    assert "Please answer:" in words(amal)
    await tap(running, amal, "1")
    assert "This shift has moved." in words(amal)
    await press(running, samir, "calendar")
    assert events(api, samir) == {f"shift-{number}@iimp-bot": ("CONFIRMED", 1)}
    assert f"{day_ahead(running, 3):%Y%m%d}T120000Z" in file_of(api, samir).decode()


async def by_staff(running: Running, sara: Phone, number: int, start: time) -> None:
    """A coordinator moves it to another hour."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        move = Move(day_ahead(running, 3), start, 60, PlaceKey("hall"))
        await shift_moves.change(work, await row_of(running, tx, sara), number, move, (Scope.ONE, Own.LEFT))
        await bot.sender.owe(tx, [work])
    await running.calm()


async def test_the_last_shift_given_away_still_leaves_the_calendar(running: Running, api: BotApi) -> None:
    number = await need(running)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await press(running, samir, f"calendar:{number}")
    await press(running, samir, "place.gone:1")
    await mine(running, samir)
    await tap(running, samir, "Update my calendar")
    assert events(api, samir) == {f"shift-{number}@iimp-bot": ("CANCELLED", 1)}
    await mine(running, samir)
    assert "📅 Update my calendar" not in labels(samir)

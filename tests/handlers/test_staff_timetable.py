"""Staff change the timetable by taps: what it would do is seen first, done once, and taken back for ten minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import staff, tap
from following import at_noon_before, coming, said
from following import look as tick
from letters import rows
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.schedule import Session
from bot.domain.timetable_edits import Cancel
from bot.services import timetable_edits
from bot.work import Work
from storage import chats, people


def name(session: Session) -> str:
    return f"{session.series}:{session.original_on:%y%m%d}"


async def test_a_date_is_called_off_in_three_taps_and_its_followers_read_what_was_shown(
    running: Running, amina: Phone, sara: Phone
) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    await press(running, sara, f"times.date:{name(session)}")
    await tap(running, sara, "It does not take place", "Reason", "Hall closed", "See what changes")
    seen = words(sara)
    assert "Soup kitchen: closed in 2 days" in seen
    assert "The hall is closed." in seen
    assert "1 person follows it and is told." in seen
    assert said(amina)[-1].startswith("🔔")
    await tap(running, sara, "Do it, tell 1")
    assert words(sara).startswith("✅ Done.")
    await tick(running)
    assert said(amina)[-1].startswith("🍲 Soup kitchen: closed in 2 days")
    assert (await coming(running)).starts_at > session.starts_at
    assert await rows(running, "SELECT action FROM audit WHERE action LIKE 'timetable%'") == [("timetable.cancel",)]


async def test_what_was_done_is_taken_back_within_ten_minutes_and_not_after(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "follow:soup")
    await press(running, sara, f"times.off:{name(session)}")
    await tap(running, sara, "See what changes", "Do it, tell 1")
    await tick(running)
    api.clock.forward(timedelta(minutes=9))
    await tap(running, sara, "Take it back")
    assert words(sara).startswith("↩️ Taken back.")
    assert await coming(running) == session
    await tick(running)
    assert "takes place after all" in said(amina)[-1]
    await press(running, sara, f"times.off:{name(session)}")
    await tap(running, sara, "See what changes", "Do it, tell 1")
    api.clock.forward(timedelta(minutes=11))
    await tap(running, sara, "Take it back")
    assert (await coming(running)).starts_at > session.starts_at


async def test_another_time_is_chosen_by_taps(running: Running, amina: Phone, sara: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, sara, f"times.move:{name(session)}")
    await tap(running, sara, "Hour")
    while not any(label.endswith("15:00") for label in labels(sara)):
        await tap(running, sara, "Later")
    await tap(running, sara, "15:00", "See what changes")
    assert "Soup kitchen, new time: in 2 days" in words(sara)
    assert "Nobody has to be told." in words(sara)
    await tap(running, sara, "Do it")
    moved = await coming(running)
    assert moved.starts_at - session.starts_at == timedelta(hours=4, minutes=30)
    await press(running, sara, f"times.date:{name(session)}")
    await tap(running, sara, "As planned again", "Do it")
    assert (await coming(running)).starts_at == session.starts_at


async def test_what_would_change_nothing_is_said_and_cannot_be_done(running: Running, sara: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, sara, f"times.move:{name(session)}")
    await tap(running, sara, "See what changes")
    assert "This changes nothing." in words(sara)
    assert not any("Do it" in label for label in labels(sara))


async def test_one_more_date_and_days_of_the_week_are_added_and_a_series_ends(running: Running, sara: Phone) -> None:
    await at_noon_before(running)
    await press(running, sara, "times.of:soup")
    await tap(running, sara, "One more date", "See what changes", "Do it")
    assert await rows(running, "SELECT count(*) FROM series WHERE origin = 'staff'") == [(1,)]
    await press(running, sara, "times.series:soup")
    await tap(running, sara, "New days of the week", "Days of the week", "Monday", "Wednesday", "Back")
    assert "Monday, Wednesday" in words(sara)
    await tap(running, sara, "See what changes", "Do it")
    assert await rows(running, "SELECT rule FROM series WHERE origin = 'staff' AND rule IS NOT NULL") == [
        ("FREQ=WEEKLY;BYDAY=MO,WE",)
    ]
    await tap(running, sara, "Take it back")
    assert await rows(running, "SELECT count(*) FROM series WHERE origin = 'staff' AND active") == [(1,)]
    await press(running, sara, "times.end:soup_tuesday")
    await tap(running, sara, "See what changes", "Do it")
    assert await rows(running, "SELECT count(last_on) FROM series WHERE id = 'soup_tuesday'") == [(1,)]


async def test_closed_days_take_the_shifts_with_them_and_the_preview_says_so(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session = await at_noon_before(running)
    number = await need(running, on=session.on)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await press(running, sara, "times.close:soup")
    await tap(running, sara, "Last day")
    wanted = f" {session.on.day}.{session.on.month}"
    while not any(label.endswith(wanted) for label in labels(sara)):
        await tap(running, sara, "Later")
    await tap(running, sara, next(label for label in labels(sara) if label.endswith(wanted)))
    await tap(running, sara, "See what changes")
    assert "1 shift does not take place · 1 person is told" in words(sara)
    await tap(running, sara, "Do it, tell 1")
    await tick(running)
    assert "does not take place" in said(samir)[-1]


async def test_public_holidays_are_proposed_and_closed_only_by_a_tap(running: Running, sara: Phone) -> None:
    await at_noon_before(running)
    await press(running, sara, "times")
    before = await rows(running, "SELECT count(*) FROM closures")
    await tap(running, sara, "Holidays")
    assert "Nothing is closed until you do it." in words(sara)
    [first, *_] = [label for label in labels(sara) if label.startswith("🎉")]
    assert await rows(running, "SELECT count(*) FROM closures") == before
    await tap(running, sara, first)
    if any("Do it" in label for label in labels(sara)):
        await tap(running, sara, "Do it")
        assert await rows(running, "SELECT count(*) FROM closures") == [(before[0][0] + 1,)]


async def test_two_of_staff_at_one_date_one_wins_and_the_other_sees_how_it_is(
    running: Running, api: BotApi, sara: Phone
) -> None:
    session = await at_noon_before(running)
    tom = await staff(running, api, "Tom", Grant(Role.ADMIN))
    for phone in (sara, tom):
        await press(running, phone, f"times.off:{name(session)}")
        await tap(running, phone, "See what changes")
    await tap(running, sara, "Do it")
    assert words(sara).startswith("✅ Done.")
    await tap(running, tom, "Do it")
    assert "This changes nothing." in words(tom)
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'timetable.cancel'") == [(1,)]


@pytest.mark.parametrize("role", [None, Role.VOLUNTEER, Role.CASE_WORKER, Role.TRANSLATOR])
async def test_nobody_else_can_change_the_timetable(running: Running, api: BotApi, role: Role | None) -> None:
    session = await at_noon_before(running)
    phone = await staff(running, api, "Other", Grant(Role.VOLUNTEER))
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
        assert chat is not None
        await people.revoke(tx, chat.id, Role.VOLUNTEER)
        if role is not None:
            await people.grant(tx, chat.id, Grant(role), 1)
        coordinator = (await people.with_role(tx, Role.COORDINATOR)) or [chat]
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        await people.grant(tx, coordinator[0].id, Grant(Role.COORDINATOR), 1)
        draft = await timetable_edits.begin(work, coordinator[0], Cancel(session.series, session.original_on))
        if coordinator[0].id == chat.id:
            await people.revoke(tx, chat.id, Role.COORDINATOR)
    for data in (
        "times", "times.of:soup", f"times.date:{name(session)}", f"times.off:{name(session)}", "times.close",
        "times.holidays", f"edit:{draft.id}", f"edit.look:{draft.id}", f"edit.do:{draft.id}:0", f"edit.undo:{draft.id}",
    ):  # fmt: skip
        await press(running, phone, data)
        running.api.clock.forward(timedelta(seconds=10))
    assert await coming(running) == session


async def test_anothers_change_cannot_be_done_or_taken_back(running: Running, api: BotApi, sara: Phone) -> None:
    session = await at_noon_before(running)
    tom = await staff(running, api, "Tom", Grant(Role.ADMIN))
    await press(running, sara, f"times.off:{name(session)}")
    for data in ("edit:1", "edit.look:1", "edit.set:1:reason:hall", "edit.undo:1", "edit:99", "edit.ask:1:nothing"):
        await press(running, tom, data)
    assert await coming(running) == session

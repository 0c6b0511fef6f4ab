"""Who came: ticked by the day lead in half a minute, undone at any time, never by anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attending import begin_at, lead_of, marks, names, served, shown, tick
from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows, said
from volunteering import approve, day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import TaskKey
from storage.signups_attended import first_time


async def test_six_people_are_ticked_by_two_taps_and_one_for_each_exception(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """The day lead, half a minute: asked at the end, opened, all, one who did not come."""
    number, people_ = await served(running, api, 6)
    lead = people_[0]
    await shown(running, *people_)
    await lead_of(running, lead, number)
    await begin_at(running, number)
    await tick(running)
    await begin_at(running, number, hours=4)
    await tick(running)
    assert words(lead).startswith("📋 Who came?")
    before = len(lead.messages)
    taps = ("Tick who came", "All came", "✅ V3")
    await tap(running, lead, *taps)
    assert await marks(running) == [1, 1, 1, 0, 1, 1]
    assert (len(taps), len(lead.messages)) == (2 + 1, before)
    assert words(lead).count("✅") == 5
    assert "✖️ V3" in words(lead)
    assert len(lead.last.keyboard) <= 6
    assert await rows(running, "SELECT DISTINCT minutes FROM signups") == [(210,), (None,)]


async def test_a_wrong_mark_is_undone_and_both_stand_in_the_audit(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-I5: the person stays on the list, and the minutes come back."""
    number, _ = await served(running, api, 2)
    await begin_at(running, number, hours=4)
    await press(running, sara, f"attend:{number}")
    await tap(running, sara, "▫️ V0", "✅ V0")
    assert await marks(running) == [0, None]
    assert "✖️ V0" in words(sara)
    await tap(running, sara, "✖️ V0", "▫️ V0")
    assert await rows(running, "SELECT attended, minutes FROM signups") == [(1, 210), (None, None)]
    done = await rows(running, "SELECT action, about FROM audit WHERE action LIKE 'attend%' ORDER BY id")
    assert done == [(f"attend.{mark}", "signup 1") for mark in ("came", "missed", "open", "came")]
    api.clock.forward(timedelta(days=60))
    await press(running, sara, "attend.mark:1:missed")
    assert await marks(running) == [0, None]


async def test_of_two_who_tick_at_once_the_last_tap_of_each_person_counts(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """An old sheet never takes back what it does not name, and one tap twice is one mark."""
    number, people_ = await served(running, api, 3)
    await shown(running, *people_)
    await lead_of(running, people_[0], number)
    await begin_at(running, number, hours=4)
    for phone in (sara, people_[0]):
        await press(running, phone, f"attend:{number}")
    await tap(running, sara, "▫️ V1")
    await press(running, sara, "attend.mark:2:missed")
    await tap(running, people_[0], "All came")
    assert await marks(running) == [1, 0, 1]
    assert "✖️ V1" in words(people_[0])
    for _ in range(2):
        await press(running, sara, "attend.mark:1:missed")
    assert await marks(running) == [0, 0, 1]
    assert await rows(running, "SELECT count(*) FROM audit WHERE about = 'signup 1'") == [(2,)]


async def test_hours_end_with_the_shift_unless_somebody_says_otherwise(
    running: Running, api: BotApi, sara: Phone
) -> None:
    number, _ = await served(running, api, 3)
    await begin_at(running, number, hours=4)
    await press(running, sara, f"attend:{number}")
    await tap(running, sara, "All came", "Ended at", "Only one person", "👤 V2", "11:30")
    assert "V2, until 11:30" in words(sara)
    await tap(running, sara, "Ended at", "13:30")
    assert await rows(running, "SELECT minutes FROM signups ORDER BY id") == [(240,), (240,), (120,)]
    assert "⏱ Ended at 13:30" in labels(sara)
    await press(running, sara, f"attend.ended:{number}:9999")
    assert "button is old" in words(sara)


async def test_nobody_is_ticked_before_and_the_lead_not_after_a_week(
    running: Running, api: BotApi, sara: Phone
) -> None:
    number, people_ = await served(running, api, 1)
    lead = people_[0]
    await lead_of(running, lead, number)
    await begin_at(running, number, minutes=-31)
    await press(running, lead, f"attend:{number}")
    assert "You can tick who came from" in words(lead)
    assert "09:00" in words(lead)
    api.clock.forward(timedelta(minutes=2))
    await press(running, lead, f"attend:{number}")
    assert "✅ All came" in labels(lead)
    api.clock.forward(timedelta(days=8))
    await press(running, lead, "attend.mark:1:came")
    assert "This was long ago" in words(lead)
    await press(running, sara, "attend.mark:1:came")
    assert await marks(running) == [1]


@pytest.mark.parametrize("action", ["attend:1", "attend.mark:1:came", "attend.all:1", "attend.others:1", "attend.open"])
async def test_only_the_lead_and_who_plans_may_tick(running: Running, api: BotApi, action: str, sara: Phone) -> None:
    """SH-H4: neither who has a place nor a stranger; a lead only while they lead, and while they are of the team."""
    number, people_ = await served(running, api, 2)
    await begin_at(running, number, hours=1)
    lead, other = people_
    for phone in people_:
        await press(running, phone, action)
        assert "button is old" in words(phone)
    await lead_of(running, lead, number)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE chat_id = ?", ((await row_of(running, tx, lead)).id,))
    await press(running, lead, action)
    assert "button is old" in words(lead)
    await lead_of(running, other, number)
    await approve(running, lead)
    await press(running, lead, action)
    assert "button is old" in words(lead)
    assert await marks(running) == [None, None]


async def test_the_lead_reads_names_by_consent_and_never_how_to_reach_somebody(running: Running, api: BotApi) -> None:
    """SH-H4, TX-33: the names of those who agreed, a mark for others, no link to a person."""
    number, people_ = await served(running, api, 2)
    await lead_of(running, people_[0], number)
    await shown(running, people_[0])
    await begin_at(running, number, hours=1)
    await press(running, people_[0], f"attend:{number}")
    assert "V0" in words(people_[0])
    assert "V1" not in words(people_[0])
    assert "Volunteer" in words(people_[0])
    last = people_[0].last
    assert not any(key.url for row in last.keyboard for key in row)
    assert "tg://" not in str(last.raw)
    assert str(people_[1].id) not in str(last.raw)


async def test_a_first_timer_is_marked_until_they_have_done_the_task(
    running: Running, api: BotApi, sara: Phone
) -> None:
    number, people_ = await served(running, api, 1)
    second = await need(running, on=day_ahead(running, 4))
    await press(running, people_[0], f"shift.join:{second}")
    await begin_at(running, number, hours=4)
    await press(running, sara, f"attend:{number}")
    await tap(running, sara, "All came")
    assert "the first time 🌱" in words(sara)
    await begin_at(running, second)
    await press(running, sara, f"attend:{second}")
    assert words(sara).endswith("▫️ V0")
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, people_[0])).id
        assert not await first_time(tx, chat, TaskKey("cook"))
        assert await first_time(tx, chat, TaskKey("serve"))


async def test_the_lead_is_asked_once_and_never_of_a_moved_or_ticked_shift(running: Running, api: BotApi) -> None:
    number, people_ = await served(running, api, 1)
    lead = people_[0]
    await lead_of(running, lead, number)
    await begin_at(running, number, minutes=10)
    await tick(running)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET ends_at = ends_at + 3600")
    await begin_at(running, number, minutes=215)
    await tick(running)
    assert not any("Who came?" in text for text in said(lead))
    await begin_at(running, number, minutes=275)
    await tick(running)
    await tick(running)
    assert sum("Who came?" in text for text in said(lead)) == 1
    again, _ = await served(running, api, 0)
    await lead_of(running, lead, again)
    await begin_at(running, again, minutes=215)
    await tick(running)
    assert sum("Who came?" in text for text in said(lead)) == 1


async def test_shifts_nobody_ticked_are_a_list_for_coordinators(running: Running, api: BotApi, sara: Phone) -> None:
    number, people_ = await served(running, api, 1)
    await press(running, sara, "attend.open")
    assert "Everybody is ticked" in words(sara)
    await begin_at(running, number, hours=4)
    await press(running, sara, "attend.open")
    assert "Who came? Not ticked yet" in words(sara)
    await tap(running, sara, "1", "All came")
    await press(running, sara, "attend.open")
    assert "Everybody is ticked" in words(sara)
    await press(running, people_[0], "attend.open")
    assert "button is old" in words(people_[0])


async def test_a_crowd_is_ticked_page_by_page(running: Running, api: BotApi, sara: Phone) -> None:
    number, _ = await served(running, api, 8, seats=None)
    await begin_at(running, number, hours=4)
    await press(running, sara, f"attend:{number}")
    assert len(sara.last.keyboard) <= 6
    await tap(running, sara, "More", "▫️ V7")
    assert "✅ V7" in words(sara)
    await tap(running, sara, "The others came")
    assert await marks(running) == [1] * 8
    await press(running, sara, f"attend.whose:{number}:1")
    assert "👤 V6" in labels(sara)


async def test_the_way_to_the_sheet_is_on_the_roster_and_the_week(running: Running, api: BotApi, sara: Phone) -> None:
    """Not before people can be ticked; to the lead and to who plans."""
    number, people_ = await served(running, api, 1)
    await lead_of(running, people_[0], number)
    await press(running, sara, f"roster:{number}")
    assert "☑️ Tick who came" not in labels(sara)
    await begin_at(running, number, hours=4)
    for phone in (people_[0], sara):
        await press(running, phone, f"roster:{number}")
        await tap(running, phone, "Tick who came")
        assert "✅ All came" in labels(phone)
        await tap(running, phone, "Back")
        assert "☑️ Tick who came" in labels(phone)
    await press(running, sara, "board")
    await tap(running, sara, "Who came? Not ticked yet", "1", "All came")
    assert await marks(running) == [1]


async def test_who_staff_put_on_a_past_shift_is_ticked_like_all_others(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H11: added afterwards from the roster, without hours before somebody says that they came."""
    number, _ = await served(running, api, 1)
    [extra] = await team(running, api, 1, "Extra")
    await names(running, extra)
    await begin_at(running, number, hours=30)
    await press(running, sara, f"roster.put:{number}")
    await tap(running, sara, "Extra0", "Put in anyway")
    await press(running, sara, f"attend:{number}")
    assert "▫️ Extra0, the first time, added later" in words(sara)
    await tap(running, sara, "All came")
    assert await rows(running, "SELECT minutes, added_later FROM signups ORDER BY id") == [(210, 0), (210, 1)]

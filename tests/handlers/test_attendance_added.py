"""Who came without a place: added by whom, found by a name that may be shown."""

from __future__ import annotations

from attending import begin_at, lead_of, names, served, shown
from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows
from volunteering import press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_somebody_who_came_without_a_place_is_added_and_takes_nobodys_seat(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H11: staff choose of the whole team, afterwards; the row says so, and a second tap changes nothing."""
    number, _ = await served(running, api, 1, seats=1)
    [extra] = await team(running, api, 1, "Extra")
    await names(running, extra)
    await press(running, extra, f"shift.join:{number}")
    assert "filled" in words(extra)
    await begin_at(running, number, hours=30)
    await press(running, extra, f"shift.join:{number}")
    assert "begun or is over" in words(extra)
    await press(running, sara, f"attend:{number}")
    await tap(running, sara, "Somebody else", "Extra0")
    assert "✅ Extra0, the first time, added later 🌱" in words(sara)
    again = "SELECT attended, minutes, over, added_later FROM signups WHERE id = 2"
    assert await rows(running, again) == [(1, 210, 1, 1)]
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, extra)).id
    await press(running, sara, f"attend.add:{number}:{chat}")
    assert await rows(running, "SELECT count(*) FROM signups") == [(2,)]
    await tap(running, sara, "✅ Extra0")
    assert "Extra0" not in words(sara)
    assert await rows(running, "SELECT state, attended FROM signups WHERE id = 2") == [("removed", 0)]
    await press(running, sara, "attend.mark:2:open")
    assert "▫️ V0" in words(sara)
    await tap(running, sara, "Somebody else", "Extra0")
    assert "✅ Extra0" in words(sara)


async def test_a_lead_chooses_only_whom_they_know_by_a_name_that_may_be_shown(running: Running, api: BotApi) -> None:
    """SH-H4: names by consent, and never the list of the whole team."""
    number, people_ = await served(running, api, 2)
    await lead_of(running, people_[0], number)
    strangers = await team(running, api, 1, "Far")
    await names(running, *strangers)
    await press(running, people_[1], "place.gone:2")
    await begin_at(running, number, hours=1)
    await press(running, people_[0], f"attend.others:{number}")
    assert "Nobody to choose from" in words(people_[0])
    async with running.bot.db.write() as tx:
        far = (await row_of(running, tx, strangers[0])).id
    await shown(running, people_[1], *strangers)
    await press(running, people_[0], f"attend.add:{number}:{far}")
    assert "button is old" in words(people_[0])
    await press(running, people_[0], f"attend.others:{number}")
    assert not any("Far" in label for label in labels(people_[0]))
    await tap(running, people_[0], "V1")
    assert await rows(running, "SELECT state, added_later FROM signups ORDER BY id") == [
        ("confirmed", 0),
        ("left", 0),
        ("confirmed", 1),
    ]

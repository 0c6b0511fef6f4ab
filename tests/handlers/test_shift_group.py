"""The volunteers' group: a call has a button, its count stays true, and one seat is taken once by whoever taps."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import tap
from letters import rows
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.group import Group
from bot.demo.phone import Phone
from bot.i18n import strip_marks

OWN = ("✖️ I cannot come", "🔁 Give to somebody")
ACTIVE = "SELECT count(*) FROM signups WHERE state = 'confirmed'"


@pytest.fixture
async def group(api: BotApi, running: Running, sara: Phone) -> Group:
    """Sara has made it the volunteers' group."""
    made = api.group("Volunteers")
    made.add(sara)
    made.add(api.bot)
    await running.calm()
    made.say(sara, f"/volunteers@{api.bot['username']}")
    await running.calm()
    return made


def shown(group: Group) -> str:
    return strip_marks(group.last.text)


def keys(group: Group) -> list[str]:
    return [strip_marks(key.text) for row in group.last.keyboard for key in row]


async def tick(running: Running, api: BotApi) -> None:
    for _ in range(2):
        api.clock.forward(timedelta(seconds=15))
        await running.bot.clockwork.remind()
        await running.calm()


async def called(running: Running, sara: Phone, **needed: object) -> int:
    """A shift that staff have called for in the group."""
    number = await need(running, minimum=1, **needed)
    await press(running, sara, f"shift.post:{number}")
    return number


async def test_a_call_is_answered_by_a_tap_in_the_group(
    running: Running, api: BotApi, sara: Phone, group: Group
) -> None:
    """SH-A8: the number in the group is the one of the list. The receipt comes to the person alone."""
    await called(running, sara, seats=2)
    assert shown(group).startswith("🍳 Cook: ")
    assert "We need 1 more person." in shown(group)
    assert keys(group) == ["✅ I will come · 2 left", *OWN]
    [samir] = await team(running, api, 1)
    group.add(samir)
    group.press(samir, "I will come")
    await running.calm()
    assert samir.alerts[-1].text.startswith("✅ You are on")
    assert words(samir).startswith("✅ You are on")
    await tick(running, api)
    assert keys(group) == ["✅ I will come · 1 left", *OWN]
    assert "With you" not in shown(group)
    group.press(samir, "Give to somebody")
    await running.calm()
    assert words(samir).startswith("🔁 Who could come instead of you?")
    group.press(samir, "I cannot come")
    await running.calm()
    assert "🔁 Give to somebody" in labels(samir)
    await tap(running, samir, "I cannot come")
    await tick(running, api)
    assert keys(group)[0] == "✅ I will come · 2 left"
    group.press(samir, "I cannot come")
    await running.calm()
    assert samir.alerts[-1].text == "You have no place on this shift."


async def test_a_call_that_stands_in_the_group_loses_its_place_while_addresses_are_hidden(
    running: Running, api: BotApi, sara: Phone, group: Group
) -> None:
    await called(running, sara)
    before = shown(group)
    for to in ("on", "off"):
        await press(running, sara, f"hide.set:{to}")
        await tick(running, api)
        assert ("📍 Ask a person where it is." in shown(group)) is (to == "on")
    assert shown(group) == before


async def test_eight_people_tap_one_seat_in_the_group(running: Running, api: BotApi, sara: Phone, group: Group) -> None:
    """SH-A1: one has it, seven hear that it has filled; a second tap of who has it gives no second receipt."""
    await called(running, sara, seats=1)
    people = await team(running, api, 8)
    for phone in people:
        group.add(phone)
    for phone in [*people, *people]:
        group.press(phone, "I will come")
    await running.calm()
    assert await rows(running, ACTIVE) == [(1,)]
    heard = [phone.alerts[-1].text for phone in people]
    assert sum(text.startswith("✅ You are on") for text in heard) == 1
    assert sum("just filled" in text for text in heard) == 7
    receipts = [m for phone in people for m in phone.messages if not m.mine and m.text.startswith("✅ You are on")]
    assert len(receipts) == 1
    await tick(running, api)
    assert "All places are taken" in shown(group)
    group.press(people[0], "Waiting list")
    group.press(people[1], "Waiting list")
    await running.calm()
    waiting = sum(phone.alerts[-1].text.startswith("🔔 You are number") for phone in people[:2])
    assert waiting >= 1  # one of the two may be on already
    assert await rows(running, "SELECT count(*) FROM shift_waits") == [(waiting,)]


async def test_who_is_not_on_the_team_is_led_to_a_chat_alone(
    running: Running, api: BotApi, sara: Phone, group: Group
) -> None:
    """SH-H4: nothing is done in the name of somebody we do not know."""
    await called(running, sara, seats=2)
    stranger = api.phone("Stranger")
    group.add(stranger)
    group.press(stranger, "I will come")
    await running.calm()
    assert stranger.alerts[-1].url.endswith("?start=volunteer")
    assert await rows(running, ACTIVE) == [(0,)]


async def test_a_call_ends_with_its_shift(running: Running, api: BotApi, sara: Phone, group: Group) -> None:
    """SH-A5: cancelled, the button is gone; an old copy of it is refused in words."""
    number = await called(running, sara, seats=2)
    message, data = group.last.id, group.last.keyboard[0][0].data
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET state = 'cancelled' WHERE id = ?", (number,))
    await tick(running, api)
    assert "does not take place" in shown(group)
    assert keys(group) == []
    [samir] = await team(running, api, 1)
    group.add(samir)
    group.tap(samir, message, data or "")
    await running.calm()
    assert "does not take place" in samir.alerts[-1].text
    assert "does not take place" in shown(group)


async def test_only_who_plans_shifts_makes_a_group_the_volunteers(
    running: Running, api: BotApi, sara: Phone, group: Group
) -> None:
    assert "Calls for shifts come here now" in shown(group)
    [samir] = await team(running, api, 1)
    group.add(samir)
    before = len(group.messages)
    group.say(samir, f"/volunteers@{api.bot['username']}")
    await running.calm()
    assert "Calls for shifts do not come" not in " ".join(m.text for m in group.messages[before:])
    number = await need(running)
    await press(running, samir, f"shift.post:{number}")
    assert "button is old" in words(samir)
    group.say(sara, f"/volunteers@{api.bot['username']}")
    await running.calm()
    assert "do not come here any more" in shown(group)
    await press(running, sara, f"shift.post:{number}")
    assert "There is no group yet" in sara.alerts[-1].text


async def test_a_call_taken_out_of_the_group_is_made_anew(
    running: Running, api: BotApi, sara: Phone, group: Group
) -> None:
    number = await called(running, sara, seats=2)
    group.chat.messages[group.last.id].deleted = True
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await tick(running, api)
    await press(running, sara, f"shift.post:{number}")
    assert keys(group) == ["✅ I will come · 1 left", *OWN]

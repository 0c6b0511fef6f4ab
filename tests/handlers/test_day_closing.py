"""A day is closed by a second tap that names the number, and opened again; who is on the way hears both."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from day import (
    AFTER_ALL,
    CLOSED,
    following,
    heard,
    planned,
    reminded,
    run,
    told,
)
from following import at, look
from letters import rows
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_closing_before_it_begins_goes_the_way_of_every_date(running: Running, api: BotApi, amina: Phone) -> None:
    session, _number, (lead, helper, other) = await planned(running, api)
    await following(running, amina)
    at(running, session.starts_at - timedelta(minutes=40))
    await look(running)
    await run(running, lead, "run.close", session)
    assert "4 people are told." in words(lead)
    assert "1 shift is called off" in words(lead)
    lead.press("Close and tell 4")
    await running.calm()
    assert "closed today" in words(lead)
    await look(running)
    await told(running)
    assert heard(amina, "Soup kitchen: closed today") == 1
    assert [heard(phone, "This shift does not take place") for phone in (lead, helper, other)] == [1, 1, 1]
    await press(running, amina, "today")
    assert "Soup kitchen: closed" in words(amina)
    await run(running, lead, "run.close", session)
    assert "That was done already." in words(lead)
    lead.press("Open after all")
    await running.calm()
    await look(running)
    assert heard(amina, "takes place after all") == 1


async def test_closing_while_it_is_on_tells_who_was_reminded_and_who_is_there(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, helper, other) = await planned(running, api)
    await following(running, amina)
    await reminded(running, session)
    at(running, session.starts_at + timedelta(minutes=10))
    await look(running)
    await run(running, lead, "run.close", session)
    assert "3 people are told." in words(lead)
    lead.press("Close and tell 3")
    await running.calm()
    await told(running)
    assert [heard(phone, CLOSED) for phone in (amina, helper, other, lead)] == [1, 1, 1, 0]
    lead.press("Open after all")
    await running.calm()
    await told(running)
    assert [heard(phone, AFTER_ALL) for phone in (amina, helper, other, lead)] == [1, 1, 1, 0]
    await press(running, amina, "now")
    assert "Soup kitchen: on now" in words(amina)
    assert await rows(running, "SELECT count(*) FROM signups WHERE state = 'confirmed'") == [(3,)]


async def test_what_closing_would_do_is_shown_anew_where_it_changed(
    running: Running, api: BotApi, amina: Phone
) -> None:
    session, _number, (lead, *_) = await planned(running, api)
    at(running, session.starts_at - timedelta(minutes=40))
    await run(running, lead, "run.close", session)
    await following(running, amina)
    lead.press("Close and tell 3")
    await running.calm()
    assert "4 people are told." in words(lead)
    assert await rows(running, "SELECT count(*) FROM day_marks") == [(0,)]

"""Who may run a day: staff, its lead, its helpers, in their hours; nobody else."""

from __future__ import annotations

from datetime import timedelta

from attending import chat_of
from conftest import Running
from day import begun, part, planned
from desk import crowd, staff
from following import at
from letters import rows
from volunteering import team

from bot.demo.api import BotApi
from bot.domain.people import Grant, Role
from bot.services.day_team import Part
from storage import people


async def test_lead_and_helpers_from_an_hour_before_until_three_hours_after(running: Running, api: BotApi) -> None:
    session, number, (lead, helper, *_) = await planned(running, api)
    [stranger] = await team(running, api, 1, "S")
    first = session.starts_at - timedelta(minutes=30)
    for when, seen in (
        (first - timedelta(minutes=61), (None, None)),
        (first - timedelta(minutes=59), (Part.LEAD, Part.HELPER)),
        (session.ends_at + timedelta(hours=2, minutes=59), (Part.LEAD, Part.HELPER)),
        (session.ends_at + timedelta(hours=3, minutes=1), (None, None)),
    ):
        at(running, when)
        assert (await part(running, session, lead), await part(running, session, helper)) == seen
        assert await part(running, session, stranger) is None
    assert await part(running, session, helper, late=True) is Part.HELPER
    at(running, session.ends_at + timedelta(days=1))
    assert await part(running, session, helper, late=True) is None
    assert number


async def test_who_lost_the_role_or_the_place_or_is_locked_out_is_nothing(running: Running, api: BotApi) -> None:
    session, (lead, helper, other) = await begun(running, api)
    unranked, gone, locked = [await chat_of(running, one) for one in (lead, helper, other)]
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET state = 'left', ended_at = 1 WHERE chat_id = ?", (gone,))
        await people.revoke(tx, unranked, Role.VOLUNTEER)
        await tx.run("INSERT INTO lockouts (chat_id, at) VALUES (?, 1)", (locked,))
    assert [await part(running, session, one) for one in (lead, helper, other)] == [None, None, None]


async def test_staff_of_the_desk_are_staff_there_and_clients_nothing(running: Running, api: BotApi) -> None:
    session, _people = await begun(running, api)
    sara = await staff(running, api, "Sara", Grant(Role.COORDINATOR))
    case_worker = await staff(running, api, "Kim", Grant(Role.CASE_WORKER))
    translator = await staff(running, api, "Tara", Grant(Role.TRANSLATOR))
    [client] = await crowd(running, api, "C", 1)
    found = [await part(running, session, one) for one in (sara, case_worker, translator, client)]
    assert found == [Part.STAFF, Part.STAFF, None, None]


async def test_of_a_session_that_is_called_off_only_its_lead_is_left(running: Running, api: BotApi) -> None:
    session, (lead, helper, _other) = await begun(running, api)
    await rows(running, "UPDATE shifts SET state = 'cancelled' RETURNING 1")
    assert [await part(running, session, one) for one in (lead, helper)] == [None, None]

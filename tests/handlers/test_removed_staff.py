"""Every press there is, on the phone of who was removed or locked out: it is a stranger's, and changes nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from buttons import of_forms, presses
from conftest import Running
from desk import ask, staff, tap
from joining import number_of
from letters import reachable, rows
from staffing import GONE, open_, said
from volunteering import need

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import NoteKind
from bot.domain.people import Grant, Role
from bot.i18n import strip_marks
from storage import appointments

CANARY = "Zzyzx"
LEFT_OUT = {"erase.now", "erase", "mydata", "leaving"}
"""After the first there is no person left to compare; the others say what each person has, which differs."""
ACTIONS = sorted({*presses(), *of_forms()} - LEFT_OUT)
OF_STAFF = (
    "grants", "lockouts", "invites", "service_pauses", "pauses", "duty", "emergency_numbers", "own_answers",
    "announcements", "broadcasts", "slots", "offers", "notes", "interpretations", "talks", "shifts", "shift_series",
    "signups", "hours_added", "colleagues", "team_notes", "timetable_revision", "changes", "closures",
)  # fmt: skip
"""What only those who work here change; a stranger's own sign-ups need the team too."""


async def state(running: Running) -> list[Any]:
    """What staff have made, and the client's request as it stands."""
    kept = [await rows(running, f"SELECT * FROM {table}") for table in OF_STAFF]
    return [*kept, await rows(running, "SELECT * FROM requests WHERE id = 1")]


def shown(phone: Phone) -> tuple[str, list[str]]:
    """The last screen, without numbers and pictures, which tell one person's request from another's."""
    messages = [message for message in phone.visible if not message.mine]
    if not messages:
        return "", []
    labels = [strip_marks(key.text) for row in messages[-1].keyboard for key in row]
    return _letters(messages[-1].text), [_letters(label) for label in labels]


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d]+", strip_marks(text)))


async def press(running: Running, phones: list[Phone], data: str) -> None:
    running.api.clock.forward(timedelta(seconds=2))
    for phone in phones:
        messages = [message for message in phone.visible if not message.mine]
        phone.tap(messages[-1].id if messages else GONE, data)
    await running.calm()


async def parted(running: Running, api: BotApi, how: str) -> tuple[Phone, int]:
    """Somebody who was everything here, and is nothing now."""
    boss = await staff(running, api, "Boss", Grant(Role.ADMIN))
    gone = await staff(running, api, "Gone", Grant(Role.ADMIN))
    number = await number_of(running, gone)
    async with running.bot.db.write() as tx:
        for role in set(Role) - {Role.ADMIN, Role.VOLUNTEER}:
            await tx.run("INSERT INTO grants (chat_id, role, granted_at) VALUES (?, ?, 1)", (number, role))
    await open_(running, gone, "case:1")
    await tap(running, gone, "I take it")
    await open_(running, boss, f"{how}:{number}")
    return gone, number


async def written(running: Running) -> None:
    """A note about the client that only staff read."""
    async with running.bot.db.write() as tx:
        await appointments.add_note(tx, running.bot.tools.vault, 1, NoteKind.PRIVATE, CANARY, 1)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("how", ["people.gone", "lock.go"])
async def test_every_button_of_theirs_is_a_strangers(running: Running, api: BotApi, amina: Phone, how: str) -> None:
    await ask(running, amina)
    await need(running)
    gone, number = await parted(running, api, how)
    stranger = reachable(api, "Stranger")
    stranger.start()
    await running.calm()
    await tap(running, stranger, "English")
    await press(running, [gone, stranger], "menu")
    await written(running)
    before = await state(running)
    differ = []
    for action in ACTIONS:
        for args in (":1:1:1", f":{number}:case_worker:on")[: 2 if how == "people.gone" else 1]:
            await press(running, [gone, stranger], action + args)
            assert CANARY not in said(gone) + said(stranger), action + args
            if shown(gone) != shown(stranger):
                differ.append((action + args, shown(gone), shown(stranger)))
    assert differ == []
    assert await state(running) == before
    assert await rows(running, "SELECT seq FROM inbox WHERE state = 'parked'") == []

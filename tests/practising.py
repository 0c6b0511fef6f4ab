"""What the tests of a practice share: whom it invents, the taps of who practises, the file's rows; never a test."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from conftest import Running
from desk import tap
from letters import rows

from bot.demo.phone import Phone
from bot.domain.chats import Chat
from bot.i18n import strip_marks
from storage import chats

FIRST = 900_001
"""The urgent one of the invented requests."""
CANNOT, OFFERED, BIRTH, OWN_LANGUAGE = FIRST + 1, FIRST + 2, FIRST + 3, FIRST + 4
OF_STAFF = (
    "requests", "notes", "offers", "slots", "grants", "invites", "pauses", "service_pauses", "closures", "changes",
    "announcements", "broadcasts", "shifts", "shift_series", "team_notes", "own_answers", "emergency_numbers", "duty",
    "lockouts", "talks", "timetable_revision", "colleagues",
)  # fmt: skip
"""What staff change; one's own choices and places are one's own also while one practises."""
MAILBOX = {"inbox", "outbox", "conversations", "sqlite_sequence", "facts"}
"""What any tap of anybody leaves: the traces of updates and messages, and where a form stands."""


async def press(running: Running, phone: Phone, *buttons: str) -> None:
    """Press by data, however it is labelled; between two the clock moves, as a person's does."""
    for data in buttons:
        running.api.clock.forward(timedelta(seconds=2))
        phone.tap(phone.last.id, data)
        await running.calm()


async def type_(running: Running, phone: Phone, text: str) -> None:
    running.api.clock.forward(timedelta(seconds=2))
    phone.send(text)
    await running.calm()


async def begin(running: Running, phone: Phone) -> None:
    await press(running, phone, "practice", "practice.begin")


def since(phone: Phone, before: int) -> list[str]:
    """What the bot has said since then."""
    return [strip_marks(one.text) for one in phone.visible[before:] if not one.mine]


async def offer(running: Running, phone: Phone, number: int) -> None:
    """Offer ten o'clock of the third day shown."""
    await press(running, phone, f"case.days:{number}")
    days = [key.data for row in phone.last.keyboard for key in row if key.data and "case.hours" in key.data]
    await press(running, phone, str(days[2]))
    await tap(running, phone, "10:00", "Send these times")


async def everything(running: Running) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the file but the mailbox's, and what every view of it says."""
    found = await rows(running, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    names = sorted(name for (name,) in found if name not in MAILBOX and "yoyo" not in name)
    return {name: sorted(await rows(running, f"SELECT * FROM {name}"), key=repr) for name in names}


async def chat_of(running: Running, phone: Phone) -> Chat:
    async with running.bot.db.write() as tx:
        found = await chats.find(tx, running.bot.tools.vault, phone.id)
    assert found is not None
    return found


async def act(running: Running, phone: Phone) -> None:
    """Every act of the desk, each on somebody invented."""
    await press(running, phone, "queue", "queue.by", "queue:0:mine", f"case:{FIRST}", f"case.take:{FIRST}")
    await press(running, phone, f"case.note:{FIRST}")
    await type_(running, phone, "has a stroller")
    await press(running, phone, f"case.write:{OWN_LANGUAGE}")
    await type_(running, phone, "Somebody will visit her.")
    await press(running, phone, f"case.take:{OWN_LANGUAGE}", f"case.give:{OWN_LANGUAGE}", f"case.take:{OWN_LANGUAGE}")
    await offer(running, phone, FIRST)
    await press(running, phone, f"case.done:{FIRST}", f"case.undo:{FIRST}", f"case.miss:{FIRST}")
    await press(running, phone, f"case.take:{CANNOT}")
    await offer(running, phone, CANNOT)
    await press(running, phone, f"case.no:{BIRTH}", f"case.say:{BIRTH}:full")
    await press(running, phone, f"case.hand:{OWN_LANGUAGE}")
    await tap(running, phone, "Elif")

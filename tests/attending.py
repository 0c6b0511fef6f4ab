"""What the tests of attendance and hours share: a shift people are on, its lead, and its hours going by."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta

from conftest import Running
from letters import row_of, rows
from pypdf import PdfReader
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.attendance import Mark
from bot.domain.chats import ChatId
from bot.services import reminders
from bot.work import Work
from storage import colleagues
from storage import signups_attended as shelf


async def served(
    running: Running, api: BotApi, count: int, named: int | None = None, **needed: object
) -> tuple[int, list[Phone]]:
    """A shift from 09:30 to 13:00 with so many people on it, who have given a first name or not."""
    number = await need(running, **({"seats": count + 1} | needed))
    people = await team(running, api, count)
    await names(running, *people[:named])
    for phone in people:
        await press(running, phone, f"shift.join:{number}")
    return number, people


async def names(running: Running, *phones: Phone) -> None:
    """They have told what they are called."""
    async with running.bot.db.write() as tx:
        for phone in phones:
            chat = await row_of(running, tx, phone)
            await colleagues.put(tx, running.bot.tools.vault, chat.id, phone.person.first_name)


async def shown(running: Running, *phones: Phone) -> None:
    """They agree that others of the team see their first name."""
    async with running.bot.db.write() as tx:
        for phone in phones:
            await colleagues.show(tx, (await row_of(running, tx, phone)).id, shown=True)


async def lead_of(running: Running, phone: Phone, number: int) -> None:
    """This person leads the shift, as staff's choice does."""
    async with running.bot.db.write() as tx:
        chat = await row_of(running, tx, phone)
        await tx.run("UPDATE shifts SET lead_chat = ? WHERE id = ?", (chat.id, number))


async def begin_at(running: Running, number: int, hours: int = 0, minutes: int = 0) -> None:
    """Let the time go on until so long after the shift began."""
    [(starts_at,)] = await rows(running, f"SELECT starts_at FROM shifts WHERE id = {number}")
    at = datetime.fromtimestamp(starts_at, UTC) + timedelta(hours=hours, minutes=minutes)
    running.api.clock.forward(at - running.bot.tools.clock.now())


async def marks(running: Running) -> list[int | None]:
    """Who came, place by place."""
    return [row[0] for row in await rows(running, "SELECT attended FROM signups ORDER BY id")]


async def tick(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await reminders.compare(work)
        while await reminders.tell_due(work) == reminders.MOST:
            pass
        await bot.sender.owe(tx, [work])
    await running.calm()


async def attended(running: Running, number: int, *attended: Phone, minutes: int = 210) -> None:
    """These people were at a shift for so long, as the day lead's ticks say."""
    async with running.bot.db.write() as tx:
        for phone in attended:
            chat = await row_of(running, tx, phone)
            [place] = [one for one in await shelf.places(tx, number) if one.chat == chat.id]
            await shelf.mark(tx, place.signup, Mark.CAME, minutes)


async def chat_of(running: Running, phone: Phone) -> ChatId:
    """Our number of somebody."""
    async with running.bot.db.write() as tx:
        return (await row_of(running, tx, phone)).id


def paper(running: Running, phone: Phone) -> tuple[str, str]:
    """The name of the last file somebody got, and its words."""
    document = next(one.raw["document"] for one in reversed(phone.messages) if one.kind == "document")
    file = running.api.world.files.by_id(document["file_id"])
    assert file is not None
    pages = PdfReader(io.BytesIO(file.data)).pages
    return document["file_name"], " ".join(" ".join(page.extract_text().split()) for page in pages)

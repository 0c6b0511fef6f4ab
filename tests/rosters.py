"""What the tests of rosters share: a morning to begin at, names, and whose number is whose."""

from __future__ import annotations

from datetime import time

from conftest import Running
from letters import row_of
from volunteering import day_ahead, moment

from bot import opening
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.chats import ChatId
from bot.i18n import Catalogues
from storage import colleagues


async def morning(running: Running, api: BotApi) -> None:
    """Nine o'clock of the day after: nobody sleeps."""
    api.clock.forward(moment(day_ahead(running, 1), time(9)) - running.bot.tools.clock.now())


async def chat_of(running: Running, phone: Phone) -> ChatId:
    """Whose row that is."""
    async with running.bot.db.write() as tx:
        return (await row_of(running, tx, phone)).id


async def call(running: Running, phone: Phone, name: str, *, shown: bool = False) -> None:
    """They gave a first name, which other volunteers may read or not."""
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, phone)).id
        await colleagues.put(tx, running.bot.tools.vault, chat, name)
        await colleagues.show(tx, chat, shown=shown)


LONG = "xx-long"
"""A made-up language in which every text is another one, so that it shows in whose language somebody was told."""


async def speak(running: Running, phone: Phone, tag: str) -> None:
    """They read another language from now on."""
    made_up = Catalogues.load(opening.LOCALES, pseudo=True)
    running.bot.catalogues._translators[LONG] = made_up.translator(LONG)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ? WHERE id = ?", (tag, (await row_of(running, tx, phone)).id))


async def tick(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    await running.bot.clockwork.remind()
    await running.calm()

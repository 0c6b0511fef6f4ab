"""What the delivery tests share: owing messages to phones, and what became of the rows."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from conftest import Running

from bot.demo.api import BotApi
from bot.demo.group import Group
from bot.demo.phone import Phone
from bot.domain.chats import Chat, Kind
from bot.domain.delivery import Call, Lane
from bot.work import Work
from storage import chats
from storage.database import Tx

Receiver = Phone | Group | Chat
PLANNED = "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind LIKE 'appointment%'"
"""How many reminders of appointments are planned."""


def reachable(api: BotApi, name: str) -> Phone:
    """Somebody who has pressed start, so that Telegram lets the bot write; nothing has been said."""
    phone = api.phone(name, language_code="en")
    phone.person.started = True
    return phone


def text(words: str, **more: Any) -> Call:
    """A message of plain words."""
    return Call("sendMessage", {"text": words, **more}, words)


async def owe(running: Running, to: Receiver, *calls: Call | str, lane: Lane = Lane.NOTICE, **more: Any) -> None:
    """Owe these calls to one chat, in one transaction, as a use case would."""
    await owe_all(running, [to], *calls, lane=lane, **more)


async def owe_all(running: Running, to: Sequence[Receiver], *calls: Call | str, **more: Any) -> None:
    """Owe these calls to each of these chats."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        for one in to:
            chat = await row_of(running, tx, one)
            for call in calls:
                work.owe(chat, text(call) if isinstance(call, str) else call, **more)
        await bot.sender.owe(tx, [work])


async def row_of(running: Running, tx: Tx, to: Receiver) -> Chat:
    """The row of a phone's or group's chat, made where there is none yet."""
    if isinstance(to, Chat):
        return to
    tools = running.bot.tools
    kind = Kind.GROUP if isinstance(to, Group) else Kind.PRIVATE
    known = await chats.find(tx, tools.vault, to.id)
    return known or await chats.add(tx, tools.vault, to.id, kind, tools.clock.now().date())


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    """What stands in the file."""
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def ends(running: Running) -> list[tuple[Any, ...]]:
    """State and reason of every row that was owed, oldest first; none keeps its payload once it has ended."""
    found = await rows(running, "SELECT state, reason, payload IS NULL, ended_at IS NULL FROM outbox ORDER BY id")
    assert all(emptied == (state not in ("open", "sending")) for state, _, emptied, _ in found)
    assert all(undated == (state in ("open", "sending")) for state, _, _, undated in found)
    return [(state, reason) for state, reason, *_ in found]


def said(to: Phone | Group) -> list[str]:
    """What stands in the chat from the bot, oldest first."""
    return [message.text for message in to.messages if not message.mine and not message.deleted]


def rows_now(running: Running, sql: str) -> list[tuple[Any, ...]]:
    """What is committed at this moment, seen by another connection."""
    with contextlib.closing(sqlite3.connect(running.settings.database)) as other:
        return other.execute(sql).fetchall()


async def until(holds: Callable[[], object], seconds: float = 10.0) -> None:
    """Wait until this holds."""
    async with asyncio.timeout(seconds):
        while not holds():
            await asyncio.sleep(0.005)

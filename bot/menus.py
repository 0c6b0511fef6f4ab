"""The command menu Telegram shows, per language; set at start when it has changed. Never a command's callback."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from typing import TYPE_CHECKING, Any

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.runtime.verdicts import seconds_of
from storage import facts

if TYPE_CHECKING:
    from bot.app import Bot

log = logging.getLogger(__name__)

FACT = "menus"
TRY_AGAIN_SECONDS = 30


def calls(bot: Bot, chat: Any) -> list[dict[str, Any]]:
    """One setMyCommands for everybody, one for each language that has a two-letter code (Bot API, language_code)."""
    out: list[dict[str, Any]] = []
    for tag in ("", *bot.catalogues.tags):
        listed, _ = bot.catalogues.render(tag or "en", chat.listed_commands)
        commands = [{"command": name, "description": about} for name, about in listed]
        if len(tag) in (0, 2):
            out.append({"commands": commands} | ({"language_code": tag} if tag else {}))
    return out


async def set_up(bot: Bot, chat: Any) -> None:
    """Set the menus, patiently; nothing else waits for it."""
    wanted = calls(bot, chat)
    mark = hashlib.sha256(json.dumps(wanted).encode()).digest()
    async with bot.db.write() as tx:
        if await facts.get(tx, FACT) == mark:
            return
    told = False
    while wanted:
        try:
            await bot.application.bot.do_api_request("SetMyCommands", api_kwargs=wanted[0])
            wanted.pop(0)
        except InvalidToken:
            raise
        except TelegramError as error:
            if not told:
                log.warning("command menu not set yet: %s", type(error).__name__)
            told = True
            asked = seconds_of(error) if isinstance(error, RetryAfter) else 0
            await asyncio.sleep(max(asked, TRY_AGAIN_SECONDS))
    async with bot.db.write() as tx:
        await facts.put(tx, FACT, mark)

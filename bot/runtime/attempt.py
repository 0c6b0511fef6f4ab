"""One attempt to send one claimed message, its file drawn first where it ordered one; every end is a verdict."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from telegram import Bot
from telegram.error import InvalidToken

from bot.domain import delivery
from bot.domain.delivery import Call
from bot.runtime.requests import ask, upload_of
from bot.runtime.verdicts import judge
from bot.work import Make
from storage.outbox import Claimed


async def attempt(bot: Bot, make: Make, row: Claimed) -> delivery.Verdict:
    """Send it once; what Telegram says becomes a verdict, which is logged there."""
    try:
        call = await _with_file(row.call, make)
    except Exception as error:  # noqa: BLE001  a file that cannot be drawn stops no other message
        return delivery.Refused(f"a file cannot be made: {type(error).__name__}")
    try:
        if call.file is None:
            result = await ask(bot, call.method, {**call.params, "chat_id": row.to})
        else:
            result = await bot.do_api_request(_endpoint(call.method), api_kwargs=upload_of(call, row.to))
    except InvalidToken:
        raise  # the token was revoked: nothing can be sent, the process has to say so
    except Exception as error:  # noqa: BLE001  every answer of Telegram becomes a verdict
        return judge(error, row.call)
    return delivery.Sent(result.get("message_id") if isinstance(result, dict) else None)


async def _with_file(call: Call, make: Make) -> Call:
    """The call with the file it ordered, drawn in a thread: taps are answered meanwhile."""
    if call.order is None:
        return call
    return replace(call, file=await asyncio.to_thread(make, call.order))


def _endpoint(method: str) -> str:
    """PTB warns when a method it wraps is called raw; methods are case-insensitive, so a capital avoids it."""
    return method[0].upper() + method[1:]

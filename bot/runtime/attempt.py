"""One attempt to send one claimed message, its file drawn first where it ordered one; every end is a verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken

from bot.domain import delivery
from bot.domain.delivery import Call, Upload
from bot.runtime.requests import ask, upload_of
from bot.runtime.verdicts import judge
from bot.work import Make
from storage.outbox import Claimed


async def attempt(bot: Bot, make: Make, row: Claimed, kept: Mapping[str, str]) -> delivery.Verdict:
    """Send it once; what Telegram says becomes a verdict, which is logged there.

    A file that Telegram keeps (``kept``: its references by name) is sent by reference; a reference it does not know any
    more was not taken, so the file is drawn anew and sent.
    """
    known = kept.get(row.call.order.kept) if row.call.order is not None else None
    if known is not None:
        verdict = await _send(bot, _by_reference(row.call, known), row)
        if not isinstance(verdict, delivery.Refused):
            return verdict
    try:
        call = await _with_file(row.call, make)
    except Exception as error:  # noqa: BLE001  a file that cannot be drawn stops no other message
        return delivery.Refused(f"a file cannot be made: {type(error).__name__}")
    return await _send(bot, call, row)


async def _send(bot: Bot, call: Call, row: Claimed) -> delivery.Verdict:
    try:
        if call.file is None:
            result = await ask(bot, call.method, {**call.params, "chat_id": row.to})
        else:
            result = await bot.do_api_request(_endpoint(call.method), api_kwargs=upload_of(call, row.to))
    except InvalidToken:
        raise  # the token was revoked: nothing can be sent, the process has to say so
    except Exception as error:  # noqa: BLE001  every answer of Telegram becomes a verdict
        return judge(error, row.call)
    if not isinstance(result, dict):
        return delivery.Sent()
    keeps = call.order is not None and call.order.kept and call.file is not None
    return delivery.Sent(result.get("message_id"), _reference(result, call.file) if keeps and call.file else None)


def _by_reference(call: Call, known: str) -> Call:
    assert call.order is not None
    return replace(call, params=call.params | {call.order.field: known}, order=None)


def _reference(result: dict[str, Any], file: Upload) -> str | None:
    """Telegram's reference to what was uploaded; of a photo the biggest of its sizes (Bot API, Message.photo)."""
    found = result.get(file.field)
    biggest = found[-1] if isinstance(found, list) and found else found
    return biggest.get("file_id") if isinstance(biggest, dict) else None


async def _with_file(call: Call, make: Make) -> Call:
    """The call with the file it ordered, drawn in a thread: taps are answered meanwhile."""
    if call.order is None:
        return call
    return replace(call, file=await asyncio.to_thread(make, call.order))


def _endpoint(method: str) -> str:
    """PTB warns when a method it wraps is called raw; methods are case-insensitive, so a capital avoids it."""
    return method[0].upper() + method[1:]

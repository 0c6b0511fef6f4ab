"""What staff have answered so far while they plan by taps; never what is made of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum

from bot.domain.chats import ChatId
from storage.database import Tx


class Kind(StrEnum):
    """What the answers are for."""

    PLAN = "plan"
    OVER = "over"


async def get(tx: Tx, chat: ChatId, kind: Kind) -> dict[str, str]:
    """The answers so far; empty where nothing was begun."""
    row = await tx.one("SELECT answers FROM shift_drafts WHERE chat_id = ? AND kind = ?", (chat, kind))
    return dict(json.loads(row[0])) if row else {}


async def put(tx: Tx, chat: ChatId, kind: Kind, answers: Mapping[str, str], now: int) -> None:
    """These in place of what was, from now on (Unix seconds)."""
    await tx.run(
        "INSERT INTO shift_drafts (chat_id, kind, answers, made_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (chat_id, kind) DO UPDATE SET answers = excluded.answers, made_at = excluded.made_at",
        (chat, kind, json.dumps(dict(answers)), now),
    )

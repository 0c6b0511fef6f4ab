"""Who could be put on a shift and what they have already, read for all of them at once; never who may."""

from __future__ import annotations

from collections import defaultdict

from bot.domain.chats import ChatId
from bot.domain.shifts import Shift, Signup
from storage import shifts
from storage.database import Tx
from storage.signups import ACTIVE


async def team(tx: Tx) -> list[ChatId]:
    """Everybody who volunteers or has asked to, and can be reached."""
    rows = await tx.all(
        "SELECT c.id FROM chats c WHERE c.reach = 'open'"
        " AND (EXISTS (SELECT 1 FROM rights g WHERE g.chat_id = c.id AND g.role = 'volunteer')"
        " OR EXISTS (SELECT 1 FROM volunteers v WHERE v.chat_id = c.id AND v.state IN ('applied', 'approved')))"
        " ORDER BY c.id"
    )
    return [ChatId(row[0]) for row in rows]


async def held(tx: Tx, after: int) -> dict[ChatId, list[Shift]]:
    """The shifts that end after then on which people have, or have asked for, a place."""
    rows = await tx.all(
        f"SELECT h.chat_id, {shifts.COLUMNS} FROM signups h JOIN shifts s ON s.id = h.shift_id"
        f" WHERE h.state IN {ACTIVE} AND h.chat_id IS NOT NULL AND {shifts.HELP} AND s.ends_at > ?"
        " ORDER BY s.starts_at, s.id",
        (after,),
    )
    found: dict[ChatId, list[Shift]] = defaultdict(list)
    for chat, *row in rows:
        found[ChatId(chat)].append(shifts.of_row(tuple(row)))
    return found


async def add_later(tx: Tx, new: Signup, now: int) -> int | None:
    """A place on a shift that has begun: staff say that somebody was there; None where it stands there already."""
    rows = await tx.all(
        "INSERT INTO signups (shift_id, chat_id, state, over, made_at, added_later)"
        " SELECT s.id, ?, 'confirmed', ?, ?, 1 FROM shifts s WHERE s.id = ? AND s.state = 'open' AND s.starts_at <= ?"
        f" ON CONFLICT (shift_id, chat_id) WHERE state IN {ACTIVE} DO NOTHING RETURNING id",
        (new.chat, int(new.over), now, new.shift, now),
    )
    return int(rows[0][0]) if rows else None

"""Calls for shifts in the volunteers' group: which message, and what it says now; never a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Post:
    """One call; ``message`` is None until Telegram has it."""

    shift: int
    group: ChatId
    message: int | None
    shown: str


async def settle(tx: Tx) -> None:
    """Take over what became of the messages that were owed, before the outbox forgets it.

    A call that never went out, or that somebody took out of the group, is dropped; a change that never went out is
    made anew.
    """
    await tx.run(
        "UPDATE shift_posts SET message_id = o.message_id FROM outbox o WHERE o.id = shift_posts.outbox_id"
        " AND o.message_id IS NOT NULL AND o.message_id IS NOT shift_posts.message_id"
    )
    await tx.run(
        "UPDATE shift_posts SET shown = '' FROM outbox o WHERE o.id = shift_posts.outbox_id"
        " AND o.state IN ('void', 'expired') AND shift_posts.message_id IS NOT NULL AND shown <> ''"
    )
    await tx.run(
        "DELETE FROM shift_posts WHERE outbox_id IN (SELECT id FROM outbox WHERE state = 'dead')"
        " OR (message_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.id = shift_posts.outbox_id AND o.state NOT IN ('void', 'expired')))"
    )


async def every(tx: Tx) -> list[Post]:
    """The calls there are."""
    rows = await tx.all("SELECT shift_id, group_id, message_id, shown FROM shift_posts ORDER BY shift_id")
    return [Post(shift, ChatId(group), message, shown) for shift, group, message, shown in rows]


async def has(tx: Tx, shift: int) -> bool:
    """Whether this shift is called for already."""
    return await tx.one("SELECT 1 FROM shift_posts WHERE shift_id = ?", (shift,)) is not None


async def add(tx: Tx, post: Post, outbox: int) -> None:
    """A call is on its way."""
    await tx.run(
        "INSERT INTO shift_posts (shift_id, group_id, outbox_id, shown) VALUES (?, ?, ?, ?)",
        (post.shift, post.group, outbox, post.shown),
    )


async def change(tx: Tx, shift: int, shown: str, outbox: int) -> None:
    """It is about to say something else."""
    await tx.run("UPDATE shift_posts SET shown = ?, outbox_id = ? WHERE shift_id = ?", (shown, outbox, shift))


async def drop(tx: Tx, shift: int) -> None:
    """It says its last word, and is looked at no more."""
    await tx.run("DELETE FROM shift_posts WHERE shift_id = ?", (shift,))

"""Rights and invitations; an invitation is found by the hash of its code, which is kept nowhere.

``grants`` is what was given; ``rights`` is what of it counts, which nothing does of who is locked out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from bot.domain.chats import Chat, ChatId
from bot.domain.people import Grant, Role
from storage import chats
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Invite:
    """An open invitation; ``by`` is None where it was made on the machine."""

    hash: bytes
    grant: Grant
    number: int
    by: ChatId | None
    opened_by: ChatId | None
    expires_at: int


_INVITE = "hash, role, service, number, by_chat, opened_by, expires_at"


async def grants(tx: Tx, chat: ChatId) -> tuple[Grant, ...]:
    """The rights of one person, as they are now."""
    rows = await tx.all("SELECT role, service FROM rights WHERE chat_id = ? ORDER BY id", (chat,))
    return tuple(Grant(Role(role), service) for role, service in rows)


async def grant(tx: Tx, chat: ChatId, what: Grant, now: int) -> None:
    """Give a right; one already given stays as it is."""
    await tx.run(
        "INSERT INTO grants (chat_id, role, service, granted_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (chat_id, role, service) DO NOTHING",
        (chat, what.role, what.service, now),
    )


async def revoke(tx: Tx, chat: ChatId, role: Role) -> bool:
    """Take a right away; False where it was not there."""
    return bool(await tx.run("DELETE FROM grants WHERE chat_id = ? AND role = ?", (chat, role)))


async def with_role(tx: Tx, *roles: Role) -> list[Chat]:
    """Everybody who has one of these roles, each once."""
    marks = ", ".join("?" * len(roles))
    rows = await tx.all(
        f"SELECT {chats.COLUMNS} FROM chats c"
        f" WHERE EXISTS (SELECT 1 FROM rights g WHERE g.chat_id = c.id AND g.role IN ({marks})) ORDER BY c.id",
        roles,
    )
    return [chats.of_row(row) for row in rows]


async def holders(tx: Tx, *roles: Role) -> list[tuple[Chat, tuple[Grant, ...]]]:
    """Everybody who has one of these roles, with all their rights."""
    marks = ", ".join("?" * len(roles))
    rows = await tx.all(
        f"SELECT {chats.COLUMNS}, g.role, g.service FROM rights g JOIN chats c ON c.id = g.chat_id"
        f" WHERE g.chat_id IN (SELECT chat_id FROM rights WHERE role IN ({marks})) ORDER BY c.id, g.id",
        roles,
    )
    return [
        (chats.of_row(first), tuple(Grant(Role(role), service) for *_, role, service in held))
        for first, held in ((tuple(key), list(some)) for key, some in groupby(rows, key=lambda row: row[:-2]))
    ]


async def add_invite(tx: Tx, invite: Invite) -> None:
    """Keep an invitation."""
    await tx.run(
        f"INSERT INTO invites ({_INVITE}) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            invite.hash,
            invite.grant.role,
            invite.grant.service,
            invite.number,
            invite.by,
            invite.opened_by,
            invite.expires_at,
        ),
    )


async def invite(tx: Tx, hash_: bytes, now: int) -> Invite | None:
    """An invitation that still counts."""
    return _invite(await tx.one(f"SELECT {_INVITE} FROM invites WHERE hash = ? AND expires_at > ?", (hash_, now)))


async def opened_invite(tx: Tx, column: str, chat: ChatId, now: int) -> Invite | None:
    """The last invitation somebody followed: their own (``opened_by``) or one they made (``by_chat``)."""
    assert column in ("opened_by", "by_chat")
    return _invite(
        await tx.one(
            f"SELECT {_INVITE} FROM invites WHERE {column} = ? AND opened_by IS NOT NULL AND expires_at > ?"
            " ORDER BY expires_at DESC",
            (chat, now),
        )
    )


async def open_invite(tx: Tx, hash_: bytes, chat: ChatId) -> bool:
    """The first who follows the link has it; False for anybody after."""
    return bool(
        await tx.run(
            "UPDATE invites SET opened_by = ? WHERE hash = ? AND (opened_by IS NULL OR opened_by = ?)",
            (chat, hash_, chat),
        )
    )


async def drop_invites_of(tx: Tx, by: ChatId) -> None:
    """Nobody joins any more by what this person sent."""
    await tx.run("DELETE FROM invites WHERE by_chat = ?", (by,))


async def drop_invite(tx: Tx, hash_: bytes) -> None:
    """It is used up or refused."""
    await tx.run("DELETE FROM invites WHERE hash = ?", (hash_,))


def _invite(row: tuple[object, ...] | None) -> Invite | None:
    if row is None:
        return None
    hash_, role, service, number, by, opened_by, expires_at = row
    return Invite(hash_, Grant(Role(role), service), number, by, opened_by, expires_at)  # type: ignore[arg-type]

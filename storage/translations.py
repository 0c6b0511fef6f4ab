"""Texts that wait to be translated; the words are sealed, one person has one, guarded by the database. No rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.announcements import Content
from bot.domain.chats import ChatId
from bot.domain.translations import RUNNING, Stage, Task
from storage.announcements import packed, unpacked
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

ORIGINAL, ANSWER = "translation_tasks.original", "translation_tasks.answer"
_COLUMNS = "id, announcement_id, source, target, original, until, asked_by, stage, taken_by, answer, told_at"
_RUNNING = "stage IN ({})".format(", ".join(f"'{stage}'" for stage in sorted(RUNNING)))


async def add(tx: Tx, vault: Vault, new: Task) -> Task | None:
    """One more; None where that language is asked for already."""
    number = await allot(tx, "translation_tasks")
    sealed = vault.seal(ORIGINAL, number, packed(new.original))
    made = await tx.run(
        "INSERT INTO translation_tasks (id, announcement_id, source, target, original, until, asked_by)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (announcement_id, target) WHERE {_RUNNING} DO NOTHING",
        (number, new.announcement, new.source, new.target, sealed, int(new.until.timestamp()), new.asked_by),
    )
    return replace(new, id=number) if made else None


async def get(tx: Tx, vault: Vault, number: int) -> Task | None:
    """One."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM translation_tasks WHERE id = ?", (number,))
    return _task(vault, row) if row else None


async def running(tx: Tx, vault: Vault, announcement: int | None = None) -> list[Task]:
    """Those of an announcement, or of all, of which something can still come; oldest first."""
    where, params = ("", ()) if announcement is None else ("announcement_id = ? AND", (announcement,))
    rows = await tx.all(f"SELECT {_COLUMNS} FROM translation_tasks WHERE {where} {_RUNNING} ORDER BY id", params)
    return [_task(vault, row) for row in rows]


async def in_hand(tx: Tx, chat: ChatId) -> int | None:
    """The one somebody has at this moment."""
    row = await tx.one("SELECT id FROM translation_tasks WHERE taken_by = ? AND stage = 'taken'", (chat,))
    return int(row[0]) if row else None


async def take(tx: Tx, number: int, by: ChatId) -> bool:
    """The first who asks has it; False for anybody after."""
    sql = "UPDATE translation_tasks SET stage = 'taken', taken_by = ? WHERE id = ? AND stage = 'open'"
    return bool(await tx.run(sql, (by, number)))


async def told(tx: Tx, number: int, now: int) -> None:
    """Everybody who could do it was asked."""
    await tx.run("UPDATE translation_tasks SET told_at = ? WHERE id = ?", (now, number))


async def write(tx: Tx, vault: Vault, number: int, answer: Content | None) -> None:
    """Keep what is written so far; None takes it back."""
    sealed = vault.seal(ANSWER, number, packed(answer)) if answer else None
    await tx.run("UPDATE translation_tasks SET answer = ? WHERE id = ? AND stage = 'taken'", (sealed, number))


async def free(tx: Tx, number: int) -> bool:
    """Nobody has it any more, and others can be asked."""
    return bool(
        await tx.run(
            "UPDATE translation_tasks SET stage = 'open', taken_by = NULL, answer = NULL, told_at = NULL"
            " WHERE id = ? AND stage = 'taken'",
            (number,),
        )
    )


async def send(tx: Tx, number: int) -> bool:
    """It is written, and staff can look at it; True once."""
    sql = "UPDATE translation_tasks SET stage = 'sent' WHERE id = ? AND stage = 'taken' AND answer IS NOT NULL"
    return bool(await tx.run(sql, (number,)))


async def end(tx: Tx, number: int, stage: Stage) -> bool:
    """Nothing more can come of it, and its words go; False where that was so already."""
    sql = f"UPDATE translation_tasks SET stage = ?, original = NULL, answer = NULL WHERE id = ? AND {_RUNNING}"
    return bool(await tx.run(sql, (stage, number)))


def _task(vault: Vault, row: Record) -> Task:
    number, announcement, source, target, original, until, asked, stage, taken, answer, told_at = row
    return Task(
        number,
        announcement,
        source,
        target,
        unpacked(vault.open(ORIGINAL, number, original)) if original else Content(),
        datetime.fromtimestamp(until, UTC),
        None if asked is None else ChatId(asked),
        Stage(stage),
        None if taken is None else ChatId(taken),
        unpacked(vault.open(ANSWER, number, answer)) if answer else None,
        told_at is not None,
    )

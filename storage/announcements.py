"""Announcements and what each language gets, as rows; words and files are sealed. Never a decision."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.domain.announcements import Announcement, Content, File, FileKind, Point, Repeats, State
from bot.domain.audiences import Audience, loaded, stored
from bot.domain.chats import ChatId
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

CONTENT = "announcement_texts.content"
_COLUMNS = (
    "id, by_chat, state, emergency, audience, main, links, latitude, longitude, starts_at, repeats, useful_minutes,"
    " asked_at, created_at, fallback"
)


async def add(tx: Tx, by: ChatId, main: str, now: int) -> int:
    """An empty draft; returns its number."""
    rows = await tx.all(
        "INSERT INTO announcements (by_chat, main, created_at) VALUES (?, ?, ?) RETURNING id", (by, main, now)
    )
    return int(rows[0][0])


async def get(tx: Tx, vault: Vault, number: int) -> Announcement | None:
    """One announcement with all its languages."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM announcements WHERE id = ?", (number,))
    if row is None:
        return None
    texts = await tx.all("SELECT id, language, content FROM announcement_texts WHERE announcement_id = ?", (number,))
    return _of_row(row, {tag: unpacked(vault.open(CONTENT, id_, held)) for id_, tag, held in texts})


async def drafts(tx: Tx) -> list[tuple[int, ChatId | None, State, int]]:
    """What is not sent yet: number, who wrote it, where it stands, when it was begun; the latest first."""
    rows = await tx.all(
        "SELECT id, by_chat, state, created_at FROM announcements WHERE state IN ('draft', 'asked') ORDER BY id DESC"
    )
    return [(id_, ChatId(by) if by is not None else None, State(state), at) for id_, by, state, at in rows]


async def put_content(tx: Tx, vault: Vault, number: int, language: str, content: Content) -> None:
    """Set what one language gets."""
    await drop_content(tx, number, language)
    id_ = await allot(tx, "announcement_texts")
    await tx.run(
        "INSERT INTO announcement_texts (id, announcement_id, language, content) VALUES (?, ?, ?, ?)",
        (id_, number, language, vault.seal(CONTENT, id_, packed(content))),
    )


async def drop_content(tx: Tx, number: int, language: str) -> None:
    """This language gets nothing of its own."""
    await tx.run("DELETE FROM announcement_texts WHERE announcement_id = ? AND language = ?", (number, language))


async def put_audience(tx: Tx, number: int, audience: Audience) -> None:
    """For whom it is."""
    await tx.run("UPDATE announcements SET audience = ? WHERE id = ?", (json.dumps(stored(audience)), number))


async def put_main(tx: Tx, number: int, language: str) -> None:
    """The language for who has none of the others."""
    await tx.run("UPDATE announcements SET main = ? WHERE id = ?", (language, number))


async def put_fallback(tx: Tx, number: int, language: str) -> None:
    """The language for who lacks a text; '' for the main one."""
    await tx.run("UPDATE announcements SET fallback = ? WHERE id = ?", (language, number))


async def put_links(tx: Tx, number: int, links: Sequence[str]) -> None:
    """Where its buttons lead."""
    await tx.run("UPDATE announcements SET links = ? WHERE id = ?", (json.dumps(list(links)), number))


async def put_point(tx: Tx, number: int, point: Point | None) -> None:
    """The place on the map it shows."""
    at = (point.latitude, point.longitude) if point else (None, None)
    await tx.run("UPDATE announcements SET latitude = ?, longitude = ? WHERE id = ?", (*at, number))


async def put_emergency(tx: Tx, number: int, *, on: bool) -> None:
    """Whether it is about danger."""
    await tx.run("UPDATE announcements SET emergency = ? WHERE id = ?", (int(on), number))


async def put_time(tx: Tx, number: int, starts_at: int | None, repeats: Repeats) -> None:
    """When it goes out, and how often."""
    await tx.run("UPDATE announcements SET starts_at = ?, repeats = ? WHERE id = ?", (starts_at, repeats, number))


async def put_useful(tx: Tx, number: int, minutes: int | None) -> None:
    """How long after its time it is still of use."""
    await tx.run("UPDATE announcements SET useful_minutes = ? WHERE id = ?", (minutes, number))


async def ask(tx: Tx, number: int, by: ChatId, now: int) -> bool:
    """A second person is asked to agree from now on; False where it is no draft any more."""
    sql = "UPDATE announcements SET state = 'asked', asked_at = ?, by_chat = ? WHERE id = ? AND state = 'draft'"
    return bool(await tx.run(sql, (now, by, number)))


async def unask(tx: Tx, number: int) -> bool:
    """It is a draft again; False where nobody is asked."""
    sql = "UPDATE announcements SET state = 'draft', asked_at = NULL WHERE id = ? AND state = 'asked'"
    return bool(await tx.run(sql, (number,)))


async def asked_before(tx: Tx, at: int) -> list[int]:
    """Those for which a second person was asked before then and has not agreed."""
    return [
        row[0] for row in await tx.all("SELECT id FROM announcements WHERE state = 'asked' AND asked_at <= ?", (at,))
    ]


async def approve(tx: Tx, number: int, by: ChatId, same: bytes, now: int) -> bool:
    """It goes out; False where it is no draft any more: somebody was faster."""
    return bool(
        await tx.run(
            "UPDATE announcements SET state = 'approved', asked_at = NULL, approved_by = ?, approved_at = ?, same = ?"
            " WHERE id = ? AND state IN ('draft', 'asked')",
            (by, now, same, number),
        )
    )


async def drop(tx: Tx, number: int) -> bool:
    """It never goes out, its words go; False where it was sent."""
    if not await tx.run(
        "UPDATE announcements SET state = 'dropped', asked_at = NULL WHERE id = ? AND state IN ('draft', 'asked')",
        (number,),
    ):
        return False
    await tx.run("DELETE FROM announcement_texts WHERE announcement_id = ?", (number,))
    return True


async def stop_repeating(tx: Tx, number: int) -> None:
    """It does not go out again."""
    await tx.run("UPDATE announcements SET repeats = '' WHERE id = ?", (number,))


async def sent_since(tx: Tx, same: bytes, since: int) -> tuple[int, datetime] | None:
    """The announcement of the same words to the same people that was approved since then, and when."""
    row = await tx.one(
        "SELECT id, approved_at FROM announcements WHERE same = ? AND approved_at > ? ORDER BY approved_at DESC",
        (same, since),
    )
    return (row[0], datetime.fromtimestamp(row[1], UTC)) if row else None


def packed(content: Content) -> bytes:
    """What one language gets, as it is sealed."""
    held = {
        "html": content.html,
        "plain": content.plain,
        "file": [content.file.kind, content.file.id] if content.file else None,
        "labels": content.labels,
    }
    return json.dumps(held, ensure_ascii=False).encode()


def unpacked(held: bytes) -> Content:
    """The same, back from what was sealed."""
    got = json.loads(held)
    file = File(FileKind(got["file"][0]), got["file"][1]) if got["file"] else None
    return Content(got["html"], got["plain"], file, tuple(got["labels"]))


def _of_row(row: Record, contents: dict[str, Content]) -> Announcement:
    id_, by, state, emergency, audience, main, links, latitude, longitude, *times, fallback = row
    starts, repeats, useful, asked, made = times
    return Announcement(
        id_,
        ChatId(by) if by is not None else None,
        State(state),
        bool(emergency),
        loaded(json.loads(audience)),
        main,
        tuple(json.loads(links)),
        Point(latitude, longitude) if latitude is not None else None,
        datetime.fromtimestamp(starts, UTC) if starts is not None else None,
        Repeats(repeats),
        timedelta(minutes=useful) if useful else None,
        datetime.fromtimestamp(asked, UTC) if asked is not None else None,
        datetime.fromtimestamp(made, UTC),
        contents,
        fallback,
    )

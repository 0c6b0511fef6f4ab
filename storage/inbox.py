"""Updates as Telegram gave them: kept sealed until they are finished, in order of receipt; never parsed here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.chats import Chat
from storage import chats, conversations
from storage.conversations import Step
from storage.database import Tx
from storage.numbers import Numbers
from storage.vault import Unreadable, Vault

PAYLOAD = "inbox.payload"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A raw update (JSON), what makes it the same as another, the Telegram id of its person, and its album if any."""

    raw: bytes
    same: str
    person: int
    album: str | None = None


@dataclass(frozen=True, slots=True)
class Received:
    """A kept update with the private chat of its person and the form that chat is in; ``raw`` None does not open.

    ``album_goes_on``: an earlier picture of its album was answered for all.
    """

    seq: int
    person: bytes
    raw: bytes | None
    tries: int
    album_goes_on: bool
    chat: Chat | None
    step: Step | None


async def store(tx: Tx, vault: Vault, numbers: Numbers, arrivals: Iterable[Arrival], now: int) -> None:
    """Keep what came in; the same update again changes nothing.

    ON CONFLICT names its column: OR IGNORE would swallow a failing CHECK too, and lose the update.
    """
    rows = []
    for arrival in await _new(tx, vault, list(arrivals)):
        seq = numbers.take("inbox")
        rows.append(
            (
                seq,
                vault.find("update", arrival.same),
                vault.find("chat", str(arrival.person)),
                vault.seal(PAYLOAD, seq, arrival.raw),
                arrival.album and vault.find("update", arrival.album),
                now,
            )
        )
    await tx.many(
        "INSERT INTO inbox (seq, same, person, payload, album, received_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (same) DO NOTHING",
        rows,
    )


async def _new(tx: Tx, vault: Vault, arrivals: list[Arrival]) -> list[Arrival]:
    """Those not kept already under a previous key; while keys change, their people's rows move to the new one first."""
    if vault.rotating:
        for person in {arrival.person for arrival in arrivals}:
            await chats.find(tx, vault, person)
    earlier = [vault.find_all("update", arrival.same)[1:] for arrival in arrivals]
    hashes = tuple(hash_ for each in earlier for hash_ in each)
    if not hashes:
        return arrivals
    marks = ", ".join("?" * len(hashes))
    kept = {row[0] for row in await tx.all(f"SELECT same FROM inbox WHERE same IN ({marks})", hashes)}
    return [arrival for arrival, each in zip(arrivals, earlier, strict=True) if kept.isdisjoint(each)]


async def waiting(tx: Tx, vault: Vault, limit: int) -> list[Received]:
    """The oldest updates not finished, each with its chat and form: one statement for a whole batch."""
    rows = await tx.all(
        "SELECT i.seq, i.person, i.payload, i.tries,"
        " EXISTS (SELECT 1 FROM inbox e WHERE e.album = i.album AND e.seq < i.seq),"
        f" v.name, v.step, v.expires_at, v.draft, {chats.COLUMNS}"
        " FROM inbox i LEFT JOIN chats c ON c.found = i.person LEFT JOIN conversations v ON v.chat_id = c.id"
        " WHERE i.state = 'waiting' ORDER BY i.seq LIMIT ?",
        (limit,),
    )
    out = []
    for seq, person, payload, tries, goes_on, *rest in rows:
        chat = chats.of_row(tuple(rest[4:])) if rest[4] is not None else None
        step = conversations.of_row(vault, chat.id, tuple(rest[:4])) if chat else None
        out.append(Received(seq, person, _opened(vault, seq, payload), tries, bool(goes_on), chat, step))
    return out


def _opened(vault: Vault, seq: int, payload: bytes) -> bytes | None:
    """The raw update; None where it was moved here from another row or damaged, which must not stop the others."""
    try:
        return vault.open(PAYLOAD, seq, payload)
    except Unreadable:
        return None


async def count_try(tx: Tx, seq: int) -> None:
    """One more try is about to start."""
    await tx.run("UPDATE inbox SET tries = tries + 1 WHERE seq = ?", (seq,))


async def finish(tx: Tx, seqs: Iterable[int], now: int) -> None:
    """These are done: their payload is emptied at once, and whose they were."""
    wanted = list(seqs)
    marks = ", ".join("?" * len(wanted))
    await tx.run(
        f"UPDATE inbox SET state = 'done', payload = NULL, person = x'', finished_at = ? WHERE seq IN ({marks})",
        (now, *wanted),
    )


async def park(tx: Tx, seq: int, incident: str, now: int) -> None:
    """Put an update aside after its last try, so that the next ones go on."""
    await tx.run("UPDATE inbox SET state = 'parked', incident = ?, finished_at = ? WHERE seq = ?", (incident, now, seq))


async def counts(tx: Tx) -> dict[str, int]:
    """How many rows stand in each state."""
    return dict(await tx.all("SELECT state, count(*) FROM inbox GROUP BY state"))

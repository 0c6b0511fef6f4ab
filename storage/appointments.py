"""Requests, the times offered for them, what was written, and every move; texts are sealed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bot.domain.appointments import Interpreter, Move, Note, NoteKind, Offer, Request, State, Suits, Way, Whom
from bot.domain.chats import ChatId
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

COLUMNS = (
    "id, chat_id, service, whom, urgent, state, way, created_at, changed_at, claimed_by, starts_at, coming, seen_at,"
    " slot_id, suits, interpreter, unreached, keep_until, named"
)
OPEN = "state IN ('requested', 'offered', 'confirmed')"
NOTE = "notes.text"


async def add(tx: Tx, chat: ChatId, service: str, whom: Whom, urgent: bool, now: int) -> int:
    """A new request; returns its number."""
    rows = await tx.all(
        "INSERT INTO requests (chat_id, service, whom, urgent, state, created_at, changed_at)"
        " VALUES (?, ?, ?, ?, 'requested', ?, ?) RETURNING id",
        (chat, service, whom, int(urgent), now, now),
    )
    return int(rows[0][0])


async def get(tx: Tx, id_: int) -> Request | None:
    """One request."""
    row = await tx.one(f"SELECT {COLUMNS} FROM requests WHERE id = ?", (id_,))
    return of_row(row) if row else None


async def of_person(tx: Tx, chat: ChatId) -> list[Request]:
    """A person's requests, the newest first."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM requests WHERE chat_id = ? ORDER BY id DESC", (chat,))
    return [of_row(row) for row in rows]


async def queue(tx: Tx) -> list[Request]:
    """Open requests: urgent first, then the oldest."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM requests WHERE {OPEN} ORDER BY urgent DESC, id")
    return [of_row(row) for row in rows]


async def made_since(tx: Tx, chat: ChatId, since: int) -> int:
    """How many requests a person has made since then."""
    row = await tx.one("SELECT count(*) FROM requests WHERE chat_id = ? AND created_at > ?", (chat, since))
    return int(row[0]) if row else 0


async def move(tx: Tx, request: Request, new: State, now: int, starts_at: int | None) -> bool:
    """Set the state, where it is still the one the request was read with."""
    return bool(
        await tx.run(
            "UPDATE requests SET state = ?, changed_at = ?, starts_at = ?, coming = NULL WHERE id = ? AND state = ?",
            (new, now, starts_at, request.id, request.state),
        )
    )


async def log(tx: Tx, request: Request, by: ChatId | None, what: Move, new: State, now: int) -> None:
    """Write down who moved it, when, from where to where."""
    await tx.run(
        "INSERT INTO request_moves (request_id, at, by_chat, move, old, new) VALUES (?, ?, ?, ?, ?, ?)",
        (request.id, now, by, what, request.state, new),
    )


async def claim(tx: Tx, id_: int, by: ChatId) -> bool:
    """One winner: True where nobody had it, or this person has it already."""
    return bool(
        await tx.run(
            f"UPDATE requests SET claimed_by = ? WHERE id = ? AND {OPEN} AND (claimed_by IS NULL OR claimed_by = ?)",
            (by, id_, by),
        )
    )


async def give_back(tx: Tx, id_: int, by: ChatId) -> bool:
    """Nobody has it any more, where this person had."""
    return bool(await tx.run("UPDATE requests SET claimed_by = NULL WHERE id = ? AND claimed_by = ?", (id_, by)))


async def hand_over(tx: Tx, id_: int, holder: ChatId, to: ChatId) -> bool:
    """Somebody else has it, where it is open and still with whom it was."""
    sql = f"UPDATE requests SET claimed_by = ? WHERE id = ? AND claimed_by = ? AND {OPEN}"
    return bool(await tx.run(sql, (to, id_, holder)))


async def of_worker(tx: Tx, by: ChatId) -> list[Request]:
    """Open requests somebody of ours has taken."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM requests WHERE claimed_by = ? AND {OPEN} ORDER BY id", (by,))
    return [of_row(row) for row in rows]


async def see(tx: Tx, id_: int, now: int) -> bool:
    """Somebody of ours opened it; True the first time."""
    return bool(await tx.run("UPDATE requests SET seen_at = ? WHERE id = ? AND seen_at IS NULL", (now, id_)))


async def times_asked_for_others(tx: Tx, id_: int) -> int:
    """How often its person took none of the times offered."""
    sql = "SELECT count(*) FROM request_moves WHERE request_id = ? AND move = 'ask_others'"
    row = await tx.one(sql, (id_,))
    return int(row[0]) if row else 0


async def set_wish(tx: Tx, id_: int, wanted: Way | Suits | Interpreter) -> None:
    """How to answer, when the person can come, or whom they want to interpret."""
    column = _WISHES[type(wanted)]
    await tx.run(f"UPDATE requests SET {column} = ? WHERE id = ?", (wanted, id_))


_WISHES: dict[type[Way | Suits | Interpreter], str] = {Way: "way", Suits: "suits", Interpreter: "interpreter"}


async def set_coming(tx: Tx, id_: int, coming: bool) -> None:
    """Whether the person will come."""
    await tx.run("UPDATE requests SET coming = ? WHERE id = ?", (int(coming), id_))


async def set_named(tx: Tx, id_: int, *, named: bool) -> None:
    """Whether a sensitive service may be named to its person."""
    await tx.run("UPDATE requests SET named = ? WHERE id = ?", (int(named), id_))


async def offer(tx: Tx, id_: int, seats: Iterable[tuple[int, int]]) -> list[Offer]:
    """Offer these instants, each with the time whose seat it holds."""
    rows = [(id_, at, slot) for at, slot in sorted(seats)]
    await tx.many("INSERT INTO offers (request_id, starts_at, slot_id) VALUES (?, ?, ?)", rows)
    return await offers(tx, id_)


async def withdraw(tx: Tx, id_: int, first: int = 0, last: int = 2**40) -> int:
    """Offer nothing of this stretch any more; the seats held go back by themselves. Returns how many are left."""
    await tx.run("DELETE FROM offers WHERE request_id = ? AND starts_at BETWEEN ? AND ?", (id_, first, last))
    return len(await offers(tx, id_))


async def offers(tx: Tx, id_: int) -> list[Offer]:
    """The times offered, the earliest first."""
    rows = await tx.all(
        "SELECT id, request_id, starts_at, slot_id FROM offers WHERE request_id = ? ORDER BY starts_at", (id_,)
    )
    return [Offer(row[0], row[1], _instant(row[2]), row[3]) for row in rows]


async def add_note(tx: Tx, vault: Vault, id_: int, kind: NoteKind, text: str, now: int) -> None:
    """Keep what was written; its number is allotted first because the sealed field is bound to it."""
    number = await allot(tx, "notes")
    await tx.run(
        "INSERT INTO notes (id, request_id, kind, text, at) VALUES (?, ?, ?, ?, ?)",
        (number, id_, kind, vault.seal(NOTE, number, text.encode()), now),
    )


async def notes(tx: Tx, vault: Vault, id_: int) -> list[Note]:
    """What was written, oldest first."""
    rows = await tx.all("SELECT id, kind, text, at FROM notes WHERE request_id = ? ORDER BY id", (id_,))
    return [_note(vault, row) for row in rows]


async def last_note(tx: Tx, vault: Vault, id_: int) -> Note | None:
    """What was written last."""
    row = await tx.one("SELECT id, kind, text, at FROM notes WHERE request_id = ? ORDER BY id DESC LIMIT 1", (id_,))
    return _note(vault, row) if row else None


async def consent(tx: Tx, chat: ChatId, version: int, language: str, now: int) -> None:
    """The person agreed to these words in this language."""
    await tx.run(
        "INSERT INTO consents (chat_id, version, language, at) VALUES (?, ?, ?, ?) ON CONFLICT (chat_id)"
        " DO UPDATE SET version = excluded.version, language = excluded.language, at = excluded.at",
        (chat, version, language, now),
    )


def _note(vault: Vault, row: Record) -> Note:
    number, kind, text, at = row
    return Note(number, NoteKind(kind), vault.open(NOTE, number, text).decode(), _instant(at))


def of_row(row: Record) -> Request:
    """A request from ``COLUMNS``."""
    (
        id_,
        chat,
        service,
        whom,
        urgent,
        state,
        way,
        created,
        changed,
        claimed,
        starts,
        coming,
        seen,
        slot,
        suits,
        interpreter,
        unreached,
        keep,
        named,
    ) = row
    return Request(
        id_,
        ChatId(chat),
        service,
        Whom(whom),
        bool(urgent),
        State(state),
        Way(way),
        _instant(created),
        _instant(changed),
        None if claimed is None else ChatId(claimed),
        None if starts is None else _instant(starts),
        None if coming is None else bool(coming),
        None if seen is None else _instant(seen),
        slot,
        Suits(suits),
        Interpreter(interpreter),
        unreached == 1,
        None if keep is None else _instant(keep),
        bool(named),
    )


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)

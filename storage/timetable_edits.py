"""Changes of the timetable that staff began, did and may take back; never what they mean."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from bot.domain.chats import ChatId
from bot.domain.timetable_edits import Draft, Edit
from storage.database import Tx

_EDITS: TypeAdapter[Edit] = TypeAdapter(Annotated[Edit, Field(discriminator="kind")])


async def begin(tx: Tx, chat: ChatId, edit: Edit, now: int) -> Draft:
    """A new one; returns it with its number."""
    row = await tx.one(
        "INSERT INTO timetable_edits (chat_id, edit, made_at) VALUES (?, ?, ?) RETURNING id", (chat, _dump(edit), now)
    )
    assert row is not None
    return Draft(int(row[0]), chat, edit)


async def get(tx: Tx, id_: int) -> Draft | None:
    """One by its number."""
    row = await tx.one("SELECT id, chat_id, edit, back, done_at, undone FROM timetable_edits WHERE id = ?", (id_,))
    if row is None:
        return None
    number, chat, edit, back, done_at, undone = row
    taken_back = _EDITS.validate_json(back) if back else None
    return Draft(number, ChatId(chat), _EDITS.validate_json(edit), taken_back, done_at, bool(undone))


async def change(tx: Tx, id_: int, edit: Edit) -> None:
    """It is to be this, where it is not done yet."""
    await tx.run("UPDATE timetable_edits SET edit = ? WHERE id = ? AND done_at IS NULL", (_dump(edit), id_))


async def done(tx: Tx, id_: int, back: Edit, now: int) -> bool:
    """It is done, once."""
    sql = "UPDATE timetable_edits SET back = ?, done_at = ? WHERE id = ? AND done_at IS NULL"
    return bool(await tx.run(sql, (_dump(back), now, id_)))


async def undone(tx: Tx, id_: int) -> bool:
    """It was taken back, once."""
    return bool(await tx.run("UPDATE timetable_edits SET undone = 1 WHERE id = ? AND undone = 0", (id_,)))


def _dump(edit: Edit) -> str:
    return _EDITS.dump_json(edit).decode()

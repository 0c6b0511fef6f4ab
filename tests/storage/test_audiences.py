"""Who belongs to each sort, in a real SQLite file: counted alone and found together are the same people."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, datetime

import pytest

from bot.domain.audiences import Audience, Part, Who, loaded, part_of, stored
from bot.domain.chats import ChatId, Kind
from bot.domain.timetable import ISTANBUL
from storage import audiences, chats
from storage.database import Tx
from storage.vault import Keys, Vault

VAULT = Vault(Keys.fresh())
START = int(datetime(2026, 12, 1, 9, 30, tzinfo=ISTANBUL).timestamp())
ONE_OF = {
    Part(Who.NEWS): "UPDATE chats SET news = 'yes' WHERE id = :chat",
    Part(Who.FOLLOWERS, "soup"): "INSERT INTO follows (chat_id, programme, since) VALUES (:chat, 'soup', 1)",
    Part(Who.REQUESTS, "health"): "INSERT INTO requests (chat_id, service, whom, urgent, state, created_at, changed_at)"
    " VALUES (:chat, 'health', 'me', 0, 'requested', 1, 1)",
    Part(Who.VOLUNTEERS): "INSERT INTO grants (chat_id, role, granted_at) VALUES (:chat, 'volunteer', 1)",
    Part(Who.STAFF): "INSERT INTO grants (chat_id, role, granted_at) VALUES (:chat, 'coordinator', 1)",
    Part(Who.TASK, "cook"): "INSERT INTO volunteer_facts VALUES (:chat, 'task', 'cook')",
    Part(Who.SPEAKS, "ar"): "INSERT INTO volunteer_facts VALUES (:chat, 'language', 'ar')",
    Part(Who.DAY, "mon"): "INSERT INTO volunteer_facts VALUES (:chat, 'day', 'mon')",
    Part(Who.SHIFT, "1"): "INSERT INTO signups (shift_id, chat_id, state, made_at) VALUES (1, :chat, 'confirmed', 1)",
    Part(Who.SESSION, "soup.20261201"): "INSERT INTO signups (shift_id, chat_id, state, made_at)"
    " VALUES (2, :chat, 'confirmed', 1)",
}
"""What makes somebody one of each sort."""


@pytest.fixture
async def tx(tx: Tx) -> AsyncIterator[Tx]:
    await tx.run("PRAGMA defer_foreign_keys = ON")
    for number, programme, at in ((1, "class", START), (2, "soup", START), (3, "soup", START + 86400)):
        await tx.run(
            "INSERT INTO shifts (id, series_id, original_on, programme, task, place, starts_at, ends_at, minimum,"
            " cutoff_minutes, alert_minutes, approval, language, note)"
            " VALUES (?, ?, '2026-12-01', ?, 'cook', 'hall', ?, ?, 0, 0, 0, 0, '', '{}')",
            (number, number, programme, at, at + 60),
        )
    yield tx
    await tx.run("DELETE FROM signups")
    await tx.run("DELETE FROM shifts")


async def person(tx: Tx, number: int) -> ChatId:
    chat = (await chats.add(tx, VAULT, number, Kind.PRIVATE, date(2026, 12, 1))).id
    await tx.run("INSERT INTO volunteers (chat_id, state, applied_at) VALUES (?, 'approved', 1)", (chat,))
    return chat


async def people(tx: Tx) -> dict[Part, ChatId]:
    """One person of each sort, and one of none."""
    found = {}
    for number, (part, sql) in enumerate(ONE_OF.items(), start=1):
        found[part] = await person(tx, number)
        await tx.all(sql.replace(":chat", str(found[part])))
    await person(tx, 99)
    return found


async def members(tx: Tx, audience: Audience, *, urgent: bool = False) -> set[ChatId]:
    return {chat for chat, _ in await audiences.between(tx, audience, 0, 1000, urgent=urgent)}


def test_this_test_knows_every_sort() -> None:
    assert {part.who for part in ONE_OF} == set(Who)


@pytest.mark.parametrize("part", ONE_OF, ids=lambda part: part.code)
async def test_each_sort_finds_its_own_and_counts_them(tx: Tx, part: Part) -> None:
    found = await people(tx)
    assert await members(tx, Audience(frozenset({part}))) == {found[part]}
    assert await audiences.counts(tx, [part], urgent=False) == [1]
    assert part_of(part.code) == part


async def test_all_together_count_once_and_who_is_left_out_is_not_there(tx: Tx) -> None:
    found = await people(tx)
    everybody, out, first = frozenset(ONE_OF), Part(Who.SPEAKS, "ar"), Part(Who.SHIFT, "1")
    for part, sql in ONE_OF.items():
        if part != first:  # so that one person is of every sort
            await tx.all(sql.replace(":chat", str(found[first])))
    audience = Audience(everybody, frozenset({out}))
    assert await members(tx, audience) == set(found.values()) - {found[out], found[first]}
    assert sum((await audiences.languages(tx, Audience(everybody), urgent=False)).values()) == len(found)
    assert await audiences.counts(tx, [], urgent=False) == []
    assert loaded(stored(audience)) == audience


async def test_who_wants_none_or_has_blocked_us_counts_nowhere(tx: Tx) -> None:
    """In danger who wants no announcements counts, who wants nothing never does."""
    found = await people(tx)
    parts = list(ONE_OF)
    await tx.run("UPDATE chats SET hears = 'no_announcements'")
    assert await audiences.counts(tx, parts, urgent=False) == [0] * len(parts)
    assert await audiences.counts(tx, parts, urgent=True) == [1] * len(parts)
    await tx.run("UPDATE chats SET hears = 'nothing' WHERE id = ?", (found[parts[0]],))
    await tx.run("UPDATE chats SET reach = 'blocked' WHERE id = ?", (found[parts[1]],))
    assert await audiences.counts(tx, parts, urgent=True) == [0, 0, *[1] * (len(parts) - 2)]
    assert await members(tx, Audience(frozenset(parts)), urgent=True) == set(found.values()) - {
        found[parts[0]],
        found[parts[1]],
    }

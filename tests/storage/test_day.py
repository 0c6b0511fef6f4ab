"""The database guards the day: one mark of a kind stands, no count is below one, both outlive who made them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.catalogue import PlaceKey, ProgrammeKey
from bot.domain.chats import ChatId
from bot.domain.day import Head, Mark, mark_of, said
from bot.domain.schedule import Said, SeriesId, Session
from storage import day_marks, headcounts
from storage.database import StorageFailed, Tx

NOON = datetime(2026, 12, 1, 9, tzinfo=UTC)
ME, OTHER = ChatId(1), ChatId(2)
SOUP = Session(SeriesId("s"), date(2026, 12, 1), ProgrammeKey("soup"), PlaceKey("hall"), date(2026, 12, 1), NOON, NOON)
LATE = replace(mark_of(SOUP, Mark.LATE, ME, NOON), minutes=30)


@pytest.fixture
async def tx(tx: Tx) -> Tx:
    for chat in (ME, OTHER):
        await tx.run(
            "INSERT INTO chats (id, kind, ref, found, seen_on) VALUES (?, 'private', x'00', ?, '2026-01-01')",
            (chat, bytes([chat])),
        )
    return tx


async def test_one_mark_of_a_kind_stands(tx: Tx) -> None:
    first = await day_marks.add(tx, LATE)
    assert first is not None
    assert await day_marks.add(tx, replace(LATE, minutes=60)) is None
    assert said(await day_marks.standing(tx)) == {(SOUP.series, SOUP.original_on): Said(late=30)}
    await day_marks.replace(tx, first.id)
    second = await day_marks.add(tx, replace(LATE, minutes=60))
    assert second is not None
    assert await day_marks.undo(tx, second.id, 9)
    assert not await day_marks.undo(tx, second.id, 9)
    assert await day_marks.restore(tx, second, 9)
    assert said(await day_marks.standing(tx)) == {(SOUP.series, SOUP.original_on): Said(late=30)}
    assert not await day_marks.restore(tx, second, 9)


@pytest.mark.parametrize("n", [0, -1, 101])
async def test_nobody_counts_less_than_one(tx: Tx, n: int) -> None:
    with pytest.raises((sqlite3.IntegrityError, StorageFailed)):
        await headcounts.add(tx, SOUP, Head.ALL, n, ME, 1)


async def test_taps_of_two_add_up_and_what_is_taken_back_does_not(tx: Tx) -> None:
    for who, n in ((ME, 5), (OTHER, 1), (ME, 1)):
        await headcounts.add(tx, SOUP, Head.WOMEN, n, who, 1)
    mine = await headcounts.last(tx, SOUP, ME)
    assert mine is not None
    assert await headcounts.undo(tx, mine.id, 2)
    assert not await headcounts.undo(tx, mine.id, 3)
    sums = await headcounts.sums(tx, SOUP, ME)
    assert (sums.total, sums.mine, sums.others, sums.kinds) == (6, 5, 1, {Head.WOMEN: 6})


async def test_both_stay_when_their_person_goes(tx: Tx) -> None:
    await day_marks.add(tx, LATE)
    await headcounts.add(tx, SOUP, Head.ALL, 5, ME, 1)
    await tx.run("DELETE FROM chats WHERE id = 1")
    assert [one.by for one in await day_marks.standing(tx)] == [None]
    assert (await headcounts.sums(tx, SOUP, OTHER)).others == 5

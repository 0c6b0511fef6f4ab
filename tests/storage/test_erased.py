"""Who was erased is known again in a backup of before, and after every change of keys; nobody else is."""

from __future__ import annotations

from datetime import date

from bot.domain.chats import Kind
from storage import chats, erased
from storage.database import Tx
from storage.vault import Keys, Vault

DAY = date(2026, 11, 26)


async def test_only_who_was_erased_is_found_and_the_last_time_counts(tx: Tx) -> None:
    vault = Vault(Keys.fresh())
    people = [await chats.add(tx, vault, 700 + n, Kind.PRIVATE, DAY) for n in range(2)]
    for at in (100, 300, 200):
        await erased.note(tx, vault, people[0].id, at)
    [mark] = erased.hashes(vault, 700)
    assert await erased.among(tx, [mark, *erased.hashes(vault, 701)]) == {mark}
    assert await erased.everybody(tx) == {mark: 300}
    assert mark != chats.found(vault, 700)


async def test_who_was_erased_is_found_after_a_change_of_keys(tx: Tx) -> None:
    keys = Keys.fresh()
    vault = Vault(keys)
    await erased.note(tx, vault, (await chats.add(tx, vault, 700, Kind.PRIVATE, DAY)).id, 100)
    after = Vault(keys.rotated().settled())
    assert len(await erased.among(tx, erased.hashes(after, 700))) == 1
    assert await erased.among(tx, erased.hashes(after, 701)) == set()

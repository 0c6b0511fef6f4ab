"""Fields sealed for one row under one key; nothing opens elsewhere, and no key means no start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from ready import fresh

from storage import keycheck
from storage.database import Database
from storage.vault import KeyFileError, Keys, Unreadable, Vault

WHERE = "chats.ref"


def test_a_sealed_value_opens_in_its_own_row_and_field_only() -> None:
    """AB-67: copied to another row, another column or another table it does not open."""
    vault = Vault(Keys.fresh())
    sealed = vault.seal(WHERE, 1, b"700000001")
    assert vault.open(WHERE, 1, sealed) == b"700000001"
    assert b"700000001" not in sealed
    for where, row in ((WHERE, 2), ("outbox.payload", 1), ("chats.name", 1)):
        with pytest.raises(Unreadable):
            vault.open(where, row, sealed)


def test_a_changed_value_does_not_open() -> None:
    vault = Vault(Keys.fresh())
    sealed = vault.seal(WHERE, 1, b"700000001")
    for at in range(len(sealed)):
        with pytest.raises(Unreadable):
            vault.open(WHERE, 1, sealed[:at] + bytes((sealed[at] ^ 1,)) + sealed[at + 1 :])
    for short in (b"", sealed[:1], sealed[:12], sealed[:-1]):
        with pytest.raises(Unreadable):
            vault.open(WHERE, 1, short)


def test_the_same_value_is_sealed_differently_each_time_and_found_by_the_same_hash() -> None:
    vault = Vault(Keys.fresh())
    assert vault.seal(WHERE, 1, b"x") != vault.seal(WHERE, 1, b"x")
    assert vault.find("chat", "5") == vault.find("chat", "5")
    assert vault.find("chat", "5") != vault.find("update", "5")
    assert vault.find("chat", "5") != Vault(Keys.fresh()).find("chat", "5")


def test_while_keys_change_both_open_and_both_are_looked_up() -> None:
    old = Keys.fresh()
    before, during = Vault(old), Vault(old.rotated())
    sealed = before.seal(WHERE, 1, b"x")
    assert during.open(WHERE, 1, sealed) == b"x"
    assert not during.is_current(sealed)
    assert during.find_all("chat", "5") == [during.find("chat", "5"), before.find("chat", "5")]
    assert (before.rotating, during.rotating) == (False, True)
    after = Vault(old.rotated().settled())
    assert not after.rotating
    with pytest.raises(Unreadable):
        after.open(WHERE, 1, sealed)


def test_a_third_change_forgets_the_first_keys() -> None:
    keys = Keys.fresh()
    first = Vault(keys).find("chat", "5")
    again = Vault(keys.rotated().settled().rotated())
    assert len(again.find_all("chat", "5")) == 2
    assert first not in again.find_all("chat", "5")


def test_the_key_file_is_the_owner_s_alone_and_comes_back_as_it_was(tmp_path: Path) -> None:
    keys = Keys.fresh().rotated()
    keys.save(tmp_path / "deep" / "keys")
    assert Keys.load(tmp_path / "deep" / "keys") == keys
    assert (tmp_path / "deep" / "keys").stat().st_mode & 0o777 == 0o600
    assert os.listdir(tmp_path / "deep") == ["keys"]


@pytest.mark.parametrize(
    "content",
    [None, "", "{}", "null", "[]", "no json", '{"current": 1, "seal": {}, "find": {}}', '{"current": 1, "seal": 3}']
    + ['{"current": 1, "seal": {"1": "AAAA"}, "find": {"1": "AAAA"}}', "\u00fc"],
)
def test_a_missing_or_broken_key_file_is_one_clear_line(tmp_path: Path, content: str | None) -> None:
    """AB-68: never a default key, never a key in the message."""
    if content is not None:
        (tmp_path / "keys").write_text(content, encoding="utf-8")
    with pytest.raises(KeyFileError, match="key file") as raised:
        Keys.load(tmp_path / "keys")
    assert "AAAA" not in str(raised.value)


async def test_another_database_s_key_is_refused_and_a_changed_one_is_marked_anew(tmp_path: Path) -> None:
    """AB-68."""
    db = await Database.open(fresh(tmp_path / "a.sqlite3"))
    keys = Keys.fresh()
    changing = keys.rotated()
    try:
        async with db.write() as tx:
            for each in (keys, changing, changing.settled()):
                await keycheck.check(tx, Vault(each))
        with pytest.raises(KeyFileError, match="not this database's"):
            async with db.write() as tx:
                await keycheck.check(tx, Vault(Keys.fresh()))
    finally:
        await db.close()

"""Files under the vault's keys: they open to what they were, and in no other shape."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import sealed_file
from storage.vault import Keys, Unreadable, Vault


@pytest.mark.parametrize("size", [0, 1, sealed_file.PIECE - 1, sealed_file.PIECE, 2 * sealed_file.PIECE + 7])
def test_a_sealed_file_opens_to_what_it_was(tmp_path: Path, size: int) -> None:
    vault, plain, sealed = Vault(Keys.fresh()), tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(b"\x07" * size)
    at = datetime(2026, 12, 1, 3, 30, tzinfo=UTC)
    sealed_file.seal(vault, plain, sealed, at)
    assert sealed_file.unseal(vault, sealed, tmp_path / "again") == at
    assert (tmp_path / "again").read_bytes() == plain.read_bytes()


def test_pieces_of_a_sealed_file_can_be_neither_cut_off_nor_swapped(tmp_path: Path) -> None:
    vault, plain, sealed = Vault(Keys.fresh()), tmp_path / "plain", tmp_path / "sealed"
    plain.write_bytes(b"\x07" * (3 * sealed_file.PIECE))
    sealed_file.seal(vault, plain, sealed, datetime(2026, 12, 1, tzinfo=UTC))
    whole, piece = sealed.read_bytes(), sealed_file.PIECE + sealed_file.TAG
    head, one, two, three = (
        whole[: sealed_file.HEADER],
        *(whole[sealed_file.HEADER + n * piece :][:piece] for n in range(3)),
    )
    for wrong in (head + one + two, head + one + three + two, head + one + one + two + three):
        sealed.write_bytes(wrong)
        with pytest.raises(Unreadable):
            sealed_file.unseal(vault, sealed, tmp_path / "again")

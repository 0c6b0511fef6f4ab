"""Whole files under the vault's keys: sealed in pieces, so that none is too big for the memory; never what is in them.

Layout: magic, key number, salt, time made (the header), then pieces of 1 MiB under AES-256-GCM with a key of the file's
own (``Vault.file_cipher``). A nonce is the piece's number and whether it is the last, so that no piece can be left out,
moved, doubled or cut off (the STREAM construction, Hoang, Reyhanitabar, Rogaway and Vizár 2015).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from storage.vault import KeyFileError, Unreadable, Vault

MAGIC = b"IIMPBAK1"
PIECE, TAG = 1024 * 1024, 16
SALT = 16
HEADER = len(MAGIC) + 1 + SALT + 8


def seal(vault: Vault, plain: Path, sealed: Path, at: datetime) -> None:
    """Write ``plain`` sealed to ``sealed``, for its owner only, and see it onto the disk."""
    header = MAGIC + bytes((vault.keys.current % 256,)) + os.urandom(SALT) + int(at.timestamp()).to_bytes(8, "big")
    cipher = vault.file_cipher(header[len(MAGIC)], header)
    sealed.unlink(missing_ok=True)
    sealed.touch(mode=0o600)
    with plain.open("rb") as source, sealed.open("wb") as target:
        target.write(header)
        for number, (piece, last) in enumerate(_pieces(source, PIECE)):
            target.write(cipher.encrypt(_nonce(number, last=last), piece, None))
        target.flush()
        os.fsync(target.fileno())


def unseal(vault: Vault, sealed: Path, plain: Path) -> datetime:
    """Write the content to ``plain`` and say when it was made.

    Raises Unreadable where it is damaged, cut short or no such file, KeyFileError where it is under other keys.
    """
    with sealed.open("rb") as source:
        header = source.read(HEADER)
        if len(header) < HEADER or not header.startswith(MAGIC):
            raise Unreadable(f"{sealed.name} is no backup of ours")
        number = header[len(MAGIC)]
        cipher = vault.file_cipher(number, header)
        plain.unlink(missing_ok=True)
        plain.touch(mode=0o600)
        with plain.open("wb") as target:
            for piece_number, (piece, last) in enumerate(_pieces(source, PIECE + TAG)):
                try:
                    target.write(cipher.decrypt(_nonce(piece_number, last=last), piece, None))
                except (InvalidTag, ValueError):  # ValueError: cut short, no whole tag is left
                    if piece_number == 0 and len(piece) > TAG:
                        raise KeyFileError(
                            f"{sealed.name} is damaged, or was made with other keys: put back the copy of those"
                        ) from None
                    raise Unreadable(f"{sealed.name} is damaged or was cut short") from None
            target.flush()
            os.fsync(target.fileno())
    return datetime.fromtimestamp(int.from_bytes(header[-8:], "big"), UTC)


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Each piece and whether it is the last; an empty file is one empty piece."""
    piece = source.read(size)
    while True:
        following = source.read(size)
        yield piece, not following
        if not following:
            return
        piece = following


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes((last,))

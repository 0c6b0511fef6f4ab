"""The only place that holds the keys: fields sealed with AES-256-GCM, Telegram ids found by a keyed hash.

Never a default key, never plain text where a key is missing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12  # NIST SP 800-38D: 96 random bits
KEY_BYTES = 32


class KeyFileError(Exception):
    """The key file is missing, unreadable or not the one this database was written with."""


class Unreadable(Exception):
    """A sealed field does not open: moved from another row, damaged, or of another key."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Current and, while a rotation runs, previous keys, by number; ``find`` makes the look-up hashes."""

    current: int
    seal: dict[int, bytes]
    find: dict[int, bytes]

    @classmethod
    def fresh(cls) -> Keys:
        """New random keys, number 1."""
        return cls(1, {1: secrets.token_bytes(KEY_BYTES)}, {1: secrets.token_bytes(KEY_BYTES)})

    def rotated(self) -> Keys:
        """The next number as current and today's as previous."""
        number = self.current + 1
        return Keys(
            number,
            {self.current: self.seal[self.current], number: secrets.token_bytes(KEY_BYTES)},
            {self.current: self.find[self.current], number: secrets.token_bytes(KEY_BYTES)},
        )

    def settled(self) -> Keys:
        """Only the current number, once nothing is left under the previous one.

        The previous look-up key stays until the next change: what came in under it is finished and cannot be
        hashed anew, and Telegram may send it again for a day.
        """
        return Keys(self.current, {self.current: self.seal[self.current]}, dict(self.find))

    def save(self, path: Path) -> None:
        """Write the file whole or not at all, readable by its owner only."""
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(path.suffix + ".new")
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        with draft.open("w", encoding="ascii") as file:
            json.dump({"current": self.current, "seal": _out(self.seal), "find": _out(self.find)}, file)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)

    @classmethod
    def load(cls, path: Path) -> Keys:
        """Read the file; raises KeyFileError with what to do."""
        try:
            held = json.loads(path.read_text(encoding="ascii"))
            keys = cls(int(held["current"]), _in(held["seal"]), _in(held["find"]))
        except FileNotFoundError:
            raise KeyFileError(f"no key file at {path}: make one with 'python -m bot keys new'") from None
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise KeyFileError(f"the key file {path} cannot be read: put back your copy of it") from None
        sizes = {len(key) for key in (*keys.seal.values(), *keys.find.values())}
        if sizes != {KEY_BYTES} or keys.current not in keys.seal or keys.current not in keys.find:
            raise KeyFileError(f"the key file {path} is not whole: put back your copy of it")
        return keys


def _out(keys: dict[int, bytes]) -> dict[str, str]:
    return {str(number): base64.b64encode(key).decode() for number, key in keys.items()}


def _in(keys: dict[str, str]) -> dict[int, bytes]:
    return {int(number): base64.b64decode(key, validate=True) for number, key in keys.items()}


@dataclass(slots=True)
class Vault:
    """Seals and opens fields, and makes look-up hashes."""

    keys: Keys
    _ciphers: dict[int, AESGCM] = field(init=False)

    def __post_init__(self) -> None:
        self._ciphers = {number: AESGCM(key) for number, key in self.keys.seal.items()}

    def seal(self, where: str, row: int, text: bytes) -> bytes:
        """``text`` sealed for one field (``where`` is 'table.column') of one row: key number, nonce, ciphertext."""
        number = self.keys.current
        nonce = os.urandom(NONCE_BYTES)
        return bytes((number % 256,)) + nonce + self._ciphers[number].encrypt(nonce, text, _bound(where, row, number))

    def open(self, where: str, row: int, sealed: bytes) -> bytes:
        """The text of a field; raises Unreadable where it was sealed for another row, field or key."""
        for number, cipher in self._ciphers.items():
            if bytes((number % 256,)) == sealed[:1]:
                try:
                    nonce, body = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
                    return cipher.decrypt(nonce, body, _bound(where, row, number))
                except (InvalidTag, ValueError):  # ValueError: cut short, no whole nonce is left
                    break
        raise Unreadable(f"{where} of row {row}")

    def file_cipher(self, number: int, header: bytes) -> AESGCM:
        """A cipher for one whole file with this header (which holds a salt), under the key of this number (mod 256).

        The key is derived (HKDF, RFC 5869), so that a file's numbered nonces never meet those of fields. Raises
        KeyFileError where that key is not held.
        """
        held = next((key for own, key in self.keys.seal.items() if own % 256 == number), None)
        if held is None:
            raise KeyFileError(f"made with keys number {number}, which are not held: put back the copy of those keys")
        return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=b"file:" + header).derive(held))

    def is_current(self, sealed: bytes) -> bool:
        """Whether the field is sealed under the current key."""
        return sealed[0] == self.keys.current % 256

    def find(self, what: str, value: str) -> bytes:
        """The look-up hash of a value of one sort (``what``), 16 bytes, under the current key."""
        return _hash(self.keys.find[self.keys.current], what, value)

    def find_all(self, what: str, value: str) -> list[bytes]:
        """The look-up hashes under every key, current first (two once keys were changed)."""
        numbers = sorted(self.keys.find, reverse=True)
        return [_hash(self.keys.find[number], what, value) for number in numbers]

    @property
    def rotating(self) -> bool:
        """Whether a previous key is still held."""
        return len(self.keys.seal) > 1


def _bound(where: str, row: int, number: int) -> bytes:
    return f"{where}:{row}:{number}".encode()


def _hash(key: bytes, what: str, value: str) -> bytes:
    return hmac.new(key, f"{what}:{value}".encode(), hashlib.sha256).digest()[:16]

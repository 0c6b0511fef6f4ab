"""What is the same for every test and takes long to make is made once a process; never anything a test can change."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from bot import opening
from bot.i18n import texts
from storage.database import migrate


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite3"
        migrate(path)
        return path.read_bytes()


def fresh(path: Path) -> Path:
    """A file of this release with nothing in it, as ``migrate`` leaves it."""
    with path.open("xb") as file:
        file.write(_empty())
    return path


@contextmanager
def shipped_texts() -> Iterator[None]:
    """The shipped files of texts are read at the first start of a bot and not at each."""
    read = texts.stored
    shipped = cache(lambda tag: read(opening.LOCALES, tag))

    def stored(folder: Path, tag: str) -> tuple[texts.Texts, bool]:
        return shipped(tag) if folder == opening.LOCALES else read(folder, tag)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "stored", stored)
        yield

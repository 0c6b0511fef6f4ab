"""kill -9 of a real second process that makes or restores a backup: what stands afterwards is whole."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from homes import Home
from killing import rows
from processes import ROOT

from bot import stages
from bot.services.catalogue_file import EXAMPLE
from storage.backups import look_over
from storage.sealed_file import unseal
from storage.vault import Keys, Vault

BACKUP = [stage for stage in stages.KEEPING if stage.startswith("backup.")]
RESTORE = [stage for stage in stages.KEEPING if stage.startswith("restore.")]
OLD, NEW = [("old",)], [("new",)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """With a backup that says 'old' and a database that says 'new', both big enough to be met in the middle."""
    home = Home(tmp_path)
    home.done("keys", "new")
    home.done("load", str(EXAMPLE))
    with sqlite3.connect(home.database) as raw:
        raw.execute("INSERT INTO facts VALUES ('word', CAST('old' AS BLOB))")
        raw.executemany("INSERT INTO facts VALUES (?, randomblob(9000))", [(f"bulk{n}",) for n in range(500)])
    raw.close()
    home.done("backup", str(tmp_path / "safe"))
    with sqlite3.connect(home.database) as raw:
        raw.execute("UPDATE facts SET value = CAST('new' AS BLOB) WHERE name = 'word'")
    raw.close()
    return home


def started(home: Home, *words: str) -> subprocess.Popen[bytes]:
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith("IIMP_")},
        "IIMP_DATABASE": str(home.database), "IIMP_KEY_FILE": str(home.keys), "PYTHONPATH": ".",
    }  # fmt: skip
    return subprocess.Popen(
        [sys.executable, *words], env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def whole(home: Home) -> None:
    """Every file that bears a backup's name opens and holds what it should."""
    vault = Vault(Keys.load(home.keys))
    for file in (home.folder / "safe").glob("*.backup"):
        unseal(vault, file, home.folder / "looked")
        assert look_over(home.folder / "looked", vault).unreadable == ()


def word(home: Home) -> list[tuple[object, ...]]:
    assert rows(home.database, "PRAGMA integrity_check") == [("ok",)]
    return rows(home.database, "SELECT CAST(value AS TEXT) FROM facts WHERE name = 'word'")


def left(home: Home) -> list[str]:
    return [
        file.name
        for folder in (home.folder, home.folder / "safe")
        for file in folder.iterdir()
        if file.name.endswith((".unfinished", "sqlite3.backup", ".restore"))
    ]


@pytest.mark.parametrize("stage", BACKUP)
def test_killed_while_a_backup_is_made(home: Home, stage: str) -> None:
    process = started(home, "tests/mortal_keeping.py", stage, "backup", str(home.folder / "safe"))
    assert process.wait() == -9
    whole(home)
    assert word(home) == NEW
    home.done("backup", str(home.folder / "safe"))
    assert left(home) == [], "the next one clears up"
    whole(home)


@pytest.mark.parametrize("stage", RESTORE)
def test_killed_while_a_backup_is_restored(home: Home, stage: str) -> None:
    [file] = (home.folder / "safe").glob("*.backup")
    process = started(home, "tests/mortal_keeping.py", stage, "restore", str(file))
    assert process.wait() == -9
    assert word(home) == (OLD if stage == "restore.replaced" else NEW)
    home.done("restore", str(file))
    assert word(home) == OLD
    assert left(home) == []
    assert any(word_of(aside) == NEW for aside in home.folder.glob("*.replaced-*"))


def word_of(aside: Path) -> list[tuple[object, ...]]:
    return rows(aside, "SELECT CAST(value AS TEXT) FROM facts WHERE name = 'word'")


@pytest.mark.timeout(120)
def test_killed_at_any_moment_there_is_an_old_or_a_new_file_and_never_half_of_one(home: Home) -> None:
    dice = random.Random(7)
    [file] = (home.folder / "safe").glob("*.backup")
    for _ in range(4):
        for words in (("backup", str(home.folder / "safe")), ("restore", str(file))):
            process = started(home, "-m", "bot", *words)
            time.sleep(dice.uniform(0.8, 1.6))
            if process.poll() is None:
                process.kill()
            process.wait()
            assert word(home) in (OLD, NEW)
            whole(home)

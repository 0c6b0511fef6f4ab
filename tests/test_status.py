"""`python -m bot status`: plain words, JSON for programs, exit code 1 where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from filelock import FileLock
from homes import Home

from bot import opening
from bot.services.catalogue_file import EXAMPLE


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def ready(home: Home) -> Home:
    home.done("keys", "new")
    home.done("load", str(EXAMPLE))
    return home


def test_the_status_says_what_is_wrong_and_leaves_with_one(ready: Home) -> None:
    result = ready.run("status")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "⚠️ The bot does not run. Start it." in result.stdout.splitlines()
    assert "💾 Last backup: never" in result.stdout.splitlines()
    ready.done("backup", str(ready.folder / "safe"))
    with FileLock(f"{ready.database}.lock"):  # as a running bot holds it
        said = ready.run("status").stdout
    assert "does not run" not in said and "no backup" not in said


def test_the_status_is_also_for_programs(ready: Home) -> None:
    result = ready.run("status", "--json")
    held = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "not_running" in held["problems"] and held["backup_at"] is None
    assert held["updates"] == {"waiting": 0, "since": None}


def test_there_is_no_status_of_nothing(home: Home) -> None:
    home.done("keys", "new")
    assert "no database yet" in home.refused(opening.STORAGE, "status")
    assert not home.database.exists()

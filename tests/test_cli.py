"""The command line on real files: what each word does, and one clear line where it cannot."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from filelock import FileLock
from homes import Home

from bot import opening
from bot.cli import main
from bot.services.catalogue_file import EXAMPLE
from storage.vault import Keys


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


@pytest.fixture
def ready(home: Home) -> Home:
    """With keys and the example organisation."""
    home.done("keys", "new")
    home.done("load", str(EXAMPLE))
    return home


def count(home: Home, table: str) -> int:
    raw = sqlite3.connect(home.database)
    try:
        return int(raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    finally:
        raw.close()


def test_a_new_key_file_is_its_owners_only_and_is_never_overwritten(home: Home) -> None:
    """AB-68's other half: lost keys are lost data."""
    assert "keep a copy away from this machine" in home.done("keys", "new")
    assert home.keys.stat().st_mode & 0o777 == 0o600
    before = home.keys.read_bytes()
    assert "exists already" in home.refused(opening.CONFIG, "keys", "new")
    assert home.keys.read_bytes() == before


def test_a_key_file_that_cannot_be_written_is_one_line(home: Home) -> None:
    (home.folder / "file").write_text("")
    line = home.refused(opening.CONFIG, "keys", "new", key_file=str(home.folder / "file" / "bot.keys"))
    assert line.endswith(f"{home.folder}/file/bot.keys cannot be written: File exists")


def test_changing_the_keys_drops_the_old_one_and_the_bot_opens_with_the_new(ready: Home) -> None:
    old = Keys.load(ready.keys)
    assert "the old key is gone" in ready.done("keys", "rotate")
    new = Keys.load(ready.keys)
    assert (new.current, list(new.seal)) == (2, [2])
    assert new.seal[2] != old.seal[1]
    assert "parked updates: 0" in ready.done("check")


def test_keys_that_cannot_be_written_are_not_changed(ready: Home) -> None:
    before = ready.keys.read_bytes()
    ready.keys.with_name("bot.keys.new").mkdir()
    assert "cannot be written" in ready.refused(opening.CONFIG, "keys", "rotate")
    assert ready.keys.read_bytes() == before


def test_keys_cannot_be_changed_without_any(home: Home) -> None:
    line = home.refused(opening.CONFIG, "keys", "rotate")
    assert "no key file" in line and "keys new" in line


# database ------------------------------------------------


def test_migrating_needs_neither_token_nor_keys_and_says_what_it_did(home: Home) -> None:
    assert home.done("migrate").splitlines()[0] == "0001_core"
    assert home.done("migrate") == "nothing to do\n"


def test_a_file_of_a_newer_release_is_not_migrated(home: Home) -> None:
    """AB-66, where the schema tells it."""
    home.done("migrate")
    raw = sqlite3.connect(home.database)
    raw.execute("UPDATE _yoyo_migration SET migration_id = '9999_later' WHERE migration_id = '0001_core'")
    raw.commit()
    raw.close()
    for words in (("migrate",), ("check",)):
        shutil.copy(home.database, home.folder / "before")
        if words == ("check",):
            Keys.fresh().save(home.keys)
        assert "newer release" in home.refused(opening.STORAGE, *words)
        assert home.database.read_bytes() == (home.folder / "before").read_bytes()


@pytest.mark.parametrize("words", [("migrate",), ("check",), ("load", str(EXAMPLE)), ("keys", "rotate")])
def test_while_the_bot_runs_no_other_word_touches_its_file(ready: Home, words: tuple[str, ...]) -> None:
    keys = ready.keys.read_bytes()
    with FileLock(f"{ready.database}.lock"):
        assert "another bot process" in ready.refused(opening.LOCKED, *words)
    assert ready.keys.read_bytes() == keys


def test_a_file_that_is_no_database_is_refused_and_not_touched(home: Home) -> None:
    home.database.write_bytes(b"minutes of the meeting\n" * 999)
    assert "not a database" in home.refused(opening.STORAGE, "migrate")
    assert home.database.read_bytes() == b"minutes of the meeting\n" * 999


@pytest.mark.parametrize("harm", ["cut", "overwritten"])
def test_a_damaged_file_is_refused_at_every_start(ready: Home, harm: str) -> None:
    """TG-20: looked over, not trusted."""
    size = ready.database.stat().st_size
    if harm == "cut":
        os.truncate(ready.database, size // 2)
    else:
        with ready.database.open("r+b") as file:
            file.seek(size // 2)
            file.write(b"\xde\xad" * (size // 4))
    assert "the file is damaged: restore the last backup" in ready.refused(opening.STORAGE, "check")


@pytest.mark.parametrize("harm", ["cut", "no text", "a folder", "a key too few"])
def test_a_key_file_that_is_not_whole_is_refused(ready: Home, harm: str) -> None:
    """AB-68."""
    whole = ready.keys.read_bytes()
    ready.keys.unlink()
    match harm:
        case "cut":
            ready.keys.write_bytes(whole[: len(whole) // 2])
        case "no text":
            ready.keys.write_bytes(b"\xff" + whole[1:])
        case "a folder":
            ready.keys.mkdir()
        case _:
            ready.keys.write_bytes(whole.replace(b'"current": 1', b'"current": 2'))
    assert "put back your copy of it" in ready.refused(opening.CONFIG, "check")


# the organisation's file ------------------------------------------------


def test_loading_takes_the_whole_file(home: Home) -> None:
    home.done("keys", "new")
    assert home.done("load", str(EXAMPLE)) == f"loaded {EXAMPLE}\n"
    assert count(home, "programmes") > 0 and count(home, "series") > 0


def test_loading_a_file_with_an_error_takes_nothing_and_names_the_line(ready: Home) -> None:
    before = count(ready, "places")
    wrong = ready.folder / "mine.toml"
    wrong.write_text(EXAMPLE.read_text("utf-8").replace("latitude = 41.0341", 'latitude = "north"', 1), "utf-8")
    line = ready.refused(opening.CONFIG, "load", str(wrong))
    assert re.search(r"mine\.toml:\d+: place\.hall\.latitude", line) and "write degrees such as" in line
    assert count(ready, "places") == before


def test_every_error_of_a_file_is_a_line_of_its_own(ready: Home) -> None:
    wrong = ready.folder / "mine.toml"
    text = EXAMPLE.read_text("utf-8").replace("latitude = 41.0341", 'latitude = "north"', 1)
    wrong.write_text(text.replace('name = "Classroom"', "name = 7", 1), "utf-8")
    result = ready.run("load", str(wrong))
    assert result.exit_code == opening.CONFIG
    assert [line.partition("mine.toml:")[2].split(": ")[1] for line in result.stderr.splitlines()] == [
        "place.hall.latitude",
        "place.classroom.name",
    ]


@pytest.mark.parametrize("what", ["missing", "a folder", "not toml", "not UTF-8"])
def test_a_file_that_cannot_be_read_is_one_line_with_what_to_do(ready: Home, what: str) -> None:
    file = ready.folder / "mine.toml"
    match what:
        case "a folder":
            file.mkdir()
        case "not toml":
            file.write_text("soup = = kitchen")
        case "not UTF-8":
            file.write_bytes("name = 'Ş'".encode("iso-8859-9"))
    line = ready.refused(opening.CONFIG, "load", str(file))
    assert "mine.toml:" in line and ("check its name" in line or "mend this line" in line)


def test_nothing_is_loaded_without_keys(home: Home) -> None:
    """AB-68."""
    assert "no key file" in home.refused(opening.CONFIG, "load", str(EXAMPLE))
    assert not home.database.exists()


# looking an installation over ------------------------------------------------


def test_the_check_names_drafts_example_data_and_parked_updates(ready: Home) -> None:
    lines = ready.done("check").splitlines()
    assert "language en: ok" in lines
    assert any(line.startswith("example data still in use: ") for line in lines)
    assert lines[-1] == "parked updates: 0"


def test_the_check_says_which_role_nobody_has(ready: Home) -> None:
    """A call for help that only one person may see must not reach nobody."""
    lines = ready.done("check").splitlines()
    for role in ("admin", "child_protection", "safeguarding"):
        assert f"nobody is {role} yet: python -m bot invite --role {role}" in lines


def test_an_invitation_is_made_on_the_machine_and_its_code_is_kept_nowhere(ready: Home) -> None:
    with FileLock(f"{ready.database}.lock"):  # as a running bot holds it
        said = ready.done("invite", "--role", "admin")
    code = said.split("inv_")[1].split()[0]
    assert len(code) == 32
    assert "The phone asks for a number. It is " in said
    assert code.encode() not in ready.database.read_bytes()


def test_the_check_refuses_the_keys_of_another_database(ready: Home) -> None:
    """AB-68."""
    ready.keys.unlink()
    ready.done("keys", "new")
    assert "not this database's" in ready.refused(opening.CONFIG, "check")


# words and settings ------------------------------------------------


@pytest.mark.parametrize("words", [("fly",), ("keys", "burn"), ("check", "twice"), ("run", "--fast"), ("load",)])
def test_an_unknown_word_is_named_with_the_way_to_help(home: Home, words: tuple[str, ...]) -> None:
    result = home.run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "-h" in result.stderr and "Error: " in result.stderr
    assert list(home.folder.iterdir()) == []


def test_help_lists_every_word_with_one_sentence(home: Home) -> None:
    said = home.done("--help")
    listed = [line.split(maxsplit=1) for line in said.partition("Commands:\n")[2].splitlines()]
    assert [name for name, _about in listed] == sorted(main.commands)
    assert all(about.strip() for _name, about in listed)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("senders", "plenty-of-them"),
        ("rate", "-1"),
        ("log_level", "LOUD"),
        ("mode", "pigeon"),
        ("webhook_port", "70000"),
    ],
)
def test_a_setting_that_is_wrong_is_named_without_its_value(home: Home, name: str, value: str) -> None:
    line = home.refused(opening.CONFIG, "check", **{name: value})
    assert f"IIMP_{name.upper()}: " in line
    assert value not in line


@pytest.mark.parametrize("token", ["", "123456789:AAEshort", "AAE" + "x" * 40, "123456789:" + "é" * 35])
def test_a_token_that_is_none_is_named_and_not_repeated(home: Home, token: str) -> None:
    line = home.refused(opening.CONFIG, "run", bot_token=token)
    assert "IIMP_BOT_TOKEN: not a token: copy it whole from @BotFather" in line
    assert not token or token not in line


@pytest.mark.parametrize(
    ("url", "secret", "words"),
    [
        ("http://bot.example.org/telegram", "x" * 32, "IIMP_WEBHOOK_URL must be the public https://"),
        ("https://bot.example.org/telegram", "canary", "IIMP_WEBHOOK_SECRET must have 32 to 256"),
        ("https://bot.example.org/telegram", "canary " * 6, "IIMP_WEBHOOK_SECRET must have 32 to 256"),
    ],
)
def test_a_webhook_that_telegram_would_not_take_is_named(home: Home, url: str, secret: str, words: str) -> None:
    line = home.refused(opening.CONFIG, "check", mode="webhook", webhook_url=url, webhook_secret=secret)
    assert words in line
    assert "canary" not in line

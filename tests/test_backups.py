"""Backups and restores on real files: whole, sealed, read back, and nobody who was erased comes back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from conftest import Running, words
from desk import staff
from filelock import FileLock
from homes import Home
from joining import number_of
from killing import rows

from bot import keeping, opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.chats import ChatId
from bot.domain.people import Grant, Role
from bot.services import backups, withdrawals
from bot.services.catalogue_file import EXAMPLE
from bot.work import Work
from storage.vault import Keys


@pytest.fixture
def ready(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.done("keys", "new")
    home.done("load", str(EXAMPLE))
    return home


def made(home: Home) -> Path:
    [file] = (home.folder / "safe").glob("*.backup")
    return file


def test_a_backup_is_made_beside_a_running_bot_and_lies_open_to_nobody(ready: Home) -> None:
    with FileLock(f"{ready.database}.lock"):
        said = ready.done("backup", str(ready.folder / "safe"))
    assert said.startswith(f"made {made(ready)}: ") and "read back and whole" in said
    assert made(ready).stat().st_mode & 0o777 == 0o600
    content = made(ready).read_bytes()
    assert b"SQLite" not in content and b"soup" not in content
    assert sorted(file.name for file in ready.folder.iterdir() if ".backup" in file.name) == ["bot.sqlite3.backup.lock"]


def test_a_restore_brings_back_what_was_and_keeps_the_file_before_aside(ready: Home) -> None:
    ready.done("backup", str(ready.folder / "safe"))
    with sqlite3.connect(ready.database) as raw:
        raw.execute("UPDATE programmes SET texts = '{}'")
    raw.close()
    said = ready.done("restore", str(made(ready)))
    assert "restored " in said and "people erased again: 0" in said
    assert rows(ready.database, "SELECT 1 FROM programmes WHERE texts = '{}'") == []
    [aside] = ready.folder.glob("bot.sqlite3.replaced-*")
    assert rows(aside, "SELECT 1 FROM programmes WHERE texts = '{}'")
    assert "parked updates: 0" in ready.done("check")


def test_a_restore_onto_an_empty_machine_needs_only_the_key_file(ready: Home) -> None:
    ready.done("backup", str(ready.folder / "safe"))
    for file in ready.folder.glob("bot.sqlite3*"):
        file.unlink()
    assert "the database before" not in ready.done("restore", str(made(ready)))
    assert rows(ready.database, "SELECT 1 FROM programmes")


def test_the_file_kept_aside_goes_after_thirty_days(ready: Home, tmp_path: Path) -> None:
    """It holds whoever was erased since."""
    ready.done("backup", str(ready.folder / "safe"))
    ready.done("restore", str(made(ready)))
    ready.done("backup", str(ready.folder / "safe"))
    assert len(list(ready.folder.glob("*.replaced-*"))) == 1
    clock = tmp_path / "clock"
    clock.write_text(str(31 * 24 * 3600))
    result = ready.run("backup", str(ready.folder / "safe"), clock_file=str(clock))
    assert result.exit_code == 0
    assert not list(ready.folder.glob("*.replaced-*"))
    assert ready.database.exists()


def test_no_restore_while_a_bot_runs(ready: Home) -> None:
    ready.done("backup", str(ready.folder / "safe"))
    before = ready.database.read_bytes()
    with FileLock(f"{ready.database}.lock"):
        assert "end it first" in ready.refused(opening.LOCKED, "restore", str(made(ready)))
    assert ready.database.read_bytes() == before


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def _flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))


def _append(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"x" * 40)


def _empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("harm", [_cut, _flip, _append, _empty])
def test_a_damaged_backup_is_refused_and_nothing_is_changed(ready: Home, harm: Callable[[Path], None]) -> None:
    ready.done("backup", str(ready.folder / "safe"))
    harm(made(ready))
    before = ready.database.read_bytes()
    result = ready.run("restore", str(made(ready)))
    assert result.exit_code in (opening.CONFIG, opening.STORAGE)
    assert ("is no backup of ours" if harm is _empty else "damaged") in result.stderr
    assert ready.database.read_bytes() == before
    assert not list(ready.folder.glob("*.replaced-*")) and not list(ready.folder.glob("*.restore*"))


def test_a_backup_of_other_keys_is_refused_with_what_to_do(ready: Home) -> None:
    ready.done("backup", str(ready.folder / "safe"))
    held = Keys.load(ready.keys)
    Keys.fresh().save(ready.keys)
    assert "other keys: put back the copy" in ready.refused(opening.CONFIG, "restore", str(made(ready)))
    replace(held, current=2, seal={2: b"k" * 32}, find={2: b"f" * 32}).save(ready.keys)
    line = ready.refused(opening.CONFIG, "restore", str(made(ready)))
    assert "made with keys number 1" in line


def test_a_backup_is_refused_where_there_is_nothing_to_copy_or_nowhere_to_put_it(ready: Home) -> None:
    assert "set IIMP_BACKUP_FOLDER" in ready.refused(opening.CONFIG, "backup")
    (ready.folder / "file").write_text("")
    assert "file" in ready.refused(opening.STORAGE, "backup", str(ready.folder / "file" / "in"))
    ready.database.unlink()
    assert "no database yet" in ready.refused(opening.STORAGE, "backup", str(ready.folder / "safe"))
    assert not ready.database.exists()


def test_an_old_backup_needs_a_second_word(ready: Home, tmp_path: Path) -> None:
    clock = tmp_path / "clock"
    ready.done("backup", str(ready.folder / "safe"))
    clock.write_text(str(31 * 24 * 3600))
    line = ready.refused(opening.CONFIG, "restore", str(made(ready)), clock_file=str(clock))
    assert "older than 30 days" in line and "--even-if-old" in line
    result = ready.run("restore", str(made(ready)), "--even-if-old", clock_file=str(clock))
    assert result.exit_code == 0


# what a restored file still owes ------------------------------------------------


async def test_who_was_erased_since_stays_erased_and_who_came_back_is_a_stranger(
    running: Running, api: BotApi, amina: Phone, settings: Settings, tmp_path: Path
) -> None:
    """MS-S8: the backup's list and the replaced file both remember; here the database is lost as well."""
    reza = api.phone("Reza")
    reza.start()
    await running.calm()
    reza.press("English")
    await running.calm()
    made_one = await keeping.backup(settings, tmp_path / "safe")
    api.clock.forward(timedelta(hours=1))
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    async with running.bot.db.write() as tx:
        assert len(await tx.all("SELECT id FROM chats")) == 1
    await backups.list_erased(running.bot.db, running.bot.tools.vault, tmp_path / "safe")
    await running.stop()
    for file in tmp_path.glob("bot.sqlite3*"):
        file.unlink()
    done = await keeping.restore(settings, made_one.path)
    assert done.settled.erased == 1
    [kept] = rows(settings.database, "SELECT language FROM chats")
    assert kept == ("en",)
    assert rows(settings.database, "SELECT count(*) FROM erased") == [(1,)]
    await running.start()
    amina.send("/start")
    reza.send("/start")
    await running.calm()
    assert "👋" in words(amina)
    assert "What do you need" in words(reza)


async def test_a_role_taken_and_a_phone_locked_out_since_stay_so(
    running: Running, api: BotApi, settings: Settings, tmp_path: Path
) -> None:
    """Here the database is lost; the list beside the backups remembers. What was given again is kept."""
    boss, gone, lost, back = [
        await staff(running, api, name, Grant(Role.ADMIN)) for name in ("Boss", "Gone", "Lost", "Back")
    ]
    numbers = [await number_of(running, phone) for phone in (gone, lost, back)]
    made_one = await keeping.backup(settings, tmp_path / "safe")
    api.clock.forward(timedelta(hours=1))
    for data in (f"people.gone:{numbers[0]}", f"lock.go:{numbers[1]}"):
        boss.tap(boss.last.id, data)
        await running.calm()
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        await withdrawals.take(work, ChatId(numbers[2]), Role.ADMIN)
        await withdrawals.give(work, ChatId(numbers[2]), Grant(Role.ADMIN))
    await backups.list_erased(running.bot.db, running.bot.tools.vault, tmp_path / "safe")
    await running.stop()
    for file in tmp_path.glob("bot.sqlite3*"):
        file.unlink()
    settled = (await keeping.restore(settings, made_one.path)).settled
    assert (settled.erased, settled.taken, settled.locked, settled.admins) == (0, 1, 1, 2)
    held = {row[0] for row in rows(settings.database, "SELECT chat_id FROM rights WHERE role = 'admin'")}
    assert held.isdisjoint(numbers[:2]) and numbers[2] in held


async def test_who_was_erased_before_the_backup_and_came_back_is_kept(
    running: Running, api: BotApi, amina: Phone, settings: Settings, tmp_path: Path
) -> None:
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    api.clock.forward(timedelta(hours=1))
    amina.start()
    await running.calm()
    made_one = await keeping.backup(settings, tmp_path / "safe")
    await running.stop()
    assert (await keeping.restore(settings, made_one.path)).settled.erased == 0


async def test_what_was_owed_is_not_sent_again_and_what_was_due_is_not_told(
    running: Running, api: BotApi, amina: Phone, settings: Settings, tmp_path: Path
) -> None:
    """Owed rows end as void, reminders of use as missed, duties stay; a sending that had begun is stopped."""
    now = int(running.bot.tools.clock.now().timestamp())
    async with running.bot.db.write() as tx:
        await tx.run(
            "INSERT INTO outbox (id, chat_id, lane, payload, state, due_at) SELECT 900, id, 1, x'00', 'open', ?"
            " FROM chats",
            (now + 99,),
        )
        for about, kind, useful in ((1, "days_before", now + 9999), (2, "offer_ends", None)):
            sql = "INSERT INTO reminders (kind, about, due_at, useful_until) VALUES (?, ?, ?, ?)"
            await tx.run(sql, (kind, about, now + 60, useful))
        await tx.run("INSERT INTO announcements (id, created_at) VALUES (6, 1)")
        for number, state, starts in ((1, "paused", now), (2, "planned", now + 99999)):
            await tx.run(
                "INSERT INTO broadcasts (id, announcement_id, purpose, state, urgent, starts_at, total)"
                " VALUES (?, 6, 'send', ?, 0, ?, 1)",
                (number, state, starts),
            )
        await tx.run("INSERT INTO receivers (broadcast_id, chat_id, language) SELECT 1, id, 'en' FROM chats")
    made_one = await keeping.backup(settings, tmp_path / "safe")
    assert made_one.held.unreadable == ("outbox.payload of row 900",), "one damaged field does not mean no backup"
    await running.stop()
    api.clock.forward(timedelta(hours=1))
    settled = (await keeping.restore(settings, made_one.path)).settled
    assert (settled.voided, settled.missed, settled.stopped) == (1, 1, 1)
    assert rows(settings.database, "SELECT state, reason, payload FROM outbox WHERE id = 900") == [
        ("void", "restored", None)
    ]
    assert rows(settings.database, "SELECT kind, state FROM reminders WHERE about IN (1, 2) ORDER BY about") == [
        ("days_before", "missed"),
        ("offer_ends", "planned"),
    ]
    assert rows(settings.database, "SELECT state, unknown FROM broadcasts ORDER BY id") == [
        ("stopped", 1),
        ("planned", 0),
    ]
    said = len(amina.visible)
    await running.start()
    await running.calm()
    assert len(amina.visible) == said

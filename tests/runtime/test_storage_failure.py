"""The disk fails under the real process: one clear line, its own exit code, and nothing confirmed that was not kept.

After the repair and a new start the person gets the answer: Telegram still held the update.
"""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Running, load_example
from processes import bot_process, ended, heard, refused

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from storage.database import migrate

PAGE = 4096


@pytest.fixture
def mounts(tmp_path: Path) -> Iterator[list[list[str]]]:
    """Disks that are taken away again at the end."""
    made: list[list[str]] = []
    yield made
    for words in reversed(made):
        subprocess.run(["umount", words[-1]], check=True)


def mount(mounts: list[list[str]], *words: str) -> None:
    """Mount it, or skip the test: only root can, and not in every container."""
    if shutil.which("mount") is None or subprocess.call(["mount", *words], stderr=subprocess.DEVNULL):
        pytest.skip("a small or read-only disk cannot be mounted here")
    if not any(word.startswith("remount") for word in words):
        mounts.append(list(words))


@pytest.fixture
async def amina(api: BotApi, settings: Settings) -> Phone:
    """Somebody who writes to the bot while its disk fails."""
    await load_example(settings)
    return api.phone("Amina", language_code="en")


async def answered_after_repair(api: BotApi, settings: Settings, phone: Phone, questions: int) -> None:
    """Start again on what is there now: every question is answered, the last one with the guide."""
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
    assert api.pending == 0
    said = [
        str(call.params["text"])
        for call in api.calls
        if call.ok and call.method == "sendMessage" and str(call.params["chat_id"]) == str(phone.id)
    ]
    assert sum("How this works" in text for text in said) == questions, said


def said_once(code: int, said: str, words: str) -> None:
    """One line for the person in charge, no traceback, the storage's exit code."""
    assert code == opening.STORAGE, said
    assert said.count("\n") == 1 and said.startswith("iimp-bot: "), said
    assert words in said


@pytest.mark.parametrize("room", [0, 8 * PAGE])
async def test_a_disk_that_takes_no_more_ends_it_wherever_the_write_was(
    api: BotApi, settings: Settings, amina: Phone, room: int
) -> None:
    """The limit is one of the kernel's: it refuses the write as a failing disk does."""
    async with bot_process(settings) as process:
        await heard(process)
        await amina_is_known(amina)
        wal = Path(f"{settings.database}-wal").stat().st_size
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (wal + room, wal + room))
        for _ in range(5):
            amina.send("/help")
        code, said = await ended(process)
    said_once(code, said, "read or write errors")
    await answered_after_repair(api, settings, amina, 5)


async def test_a_full_disk_is_named_and_after_making_room_everybody_is_answered(
    api: BotApi, settings: Settings, tmp_path: Path, mounts: list[list[str]]
) -> None:
    """The update stays with Telegram, or in the inbox, until then."""
    (tmp_path / "disk").mkdir()
    mount(mounts, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(tmp_path / "disk"))
    small = settings.model_copy(update={"database": tmp_path / "disk" / "bot.sqlite3"})
    await load_example(small)
    amina = api.phone("Amina", language_code="en")
    stuffing = tmp_path / "disk" / "stuffing"
    async with bot_process(small) as process:
        await heard(process)
        await amina_is_known(amina)
        with pytest.raises(OSError, match="No space left"), stuffing.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * PAGE)
        for _ in range(5):
            amina.send("/help")
        code, said = await ended(process)
    said_once(code, said, "the disk is full")
    stuffing.unlink()
    await answered_after_repair(api, small, amina, 5)


async def test_another_program_that_keeps_the_file_locked_is_named(
    api: BotApi, settings: Settings, amina: Phone
) -> None:
    async with bot_process(settings) as process:
        await heard(process)
        await amina_is_known(amina)
        other = sqlite3.connect(settings.database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        amina.send("/help")
        code, said = await ended(process)
        other.close()
    said_once(code, said, "another process holds the file locked")
    await answered_after_repair(api, settings, amina, 1)


async def test_a_file_that_is_damaged_while_it_runs_ends_it_and_the_backup_serves(
    api: BotApi, settings: Settings, amina: Phone, tmp_path: Path
) -> None:
    async with bot_process(settings) as process:
        await heard(process)
        await amina_is_known(amina)
        other = sqlite3.connect(settings.database, isolation_level=None)
        other.execute("UPDATE facts SET value = value")  # so that the bot reads the pages anew
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.close()
        shutil.copy(settings.database, tmp_path / "backup")
        with settings.database.open("r+b") as file:
            file.seek(PAGE)
            file.write(b"\xde\xad" * (settings.database.stat().st_size // 2 - PAGE // 2))
        amina.send("/help")
        code, said = await ended(process)
    said_once(code, said, "the file is damaged")
    code, line = await refused(settings)
    assert (code, "the file is damaged" in line) == (opening.STORAGE, True)
    for end in ("-wal", "-shm"):
        Path(f"{settings.database}{end}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "backup", settings.database)
    await answered_after_repair(api, settings, amina, 1)


async def test_a_file_or_folder_that_is_read_only_is_named(
    settings: Settings, tmp_path: Path, mounts: list[list[str]]
) -> None:
    migrate(settings.database)
    mount(mounts, "--bind", str(settings.database), str(settings.database))
    mount(mounts, "-o", "remount,ro,bind", str(settings.database))
    code, line = await refused(settings)
    assert (code, "read-only" in line) == (opening.STORAGE, True), line
    (tmp_path / "disk").mkdir()
    mount(mounts, "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path / "disk"))
    code, line = await refused(settings, database=str(tmp_path / "disk" / "bot.sqlite3"))
    assert (code, "Read-only" in line) == (opening.STORAGE, True), line


async def amina_is_known(amina: Phone) -> None:
    """First meeting and language, so that a question has an answer of its own."""
    amina.start()
    await amina.heard()
    amina.press("English")
    await amina.until(lambda one: any("What do you need" in message.text for message in one.visible))

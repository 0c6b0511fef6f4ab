"""A backup a night by the bot itself, the list of who was erased beside it, and which backups are kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Running, load_example

from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.backups import made_at, name_of, superfluous
from bot.runtime.keeper import Keeper
from bot.services import backups


async def test_one_backup_a_night_also_after_a_night_without_the_machine(
    running: Running, api: BotApi, amina: Phone, tmp_path: Path
) -> None:
    folder = tmp_path / "safe"
    keeper = Keeper(running.bot.db, running.bot.tools, folder, 14)
    for hours in (0, 1, 30, 1):
        api.clock.forward(timedelta(hours=hours))
        await keeper.look()
    assert 2 <= len(list(folder.glob("*.backup"))) <= 3
    async with running.bot.db.write() as tx:
        assert await backups.last(tx) is not None


async def test_the_list_of_who_was_erased_is_true_within_a_minute(
    running: Running, amina: Phone, tmp_path: Path
) -> None:
    folder, vault = tmp_path / "safe", running.bot.tools.vault
    keeper = Keeper(running.bot.db, running.bot.tools, folder, 14)
    await keeper.look()
    assert backups.listed_erased(vault, folder, tmp_path / "x") == {}
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    await keeper.look()
    assert list(backups.listed_erased(vault, folder, tmp_path / "x")) == vault.find_all("erased", str(amina.id))
    assert str(amina.id).encode() not in (folder / backups.ERASED).read_bytes()


async def test_a_folder_that_fails_is_said_once_and_tried_again(
    running: Running, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "disk").write_text("in the way")
    keeper = Keeper(running.bot.db, running.bot.tools, tmp_path / "disk", 14)
    await keeper.look()
    await keeper.look()
    said = [record.getMessage() for record in caplog.records if "no backup" in record.getMessage()]
    assert len(said) == 1 and "File exists" in said[0]
    (tmp_path / "disk").unlink()
    await keeper.look()
    assert list((tmp_path / "disk").glob("*.backup"))


async def test_a_running_bot_makes_its_backup_by_itself(api: BotApi, settings: Settings, tmp_path: Path) -> None:
    await load_example(settings)
    async with Running(api, settings.model_copy(update={"backup_folder": tmp_path / "safe"})) as bot:
        await bot.start()
        assert bot.bot.clockwork.jobs >= {"backup", "sweep"}


async def test_who_was_erased_is_remembered_as_long_as_a_backup_lives(
    running: Running, api: BotApi, amina: Phone
) -> None:
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    for days, left in ((29, 1), (2, 0)):
        api.clock.forward(timedelta(days=days))
        await running.bot.clockwork.sweep()
        async with running.bot.db.write() as tx:
            assert await tx.all("SELECT count(*) FROM erased") == [(left,)]


# which are kept ------------------------------------------------


def test_every_backup_of_two_days_is_kept_then_the_last_of_each_day() -> None:
    now = datetime(2026, 12, 31, 12, tzinfo=UTC)
    names = [name_of(now - timedelta(hours=6 * n)) for n in range(4 * 40)]
    others = ["notes.txt", "iimp-99999999T999999Z.backup"]
    gone = superfluous([*names, *others], now, 14)
    kept = [at for name in names if name not in gone and (at := made_at(name))]
    assert sum(now - at <= timedelta(days=2) for at in kept) == 9
    days = [at.date() for at in kept]
    assert len(set(days)) >= 14 and min(kept) >= now - timedelta(days=14)
    assert not set(others) & set(gone)


def test_the_newest_backup_is_never_dropped_however_old() -> None:
    now = datetime(2026, 12, 31, tzinfo=UTC)
    only = name_of(now - timedelta(days=400))
    assert superfluous([only], now, 14) == []

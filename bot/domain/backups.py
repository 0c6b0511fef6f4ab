"""Which backups are kept and when the next is due: names, days and ages; never a file."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta

from bot.domain.timetable import ISTANBUL

MOST_DAYS = 30
"""No backup is kept longer: so long is remembered who was erased, and nobody may come back."""
NIGHTLY_AT = time(3, 30)
"""On Istanbul's clocks: nobody is at the desk, and the day's last forms are over."""
EVERY_ONE = timedelta(days=2)
"""So long every backup is kept; of the days before, the last of each."""
_ASIDE = "replaced"
_NAME = re.compile(r"iimp-(\d{8}T\d{6}Z)\.backup")
_TIME = "%Y%m%dT%H%M%SZ"


def name_of(at: datetime) -> str:
    """The file name of a backup of this moment."""
    return f"iimp-{at.astimezone(UTC):{_TIME}}.backup"


def made_at(name: str) -> datetime | None:
    """When the backup of this name was made; None for any other file."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    return _moment(match[1])


def superfluous(names: Iterable[str], now: datetime, days: int) -> list[str]:
    """Those that may go: older than so many days, or not the last of their day; the newest never goes."""
    dated = sorted((at, name) for name in names if (at := made_at(name)) is not None)
    last_of = {at.astimezone(ISTANBUL).date(): name for at, name in dated}
    kept = {name for at, name in dated if now - at <= EVERY_ONE}
    kept |= {name for name in last_of.values() if now - _at(name) <= timedelta(days=days)}
    kept |= {name for _, name in dated[-1:]}
    return [name for _, name in dated if name not in kept]


def aside_of(database: str, at: datetime) -> str:
    """The file name under which the database that was replaced at this moment is kept."""
    return f"{database}.{_ASIDE}-{at.astimezone(UTC):{_TIME}}"


def is_old_aside(name: str, database: str, now: datetime) -> bool:
    """Whether that is such a file, or what SQLite kept beside one, and no longer of use."""
    match = re.fullmatch(re.escape(database) + rf"\.{_ASIDE}-(\d{{8}}T\d{{6}}Z)(-\d+)?(-wal|-shm|-journal)?", name)
    at = _moment(match[1]) if match else None
    return at is not None and now - at > timedelta(days=MOST_DAYS)


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether last night's backup is missing."""
    local = now.astimezone(ISTANBUL)
    night = local.replace(hour=NIGHTLY_AT.hour, minute=NIGHTLY_AT.minute, second=0, microsecond=0)
    if local < night:
        night -= timedelta(days=1)
    return last is None or last < night


def _moment(written: str) -> datetime | None:
    """The moment in a name; None for digits that are none."""
    try:
        return datetime.strptime(written, _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def _at(name: str) -> datetime:
    at = made_at(name)
    assert at is not None
    return at

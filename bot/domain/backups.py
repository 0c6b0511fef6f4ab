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
    try:
        return datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None


def superfluous(names: Iterable[str], now: datetime, days: int) -> list[str]:
    """Those that may go: older than so many days, or not the last of their day; the newest never goes."""
    dated = sorted((at, name) for name in names if (at := made_at(name)) is not None)
    last_of = {at.astimezone(ISTANBUL).date(): name for at, name in dated}
    kept = {name for at, name in dated if now - at <= EVERY_ONE}
    kept |= {name for name in last_of.values() if now - _at(name) <= timedelta(days=days)}
    kept |= {name for _, name in dated[-1:]}
    return [name for _, name in dated if name not in kept]


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether last night's backup is missing."""
    local = now.astimezone(ISTANBUL)
    night = local.replace(hour=NIGHTLY_AT.hour, minute=NIGHTLY_AT.minute, second=0, microsecond=0)
    if local < night:
        night -= timedelta(days=1)
    return last is None or last < night


def _at(name: str) -> datetime:
    at = made_at(name)
    assert at is not None
    return at

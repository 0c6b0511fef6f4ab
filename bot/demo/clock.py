"""The demo's own movable clock, the only place here that reads the time; never waits and never runs backwards."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path


class Clock:
    """Real time plus an offset that only grows, published to a file so that another process can follow it."""

    __slots__ = ("_offset", "_offset_file")

    def __init__(self, offset_file: Path | None = None) -> None:
        self._offset_file = offset_file
        self._offset = _read(offset_file)
        self._publish()

    @property
    def offset(self) -> timedelta:
        """How far this clock is ahead of the real one."""
        return timedelta(seconds=self._offset)

    def seconds(self) -> float:
        """Seconds since the epoch by this clock."""
        return time.time() + self._offset  # noqa: TID251  the demo's Clock is the other reader of the time

    def now(self) -> datetime:
        """This clock's instant, in UTC."""
        return datetime.fromtimestamp(self.seconds(), UTC)

    def forward(self, by: timedelta) -> datetime:
        """Move the clock ahead and return the new instant; a negative step is a ValueError."""
        if by < timedelta(0):
            raise ValueError("this clock only moves forward")
        self._offset += by.total_seconds()
        self._publish()
        return self.now()

    def _publish(self) -> None:
        """Write the offset in seconds under a new name, then rename: a reader never sees half a number."""
        if self._offset_file is None:
            return
        self._offset_file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._offset_file.with_name(self._offset_file.name + ".new")
        fresh.write_text(f"{self._offset:.3f}\n", encoding="ascii")
        fresh.replace(self._offset_file)


def _read(offset_file: Path | None) -> float:
    """The offset left by an earlier run, so that a demo taken up again does not travel back in time."""
    if offset_file is None or not offset_file.exists():
        return 0.0
    try:
        return max(0.0, float(offset_file.read_text(encoding="ascii")))
    except ValueError:
        return 0.0

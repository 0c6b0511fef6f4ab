"""Names of the moments at which a process may die; tests kill it there, production passes by."""

from __future__ import annotations

from collections.abc import Callable

STAGES = (
    "intake.fetched",
    "intake.stored",
    "worker.begun",
    "worker.handled",
    "worker.written",
    "worker.committed",
    "sender.claimed",
    "sender.sent",
    "sender.closed",
)

KEEPING = (
    "backup.copied",
    "backup.sealed",
    "backup.checked",
    "backup.named",
    "restore.opened",
    "restore.settled",
    "restore.replaced",
)
"""The same for making and restoring a backup."""


def _pass(_stage: str) -> None:
    return None


on_reach: Callable[[str], None] = _pass


def reach(stage: str) -> None:
    """The process is at this stage now."""
    on_reach(stage)

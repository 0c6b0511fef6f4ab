"""Runs a machine of Hypothesis over a world of the real services on real files; never the acts nor what must hold."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from shift_world import World, template

from bot.domain.chats import ChatId
from bot.work import Work

PICK = st.integers(0, 99)
"""One of those there are, counted round and round."""


class Machine(RuleBasedStateMachine):
    """Every run begins in a world of its own, with its coordinator."""

    folder: Path
    begun_from: Path
    names = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.begun_from, self.folder / f"{next(self.names)}.sqlite3")
        self.boss = self.world.chat(ChatId(1))

    def teardown(self) -> None:
        self.world.close()

    def act(self, use_case: Callable[[Work], Awaitable[Any]]) -> Any:
        """One act of somebody; its refusal is returned."""
        return self.world.act(use_case)


def run(machine: type[Machine], tmp_path: Path) -> None:
    """Sixty runs of up to forty acts, the same ones every time."""
    begun_from = template(tmp_path / "template.sqlite3")
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        kind = type("Here", (machine,), {"folder": Path(folder), "begun_from": begun_from})
        run_state_machine_as_test(
            kind,
            settings=settings(
                max_examples=60,
                report_multiple_bugs=False,
                stateful_step_count=40,
                deadline=None,
                derandomize=True,
                suppress_health_check=list(HealthCheck),
            ),
        )

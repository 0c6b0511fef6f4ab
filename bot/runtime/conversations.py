"""ConversationHandler over our own rows: the running Work's step is read and written, PTB's memory holds nothing.

The only place that touches PTB's private state (pinned by tests/runtime/test_conversations.py). A rollback, an expiry
or an erasure is then a plain change of a row, and a step this release does not know counts as none.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from typing import Any

from telegram.ext import BaseHandler, ConversationHandler

from bot import work
from storage.conversations import Step

FORM_LASTS_SECONDS = 24 * 3600


class _Steps(MutableMapping[Any, Any]):
    """The mapping PTB keeps its states in, turned into a view of the running Work."""

    def __init__(self, name: str, known: frozenset[str]) -> None:
        self._name, self._known = name, known

    def get(self, key: Any, default: Any = None) -> Any:
        step = work.current().step
        if step is None or step.name != self._name or step.step not in self._known:
            return default
        return step.step

    def __getitem__(self, key: Any) -> Any:
        step = self.get(key)
        if step is None:
            raise KeyError(key)
        return step

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None

    def __setitem__(self, key: Any, value: str) -> None:
        now = work.current()
        draft = now.step.draft if now.step and now.step.name == self._name else {}
        now.step = Step(self._name, str(value), now.seconds + FORM_LASTS_SECONDS, {**draft, **now.drafted})
        now.step_changed = True

    def __delitem__(self, key: Any) -> None:
        now = work.current()
        now.step, now.step_changed = None, True

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Form(ConversationHandler[Any]):
    """One form: its steps are a StrEnum, its state lives in the ``conversations`` table, one form a chat."""

    def __init__(
        self,
        name: str,
        entry_points: list[BaseHandler[Any, Any, Any]],
        states: dict[Any, list[BaseHandler[Any, Any, Any]]],
        fallbacks: list[BaseHandler[Any, Any, Any]],
    ) -> None:
        with warnings.catch_warnings():
            # PTB warns that buttons of old messages act on the current step; ours say in their data what they mean.
            warnings.filterwarnings("ignore", message="If 'per_message=False'")
            super().__init__(entry_points, states, fallbacks, name=name, allow_reentry=True, per_message=False)
        self._conversations = _Steps(name, frozenset(str(state) for state in states))

    @property
    def known_steps(self) -> frozenset[str]:
        """The steps of this release."""
        return frozenset(str(state) for state in self.states)


def set_draft(**answers: Any) -> None:
    """Add answers to the running form's draft, or to the one this callback enters; raises TypeError for no JSON.

    A copy is kept, as it will be read back: no live object that changes afterwards.
    """
    now = work.current()
    now.drafted |= json.loads(json.dumps(answers))
    if now.step is not None:
        now.step = replace(now.step, draft={**now.step.draft, **now.drafted})
        now.step_changed = True

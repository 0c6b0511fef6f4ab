"""Who may do which task, and whose age is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.domain.catalogue import Gate, Task, TaskKey
from bot.domain.chats import ChatId
from bot.domain.volunteers import Age, State, Volunteer, old_enough

COOK, PLAY = TaskKey("cook"), TaskKey("play")
SAMIRA = Volunteer(ChatId(1), State.APPROVED)


def task(key: TaskKey, gate: Gate = Gate.NONE) -> Task:
    return Task(key, "x", {"en": key}, gate=gate)


@pytest.mark.parametrize("state", [State.DRAFT, State.APPLIED, State.REFUSED])
def test_who_is_not_approved_is_accepted_for_nothing(state: State) -> None:
    """SH-F6, SH-F7: wishing, being cleared once, or having had a task is not enough."""
    other = replace(SAMIRA, state=state, wishes=frozenset({COOK}), tasks=frozenset({PLAY}), gates=frozenset(Gate))
    for one in (None, task(COOK), task(PLAY, Gate.CHILDREN)):
        assert not other.accepted_for(one)


def test_a_task_without_a_gate_is_open_to_the_whole_team() -> None:
    assert SAMIRA.accepted_for(task(COOK))
    assert SAMIRA.accepted_for(None)


def test_a_task_with_a_gate_needs_both_the_gate_and_the_task() -> None:
    play = task(PLAY, Gate.CHILDREN)
    wished = replace(SAMIRA, wishes=frozenset({PLAY}))
    assert not wished.accepted_for(play)
    assert not replace(wished, gates=frozenset({Gate.CHILDREN})).accepted_for(play)
    assert not replace(wished, tasks=frozenset({PLAY}), gates=frozenset({Gate.KEYS})).accepted_for(play)
    assert replace(wished, tasks=frozenset({PLAY}), gates=frozenset({Gate.CHILDREN})).accepted_for(play)


@pytest.mark.parametrize(
    ("age", "enough"),
    [(Age.UNKNOWN, [0]), (Age.UNDER_16, [0]), (Age.FROM_16, [0, 16]), (Age.ADULT, [0, 16, 18])],
)
def test_who_did_not_say_an_age_is_never_old_enough_where_one_is_needed(age: Age, enough: list[int]) -> None:
    assert [least for least in (0, 16, 18) if old_enough(age, least)] == enough

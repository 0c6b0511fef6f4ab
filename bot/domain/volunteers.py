"""Who helps here: what somebody wishes to do, what they may do, and how far staff are with them; never a query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.catalogue import Gate, Task, TaskKey
from bot.domain.chats import ChatId

DRAFT_DAYS, REFUSED_DAYS = 7, 90
"""So long answers are kept that were never sent, and those of somebody staff did not take."""


class State(StrEnum):
    """How far somebody is on the way to the team."""

    DRAFT = "draft"
    APPLIED = "applied"
    APPROVED = "approved"
    REFUSED = "refused"


class Age(StrEnum):
    """As much of an age as a task needs to know."""

    UNKNOWN = ""
    UNDER_16 = "under_16"
    FROM_16 = "16_17"
    ADULT = "adult"


class Day(StrEnum):
    """A day of the week, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


_AT_LEAST = {Age.UNKNOWN: 0, Age.UNDER_16: 0, Age.FROM_16: 16, Age.ADULT: 18}


@dataclass(frozen=True, slots=True)
class Volunteer:
    """One person; ``languages`` are tags, ``tasks`` only those with a gate, for which staff have accepted them."""

    chat: ChatId
    state: State
    age: Age = Age.UNKNOWN
    wishes: frozenset[TaskKey] = frozenset()
    tasks: frozenset[TaskKey] = frozenset()
    languages: frozenset[str] = frozenset()
    days: frozenset[Day] = frozenset()
    gates: frozenset[Gate] = frozenset()
    lead_minutes: int | None = None
    """How long before a shift they want to be reminded; None as everybody is."""
    asked_at: int | None = None
    """When they were last asked to step in, in Unix seconds."""

    def accepted_for(self, task: Task | None) -> bool:
        """Whether they are on the team, and staff have accepted them where the task has a gate."""
        if self.state is not State.APPROVED:
            return False
        return task is None or task.gate is Gate.NONE or (task.key in self.tasks and task.gate in self.gates)


def old_enough(age: Age, least: int) -> bool:
    """Whether somebody of this age is surely so many years old; who did not say is not."""
    return _AT_LEAST[age] >= least

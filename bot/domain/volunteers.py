"""Who helps here: what somebody wishes to do, what they may do, and how far staff are with them; never a query."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.catalogue import Gate, Task, TaskKey
from bot.domain.chats import ChatId
from bot.domain.colleagues import Name

ASK_AGAIN = timedelta(days=30)
"""So long after a "not now" one can ask again."""


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


class Question(StrEnum):
    """What is asked, one screen each, in this order."""

    TASKS = "tasks"
    LANGUAGES = "languages"
    DAYS = "days"
    AGE = "age"
    NAME = "name"


class Reason(StrEnum):
    """Why staff say: not now."""

    NONE = ""
    ENOUGH = "enough"
    TALK = "talk"
    YOUNG = "young"


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """What somebody said, beside all tasks there are; ``decided_at`` is when staff said yes or not now."""

    person: Volunteer
    tasks: Mapping[TaskKey, Task]
    name: Name | None = None
    decided_at: datetime | None = None

    @property
    def wished(self) -> list[Task]:
        """What they would like to do, in the order of the catalogue."""
        return self._of(self.person.wishes)

    @property
    def accepted(self) -> list[Task]:
        """Tasks with a gate for which staff have accepted them, wished or not."""
        return [task for task in self._of(self.person.tasks) if self.person.accepted_for(task)]

    @property
    def too_young(self) -> list[Task]:
        """Wished tasks for which they are not surely old enough."""
        return [task for task in self.wished if not self.may_by_age(task)]

    @property
    def after_a_talk(self) -> list[Task]:
        """Wished tasks for which staff still have to accept them."""
        gated = [task for task in self.wished if task.gate is not Gate.NONE and self.may_by_age(task)]
        return [task for task in gated if task not in self.accepted]

    @property
    def at_once(self) -> list[Task]:
        """Wished tasks that nothing keeps them from, once they are on the team."""
        later = self.too_young + self.after_a_talk
        return [task for task in self.wished if task not in later]

    @property
    def questions(self) -> list[Question]:
        """What is asked of them: an age only where a wished task needs one."""
        needed = any(task.min_age for task in self.wished)
        return [one for one in Question if needed or one is not Question.AGE]

    def may_by_age(self, task: Task) -> bool:
        """Whether they are surely old enough for a task."""
        return old_enough(self.person.age, task.min_age)

    def behind(self, gate: Gate) -> list[Task]:
        """Wished tasks that this gate alone keeps them from."""
        return [task for task in self.wished if task.gate is gate and self.may_by_age(task)]

    def _of(self, keys: Iterable[TaskKey]) -> list[Task]:
        wanted = frozenset(keys)
        return [task for task in self.tasks.values() if task.key in wanted]

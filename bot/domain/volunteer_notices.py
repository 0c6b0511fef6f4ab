"""What volunteers and those who approve them may be told, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.catalogue import Task
from bot.domain.chats import ChatId
from bot.domain.volunteers import Reason


@dataclass(frozen=True, slots=True)
class Applied:
    """To staff: somebody wants to help."""

    volunteer: ChatId


@dataclass(frozen=True, slots=True)
class Wished:
    """To staff: somebody of the team would also like to do this, which has a gate."""

    volunteer: ChatId
    task: Task


@dataclass(frozen=True, slots=True)
class Welcomed:
    """They are on the team: for these tasks at once, for these after a talk, for these not at their age."""

    now: tuple[Task, ...]
    after_a_talk: tuple[Task, ...]
    too_young: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class NotNow:
    """Staff have not taken them, for now."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Accepted:
    """They may do these tasks too."""

    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class TakenOff:
    """They do not do these tasks any more; so many places they had before them are free."""

    tasks: tuple[Task, ...]
    places: int


@dataclass(frozen=True, slots=True)
class LeftTeam:
    """They are on the team no more; so many places they had before them are free."""

    places: int


ToApprovers = Applied | Wished
"""To those who may approve volunteers."""

ToVolunteer = Welcomed | NotNow | Accepted | TakenOff | LeftTeam
"""To a volunteer, or to who wanted to be one."""

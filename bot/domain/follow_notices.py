"""What those who follow a programme are told of the bot's own accord, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalogue import Catalogue, Programme
from bot.domain.follows import DateChange
from bot.domain.schedule import Session


@dataclass(frozen=True, slots=True)
class FollowReminded:
    """A date of a programme is near."""

    programme: Programme
    session: Session
    catalogue: Catalogue
    now: datetime


@dataclass(frozen=True, slots=True)
class DatesChanged:
    """Dates of a programme are not as they were told; ``next`` is the date to come to now, where there is one."""

    programme: Programme
    changes: tuple[DateChange, ...]
    next: Session | None
    catalogue: Catalogue
    now: datetime

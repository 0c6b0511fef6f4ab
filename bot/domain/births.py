"""The birth card of a person: what is agreed, for how long it is kept, when staff prepare; never a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.chats import ChatId
from bot.domain.timetable import ISTANBUL

SERVICE = "family"
"""The service whose staff prepare a birth and may read its card."""
MONTHS = 9
PREPARE = timedelta(weeks=6)
PREPARE_HOUR = time(9)
KEPT_MONTHS = 3
MOST_HOSPITAL = 100


class Pays(StrEnum):
    """Who pays for the birth."""

    IIMP = "iimp"
    ME = "me"
    OPEN = "open"


class Field(StrEnum):
    """What is asked after the month, in this order."""

    HOSPITAL = "hospital"
    PAYS = "pays"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class BirthCard:
    """``month`` is its first day. None is not asked yet, an empty text was skipped; ``night`` is a telephone."""

    month: date
    hospital: str | None = None
    pays: Pays | None = None
    night: str | None = None

    @property
    def unasked(self) -> Field | None:
        """The next question; None once each was answered or skipped."""
        return next((field for field in Field if getattr(self, field) is None), None)

    @property
    def forget_at(self) -> datetime:
        """When three months have passed after the month."""
        return datetime.combine(months_after(self.month, KEPT_MONTHS + 1), time.min, ISTANBUL)

    @property
    def prepare_at(self) -> datetime:
        """When staff begin to prepare: six weeks before the month."""
        return datetime.combine(self.month - PREPARE, PREPARE_HOUR, ISTANBUL)


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A card with its row number and its person."""

    id: int
    chat: ChatId
    card: BirthCard


def months_after(month: date, count: int) -> date:
    """The first day of the month so many months later."""
    years, number = divmod(month.month - 1 + count, 12)
    return date(month.year + years, number + 1, 1)


def months(today: date) -> tuple[date, ...]:
    """The months one can choose: this one and those after it."""
    return tuple(months_after(today, ahead) for ahead in range(MONTHS))


def kept(card: BirthCard) -> str:
    """The card as one text, to be sealed."""
    said = {"month": card.month.isoformat(), "hospital": card.hospital, "pays": card.pays, "night": card.night}
    return json.dumps(said)


def read(text: str) -> BirthCard:
    """A card as it was kept; what this release does not know of who pays counts as not settled."""
    said = json.loads(text)
    pays = said.get("pays")
    known = None if pays is None else Pays(pays) if pays in set(Pays) else Pays.OPEN
    return BirthCard(date.fromisoformat(said["month"]), said.get("hospital"), known, said.get("night"))

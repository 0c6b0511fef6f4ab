"""A text of an announcement that volunteers are asked to translate, and until when; never a sentence, never a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from bot.domain.announcements import Content, File
from bot.domain.chats import ChatId
from bot.domain.timetable import ISTANBUL


class Stage(StrEnum):
    """Where one stands."""

    OPEN = "open"
    TAKEN = "taken"
    SENT = "sent"
    """It is written; staff have not looked at it yet."""
    USED = "used"
    REFUSED = "refused"
    LAPSED = "lapsed"
    ENDED = "ended"
    """Nobody needs it any more."""


WAITED_FOR = frozenset({Stage.OPEN, Stage.TAKEN})
"""Stages in which somebody still has to do it."""
RUNNING = WAITED_FOR | {Stage.SENT}
"""Stages in which something can still come of it."""
DONE_BY_SOMEBODY = frozenset({Stage.TAKEN, Stage.SENT, Stage.USED})


class Due(StrEnum):
    """Until when staff would have it."""

    SOON = "soon"
    EVENING = "evening"
    TOMORROW = "tomorrow"


SOON = timedelta(hours=2)
EVENING = time(20)


def deadlines(now: datetime) -> Mapping[Due, datetime]:
    """The moments staff can choose from, in UTC; this evening only while it leaves more time than two hours."""
    today = datetime.combine(now.astimezone(ISTANBUL).date(), EVENING, ISTANBUL)
    found = {Due.SOON: now + SOON, Due.EVENING: today, Due.TOMORROW: today + timedelta(days=1)}
    return {due: at.astimezone(UTC) for due, at in found.items() if due is not Due.EVENING or at > now + SOON}


@dataclass(frozen=True, slots=True)
class Task:
    """One text, from a language to another; ``original`` as it was when it was asked for. ``until`` is UTC."""

    id: int
    announcement: int
    source: str
    target: str
    original: Content
    until: datetime
    asked_by: ChatId | None = None
    stage: Stage = Stage.OPEN
    taken_by: ChatId | None = None
    answer: Content | None = None
    told: bool = False
    """Whether everybody who could do it was asked since it was last free."""

    @property
    def file(self) -> File | None:
        """What goes with the translation too; a voice is of its own language."""
        return None if self.original.spoken else self.original.file

    @property
    def spoken(self) -> bool:
        """Whether it is read aloud in its own language, for people who cannot read: so can the translation be."""
        return self.original.spoken

    @property
    def voice(self) -> File | None:
        """The translation read aloud by who wrote it, where they did."""
        return self.answer.file if self.answer is not None and self.answer.spoken else None

    @property
    def next_label(self) -> str | None:
        """The words of the first button that are not translated yet; None where none are left."""
        done = len(self.answer.labels) if self.answer else 0
        return next(iter(self.original.labels[done:]), None)

    def labels_for(self, links: int, now: Content, before: Content) -> tuple[str, ...]:
        """The words of so many buttons: those translated while a button says what it said, else those it had.

        ``now`` is what the main language gets by now, ``before`` what this one had.
        """
        done = self.answer.labels if self.answer else ()
        found: list[str] = []
        for at in range(links):
            same = now.labels[at : at + 1] == self.original.labels[at : at + 1]
            fresh, old = done[at : at + 1], before.labels[at : at + 1]
            found += (fresh if same else ()) or old or ("",)
        return tuple(found)

    @property
    def whole(self) -> bool:
        """Whether there is a translation of all of it."""
        return self.answer is not None and self.next_label is None


@dataclass(frozen=True, slots=True)
class TranslationAsked:
    """To who speaks the language: can you translate this, until then?"""

    number: int
    target: str
    words: str
    until: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class TranslationSettled:
    """In the place of that question: somebody does it, or nobody needs it any more."""

    taken: bool


@dataclass(frozen=True, slots=True)
class TranslationOver:
    """To who had it, or whose translation came: what became of it."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class TranslationCame:
    """To staff: it is written; ``changed`` where the original is not what was translated any more.

    ``unheard`` where it was also read aloud, and this is not shown below the voice.
    """

    number: int
    target: str
    original: str
    words: str
    labels: tuple[str, ...]
    changed: bool
    unheard: bool = False


@dataclass(frozen=True, slots=True)
class Untranslated:
    """To staff: the time is over; ``taken`` where somebody had it and did not write."""

    announcement: int
    target: str
    title: str
    taken: bool


OfTranslations = TranslationAsked | TranslationSettled | TranslationOver | TranslationCame | Untranslated
"""What is told of translations."""

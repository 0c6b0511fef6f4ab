"""What staff write once for many, and what speaks against sending it; never a sentence, a clock or a query."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.audiences import Audience
from bot.domain.chats import ChatId

MOST_WORDS = 3800
"""UTF-16 units of a text without a file: Telegram takes 4,096, direction marks of each line included."""
MOST_CAPTION = 950
"""The same of a text with a file: Telegram takes 1,024."""
MOST_LINKS = 3
MOST_LABEL = 40
AGREE_WITHIN = timedelta(minutes=10)
"""A second person has so long to agree; then it is a draft again."""
SAME_WITHIN = timedelta(hours=24)
"""The same words to the same people are not sent again within this time without being asked for."""
USEFUL_HOURS = (1, 3, 12, 24, 72)
"""After how many hours it can be useless."""
STARS_A_MESSAGE = 0.1
"""What the paid rate costs (Bot API, allow_paid_broadcast)."""


class State(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"
    ASKED = "asked"
    """A second person is asked to agree."""
    APPROVED = "approved"
    DROPPED = "dropped"


class Repeats(StrEnum):
    """How often it goes out."""

    ONCE = ""
    DAILY = "daily"
    WEEKLY = "weekly"


EVERY = {Repeats.DAILY: timedelta(days=1), Repeats.WEEKLY: timedelta(days=7)}


class FileKind(StrEnum):
    """What may go with the words."""

    PHOTO = "photo"
    VOICE = "voice"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class File:
    """A file that Telegram holds, by its reference."""

    kind: FileKind
    id: str


@dataclass(frozen=True, slots=True)
class Content:
    """What one language gets: safe HTML, its words alone, a file, and a label for each link."""

    html: str = ""
    plain: str = ""
    file: File | None = None
    labels: tuple[str, ...] = ()

    @property
    def spoken(self) -> bool:
        """Whether it is read aloud, for people who cannot read."""
        return self.file is not None and self.file.kind is FileKind.VOICE

    @property
    def units(self) -> int:
        """Length as Telegram counts it, in UTF-16 units."""
        return len(self.plain.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Announcement:
    """What staff wrote, and for whom; ``main`` is the language for who has none of the others."""

    id: int
    by: ChatId | None
    state: State
    emergency: bool
    audience: Audience
    main: str
    links: tuple[str, ...]
    point: Point | None
    starts_at: datetime | None
    repeats: Repeats
    useful: timedelta | None
    asked_at: datetime | None
    created_at: datetime
    contents: Mapping[str, Content] = field(default_factory=dict)
    """What each language gets."""
    fallback: str = ""
    """The language staff have chosen for who lacks a text; '' for the main one."""

    @property
    def chosen(self) -> str | None:
        """The language staff have chosen for who lacks a text, while it is whole."""
        return self.fallback if self.fallback and self.whole(self.fallback) else None

    def whole(self, language: str) -> bool:
        """Whether this language has words or a file, and a label for every link."""
        content = self.contents.get(language)
        if content is None or not (content.plain.strip() or content.file):
            return False
        return len([label for label in content.labels[: len(self.links)] if label]) == len(self.links)

    def language_for(self, chain: Sequence[str]) -> str:
        """The one language of the message for a reader of this chain: their own, else one near it, else what steps in.

        English, which ends every chain, gives way to what staff have chosen.
        """
        near = chain[:-1] if self.chosen and len(chain) > 1 else chain
        return next((tag for tag in near if self.whole(tag)), self.chosen or self.main)


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody wrote back; ``language`` is what its writer reads, '' where they chose none."""

    id: int
    chat: ChatId
    language: str
    text: str
    at: datetime
    read: bool


class Fault(StrEnum):
    """What keeps it from being sent."""

    NO_WORDS = "no_words"
    TOO_LONG = "too_long"
    TAGS = "tags"
    """Signs such as <b> were typed; they would be shown as they are."""
    NO_LABEL = "no_label"
    NOBODY = "nobody"


class Doubt(StrEnum):
    """Why a second person has to agree first."""

    EMERGENCY = "emergency"
    NUMBER = "number"
    """The words hold what looks like a telephone, a passport or a request's number."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fault of one language; ``units`` how long it is where it is too long, and ``most`` what fits."""

    fault: Fault
    language: str = ""
    units: int = 0
    most: int = 0


_TAG = re.compile(r"</?\s*(?:b|i|u|s|a|em|strong|code|pre|br|p)\b[^>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[ ().-]?\d){6,}(?!\w)|#\s?\d{1,7}\b")
_URL = re.compile(r"https?://\S+")


def faults(told: Announcement) -> list[Found]:
    """Everything that is wrong with its words, language by language; empty where it can be shown."""
    found = [Found(Fault.NO_WORDS)] if not told.whole(told.main) else []
    for language, content in sorted(told.contents.items()):
        found += wrong(language, content)
        if (content.plain.strip() or content.file) and not told.whole(language):
            found.append(Found(Fault.NO_LABEL, language))
    return found


def wrong(language: str, content: Content) -> list[Found]:
    """What is wrong with the words of one language, whatever its buttons."""
    most = MOST_WORDS if content.file is None else MOST_CAPTION
    long = [Found(Fault.TOO_LONG, language, content.units, most)] if content.units > most else []
    return [*long, *([Found(Fault.TAGS, language)] if _TAG.search(content.plain) else [])]


def doubts(told: Announcement) -> list[Doubt]:
    """Why one person alone may not send it."""
    plain = [_URL.sub("", content.plain) for content in told.contents.values()]
    return [Doubt.EMERGENCY] * told.emergency + [Doubt.NUMBER] * any(_NUMBER.search(words) for words in plain)


@dataclass(frozen=True, slots=True)
class Reached:
    """The audience by the language people read ('' where they chose none), and where each of these falls to."""

    people: Mapping[str, int]
    read_in: Mapping[str, str]

    @property
    def total(self) -> int:
        """Everybody."""
        return sum(self.people.values())

    @property
    def falling(self) -> int:
        """How many get another language than their own."""
        return sum(count for own, count in self.people.items() if self.read_in[own] != own)


def stars(people: int) -> int:
    """What the paid rate costs for so many messages at most, in Telegram Stars, rounded up."""
    return -(-people * round(STARS_A_MESSAGE * 10) // 10)

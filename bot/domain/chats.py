"""Facts about whom we can write to; never a name, never a Telegram id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from bot.domain.hearing import Hears, News

ChatId = NewType("ChatId", int)


class Kind(StrEnum):
    """What sort of chat it is; channels are left at once and never stored."""

    PRIVATE = "private"
    GROUP = "group"


class Reach(StrEnum):
    """Whether Telegram lets us write there."""

    OPEN = "open"
    BLOCKED = "blocked"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Chat:
    """One chat we may write to; ``offered`` are the languages already offered because of the script typed."""

    id: ChatId
    kind: Kind
    language: str | None
    reach: Reach
    offered: tuple[str, ...]
    seen_on: date
    hears: Hears = Hears.ALL
    news: News = News.UNASKED
    discreet: bool = False
    """Somebody else sees their phone: what comes of our own accord comes in neutral words first."""

"""What the bot says of announcements: the announcement itself to many, its progress to staff; never a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements import Content, Point
from bot.domain.broadcasts import Broadcast


@dataclass(frozen=True, slots=True)
class Announced:
    """To everybody of its audience: one language of it, whole."""

    announcement: int
    content: Content
    links: tuple[str, ...]
    point: Point | None


@dataclass(frozen=True, slots=True)
class Progress:
    """To who watches it: how far a sending is. ``held`` where it waits for the morning."""

    broadcast: Broadcast
    title: str
    now: datetime
    answers: int = 0
    held: bool = False
    report: bool = False
    """Whether it is the last word about it, as a message of its own."""


@dataclass(frozen=True, slots=True)
class AgreeAsked:
    """To the other staff: does somebody agree to send this? ``until`` it waits."""

    announcement: int
    title: str
    people: int
    emergency: bool
    until: datetime


@dataclass(frozen=True, slots=True)
class NotAgreed:
    """To who wanted to send it: nobody agreed in time."""

    announcement: int
    title: str


OfAnnouncements = Announced | Progress | AgreeAsked | NotAgreed

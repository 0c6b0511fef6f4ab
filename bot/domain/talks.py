"""Talks: one person of ours and one client write to each other through the bot; never a query, never what is said."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.appointments import MARKS
from bot.domain.chats import ChatId

QUIET_SECONDS = 30 * 60
"""A talk in which nobody writes for so long is over."""
MOST_PIECE = 3000
"""Characters of one message that is passed on: Telegram takes 4096, and direction marks come on top."""
MOST_CAPTION = 900
"""The same of the words under a picture: Telegram takes 1024."""


class Ending(StrEnum):
    """Why a talk is over."""

    ENDED = "ended"
    STOPPED = "stopped"
    QUIET = "quiet"
    CASE = "case"
    DESK = "desk"
    GONE = "gone"


class Bar(StrEnum):
    """Why a talk cannot begin."""

    DESK = "desk"
    UNREACHED = "unreached"
    BUSY = "busy"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class OpenTalk:
    """One that goes on."""

    id: int
    request: int
    client: ChatId
    staff: ChatId
    last_at: int

    @property
    def mark(self) -> str:
        """The picture of its request."""
        return MARKS[self.request % len(MARKS)]

    def other(self, chat: ChatId) -> ChatId:
        """Who is at the other end."""
        return self.staff if chat == self.client else self.client


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody sends in a talk: words, or a voice note or picture (``kind``) by Telegram's reference."""

    text: str
    kind: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Began:
    """To the client: a person is here; ``name`` is empty where they show none, ``form`` says a form was closed."""

    name: str
    form: bool


@dataclass(frozen=True, slots=True)
class Over:
    """To the client: the bot answers again; ``lost`` says that their last message reached nobody."""

    lost: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """To the client: what the person of ours wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class Passed:
    """To the person of ours: what the client wrote."""

    request: int
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """To the person of ours: the talk is over, and why; ``lost`` as for the client."""

    request: int
    mark: str
    why: Ending
    lost: bool


ToClient = Began | Over | Answered
ToStaff = Passed | Ended


def pieces(text: str) -> list[str]:
    """A long text as messages that Telegram takes, none of it lost."""
    return [text[at : at + MOST_PIECE] for at in range(0, len(text), MOST_PIECE)]

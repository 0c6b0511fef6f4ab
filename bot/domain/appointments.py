"""Requests for an appointment and what may become of them, one table of states and moves; never a sentence or query."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.chats import ChatId
from bot.domain.written_dates import is_date


class State(StrEnum):
    """Where a request stands."""

    REQUESTED = "requested"
    OFFERED = "offered"
    CONFIRMED = "confirmed"
    DONE = "done"
    NO_SHOW = "no_show"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Move(StrEnum):
    """What somebody, or time, does to a request."""

    OFFER = "offer"
    BOOK = "book"
    CHOOSE = "choose"
    TAKE = "take"
    ASK_OTHERS = "ask_others"
    ASK_TO_MOVE = "ask_to_move"
    DECLINE = "decline"
    CANCEL = "cancel"
    FINISH = "finish"
    MISS = "miss"
    UNDO = "undo"
    EXPIRE = "expire"


class News(StrEnum):
    """What staff are told of a request."""

    NEW = "new"
    ALARM = "alarm"
    STILL = "still"
    CHOSEN = "chosen"
    AWAY = "away"
    FREE_AGAIN = "free_again"
    UNREACHED = "unreached"
    LATE = "late"
    EXPIRING = "expiring"
    OTHER_TIMES = "other_times"
    CANCELLED = "cancelled"
    NOTE = "note"
    BIRTH = "birth"
    HANDED_OVER = "handed_over"
    WAITS_FOR_YOU = "waits_for_you"


class Reason(StrEnum):
    """Why staff say no: kept answers, each in every language."""

    NOT_NOW = "not_now"
    FULL = "full"
    PAPERS = "papers"
    ELSEWHERE = "elsewhere"
    TALK = "talk"


MOVES: Mapping[tuple[State, Move], State] = {
    (State.REQUESTED, Move.OFFER): State.OFFERED,
    (State.REQUESTED, Move.TAKE): State.CONFIRMED,
    (State.REQUESTED, Move.BOOK): State.CONFIRMED,
    (State.REQUESTED, Move.DECLINE): State.DECLINED,
    (State.REQUESTED, Move.CANCEL): State.CANCELLED,
    (State.REQUESTED, Move.FINISH): State.DONE,
    (State.REQUESTED, Move.EXPIRE): State.EXPIRED,
    (State.OFFERED, Move.OFFER): State.OFFERED,
    (State.OFFERED, Move.CHOOSE): State.CONFIRMED,
    (State.OFFERED, Move.BOOK): State.CONFIRMED,
    (State.OFFERED, Move.ASK_OTHERS): State.REQUESTED,
    (State.OFFERED, Move.DECLINE): State.DECLINED,
    (State.OFFERED, Move.CANCEL): State.CANCELLED,
    (State.OFFERED, Move.EXPIRE): State.EXPIRED,
    (State.CONFIRMED, Move.OFFER): State.OFFERED,
    (State.CONFIRMED, Move.BOOK): State.CONFIRMED,
    (State.CONFIRMED, Move.ASK_TO_MOVE): State.REQUESTED,
    (State.CONFIRMED, Move.DECLINE): State.DECLINED,
    (State.CONFIRMED, Move.CANCEL): State.CANCELLED,
    (State.CONFIRMED, Move.FINISH): State.DONE,
    (State.CONFIRMED, Move.MISS): State.NO_SHOW,
    (State.CONFIRMED, Move.EXPIRE): State.EXPIRED,
    (State.DONE, Move.UNDO): State.CONFIRMED,
    (State.NO_SHOW, Move.UNDO): State.CONFIRMED,
}
"""Every move there is; one that is not in it is refused."""

OPEN = frozenset({State.REQUESTED, State.OFFERED, State.CONFIRMED})
"""States in which somebody still waits for something."""


class Whom(StrEnum):
    """For whom the help is; several persons behind one account stay apart."""

    ME = "me"
    CHILD = "child"
    FAMILY = "family"
    OTHER = "other"


class Way(StrEnum):
    """How the person wants to be answered; ``DESK`` writes nothing but "come to the desk", ``CALL`` is a telephone."""

    WRITE = "write"
    DESK = "desk"
    CALL = "call"


class Suits(StrEnum):
    """When the person can come."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Interpreter(StrEnum):
    """Whom the person wants to interpret; ``OUTSIDE`` is nobody from their own community."""

    NONE = "none"
    ANY = "any"
    WOMAN = "woman"
    OUTSIDE = "outside"


class NoteKind(StrEnum):
    """Whose words a note holds, and who may read them."""

    CLIENT = "client"
    VOICE = "voice"
    PHOTO = "photo"
    PHONE = "phone"
    ANSWER = "answer"
    PRIVATE = "private"
    REPLY = "reply"


NEVER_URGENT = frozenset({"repatriation"})
MOST_OPEN, MOST_A_DAY = 3, 5
MOST_OFFERS = 3
OFFER_HOLDS_SECONDS = 3 * 24 * 3600
LATE_DAYS, STALE_DAYS, WARNED_DAYS = 3, 30, 3
"""Unanswered: staff are told after so many days; it expires after so many; they are warned so many before."""
ALARM_SECONDS = 15 * 60
"""An urgent request that nobody has taken is told again after so long."""
MOST_NOTE = 300
CONSENT = 1
"""The version of the words under which requests are kept."""
MARKS = "🐟🌳🌞🍎🐢🌙⭐🍇🐦🌻🍋🦋🐘🌊🍉🐌🌈🍒🐎🌵"
"""A picture beside the number, for who does not read numbers."""


@dataclass(frozen=True, slots=True)
class Request:
    """One request. Instants are UTC; ``starts_at`` and ``place`` stand once a time is agreed."""

    id: int
    chat: ChatId
    service: str
    whom: Whom
    urgent: bool
    state: State
    way: Way
    created_at: datetime
    changed_at: datetime
    claimed_by: ChatId | None = None
    starts_at: datetime | None = None
    coming: bool | None = None
    """What the person answered to "will you come?"."""
    seen_at: datetime | None = None
    """When somebody of ours first opened it."""
    slot: int | None = None
    """The free time that was taken, where staff had opened it."""
    suits: Suits = Suits.ANY
    interpreter: Interpreter = Interpreter.NONE
    unreached: bool = False
    """Whether the person cannot be written to, and somebody has to call."""
    keep_until: datetime | None = None
    """Ended, and kept longer for a reason."""
    named: bool = False
    """Whether a sensitive service may be named on the person's screens and in reminders."""

    @property
    def mark(self) -> str:
        """Its picture."""
        return MARKS[self.id % len(MARKS)]


@dataclass(frozen=True, slots=True)
class Offer:
    """A time offered for a request; UTC."""

    id: int
    request: int
    starts_at: datetime
    slot: int | None = None
    """The time whose seat it holds."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is kept with a request: words, at most ``MOST_NOTE`` characters, a telephone, or a file by reference."""

    id: int
    kind: NoteKind
    text: str
    at: datetime


def after(state: State, move: Move) -> State | None:
    """The state after a move; None where the move is refused."""
    return MOVES.get((state, move))


def held_until(offers: Iterable[Offer], since: datetime) -> datetime:
    """When times offered at that instant are free again: after three days, or with the last of them."""
    last = max((offer.starts_at for offer in offers), default=since)
    return min(since + timedelta(seconds=OFFER_HOLDS_SECONDS), last)


def telephone(typed: str) -> str | None:
    """The digits of a telephone number in any script's digits, with its plus; None for what cannot be one."""
    if is_date(typed):
        return None
    marks = [char for char in typed if not char.isdigit() and not char.isspace() and char not in _PHONE_MARKS]
    digits = "".join(str(unicodedata.digit(char)) for char in typed if char.isdigit())
    plus = marks == ["+"] or digits.startswith("00")
    digits = digits.removeprefix("00") if plus else digits
    fits = marks in ([], ["+"]) and LEAST_DIGITS <= len(digits) <= MOST_DIGITS
    return ("+" if plus else "") + digits if fits else None


LEAST_DIGITS, MOST_DIGITS = 7, 15  # ITU-T E.164: at most fifteen
_PHONE_MARKS = frozenset("-–()./\u200e\u200f\u2066\u2067\u2068\u2069\u202a\u202b\u202c")

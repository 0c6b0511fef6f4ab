"""Rules of delivery: lanes, verdicts on Telegram's answers, waiting times; never a network call."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from bot.domain.chats import ChatId

Params = dict[str, Any]

BACKOFF_SECONDS = (1, 2, 5, 15, 60, 300)
REPLY_USEFUL_SECONDS = 6 * 3600
RETELL_USEFUL_SECONDS = 7 * 24 * 3600
ANSWER_USEFUL_SECONDS = 12.0  # Telegram ends a tap's spinner by itself after about 15 s
MOST_UPLOADED = 1024 * 1024  # bytes, our own cap: Telegram's is 50 MB, and this waits in the database
DELETABLE_SECONDS = 48 * 3600 - 300  # Bot API, deleteMessages: less than 48 hours; a little is lost on the way
MOST_DELETED = 100  # Bot API, deleteMessages.message_ids: 1-100
COPIES = 2  # a message is never sent a third time, whatever became of the first two


class Lane(IntEnum):
    """Who goes first; a smaller number overtakes a greater one."""

    REPLY = 0
    NOTICE = 1
    REMINDER = 2
    BROADCAST = 3


class State(StrEnum):
    """Where an outgoing message stands."""

    OPEN = "open"
    SENDING = "sending"
    SENT = "sent"
    EXPIRED = "expired"
    VOID = "void"
    DEAD = "dead"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file we made, for the parameter ``field``; raises ValueError where it is empty or above our cap."""

    field: str
    name: str
    mime: str
    content: bytes

    def __post_init__(self) -> None:
        if not 1 <= len(self.content) <= MOST_UPLOADED:
            raise ValueError(f"a {self.field} of {len(self.content)} bytes, allowed 1-{MOST_UPLOADED}")


@dataclass(frozen=True, slots=True)
class Order:
    """A file that is made when its turn to go out comes, outside any transaction: drawing takes longer than one may.

    ``kind`` says which, ``data`` is what stands in it, as JSON; ``field`` is the parameter it will be sent as.
    """

    field: str
    kind: str
    language: str
    data: str
    kept: str = ""
    """The name under which Telegram's reference to it is kept, for the next who asks for the same; empty: never."""


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call without its chat; ``plain`` is the text to send where Telegram cannot read the HTML.

    An edit without it says what may stand in that one message and nowhere else. The words of a call with a file are
    its caption.
    """

    method: str
    params: Params = field(default_factory=dict)
    plain: str | None = None
    file: Upload | None = None
    order: Order | None = None
    lasts: int | None = None
    """After so many seconds we take the message away again; None: it stays."""

    @property
    def repeatable(self) -> bool:
        """Whether doing it twice leaves the chat as doing it once."""
        return self.method.startswith(("edit", "delete", "set", "leave"))


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A call owed to a chat. Instants in Unix seconds, UTC."""

    id: int
    chat: ChatId
    lane: Lane
    call: Call
    due_at: int
    expires_at: int | None
    edits: int | None = None
    group: bool = False
    discreet: bool = False
    """Whether its receiver gets neutral words first."""
    behind: Call | None = None
    """What is shown on a tap, where ``call`` is neutral words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a tap: it ends the spinner. Sent after the commit, never stored."""

    query: str
    text: str | None = None
    alert: bool = False
    url: str | None = None
    """A deep link to ourselves that the tap opens (Bot API, answerCallbackQuery.url)."""


# Verdicts on one attempt ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it, as this message; ``file_id`` is its reference to a file that we keep."""

    message_id: int | None = None
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """Telegram did not take it; try again."""


@dataclass(frozen=True, slots=True)
class AnswerLost:
    """Telegram may have taken it; the answer did not come back."""


@dataclass(frozen=True, slots=True)
class Flood:
    """Telegram asks for a pause of so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Unreachable:
    """Nothing more can be sent to this chat; ``gone`` where it will never come back by itself."""

    reason: str
    gone: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has become a supergroup with this Telegram id."""

    to: int


@dataclass(frozen=True, slots=True)
class BadMarkup:
    """Telegram cannot read the HTML; send the plain words once."""


@dataclass(frozen=True, slots=True)
class CannotEdit:
    """The message is too old or gone; send its words as a new message."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram says no for good; the reason is kept for staff."""

    reason: str


Verdict = Sent | NotSent | AnswerLost | Flood | Unreachable | Moved | BadMarkup | CannotEdit | Refused


def backoff(tries: int) -> int:
    """Seconds before try number ``tries + 1``."""
    return BACKOFF_SECONDS[min(max(tries, 1), len(BACKOFF_SECONDS)) - 1]


def judge_bad_request(description: str, call: Call) -> Verdict:
    """What a 400 means for this call. Descriptions as Telegram words them (tdlib/telegram-bot-api, Client.cpp)."""
    said = description.lower()
    if "message is not modified" in said or "message to delete not found" in said:
        return Sent()
    if "can't parse entities" in said and call.plain is not None:
        return BadMarkup()
    if "chat not found" in said or "peer_id_invalid" in said:
        return Unreachable("chat not found", gone=True)
    if (
        call.method == "editMessageText"
        and call.plain is not None
        and ("message to edit not found" in said or "can't be edited" in said)
    ):
        return CannotEdit()
    return Refused(description[:200])


def judge_forbidden(description: str) -> Verdict:
    """What a 403 means: a block can be lifted, a deleted account cannot."""
    return Unreachable(description[:200], gone="deactivated" in description.lower())


def as_plain(call: Call) -> Call:
    """The same words without markup, for HTML that Telegram cannot read."""
    params = {name: value for name, value in call.params.items() if name != "parse_mode"}
    words = "text" if call.file is None and call.order is None else "caption"
    return Call(call.method, params | {words: call.plain}, file=call.file, order=call.order)


def as_new(call: Call) -> Call:
    """The words of an edit as a new message."""
    params = {name: value for name, value in call.params.items() if name != "message_id"}
    return Call("sendMessage", params, call.plain)

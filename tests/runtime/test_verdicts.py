"""What each answer of Telegram means for a message, in Telegram's own words and through PTB's errors."""

from __future__ import annotations

from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain import delivery
from bot.domain.delivery import BACKOFF_SECONDS, Call, Verdict, backoff
from bot.runtime.requests import NoAnswer, NotTaken
from bot.runtime.verdicts import judge

MESSAGE = Call("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}, plain="x")
EDIT = Call("editMessageText", {"text": "<b>x", "message_id": 3}, plain="x")
NOWHERE_ELSE = Call("editMessageText", {"text": "<b>x", "message_id": 3})
DELETION = Call("deleteMessage", {"message_id": 3})
PIN = Call("sendVenue", {"latitude": 41.0})

UNREADABLE = 'Can\'t parse entities: unsupported start tag "x" at byte offset 3'

TABLE: list[tuple[Exception, Call, Verdict]] = [
    (RetryAfter(7), MESSAGE, delivery.Flood(7)),
    (RetryAfter(timedelta(seconds=40)), MESSAGE, delivery.Flood(40)),
    (RetryAfter(0), MESSAGE, delivery.Flood(1)),
    (Forbidden("Forbidden: bot was blocked by the user"), MESSAGE,
     delivery.Unreachable("Forbidden: bot was blocked by the user", gone=False)),
    (Forbidden("Forbidden: user is deactivated"), MESSAGE,
     delivery.Unreachable("Forbidden: user is deactivated", gone=True)),
    (Forbidden("Forbidden: bot was kicked from the supergroup chat"), MESSAGE,
     delivery.Unreachable("Forbidden: bot was kicked from the supergroup chat", gone=False)),
    (BadRequest("Chat not found"), MESSAGE, delivery.Unreachable("chat not found", gone=True)),
    (BadRequest("PEER_ID_INVALID"), MESSAGE, delivery.Unreachable("chat not found", gone=True)),
    (ChatMigrated(-100123), MESSAGE, delivery.Moved(-100123)),
    (BadRequest("Message is not modified: specified new message content is exactly the same"), EDIT, delivery.Sent()),
    (BadRequest("Message to delete not found"), DELETION, delivery.Sent()),
    (BadRequest(UNREADABLE), MESSAGE, delivery.BadMarkup()),
    (BadRequest(UNREADABLE), PIN, delivery.Refused(UNREADABLE)),
    (BadRequest("Message to edit not found"), EDIT, delivery.CannotEdit()),
    (BadRequest("Message can't be edited"), EDIT, delivery.CannotEdit()),
    (BadRequest("Message can't be edited"), NOWHERE_ELSE, delivery.Refused("Message can't be edited")),
    (BadRequest("Message can't be deleted for everyone"), DELETION,
     delivery.Refused("Message can't be deleted for everyone")),
    (BadRequest("Message is too long"), MESSAGE, delivery.Refused("Message is too long")),
    (NotTaken("ClientConnectorError"), MESSAGE, delivery.NotSent()),
    (NoAnswer("ServerDisconnectedError"), MESSAGE, delivery.AnswerLost()),
    (TimedOut(), MESSAGE, delivery.AnswerLost()),
    (NetworkError("Internal Server Error"), MESSAGE, delivery.NotSent()),
    (Conflict("terminated by other getUpdates request"), MESSAGE, delivery.NotSent()),
    (TelegramError("something new"), MESSAGE, delivery.AnswerLost()),
]  # fmt: skip


@pytest.mark.parametrize(("error", "call", "verdict"), TABLE, ids=[f"{e!r}-{c.method}" for e, c, _ in TABLE])
def test_each_answer_has_its_verdict(error: Exception, call: Call, verdict: Verdict) -> None:
    """TG-4, TG-6, TG-28, TG-31, TG-40."""
    assert judge(error, call) == verdict


def test_what_telegram_cannot_have_said_is_not_taken_for_an_answer() -> None:
    """A fault of ours must be seen, not retried for ever."""
    with pytest.raises(ZeroDivisionError):
        judge(ZeroDivisionError(), MESSAGE)


def test_a_refused_token_is_no_verdict_on_a_message() -> None:
    """The sender lets it end the process before it asks for a verdict."""
    assert not isinstance(judge(InvalidToken(), MESSAGE), delivery.Sent | delivery.Refused)


def test_waiting_times_grow_to_a_limit() -> None:
    assert [backoff(tries) for tries in range(1, 9)] == [*BACKOFF_SECONDS, 300, 300]
    assert backoff(0) == BACKOFF_SECONDS[0]


def test_plain_words_and_a_new_message_keep_the_buttons() -> None:
    keys = {"reply_markup": {"inline_keyboard": []}}
    call = Call("editMessageText", {"text": "<b>x", "parse_mode": "HTML", "message_id": 3, **keys}, plain="x")
    assert delivery.as_plain(call) == Call("editMessageText", {"text": "x", "message_id": 3, **keys})
    assert delivery.as_new(call) == Call("sendMessage", {"text": "<b>x", "parse_mode": "HTML", **keys}, plain="x")

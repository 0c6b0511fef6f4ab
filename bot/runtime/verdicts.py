"""What an answer of Telegram, or its absence, means for a message; it decides, it does not act."""

from __future__ import annotations

from datetime import timedelta

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.domain import delivery
from bot.domain.delivery import Call, Verdict
from bot.runtime.requests import NoAnswer, NotTaken


def judge(error: Exception, call: Call) -> Verdict:
    """The verdict on one failed attempt."""
    match error:
        case RetryAfter():
            return delivery.Flood(seconds_of(error))
        case Forbidden():
            return delivery.judge_forbidden(error.message)
        case ChatMigrated():
            return delivery.Moved(error.new_chat_id)
        case BadRequest():
            return delivery.judge_bad_request(error.message, call)
        case NotTaken():
            return delivery.NotSent()
        case NoAnswer() | TimedOut():
            return delivery.AnswerLost()
        case NetworkError() | Conflict():  # Telegram said 5xx in its own words: it did not take the call
            return delivery.NotSent()
        case TelegramError():
            return delivery.AnswerLost()
    raise error


def seconds_of(error: RetryAfter) -> float:
    """The pause asked for, in seconds, at least one."""
    asked = error.retry_after
    seconds = asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
    return max(seconds, 1.0)

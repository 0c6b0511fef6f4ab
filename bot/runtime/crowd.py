"""How much one person sends: beyond what anybody can mean it is not answered; counts only, never a text."""

from __future__ import annotations

from collections import deque
from enum import Enum, auto
from typing import Any

MOST = 20
WINDOW_SECONDS = 10
REMEMBERED = 4096


class Verdict(Enum):
    """Whether to answer."""

    FINE = auto()
    FIRST_TOO_MANY = auto()
    TOO_MANY = auto()


class Crowd:
    """Twenty updates in ten seconds by Telegram's own time, so that a backlog of hours is not taken for a flood."""

    def __init__(self) -> None:
        self._recent: dict[bytes, deque[int]] = {}
        self._told: set[bytes] = set()

    def look(self, person: bytes, update: dict[str, Any], now: int) -> Verdict:
        """Count one update of this person; what they say in groups counts for itself, and they are not told of it."""
        at = _sent_at(update, now)
        private = _is_private(update)
        person = person if private else b"group" + person
        recent = self._recent.setdefault(person, deque(maxlen=MOST))
        if len(recent) == MOST and at - recent[0] < WINDOW_SECONDS:
            if person in self._told or not private:
                return Verdict.TOO_MANY
            self._told.add(person)
            return Verdict.FIRST_TOO_MANY
        recent.append(at)
        if len(recent) < MOST or at - recent[0] >= WINDOW_SECONDS:
            self._told.discard(person)
        self._tidy(now)
        return Verdict.FINE

    def _tidy(self, now: int) -> None:
        if len(self._recent) > REMEMBERED:
            self._recent = {who: seen for who, seen in self._recent.items() if seen[-1] > now - WINDOW_SECONDS}
            self._told &= self._recent.keys()


def _sent_at(update: dict[str, Any], now: int) -> int:
    message = update.get("message")
    date = message.get("date") if isinstance(message, dict) else None
    return date if isinstance(date, int) else now


def _is_private(update: dict[str, Any]) -> bool:
    """Whether it came from the person's own chat; a tap whose message Telegram no longer shows did."""
    part = update.get("message") or update.get("callback_query")
    if isinstance(part, dict) and isinstance(part.get("message"), dict):
        part = part["message"]
    chat = part.get("chat") if isinstance(part, dict) else None
    return not isinstance(chat, dict) or chat.get("type", "private") == "private"

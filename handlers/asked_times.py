"""Which question for a day or an hour a person was shown last, to show it again where one is typed; never a sentence.

In memory and for an hour: its buttons bear all that they need, so that nothing is lost with it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.chats import ChatId
from handlers.rendering import View

LASTS = timedelta(hours=1)
MOST = 500
"""People whose question is remembered at once; the longest shown is forgotten first."""


class AskedTimes:
    """One question for each person; another screen ends it."""

    def __init__(self) -> None:
        self._shown: dict[ChatId, tuple[View, datetime]] = {}

    def note(self, chat: ChatId, question: View | None, now: datetime) -> None:
        """This person is shown a question, or something else."""
        self._shown.pop(chat, None)
        if question is not None:
            self._shown[chat] = question, now
        if len(self._shown) > MOST:
            del self._shown[next(iter(self._shown))]

    def last(self, chat: ChatId, now: datetime) -> View | None:
        """The question this person was shown within the hour, and nothing since."""
        view, since = self._shown.get(chat, (None, now))
        return view if now - since < LASTS else None

"""What the bot may answer 'no' to about who works here, as types; the words for each stand in its view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.chats import ChatId
from bot.domain.refusals import Refusal


@dataclass(eq=False)
class LastAdmin(Refusal):
    """To staff: ``member`` is the only administrator who can act, so that they stay one."""

    member: ChatId


@dataclass(eq=False)
class StaysAdmin(Refusal):
    """To the only administrator who can act: they cannot be erased before there is another."""


@dataclass(eq=False)
class EnoughLocked(Refusal):
    """To staff: they have locked out so many people today that only an administrator can go on."""


@dataclass(eq=False)
class TooFast(Refusal):
    """To staff: they have opened more cases in a few minutes than anybody reads; it goes on then."""

    until: datetime

"""Pauses of a person and of a service, and hidden addresses: what staff do in trouble; never a query or a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.catalogue import Programme
from bot.domain.chats import ChatId
from bot.domain.staffing import Member

PERSON = timedelta(days=7)
"""A person is paused for so long."""
SERVICE_DAYS = (1, 3, 7, 14, 28)
"""A service can be paused for so many days."""


class Why(StrEnum):
    """Why a person is paused."""

    INSULTS = "insults"
    THREATS = "threats"
    FLOOD = "flood"


@dataclass(frozen=True, slots=True)
class PersonPause:
    """A person who sends no new requests until then."""

    chat: ChatId
    why: Why
    until: datetime


@dataclass(frozen=True, slots=True)
class ServicePause:
    """A service that can be asked for again on that day."""

    service: Programme
    again_on: date


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is switched on at this moment: for a line on the staff's screen."""

    hidden: bool
    locked: int
    services: tuple[ServicePause, ...]


@dataclass(frozen=True, slots=True)
class Paused:
    """Notice to a person: they can send new requests again from then on."""

    until: datetime


@dataclass(frozen=True, slots=True)
class PauseOver:
    """Notice to a person: staff ended the pause."""


@dataclass(frozen=True, slots=True)
class AddressesHidden:
    """Notice to administrators: all addresses are hidden, or shown again."""

    hidden: bool
    by: Member | None


OfPauses = Paused | PauseOver | AddressesHidden

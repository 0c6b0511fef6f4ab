"""What people are told about things given out of the bot's own accord, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalogue import Programme
from bot.domain.giving import Card, Line
from bot.domain.items import Item
from bot.domain.schedule import Session


@dataclass(frozen=True, slots=True)
class Granted:
    """Somebody of the house said yes, or gave it within a case: the number and the day."""

    card: Card


@dataclass(frozen=True, slots=True)
class NotGranted:
    """Somebody of the house said no."""

    item: Item
    size: str
    discreet: bool


@dataclass(frozen=True, slots=True)
class ItemHeld:
    """To the first who waits: a piece is there for them, and kept until then."""

    card: Card
    line: Line
    until: datetime


@dataclass(frozen=True, slots=True)
class ItemOpen:
    """To who waits: there are some again, so near to the day that the first tap has one."""

    item: Item
    size: str
    programme: Programme
    session: Session
    now: datetime


@dataclass(frozen=True, slots=True)
class ItemLapsed:
    """Nobody answered in time: the piece has gone to the next."""

    item: Item
    size: str
    discreet: bool


@dataclass(frozen=True, slots=True)
class GivingOff:
    """The collection day does not take place: the number counts no more."""

    card: Card


@dataclass(frozen=True, slots=True)
class GivingMoved:
    """The collection day is at another time or place; the number stays."""

    card: Card


@dataclass(frozen=True, slots=True)
class TicketReminded:
    """The day is near."""

    card: Card


@dataclass(frozen=True, slots=True)
class ItemAsked:
    """To who may say yes: the first of those who ask for an item; the others are on the list."""

    item: Item


OfGiving = (
    Granted | NotGranted | ItemHeld | ItemOpen | ItemLapsed | GivingOff | GivingMoved | TicketReminded | ItemAsked
)

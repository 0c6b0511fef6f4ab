"""What is told of requests and appointments, to the person and to staff, as facts; never a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.appointments import News, Offer, Reason, State
from bot.domain.catalogue import Text
from bot.domain.chats import ChatId
from bot.domain.kept_answers import Kept
from bot.domain.people import Role


@dataclass(frozen=True, slots=True)
class About:
    """What a notice needs to know of a request; ``name`` is empty where the service stays unsaid on a lock screen."""

    id: int
    mark: str
    pictogram: str
    name: Text
    place: Text = field(default_factory=dict)
    address: Text = field(default_factory=dict)
    """Where, unless it is at the desk."""
    only_a_talk: bool = False
    """Whether nothing may be written down about it."""
    hidden: bool = False
    """Whether it is at a place whose address is hidden for now."""


@dataclass(frozen=True, slots=True)
class Offered:
    """To the client: these times are free."""

    about: About
    offers: tuple[Offer, ...]
    until: datetime
    now: datetime
    again: bool = False
    """Whether they were told before, and have not chosen."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """To the client: staff fixed this time with them."""

    about: About
    starts_at: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """To the client who stands at the desk: staff wrote down a request for them."""

    about: About


@dataclass(frozen=True, slots=True)
class HereAgain:
    """To the client who stands at the desk with another phone: what they have is on this one now."""


@dataclass(frozen=True, slots=True)
class SeatFree:
    """To who waits: a time is free and held for them; ``hold`` is its number."""

    about: About
    hold: int
    service: str
    starts_at: datetime
    until: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class SeatPassed:
    """To who waits: the time held for them has gone to the next."""

    service: str


@dataclass(frozen=True, slots=True)
class Declined:
    """To the client: not now, with the reason staff chose, or in words of their own."""

    about: About
    reason: Reason | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reminded:
    """To the client: the appointment is near."""

    about: About
    starts_at: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Expired:
    """To the client: nobody could answer in time."""

    about: About


@dataclass(frozen=True, slots=True)
class HoldOver:
    """To the client: the times offered were not taken and are free again."""

    about: About


@dataclass(frozen=True, slots=True)
class Seen:
    """To the client who waits for help now: a person has read it."""

    about: About
    at: datetime


@dataclass(frozen=True, slots=True)
class Replied:
    """To the client: what a person of ours wrote, word for word."""

    about: About
    text: str


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """To the client: an answer every language has; where it asks, the person taps yes or no."""

    about: About
    kept: Kept


@dataclass(frozen=True, slots=True)
class ComeToDesk:
    """To the client who wants nothing else written: please come."""


@dataclass(frozen=True, slots=True)
class OnCard:
    """To the staff's group: where a request stands; ``about`` is None once it has ended or is gone."""

    about: About | None
    id: int
    language: str = ""
    urgent: bool = False
    role: Role | None = None
    """As what somebody has it."""
    state: State = State.REQUESTED
    link: str = ""
    """Leads to the case in the reader's own chat with the bot."""
    left: bool = False
    """Whether the group is not the staff's any more, so that the card is not kept true."""
    holder: ChatId | None = None
    name: str = ""
    """Who has it, and the first name they gave themselves, where they did."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """To staff: a new request, or one that needs them again; no word of what it says."""

    about: About
    urgent: bool
    language: str
    what: News

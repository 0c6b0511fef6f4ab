"""Who works here as colleagues see them, and what they are told of each other; never a query or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.chats import Chat, ChatId
from bot.domain.people import INVITES, Action, Grant, Role, may

MOST_LOCKED = 3
"""So many people one who is no admin may lock out in a day: whoever holds a lost phone could lock out everybody."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who works here: a name, or the first of their roles and which of those they are."""

    chat: ChatId
    role: Role
    nth: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One member as a colleague sees them: what they do here, and what this colleague may do about it."""

    member: Member
    chat: Chat
    grants: tuple[Grant, ...]
    since: datetime
    locked: bool
    mine: bool
    """Whether it is the colleague's own."""
    may_give: frozenset[Role] = frozenset()
    may_remove: bool = False
    may_lock: bool = False
    may_let_in: bool = False

    @property
    def roles(self) -> list[Role]:
        """What they were asked to be, each once."""
        return [role for role in Role if any(grant.role is role for grant in self.grants)]


class Change(StrEnum):
    """What happened to somebody who works here."""

    GIVEN = "given"
    TAKEN = "taken"
    REMOVED = "removed"
    LOCKED = "locked"
    LET_IN = "let_in"
    OPENS_MANY = "opens_many"
    """More cases in a few minutes than anybody reads: perhaps somebody else holds their phone."""


@dataclass(frozen=True, slots=True)
class StaffChanged:
    """Notice to administrators: what happened to whom, by whom (None: on the machine); ``cases`` went back."""

    what: Change
    member: Member
    by: Member | None
    role: Role | None = None
    cases: int = 0


@dataclass(frozen=True, slots=True)
class RightsTaken:
    """Notice to who had them: this role, or None for all, is theirs no more."""

    role: Role | None


@dataclass(frozen=True, slots=True)
class LetIn:
    """Notice to who was locked out: everything is as before."""


@dataclass(frozen=True, slots=True)
class PoliceAsk:
    """Notice to who coordinates: this colleague passes police or press on to them."""

    by: Member


@dataclass(frozen=True, slots=True)
class Emptied:
    """In the place of a screen on a phone that is locked out: nothing."""


OfStaff = StaffChanged | RightsTaken | LetIn | PoliceAsk | Emptied


def may_give(grants: Iterable[Grant]) -> frozenset[Role]:
    """Whose role somebody may give and take by the list of who works here; volunteers have a list of their own."""
    held = tuple(grants)
    if not may(held, Action.CHANGE_STAFF):
        return frozenset()
    return frozenset().union(*(INVITES.get(grant.role, frozenset()) for grant in held)) - {Role.VOLUNTEER}


def staff_roles(grants: Iterable[Grant]) -> frozenset[Role]:
    """What of this makes somebody staff."""
    return frozenset(grant.role for grant in grants) - {Role.VOLUNTEER}


def members(given: Iterable[tuple[ChatId, tuple[Grant, ...]]], names: Mapping[ChatId, str]) -> list[Member]:
    """Those who are staff, role by role, in each who came first; ``given`` is in the order in which they came."""
    found = list(given)
    ordered = []
    for role in Role:
        leading = [chat for chat, grants in found if _first(grants) is role]
        ordered += [Member(chat, role, nth, names.get(chat, "")) for nth, chat in enumerate(leading, 1)]
    return ordered


def _first(grants: tuple[Grant, ...]) -> Role | None:
    return next((role for role in Role if role in staff_roles(grants)), None)

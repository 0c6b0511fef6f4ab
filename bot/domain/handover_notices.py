"""What people are told of places given on and of calls to step in, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.shift_notices import OfShift


@dataclass(frozen=True, slots=True)
class PlaceOffered:
    """Can you come instead? ``name`` is the giver's, where they agreed that it is shown."""

    of: OfShift
    handover: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class SwapOffered:
    """Would you swap? ``gives`` is what the person asked has now, ``gets`` what they would have."""

    gives: OfShift
    gets: OfShift
    handover: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalledOut:
    """Somebody is needed, soon: can you come?"""

    of: OfShift


@dataclass(frozen=True, slots=True)
class Settled:
    """In the place of a question that needs no answer any more; ``taken`` where somebody else said yes."""

    taken: bool
    shift: int


@dataclass(frozen=True, slots=True)
class HandedOn:
    """To the giver: somebody comes instead, and they are free."""

    of: OfShift
    name: str = ""


@dataclass(frozen=True, slots=True)
class Swapped:
    """To who offered a swap: they have the other shift now."""

    gave: OfShift
    got: OfShift
    name: str = ""


@dataclass(frozen=True, slots=True)
class CannotTake:
    """To the giver: who was asked cannot; ``name`` is empty where it is everybody who was asked."""

    of: OfShift
    signup: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class OfferEnded:
    """To the giver: a shift was changed or taken away, so that nobody is asked any more; they still come."""

    of: OfShift
    signup: int


@dataclass(frozen=True, slots=True)
class StillYours:
    """To the giver, soon before the start: nobody has said yes."""

    of: OfShift
    signup: int


@dataclass(frozen=True, slots=True)
class PassedOn:
    """To coordinators: one gives a place to another; ``back`` is the shift given for it in a swap."""

    of: OfShift
    giver: str
    taker: str
    back: OfShift | None = None


OfHandovers = (
    PlaceOffered
    | SwapOffered
    | CalledOut
    | Settled
    | HandedOn
    | Swapped
    | CannotTake
    | OfferEnded
    | StillYours
    | PassedOn
)

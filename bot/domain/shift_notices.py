"""What people are told about shifts of the bot's own accord, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalogue import Place, Programme, Task
from bot.domain.schedule import Session
from bot.domain.shifts import Bar, Company, Shift, State


@dataclass(frozen=True, slots=True)
class OfShift:
    """A shift with what its words need; ``session`` is the programme's own, where it has one then."""

    shift: Shift
    programme: Programme
    task: Task
    place: Place | None
    session: Session | None
    now: datetime


@dataclass(frozen=True, slots=True)
class PlaceHeld:
    """To the first who waits: a place is free and kept for them until then; ``id`` is the sign-up's number."""

    of: OfShift
    id: int
    until: datetime


@dataclass(frozen=True, slots=True)
class PlaceOpen:
    """To everybody who waits: a place is free, and the first who taps has it."""

    of: OfShift


@dataclass(frozen=True, slots=True)
class PlaceLapsed:
    """The place kept for this person has gone to the next."""

    of: OfShift


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A place was free, but not for this person, and why; they keep their place in the queue."""

    of: OfShift
    bar: Bar


@dataclass(frozen=True, slots=True)
class ShiftOff:
    """The shift does not take place; ``waited`` where the person was only on its list.

    ``exported`` where it stands in the calendar of their phone.
    """

    of: OfShift
    waited: bool = False
    exported: bool = False


@dataclass(frozen=True, slots=True)
class ShiftReminded:
    """The shift is near; ``id`` is the sign-up's number, ``asks`` where they have not said yet that they come.

    ``leads`` where they are its day lead.
    """

    of: OfShift
    id: int
    asks: bool = False
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Claimed:
    """To coordinators: somebody takes part; ``asks`` where they have to confirm it first."""

    of: OfShift
    name: str
    company: Company
    size: int
    signup: int
    asks: bool = False


@dataclass(frozen=True, slots=True)
class GaveBack:
    """To coordinators: somebody does not come after all; ``late`` after the cut-off, nameless after erasing.

    ``state`` says how the place ended: given back, taken away, or not given.
    """

    of: OfShift
    name: str
    late: bool
    state: State = State.LEFT


@dataclass(frozen=True, slots=True)
class ShiftCall:
    """To the volunteers' group: a shift that needs people; ``over`` once nobody is looked for there any more."""

    of: OfShift
    over: bool = False


ToVolunteer = PlaceHeld | PlaceOpen | PlaceLapsed | PassedOver | ShiftOff | ShiftReminded
ToCoordinators = Claimed | GaveBack
ToGroup = ShiftCall

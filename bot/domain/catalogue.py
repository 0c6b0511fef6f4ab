"""What the organisation offers, where, and who else helps: facts only; never a date, a sentence or a query.

Texts are maps of language tag to words, with English always there; views choose and translate.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NewType

ProgrammeKey = NewType("ProgrammeKey", str)
PlaceKey = NewType("PlaceKey", str)
TaskKey = NewType("TaskKey", str)
Text = Mapping[str, str]

SOURCE_LANGUAGE = "en"
ADULT = 18
"""Nobody is asked to be older than this, in years."""
TALK = ProgrammeKey("talk")
"""The programme that is a person to talk to: its sessions are the hours of the desk."""
HELPING = ProgrammeKey("volunteer")
"""The programme that says how one can help."""


class Kind(StrEnum):
    """What a programme's screen answers with."""

    SESSIONS = "sessions"
    SERVICE = "service"
    DIRECTORY = "directory"
    INFO = "info"


class Visibility(StrEnum):
    """Who is shown where a place is; ``DESK`` means: ask a person at the desk."""

    PUBLIC = "public"
    CONFIRMED = "confirmed"
    DESK = "desk"


_STRICTNESS = (Visibility.PUBLIC, Visibility.CONFIRMED, Visibility.DESK)
GUARDED = frozenset({ProgrammeKey("mothers_group"), ProgrammeKey("counselling"), ProgrammeKey("shelter")})
"""Programmes whose place only the desk tells, unless the data says otherwise (issue 2)."""


def default_visibility(key: ProgrammeKey) -> Visibility:
    """The place rule of a programme whose data gives none."""
    return Visibility.DESK if key in GUARDED else Visibility.PUBLIC


@dataclass(frozen=True, slots=True)
class Place:
    """A room or hall; latitude and longitude in degrees (WGS 84), both or neither."""

    key: PlaceKey
    name: Text
    address: Text
    directions: Text = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    visibility: Visibility = Visibility.PUBLIC
    allowance: int = 0
    """Minutes that two shifts of one person may overlap here."""
    retired: bool = False
    """Whether it has left the file: what was there stays told, and nothing new is planned there."""
    hidden: bool = False
    """Whether nobody is shown where it is while staff hide all addresses: a person has to be asked."""


@dataclass(frozen=True, slots=True)
class Programme:
    """Something offered again and again; an empty text means that there is nothing to say."""

    key: ProgrammeKey
    pictogram: str
    kind: Kind
    name: Text
    order: int = 0
    visibility: Visibility = Visibility.PUBLIC
    sensitive: bool = False
    place: PlaceKey | None = None
    ask_at: ProgrammeKey | None = None
    """The programme whose sessions one comes to, in person, to ask for this service."""
    link: str | None = None
    about: Text = field(default_factory=dict)
    bring: Text = field(default_factory=dict)
    food: Text = field(default_factory=dict)
    audience: Text = field(default_factory=dict)
    note: Text = field(default_factory=dict)
    keywords: Text = field(default_factory=dict)
    """Comma lists of what people type for it, ``*`` after a stem; empty where typing must never lead to it."""


class Gate(StrEnum):
    """What staff have to be sure of before somebody does a task."""

    NONE = ""
    CHILDREN = "children"
    KEYS = "keys"


GATES = (Gate.CHILDREN, Gate.KEYS)
"""Those that are opened for one person by a named act."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a volunteer does at a shift; ``min_age`` in years, 0 for any."""

    key: TaskKey
    pictogram: str
    name: Text
    about: Text = field(default_factory=dict)
    bring: Text = field(default_factory=dict)
    gate: Gate = Gate.NONE
    min_age: int = 0
    self_signup: bool = True
    """Whether volunteers take a place themselves; else staff put them in."""
    friends: bool = False
    """Whether one may come with friends who are no volunteers here."""
    children: bool = False
    """Whether one may bring a child of one's own."""
    order: int = 0


@dataclass(frozen=True, slots=True)
class Organisation:
    """Somebody else who helps, in the directory; ``languages`` are tags of what is spoken there."""

    key: str
    pictogram: str
    name: Text
    order: int = 0
    about: Text = field(default_factory=dict)
    phone: str = ""
    address: Text = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    example: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything on offer, each in the order in which it is shown."""

    programmes: Mapping[ProgrammeKey, Programme] = field(default_factory=dict)
    places: Mapping[PlaceKey, Place] = field(default_factory=dict)
    tasks: Mapping[TaskKey, Task] = field(default_factory=dict)
    organisations: tuple[Organisation, ...] = ()
    intents: Mapping[str, Text] = field(default_factory=dict)
    """Keywords of what is no programme, such as ``safety``."""
    example: bool = False
    """Whether days, hours and places are invented and staff have to set the real ones."""


def places_in_use(catalogue: Catalogue) -> list[Place]:
    """Those where something can still be planned."""
    return [place for place in catalogue.places.values() if not place.retired]


def veiled(catalogue: Catalogue) -> Catalogue:
    """The same without anything that leads to a place; names stay, by which staff tell places apart."""
    bare = {
        key: replace(place, address={}, directions={}, latitude=None, longitude=None, hidden=True)
        for key, place in catalogue.places.items()
    }
    return replace(catalogue, places=bare)


def place_rule(programme: Programme, place: Place) -> Visibility:
    """Who may be shown this place for this programme: the stricter of the two rules."""
    if place.hidden:
        return Visibility.DESK
    return max(programme.visibility, place.visibility, key=_STRICTNESS.index)


def may_show(programme: Programme, place: Place, *, confirmed: bool) -> bool:
    """Whether a person, confirmed for the programme or not, is shown the place."""
    match place_rule(programme, place):
        case Visibility.PUBLIC:
            return True
        case Visibility.CONFIRMED:
            return confirmed
        case Visibility.DESK:
            return False

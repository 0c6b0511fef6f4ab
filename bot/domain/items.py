"""What is given out by hand: items, their sizes, how often a household has one; never a clock, SQL or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.catalogue import ProgrammeKey, Text


class Sizes(StrEnum):
    """By what the pieces of an item are told apart."""

    NONE = ""
    AGE = "age"
    LETTERS = "sml"


class Per(StrEnum):
    """In which time a household has one."""

    NONE = ""
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


SIZES: Mapping[Sizes, tuple[str, ...]] = {
    Sizes.NONE: ("",),
    Sizes.AGE: ("0-2", "3-5", "6-8", "9-11", "12-14", "15-17"),
    Sizes.LETTERS: ("S", "M", "L"),
}
"""The sizes there are: a child's age in years, or letters; an item without sizes has the empty one."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something the programme gives; an empty ``name`` is that of its known kind."""

    id: int
    key: str
    pictogram: str
    programme: ProgrammeKey
    """Whose sessions are its collection days."""
    service: ProgrammeKey
    """Who may work the requests of this, may say yes to somebody."""
    sizes: Sizes = Sizes.NONE
    per: Per = Per.NONE
    from_on: date | None = None
    """It is collected not before this day."""
    approval: bool = False
    open: bool = True
    retired: bool = False
    name: Text = field(default_factory=dict)

    @property
    def own(self) -> bool:
        """Whether staff named it: its key is its number, which no known kind has."""
        return self.key.isdecimal()

    @property
    def options(self) -> tuple[str, ...]:
        """The sizes to choose from."""
        return SIZES[self.sizes]

    @property
    def wanted(self) -> bool:
        """Whether anybody can ask for it."""
        return self.open and not self.retired


def given_at(items: Iterable[Item], programme: str) -> tuple[Item, ...]:
    """What can be asked for: all of it, or what is given at the sessions of a programme or belongs to a service."""
    return tuple(one for one in items if one.wanted and programme in ("", one.programme, one.service))


_FAMILY, _SOUP = ProgrammeKey("family"), ProgrammeKey("soup")
_CLOTHES, _COATS = ProgrammeKey("clothes"), ProgrammeKey("coats")
KNOWN: Mapping[str, Item] = {
    one.key: one
    for one in (
        Item(0, "milk", "🍼", _SOUP, _FAMILY, per=Per.MONTH),
        Item(0, "vitamins", "💊", _SOUP, _FAMILY, per=Per.MONTH),
        Item(0, "coupon", "🎟️", _SOUP, _FAMILY, per=Per.MONTH, approval=True),
        Item(0, "nappies", "🧷", _SOUP, _FAMILY, per=Per.MONTH),
        Item(0, "blanket", "🧶", _COATS, _COATS, per=Per.YEAR),
        Item(0, "coat", "🧥", _COATS, _COATS, sizes=Sizes.LETTERS, per=Per.YEAR),
        Item(0, "clothes", "👕", _CLOTHES, _CLOTHES, sizes=Sizes.AGE),
    )
}
"""The kinds the bot has words for in every language, with the rules they begin with."""
PICTOGRAMS = ("🥫", "🍚", "🧴", "🧼", "🎒", "📗", "🧸", "👟", "🧦", "🧢", "🪥", "🎁")
"""For an item of staff's own."""


def period(per: Per, on: date) -> str:
    """The name of the time a day belongs to; empty where there is no rule."""
    match per:
        case Per.NONE:
            return ""
        case Per.WEEK:
            year, week, _day = on.isocalendar()
            return f"{year}-W{week:02}"
        case Per.MONTH:
            return f"{on:%Y-%m}"
        case Per.YEAR:
            return f"{on:%Y}"


def again_on(per: Per, on: date) -> date | None:
    """The first day after that time; None where there is no rule."""
    match per:
        case Per.NONE:
            return None
        case Per.WEEK:
            return on + timedelta(days=7 - on.weekday())
        case Per.MONTH:
            return (on.replace(day=1) + timedelta(days=32)).replace(day=1)
        case Per.YEAR:
            return date(on.year + 1, 1, 1)

"""Which shifts somebody is shown: free ones that fit what they chose, and how they choose; never a screen or SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.catalogue import Catalogue, PlaceKey, Visibility, place_rule
from bot.domain.chats import Chat
from bot.domain.refusals import Outdated
from bot.domain.shift_filters import By, Filter, options, traits
from bot.domain.shifts import HORIZON, Shift
from bot.domain.timetable import DAY
from bot.services.schedule import timetable
from bot.work import Work
from storage import shift_filters
from storage import shifts as shelf


@dataclass(frozen=True, slots=True)
class Choosing:
    """What somebody chose, what there is to choose from, and how many shifts fit."""

    filter: Filter
    options: Mapping[By, tuple[str, ...]]
    fitting: int
    catalogue: Catalogue


async def free(work: Work, chat: Chat) -> tuple[list[Shift], bool]:
    """Shifts with a place left on which this person is not yet, soonest first; and whether a filter left some out."""
    filter_ = await shift_filters.get(work.tx, chat.id)
    return await _fitting(work, chat, filter_), filter_.narrows


async def without_filter(work: Work, chat: Chat) -> int:
    """How many shifts they would see if they had chosen nothing."""
    return len(await _fitting(work, chat, Filter()))


async def choosing(work: Work, chat: Chat) -> Choosing:
    """What they chose so far."""
    filter_ = await shift_filters.get(work.tx, chat.id)
    catalogue = (await timetable(work)).catalogue
    found = await _ahead(work)
    seen = options((_traits(catalogue, one) for one in found if one.need.seats != 0), filter_)
    return Choosing(filter_, seen, len(await _fitting(work, chat, filter_)), catalogue)


async def toggle(work: Work, chat: Chat, by: By, value: str) -> Choosing:
    """One value more, or not any more; raises Outdated for what there is not."""
    if value not in (await choosing(work, chat)).options[by]:
        raise Outdated
    if not await shift_filters.drop(work.tx, chat.id, by, value):
        await shift_filters.add(work.tx, chat.id, by, value)
    return await choosing(work, chat)


async def show_full(work: Work, chat: Chat, *, on: bool) -> Choosing:
    """Show shifts without a free place too, to wait for one, or not any more."""
    if on:
        await shift_filters.add(work.tx, chat.id, shift_filters.FULL)
    else:
        await shift_filters.drop(work.tx, chat.id, shift_filters.FULL)
    return await choosing(work, chat)


async def clear(work: Work, chat: Chat) -> Choosing:
    """Everything again."""
    await shift_filters.clear(work.tx, chat.id)
    return await choosing(work, chat)


async def _fitting(work: Work, chat: Chat, filter_: Filter) -> list[Shift]:
    catalogue = (await timetable(work)).catalogue
    mine = {one.id for one in await shelf.of_person(work.tx, chat.id, work.seconds)}
    return [
        one
        for one in await _ahead(work)
        if one.id not in mine and _shown(one, filter_) and filter_.fits(_traits(catalogue, one))
    ]


def _shown(shift: Shift, filter_: Filter) -> bool:
    return shift.free != 0 or (filter_.full and shift.need.seats != 0)


async def _ahead(work: Work) -> list[Shift]:
    return await shelf.ahead(work.tx, work.seconds, int((work.now + HORIZON + DAY).timestamp()))


def _traits(catalogue: Catalogue, shift: Shift) -> Mapping[By, str]:
    """What it is chosen by; a place that is told only to who is confirmed is no way to find out where it is."""
    programme = catalogue.programmes.get(shift.need.programme)
    place = catalogue.places.get(shift.need.place)
    known: PlaceKey | None = None
    if programme is not None and place is not None and place_rule(programme, place) is Visibility.PUBLIC:
        known = place.key
    return traits(shift, known)

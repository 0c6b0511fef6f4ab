"""Staff change the timetable: looked at first, done once, taken back for ten minutes; never a screen or SQL.

Nobody is told from here: who follows a programme, or has a shift there, hears what differs from what they were told.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.catalogue import Programme, ProgrammeKey
from bot.domain.chats import Chat
from bot.domain.follows import DateChange
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.schedule import Change, ChangeKind, Series, SlotKey, Timetable
from bot.domain.shifts import HORIZON
from bot.domain.timetable import DAY
from bot.domain.timetable_edits import (
    UNDO,
    AddDate,
    AddWeekly,
    AsPlanned,
    Cancel,
    Close,
    Draft,
    Drop,
    Edit,
    EndSeries,
    MoveDate,
    Reopen,
    applied,
    as_change,
    as_closure,
    as_series,
    outlook,
)
from bot.services import people, shifts
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, follows
from storage import schedule as shelf
from storage import shifts as dates
from storage import timetable_edits as drafts


@dataclass(frozen=True, slots=True)
class Seen:
    """What a change would do: dates by programme, and who hears of it."""

    draft: Draft
    changes: Mapping[ProgrammeKey, tuple[Programme, tuple[DateChange, ...]]]
    followers: int
    shifts_off: int
    """Shifts that would not take place."""
    people_off: int
    """People who have a place on them."""
    revision: int

    @property
    def code(self) -> str:
        """What the second tap stands for: all that was shown."""
        shown = (self.draft.edit, self.changes, self.followers, self.shifts_off, self.people_off, self.revision)
        return f"{zlib.crc32(repr(shown).encode()):08x}"


async def begin(work: Work, by: Chat, edit: Edit) -> Draft:
    """Something is about to be changed. Raises NotAllowed."""
    await people.require(work, by, Action.EDIT_TIMETABLE)
    return await drafts.begin(work.tx, by.id, edit, work.seconds)


async def own(work: Work, by: Chat, number: int) -> Draft:
    """What this person is about to change; raises NotAllowed, and Outdated for another's or what is done."""
    draft = await _known(work, by, number)
    if draft.done_at is not None:
        raise Outdated
    return draft


async def _known(work: Work, by: Chat, number: int) -> Draft:
    await people.require(work, by, Action.EDIT_TIMETABLE)
    draft = await drafts.get(work.tx, number)
    if draft is None or draft.chat != by.id:
        raise Outdated
    return draft


async def change(work: Work, by: Chat, number: int, edit: Edit) -> Draft:
    """It is to be this."""
    await own(work, by, number)
    await drafts.change(work.tx, number, edit)
    return await own(work, by, number)


async def look(work: Work, by: Chat, number: int) -> Seen:
    """What it would do. Raises NotAllowed and Outdated."""
    return await would(work, await own(work, by, number))


async def would(work: Work, draft: Draft) -> Seen:
    """What a change would do, whoever asks: the caller has looked whether they may."""
    planned = await timetable(work)
    found = outlook(planned, draft.edit, work.now)
    named = {key: (planned.catalogue.programmes[key], made) for key, made in found.items()}
    after = applied(planned, draft.edit)
    ahead = await dates.ahead(work.tx, work.seconds, int((work.now + HORIZON + DAY).timestamp()))
    off = [one for one in ahead if shifts.closed(planned, one) is None and shifts.closed(after, one) is not None]
    taken = sum(one.taken for one in off)
    return Seen(draft, named, await follows.count(work.tx, found), len(off), taken, planned.revision)


async def do(work: Work, by: Chat, number: int, code: str) -> Seen:
    """Do what was looked at; Outdated where that is another by now, or was done."""
    seen = await look(work, by, number)
    if seen.code != code or not seen.changes:
        raise Outdated
    back = await _apply(work, seen.draft.edit)
    if not await drafts.done(work.tx, number, back, work.seconds):
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, f"timetable.{seen.draft.edit.kind}", _subject(seen.draft.edit))
    return seen


async def carry_out(work: Work, by: Chat, edit: Edit) -> int:
    """Do it at once and write it down, whoever does it: the caller has looked whether they may. Returns its number."""
    draft = await drafts.begin(work.tx, by.id, edit, work.seconds)
    await drafts.done(work.tx, draft.id, await _apply(work, edit), work.seconds)
    await audit.add(work.tx, work.seconds, by.id, f"timetable.{edit.kind}", _subject(edit))
    return draft.id


async def undo(work: Work, by: Chat, number: int) -> None:
    """Take it back, within ten minutes, where it still stands as it was done; raises Outdated otherwise."""
    await _known(work, by, number)
    await take_back(work, by, number)


async def take_back(work: Work, by: Chat, number: int) -> None:
    """The same, whoever did it: the caller has looked whether they may."""
    draft = await drafts.get(work.tx, number)
    if draft is None:
        raise Outdated
    if draft.done_at is None or draft.back is None or draft.undone or not may_undo(work, draft):
        raise Outdated
    if not _stands(await timetable(work), draft.edit):
        raise Outdated
    await _apply(work, draft.back)
    await drafts.undone(work.tx, number)
    await audit.add(work.tx, work.seconds, by.id, "timetable.undo", _subject(draft.edit))


def may_undo(work: Work, draft: Draft) -> bool:
    """Whether the ten minutes still run."""
    return draft.done_at is not None and work.now < datetime.fromtimestamp(draft.done_at, UTC) + UNDO


def _stands(planned: Timetable, edit: Edit) -> bool:
    """Whether nobody has changed the same thing since."""
    match edit:
        case Cancel() | MoveDate():
            return planned.changes.get((edit.series, edit.original_on)) == as_change(edit)
        case AsPlanned():
            return (edit.series, edit.original_on) not in planned.changes
        case EndSeries():
            return any(one.id == edit.series and one.last_on == edit.last for one in planned.series)
    return True


async def _apply(work: Work, edit: Edit) -> Edit:
    """Store it; returns what takes it back."""
    planned = await timetable(work)
    match edit:
        case Cancel() | MoveDate():
            await shelf.add_exception(work.tx, as_change(edit))
            return _before(planned, (edit.series, edit.original_on))
        case AsPlanned():
            await shelf.drop_exception(work.tx, edit.series, edit.original_on)
            return _before(planned, (edit.series, edit.original_on))
        case Close():
            await shelf.add_closure(work.tx, as_closure(edit))
            return Reopen(await shelf.newest_closure(work.tx))
        case Reopen():
            await shelf.drop_closure(work.tx, edit.closure)
            return edit
        case AddDate() | AddWeekly():
            number = await shelf.new_series_id(work.tx)
            await shelf.add_series(work.tx, as_series(edit, number))
            return Drop(number)
        case Drop():
            await shelf.retire_series(work.tx, edit.series)
            return edit
        case EndSeries():
            old = series_of(planned, edit.series)
            await shelf.end_series(work.tx, edit.series, edit.last)
            return EndSeries(edit.series, old.last_on)


def series_of(planned: Timetable, wanted: str) -> Series:
    """One series; raises Outdated for one that is gone."""
    found = next((one for one in planned.series if one.id == wanted), None)
    if found is None:
        raise Outdated
    return found


def _before(planned: Timetable, slot: SlotKey) -> Edit:
    """What stood decided about a date."""
    change = planned.changes.get(slot)
    if change is None:
        return AsPlanned(*slot)
    return decided(series_of(planned, slot[0]), change)


def decided(series: Series, change: Change) -> Cancel | MoveDate:
    """A decision about one date, with what it leaves as the series has it."""
    if change.kind is ChangeKind.CANCELLED:
        return Cancel(change.series, change.original_on, change.reason)
    return MoveDate(
        change.series,
        change.original_on,
        change.on or change.original_on,
        change.start or series.start,
        change.minutes or series.minutes,
        change.place or series.place,
        change.reason,
    )


def _subject(edit: Edit) -> str:
    match edit:
        case Cancel() | MoveDate() | AsPlanned():
            return f"series {edit.series} {edit.original_on.isoformat()}"
        case Close():
            return f"days {edit.first.isoformat()} {edit.last.isoformat()} {edit.programme or 'all'}"
        case AddDate() | AddWeekly():
            return f"programme {edit.programme}"
        case EndSeries() | Drop():
            return f"series {edit.series}"
        case Reopen():
            return f"closure {edit.closure}"

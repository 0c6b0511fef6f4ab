"""What anybody may do with the timetable: look at it, put the file in place, change a date; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.catalogue import TALK, Programme, ProgrammeKey, veiled
from bot.domain.catalogue import Kind as ProgrammeKind
from bot.domain.refusals import Outdated
from bot.domain.schedule import Change, Closure, Series, Timetable
from bot.work import Work
from storage import schedule as shelf
from storage import series_ends
from storage.database import Tx

_kept: dict[int, Timetable] = {}
"""The last timetable read. Revisions are random and never reused, so a number names its content in any file."""


async def timetable(work: Work) -> Timetable:
    """The timetable as it stands, without addresses while they are hidden; one statement while nothing has changed."""
    revision = await shelf.revision(work.tx)
    known = _kept.get(revision)
    if known is None:
        known = await shelf.timetable(work.tx)
        if known.hidden:
            known = replace(known, catalogue=veiled(known.catalogue))
        _kept.clear()
        _kept[revision] = known
    return known


async def load(tx: Tx, file: Timetable) -> int:
    """Put a checked file in place; what staff decided about single dates stays. Returns the new revision."""
    return await shelf.replace(tx, file)


async def ended_in_chat(tx: Tx) -> list[str]:
    """One line for each series that ends as staff decided in the chat, whatever the file says."""
    return [
        f"kept: series.{one.series} ends on {one.last_on}, as staff decided in the chat; the file says"
        f" {one.file or 'no end'}"
        for one in await series_ends.kept(tx)
    ]


async def is_empty(tx: Tx) -> bool:
    """Whether no file was ever loaded."""
    return not (await shelf.timetable(tx)).catalogue.programmes


async def change_date(tx: Tx, change: Change) -> None:
    """Cancel or move one date of a series."""
    await shelf.add_exception(tx, change)


async def close(tx: Tx, closure: Closure) -> None:
    """Close days, with a reason."""
    await shelf.add_closure(tx, closure)


async def add_session(tx: Tx, session: Series) -> None:
    """Add a single session."""
    await shelf.add_one_off(tx, session)


def may_be_asked_for(programme: Programme | None) -> bool:
    """Whether a programme is a service one can request an appointment for."""
    return programme is not None and (programme.kind is ProgrammeKind.SERVICE or programme.key == TALK)


async def is_service(work: Work, service: str) -> bool:
    """Whether that is the key of a service one can request an appointment for."""
    return may_be_asked_for((await timetable(work)).catalogue.programmes.get(ProgrammeKey(service)))


async def require_service(work: Work, service: str) -> None:
    """Raises Outdated for anything else."""
    if not await is_service(work, service):
        raise Outdated

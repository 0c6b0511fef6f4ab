"""What an operator should know of an installation before going live; never a fact about a person."""

from __future__ import annotations

from bot.domain.schedule import Timetable
from bot.i18n import Catalogues
from storage import inbox, schedule
from storage.database import Database


async def findings(db: Database, words: Catalogues) -> list[str]:
    """What an operator should know before going live."""
    async with db.write() as tx:
        timetable = await schedule.timetable(tx)
        parked = (await inbox.counts(tx)).get("parked", 0)
    lines = [f"language {tag}: {'draft, not read again yet' if words.is_draft(tag) else 'ok'}" for tag in words.tags]
    lines += [f"example data still in use: {what}" for what in _examples(timetable)]
    lines.append(f"parked updates: {parked}")
    return lines


def _examples(timetable: Timetable) -> list[str]:
    series = [f"series {series.id} (days, hours and place)" for series in timetable.series if series.example]
    others = [f"organisation {other.key}" for other in timetable.catalogue.organisations if other.example]
    return ["the catalogue", *series, *others] if timetable.catalogue.example else [*series, *others]

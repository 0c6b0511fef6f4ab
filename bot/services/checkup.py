"""What an operator should know of an installation before going live; never a fact about a person."""

from __future__ import annotations

from bot.domain.people import Role
from bot.domain.schedule import Timetable
from bot.i18n import Catalogues
from bot.services import upkeep
from storage import audit, inbox, people, schedule
from storage.database import Database

NEEDED = (Role.ADMIN, Role.CHILD_PROTECTION, Role.SAFEGUARDING)
"""Without these a call for help may reach nobody: what is theirs, nobody else sees."""


async def findings(db: Database, words: Catalogues) -> list[str]:
    """What an operator should know before going live."""
    async with db.write() as tx:
        timetable = await schedule.timetable(tx)
        parked = (await inbox.counts(tx)).get("parked", 0)
        vacant = [role for role in NEEDED if not await people.with_role(tx, role)]
        torn = await audit.broken(tx)
        reminded = await upkeep.last_run(tx)
    lines = [f"language {tag}: {'draft, not read again yet' if words.is_draft(tag) else 'ok'}" for tag in words.tags]
    lines += [f"example data still in use: {what}" for what in _examples(timetable)]
    lines += [f"nobody is {role} yet: python -m bot invite --role {role}" for role in vacant]
    lines += [] if torn is None else [f"the audit does not fit together from row {torn} on: compare with a backup"]
    lines.append(f"reminders last looked at: {f'{reminded:%Y-%m-%d %H:%M} UTC' if reminded else 'never'}")
    lines.append(f"parked updates: {parked}")
    return lines


def _examples(timetable: Timetable) -> list[str]:
    series = [f"series {series.id} (days, hours and place)" for series in timetable.series if series.example]
    others = [f"organisation {other.key}" for other in timetable.catalogue.organisations if other.example]
    return ["the catalogue", *series, *others] if timetable.catalogue.example else [*series, *others]

"""What one timetable has and another has not, line by line, for who loads a file; never the database."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.schedule import Timetable

Things = Mapping[str, object]


def differences(before: Timetable, after: Timetable) -> list[str]:
    """One line for each thing that comes, goes or is another way."""
    old, new = _things(before), _things(after)
    lines = [f"comes: {name}" for name in new if name not in old]
    lines += [f"changes: {name}" for name in new if name in old and new[name] != old[name]]
    return lines + [f"goes: {name}" for name in old if name not in new]


def _things(timetable: Timetable) -> Things:
    """Each thing under the name of its table in the file."""
    catalogue = timetable.catalogue
    found: dict[str, object] = {f"intent.{key}": dict(words) for key, words in catalogue.intents.items()}
    found |= {f"place.{place.key}": place for place in catalogue.places.values() if not place.retired}
    found |= {f"programme.{one.key}": one for one in catalogue.programmes.values()}
    found |= {f"task.{task.key}": task for task in catalogue.tasks.values()}
    found |= {f"season.{season.key}": season for season in timetable.seasons}
    found |= {f"{'series' if one.rule else 'once'}.{one.id}": one for one in timetable.series}
    found |= {f"change of {series} on {on}": change for (series, on), change in timetable.changes.items()}
    found |= {
        f"closure from {one.from_on} to {one.to_on}, {one.programme or 'everything'}": one for one in timetable.closures
    }
    return found | {f"organisation.{one.key}": one for one in catalogue.organisations}

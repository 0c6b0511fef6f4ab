"""What the organisation's file must satisfy across its tables; never the shape of one table, never a file.

Each problem is one clause of what is wrong and one of what to write.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from bot.domain.catalogue import SOURCE_LANGUAGE, Kind
from bot.domain.vocabulary import NEVER_GUESSED
from bot.services.catalogue_rows import File, SeriesTable

_ALLOWED_PARTS = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"}
_ALLOWED_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_SHORTEST_MONTH = 28


def problems(file: File) -> list[str]:
    """Every problem, in the order of the file; empty when all is well."""
    return [line for check in _CHECKS for line in check(file)]


def _words(file: File) -> Iterator[str]:
    """English is where every language ends; only what staff wrote in the chat may lack it."""
    for kind in ("intent", "place", "programme", "task", "season", "series", "once", "organisation"):
        for key, table in getattr(file, kind).items():
            texts = {name: getattr(table, name) for name in table.model_fields_set}
            for name in [name for name, words in texts.items() if isinstance(words, dict) and not key.isdigit()]:
                if not texts[name].get(SOURCE_LANGUAGE):
                    yield f"{kind}.{key}.{name}: has no English words; write the words in quotes, English first"


def _places(file: File) -> Iterator[str]:
    for key, place in file.place.items():
        if place.address is None and not key.isdigit():
            yield f'place.{key}.address: is missing; write the words in quotes, such as "Street 1"'
        if (place.latitude is None) != (place.longitude is None):
            yield f"place.{key}: has half a map point; write both latitude and longitude, or neither"


def _programmes(file: File) -> Iterator[str]:
    for key, programme in file.programme.items():
        where = f"programme.{key}"
        yield from _known(f"{where}.place", programme.place, "place", file)
        yield from _known(f"{where}.ask_at", programme.ask_at, "programme", file)
        if programme.kind is Kind.SERVICE and programme.ask_at is None:
            yield f'{where}.ask_at: is missing; write where one asks for it in person, such as "talk"'
        if key in NEVER_GUESSED and programme.keywords:
            yield f"{where}.keywords: must stay empty, typed words never lead here; remove them"


def _seasons(file: File) -> Iterator[str]:
    for key, season in file.season.items():
        if not season.yearly and season.last_on < season.first_on:
            yield f"season.{key}.last_on: is before first_on; write a later day, or yearly = true"


def _series(file: File) -> Iterator[str]:
    for key, series in file.series.items():
        where = f"series.{key}"
        yield from _known(f"{where}.programme", series.programme, "programme", file)
        yield from _known(f"{where}.place", series.place, "place", file)
        yield from _known(f"{where}.season", series.season, "season", file)
        if series.last_on is not None and series.last_on < series.first_on:
            yield f"{where}.last_on: is before first_on; write a later day"
        if wrong := _rule(series):
            yield f"{where}.rule: {wrong}"


def _once(file: File) -> Iterator[str]:
    for key, once in file.once.items():
        yield from _known(f"once.{key}.programme", once.programme, "programme", file)
        yield from _known(f"once.{key}.place", once.place, "place", file)
        if key in file.series:
            yield f"once.{key}: a series has this key too; write another key"


def _changes(file: File) -> Iterator[str]:
    decided: dict[tuple[str, date], int] = {}
    for number, change in enumerate(file.change, start=1):
        where = f"change.{number}"
        if change.series not in {**file.series, **file.once}:
            yield f"{where}.series: there is no [series.{change.series}] and no [once.{change.series}]; mend the key"
        yield from _known(f"{where}.place", change.place, "place", file)
        moved = (change.moved_on, change.start, change.minutes, change.place)
        if change.cancelled == any(part is not None for part in moved):
            yield f"{where}: says neither or both; write cancelled = true, or moved_on, start, minutes or place"
        first = decided.setdefault((change.series, change.on), number)
        if first != number:
            yield f"{where}.on: change.{first} is about the same date; keep one of them"


def _closures(file: File) -> Iterator[str]:
    for number, closure in enumerate(file.closure, start=1):
        yield from _known(f"closure.{number}.programme", closure.programme, "programme", file)
        if closure.to_on < closure.from_on:
            yield f"closure.{number}.to_on: is before from_on; write the same or a later day"


_CHECKS: tuple[Callable[[File], Iterator[str]], ...] = (
    _words,
    _places,
    _programmes,
    _seasons,
    _series,
    _once,
    _changes,
    _closures,
)


def _known(where: str, key: str | None, table: str, file: File) -> Iterator[str]:
    if key is not None and key not in getattr(file, table):
        known = ", ".join(sorted(getattr(file, table))) or "none"
        yield f"{where}: there is no [{table}.{key}]; write one of: {known}"


def _rule(series: SeriesTable) -> str | None:
    """What is wrong with a rule: only days repeat; the hour, the end and exceptions have keys of their own."""
    pairs = [part.partition("=")[::2] for part in series.rule.upper().split(";")]
    names = {name for name, _ in pairs}
    if names & {"UNTIL", "COUNT"}:
        return "ends by itself; write last_on, the last day included"
    if unknown := sorted(names - _ALLOWED_PARTS):
        return f"{unknown[0] or 'an empty part'} is not allowed; write only {', '.join(sorted(_ALLOWED_PARTS))}"
    if dict(pairs).get("FREQ") not in _ALLOWED_FREQUENCIES:
        return 'has no such frequency; write "FREQ=WEEKLY;BYDAY=TU,FR"'
    try:
        parsed = rrulestr(series.rule, dtstart=datetime.combine(series.first_on, time.min))
        first = parsed[0]
    except (ValueError, KeyError, TypeError, IndexError):
        return 'is no rule that gives any day; write "FREQ=WEEKLY;BYDAY=TU,FR"'
    return _skips_months(dict(pairs), first.date())


def _skips_months(parts: dict[str, str], first: date) -> str | None:
    """The 29th to 31st do not exist in every month: such a rule would silently leave months out."""
    if parts["FREQ"] != "MONTHLY" or "BYDAY" in parts:
        return None
    days = [int(day) for day in parts.get("BYMONTHDAY", str(first.day)).split(",")]
    if max(days) > _SHORTEST_MONTH:
        return "skips short months; write BYMONTHDAY=-1 for the last day of a month"
    return None

"""A timetable as the organisation's file, so that reading it gives the same timetable; never the database."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from datetime import date, time

from bot.domain.catalogue import SOURCE_LANGUAGE, Text
from bot.domain.schedule import Change, ChangeKind, Closure, Series, Timetable

Entry = tuple[str, object]

_HEAD = """\
# Programmes, places and days. Change it, then: python -m bot load --dry-run FILE, and without --dry-run to take it.
# How it is written: docs/organisation-file.md. Keys that are numbers were added by staff in the chat.
"""


def written(timetable: Timetable) -> str:
    """The whole file. Changes and closures of what is no longer there are left out: nobody sees them."""
    catalogue, known = timetable.catalogue, {series.id for series in timetable.series}
    series = [one for one in timetable.series if one.rule is not None]
    once = [one for one in timetable.series if one.rule is None]
    parts = [
        [_HEAD + ("\nexample = true\n" if catalogue.example else "")],
        [_table("intent", key, [("keywords", words)]) for key, words in catalogue.intents.items()],
        [_table("place", place.key, _facts(place, "key")) for place in catalogue.places.values()],
        [
            _table("programme", one.key, [*_facts(one, "key", "visibility"), ("visibility", one.visibility)])
            for one in catalogue.programmes.values()
        ],
        [_table("task", task.key, _facts(task, "key")) for task in catalogue.tasks.values()],
        [_table("season", season.key, _facts(season, "key")) for season in timetable.seasons],
        [_table("series", one.id, _facts(one, "id")) for one in series],
        [_table("once", one.id, _once(one)) for one in once],
        [_listed("change", _change(one)) for one in timetable.changes.values() if one.series in known],
        [_listed("closure", _facts(one)) for one in timetable.closures if _counts(timetable, one)],
        [_table("organisation", one.key, _facts(one, "key")) for one in catalogue.organisations],
    ]
    return "\n".join(table for part in parts for table in part)


def _counts(timetable: Timetable, closure: Closure) -> bool:
    return closure.programme is None or closure.programme in timetable.catalogue.programmes


def _once(session: Series) -> list[Entry]:
    return [("on", session.first_on), *_facts(session, "id", "rule", "first_on", "last_on")]


def _change(change: Change) -> list[Entry]:
    entries: list[Entry] = [("series", change.series), ("on", change.original_on)]
    if change.kind is ChangeKind.CANCELLED:
        return [*entries, ("cancelled", True), ("reason", change.reason)]
    moved: list[Entry] = [("moved_on", change.on), ("start", change.start), ("minutes", change.minutes)]
    return [*entries, *moved, ("place", change.place), ("reason", change.reason)]


def _facts(thing: object, *without: str) -> list[Entry]:
    """Each field that says something: what is as the file's absence would make it is left out."""
    found = []
    for field in fields(thing):  # type: ignore[arg-type]
        value = getattr(thing, field.name)
        if field.name in without or value == {} or (field.default is not MISSING and value == field.default):
            continue
        found.append((field.name, value))
    return found


# TOML ------------------------------------------------


def _table(kind: str, key: str, entries: Iterable[Entry]) -> str:
    if not key.isdigit():
        entries = [(name, _with_english(value) if isinstance(value, dict) else value) for name, value in entries]
    return f"[{kind}.{key}]\n" + _lines(entries)


def _with_english(words: Text) -> Text:
    """What staff said in other languages only is what who reads English is shown: a file has to say so."""
    if not words or words.get(SOURCE_LANGUAGE):
        return words
    return {SOURCE_LANGUAGE: next(iter(words.values())), **words}


def _listed(kind: str, entries: Iterable[Entry]) -> str:
    return f"[[{kind}]]\n" + _lines(entries)


def _lines(entries: Iterable[Entry]) -> str:
    return "".join(f"{line}\n" for name, value in entries for line in _entry(name, value))


def _entry(name: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from _words(name, value)
    elif value is not None:
        yield f"{name} = {_value(value)}"


def _words(name: str, words: Text) -> Iterator[str]:
    """English alone as one text; each language by itself where there are more; nothing where there is none."""
    if list(words) == [SOURCE_LANGUAGE]:
        yield f"{name} = {_text(words[SOURCE_LANGUAGE])}"
    else:
        for tag in sorted(words, key=lambda tag: (tag != SOURCE_LANGUAGE, tag)):
            yield f"{name}.{tag} = {_text(words[tag])}"


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case date():
            return value.isoformat()
        case time():
            return f'"{value:%H:%M}"'
        case tuple():
            return f"[{', '.join(map(_value, value))}]"
        case _:
            return _text(str(value))


def _text(words: str) -> str:
    """In quotes, over as many lines as it has. JSON's escapes are TOML's (TOML 1.0), but for one sign it leaves."""
    lines = [json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f") for line in words.split("\n")]
    return f'"{lines[0]}"' if len(lines) == 1 else '"""\n' + "\n".join(lines) + '"""'

"""The organisation's file of programmes and days, read and checked as a whole; never the database, never half of it.

Every error is one line: file, table and key, what is wrong, what to write.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from bot.domain.schedule import Timetable
from bot.services import catalogue_rows as rows
from bot.services.catalogue_checks import problems
from bot.services.catalogue_lines import line_of, lines_of

EXAMPLE = Path(__file__).parent.parent / "data" / "example.toml"

_HINTS = {
    "rule": 'write days such as "FREQ=WEEKLY;BYDAY=TU,FR"',
    "start": 'write the hour in Istanbul such as "10:30"',
    "minutes": "write the length in minutes, 1 to 1440",
    "key": "write small English letters, digits and _ only, at most 32",
    "kind": 'write "sessions", "service", "directory" or "info"',
    "visibility": 'write "public", "confirmed" or "desk"',
    "latitude": "write degrees such as 41.0341",
    "longitude": "write degrees such as 28.9779",
    "link": 'write an address that begins with "https://"',
    "languages": 'write tags such as ["tr", "ar"]',
    "pictogram": "write one pictogram",
    "gate": 'write "children" or "keys", or leave it out',
    "min_age": "write an age in years, 0 to 18",
    "allowance": "write minutes, 0 to 1440",
    "order": "write a whole number; small ones come first",
    **dict.fromkeys(
        ("first_on", "last_on", "from_on", "to_on", "on", "moved_on"), "write a day such as 2026-12-01, without quotes"
    ),
    **dict.fromkeys(
        ("example", "sensitive", "yearly", "self_signup", "friends", "children", "cancelled", "retired"),
        "write true or false",
    ),
    **dict.fromkeys(("programme", "place", "season", "ask_at", "series"), "write the key of its table, in quotes"),
}
_TEXT_HINT = 'write the words in quotes, English first: name = "Soup kitchen", or name.en and name.tr'


@dataclass(eq=False)
class CatalogueInvalid(Exception):
    """Nothing of the file was taken; ``errors`` are lines for the person who wrote it."""

    errors: tuple[str, ...]

    def __str__(self) -> str:
        """All lines."""
        return "\n".join(self.errors)


def read(path: Path = EXAMPLE) -> Timetable:
    """The file as one checked timetable of revision 0; raises CatalogueInvalid."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not saved as UTF-8 text"
        raise CatalogueInvalid(
            (f"{path.name}: cannot be read ({why}); check its name, rights and encoding",)
        ) from error
    return parse(text, path.name)


def parse(text: str, name: str) -> Timetable:
    """A file's text as one checked timetable; name and line lead each error; raises CatalogueInvalid."""
    try:
        file = rows.File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise CatalogueInvalid((_undecodable(name, text, str(error)),)) from error
    except ValidationError as error:
        found = [_line(dict(e)) for e in error.errors(include_url=False)]
        raise CatalogueInvalid(_placed(name, text, found)) from error
    if wrong := problems(file):
        raise CatalogueInvalid(_placed(name, text, wrong))
    return rows.timetable(file)


def _undecodable(name: str, text: str, said: str) -> str:
    """What tomllib says, with the line where everybody looks for it; at the end of the file it names none."""
    what, _, where = said.partition(" (at ")
    number = next(iter(re.findall(r"line (\d+)", where)), str(text.count("\n") + 1))
    return f"{name}:{number}: {what}; mend this line of the file"


def _placed(name: str, text: str, errors: Iterable[str]) -> tuple[str, ...]:
    """Each error led by the file and the line of what it is about, in the order of the file."""
    lines = lines_of(text)
    found = [(line_of(lines, tuple(error.partition(": ")[0].split("."))) or 1, error) for error in errors]
    return tuple(f"{name}:{number}: {error}" for number, error in sorted(found, key=lambda each: each[0]))


def _line(error: dict[str, object]) -> str:
    """One line of a pydantic error; where it stands without the branches of unions pydantic adds."""
    steps = error["loc"] if isinstance(error["loc"], tuple) else ()
    is_key = "[key]" in steps
    where = [str(step + 1) if isinstance(step, int) else step for step in steps if step != "[key]"]
    hint = _HINTS.get("key" if is_key else _field(where), _TEXT_HINT)
    match error["type"]:
        case "missing":
            what = "is missing"
        case "extra_forbidden":
            what, hint = "is not known here", "check the spelling, or remove it"
        case "string_pattern_mismatch":
            what = "is not written as it must be"
        case _:
            what = str(error["msg"]).removeprefix("Value error, ").replace("Input should", "should")
    return f"{'.'.join(where)}: {what}; {hint}"


def _field(where: list[str]) -> str:
    """The field an error is about: the third step of table.key.field, or what follows the number of a closure."""
    return where[2] if len(where) > 2 else where[-1] if where else ""

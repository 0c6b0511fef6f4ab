"""On which line of a TOML file a key stands, so that an error can name it; never what a value means."""

from __future__ import annotations

import re
from collections import Counter

Path = tuple[str, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*(.*)$""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_LONG = ('"""', "'''")


def lines_of(text: str) -> dict[Path, int]:
    """The line of each table and key; tables of an array are numbered from 1, as in errors."""
    found: dict[Path, int] = {}
    table: Path = ()
    seen: Counter[Path] = Counter()
    ends = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if ends:
            ends = "" if ends in line else ends
        elif header := _HEADER.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                seen[table] += 1
                table = (*table, str(seen[table]))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            path = (*table, *_parts(key[1]))
            for length in range(len(table) + 1, len(path) + 1):
                found.setdefault(path[:length], number)
            ends = _left_open(key[2])
    return found


def line_of(lines: dict[Path, int], where: Path) -> int | None:
    """The line of a key, else of the nearest table around it."""
    return next((lines[where[:length]] for length in range(len(where), 0, -1) if where[:length] in lines), None)


def _parts(dotted: str) -> Path:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def _left_open(value: str) -> str:
    """What ends a text of many lines that begins here; empty for one that ends on its line."""
    quote = next((long for long in _LONG if value.startswith(long)), "")
    return quote if quote and quote not in value[len(quote) :] else ""

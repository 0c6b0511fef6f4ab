"""The texts in the shipped data files that people read and type; never the facts beside them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from bot.i18n.findings import Message

DOMAIN = "client"
CONTENT_KEYS = frozenset(
    {"name", "about", "bring", "food", "audience", "address", "directions", "reason", "note", "title"}
)
"""The keys of a table whose strings are content for `t.data`; `keywords` beside them is for `t.keywords`."""


def contents(source: str, file: str) -> Iterator[Message]:
    """The messages of one TOML file, each with its place in the file as a comment."""
    yield from _of_table(tomllib.loads(source), (), file)


def _of_table(table: dict[str, Any], place: tuple[str, ...], file: str) -> Iterator[Message]:
    for key, held in table.items():
        if key == "keywords" or (key in CONTENT_KEYS and not _is_table(held)):
            context = "keywords" if key == "keywords" else "content"
            comment = (" ".join(("Data:", ".".join((*place, key)))),)
            yield from (Message(DOMAIN, context, (text,), file, comment) for text in _texts(held, key))
        elif isinstance(held, dict):
            yield from _of_table(held, (*place, key), file)
        elif isinstance(held, list):
            for at, item in enumerate(held):
                if isinstance(item, dict):
                    yield from _of_table(item, (*place, key, _label(item, at)), file)


def _is_table(held: object) -> bool:
    """Whether a table merely bears a content key's name: one that is no `{en = "...", tr = "..."}`."""
    return isinstance(held, dict) and not isinstance(held.get("en"), str)


def _texts(held: object, key: str) -> Iterator[str]:
    match held:
        case str(text) if text.strip():
            yield text.strip()
        case {"en": str(text)} if text.strip():
            yield text.strip()
        case [*items] if key == "keywords":
            yield ", ".join(str(item) for item in items)
        case [*items]:
            yield from (item.strip() for item in items if isinstance(item, str) and item.strip())


def _label(item: dict[str, Any], at: int) -> str:
    return next((str(item[key]) for key in ("key", "id", "slug", "name") if isinstance(item.get(key), str)), str(at))

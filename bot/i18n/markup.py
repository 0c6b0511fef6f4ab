"""The HTML a translated text may hold and whether it still has its source's; never changes a text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

ALLOWED = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})

_TAG = re.compile(r"<(/?)([a-zA-Z-]+)((?:\s[^<>]*)?)>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_HREF = re.compile(r'\s+href="([^"]*)"\s*')


def tag_problem(text: str) -> str | None:
    """What is wrong with a text's tags, or None: Telegram's only, closed in order, attributes on links."""
    open_tags: list[str] = []
    for closing, name, attributes in _TAG.findall(text):
        if name not in ALLOWED:
            return f"<{name}> is not a tag Telegram knows"
        if closing:
            if not open_tags or open_tags.pop() != name:
                return f"</{name}> closes nothing"
            continue
        if "{" in attributes:
            return f"<{name}> holds a placeholder; values never go into a tag"
        if attributes.strip() and not (name == "a" and _HREF.fullmatch(attributes)):
            return f"<{name}> has attributes other than one href"
        open_tags.append(name)
    return f"<{open_tags[-1]}> is never closed" if open_tags else None


def stray(text: str) -> str | None:
    """The first bare & < or >, with what follows it, or None."""
    rest = _ENTITY.sub("", _TAG.sub("", text))
    found = re.search(r"[&<>].{0,9}", rest)
    return found.group() if found else None


def skeleton(text: str) -> Counter[tuple[str, str]]:
    """The multiset of opening tags with their links: equal in a source and its translation (AB-15)."""
    return Counter(_openings(text))


def _openings(text: str) -> Iterator[tuple[str, str]]:
    for closing, name, attributes in _TAG.findall(text):
        if not closing:
            yield name, attributes.strip()

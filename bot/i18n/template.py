"""Texts with plain {names} and how values get in; never str.format, which lets a translation read objects."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.i18n.marks import Ltr, Rendered, clean, isolate, strip_marks, unmarked_html
from bot.i18n.markup import skeleton, stray, tag_problem

Value: TypeAlias = str | int

_FIELD = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")


class Untranslated(Exception):
    """A language lacks a message that the view at hand needs; `Catalogues.render` goes on to the next."""

    def __init__(self, tag: str, msgid: str, context: str | None = None) -> None:
        super().__init__(f"{tag}: not translated")
        self.tag, self.msgid, self.context = tag, msgid, context


class BadTranslation(Untranslated):
    """A message is there and cannot be used; for English it is a fault in the code and is raised for real."""

    def __init__(self, tag: str, msgid: str, context: str | None = None, why: str = "") -> None:
        super().__init__(tag, msgid, context)
        self.why = why
        self.args = (f"{tag}: {why}",)


class Malformed(ValueError):
    """A text is no template, or lacks a value it asks for."""


@dataclass(frozen=True, slots=True)
class Template:
    """A parsed text: literals at even places, names at odd; `coded` are those in <code>{x}</code>."""

    parts: tuple[str, ...]
    coded: frozenset[int] = frozenset()

    @property
    def fields(self) -> frozenset[str]:
        """The names it asks for."""
        return frozenset(self.parts[1::2])

    def fill(self, values: Mapping[str, Value], *, as_html: bool) -> str:
        """The text with its values, each clean, escaped if HTML, isolated; Malformed if one is missing."""
        made = list(self.parts)
        for place in range(1, len(made), 2):
            if made[place] not in values:
                raise Malformed(f"no value for {{{made[place]}}}")
            shown = _shown(values[made[place]], as_html)
            made[place] = _in_code(shown) if place in self.coded else shown
        return "".join(made)


def parse(text: str, *, as_html: bool = True) -> Template:
    """The template of a text; raises Malformed on any brace that is not a plain {name} (AB-14, TX-8)."""
    parts = _FIELD.split(text)
    for literal in parts[::2]:
        if "{" in literal or "}" in literal:
            raise Malformed("a brace that is not a plain {name}")
    coded = [at for at in range(1, len(parts), 2) if as_html and _is_coded(parts[at - 1], parts[at + 1])]
    for at in coded:  # isolates stay outside, so that copying a phone number copies digits only (B6)
        parts[at - 1] = parts[at - 1].removesuffix("<code>")
        parts[at + 1] = parts[at + 1].removeprefix("</code>")
    return Template(tuple(parts), frozenset(coded))


def check_html(text: str, source: str) -> None:
    """Raise Malformed unless the text's HTML is whole and has the tags and links of its source."""
    problem = tag_problem(text)
    if problem:
        raise Malformed(problem)
    bare = stray(text)
    if bare and not bare.startswith("&"):  # Telegram shows a bare & as it is; only the linter minds
        raise Malformed("a bare < or >")
    if text is not source and skeleton(text) != skeleton(source):
        raise Malformed("other tags or links than the source")


def _is_coded(before: str, after: str) -> bool:
    return before.endswith("<code>") and after.startswith("</code>")


def _shown(value: Value, as_html: bool) -> str:
    if isinstance(value, Rendered):
        return value if as_html else unmarked_html(value)
    if isinstance(value, int):
        return str(int(value))
    text = clean(value)
    return isolate(html.escape(text, quote=False) if as_html else text, ltr=isinstance(value, Ltr))


def _in_code(shown: str) -> str:
    return isolate(f"<code>{strip_marks(shown)}</code>", ltr=shown.startswith("\u2066"))

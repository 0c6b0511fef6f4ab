"""What the linter looks at and the register of its rules; never a rule itself (those are in rules_*.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from bot.i18n.plurals import PLURALS

SENTENCE = None
PLAIN_CONTEXTS = frozenset({"button", "plain", "content"})
"""Contexts whose texts are escaped by the code: & and < may stand in them, tags may not."""
KEYWORDS = "keywords"
PATTERN = "date pattern"

_MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}|&#?\w+;")


@dataclass(frozen=True, slots=True)
class Entry:
    """One translated message: a form for each plural category, or one."""

    tag: str
    context: str | None
    sources: tuple[str, ...]
    forms: tuple[str, ...]
    comments: tuple[str, ...] = ()
    flags: frozenset[str] = field(default=frozenset())

    @property
    def is_html(self) -> bool:
        """Whether it is a sentence, whose text may hold tags."""
        return self.context is SENTENCE

    @property
    def is_words(self) -> bool:
        """Whether it is text for people to read (no keyword list, no date pattern)."""
        return self.context not in (KEYWORDS, PATTERN)

    @property
    def counted(self) -> bool:
        """Whether it has plural forms."""
        return len(self.sources) > 1

    @property
    def categories(self) -> tuple[str, ...]:
        """The CLDR category of each form."""
        return PLURALS[self.tag].categories if self.counted else ("other",)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Each form with the English text it must match: the singular for "one", else the plural."""
        for category, form in zip(self.categories, self.forms, strict=False):
            yield form, self.sources[0] if category == "one" else self.sources[-1]


Rule = Callable[[Entry], Iterator[str]]
RULES: dict[str, Rule] = {}
"""Each rule by its number; it yields what to do about every fault it finds in an entry."""


def rule(name: str) -> Callable[[Rule], Rule]:
    """Register a rule under a name of its own."""

    def register(function: Rule) -> Rule:
        if name in RULES:
            raise ValueError(f"two rules are called {name}")
        RULES[name] = function
        return function

    return register


def bare(text: str) -> str:
    """The text without tags, placeholders and entities."""
    return _MARKUP.sub(" ", text)

"""Changing the language at any moment, keeping the form's step; never a sentence."""

from __future__ import annotations

from handlers.feature import Command, Feature
from handlers.start import show_picker
from handlers.talk import Talk


async def languages(talk: Talk, *_: str) -> None:
    """The picker."""
    show_picker(talk, "")


FEATURE = Feature(
    "language",
    commands={"language": Command(languages, lambda t: t.word("command", "Language"))},
    presses={"languages": languages},
)

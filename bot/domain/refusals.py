"""What the bot may answer 'no' to, as types; the words for each stand in its view."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class Refusal(Exception):
    """A rule says no: the change is undone, the form keeps its step, and the person is told what can be done now."""


@dataclass(eq=False)
class Outdated(Refusal):
    """The button comes from a screen that no longer means anything, or is not this person's."""

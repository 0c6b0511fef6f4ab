"""What a feature declares: commands, buttons, forms; registration and menus follow from it. Never a callback's body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.i18n import Translator
from bot.runtime.conversations import Form
from handlers.context import Callback, Edge
from handlers.guide import Link
from handlers.rendering import View


@dataclass(frozen=True, slots=True)
class Command:
    """A slash command; ``about`` is its line in the menu, None for one that is not listed."""

    callback: Callback
    about: Callable[[Translator], str] | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One slice of the chat. ``presses`` maps the action of a button's data to its callback."""

    name: str
    commands: Mapping[str, Command] = field(default_factory=dict)
    presses: Mapping[str, Callback] = field(default_factory=dict)
    group_presses: Mapping[str, Callback] = field(default_factory=dict)
    """The same for buttons that stand in a group: the callback answers over the chat, or in the person's own."""
    form: Callable[[Edge], Form] | None = None
    prompts: Mapping[str, View] = field(default_factory=dict)
    """What each step of the form asks, to ask it again after a language switch or an answer it cannot take."""
    link: Link | None = None
    question: Link | None = None
    danger: Link | None = None
    """Answers words of danger, also in the middle of a form."""
    talking: Link | None = None
    """Passes on what is sent while a person of ours talks to somebody: asked first, for words and all else."""
    keys: Mapping[str, Callback] = field(default_factory=dict)
    """Pictogram keys below the chat that this feature answers."""

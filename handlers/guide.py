"""What a callback may ask of the whole chat: languages, what a form's step asks, where a link leads, which commands.

Built once from FEATURES, so that no feature has to import another; never a sentence.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.i18n import Catalogues, Translator
from handlers.asked_times import AskedTimes
from handlers.rendering import View

if TYPE_CHECKING:
    from handlers.talk import Talk

Link = Callable[["Talk", str], Awaitable[bool]]
"""Shows where a deep link leads; False where it is not this feature's."""


@dataclass(frozen=True, slots=True)
class Guide:
    """``prompts`` are keyed by form and step; ``keys`` are the pictogram keys below the chat."""

    catalogues: Catalogues
    prompts: Mapping[tuple[str, str], View] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    questions: tuple[Link, ...] = ()
    dangers: tuple[Link, ...] = ()
    keys: Mapping[str, Callable[[Talk], Awaitable[object]]] = field(default_factory=dict)
    commands: Callable[[Translator], list[tuple[str, str]]] = lambda _t: []
    talks: tuple[Link, ...] = ()
    asked: AskedTimes = field(default_factory=AskedTimes)

    async def open(self, talk: Talk, link: str) -> bool:
        """Show where a deep link leads; False where nobody knows it."""
        for known in self.links:
            if await known(talk, link):
                return True
        return False

    async def danger(self, talk: Talk, typed: str) -> bool:
        """Answer words of danger, which come before everything else; False where there are none."""
        for answers in self.dangers:
            if await answers(talk, typed):
                return True
        return False

    async def talking(self, talk: Talk, typed: str = "") -> bool:
        """Pass on what somebody sends while a person of ours talks to them; False where nobody does."""
        for passes_on in self.talks:
            if await passes_on(talk, typed):
                return True
        return False

    async def ask(self, talk: Talk, typed: str) -> bool:
        """Answer a typed question with a card of choices; False where nobody understands it."""
        for answers in self.questions:
            if await answers(talk, typed):
                return True
        return False

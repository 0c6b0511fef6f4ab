"""The staff's first screen and what is behind "more": the callbacks; never a sentence."""

from __future__ import annotations

from bot.services import glance
from handlers.feature import Command, Feature
from handlers.talk import Talk
from handlers.views import staff_home as views


async def home(talk: Talk, *_: str) -> None:
    """Today at a glance; for everybody else the button means nothing."""
    seen = await glance.of(talk.work, talk.chat)
    talk.show(lambda t: views.home(t, seen))


async def more(talk: Talk, *_: str) -> None:
    """What is done less often."""
    seen = await glance.of(talk.work, talk.chat)
    talk.show(lambda t: views.more(t, seen))


async def me(talk: Talk, *_: str) -> None:
    """What is one's own. Raises NotAllowed."""
    await glance.of(talk.work, talk.chat)
    talk.show(views.me)


FEATURE = Feature(
    "staff_home",
    commands={"staff": Command(home)},
    presses={"staff": home, "staff.more": more, "staff.me": me},
)

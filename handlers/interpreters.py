"""Who interprets sets up what they speak: the callbacks; never a sentence."""

from __future__ import annotations

from bot.i18n import LANGUAGES
from bot.services import interpretations, interpreters
from handlers.feature import Command, Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import interpreters as views


async def show(talk: Talk, *_: str) -> None:
    """What is known of me; for everybody else this means nothing."""
    mine = await interpreters.skills(talk.work, talk.chat)
    in_hand = await interpretations.in_hand(talk.work, talk.chat)
    talk.show(lambda t: views.skills(t, mine, in_hand))


async def woman(talk: Talk, *_: str) -> None:
    """I am a woman, or not."""
    await interpreters.toggle_woman(talk.work, talk.chat)
    await show(talk)


async def pause(talk: Talk, *_: str) -> None:
    """No messages for now, or again."""
    await interpreters.toggle_pause(talk.work, talk.chat)
    await show(talk)


async def page(talk: Talk, number: str = "0", *_: str) -> None:
    """Which languages?"""
    mine = await interpreters.skills(talk.work, talk.chat)
    at = number_of(number)
    talk.show(lambda t: views.languages(t, mine, _every(talk), at))


async def toggle(talk: Talk, number: str = "0", tag: str = "", *_: str) -> None:
    """This one too, or not this one."""
    at = number_of(number)
    mine = await interpreters.toggle_language(talk.work, talk.chat, tag)
    talk.show(lambda t: views.languages(t, mine, _every(talk), at))


def _every(talk: Talk) -> list[str]:
    """Shipped languages first, then all we know by name."""
    return list(dict.fromkeys((*talk.catalogues.tags, *LANGUAGES)))


FEATURE = Feature(
    "interpreters",
    commands={"interpret": Command(show)},
    presses={
        "talks": show,
        "talks.woman": woman,
        "talks.pause": pause,
        "talks.page": page,
        "talks.lang": toggle,
    },
)

"""What somebody is reminded of: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.domain.reminders import Topic
from bot.services import digest, follows, reminder_choices
from handlers.feature import Command, Feature
from handlers.moments import choice_of, page_of
from handlers.talk import Talk
from handlers.views import digest as digest_views
from handlers.views import reminders as views

SWITCH = {"on": True, "off": False}


async def choices(talk: Talk, *_: str) -> None:
    """How it stands."""
    found = await reminder_choices.of(talk.work, talk.chat)
    talk.show(lambda t: views.choices(t, found))


async def switch(talk: Talk, topic: str = "", way: str = "", *_: str) -> None:
    """They want it, or not any more."""
    if way not in SWITCH:
        raise Outdated
    found = await reminder_choices.switch(talk.work, talk.chat, choice_of(Topic, topic), on=SWITCH[way])
    talk.show(lambda t: views.choices(t, found))


async def followed(talk: Talk, page: str = "0", *_: str) -> None:
    """The programmes they follow."""
    found = await follows.of_person(talk.work, talk.chat)
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.followed(t, found, at))


async def morning(talk: Talk, *_: str) -> None:
    """The digest as it stands now, for staff."""
    found = await digest.of(talk.work, talk.chat)
    talk.show(lambda t: digest_views.digest(t, found))


FEATURE = Feature(
    "reminders",
    commands={"reminders": Command(choices, lambda t: t.word("command", "What we remind you of"))},
    presses={"remind": choices, "remind.set": switch, "remind.list": followed, "digest": morning},
)

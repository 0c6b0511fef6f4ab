"""What somebody wants to hear of us: news, no announcements, nothing; the callbacks; never a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.hearing import Hears
from bot.domain.refusals import Outdated
from bot.services import hearing, veils
from handlers import schedule
from handlers.context import Callback
from handlers.feature import Command, Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import hearing as views

ANSWERS = {"yes": True, "no": False}
HERE: Mapping[str, Callback] = {name: schedule.FEATURE.presses[name] for name in ("prog", "today", "tomorrow", "day")}
"""The answers in which the question may stand."""


async def choices(talk: Talk, *_: str) -> None:
    """How it stands, and every way to change it."""
    _show(talk)


async def news(talk: Talk, answer: str = "", *_: str) -> None:
    """They want news, or not."""
    if answer not in ANSWERS:
        raise Outdated
    talk.chat = await hearing.set_news(talk.work, talk.chat, wanted=ANSWERS[answer])
    _show(talk)


async def asked(talk: Talk, answer: str = "", action: str = "", *way: str) -> None:
    """They want news, or not, said to the question in an answer: the same answer comes again, without it."""
    again = HERE.get(action)
    if answer not in ANSWERS or again is None:
        raise Outdated
    talk.chat = await hearing.set_news(talk.work, talk.chat, wanted=ANSWERS[answer])
    talk.toast(talk.word(lambda t: views.answered(t, wanted=ANSWERS[answer])))
    await again(talk, *way)


async def discreet(talk: Talk, wanted: str = "", *_: str) -> None:
    """Neutral words first, or the message at once."""
    if wanted not in ANSWERS:
        raise Outdated
    talk.chat = await hearing.set_discreet(talk.work, talk.chat, discreet=ANSWERS[wanted])
    _show(talk)


async def unveil(talk: Talk, number: str = "", *_: str) -> None:
    """What stands behind neutral words, in their place, or below them where they cannot become it."""
    shown = talk.pressed if talk.pressed is not None and talk.pressed.text is not None else None
    message = shown.message_id if shown is not None else None
    if not await veils.lift(talk.work, talk.chat, number_of(number), message) and message is not None:
        talk.remove(message)


async def less(talk: Talk, *_: str) -> None:
    """No announcements any more; who wants nothing at all keeps that. Under an announcement it is said below it."""
    if talk.chat.hears is Hears.ALL:
        talk.chat = await hearing.set_hears(talk.work, talk.chat, Hears.NO_ANNOUNCEMENTS)
    _show(talk)


async def below(talk: Talk, *_: str) -> None:
    """The same from under an announcement, which stays readable."""
    if talk.chat.hears is Hears.ALL:
        talk.chat = await hearing.set_hears(talk.work, talk.chat, Hears.NO_ANNOUNCEMENTS)
    chat = talk.chat
    talk.say(lambda t: views.choices(t, chat))


async def nothing(talk: Talk, *_: str) -> None:
    """Nothing at all."""
    talk.chat = await hearing.set_hears(talk.work, talk.chat, Hears.NOTHING)
    _show(talk)


async def again(talk: Talk, *_: str) -> None:
    """Everything again, as it was before they stopped."""
    talk.chat = await hearing.set_hears(talk.work, talk.chat, Hears.ALL)
    talk.toast(talk.word(views.on_again))
    _show(talk)


def _show(talk: Talk) -> None:
    chat = talk.chat
    talk.show(lambda t: views.choices(t, chat))


async def stop(talk: Talk, *_: str) -> None:
    """/stop, at every step: a form is dropped, which is said, and no announcement comes any more."""
    form = talk.work.step is not None
    talk.leave_form()
    if talk.chat.hears is Hears.ALL:
        talk.chat = await hearing.set_hears(talk.work, talk.chat, Hears.NO_ANNOUNCEMENTS)
    chat = talk.chat
    talk.show(lambda t: views.stopped(t, chat, form=form))


FEATURE = Feature(
    "hearing",
    commands={
        "news": Command(choices, lambda t: t.word("command", "What we may write to you")),
        "stop": Command(stop),
    },
    presses={
        "hear": choices,
        "hear.news": news,
        "hear.asked": asked,
        "hear.less": less,
        "hear.below": below,
        "hear.nothing": nothing,
        "hear.discreet": discreet,
        "veil": unveil,
        "hear.on": again,
    },
)

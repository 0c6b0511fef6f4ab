"""The form for a language that is missing: tap its name or type it; only a count is kept, never the text."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.names import closest
from bot.i18n import LANGUAGES, names_of
from bot.runtime.conversations import Form
from bot.services import chats
from handlers import answers
from handlers.context import Edge
from handlers.feature import Feature
from handlers.start import picker_choices, show_picker
from handlers.talk import Talk
from handlers.views import wish as views
from handlers.views.start import picker

SHOWN = 10


class Step(StrEnum):
    """The steps of this form."""

    WHICH = "which"


async def begin(talk: Talk, *_: str) -> Step:
    """Offer the likeliest missing languages, and listen."""
    missing = [language for language in LANGUAGES.values() if language.tag not in talk.catalogues.tags]
    names = [(language.tag, language.autonym) for language in missing[:SHOWN]]
    talk.show(lambda _t: views.which(names))
    return Step.WHICH


async def typed(talk: Talk, *_: str) -> Step | int:
    """A name was typed."""
    tag = closest(talk.text, {tag: names_of(tag) for tag in LANGUAGES})
    if tag is None:
        talk.show(views.not_known)
        return Step.WHICH
    await _note(talk, tag)
    return Form.END


async def tapped(talk: Talk, tag: str = "", *_: str) -> None:
    """A name was tapped, perhaps on an old screen: the wish counts once for a form that is open."""
    if tag not in LANGUAGES or talk.work.step is None or talk.work.step.name != FEATURE.name:
        show_picker(talk, "")
        return
    await _note(talk, tag)
    talk.leave_form()


async def back(talk: Talk, *_: str) -> None:
    """To the languages after all: what is typed from now on is no answer to this form."""
    talk.leave_form()
    show_picker(talk, "")


async def _note(talk: Talk, tag: str) -> None:
    if tag not in talk.catalogues.tags:
        await chats.wish_language(talk.work, tag)
        talk.show(lambda t: views.noted(t, LANGUAGES[tag].autonym))
    choices = picker_choices(talk, talk.catalogues.chain(tag)[:-1])
    talk.say(lambda _t: picker(choices, ""))


def form(edge: Edge) -> Form:
    """One step, entered from the picker."""
    return Form(
        "wish",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern="^wish$")],
        states={Step.WHICH: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "wish",
    presses={"wish.for": tapped, "wish.back": back},
    form=form,
    prompts={Step.WHICH: views.asked_again},
)

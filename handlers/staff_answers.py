"""Answers staff pick for a person, and the organisation's own that they write; the right is checked at the press.

Never a sentence.
"""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler

from bot.domain.kept_answers import GROUPS, MOST_OWN, Group, Kept, OwnAnswer
from bot.domain.refusals import Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments_staff, own_answers
from handlers.cases import drafted, show_file
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.staff_words import typed
from handlers.talk import Talk
from handlers.views import staff_answers as views
from handlers.views import staff_writing as writing_views


class Step(StrEnum):
    """The step of this form."""

    WORDS = "words"


async def kept(talk: Talk, number: str = "", group: str = "", page: str = "0", *_: str) -> None:
    """Which kind of answer, and then which; words that were begun are not waited for any more."""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    talk.leave_form()
    if group not in tuple(Group):  # also a button of before there were groups
        talk.show(lambda t: views.groups(t, request.id))
        return
    chosen = Group(group)
    at = page_of(page, len(GROUPS[chosen]), views.PAGE)
    talk.show(lambda t: views.choices(t, request.id, chosen, at))


async def say(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """Send a kept answer."""
    await appointments_staff.say(talk.work, talk.chat, number_of(number), choice_of(Kept, chosen))
    await show_file(talk, number_of(number))


async def own(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """The organisation's own answers; words that were begun are not waited for any more."""
    reading = await own_answers.reading(talk.work, talk.chat, number_of(number))
    every = [(one.id, one.texts[one.nearest(_mine(talk))]) for one in await own_answers.every(talk.work)]
    at = page_of(page, len(every), views.PAGE)
    talk.leave_form()
    talk.show(lambda t: views.own(t, reading.request.id, every, at, writes=reading.writes))


async def card(talk: Talk, number: str = "", id_: str = "", *_: str) -> None:
    """One of them."""
    await _show_card(talk, number_of(number), await own_answers.one(talk.work, number_of(id_)))


async def _show_card(talk: Talk, number: int, answer: OwnAnswer) -> None:
    reading = await own_answers.reading(talk.work, talk.chat, number)
    tags = dict.fromkeys((reading.language, *talk.catalogues.tags))
    shown = answer.nearest(_mine(talk))
    talk.leave_form()
    talk.show(lambda t: views.card(t, number, answer, shown, tags, writes=reading.writes))


async def say_own(talk: Talk, number: str = "", id_: str = "", *_: str) -> None:
    """Send it, where it has the language they read; else say so first."""
    reading = await own_answers.reading(talk.work, talk.chat, number_of(number))
    answer = await own_answers.one(talk.work, number_of(id_))
    wanted = reading.language
    if wanted in answer.texts:
        await send_own(talk, number, id_, wanted)
        return
    near = answer.nearest(talk.catalogues.chain(wanted))
    talk.show(lambda t: views.missing(t, reading.request.id, answer, wanted, near, writes=reading.writes))


async def send_own(talk: Talk, number: str = "", id_: str = "", tag: str = "", *_: str) -> None:
    """Send it in this language."""
    if not await own_answers.send(talk.work, talk.chat, number_of(number), number_of(id_), tag):
        talk.say(writing_views.not_written)
    await show_file(talk, number_of(number))


async def drop(talk: Talk, number: str = "", id_: str = "", *_: str) -> None:
    """Ask before it is deleted."""
    reading = await own_answers.writing(talk.work, talk.chat, number_of(number))
    answer = await own_answers.one(talk.work, number_of(id_))
    talk.show(lambda t: views.drop(t, reading.request.id, answer))


async def gone(talk: Talk, number: str = "", id_: str = "", *_: str) -> None:
    """Delete it."""
    await own_answers.drop(talk.work, talk.chat, number_of(id_))
    talk.toast(talk.word(views.deleted))
    await own(talk, number)


async def new(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a new answer, in the language of who writes."""
    return await _begin(talk, number, None, talk.language)


async def write(talk: Talk, number: str = "", id_: str = "", tag: str = "", *_: str) -> Step:
    """Listen for an answer's words in one language."""
    if tag not in talk.catalogues.tags:
        raise Outdated
    return await _begin(talk, number, await own_answers.one(talk.work, number_of(id_)), tag)


async def _begin(talk: Talk, number: str, answer: OwnAnswer | None, tag: str) -> Step:
    reading = await own_answers.writing(talk.work, talk.chat, number_of(number))
    set_draft(request=reading.request.id, answer=answer.id if answer else "", language=tag)
    before = answer.texts.get(tag, "") if answer else ""
    talk.show(lambda t: views.write_in(t, tag, before))
    return Step.WORDS


async def words(talk: Talk, *_: str) -> Step | int:
    """They were written; a longer text than fits is not cut but asked for again."""
    if talk.cut or len(talk.text) > MOST_OWN:
        talk.show(views.too_long)
        return Step.WORDS
    id_, number = drafted(talk, "answer"), number_of(drafted(talk, "request"))
    tag = drafted(talk, "language")
    written = await own_answers.write(talk.work, talk.chat, number_of(id_) if id_ else None, tag, talk.text)
    await _show_card(talk, number, written)
    return Form.END


def _mine(talk: Talk) -> tuple[str, ...]:
    return talk.catalogues.chain(talk.language)


def form(edge: Edge) -> Form:
    """The step at which the words of an own answer are taken."""
    return Form(
        "own_answers",
        entry_points=[
            CallbackQueryHandler(edge.press(new), pattern="^own.new:"),
            CallbackQueryHandler(edge.press(write), pattern="^own.write:"),
        ],
        states={Step.WORDS: typed(edge, words)},
        fallbacks=[],
    )


FEATURE = Feature(
    "own_answers",
    presses={
        "case.answers": kept,
        "case.kept": say,
        "own": own,
        "own.card": card,
        "own.say": say_own,
        "own.send": send_own,
        "own.drop": drop,
        "own.gone": gone,
    },
    form=form,
    prompts={Step.WORDS: views.write},
)

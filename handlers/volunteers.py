"""Who wants to help answers by taps, sends it, changes it, leaves: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.refusals import Outdated
from bot.domain.volunteers import Age, Day, Question, Sheet, State
from bot.i18n import LANGUAGES
from bot.runtime.conversations import Form
from bot.services import signups, volunteers
from bot.services.schedule import timetable
from handlers import answers, schedule
from handlers.context import Edge
from handlers.feature import Command, Feature
from handlers.moments import choice_of, number_of
from handlers.rendering import View
from handlers.start import show_picker
from handlers.talk import Talk
from handlers.views import volunteers as views
from handlers.views import volunteers_questions as asking
from handlers.views.volunteers_questions import Asked, Way

LINK = "volunteer"
"""The deep link for posters."""


class Step(StrEnum):
    """The steps of this form."""

    NAME = "name"


async def show(talk: Talk, *_: str) -> None:
    """Where I stand; a name that was begun is not waited for any more."""
    talk.leave_form()
    if talk.chat.language is None:
        show_picker(talk, LINK)
    elif await _has_tasks(talk):
        talk.show(await _front(talk))
    else:
        await schedule.helping(talk)


async def open_link(talk: Talk, link: str) -> bool:
    """The same by a poster; False for any other link."""
    if link.lower() != LINK or not await _has_tasks(talk):
        return False
    talk.say(await _front(talk))
    return True


async def _has_tasks(talk: Talk) -> bool:
    return bool((await timetable(talk.work)).catalogue.tasks)


async def _front(talk: Talk) -> View:
    sheet = await volunteers.sheet(talk.work, talk.chat.id)
    again = sheet is not None and volunteers.may_ask_again(talk.work, sheet)
    return lambda t: views.front(t, sheet, again=again)


async def begin(talk: Talk, *_: str) -> None:
    """From now on answers are kept."""
    sheet = await volunteers.begin(talk.work, talk.chat)
    _show(talk, sheet, Asked(Question.TASKS, Way.FIRST))


async def ask(talk: Talk, question: str = "", way: str = "", page: str = "0", *_: str) -> None:
    """One question; the others wait for the one that cannot be skipped."""
    talk.leave_form()
    asked = Asked(choice_of(Question, question), choice_of(Way, way), number_of(page))
    sheet = await volunteers.mine(talk.work, talk.chat)
    if asked.question is not Question.TASKS and not sheet.wished:
        again = Asked(Question.TASKS, asked.way)
        talk.show(lambda t: asking.none_chosen(t, sheet, again))
        return
    _show(talk, sheet, asked)


async def answer(talk: Talk, question: str = "", way: str = "", page: str = "0", value: str = "", *_: str) -> None:
    """One answer more, or less."""
    asked = Asked(choice_of(Question, question), choice_of(Way, way), number_of(page))
    _show(talk, await _answered(talk, asked.question, value), asked)


async def _answered(talk: Talk, question: Question, value: str) -> Sheet:
    match question:
        case Question.TASKS:
            return await volunteers.toggle_task(talk.work, talk.chat, value)
        case Question.LANGUAGES:
            return await volunteers.toggle_language(talk.work, talk.chat, value)
        case Question.DAYS:
            return await volunteers.toggle_day(talk.work, talk.chat, choice_of(Day, value))
        case Question.AGE:
            return await volunteers.set_age(talk.work, talk.chat, choice_of(Age, value))
        case Question.NAME:
            raise Outdated


def _show(talk: Talk, sheet: Sheet, asked: Asked) -> None:
    tags = list(dict.fromkeys((talk.language, *talk.catalogues.tags, *LANGUAGES)))
    talk.show(lambda t: asking.question(t, sheet, asked, tags))


async def send(talk: Talk, *_: str) -> None:
    """Ask to be taken; without a task the question comes again."""
    sheet = await volunteers.send(talk.work, talk.chat)
    if sheet.person.state is State.DRAFT:
        talk.show(lambda t: asking.none_chosen(t, sheet, Asked(Question.TASKS, Way.FIRST)))
    else:
        talk.show(lambda t: views.front(t, sheet))


async def leave(talk: Talk, *_: str) -> None:
    """Ask before it."""
    sheet = await volunteers.mine(talk.work, talk.chat)
    places = await signups.places_ahead(talk.work, talk.chat)
    talk.show(lambda t: views.leave(t, sheet, len(places)))


async def leave_now(talk: Talk, *_: str) -> None:
    """Take everything back, or leave the team."""
    await volunteers.leave(talk.work, talk.chat)
    talk.show(views.left)


async def begin_name(talk: Talk, *_: str) -> Step:
    """Listen for a first name."""
    await volunteers.mine(talk.work, talk.chat)
    talk.show(asking.write_name)
    return Step.NAME


async def typed_name(talk: Talk, *_: str) -> Step | int:
    """A name was typed; anything else is asked again."""
    sheet = await volunteers.call_me(talk.work, talk.chat, talk.text)
    name = sheet.name if sheet else None
    if name is None:
        talk.show(asking.no_name)
        return Step.NAME
    talk.show(lambda t: asking.may_others(t, name))
    return Form.END


async def show_name(talk: Talk, *_: str) -> None:
    """Others on the same shift may see it."""
    sheet = await volunteers.show_name(talk.work, talk.chat, shown=True)
    talk.show(lambda t: views.front(t, sheet))


async def hide_name(talk: Talk, *_: str) -> None:
    """Only coordinators see it."""
    sheet = await volunteers.show_name(talk.work, talk.chat, shown=False)
    talk.show(lambda t: views.front(t, sheet))


async def drop_name(talk: Talk, *_: str) -> None:
    """Be nameless again."""
    sheet = await volunteers.drop_name(talk.work, talk.chat)
    talk.show(lambda t: views.front(t, sheet))


def form(edge: Edge) -> Form:
    """The step at which a name is typed."""
    return Form(
        "volunteers",
        entry_points=[CallbackQueryHandler(edge.press(begin_name), pattern="^vol.name$")],
        states={Step.NAME: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed_name)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "volunteers",
    commands={"volunteer": Command(show, lambda t: t.word("command", "Help as a volunteer"))},
    presses={
        "volunteer": show,
        "vol.begin": begin,
        "vol.ask": ask,
        "vol.set": answer,
        "vol.send": send,
        "vol.leave": leave,
        "vol.leave.now": leave_now,
        "vol.name.show": show_name,
        "vol.name.hide": hide_name,
        "vol.name.drop": drop_name,
    },
    form=form,
    prompts={Step.NAME: asking.write_name},
    link=open_link,
)

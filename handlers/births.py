"""The birth card: made question by question, shown, changed, deleted: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain import births as rules
from bot.domain.appointments import telephone
from bot.domain.births import BirthCard, Field
from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.runtime.conversations import Form
from bot.services import births
from handlers import answers
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of
from handlers.talk import Talk
from handlers.views import births as views


class Step(StrEnum):
    """The steps at which something is typed."""

    HOSPITAL = "hospital"
    NIGHT = "night"


STEPS = {Field.HOSPITAL: Step.HOSPITAL, Field.NIGHT: Step.NIGHT}


async def card(talk: Talk, *_: str) -> None:
    """The card, or what one would be for."""
    talk.leave_form()
    found = await births.mine(talk.work, talk.chat)
    talk.show(lambda t: views.card(t, found) if found else views.intro(t))


async def months(talk: Talk, *_: str) -> None:
    """In which month? Tapping one makes the card, or changes it."""
    talk.leave_form()
    choices = rules.months(today(talk.work.now))
    talk.show(lambda t: views.months(t, choices))


async def month(talk: Talk, code: str = "", *_: str) -> Step | int:
    """A month was tapped."""
    return _go_on(talk, await births.expect(talk.work, talk.chat, month_of(code)))


async def change(talk: Talk, field: str = "", *_: str) -> Step | int:
    """Ask one question again."""
    found = await births.mine(talk.work, talk.chat)
    if found is None:
        raise Outdated
    return _ask(talk, choice_of(Field, field), found)


async def pays(talk: Talk, chosen: str = "", *_: str) -> Step | int:
    """Who pays."""
    return _go_on(talk, await births.add(talk.work, talk.chat, Field.PAYS, choice_of(rules.Pays, chosen)))


async def skip(talk: Talk, field: str = "", *_: str) -> Step | int:
    """This question is not answered; an old screen's skip takes nothing away."""
    found, skipped = await births.mine(talk.work, talk.chat), choice_of(Field, field)
    if found is not None and getattr(found, skipped):
        return _go_on(talk, found)
    return _go_on(talk, await births.add(talk.work, talk.chat, skipped, ""))


async def empty(talk: Talk, field: str = "", *_: str) -> Step | int:
    """What stood here is taken away."""
    return _go_on(talk, await births.add(talk.work, talk.chat, choice_of(Field, field), ""))


async def hospital(talk: Talk, *_: str) -> Step | int:
    """The hospital was typed."""
    name = " ".join(talk.text.split())[: rules.MOST_HOSPITAL]
    return _go_on(talk, await births.add(talk.work, talk.chat, Field.HOSPITAL, name))


async def night(talk: Talk, *_: str) -> Step | int:
    """A number was typed, in whatever digits; anything else is asked again."""
    digits = telephone(talk.text)
    if digits is None:
        talk.show(views.no_phone)
        return Step.NIGHT
    return _go_on(talk, await births.add(talk.work, talk.chat, Field.NIGHT, digits))


async def drop(talk: Talk, *_: str) -> None:
    """Ask before it is deleted."""
    talk.show(views.drop)


async def gone(talk: Talk, *_: str) -> None:
    """Delete it."""
    await births.forget(talk.work, talk.chat)
    talk.show(views.gone)


def _go_on(talk: Talk, found: BirthCard) -> Step | int:
    """The next question not asked yet, or the whole card."""
    if found.unasked is None:
        talk.show(lambda t: views.card(t, found))
        return Form.END
    return _ask(talk, found.unasked, found)


def _ask(talk: Talk, field: Field, found: BirthCard) -> Step | int:
    talk.show(lambda t: views.asked(t, field, found))
    return STEPS.get(field, Form.END)


def month_of(code: str) -> date:
    """The first day of a month of a button; Outdated for anything else."""
    try:
        return datetime.strptime(code, "%Y-%m").date()  # noqa: DTZ007  a month has no zone
    except ValueError:
        raise Outdated from None


def form(edge: Edge) -> Form:
    """Every tap may lead to a step at which something is typed."""
    taps = {"month": month, "ask": change, "pays": pays, "skip": skip, "empty": empty}
    return Form(
        "births",
        entry_points=[
            CallbackQueryHandler(edge.press(callback), pattern=f"^birth.{name}:") for name, callback in taps.items()
        ],
        states={
            Step.HOSPITAL: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(hospital)))],
            Step.NIGHT: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(night)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "births",
    presses={"birth": card, "birth.new": months, "birth.drop": drop, "birth.gone": gone},
    form=form,
    prompts={Step.HOSPITAL: views.hospital, Step.NIGHT: views.night},
)

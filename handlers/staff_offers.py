"""Offering times and declining: staff's callbacks; the right is checked at the press; never a sentence."""

from __future__ import annotations

from datetime import datetime

from bot.domain.appointments import Reason
from bot.services import appointments_staff, open_days
from handlers.cases import show_file
from handlers.feature import Feature
from handlers.moments import choice_of, hours_of, nearest_of, number_of
from handlers.talk import Talk
from handlers.views import staff_offers as views
from handlers.views.staff_slots import taken_already


async def days(talk: Talk, number: str = "", picked: str = "", *_: str) -> None:
    """Which day to offer?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    chosen = _picked(talk, picked)
    choices = await open_days.coming(talk.work, request.service)
    talk.show(lambda t: views.days(t, request.id, choices, chosen))


async def hours(talk: Talk, number: str = "", day: str = "", picked: str = "", *_: str) -> None:
    """Which hour of that day?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    on = nearest_of(talk, f"{day}0000").date()
    await open_days.require_day(talk.work, request.service, on, request.id)
    full = await appointments_staff.full_hours(talk.work, request, on)
    choices = [(at, at in full) for at in hours_of(on) if at > talk.work.now]
    chosen = _picked(talk, picked)
    talk.show(lambda t: views.hours(t, request.id, choices, on, chosen))


async def at(talk: Talk, number: str = "", moment: str = "", picked: str = "", *_: str) -> None:
    """One more time to offer; the same one again takes it out, and one that another person has is not taken."""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    wanted = nearest_of(talk, moment)
    await open_days.require_times(talk.work, request, [wanted])
    if wanted in await appointments_staff.full_hours(talk.work, request, wanted.date()):
        talk.toast(talk.word(taken_already))
        await hours(talk, number, moment[:4], picked)
        return
    before = [code for code in picked.split(".") if code]
    codes = [code for code in before if code != moment] if moment in before else [*before, moment]
    await days(talk, number, ".".join(codes[-3:]))


async def send(talk: Talk, number: str = "", picked: str = "", *_: str) -> None:
    """Offer these times."""
    await appointments_staff.offer(talk.work, talk.chat, number_of(number), _picked(talk, picked))
    await show_file(talk, number_of(number))


async def fix(talk: Talk, number: str = "", moment: str = "", *_: str) -> None:
    """They stand here and agree: this time, at once."""
    await appointments_staff.book(talk.work, talk.chat, number_of(number), nearest_of(talk, moment))
    await show_file(talk, number_of(number))


async def agree(talk: Talk, number: str = "", offer: str = "", *_: str) -> None:
    """They say at the desk which of the times offered they take."""
    await appointments_staff.agree(talk.work, talk.chat, number_of(number), number_of(offer))
    await show_file(talk, number_of(number))


async def no(talk: Talk, number: str = "", *_: str) -> None:
    """Why not?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.reasons(t, request.id))


async def say_no(talk: Talk, number: str = "", reason: str = "", *_: str) -> None:
    """Decline with a kept answer."""
    await appointments_staff.decline(talk.work, talk.chat, number_of(number), choice_of(Reason, reason))
    await show_file(talk, number_of(number))


def _picked(talk: Talk, codes: str) -> list[datetime]:
    return [nearest_of(talk, code) for code in codes.split(".") if code]


FEATURE = Feature(
    "staff_offers",
    presses={
        "case.days": days,
        "case.hours": hours,
        "case.at": at,
        "case.send": send,
        "case.fix": fix,
        "case.agree": agree,
        "case.no": no,
        "case.say": say_no,
    },
)

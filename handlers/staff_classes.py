"""Classes as staff run them: the callbacks; the right is checked at every press. Never a sentence."""

from __future__ import annotations

from bot.domain.shift_plans import ANY
from bot.services import classes_staff
from handlers.feature import Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_classes as views


async def courses(talk: Talk, page: str = "0", *_: str) -> None:
    """Every class."""
    found = await classes_staff.listed(talk.work, talk.chat)
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.courses(t, found, at))


async def course(talk: Talk, number: str = "", *_: str) -> None:
    """One class."""
    found = await classes_staff.one(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.card(t, found))


async def members(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Who is in it and who waits."""
    found, people = await classes_staff.members(talk.work, talk.chat, number_of(number))
    at = page_of(page, len(people), views.A_PAGE)
    talk.show(lambda t: views.members(t, found, people, at))


async def member(talk: Talk, number: str = "", *_: str) -> None:
    """One of them."""
    found, one = await classes_staff.member(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.member(t, found, one))


async def put_in(talk: Talk, number: str = "", *_: str) -> None:
    """The place is theirs at once."""
    await members(talk, str(await classes_staff.put_in(talk.work, talk.chat, number_of(number))))


async def off(talk: Talk, number: str = "", *_: str) -> None:
    """Asked once."""
    found, one = await classes_staff.member(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.off(t, found, one))


async def off_do(talk: Talk, number: str = "", *_: str) -> None:
    """They are off, and told."""
    await members(talk, str(await classes_staff.remove(talk.work, talk.chat, number_of(number))))


async def seats(talk: Talk, number: str = "", *_: str) -> None:
    """How many places?"""
    found = await classes_staff.one(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.seats(t, found))


async def set_seats(talk: Talk, number: str = "", value: str = "", *_: str) -> None:
    """So many."""
    wanted = classes_staff.seats_of(value, ANY)
    found = await classes_staff.set_seats(talk.work, talk.chat, number_of(number), wanted)
    talk.show(lambda t: views.card(t, found))


async def dates(talk: Talk, number: str = "", page: str = "", *_: str) -> None:
    """Its dates; at first the page with the next one."""
    found, every = await classes_staff.dates_of(talk.work, talk.chat, number_of(number))
    past = sum(of.shift.starts_at <= of.now for of in every)
    at = page_of(page or str(past // views.DATES_A_PAGE), len(every), views.DATES_A_PAGE)
    talk.show(lambda t: views.dates(t, found, every, at))


async def ending(talk: Talk, number: str = "", *_: str) -> None:
    """Asked once, with how many are told."""
    found = await classes_staff.one(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.ending(t, found))


async def end(talk: Talk, number: str = "", seen: str = "", *_: str) -> None:
    """It ends; where more or fewer people are in it by now, that is shown first."""
    found = await classes_staff.one(talk.work, talk.chat, number_of(number))
    if number_of(seen) != found.taken + found.waiting:
        talk.show(lambda t: views.ending(t, found))
        return
    ended, told = await classes_staff.end(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.ended(t, ended, told))


FEATURE = Feature(
    "staff_classes",
    presses={
        "courses": courses,
        "course": course,
        "course.who": members,
        "course.one": member,
        "course.in": put_in,
        "course.off": off,
        "course.off.do": off_do,
        "course.seats": seats,
        "course.set": set_seats,
        "course.dates": dates,
        "course.end": ending,
        "course.end.do": end,
    },
)

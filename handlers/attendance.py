"""Who came to a shift: ticked, undone, for how long, and who else: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.attendance import Mark, Sheet
from bot.domain.chats import ChatId
from bot.services import attendance, shifts
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import attendance as views


async def sheet(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Everybody on one shift."""
    _show(talk, await attendance.sheet(talk.work, talk.chat, number_of(number)), page)


async def mark(talk: Talk, signup: str = "", wanted: str = "", page: str = "0", *_: str) -> None:
    """Came, did not come, or nobody knows: one tap each."""
    _show(talk, await attendance.mark(talk.work, talk.chat, number_of(signup), choice_of(Mark, wanted)), page)


async def all_came(talk: Talk, number: str = "", *_: str) -> None:
    """Everybody who is not ticked yet."""
    _show(talk, await attendance.all_came(talk.work, talk.chat, number_of(number)))


async def hours(talk: Talk, number: str = "", *_: str) -> None:
    """When did it end?"""
    found = await attendance.sheet(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.ended(t, found))


async def ended(talk: Talk, number: str = "", minutes: str = "", *_: str) -> None:
    """Then, for everybody."""
    _show(talk, await attendance.ended(talk.work, talk.chat, number_of(number), number_of(minutes)))


async def whose(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Who left at another time?"""
    found = await attendance.sheet(talk.work, talk.chat, number_of(number))
    at = page_of(page, len(found.people), views.A_PAGE)
    talk.show(lambda t: views.whose(t, found, at))


async def one(talk: Talk, signup: str = "", *_: str) -> None:
    """When did this person leave?"""
    number = number_of(signup)
    found = await attendance.of_place(talk.work, talk.chat, number)
    talk.show(lambda t: views.left(t, found, number))


async def stayed(talk: Talk, signup: str = "", minutes: str = "", *_: str) -> None:
    """Then, for this person."""
    _show(talk, await attendance.stayed(talk.work, talk.chat, number_of(signup), number_of(minutes)))


async def others(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Who else came?"""
    of, found = await attendance.others(talk.work, talk.chat, number_of(number))
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.others(t, of, found, at))


async def add(talk: Talk, number: str = "", chat: str = "", *_: str) -> None:
    """This person."""
    found = await attendance.add(talk.work, talk.chat, number_of(number), ChatId(number_of(chat)))
    _show(talk, found, str(len(found.people)))


async def unmarked(talk: Talk, page: str = "0", *_: str) -> None:
    """Past shifts on which nobody was ticked."""
    found = await attendance.unmarked(talk.work, talk.chat)
    at = page_of(page, len(found), views.A_LIST)
    shown = found[at * views.A_LIST : (at + 1) * views.A_LIST]
    abouts = [await shifts.about(talk.work, shift) for shift in shown]
    more = len(found) > (at + 1) * views.A_LIST
    talk.show(lambda t: views.unmarked(t, abouts, at, more=more))


def _show(talk: Talk, found: Sheet, page: str = "0") -> None:
    at = page_of(page, len(found.people), views.A_PAGE)
    talk.show(lambda t: views.sheet(t, found, at))


FEATURE = Feature(
    "attendance",
    presses={
        "attend": sheet,
        "attend.mark": mark,
        "attend.all": all_came,
        "attend.hours": hours,
        "attend.ended": ended,
        "attend.whose": whose,
        "attend.one": one,
        "attend.stayed": stayed,
        "attend.others": others,
        "attend.add": add,
        "attend.open": unmarked,
    },
)

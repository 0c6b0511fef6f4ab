"""Joining a class, one's own classes and their dates: the callbacks of clients; never a sentence."""

from __future__ import annotations

from bot.domain.catalogue import ProgrammeKey
from bot.domain.classes import MyClass
from bot.domain.refusals import Outdated
from bot.services import classes, enrolments, shifts
from bot.services.schedule import timetable
from handlers.feature import Command, Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import classes as views
from handlers.views.contents import LIST

CARD = "class"


async def of_programme(talk: Talk, key: str = "", page: str = "0", *_: str) -> None:
    """The classes of one programme; of a single one its card at once."""
    if ProgrammeKey(key) not in (await timetable(talk.work)).catalogue.programmes:
        raise Outdated
    found = await classes.offered(talk.work, key)
    if not found:
        talk.show(lambda t: views.nothing(t, key))
    elif len(found) == 1:
        await card(talk, str(found[0].series.id))
    else:
        at = page_of(page, len(found), LIST - 1)
        talk.show(lambda t: views.courses(t, found, at, key))


async def card(talk: Talk, number: str = "", *_: str) -> None:
    """One class, as it stands for this person."""
    _show(talk, await classes.mine(talk.work, talk.chat, number_of(number)))


async def join(talk: Talk, number: str = "", *_: str) -> None:
    """Take a place, or the one that is kept."""
    _show(talk, await enrolments.enrol(talk.work, talk.chat, number_of(number)))


async def wait(talk: Talk, number: str = "", *_: str) -> None:
    """Onto the waiting list."""
    _show(talk, await enrolments.wait(talk.work, talk.chat, number_of(number)))


async def leave(talk: Talk, number: str = "", *_: str) -> None:
    """Asked once."""
    seen = await classes.mine(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.leave(t, seen) if seen.mine else views.card(t, seen))


async def gone(talk: Talk, number: str = "", *_: str) -> None:
    """Out of the class, off its list, or no to what is kept."""
    await enrolments.leave(talk.work, talk.chat, number_of(number))
    talk.show(views.left)


async def dates(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Every date, and whether they come."""
    seen = await classes.mine(talk.work, talk.chat, number_of(number))
    at = number_of(page)
    talk.show(lambda t: views.dates(t, seen, at))


async def cannot(talk: Talk, number: str = "", screen: str = CARD, *_: str) -> None:
    """I cannot come on this date."""
    _answered(talk, await enrolments.cannot(talk.work, talk.chat, number_of(number)), screen)


async def can(talk: Talk, number: str = "", screen: str = CARD, *_: str) -> None:
    """I can come after all."""
    _answered(talk, await enrolments.can(talk.work, talk.chat, number_of(number)), screen)


def _answered(talk: Talk, seen: MyClass, screen: str) -> None:
    """Back to where it was tapped: the card, or a page of dates."""
    if screen == CARD:
        _show(talk, seen)
        return
    at = number_of(screen)
    talk.show(lambda t: views.dates(t, seen, at))


async def way(talk: Talk, number: str = "", *_: str) -> None:
    """The way to a date, for who may know it."""
    shift = await shifts.either(talk.work, number_of(number))
    seen = await classes.mine(talk.work, talk.chat, shift.series)
    of = await shifts.about(talk.work, shift)
    place = views.known_place(of, enrolled=bool(seen.dates))
    if place is None:
        raise Outdated
    talk.show(lambda t: views.way(t, of, place))


async def mine(talk: Talk, page: str = "0", *_: str) -> None:
    """What they are in or wait for."""
    found = await classes.of_person(talk.work, talk.chat)
    at = page_of(page, len(found), LIST - 1)
    talk.show(lambda t: views.mine(t, found, at))


def _show(talk: Talk, seen: MyClass) -> None:
    talk.show(lambda t: views.card(t, seen))


FEATURE = Feature(
    "classes",
    commands={"classes": Command(mine)},
    presses={
        "classes": of_programme,
        "class": card,
        "class.join": join,
        "class.wait": wait,
        "class.leave": leave,
        "class.gone": gone,
        "class.dates": dates,
        "class.no": cannot,
        "class.yes": can,
        "class.way": way,
        "myclasses": mine,
    },
)

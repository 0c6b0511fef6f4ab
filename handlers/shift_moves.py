"""A volunteer answers a shift that moved, or comes every week: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.domain.shifts import Shift
from bot.services import shift_moves, shifts, standings
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import shift_moves as views


async def moved(talk: Talk, number: str = "", *_: str) -> None:
    """One of several that moved."""
    one, asked_at = await shift_moves.asked_about(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.moved(t, one, asked_at))


async def yes(talk: Talk, number: str = "", asked_at: str = "", *_: str) -> None:
    """I will come at the new time too."""
    shift = await shift_moves.agree(talk.work, talk.chat, number_of(number), number_of(asked_at))
    await _agreed(talk, [shift])


async def every(talk: Talk, asked_at: str = "", *_: str) -> None:
    """I will come to all that moved."""
    await _agreed(talk, await shift_moves.agree_all(talk.work, talk.chat, number_of(asked_at)))


async def _agreed(talk: Talk, agreed: list[Shift]) -> None:
    if not agreed:
        raise Outdated
    abouts = [await shifts.about(talk.work, shift) for shift in agreed]
    talk.show(lambda t: views.agreed(t, abouts))


async def weekly(talk: Talk, number: str = "", *_: str) -> None:
    """Every week? What that means now."""
    shift, free = await standings.dates(talk.work, talk.chat, number_of(number))
    of = await shifts.about(talk.work, shift)
    abouts = [await shifts.about(talk.work, one) for one in free]
    talk.show(lambda t: views.every_week(t, of, abouts, number_of(number)))


async def weekly_yes(talk: Talk, number: str = "", *_: str) -> None:
    """Yes, every week."""
    shift, taken = await standings.stand(talk.work, talk.chat, number_of(number))
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: views.stands(t, of, taken, shift.series))


async def weekly_no(talk: Talk, series: str = "", *_: str) -> None:
    """Not every week any more."""
    await standings.stop(talk.work, talk.chat, number_of(series))
    talk.show(views.stands_no_more)


FEATURE = Feature(
    "shift_moves",
    presses={
        "moved": moved,
        "moved.yes": yes,
        "moved.all": every,
        "weekly": weekly,
        "weekly.yes": weekly_yes,
        "weekly.no": weekly_no,
    },
)

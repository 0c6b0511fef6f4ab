"""Free shifts, one shift, taking a place and giving it back: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.domain.shifts import MOST_TOGETHER, Company, Signup, State
from bot.services import day_team, my_calendar, shift_lists, shift_reminders, shift_waits, shifts, signups, standings
from bot.services.signups import Party
from handlers.feature import Command, Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import shift_filter as filter_views
from handlers.views import shifts as views
from handlers.views.shift_pieces import ShiftCard


async def free(talk: Talk, page: str = "0", *_: str) -> None:
    """Where help is needed, soonest first."""
    found, filtered = await shift_lists.free(talk.work, talk.chat)
    if filtered and not found:
        others = await shift_lists.without_filter(talk.work, talk.chat)
        talk.show(lambda t: filter_views.nothing_fits(t, others))
        return
    at = page_of(page, len(found), views.A_PAGE)
    shown = found[at * views.A_PAGE : (at + 1) * views.A_PAGE]
    more = len(found) > (at + 1) * views.A_PAGE
    abouts = [await shifts.about(talk.work, shift) for shift in shown]
    talk.show(lambda t: views.free(t, abouts, at, more=more, filtered=filtered))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """One shift, as it is now."""
    card = await card_of(talk, number_of(number))
    talk.show(lambda t: views.card(t, card))


async def join(talk: Talk, number: str = "", company: str = "alone", size: str = "1", *_: str) -> None:
    """I will come: at once."""
    shift = number_of(number)
    await signups.sign_up(talk.work, talk.chat, shift, _party(company, size))
    stored = await card_of(talk, shift)
    talk.show(lambda t: views.joined(t, stored))


async def company(talk: Talk, number: str = "", *_: str) -> None:
    """I do not come alone: with whom?"""
    of = await shifts.about(talk.work, await shifts.require(talk.work, number_of(number)))
    talk.show(lambda t: views.company(t, of))


def _party(company: str, size: str) -> Party:
    kind, people = choice_of(Company, company), number_of(size)
    least, most = (2, MOST_TOGETHER) if kind is Company.FRIENDS else (1, 1)
    if not least <= people <= most:
        raise Outdated
    return Party(kind, people)


async def ask_leave(talk: Talk, number: str = "", *_: str) -> None:
    """I cannot come: sure? It takes a second tap, because a place given back may be gone."""
    signup = await signups.own(talk.work, talk.chat, number_of(number))
    of = await shifts.about(talk.work, await shifts.require(talk.work, signup.shift))
    if signup.state not in (State.ASKED, State.HELD, State.CONFIRMED):
        talk.show(lambda t: views.left(t, of))
    else:
        stands = await standings.stands(talk.work, talk.chat, of.shift)
        talk.show(lambda t: views.ask_leave(t, of, signup.id, stands=stands))


async def leave(talk: Talk, number: str = "", *_: str) -> None:
    """Give the place back."""
    shift = await signups.leave(talk.work, talk.chat, number_of(number))
    of = await shifts.about(talk.work, shift)
    exported = await my_calendar.has(talk.work, talk.chat, of)
    talk.show(lambda t: views.left(t, of, exported=exported))


async def wait(talk: Talk, number: str = "", *_: str) -> None:
    """Tell me when a place is free; where one is free by now, the card shows it."""
    shift = number_of(number)
    place = await shift_waits.join(talk.work, talk.chat, shift)
    card = await card_of(talk, shift)
    if place:
        talk.show(lambda t: views.waiting(t, card.of, place))
    else:
        talk.show(lambda t: views.card(t, card))


async def unwait(talk: Talk, number: str = "", *_: str) -> None:
    """Not any more."""
    await shift_waits.leave(talk.work, talk.chat, number_of(number))
    talk.show(views.waits_no_more)


async def decline(talk: Talk, number: str = "", *_: str) -> None:
    """Not this place; the next is asked."""
    await shift_waits.decline(talk.work, talk.chat, number_of(number))
    talk.show(views.waits_no_more)


async def way(talk: Talk, number: str = "", *_: str) -> None:
    """How to get there."""
    card = await card_of(talk, number_of(number))
    talk.show(lambda t: views.way(t, card))


async def card_of(talk: Talk, number: int) -> ShiftCard:
    """A shift with what this person may know of it."""
    shift = await shifts.require(talk.work, number)
    mine, waiting = await signups.stands(talk.work, talk.chat, number)
    bars = () if mine else tuple(one.bar for one in await shifts.against(talk.work, shift, talk.chat))
    names, unnamed = await _others(talk, mine)
    weekly = await standings.offered(talk.work, mine)
    stands = await standings.stands(talk.work, talk.chat, shift)
    reminded = mine is not None and await shift_reminders.on_the_day_before(talk.work, mine.id)
    of = await shifts.about(talk.work, shift)
    day = await day_team.part_of(talk.work, talk.chat, of.session) if of.session else None
    return ShiftCard(of, mine, waiting, bars, names, unnamed, weekly=weekly, stands=stands, reminded=reminded, day=day)


async def _others(talk: Talk, mine: Signup | None) -> tuple[tuple[str, ...], int]:
    """Names and the rest only to who is confirmed there."""
    if mine is None or mine.state is not State.CONFIRMED:
        return (), 0
    return await signups.others(talk.work, mine)


FEATURE = Feature(
    "shifts",
    commands={"shifts": Command(free, lambda t: t.word("command", "Where help is needed"))},
    presses={
        "shifts": free,
        "shift": one,
        "shift.join": join,
        "shift.with": company,
        "shift.wait": wait,
        "shift.unwait": unwait,
        "shift.way": way,
        "place.leave": ask_leave,
        "place.gone": leave,
        "place.no": decline,
    },
)

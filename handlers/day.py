"""Running the day of a session: counting, saying what becomes of it, closing it: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.day import Head, Mark, Received
from bot.domain.refusals import Outdated
from bot.domain.schedule import SlotKey
from bot.services import day, day_closing, day_roster, headcounts
from bot.services.day import DayCard
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.slots_of import slot_of
from handlers.talk import Talk
from handlers.views import day as views
from handlers.views import day_roster as roster_views

SWITCH = {"on": True, "off": False}


async def open_(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """One session of today; without a name the one there is, or which of several."""
    if series:
        await _show(talk, slot_of(series, on))
        return
    found = await day.sessions_now(talk.work, talk.chat)
    if len(found) == 1:
        await _show(talk, found[0][0].slot)
    else:
        talk.show(lambda t: views.which(t, found))


async def add(talk: Talk, series: str = "", on: str = "", n: str = "", kind: str = "", *_: str) -> None:
    """So many more."""
    shown, received = await headcounts.count(
        talk.work, talk.chat, slot_of(series, on), choice_of(Head, kind), number_of(n)
    )
    _card(talk, shown, received)


async def back(talk: Talk, series: str = "", on: str = "", number: str = "", *_: str) -> None:
    """My own tap does not count."""
    shown, received = await headcounts.take_back(talk.work, talk.chat, slot_of(series, on), number_of(number))
    _card(talk, shown, received)


async def kinds(talk: Talk, series: str = "", on: str = "", switch: str = "", *_: str) -> None:
    """Women, men and children apart, or not."""
    if switch not in SWITCH:
        raise Outdated
    _card(talk, await headcounts.by_kind(talk.work, talk.chat, slot_of(series, on), on=SWITCH[switch]))


async def say(talk: Talk, series: str = "", on: str = "", kind: str = "", minutes: str = "", *_: str) -> None:
    """Late, few portions left, finished: one tap."""
    wanted = choice_of(Mark, kind)
    late = number_of(minutes) if wanted is Mark.LATE else None
    fresh = await day.say(talk.work, talk.chat, slot_of(series, on), wanted, late)
    await _show(talk, slot_of(series, on), already=not fresh)


async def undo(talk: Talk, series: str = "", on: str = "", number: str = "", *_: str) -> None:
    """It does not hold after all."""
    shown, fresh = await day.take_back(talk.work, talk.chat, slot_of(series, on), number_of(number))
    talk.show(lambda t: views.card(t, shown, already=not fresh))


async def close(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """What would closing today do?"""
    seen = await day_closing.look(talk.work, talk.chat, slot_of(series, on))
    if seen is None:
        await _show(talk, slot_of(series, on), already=True)
    else:
        talk.show(lambda t: views.close(t, seen))


async def closed(talk: Talk, series: str = "", on: str = "", code: str = "", *_: str) -> None:
    """Close it; where that would do something else by now, it is shown first."""
    seen = await day_closing.look(talk.work, talk.chat, slot_of(series, on))
    if seen is not None and seen.code != code:
        talk.show(lambda t: views.close(t, seen))
        return
    if seen is not None:
        await day_closing.do(talk.work, talk.chat, seen)
    await _show(talk, slot_of(series, on), already=seen is None)


async def who(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """Who is here?"""
    session, found = await day_roster.of(talk.work, talk.chat, slot_of(series, on))
    talk.show(lambda t: roster_views.roster(t, session, found))


async def lead(talk: Talk, series: str = "", on: str = "", page: str = "0", *_: str) -> None:
    """Who leads it?"""
    session, found = await day.lead_choices(talk.work, talk.chat, slot_of(series, on))
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.leads(t, session, found, at))


async def leads(talk: Talk, series: str = "", on: str = "", chat: str = "", *_: str) -> None:
    """This person."""
    await day.set_lead(talk.work, talk.chat, slot_of(series, on), ChatId(number_of(chat)))
    await _show(talk, slot_of(series, on))


async def _show(talk: Talk, slot: SlotKey, *, already: bool = False) -> None:
    session, part = await day.enter(talk.work, talk.chat, slot)
    shown = await day.card(talk.work, talk.chat, session, part)
    talk.show(lambda t: views.card(t, shown, already=already))


def _card(talk: Talk, shown: DayCard, received: Received | None = None) -> None:
    talk.show(lambda t: views.card(t, shown, received))


FEATURE = Feature(
    "run_day",
    presses={
        "run": open_,
        "run.add": add,
        "run.back": back,
        "run.kinds": kinds,
        "run.say": say,
        "run.undo": undo,
        "run.close": close,
        "run.closed": closed,
        "run.who": who,
        "run.lead": lead,
        "run.leads": leads,
    },
)

"""Calling people to step in on a shift, and a no to such a call: the callbacks; never a sentence."""

from __future__ import annotations

from bot.services import callouts, shifts, signups
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.shifts import card_of
from handlers.talk import Talk
from handlers.views import callouts as views
from handlers.views import handovers as thanks
from handlers.views import shifts as shift_views


async def ask(talk: Talk, number: str = "", *_: str) -> None:
    """Call people? How many could be."""
    shift, able, runs = await callouts.look(talk.work, talk.chat, number_of(number))
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: views.ask(t, of, able, runs=runs))


async def go(talk: Talk, number: str = "", *_: str) -> None:
    """Call the first."""
    shift, called = await callouts.by_hand(talk.work, talk.chat, number_of(number))
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: views.called(t, of, called))


async def stop(talk: Talk, number: str = "", *_: str) -> None:
    """Call nobody any more."""
    of = await shifts.about(talk.work, await callouts.stop(talk.work, talk.chat, number_of(number)))
    talk.show(lambda t: views.stopped(t, of))


async def refuse(talk: Talk, number: str = "", *_: str) -> None:
    """I cannot; who has taken a place meanwhile sees it, with the way to give it back."""
    shift = number_of(number)
    await callouts.refuse(talk.work, talk.chat, shift)
    mine, _waiting = await signups.stands(talk.work, talk.chat, shift)
    if mine is None:
        talk.show(thanks.called_no_more)
    else:
        card = await card_of(talk, shift)
        talk.show(lambda t: shift_views.card(t, card))


FEATURE = Feature("callouts", presses={"callout": ask, "callout.go": go, "callout.stop": stop, "callout.no": refuse})

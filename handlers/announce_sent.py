"""Announcements on their way and afterwards: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.delivery import Call
from bot.domain.refusals import Outdated
from bot.services import announcement_sendings, announcements
from handlers.announce import show_card
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import announce_sent as views


async def card(talk: Talk, number: str = "", *_: str) -> None:
    """How far it is."""
    talk.leave_form()
    await show_card(talk, number_of(number))


async def pause(talk: Talk, number: str = "", *_: str) -> None:
    """Nothing more goes out for now."""
    await announcement_sendings.pause(talk.work, talk.chat, number_of(number))
    await show_card(talk, number_of(number))


async def resume(talk: Talk, number: str = "", *_: str) -> None:
    """It goes on."""
    await announcement_sendings.resume(talk.work, talk.chat, number_of(number))
    await show_card(talk, number_of(number))


async def stop(talk: Talk, number: str = "", *_: str) -> None:
    """It does not go on."""
    await announcement_sendings.stop(talk.work, talk.chat, number_of(number))
    await show_card(talk, number_of(number))


async def late(talk: Talk, number: str = "", *_: str) -> None:
    """A missed one goes out all the same."""
    await announcement_sendings.send_anyway(talk.work, talk.chat, number_of(number))
    await show_card(talk, number_of(number))


async def more(talk: Talk, number: str = "", *_: str) -> None:
    """Once more to those whom it did not reach."""
    await show_card(talk, await announcement_sendings.again(talk.work, talk.chat, number_of(number)))


async def gone(talk: Talk, number: str = "", *_: str) -> None:
    """Ask before it is taken out of the chats."""
    one = await announcement_sendings.sending(talk.work, talk.chat, number_of(number))
    if not announcement_sendings.changeable(one, talk.work.now):
        raise Outdated
    talk.show(lambda t: views.withdraw(t, one))


async def gone_now(talk: Talk, number: str = "", *_: str) -> None:
    """Take it out of the chats."""
    await show_card(talk, await announcement_sendings.withdraw(talk.work, talk.chat, number_of(number)))


async def where(talk: Talk, number: str = "", *_: str) -> None:
    """To everybody: the place of an announcement, below it."""
    told = await announcements.known(talk.work, number_of(number))
    if told.point is None:
        raise Outdated
    talk.work.owe(talk.chat, Call("sendLocation", {"latitude": told.point.latitude, "longitude": told.point.longitude}))


FEATURE = Feature(
    "announce_sent",
    presses={
        "ann.card": card,
        "ann.pause": pause,
        "ann.resume": resume,
        "ann.stop": stop,
        "ann.late": late,
        "ann.more": more,
        "ann.gone": gone,
        "ann.gone.yes": gone_now,
        "ann.where": where,
    },
)

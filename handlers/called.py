"""Calling numbers to the table, and where one stands in the line: the callbacks; never a sentence."""

from __future__ import annotations

from bot.services import called
from bot.services.called import Calling
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.slots_of import slot_of
from handlers.talk import Talk
from handlers.views import called as views


async def line(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """The line of a day."""
    _show(talk, await called.calling(talk.work, talk.chat, slot_of(series, on)))


async def call(talk: Talk, ticket: str = "", times: str = "", *_: str) -> None:
    """This number, please."""
    _show(talk, await called.call(talk.work, talk.chat, number_of(ticket), number_of(times)))


async def put_off(talk: Talk, ticket: str = "", times: str = "", *_: str) -> None:
    """Nobody came."""
    _show(talk, await called.put_off(talk.work, talk.chat, number_of(ticket), number_of(times)))


async def take_back(talk: Talk, ticket: str = "", times: str = "", *_: str) -> None:
    """It was the wrong number."""
    _show(talk, await called.take_back(talk.work, talk.chat, number_of(ticket), number_of(times)))


async def mine(talk: Talk, ticket: str = "", *_: str) -> None:
    """Where do I stand?"""
    found = await called.place(talk.work, talk.chat, number_of(ticket))
    talk.show(lambda t: views.place(t, found))


def _show(talk: Talk, found: Calling) -> None:
    talk.show(lambda t: views.line(t, found))


FEATURE = Feature(
    "called",
    presses={
        "call": line,
        "call.go": call,
        "call.off": put_off,
        "call.undo": take_back,
        "call.mine": mine,
    },
)

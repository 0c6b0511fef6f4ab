"""Which free shifts I want to see: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.domain.shift_filters import By
from bot.services import shift_lists
from handlers.feature import Feature
from handlers.moments import choice_of, page_of
from handlers.talk import Talk
from handlers.views import shift_filter as views

SWITCH = {"on": True, "off": False}


async def all_kinds(talk: Talk, *_: str) -> None:
    """What I chose so far."""
    chosen = await shift_lists.choosing(talk.work, talk.chat)
    talk.show(lambda t: views.all_kinds(t, chosen))


async def one_kind(talk: Talk, kind: str = "", page: str = "0", *_: str) -> None:
    """What there is of one kind."""
    by = choice_of(By, kind)
    chosen = await shift_lists.choosing(talk.work, talk.chat)
    at = page_of(page, len(chosen.options[by]), views.A_PAGE)
    talk.show(lambda t: views.one_kind(t, chosen, by, at))


async def toggle(talk: Talk, kind: str = "", page: str = "0", value: str = "", *_: str) -> None:
    """This too, or not any more."""
    by = choice_of(By, kind)
    chosen = await shift_lists.toggle(talk.work, talk.chat, by, value)
    at = page_of(page, len(chosen.options[by]), views.A_PAGE)
    talk.show(lambda t: views.one_kind(t, chosen, by, at))


async def full(talk: Talk, switch: str = "", *_: str) -> None:
    """Full shifts too, or not."""
    if switch not in SWITCH:
        raise Outdated
    chosen = await shift_lists.show_full(talk.work, talk.chat, on=SWITCH[switch])
    talk.show(lambda t: views.all_kinds(t, chosen))


async def clear(talk: Talk, *_: str) -> None:
    """Everything again."""
    chosen = await shift_lists.clear(talk.work, talk.chat)
    talk.show(lambda t: views.all_kinds(t, chosen))


FEATURE = Feature(
    "shift_filter",
    presses={
        "shifts.filter": all_kinds,
        "shifts.by": one_kind,
        "shifts.pick": toggle,
        "shifts.full": full,
        "shifts.clear": clear,
    },
)

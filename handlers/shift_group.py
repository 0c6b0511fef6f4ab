"""Calls for shifts in the volunteers' group: made by staff, taken by a tap there; never a sentence."""

from __future__ import annotations

from bot.domain.shifts import Signup, State
from bot.i18n import Translator
from bot.services import handovers, shift_group, shift_waits, shifts, signups, standings
from bot.services.signups import Party
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.screens import Screen
from handlers.shifts import card_of
from handlers.talk import Talk
from handlers.views import handovers as giving
from handlers.views import shift_group as views
from handlers.views import shifts as screens

LINK = "volunteer"
"""Where a tap of somebody who is not on the team leads."""


async def ask(talk: Talk, number: str = "", *_: str) -> None:
    """Staff call for a shift in the group."""
    asked = await shift_group.ask(talk.work, talk.chat, number_of(number))
    talk.toast(talk.word(views.asked if asked else views.no_group), alert=not asked)


async def join(talk: Talk, number: str = "", *_: str) -> None:
    """I will come, tapped in the group: a word there, and the receipt in the person's own chat, once."""
    shift = number_of(number)
    if not await _on_the_team(talk):
        talk.lead(LINK)
        return
    before, _place = await signups.stands(talk.work, talk.chat, shift)
    mine = await signups.sign_up(talk.work, talk.chat, shift, Party())
    stored = await card_of(talk, shift)
    talk.toast(talk.first_line(lambda t: screens.joined(t, stored)), alert=True)
    if before is None or before.state is not mine.state:
        talk.say(lambda t: screens.joined(t, stored))


async def wait(talk: Talk, number: str = "", *_: str) -> None:
    """The waiting list, tapped in the group."""
    shift = number_of(number)
    if not await _on_the_team(talk):
        talk.lead(LINK)
        return
    before = await signups.stands(talk.work, talk.chat, shift)
    place = await shift_waits.join(talk.work, talk.chat, shift)
    card = await card_of(talk, shift)

    def screen(t: Translator) -> Screen:
        return screens.waiting(t, card.of, place) if place else screens.card(t, card)

    talk.toast(talk.first_line(screen), alert=True)
    if before == (None, None):
        talk.say(screen)


async def leave(talk: Talk, number: str = "", *_: str) -> None:
    """I cannot come, tapped in the group: asked once more in the person's own chat."""
    mine = await _place(talk, number)
    if mine is not None:
        of = await shifts.about(talk.work, await shifts.require(talk.work, mine.shift))
        stands = await standings.stands(talk.work, talk.chat, of.shift)
        talk.say(lambda t: screens.ask_leave(t, of, mine.id, stands=stands))


async def give(talk: Talk, number: str = "", *_: str) -> None:
    """Give my place to somebody, tapped in the group: whom, is asked in the person's own chat."""
    mine = await _place(talk, number)
    if mine is not None:
        at = await handovers.standing(talk.work, talk.chat, mine.id)
        talk.say(lambda t: giving.shown(t, at))


async def _place(talk: Talk, number: str) -> Signup | None:
    """The confirmed place of who tapped; without one, a word or the way to a chat alone."""
    if not await _on_the_team(talk):
        talk.lead(LINK)
        return None
    mine, _waiting = await signups.stands(talk.work, talk.chat, number_of(number))
    held = mine if mine is not None and mine.state is State.CONFIRMED else None
    talk.toast(talk.word(views.go_on if held else views.no_place), alert=held is None)
    return held


async def _on_the_team(talk: Talk) -> bool:
    """Whether the person has a chat with us and is a volunteer: only then anything is done in their name."""
    return talk.known and talk.chat.language is not None and await signups.on_the_team(talk.work, talk.chat)


FEATURE = Feature(
    "shift_group",
    presses={"shift.post": ask},
    group_presses={"group.join": join, "group.wait": wait, "group.leave": leave, "group.give": give},
)

"""My shifts, and when I am reminded of them: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.services import my_calendar, my_shifts, shift_reminders, shifts
from handlers.feature import Command, Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import my_shifts as views

SWITCH = {"on": True, "off": False}


async def ahead(talk: Talk, page: str = "0", *_: str) -> None:
    """What I come to, what waits for me, and for what I wait."""
    found = await my_shifts.ahead(talk.work, talk.chat)
    at = page_of(page, len(found), views.A_PAGE)
    team = await my_shifts.on_the_team(talk.work, talk.chat)
    shown = views.Ahead(found, at, team=team, exported=await my_calendar.has_some(talk.work, talk.chat))
    talk.show(lambda t: views.ahead(t, shown))


async def past(talk: Talk, page: str = "0", *_: str) -> None:
    """What I was on."""
    at = number_of(page)
    found = await my_shifts.past(talk.work, talk.chat, at, views.A_PAGE)
    talk.show(lambda t: views.past(t, found, at))


async def reminders(talk: Talk, *_: str) -> None:
    """When I am reminded."""
    if not await shift_reminders.can_choose(talk.work, talk.chat):
        raise Outdated
    choice = await shift_reminders.choice_of(talk.work, talk.chat.id)
    talk.show(lambda t: views.reminders(t, choice))


async def lead(talk: Talk, minutes: str = "", *_: str) -> None:
    """So long before."""
    held = await shift_reminders.set_lead(talk.work, talk.chat, number_of(minutes))
    await _chosen(talk, held)


async def day_before(talk: Talk, switch: str = "", *_: str) -> None:
    """The day before too, or not."""
    if switch not in SWITCH:
        raise Outdated
    held = await shift_reminders.set_day_before(talk.work, talk.chat, on=SWITCH[switch])
    await _chosen(talk, held)


async def _chosen(talk: Talk, held: int) -> None:
    choice = await shift_reminders.choice_of(talk.work, talk.chat.id)
    talk.show(lambda t: views.reminders(t, choice, held))


async def sure(talk: Talk, number: str = "", starts: str = "", *_: str) -> None:
    """I will come: the answer to a reminder."""
    signup = await shift_reminders.be_sure(talk.work, talk.chat, number_of(number), number_of(starts))
    of = await shifts.about(talk.work, await shifts.require(talk.work, signup.shift))
    talk.show(lambda t: views.sure(t, of, signup.id))


FEATURE = Feature(
    "my_shifts",
    commands={"myshifts": Command(ahead, lambda t: t.word("command", "My shifts"))},
    presses={
        "myshifts": ahead,
        "myshifts.past": past,
        "myshifts.remind": reminders,
        "myshifts.lead": lead,
        "myshifts.day": day_before,
        "place.sure": sure,
    },
)

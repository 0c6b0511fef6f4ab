"""Volunteers as staff decide about them: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.catalogue import GATES, Gate
from bot.domain.chats import ChatId
from bot.domain.refusals import Outdated
from bot.domain.volunteers import Reason, Sheet
from bot.services import volunteers_staff as staff
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_volunteer_acts as acts
from handlers.views import staff_volunteers as views
from handlers.views.contents import LIST


async def team(talk: Talk, page: str = "0", *_: str) -> None:
    """Who waits, and the team."""
    found = await staff.everybody(talk.work, talk.chat)
    at = page_of(page, len(found), LIST - 1)
    talk.show(lambda t: views.team(t, found, at))


async def one(talk: Talk, chat: str = "", *_: str) -> None:
    """One of them."""
    _card(talk, await staff.one(talk.work, talk.chat, _chat(chat)))


async def welcome(talk: Talk, chat: str = "", *_: str) -> None:
    """They are on the team."""
    sheet = await staff.welcome(talk.work, talk.chat, _chat(chat))
    talk.show(lambda t: acts.welcomed(t, sheet))


async def ask_reason(talk: Talk, chat: str = "", *_: str) -> None:
    """Not now: why?"""
    sheet = await staff.one(talk.work, talk.chat, _chat(chat))
    talk.show(lambda t: acts.not_now(t, sheet))


async def refuse(talk: Talk, chat: str = "", reason: str = "", *_: str) -> None:
    """Not now."""
    await staff.refuse(talk.work, talk.chat, _chat(chat), choice_of(Reason, reason))
    talk.show(acts.refused)


async def ask_gate(talk: Talk, chat: str = "", gate: str = "", *_: str) -> None:
    """Ask before a gate is opened or shut."""
    which = _gate(gate)
    sheet = await staff.one(talk.work, talk.chat, _chat(chat))
    losing = staff.behind(sheet, which)
    places = await staff.places(talk.work, sheet.person.chat, losing)
    talk.show(lambda t: acts.gate(t, sheet, which, losing, places))


async def open_gate(talk: Talk, chat: str = "", gate: str = "", *_: str) -> None:
    """Cleared."""
    _card(talk, await staff.open_gate(talk.work, talk.chat, _chat(chat), _gate(gate)))


async def close_gate(talk: Talk, chat: str = "", gate: str = "", *_: str) -> None:
    """Not any more."""
    _card(talk, await staff.close_gate(talk.work, talk.chat, _chat(chat), _gate(gate)))


async def tasks(talk: Talk, chat: str = "", page: str = "0", *_: str) -> None:
    """The tasks with a gate."""
    sheet = await staff.one(talk.work, talk.chat, _chat(chat))
    at = page_of(page, len(sheet.tasks), LIST - 1)
    talk.show(lambda t: acts.gated(t, sheet, at))


async def task(talk: Talk, chat: str = "", key: str = "", *_: str) -> None:
    """Put them on a task; ask before they are taken off one."""
    sheet = await staff.one(talk.work, talk.chat, _chat(chat))
    which = staff.task_of(sheet, key)
    if which in sheet.accepted:
        places = await staff.places(talk.work, sheet.person.chat, [which])
        talk.show(lambda t: acts.take_off(t, sheet, which, places))
        return
    if staff.may_accept(sheet, which):
        sheet = await staff.accept(talk.work, talk.chat, sheet.person.chat, key)
    talk.show(lambda t: acts.gated(t, sheet, 0))


async def take_off(talk: Talk, chat: str = "", key: str = "", *_: str) -> None:
    """Off a task."""
    sheet = await staff.take_off(talk.work, talk.chat, _chat(chat), key)
    talk.show(lambda t: acts.gated(t, sheet, 0))


async def ask_out(talk: Talk, chat: str = "", *_: str) -> None:
    """Ask before they are taken out."""
    sheet = await staff.one(talk.work, talk.chat, _chat(chat))
    places = await staff.places(talk.work, sheet.person.chat)
    talk.show(lambda t: acts.take_out(t, sheet, places))


async def take_out(talk: Talk, chat: str = "", *_: str) -> None:
    """Out of the team."""
    await staff.take_out(talk.work, talk.chat, _chat(chat))
    talk.show(acts.taken_out)


def _card(talk: Talk, sheet: Sheet) -> None:
    talk.show(lambda t: views.card(t, sheet))


def _chat(text: str) -> ChatId:
    return ChatId(number_of(text))


def _gate(text: str) -> Gate:
    """One of the gates; Outdated for anything else."""
    found = choice_of(Gate, text)
    if found not in GATES:
        raise Outdated
    return found


FEATURE = Feature(
    "staff_volunteers",
    presses={
        "team": team,
        "team.one": one,
        "team.yes": welcome,
        "team.no": ask_reason,
        "team.no.as": refuse,
        "team.gate": ask_gate,
        "team.gate.on": open_gate,
        "team.gate.off": close_gate,
        "team.tasks": tasks,
        "team.task": task,
        "team.task.off": take_off,
        "team.out": ask_out,
        "team.out.now": take_out,
    },
)

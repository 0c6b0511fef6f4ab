"""Who works here, on the phones of administrators and coordinators: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.people import Role
from bot.domain.refusals import NotAllowed, Outdated
from bot.domain.staffing import Sheet
from bot.services import staffing
from handlers.feature import Command, Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_team as views

SWITCH = {"on": True, "off": False}


async def people(talk: Talk, page: str = "0", *_: str) -> None:
    """Everybody whose role this person may change."""
    found = await staffing.everybody(talk.work, talk.chat)
    at = page_of(page, len(found), views.PAGE)
    talk.show(lambda t: views.people(t, found, at))


async def one(talk: Talk, chat: str = "", *_: str) -> None:
    """One of them."""
    sheet = await _sheet(talk, chat)
    talk.show(lambda t: views.sheet(t, sheet))


async def roles(talk: Talk, chat: str = "", *_: str) -> None:
    """Which role?"""
    sheet = await _sheet(talk, chat)
    talk.show(lambda t: views.roles(t, sheet))


async def role(talk: Talk, chat: str = "", chosen: str = "", *_: str) -> None:
    """What giving or taking it does, before it is done."""
    sheet, which = await _sheet(talk, chat), choice_of(Role, chosen)
    if which not in sheet.may_give:
        raise NotAllowed(f"change {which}")
    cases = await staffing.open_cases(talk.work, sheet.member.chat)
    talk.show(lambda t: views.change(t, sheet, which, cases))


async def set_role(talk: Talk, chat: str = "", chosen: str = "", to: str = "", *_: str) -> None:
    """Give it or take it; where a colleague was faster, how it is now."""
    whom, which = ChatId(number_of(chat)), choice_of(Role, chosen)
    if to not in SWITCH:
        raise Outdated
    act = staffing.give if SWITCH[to] else staffing.take
    done = await act(talk.work, talk.chat, whom, which)
    sheet = await staffing.after(talk.work, talk.chat, whom)
    talk.show(lambda t: views.sheet(t, sheet, late=not done) if sheet else views.removed(t))


async def out(talk: Talk, chat: str = "", *_: str) -> None:
    """What removing does, before it is done."""
    sheet = await _sheet(talk, chat)
    if not sheet.may_remove:
        raise NotAllowed("remove staff")
    cases = await staffing.open_cases(talk.work, sheet.member.chat)
    talk.show(lambda t: views.out(t, sheet, cases))


async def gone(talk: Talk, chat: str = "", *_: str) -> None:
    """Remove them; the same tap once more says so again."""
    await staffing.remove(talk.work, talk.chat, ChatId(number_of(chat)))
    talk.show(views.removed)


async def _sheet(talk: Talk, chat: str) -> Sheet:
    return await staffing.one(talk.work, talk.chat, ChatId(number_of(chat)))


FEATURE = Feature(
    "staff_team",
    commands={"people": Command(people)},
    presses={
        "people": people,
        "people.one": one,
        "people.roles": roles,
        "people.role": role,
        "people.set": set_role,
        "people.out": out,
        "people.gone": gone,
    },
)

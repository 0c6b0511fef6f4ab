"""In trouble: lock a colleague out, hide all addresses, pass police and press on: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.people import Action, may
from bot.domain.refusals import NotAllowed, Outdated
from bot.services import addresses, duty, lockouts, pauses, people, staffing
from handlers.feature import Command, Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_team as team_views
from handlers.views import staff_trouble as views

SWITCH = {"on": True, "off": False}
TURKISH = "tr"


async def trouble(talk: Talk, *_: str) -> None:
    """What one can do at once, and what is switched on."""
    held = await people.require(talk.work, talk.chat, Action.LOCK_OUT)
    found = await pauses.trouble(talk.work)
    services = may(held, Action.PAUSE_SERVICES)
    talk.show(lambda t: views.trouble(t, found, services=services))


async def whose(talk: Talk, page: str = "0", *_: str) -> None:
    """Whose phone is lost?"""
    found = await lockouts.everybody(talk.work, talk.chat)
    at = page_of(page, len(found), team_views.PAGE)
    talk.show(lambda t: views.whose(t, found, at))


async def lock_one(talk: Talk, chat: str = "", *_: str) -> None:
    """What locking out does, before it is done."""
    sheet = await lockouts.one(talk.work, talk.chat, ChatId(number_of(chat)))
    cases = await staffing.open_cases(talk.work, sheet.member.chat)
    talk.show(lambda t: views.lock(t, sheet, cases))


async def lock(talk: Talk, chat: str = "", *_: str) -> None:
    """Lock them out."""
    member, cases = await lockouts.lock(talk.work, talk.chat, ChatId(number_of(chat)))
    talk.show(lambda t: views.locked(t, member, cases))


async def ask_in(talk: Talk, chat: str = "", *_: str) -> None:
    """Ask before they are let in."""
    sheet = await lockouts.one(talk.work, talk.chat, ChatId(number_of(chat)))
    if not sheet.may_let_in:
        raise NotAllowed("let in")
    talk.show(lambda t: views.let_in(t, sheet))


async def let_in(talk: Talk, chat: str = "", *_: str) -> None:
    """Let them in."""
    member = await lockouts.let_in(talk.work, talk.chat, ChatId(number_of(chat)))
    talk.show(lambda t: views.is_in(t, member))


async def hide(talk: Talk, *_: str) -> None:
    """What the switch does, before it is done."""
    hidden = await addresses.hidden(talk.work, talk.chat)
    talk.show(lambda t: views.hide(t, hidden=hidden))


async def set_hidden(talk: Talk, to: str = "", *_: str) -> None:
    """Hide all addresses, or show them again."""
    if to not in SWITCH:
        raise Outdated
    done = await addresses.hide(talk.work, talk.chat, hidden=SWITCH[to])
    talk.show(lambda t: views.switched(t, hidden=SWITCH[to], late=not done))


async def police(talk: Talk, *_: str) -> None:
    """The one sentence, in Turkish too."""
    await people.require(talk.work, talk.chat, Action.LOCK_OUT)
    numbers = await duty.numbers(talk.work)
    said, spoken = talk.catalogues.render(TURKISH, views.sentence)
    turkish = said if talk.language != TURKISH and spoken.tag == TURKISH else None
    talk.show(lambda t: views.police(t, turkish, numbers))


async def tell_coordinators(talk: Talk, *_: str) -> None:
    """Tell those who take over."""
    await staffing.call_coordinators(talk.work, talk.chat)
    talk.show(views.coordinators_told)


FEATURE = Feature(
    "staff_trouble",
    commands={"trouble": Command(trouble)},
    presses={
        "trouble": trouble,
        "lock": whose,
        "lock.one": lock_one,
        "lock.go": lock,
        "lock.in": ask_in,
        "lock.back": let_in,
        "hide": hide,
        "hide.set": set_hidden,
        "police": police,
        "police.tell": tell_coordinators,
    },
)

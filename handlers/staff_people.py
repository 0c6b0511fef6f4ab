"""Inviting staff and volunteers, and following an invitation: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.people import INVITES, Action, Grant, Role
from bot.domain.refusals import Outdated
from bot.services import people
from handlers.feature import Feature
from handlers.moments import choice_of
from handlers.talk import Talk
from handlers.views import staff_people as views

MOST_DIGITS = 3


async def invite(talk: Talk, *_: str) -> None:
    """For which role?"""
    held = await people.require(talk.work, talk.chat, Action.INVITE)
    allowed = {role for grant in held for role in INVITES.get(grant.role, ())}
    talk.show(lambda t: views.invite(t, [role for role in Role if role in allowed]))


async def invite_as(talk: Talk, role: str = "", *_: str) -> None:
    """A link for one person and one role."""
    code, _number = await people.invite(talk.work, talk.chat, Grant(choice_of(Role, role)))
    link = f"https://t.me/{talk.update.get_bot().username}?start={people.LINK}{code}"
    talk.show(lambda t: views.invited(t, link))


async def yes(talk: Talk, *_: str) -> None:
    """The inviter says that the numbers are the same."""
    role = await people.confirm(talk.work, talk.chat, yes=True)
    talk.show(lambda t: views.let_in(t, role))


async def no(talk: Talk, *_: str) -> None:
    """They are not."""
    await people.confirm(talk.work, talk.chat, yes=False)
    talk.show(views.not_joined)


async def number(talk: Talk, chosen: str = "", *_: str) -> None:
    """The number on the computer, tapped once."""
    if not (chosen.isascii() and chosen.isdecimal() and len(chosen) <= MOST_DIGITS):
        raise Outdated
    role = await people.compare(talk.work, talk.chat, int(chosen))
    if role is None:
        talk.show(views.not_joined)
    else:
        talk.show(lambda t: views.joined(t, role))


async def open_link(talk: Talk, link: str) -> bool:
    """An invitation's link; False for any other."""
    if not link.startswith(people.LINK):
        return False
    found = await people.follow(talk.work, talk.chat, link.removeprefix(people.LINK))
    if found is None:
        talk.say(views.not_joined)
    elif found.by is None:
        choices = people.choices(found)
        talk.say(lambda t: views.which_number(t, choices))
    else:
        talk.say(lambda t: views.your_number(t, found.number))
    return True


FEATURE = Feature(
    "staff_people",
    presses={
        "invite": invite,
        "invite.as": invite_as,
        "invite.yes": yes,
        "invite.no": no,
        "invite.number": number,
    },
    link=open_link,
)

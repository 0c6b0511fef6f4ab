"""One case on the staff's phones: look, take, give back, close; the right is checked at the press; never a sentence."""

from __future__ import annotations

from bot.services import appointments_staff, desk_group
from handlers.cases import show_file
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk


async def case(talk: Talk, number: str = "", *_: str) -> None:
    """One request with everything written about it; reading it is written down."""
    await show_file(talk, number_of(number))


async def open_link(talk: Talk, link: str) -> bool:
    """The link of a card in the staff's group; False for any other."""
    if not link.startswith(desk_group.LINK):
        return False
    await show_file(talk, number_of(link.removeprefix(desk_group.LINK)))
    return True


async def files(talk: Talk, number: str = "", *_: str) -> None:
    """Send the voice notes and pictures of a request, by reference, so that they cannot be passed on."""
    for found in await appointments_staff.files(talk.work, talk.chat, number_of(number)):
        talk.send_file(str(found.kind), found.text)


async def take(talk: Talk, number: str = "", *_: str) -> None:
    """I take it: one winner."""
    await appointments_staff.claim(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def give(talk: Talk, number: str = "", *_: str) -> None:
    """Somebody else may take it."""
    await appointments_staff.give_back(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def done(talk: Talk, number: str = "", *_: str) -> None:
    """It took place."""
    await appointments_staff.finish(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def miss(talk: Talk, number: str = "", *_: str) -> None:
    """The person did not come."""
    await appointments_staff.miss(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def undo(talk: Talk, number: str = "", *_: str) -> None:
    """That was a slip of the finger."""
    await appointments_staff.undo(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


FEATURE = Feature(
    "staff_cases",
    link=open_link,
    presses={
        "case": case,
        "case.files": files,
        "case.take": take,
        "case.give": give,
        "case.done": done,
        "case.miss": miss,
        "case.undo": undo,
    },
)

"""Yes and no to who asks for something, and giving within a case: the callbacks of staff; never a sentence."""

from __future__ import annotations

from bot.services import giving_cases
from handlers.feature import Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import giving_cases as views
from handlers.views.contents import LIST


async def asked(talk: Talk, page: str = "0", *_: str) -> None:
    """Who waits for a yes."""
    found = await giving_cases.asked(talk.work, talk.chat)
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.asked(t, found, at))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """One of them."""
    line, card = await giving_cases.one_asked(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.one(t, line, card))


async def yes(talk: Talk, number: str = "", *_: str) -> None:
    """Yes, and they are told."""
    await _answer(talk, number, yes=True)


async def no(talk: Talk, number: str = "", *_: str) -> None:
    """No, and they are told."""
    await _answer(talk, number, yes=False)


async def _answer(talk: Talk, number: str, *, yes: bool) -> None:
    done = await giving_cases.answer(talk.work, talk.chat, number_of(number), yes=yes)
    talk.toast(talk.word(lambda t: views.decided(t, done=done)))
    await asked(talk)


async def these(talk: Talk, numbers: str = "", *_: str) -> None:
    """Asked once, with who of them still waits."""
    wanted = {number_of(one) for one in numbers.split(".")}
    found = [it for it in await giving_cases.asked(talk.work, talk.chat) if it[0].of.id in wanted]
    talk.show(lambda t: views.these(t, found) if found else views.asked(t, found, 0))


async def yes_to_all(talk: Talk, numbers: str = "", *_: str) -> None:
    """Yes to several at once."""
    count = await giving_cases.answer_these(talk.work, talk.chat, [number_of(one) for one in numbers.split(".")])
    talk.toast(talk.word(lambda t: views.all_decided(t, count)))
    await asked(talk)


async def items(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """What do you give within this case?"""
    found = await giving_cases.for_case(talk.work, talk.chat, number_of(number))
    at = page_of(page, len(found), LIST - 1)
    talk.show(lambda t: views.items(t, number_of(number), found, at))


async def item(talk: Talk, number: str = "", of: str = "", *_: str) -> None:
    """In which size, where it has any; else for which day."""
    found = await giving_cases.item_for(talk.work, talk.chat, number_of(number), number_of(of))
    if len(found.options) > 1:
        talk.show(lambda t: views.sizes(t, number_of(number), found))
        return
    await size(talk, number, of, found.options[0])


async def size(talk: Talk, number: str = "", of: str = "", wanted: str = "", *_: str) -> None:
    """For which day?"""
    found, days = await giving_cases.days_for(talk.work, talk.chat, number_of(number), number_of(of), wanted)
    talk.show(lambda t: views.days(t, number_of(number), found, wanted, days))


async def give(talk: Talk, number: str = "", stock: str = "", *_: str) -> None:
    """It is theirs, and they are told."""
    card = await giving_cases.give(talk.work, talk.chat, number_of(number), number_of(stock))
    talk.show(lambda t: views.given(t, number_of(number), card))


FEATURE = Feature(
    "giving_cases",
    presses={
        "giving.asked": asked,
        "giving.one": one,
        "giving.yes": yes,
        "giving.no": no,
        "giving.these": these,
        "giving.yes.all": yes_to_all,
        "grant": items,
        "grant.item": item,
        "grant.size": size,
        "grant.do": give,
    },
)

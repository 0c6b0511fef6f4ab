"""To whom an announcement goes: sorts of people put in or left out, five on a page; never a sentence."""

from __future__ import annotations

from bot.domain.audiences import Who, part_of
from bot.domain.refusals import Outdated
from bot.services import announcement_audiences, announcements
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import announce_audience as views
from handlers.views.announce_audience import FIXED, GROUPS, Shown

A_PAGE = 5


async def who(talk: Talk, number: str = "", out: str = "", *_: str) -> None:
    """Which people get it, or are left out."""
    await _show(talk, number_of(number), out=bool(out))


async def _show(talk: Talk, number: int, *, out: bool) -> None:
    await announcements.draft(talk.work, talk.chat, number)
    found = await announcements.look(talk.work, talk.chat, number)
    told, total = found.told, found.reached.total
    parts = [*FIXED, *sorted((told.audience.include | told.audience.exclude) - set(FIXED))]
    counted = await announcement_audiences.counted(talk.work, told, parts)
    names = await announcement_audiences.names(talk.work, parts)
    talk.show(lambda t: views.who(t, Shown(told, out, names), counted, total))


async def some(talk: Talk, number: str = "", out: str = "", *_: str) -> None:
    """By what volunteers are chosen."""
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    names = await announcement_audiences.names(talk.work, ())
    talk.show(lambda t: views.some(t, Shown(told, bool(out), names)))


async def group(talk: Talk, number: str = "", kind: str = "", page: str = "0", out: str = "", *_: str) -> None:
    """One page of a sort."""
    sort, at = choice_of(Who, kind), number_of(page)
    if sort not in GROUPS:
        raise Outdated
    await _show_group(talk, number_of(number), sort, at, out=bool(out))


async def _show_group(talk: Talk, number: int, sort: Who, page: int, *, out: bool) -> None:
    span = (page * A_PAGE, (page + 1) * A_PAGE)
    found = await announcement_audiences.group(talk.work, talk.chat, number, sort, span)
    more = span[1] < found.count
    talk.show(lambda t: views.group(t, Shown(found.told, out, found.names), (sort, page), found.page, more=more))


async def put_in(talk: Talk, number: str = "", code: str = "", page: str = "", *_: str) -> None:
    """One sort of people in, or out again."""
    await _toggle(talk, number, code, page, out=False)


async def leave_out(talk: Talk, number: str = "", code: str = "", page: str = "", *_: str) -> None:
    """One sort of people left out, or not any more."""
    await _toggle(talk, number, code, page, out=True)


async def _toggle(talk: Talk, number: str, code: str, page: str, *, out: bool) -> None:
    part = part_of(code)
    if part is None:
        raise Outdated
    await announcements.toggle(talk.work, talk.chat, number_of(number), part, out=out)
    if page and part.who in GROUPS:
        await _show_group(talk, number_of(number), part.who, number_of(page), out=out)
    else:
        await _show(talk, number_of(number), out=out)


FEATURE = Feature(
    "announce_audience",
    presses={"ann.who": who, "ann.some": some, "ann.group": group, "ann.in": put_in, "ann.out": leave_out},
)

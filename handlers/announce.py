"""Announcements before they go out: the list, one draft, for whom, test, approve; the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.announcements import stars
from bot.domain.refusals import Outdated
from bot.services import (
    announcement_replies,
    announcement_sendings,
    announcement_words,
    announcements,
    broadcast_cards,
    translations_ask,
)
from handlers.feature import Command, Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import announce as views
from handlers.views import announce_sent as sent_views
from handlers.views.announce_pieces import turns

A_PAGE = 2
"""So many drafts, and so many that went out, stand on one page."""
MOST_SENT = 6


async def home(talk: Talk, page: str = "0", *_: str) -> None:
    """What is being written, and what went out lately; words that were begun are not waited for any more."""
    drafts = [(one.id, announcement_words.title(one)) for one in await announcements.drafts(talk.work, talk.chat)]
    talk.leave_form()
    sent = await announcement_sendings.latest(talk.work, talk.chat, MOST_SENT)
    fresh = {number: count for number, count, _ in await announcement_replies.folded(talk.work, talk.chat)}
    latest = [(one.id, title, fresh.get(one.announcement, 0)) for one, title in sent]
    longest = max(len(drafts), len(latest))
    at = page_of(page, longest, A_PAGE)
    shown = slice(at * A_PAGE, (at + 1) * A_PAGE)
    turn = turns("announce", page=at, more=shown.stop < longest)
    talk.show(lambda t: views.home(t, drafts[shown], latest[shown], turn))


async def first(talk: Talk, *_: str) -> None:
    """/announce, whatever is written after it: the first page."""
    await home(talk)


async def new(talk: Talk, *_: str) -> None:
    """An empty draft, for nobody yet."""
    await show(talk, await announcements.begin(talk.work, talk.chat, talk.language))


async def overview(talk: Talk, number: str = "", *_: str) -> None:
    """One draft: whom it reaches, and what is missing."""
    talk.leave_form()
    await show(talk, number_of(number))


async def show(talk: Talk, number: int) -> None:
    """The same, of this number."""
    found = await announcements.look(talk.work, talk.chat, number)
    paid = stars(found.reached.total) if talk.work.tools.paid else None
    title = announcement_words.title(found.told)
    mine = found.told.by == talk.chat.id
    tasks = await translations_ask.of(talk.work, number)
    seen = views.Overview(found.told, title, found.reached, found.faults, found.ready, mine, paid, tasks)
    talk.show(lambda t: views.overview(t, seen))


async def danger(talk: Talk, number: str = "", *_: str) -> None:
    """It is about danger, or not any more."""
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    await announcements.set_emergency(talk.work, talk.chat, told.id, on=not told.emergency)
    await show(talk, told.id)


async def send_test(talk: Talk, number: str = "", *_: str) -> None:
    """To me alone, exactly as it would be received."""
    count = await announcement_sendings.send_test(talk.work, talk.chat, number_of(number))
    talk.toast(talk.word(lambda t: views.tested(t, count)))


async def go(talk: Talk, number: str = "", *_: str) -> None:
    """Send it, or ask a second person where one alone may not."""
    await _approve(talk, number_of(number), again=False)


async def go_again(talk: Talk, number: str = "", *_: str) -> None:
    """The same once more, knowing that it went out lately."""
    await _approve(talk, number_of(number), again=True)


async def _approve(talk: Talk, number: int, *, again: bool) -> None:
    approval = await announcement_sendings.approve(talk.work, talk.chat, number, again=again)
    if approval.broadcast is None:
        talk.show(lambda t: views.asked(t, approval.doubts, number))
    else:
        await show_card(talk, approval.broadcast)


async def show_card(talk: Talk, number: int) -> None:
    """A sending; from now on the message that was pressed shows how far it is."""
    await announcement_sendings.sending(talk.work, talk.chat, number)
    if talk.pressed is not None and talk.pressed.text is not None:
        await broadcast_cards.watch(talk.work, number, talk.chat, talk.pressed.message_id)
    told = await broadcast_cards.progress(talk.work, number)
    if told is None:
        raise Outdated
    talk.show(lambda t: sent_views.card(t, told))


async def take_back(talk: Talk, number: str = "", *_: str) -> None:
    """Nobody is asked to agree any more."""
    await announcement_sendings.take_back(talk.work, talk.chat, number_of(number))
    await show(talk, number_of(number))


async def drop(talk: Talk, number: str = "", *_: str) -> None:
    """Throw it away."""
    await announcements.drop(talk.work, talk.chat, number_of(number))
    talk.show(views.dropped)


FEATURE = Feature(
    "announce",
    commands={"announce": Command(first)},
    presses={
        "announce": home,
        "ann": overview,
        "ann.new": new,
        "ann.danger": danger,
        "ann.test": send_test,
        "ann.go": go,
        "ann.again": go_again,
        "ann.back": take_back,
        "ann.drop": drop,
    },
)

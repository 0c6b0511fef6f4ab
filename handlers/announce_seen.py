"""An announcement as each language will see it, and which language steps in; shown to who asks, to nobody else."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.services import announcement_words, announcements
from handlers.feature import Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import announce_seen as views
from handlers.views.announce_pieces import turns
from handlers.views.announce_seen import Read

A_PAGE = 5


async def languages(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """In which languages it can be looked at."""
    await _show(talk, number_of(number), page)


async def _show(talk: Talk, number: int, page: str, *, below: bool = False) -> None:
    found = await announcements.look(talk.work, talk.chat, number)
    told, reached = found.told, found.reached
    own = sorted(reached.people, key=lambda tag: (-reached.people[tag], tag))
    read = [Read(tag, reached.read_in[tag]) for tag in own if told.whole(reached.read_in[tag])]
    read += [Read(tag, tag) for tag in sorted(told.contents) if told.whole(tag) and tag not in reached.people]
    at = page_of(page, len(read), A_PAGE)
    turn = turns("ann.see", number, page=at, more=(at + 1) * A_PAGE < len(read))
    shown = read[at * A_PAGE : (at + 1) * A_PAGE]
    (talk.say if below else talk.show)(lambda t: views.languages(t, told, (at, shown), turn))


async def see(talk: Talk, number: str = "", tag: str = "", page: str = "0", *_: str) -> None:
    """One language, exactly as it is received, with the choice of the others below it."""
    told = (await announcements.look(talk.work, talk.chat, number_of(number))).told
    if not told.whole(tag):
        raise Outdated
    talk.work.owe(talk.chat, announcement_words.call(talk.work, told, tag))
    if talk.pressed is not None:
        talk.remove(talk.pressed.message_id)
    await _show(talk, told.id, page, below=True)


async def lack(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Which language steps in for who lacks a text."""
    await announcements.draft(talk.work, talk.chat, number_of(number))
    await _show_lack(talk, number_of(number), page)


async def _show_lack(talk: Talk, number: int, page: str) -> None:
    found = await announcements.look(talk.work, talk.chat, number)
    whole = sorted(tag for tag in found.told.contents if found.told.whole(tag))
    at = page_of(page, len(whole), A_PAGE)
    turn = turns("ann.lack", number, page=at, more=(at + 1) * A_PAGE < len(whole))
    shown = whole[at * A_PAGE : (at + 1) * A_PAGE]
    talk.show(lambda t: views.lack(t, found.told, found.reached, (at, shown), turn))


async def step_in(talk: Talk, number: str = "", tag: str = "", page: str = "0", *_: str) -> None:
    """This language does."""
    await announcements.set_fallback(talk.work, talk.chat, number_of(number), tag)
    await _show_lack(talk, number_of(number), page)


FEATURE = Feature(
    "announce_seen",
    presses={"ann.see": languages, "ann.seen": see, "ann.lack": lack, "ann.steps": step_in},
)

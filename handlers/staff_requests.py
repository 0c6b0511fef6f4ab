"""The request queue on the staff's phones, and what of it to look at; never a sentence."""

from __future__ import annotations

from bot.domain.appointments import State
from bot.services import appointments_staff, reach
from handlers.cases import entry_of
from handlers.feature import Command, Feature
from handlers.moments import page_of
from handlers.talk import Talk
from handlers.views import staff_requests as views
from handlers.views.staff_requests import Entry

PAGE = 6


async def queue(talk: Talk, page: str = "0", only: str = views.ALL, *_: str) -> None:
    """Open requests, all or some of them; a note that was begun is not waited for any more."""
    talk.leave_form()
    entries = [entry for entry in await _entries(talk, only) if _fits(talk, entry, only)]
    at = page_of(page, len(entries), PAGE)
    calls = len(await reach.unreached(talk.work, talk.chat))
    talk.show(lambda t: views.queue(t, entries, at, PAGE, only, calls))


async def filters(talk: Talk, *_: str) -> None:
    """Which requests to look at: by whose they are, where they stand, service or language."""
    entries = await _entries(talk, views.ALL)
    talk.show(lambda t: views.filters(t, entries))


async def _entries(talk: Talk, only: str) -> list[Entry]:
    listed = reach.unreached if only == views.UNREACHED else appointments_staff.queue
    return [await entry_of(talk, one) for one in await listed(talk.work, talk.chat)]


def _fits(talk: Talk, entry: Entry, only: str) -> bool:
    match only.partition(".")[::2]:
        case (views.MINE, ""):
            return entry.request.claimed_by == talk.chat.id
        case (views.WAITING, ""):
            return entry.request.state is State.OFFERED
        case (views.SERVICE, key):
            return entry.request.service == key
        case (views.LANGUAGE, tag):
            return entry.language == tag
    return True


FEATURE = Feature(
    "staff_requests",
    commands={"queue": Command(queue)},
    presses={"queue": queue, "queue.by": filters},
)

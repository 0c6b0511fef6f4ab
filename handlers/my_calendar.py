"""A file that puts one's own shifts into the calendar of the phone: the callback; never a sentence."""

from __future__ import annotations

from bot.domain.delivery import Upload
from bot.services import my_calendar
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.papers.calendar_file import write_calendar
from handlers.talk import Talk
from handlers.views import my_calendar as views

NAME, MIME = "shifts.ics", "text/calendar"


async def calendar(talk: Talk, number: str = "", *_: str) -> None:
    """All my shifts, or one; what went into an earlier file and is mine no more goes out again."""
    entries = await my_calendar.entries(talk.work, talk.chat, number_of(number) if number else None)
    if not entries:
        talk.show(views.nothing)
        return
    content, _t = talk.catalogues.render(talk.language, lambda t: write_calendar(t, entries, talk.work.now))
    talk.send_upload(Upload("document", NAME, MIME, content), lambda t: views.caption(t, entries))


FEATURE = Feature("my_calendar", presses={"calendar": calendar})

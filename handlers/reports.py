"""Reports for who plans, on screens and as files: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import date

from bot.domain.papers import ReportChart, ReportTable
from bot.domain.refusals import Outdated
from bot.domain.reports import Period, Span, period
from bot.domain.timetable import today
from bot.services import reports
from handlers import papers
from handlers.feature import Command, Feature
from handlers.moments import choice_of
from handlers.talk import Talk
from handlers.views import reports as views
from handlers.views.reports import Topic

DATE_DIGITS = 8


async def spans(talk: Talk, *_: str) -> None:
    """Of which time?"""
    await reports.require(talk.work, talk.chat)
    talk.show(views.spans)


async def overview(talk: Talk, span: str = "", first: str = "", *_: str) -> None:
    """A period at a glance; the one of today where none is named."""
    found = await reports.of(talk.work, talk.chat, _period(talk, span, first))
    newest = found.period.last_on >= today(talk.work.now)
    talk.show(lambda t: views.overview(t, found, newest=newest))


async def topics(talk: Talk, span: str = "", first: str = "", *_: str) -> None:
    """Which numbers of it?"""
    chosen = _period(talk, span, first)
    await reports.require(talk.work, talk.chat, chosen)
    talk.show(lambda t: views.topics(t, chosen))


async def topic(talk: Talk, span: str = "", first: str = "", of: str = "", *_: str) -> None:
    """One topic's numbers."""
    wanted = choice_of(Topic, of)
    found = await reports.of(talk.work, talk.chat, _period(talk, span, first))
    talk.show(lambda t: views.topic(t, found, wanted))


async def chart(talk: Talk, span: str = "", first: str = "", *_: str) -> None:
    """The same numbers as a picture."""
    found = await reports.of(talk.work, talk.chat, _period(talk, span, first))
    talk.send_upload(papers.order(talk.language, ReportChart(found)), views.made)


async def table(talk: Talk, span: str = "", first: str = "", *_: str) -> None:
    """The same numbers as a table for a computer."""
    found = await reports.of(talk.work, talk.chat, _period(talk, span, first))
    talk.send_upload(papers.order(talk.language, ReportTable(found, today(talk.work.now))), views.made)


def _period(talk: Talk, span: str, first: str) -> Period:
    """The period a day in eight digits is in, today's without one; Outdated for anything else."""
    wanted = choice_of(Span, span)
    if not first:
        return period(wanted, today(talk.work.now))
    if not (first.isascii() and first.isdecimal() and len(first) == DATE_DIGITS):
        raise Outdated
    try:
        return period(wanted, date(int(first[:4]), int(first[4:6]), int(first[6:])))
    except ValueError:
        raise Outdated from None


FEATURE = Feature(
    "reports",
    commands={"reports": Command(spans)},
    presses={
        "reports": spans,
        "reports.of": overview,
        "reports.by": topics,
        "reports.topic": topic,
        "reports.chart": chart,
        "reports.table": table,
    },
)

"""The numbers of a week, month or year for who plans; never a screen or SQL."""

from __future__ import annotations

from datetime import date

from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.report_numbers import report
from bot.domain.reports import Named, Names, Period, Report
from bot.domain.timetable import today
from bot.services import people
from bot.services.schedule import timetable
from bot.work import Work
from storage import items as shelf
from storage import tallies

FIRST_YEAR = 2020
"""Nothing is asked of earlier years: there was no bot."""


async def require(work: Work, by: Chat, period: Period | None = None) -> None:
    """Only who plans sees numbers; raises NotAllowed, and Outdated for a period of another time than the bot's."""
    await people.require(work, by, Action.SEE_REPORTS)
    if period is not None and not date(FIRST_YEAR, 1, 1) <= period.first_on <= today(work.now):
        raise Outdated


async def of(work: Work, by: Chat, period: Period) -> Report:
    """The numbers of a period; raises NotAllowed, Outdated."""
    await require(work, by, period)
    counts = await tallies.between(work.tx, period.first_on, period.last_on)
    return report(period, counts, await tallies.clients(work.tx), await _names(work))


async def _names(work: Work) -> Names:
    catalogue = (await timetable(work)).catalogue
    programmes = {str(key): Named(one.pictogram, one.name) for key, one in catalogue.programmes.items()}
    tasks = {str(key): Named(one.pictogram, one.name) for key, one in catalogue.tasks.items()}
    items = {one.key: Named(one.pictogram, one.name) for one in await shelf.every(work.tx, retired=True)}
    return Names(programmes, tasks, items)

"""Hours of a volunteer, completed by staff, and their papers: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import date

from bot.domain.chats import ChatId
from bot.domain.delivery import Lane
from bot.domain.hours import BACK, Entry, Paper, choices
from bot.domain.refusals import Outdated
from bot.domain.timetable import DAY, today
from bot.services import hours_staff
from bot.services.hours_staff import Account
from handlers import rendering
from handlers.feature import Feature
from handlers.hours import made
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import hours as papers
from handlers.views import staff_hours as views

DATE_DIGITS = 8


async def one(talk: Talk, chat: str = "", page: str = "0", *_: str) -> None:
    """One volunteer's hours."""
    _show(talk, await _account(talk, chat), page)


def _show(talk: Talk, found: Account, page: str = "0") -> None:
    at = page_of(page, len(found.hours.lines), papers.A_PAGE)
    year = today(talk.work.now).year
    talk.show(lambda t: views.account(t, found, papers.Shown(found.hours, found.given, year, at)))


async def which_day(talk: Talk, chat: str = "", page: str = "0", *_: str) -> None:
    """Hours are missing: of which day?"""
    found = await _account(talk, chat)
    at = page_of(page, BACK.days, views.DAYS)
    days = [today(talk.work.now) - (at * views.DAYS + ago) * DAY for ago in range(views.DAYS)]
    talk.show(lambda t: views.which_day(t, found, days, at))


async def how_long(talk: Talk, chat: str = "", day: str = "", *_: str) -> None:
    """How long?"""
    found, on = await _account(talk, chat), _day(day)
    talk.show(lambda t: views.how_long(t, found, on, choices()))


async def which_task(talk: Talk, chat: str = "", day: str = "", minutes: str = "", page: str = "0", *_: str) -> None:
    """What was done?"""
    found, asked = await _account(talk, chat), Entry(_day(day), number_of(minutes), "", talk.work.seconds)
    tasks = await hours_staff.tasks(talk.work, talk.chat)
    at = page_of(page, len(tasks), views.TASKS)
    talk.show(lambda t: views.which_task(t, found, asked, tasks, at))


async def add(talk: Talk, *parts: str) -> None:
    """It is written down."""
    if len(parts) != 5:
        raise Outdated
    chat, day, minutes, task, asked = parts
    entry = Entry(_day(day), number_of(minutes), task, number_of(asked))
    _show(talk, await hours_staff.add(talk.work, talk.chat, ChatId(number_of(chat)), entry))


async def by_hand(talk: Talk, chat: str = "", page: str = "0", *_: str) -> None:
    """What was written down by hand, to remove some."""
    found = await _account(talk, chat)
    at = page_of(page, len(found.hours.by_hand), views.A_LIST)
    talk.show(lambda t: views.by_hand(t, found, today(talk.work.now).year, at))


async def ask_drop(talk: Talk, number: str = "", *_: str) -> None:
    """Remove this? It takes a second tap."""
    entry = number_of(number)
    found = await hours_staff.of_entry(talk.work, talk.chat, entry)
    talk.show(lambda t: views.ask_drop(t, found, entry, today(talk.work.now).year))


async def drop(talk: Talk, number: str = "", *_: str) -> None:
    """Remove it."""
    _show(talk, await hours_staff.drop(talk.work, talk.chat, number_of(number)))


async def copy(talk: Talk, kind: str = "", chat: str = "", *_: str) -> None:
    """The paper in the volunteer's language, to look at."""
    found, wanted = await _account(talk, chat), choice_of(Paper, kind)
    file = await made(talk, found.chat, wanted, found.name)
    talk.show(lambda t: views.copied(t, found, wanted))
    talk.send_upload(file)


async def send(talk: Talk, kind: str = "", chat: str = "", *_: str) -> None:
    """Send it to the volunteer."""
    found, wanted = await _account(talk, chat), choice_of(Paper, kind)
    if found.reached:
        file = await made(talk, found.chat, wanted, found.name)
        screen, t = rendering.draw(talk.catalogues, found.language, lambda t: papers.made(t, wanted))
        talk.work.owe(found.chat, rendering.upload(file, screen, t), Lane.NOTICE)
        await hours_staff.note_sent(talk.work, talk.chat, found, wanted)
    talk.show(lambda t: views.sent(t, found))


async def _account(talk: Talk, chat: str) -> Account:
    return await hours_staff.account(talk.work, talk.chat, ChatId(number_of(chat)))


def _day(code: str) -> date:
    """Year, month and day in eight digits; Outdated for anything else."""
    if not (code.isascii() and code.isdecimal() and len(code) == DATE_DIGITS):
        raise Outdated
    try:
        return date(int(code[:4]), int(code[4:6]), int(code[6:]))
    except ValueError:
        raise Outdated from None


FEATURE = Feature(
    "staff_hours",
    presses={
        "hours.of": one,
        "hours.day": which_day,
        "hours.long": how_long,
        "hours.task": which_task,
        "hours.put": add,
        "hours.hand": by_hand,
        "hours.drop": ask_drop,
        "hours.gone": drop,
        "hours.copy": copy,
        "hours.send": send,
    },
)

"""Hours of a volunteer as staff see and complete them: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.catalogue import Task
from bot.domain.chats import ChatId
from bot.domain.hours import Entry, Line, Paper
from bot.i18n import Ltr, Rendered, Translator, clean
from bot.services.hours_staff import Account
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import hours as papers
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL, label
from handlers.views.lengths import short_time, time_helped

DOMAIN = "staff"
DAYS, DAYS_A_ROW = 9, 3
LENGTHS_A_ROW = 4
TASKS, TASKS_A_ROW = 8, 2
A_LIST = 4


def hours_of_row(t: Translator, chat: ChatId) -> Row:
    """The way to a volunteer's hours, on their card."""
    return row(Button("⏱ " + t.label("Hours"), data("hours.of", chat)))


def named(t: Translator, found: Account) -> Rendered:
    """A first name, or a volunteer."""
    return t.said(found.name) if found.name else t("A volunteer")


def account(t: Translator, found: Account, shown: papers.Shown) -> Screen:
    """One volunteer's hours, and what staff can do about them."""
    chat = found.chat.id
    helped = t("{name}: {time}", name=named(t, found), time=time_helped(t, shown.hours.minutes))
    removal = Button("🗑 " + t.label("Added by hand"), data("hours.hand", chat))
    rows = [
        row(Button("➕ " + t.label("Add hours"), data("hours.day", chat)), *([removal] if shown.hours.by_hand else [])),
        *([_papers(t, chat)] if shown.hours.minutes else []),
        *papers.more_row(t, shown, "hours.of", chat),
    ]
    lines = [f"⏱ {helped}", *papers.account(t, shown), *_given(t, shown)]
    return Screen(lines, [*rows, back(t, "team.one", chat)])


def _given(t: Translator, shown: papers.Shown) -> list[str]:
    """The last certificate, with the code that stands on it, to tell whether a paper is ours."""
    given = shown.given
    if given is None or shown.page:
        return []
    time = short_time(t, given.minutes)
    words = t("Certificate {number}, code {code}: {time}", number=given.number, code=Ltr(given.code), time=time)
    return [f"🏅 {words}"]


def _papers(t: Translator, chat: ChatId) -> Row:
    return row(
        Button("📄 " + t.label("Statement"), data("hours.copy", Paper.STATEMENT, chat)),
        Button("🏅 " + t.label("Certificate"), data("hours.copy", Paper.CERTIFICATE, chat)),
    )


def which_day(t: Translator, found: Account, days: Sequence[date], page: int) -> Screen:
    """Of which day?"""
    chat = found.chat.id
    buttons = [Button(t.short_day(day).plain, data("hours.long", chat, _code(day))) for day in days]
    older = row(Button("➡️ " + t.label("Older"), data("hours.day", chat, page + 1)))
    head = "➕ " + t("{name}: hours of which day?", name=named(t, found))
    return Screen([head], [*in_rows(buttons, DAYS_A_ROW), older, back(t, "hours.of", chat)], asks_time=True)


def how_long(t: Translator, found: Account, on: date, lengths: Sequence[int]) -> Screen:
    """How long?"""
    chat = found.chat.id
    buttons = [
        Button(short_time(t, minutes).plain, data("hours.task", chat, _code(on), minutes)) for minutes in lengths
    ]
    head = "➕ " + t("{name}, {day}: how long?", name=named(t, found), day=t.day(on))
    return Screen([head], [*in_rows(buttons, LENGTHS_A_ROW), back(t, "hours.day", chat)])


def which_task(t: Translator, found: Account, asked: Entry, tasks: Sequence[Task], page: int) -> Screen:
    """What was done?"""
    before = (found.chat.id, _code(asked.on), asked.minutes)
    buttons = [
        Button(label(t, one.pictogram, one.name), data("hours.put", *before, one.key, asked.added_at))
        for one in tasks[page * TASKS : (page + 1) * TASKS]
    ]
    rows = in_rows(buttons, TASKS_A_ROW)
    if len(tasks) > (page + 1) * TASKS:
        rows.append(row(Button("➡️ " + t.label("More"), data("hours.task", *before, page + 1))))
    time = short_time(t, asked.minutes)
    head = "➕ " + t("{name}, {day}, {time}: what?", name=named(t, found), day=t.day(asked.on), time=time)
    return Screen([head, t("The next tap writes it down.")], [*rows, back(t, "hours.long", *before[:2])])


def by_hand(t: Translator, found: Account, year: int, page: int) -> Screen:
    """What was written down by hand; one tap asks whether it is to be removed."""
    chat, lines = found.chat.id, found.hours.by_hand
    rows = [
        row(Button(_entry(t, line, year), data("hours.drop", line.entry or 0)))
        for line in lines[page * A_LIST : (page + 1) * A_LIST]
    ]
    if len(lines) > (page + 1) * A_LIST:
        rows.append(row(Button("➡️ " + t.label("Older"), data("hours.hand", chat, page + 1))))
    head = "🗑 " + t("{name}: added by hand. Remove which?", name=named(t, found))
    return Screen([head], [*rows, back(t, "hours.of", chat)])


def _entry(t: Translator, line: Line, year: int) -> str:
    day, time = papers.worded(t, line, year).plain, short_time(t, line.minutes).plain
    return clean(f"🗑 {day} · {line.pictogram} {time}", MOST_LABEL)


def ask_drop(t: Translator, found: Account, entry: int, year: int) -> Screen:
    """Before it is removed."""
    line = next(line for line in found.hours.by_hand if line.entry == entry)
    what = f"{papers.worded(t, line, year)} · {papers.task(t, line)} · {short_time(t, line.minutes)}"
    yes = row(Button("🗑 " + t.label("Remove these hours"), data("hours.gone", entry)))
    lines = ["🗑 " + t("{name}: remove these hours?", name=named(t, found)), what]
    return Screen(lines, [yes, back(t, "hours.hand", found.chat.id)])


def copied(t: Translator, found: Account, paper: Paper) -> Screen:
    """The paper comes below, as the volunteer would read it."""
    chat = found.chat.id
    lines = [f"{_picture(paper)} {named(t, found)}", t("Here it is, in their language.")]
    send = row(Button("📤 " + t.label("Send it to them"), data("hours.send", paper, chat)))
    return Screen(lines, [send, back(t, "hours.of", chat)])


def _picture(paper: Paper) -> str:
    match paper:
        case Paper.STATEMENT:
            return "📄"
        case Paper.CERTIFICATE:
            return "🏅"


def sent(t: Translator, found: Account) -> Screen:
    """It is on its way, or cannot be."""
    name = named(t, found)
    done = t("Sent to {name}.", name=name) if found.reached else t("{name} cannot be reached here.", name=name)
    return Screen([f"📤 {done}"], [back(t, "hours.of", found.chat.id)])


def _code(day: date) -> str:
    """A day in eight digits, which the handler reads."""
    return f"{day:%Y%m%d}"

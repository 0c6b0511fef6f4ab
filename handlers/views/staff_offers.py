"""Offering times and declining, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.appointments import Reason
from bot.domain.open_days import DayBar
from bot.domain.refusals import NotOnThisDay
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import day_rows, hour_rows, moment_code
from handlers.views.common import back
from handlers.views.staff_pauses import button as pause_button
from handlers.views.times import local

DOMAIN = "staff"


def days(t: Translator, number: int, choices: Sequence[date], picked: Sequence[datetime]) -> Screen:
    """Which day?"""
    chosen = ".".join(moment_code(at) for at in picked)
    rows = day_rows(t, choices, "case.hours", number, after=(chosen,))
    send = [row(Button("✅ " + t.label("Send these times"), data("case.send", number, chosen)))] if picked else []
    if len(picked) == 1:
        send.append(row(Button("🤝 " + t.label("They are here: fix it"), data("case.fix", number, chosen))))
    lines = ["📅 " + t("Choose a day, then an hour. Up to three times.")]
    lines += [f"🕥 {t.day(local(at).date())}, {t.clock(local(at))}" for at in picked]
    return Screen(lines, [*rows, *send, back(t, "case", number)], asks_time=True)


def hours(
    t: Translator, number: int, choices: Sequence[tuple[datetime, bool]], day: date, picked: Sequence[datetime]
) -> Screen:
    """Which hour of that day? A hand where another person has it."""
    chosen = ".".join(moment_code(at) for at in picked)
    buttons = [
        Button(("✋ " if full else "") + t.clock(local(at)).plain, data("case.at", number, moment_code(at), chosen))
        for at, full in choices
    ]
    head = "🕥 " + t("{day}: which hour?", day=t.day(day))
    return Screen([head], [*hour_rows(buttons), back(t, "case.days", number, chosen)], asks_time=True)


def not_on_this_day(t: Translator, no: NotOnThisDay) -> Screen:
    """Nobody can come on that day: why, and the next days on which they can."""
    day = t.day(no.on)
    why = {
        DayBar.PAST: t("{day}: this time is over.", day=day),
        DayBar.CLOSED: t("{day}: nobody is here on this day.", day=day),
        DayBar.FAR: t("{day}: this is too far ahead.", day=day),
    }[no.why]
    if no.request is None:
        rows, before = day_rows(t, no.days, "slots.day", no.service), back(t, "slots")
    else:
        rows, before = day_rows(t, no.days, "case.hours", no.request), back(t, "case", no.request)
    return Screen([f"🕥 {why}", t("These days are open:")], [*rows, before], asks_time=True)


def given(t: Translator, number: int, at: datetime) -> Screen:
    """Another person has this time meanwhile."""
    head = "✋ " + t(
        "{day}, {start} has just been given to somebody else.", day=t.day(local(at).date()), start=t.clock(local(at))
    )
    return Screen(
        [head], [row(Button("📅 " + t.label("Other times"), data("case.days", number))), back(t, "case", number)]
    )


def reasons(t: Translator, number: int) -> Screen:
    """Why not? The person gets it in their own language."""
    names = {
        Reason.NOT_NOW: t.label("Not this month"),
        Reason.FULL: t.label("No place left"),
        Reason.PAPERS: t.label("Come with papers"),
        Reason.ELSEWHERE: t.label("Others do this"),
        Reason.TALK: t.label("Come and talk"),
    }
    rows = [row(Button(name, data("case.say", number, reason))) for reason, name in names.items()]
    rows.append(row(Button("✍️ " + t.label("Another reason"), data("case.why", number))))
    rows.append(row(pause_button(t, number)))
    head = "✖️ " + t("Why? They read it in their own language.")
    return Screen([head], [*rows, back(t, "case", number)])

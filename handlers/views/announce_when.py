"""When an announcement goes out, how often, and how long it is of use: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.domain.announcements import USEFUL_HOURS, Announcement, Repeats
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import day_rows, hour_rows, moment_code
from handlers.views.common import back
from handlers.views.times import local

DOMAIN = "staff"


def lines(t: Translator, told: Announcement) -> list[str]:
    """What is not as usual: a time, a repetition, an end of its use."""
    said: list[str] = []
    if told.starts_at is not None:
        at = local(told.starts_at)
        said.append("🕒 " + t("It goes out: {day}, {hour}", day=t.day(at.date()), hour=t.clock(at)))
    if told.repeats is not Repeats.ONCE:
        said.append("🔁 " + _often(t, told.repeats))
    if told.useful is not None:
        hours = told.useful // timedelta(hours=1)
        said.append("⌛ " + t.plural("Useless after {n} hour", "Useless after {n} hours", hours))
    return said


def _often(t: Translator, repeats: Repeats) -> str:
    match repeats:
        case Repeats.ONCE:
            return t("Once")
        case Repeats.DAILY:
            return t("Every day")
        case Repeats.WEEKLY:
            return t("Every week; who gets it is looked up each time")


def when(t: Translator, told: Announcement, days: Sequence[date]) -> Screen:
    """As soon as possible, or on which day; how often; until when it is of use."""
    following = list(Repeats)[(list(Repeats).index(told.repeats) + 1) % len(Repeats)]
    hours = [None, *USEFUL_HOURS]
    now = told.useful // timedelta(hours=1) if told.useful else None
    longer = hours[(hours.index(now) + 1) % len(hours)] if now in hours else None
    rows = [
        row(Button("⚡ " + t.label("As soon as possible"), data("ann.at", told.id))),
        *day_rows(t, days, "ann.hours", told.id),
        row(
            Button("🔁 " + t.label("How often"), data("ann.often", told.id, following or "once")),
            Button("⌛ " + t.label("Useless after"), data("ann.useful", told.id, longer or 0)),
        ),
    ]
    said = lines(t, told) or ["⚡ " + t("It goes out as soon as it is approved.")]
    return Screen(["🕒 " + t("When shall it go out?"), *said], [*rows, back(t, "ann", told.id)], asks_time=True)


def hours(t: Translator, number: int, day: date, times: Sequence[datetime]) -> Screen:
    """At which hour of that day."""
    buttons = [Button(t.clock(local(at)).plain, data("ann.at", number, moment_code(at))) for at in times]
    return Screen(["🕒 " + t.day(day)], [*hour_rows(buttons), back(t, "ann.when", number)], asks_time=True)

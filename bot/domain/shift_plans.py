"""Answers from which a series is made, and rules that repeat on days of the week; pure: never the clock or a query."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.shifts import ForWhom, Need, ShiftSeries

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of the week as rules write them (RFC 5545), Monday first."""
ONCE = "once"
ANY = "any"
"""Stands for no limit where a button names a number."""
LENGTHS = (60, 90, 120, 150, 180, 210, 240, 300, 360, 480)
SEATS = ("0", *map(str, range(1, 11)), ANY)
CLASS_SEATS = (*map(str, (4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30)), ANY)
"""A class without a place is none: it is ended."""
MOST_MINIMUM = 10
FIRST_HOUR, HALF_HOURS = 5, 48
"""The day begins at five for those who plan it; the hours of the night come last."""
_BYDAY = re.compile(r"BYDAY=([A-Z,]+)")


class Ask(StrEnum):
    """What staff are asked for a new series, in this order."""

    PROGRAMME = "programme"
    TASK = "task"
    PLACE = "place"
    DAYS = "days"
    FIRST = "first"
    START = "start"
    LENGTH = "length"
    SEATS = "seats"
    MINIMUM = "minimum"


Answers = Mapping[str, str]
WHOM = "whom"
"""Beside the answers: for whom it is, which the button to begin says."""
OF_VOLUNTEERS = frozenset({Ask.TASK, Ask.MINIMUM})
"""Not asked for a class."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be made: ``days`` are new, ``there`` are planned already, ``closed`` are left out."""

    series: ShiftSeries
    days: tuple[date, ...]
    there: tuple[date, ...] = ()
    closed: tuple[date, ...] = ()


def missing(answers: Answers) -> Ask | None:
    """The next question; None where all are answered."""
    return next((one for one in asked(answers) if not answers.get(one)), None)


def for_whom(answers: Answers) -> ForWhom:
    """Whose places it has."""
    return ForWhom(answers.get(WHOM, ForWhom.VOLUNTEERS))


def asked(answers: Answers) -> list[Ask]:
    """The questions, in their order."""
    clients = for_whom(answers) is ForWhom.CLIENTS
    return [one for one in Ask if not (clients and one in OF_VOLUNTEERS)]


def seats_choices(answers: Answers) -> tuple[str, ...]:
    """How many places one can plan."""
    return CLASS_SEATS if for_whom(answers) is ForWhom.CLIENTS else SEATS


def answered(answers: Answers, ask: Ask, value: str) -> dict[str, str]:
    """With one answer more; days of the week are put in and taken out, and fewer seats ask for the minimum again."""
    if ask is Ask.DAYS and value != ONCE:
        value = _toggled(answers.get(ask, ""), value)
    changed = {**answers, ask: value}
    if ask is Ask.SEATS and value != ANY and int(changed.get(Ask.MINIMUM) or 0) > int(value):
        del changed[Ask.MINIMUM]
    return changed


def _toggled(days: str, day: str) -> str:
    chosen = (set(days.split(",")) & set(DAYS)) ^ {day}
    return ",".join(one for one in DAYS if one in chosen)


def series_of(answers: Answers) -> ShiftSeries:
    """The series they ask for, not yet stored; raises KeyError where an answer is missing."""
    once = answers[Ask.DAYS] == ONCE
    first = date.fromisoformat(answers[Ask.FIRST])
    seats = answers[Ask.SEATS]
    clients = for_whom(answers) is ForWhom.CLIENTS
    need = Need(
        ProgrammeKey(answers[Ask.PROGRAMME]),
        TaskKey(answers.get(Ask.TASK, "") if clients else answers[Ask.TASK]),
        PlaceKey(answers[Ask.PLACE]),
        None if seats == ANY else int(seats),
        0 if clients else int(answers[Ask.MINIMUM]),
        for_whom=for_whom(answers),
    )
    rule = None if once else weekly(answers[Ask.DAYS].split(","))
    start, minutes = time.fromisoformat(answers[Ask.START]), int(answers[Ask.LENGTH])
    return ShiftSeries(0, need, rule, start, minutes, first, first if once else None)


def weekly(days: Iterable[str]) -> str:
    """Every week on these days."""
    return f"FREQ=WEEKLY;BYDAY={','.join(days)}"


def days_of(rule: str | None) -> tuple[str, ...]:
    """The days of the week a rule names; empty where it names none or counts them in the month."""
    found = _BYDAY.search(rule or "")
    return tuple(day for day in found.group(1).split(",") if day in DAYS) if found else ()


def on_another_day(rule: str, old: str, new: str) -> str:
    """The rule with one day of the week in place of another."""
    days = {new if day == old else day for day in days_of(rule)}
    return _BYDAY.sub(f"BYDAY={','.join(day for day in DAYS if day in days)}", rule)


def left_to_make(planned: Planned) -> ShiftSeries:
    """The series without what is there already: not on its days of the week, nor on its single dates."""
    series, rule = planned.series, planned.series.rule
    if rule is None or not planned.there:
        return series
    days = [day for day in days_of(rule) if day in {code(on) for on in planned.days}]
    without = [f"EXDATE:{on:%Y%m%d}T000000" for on in planned.there if code(on) in days]
    kept = "\n".join([f"RRULE:{weekly(days)}", *without]) if without else weekly(days)
    return _with_rule(series, kept)


def _with_rule(series: ShiftSeries, rule: str) -> ShiftSeries:
    return ShiftSeries(0, series.need, rule, series.start, series.minutes, series.first_on)


def least_choices(answers: Answers) -> list[str]:
    """The minimum one can ask for: never more than there are seats."""
    seats = answers.get(Ask.SEATS, ANY)
    most = MOST_MINIMUM if seats == ANY else min(int(seats), MOST_MINIMUM)
    return [str(number) for number in range(most + 1)]


def code(on: date) -> str:
    """The day of the week as rules write it."""
    return DAYS[on.weekday()]


def half_hours() -> tuple[time, ...]:
    """Every time of day one can be asked to be there, from five in the morning on."""
    steps = [(FIRST_HOUR * 2 + step) % HALF_HOURS for step in range(HALF_HOURS)]
    return tuple(time(step // 2, step % 2 * 30) for step in steps)

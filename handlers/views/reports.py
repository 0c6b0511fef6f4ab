"""Reports for staff, at most eight lines a screen: the words; never a query."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from bot.domain.reports import Period, Report, Span
from bot.i18n import Rendered, Translator, value
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import report_words as words
from handlers.views.common import back
from handlers.views.report_words import Section, number

DOMAIN = "staff"


class Topic(StrEnum):
    """What a report tells on a screen of its own."""

    REQUESTS = "requests"
    SERVED = "served"
    HEADS = "heads"
    GIVEN = "given"
    WAITS = "waits"
    SHIFTS = "shifts"
    LANGUAGES = "languages"
    REACH = "reach"


def spans(t: Translator) -> Screen:
    """Of which time?"""
    rows = [
        row(Button("📅 " + t.label("This week"), data("reports.of", Span.WEEK))),
        row(Button("📅 " + t.label("This month"), data("reports.of", Span.MONTH))),
        row(Button("📅 " + t.label("This year"), data("reports.of", Span.YEAR))),
    ]
    return Screen(["📊 " + t("Numbers of which time?"), t("From there you can go back in time.")], [*rows, _staff(t)])


def _staff(t: Translator) -> Row:
    return back(t, "staff")


def overview(t: Translator, report: Report, *, newest: bool) -> Screen:
    """The numbers of a period at a glance, and the ways on."""
    asked, done = report.services.total[0], report.served.total[0]
    wanted, taken, attended = (number(one) for one in report.places.total)
    places, came = (number(one) for one in report.classes.total)
    tables = (report.services, report.classes, report.places, report.hours, report.reach, report.heads)
    lines = [
        f"📊 {words.time_of(t, report.period)}",
        f"🙋 {t('Requests: {asked}, of these done: {done}', asked=number(asked), done=number(done))}",
        f"🍲 {t('Served on open days: {number}', number=number(report.heads.total[0]))}",
        f"🕥 {t('First answer: {waited}', waited=words.waited(t, report.other))}",
        f"🎓 {t('Classes and groups: {places} places, people came {times} times', places=places, times=came)}",
        f"🤝 {t('Places on shifts: {wanted} wanted, {taken} taken', wanted=wanted, taken=taken)}",
        f"⏱ {t('Volunteers came {times} times: {hours} h', times=attended, hours=number(report.hours.total[0]))}",
        f"📣 {_announced(t, report)}",
        *words.rounding(t, max(table.base for table in tables)),
    ]
    return Screen(lines, [*_ways(t, report.period, newest=newest), back(t, "reports")])


def _announced(t: Translator, report: Report) -> Rendered:
    delivered = next((line.numbers[0] for line in report.reach.lines if line.key == "sent"), None)
    if not report.sendings or delivered is None:
        return t("No announcements")
    people = number(delivered)
    return t.plural(
        "{n} announcement, delivered {people} times",
        "{n} announcements, delivered {people} times",
        report.sendings,
        people=people,
    )


def _ways(t: Translator, period: Period, *, newest: bool) -> list[Row]:
    before = Button("◀️ " + t.label("Earlier"), data("reports.of", *code(period.before)))
    after = Button("▶️ " + t.label("Later"), data("reports.of", *code(period.after)))
    return [
        row(before) if newest else row(before, after),
        row(Button("🔎 " + t.label("By topic"), data("reports.by", *code(period)))),
        row(
            Button("🖼 " + t.label("As a picture"), data("reports.chart", *code(period))),
            Button("📄 " + t.label("As a table"), data("reports.table", *code(period))),
        ),
    ]


def code(period: Period) -> tuple[str, str]:
    """A period in the data of a button."""
    return period.span, f"{period.first_on:%Y%m%d}"


def topics(t: Translator, period: Period) -> Screen:
    """Which numbers?"""
    buttons = [Button(f"{_mark(one)} {_name(t, one)}", data("reports.topic", *code(period), one)) for one in Topic]
    rows = [row(*buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return Screen([f"🔎 {words.time_of(t, period)}"], [*rows, back(t, "reports.of", *code(period))])


def topic(t: Translator, report: Report, of: Topic) -> Screen:
    """One topic's numbers."""
    head = [f"{_mark(of)} {value(_name(t, of))} · {words.time_of(t, report.period)}"]
    return Screen([*head, *_told(t, report, of)], [back(t, "reports.by", *code(report.period))])


def _told(t: Translator, report: Report, of: Topic) -> list[str]:
    match of:
        case Topic.REQUESTS:
            services, outcomes = words.services(t, report), words.outcomes(t, report)
            return [*_list(t, services, 3), _in_one_line(outcomes), *words.rounding(t, services.base)]
        case Topic.SERVED:
            served, classes = words.served(t, report), words.classes(t, report)
            told = [*_list(t, served, 2), f"🎓 {_in_one_line(classes, 3)}"]
            return [*told, *words.rounding(t, max(served.base, classes.base))]
        case Topic.HEADS:
            heads, kinds = words.heads(t, report), words.head_kinds(t, report)
            apart = [_in_one_line(kinds)] if len(kinds.lines) > 1 else []
            return [*_list(t, heads, 3), *apart, *words.rounding(t, heads.base)]
        case Topic.GIVEN:
            given = words.given(t, report)
            return [*_list(t, given, 6), *words.rounding(t, given.base)]
        case Topic.WAITS:
            return [t("{who}: {waited}", who=who, waited=words.waited(t, wait)) for who, wait in words.waits(t, report)]
        case Topic.SHIFTS:
            places, hours = words.places(t, report), words.hours(t, report)
            told = [*_list(t, places, 3), f"⏱ {_in_one_line(hours)}"]
            return [*told, *words.rounding(t, max(places.base, hours.base))]
        case Topic.LANGUAGES:
            asked, use = words.languages(t, report), words.clients(t, report)
            return [_in_one_line(asked), _in_one_line(use), *words.rounding(t, max(asked.base, use.base))]
        case Topic.REACH:
            reach = words.reach(t, report)
            return [_announced(t, report), *_list(t, reach, 5)[:-1], *words.rounding(t, reach.base)]
    assert_never(of)


def _list(t: Translator, section: Section, most: int) -> list[str]:
    """The first lines, how many more there are, and all together."""
    lines = [f"{name}: {_numbers(section, numbers)}" for name, numbers in section.lines[:most]]
    left = len(section.lines) - most
    more = [t.plural("and {n} more in the table", "and {n} more in the table", left)] if left > 0 else []
    return [*lines, *more, t("Together: {numbers}", numbers=_numbers(section, section.total))]


def _numbers(section: Section, numbers: tuple[object, ...]) -> Rendered:
    """One number, or each with what its column is called."""
    told = [value(number(one)) for one in numbers]  # type: ignore[arg-type]
    if len(told) == 1:
        return Rendered(told[0])
    return Rendered(", ".join(f"{one} {column}" for one, column in zip(told, section.columns, strict=True)))


def _in_one_line(section: Section, most: int = 4) -> str:
    told = " · ".join(f"{name} {_numbers(section, numbers)}" for name, numbers in section.lines[:most])
    rest = " · …" if len(section.lines) > most else ""
    return f"{section.title}: {told or 0}{rest}"


def made(t: Translator) -> Screen:
    """The caption of a file: what it is, nothing of what it tells."""
    return Screen(["📊 " + t("The numbers you asked for")])


def _mark(topic: Topic) -> str:
    return {
        Topic.REQUESTS: "🙋", Topic.SERVED: "✅", Topic.HEADS: "🍲", Topic.GIVEN: "🎁", Topic.WAITS: "🕥",
        Topic.SHIFTS: "🤝", Topic.LANGUAGES: "🌐", Topic.REACH: "📣",
    }[topic]  # fmt: skip


def _name(t: Translator, topic: Topic) -> str:
    match topic:
        case Topic.REQUESTS:
            return t.label("Requests")
        case Topic.SERVED:
            return t.label("Served")
        case Topic.HEADS:
            return t.label("Open days")
        case Topic.GIVEN:
            return t.label("Given out")
        case Topic.WAITS:
            return t.label("Waiting")
        case Topic.SHIFTS:
            return t.label("Shifts")
        case Topic.LANGUAGES:
            return t.label("Languages")
        case Topic.REACH:
            return t.label("Announcements")
    assert_never(topic)

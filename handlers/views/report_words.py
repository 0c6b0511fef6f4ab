"""Words of reports, the same on screens, charts and tables: what is counted, periods, waiting; never a layout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from bot.domain.day import Head
from bot.domain.disclosure import Shown
from bot.domain.reports import NO_LANGUAGE, Named, Outcome, Period, Reach, Report, Span, Table, Wait
from bot.i18n import Rendered, Translator, name_in, value
from handlers.views import giving_pieces as pieces
from handlers.views.lengths import time_helped

DOMAIN = "staff"
LONGEST = 40320
"""Minutes of the last step of waiting that is told; a longer one is only longer."""
A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Section:
    """One table in words: a line is what it is called and its numbers, one a column."""

    title: Rendered
    columns: tuple[Rendered, ...]
    lines: tuple[tuple[Rendered, tuple[Shown, ...]], ...]
    total: tuple[Shown, ...]
    base: int
    in_order: bool = False
    """Whether its lines follow each other in time, so that none is left out."""


def number(shown: Shown) -> str:
    """A number as it may be told."""
    return f"<{shown.number}" if shown.few else str(shown.number)


def time_of(t: Translator, period: Period) -> Rendered:
    """A week by its days, a month or year by its name."""
    first, last = period.first_on, period.last_on
    match period.span:
        case Span.WEEK:
            return t("{first} to {last}", first=t.day(first), last=t.day(last, with_year=True))
        case Span.MONTH:
            # Translators: a month and its year, as a heading: "March 2026"
            return t("{month} {year}", month=t.month(first), year=first.year)
        case Span.YEAR:
            return value(str(first.year))
    assert_never(period.span)


def rounding(t: Translator, base: int) -> list[Rendered]:
    """How numbers are shown, where they are not exact."""
    if base == 1:
        return []
    return [t("“{few}” means fewer, but not none. Numbers are rounded to {base}.", few=f"<{base}", base=base)]


def within(t: Translator, minutes: int) -> Rendered:
    """At most so long."""
    if minutes > LONGEST:
        return t("more than 28 days")
    if minutes < A_DAY:
        return t("within {time}", time=time_helped(t, minutes))
    return t.plural("within {n} day", "within {n} days", minutes // A_DAY)


def waits(t: Translator, report: Report) -> list[tuple[Rendered, Wait]]:
    """Who waited for what."""
    return [
        (t("First answer, urgent requests"), report.urgent),
        (t("First answer, other requests"), report.other),
        (t("Until the appointment"), report.appointed),
    ]


def waited(t: Translator, wait: Wait) -> Rendered:
    """Half of them, and nine of ten."""
    if wait.half is None or wait.most is None:
        return t("too few to say")
    if wait.half == wait.most:
        return t("nine of ten {most}", most=within(t, wait.most))
    return t("half {half}, nine of ten {most}", half=within(t, wait.half), most=within(t, wait.most))


def services(t: Translator, report: Report) -> Section:
    """Requests by service."""
    return _section(t, t("Requests by service"), report.services, _programme(t, report))


def outcomes(t: Translator, report: Report) -> Section:
    """Requests by what became of them."""
    return _section(t, t("Requests by outcome"), report.outcomes, lambda key: _outcome(t, Outcome(key)))


def served(t: Translator, report: Report) -> Section:
    """Requests that were seen to, by programme."""
    return _section(t, t("Served, by programme"), report.served, _programme(t, report))


def heads(t: Translator, report: Report) -> Section:
    """People served on open days, by programme."""
    return _section(t, t("Served on open days, by programme"), report.heads, _programme(t, report))


def given(t: Translator, report: Report) -> Section:
    """Things that were handed over, by item."""
    return _section(t, t("Given out"), report.given, lambda key: _item(t, report.names.items, key))


def _item(t: Translator, names: Mapping[str, Named], key: str) -> Rendered:
    found = names.get(key)
    if found is None:
        return value(key)
    return Rendered(f"{found.pictogram} {pieces.named(t, key, found.name)}")


def head_kinds(t: Translator, report: Report) -> Section:
    """The same by who they were."""
    return _section(t, t("Served on open days, by who came"), report.head_kinds, lambda key: _head(t, key))


def _head(t: Translator, key: str) -> Rendered:
    match key:
        case Head.WOMEN:
            return Rendered(f"👩 {t('women')}")
        case Head.MEN:
            return Rendered(f"👨 {t('men')}")
        case Head.CHILDREN:
            return Rendered(f"🧒 {t('children')}")
        case _:
            return t("not told apart")


def languages(t: Translator, report: Report) -> Section:
    """Requests by the language of who asked."""
    return _section(t, t("Requests by language"), report.languages, lambda key: _language(t, key))


def clients(t: Translator, report: Report) -> Section:
    """Who uses the bot today."""
    return _section(t, t("People who use the bot today, by language"), report.clients, lambda key: _language(t, key))


def months(t: Translator, report: Report) -> Section:
    """Requests by month."""
    month = _section(t, t("Requests by month"), report.months, lambda key: t.month(date.fromisoformat(f"{key}-01")))
    return replace(month, in_order=True)


def places(t: Translator, report: Report) -> Section:
    """Places on shifts by programme."""
    found = _section(t, t("Places on shifts, by programme"), report.places, _programme(t, report))
    return replace(found, columns=(t("wanted"), t("taken"), t("attended")))


def classes(t: Translator, report: Report) -> Section:
    """Places on dates of classes and groups by programme."""
    found = _section(t, t("Places in classes and groups, by programme"), report.classes, _programme(t, report))
    return replace(found, columns=(t("taken"), t("attended")))


def hours(t: Translator, report: Report) -> Section:
    """Hours of volunteers by task."""
    return _section(t, t("Hours of volunteers, by task"), report.hours, lambda key: _called(t, report.names.tasks, key))


def reach(t: Translator, report: Report) -> Section:
    """Messages of announcements by what became of them."""
    return _section(t, t("Messages of announcements"), report.reach, lambda key: _reach(t, Reach(key)))


SECTIONS = (
    services, outcomes, months, served, classes, heads, head_kinds, given, places, hours, languages, clients, reach,
)  # fmt: skip
"""Every table of a report, in the order in which it is read."""


def _section(t: Translator, title: Rendered, table: Table, name: Callable[[str], Rendered]) -> Section:
    lines = tuple((name(line.key), line.numbers) for line in table.lines)
    return Section(title, (t("number"),), lines, table.total, table.base)


def _programme(t: Translator, report: Report) -> Callable[[str], Rendered]:
    return lambda key: _called(t, report.names.programmes, key)


def _called(t: Translator, names: Mapping[str, Named], key: str) -> Rendered:
    found = names.get(key)
    return Rendered(f"{found.pictogram} {t.data(found.name)}") if found else value(key)


def _language(t: Translator, key: str) -> Rendered:
    return t("no language chosen") if key == NO_LANGUAGE else value(name_in(key, t.tag))


def _outcome(t: Translator, outcome: Outcome) -> Rendered:
    match outcome:
        case Outcome.OPEN:
            return t("still open")
        case Outcome.DONE:
            return t("done")
        case Outcome.NO_SHOW:
            return t("did not come")
        case Outcome.DECLINED:
            return t("declined by us")
        case Outcome.CANCELLED:
            return t("cancelled by the person")
        case Outcome.EXPIRED:
            return t("nobody answered in time")
    assert_never(outcome)


def _reach(t: Translator, outcome: Reach) -> Rendered:
    match outcome:
        case Reach.SENT:
            return t("delivered")
        case Reach.FAILED:
            return t("not delivered")
        case Reach.BLOCKED:
            return t("have blocked us")
        case Reach.UNKNOWN:
            return t("perhaps delivered")
        case Reach.WITHHELD:
            return t("did not want it, or too late")
    assert_never(outcome)

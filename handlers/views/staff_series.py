"""A new series or single shift by taps, and rules for everybody, as staff see them: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from bot.domain.catalogue import Catalogue, PlaceKey, ProgrammeKey, TaskKey
from bot.domain.shift_notices import OfShift
from bot.domain.shift_plans import ANY, DAYS, ONCE, Ask, Planned
from bot.domain.shifts import ForWhom, Rules
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import label
from handlers.views.shift_pieces import named
from handlers.views.staff_classes import to_classes
from handlers.views.staff_offs import to_dates
from handlers.views.staff_shift_pieces import day_name, days_listed, length_name, moment, pages, seats_name

DOMAIN = "staff"
RESTS = (0, 30, 60, 120, 240)
MOSTS = (None, 2, 3, 5)
SIZES = {
    Ask.PROGRAMME: 4, Ask.TASK: 8, Ask.PLACE: 4, Ask.DAYS: 8, Ask.FIRST: 9, Ask.START: 12, Ask.LENGTH: 12,
    Ask.SEATS: 12, Ask.MINIMUM: 12,
}  # fmt: skip
"""So many choices stand on one page."""


Choice = tuple[str, str]
"""What a button stands for, and its words."""


def choice(t: Translator, ask: Ask, value: str, catalogue: Catalogue) -> Choice:
    """One answer on a button."""
    match ask:
        case Ask.PROGRAMME:
            programme = catalogue.programmes[ProgrammeKey(value)]
            return value, label(t, programme.pictogram, programme.name)
        case Ask.TASK:
            task = catalogue.tasks[TaskKey(value)]
            return value, label(t, task.pictogram, task.name)
        case Ask.PLACE:
            return value, label(t, "📍", catalogue.places[PlaceKey(value)].name)
        case Ask.FIRST:
            return value, t.short_day(date.fromisoformat(value)).plain
        case Ask.START:
            return value, t.clock(time.fromisoformat(value)).plain
        case Ask.LENGTH:
            return value, length_name(t, int(value))
        case Ask.DAYS:
            return value, day_name(t, value)
        case Ask.SEATS | Ask.MINIMUM:
            return value, seats_name(t, value) if ask is Ask.SEATS else value


def question(t: Translator, ask: Ask, choices: Sequence[Choice], page: int, asked: Sequence[Ask]) -> Screen:
    """One question and its choices."""
    size = SIZES[ask]
    shown = choices[page * size : (page + 1) * size]
    buttons = [Button(words, data("plan.set", ask, value)) for value, words in shown]
    turn = pages(t, page, more=len(choices) > (page + 1) * size, action="plan.ask", args=(ask,))
    wide = {Ask.PROGRAMME: 1, Ask.PLACE: 1, Ask.TASK: 2, Ask.FIRST: 3}
    rows = [*in_rows(buttons, wide.get(ask, 4)), *turn, _before(t, ask, asked)]
    return Screen([_asked(t, ask, asked)], rows, asks_time=ask in (Ask.FIRST, Ask.START))


def _asked(t: Translator, ask: Ask, asked: Sequence[Ask]) -> str:
    match ask:
        case Ask.PROGRAMME:
            if Ask.TASK not in asked:
                return "📚 " + t("A new class: for what?")
            return "🤝 " + t("A new shift: for what?")
        case Ask.TASK:
            return "🤝 " + t("Which task?")
        case Ask.PLACE:
            return "📍 " + t("Where?")
        case Ask.DAYS:
            return "🔁 " + t("Once, or every week on these days?")
        case Ask.FIRST:
            return "📅 " + t("Which day, or from which day on?")
        case Ask.START:
            return "🕥 " + t("When do they have to be there?")
        case Ask.LENGTH:
            return "⏱ " + t("How long does it take?")
        case Ask.SEATS:
            return "🪑 " + t("How many places?")
        case Ask.MINIMUM:
            return "👥 " + t("How many are needed at least?")


def _before(t: Translator, ask: Ask, asked: Sequence[Ask]) -> Row:
    """Back to the question before; the first leads to the list."""
    at = asked.index(ask) if ask in asked else 0
    return back(t, "plan.ask", asked[at - 1]) if at else back(t, "dates")


def days(t: Translator, chosen: Sequence[str], asked: Sequence[Ask]) -> Screen:
    """Once, or days of the week, each put in and taken out by a tap."""
    marks = {day: "✅ " if day in chosen else "" for day in DAYS}
    buttons = [Button(marks[day] + day_name(t, day), data("plan.set", Ask.DAYS, day)) for day in DAYS]
    once = Button("1️⃣ " + t.label("Once"), data("plan.set", Ask.DAYS, ONCE))
    on = [row(Button("➡️ " + t.label("Every week so"), data("plan")))] if chosen else []
    return Screen([_asked(t, Ask.DAYS, asked)], [row(once), *in_rows(buttons, 3), *on, _before(t, Ask.DAYS, asked)])


def preview(t: Translator, of: OfShift, planned: Planned) -> Screen:
    """What would be made: dates by name, what is there already and what is closed left out."""
    series = planned.series
    lines = [
        f"👁 {named(t, of)}",
        f"{moment(t, of.shift)} · {length_name(t, series.minutes)}",
        _seats(t, planned),
        *_made(t, planned),
        *_out(t, planned.there, planned.closed),
    ]
    change = Button("✏️ " + t.label("Change an answer"), data("plan.ask"))
    if not planned.days:
        return Screen(lines, [row(change), to_dates(t)])
    words = t.label("Make {dates} dates", dates=len(planned.days)) if len(planned.days) > 1 else t.label("Make 1 date")
    return Screen(lines, [row(Button("✅ " + words, data("plan.make"))), row(change), to_dates(t)])


def _seats(t: Translator, planned: Planned) -> Rendered:
    need = planned.series.need
    seats = seats_name(t, ANY if need.seats is None else str(need.seats))
    if need.for_whom is ForWhom.CLIENTS:
        return t("Places: {seats}", seats=seats)
    return t("Places: {seats}. At least: {minimum}", seats=seats, minimum=need.minimum)


def _made(t: Translator, planned: Planned) -> list[Rendered]:
    if not planned.days:
        return [t("No new date comes of it.")]
    dates, last = len(planned.days), t.day(planned.days[-1])
    listed = days_listed(t, planned.days)
    return [t.plural("{n} date until {last}: {days}", "{n} dates until {last}: {days}", dates, last=last, days=listed)]


def _out(t: Translator, there: Sequence[date], closed: Sequence[date]) -> list[Rendered]:
    found = [t("Planned already: {days}", days=days_listed(t, there))] if there else []
    return [*found, *([t("Closed days left out: {days}", days=days_listed(t, closed))] if closed else [])]


def answers(t: Translator, asked: Sequence[Ask]) -> Screen:
    """Which answer is to be another?"""
    buttons = [Button(_short(t, ask), data("plan.ask", ask)) for ask in asked]
    return Screen(["✏️ " + t("Which answer?")], [*in_rows(buttons, 2), back(t, "plan")])


def _short(t: Translator, ask: Ask) -> str:
    match ask:
        case Ask.PROGRAMME:
            return "🤝 " + t.label("For what")
        case Ask.TASK:
            return "🤝 " + t.label("Task")
        case Ask.PLACE:
            return "📍 " + t.label("Place")
        case Ask.DAYS:
            return "🔁 " + t.label("Days")
        case Ask.FIRST:
            return "📅 " + t.label("First day")
        case Ask.START:
            return "🕥 " + t.label("Hour")
        case Ask.LENGTH:
            return "⏱ " + t.label("How long")
        case Ask.SEATS:
            return "🪑 " + t.label("Places")
        case Ask.MINIMUM:
            return "👥 " + t.label("At least")


def made(t: Translator, count_: int, whom: ForWhom) -> Screen:
    """How many dates are new; pressed again, none."""
    on = to_classes(t) if whom is ForWhom.CLIENTS else to_dates(t)
    if not count_:
        return Screen(["✅ " + t("Nothing new: these dates are there already.")], [on])
    return Screen(["✅ " + t.plural("{n} date is made.", "{n} dates are made.", count_)], [on])


def rules(t: Translator, now: Rules, ahead: int) -> Screen:
    """What holds for everybody."""
    rests = [_chosen(_rest(t, minutes), "rest", minutes, on=now.rest_minutes == minutes) for minutes in RESTS]
    mosts = [_chosen(_most(t, most), "most", most or 0, on=now.most_a_week == most) for most in MOSTS]
    lines = [
        "⚖️ " + t("Rules for everybody"),
        t("First rows: rest between two shifts. Last row: most shifts in one week."),
        t.plural(
            "It holds for {n} shift to come. Places people have stay.",
            "It holds for {n} shifts to come. Places people have stay.",
            ahead,
        ),
    ]
    return Screen(lines, [*in_rows(rests, 3), row(*mosts), back(t, "dates")])


def _chosen(words: str, kind: str, value: int, *, on: bool) -> Button:
    return Button(("✅ " if on else "") + words, data("plan.rule", kind, value))


def _rest(t: Translator, minutes: int) -> str:
    if not minutes:
        return t.label("no rest")
    return t.label("{minutes} min", minutes=minutes) if minutes < 60 else length_name(t, minutes)


def _most(t: Translator, most: int | None) -> str:
    return t.label("no limit") if most is None else str(most)

"""Classes as staff see and run them: the words. People are a picture and a number there, never a name or a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.classes import Course, Standing, mark
from bot.domain.shift_notices import OfShift
from bot.domain.shift_plans import ANY, CLASS_SEATS
from bot.domain.shifts import ShiftState
from bot.domain.timetable import today
from bot.i18n import Rendered, Translator
from bot.services.classes_staff import ClassDate, Member
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.classes import name_of, short, title
from handlers.views.common import back
from handlers.views.contents import placed, sayings
from handlers.views.interpreters import autonym
from handlers.views.shift_pieces import tick_rows
from handlers.views.staff_shift_pieces import days_listed, moment, seats_name
from handlers.views.times import local

DOMAIN = "staff"
A_PAGE, DATES_A_PAGE = 5, 8
MOST_DAYS = 4


def to_classes(t: Translator) -> Row:
    """The way to all classes."""
    return row(Button("📚 " + t.label("Classes"), data("courses")))


def courses(t: Translator, found: Sequence[Course], page: int) -> Screen:
    """Every class; a number opens one."""
    shown = list(enumerate(found, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{number}. {_line(t, one)}" for number, one in shown]
    numbers = [Button(str(number), data("course", one.series.id)) for number, one in shown]
    rows = [row(*numbers)] if numbers else []
    if len(found) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("courses", page + 1))))
    new = row(Button("➕ " + t.label("New class"), data("plan.new", "clients")))
    head = ["📚 " + t("Classes"), *(lines or [t("There is no class yet.")])]
    return Screen(head, [*rows, new, back(t, "dates")])


def _line(t: Translator, course: Course) -> str:
    day = f"{short(t, course.next)} · " if course.next else ""
    return f"{day}{course.programme.pictogram} {title(t, course)} · {' · '.join(_counts(t, course))}"


def _counts(t: Translator, course: Course) -> list[Rendered]:
    seats = course.series.need.seats
    if seats is None:
        taken = t.plural("{n} is in it", "{n} are in it", course.taken)
    else:
        taken = t("{taken} of {seats}", taken=course.taken, seats=seats)
    return [taken, *([t.plural("{n} waits", "{n} wait", course.waiting)] if course.waiting else [])]


def card(t: Translator, course: Course) -> Screen:
    """One class: how full it is, its next dates, what can be done."""
    number = course.series.id
    days = [local(of.shift.starts_at).date() for of in course.dates[:MOST_DAYS]]
    lines = [
        f"{course.programme.pictogram} {title(t, course)}",
        "👥 " + " · ".join(_counts(t, course)),
        *([f"📅 {moment(t, course.dates[0].shift)}"] if course.dates else [t("No date is ahead.")]),
        *([t("Then: {days}", days=days_listed(t, days[1:]))] if days[1:] else []),
    ]
    rows = [
        row(
            Button("👥 " + t.label("Who is in it"), data("course.who", number)),
            Button("📅 " + t.label("Dates"), data("course.dates", number)),
        ),
        row(
            Button("🪑 " + t.label("Places"), data("course.seats", number)),
            Button("🏁 " + t.label("End it"), data("course.end", number)),
        ),
    ]
    return Screen(lines, [*rows, back(t, "courses")])


def members(t: Translator, course: Course, found: Sequence[Member], page: int) -> Screen:
    """Everybody by number and language; a tap opens one."""
    shown = list(enumerate(found, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{number}. {_member(t, one)}" for number, one in shown] or [t("Nobody is in it yet.")]
    numbers = [Button(str(number), data("course.one", one.one.id)) for number, one in shown]
    rows = [row(*numbers)] if numbers else []
    if len(found) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("course.who", course.series.id, page + 1))))
    head = f"👥 {title(t, course)} · {' · '.join(_counts(t, course))}"
    return Screen([head, *lines], [*rows, back(t, "course", course.series.id)])


def _member(t: Translator, member: Member) -> str:
    """Who: a picture and a number, the language, since when, how they stand."""
    one = member.one
    parts = [mark(one.chat), *([autonym(member.language)] if member.language else [])]
    since = t.short_day(today(one.since))
    match one.standing:
        case Standing.ENROLLED:
            parts.append(t("since {day}", day=since))
        case Standing.HELD:
            parts.append(t("a place is kept for them"))
        case Standing.WAITING:
            parts.append(t("waits since {day}", day=since))
    return " · ".join(str(part) for part in parts)


def member(t: Translator, course: Course, shown: Member) -> Screen:
    """One of them: put in now, where there is a place; take off."""
    one = shown.one
    held = one.standing is Standing.HELD or (one.standing is Standing.WAITING and course.free != 0)
    put = [row(Button("✅ " + t.label("Give them the place"), data("course.in", one.id)))] if held else []
    off = row(Button("✖️ " + t.label("Take off"), data("course.off", one.id)))
    return Screen(
        [f"👤 {_member(t, shown)}", str(title(t, course))], [*put, off, back(t, "course.who", course.series.id)]
    )


def off(t: Translator, course: Course, shown: Member) -> Screen:
    """Before somebody is taken off: they are told, and the next is asked."""
    lines = [
        "✖️ " + t("Take {who} off this class?", who=mark(shown.one.chat)),
        str(title(t, course)),
        t("They are told. If somebody waits, they are asked next."),
    ]
    act = row(Button("✖️ " + t.label("Take off, tell them"), data("course.off.do", shown.one.id)))
    return Screen(lines, [act, back(t, "course.one", shown.one.id)])


def seats(t: Translator, course: Course) -> Screen:
    """How many places?"""
    now = ANY if course.series.need.seats is None else str(course.series.need.seats)
    buttons = [_seats(t, course, value, chosen=value == now) for value in CLASS_SEATS]
    lines = ["🪑 " + t("How many places?"), t("Nobody loses a place. Who waits is asked for a new one.")]
    return Screen(
        [lines[0], str(title(t, course)), lines[1]], [*in_rows(buttons, 4), back(t, "course", course.series.id)]
    )


def _seats(t: Translator, course: Course, value: str, *, chosen: bool) -> Button:
    words = seats_name(t, value)
    return Button(f"✅ {words}" if chosen else words, data("course.set", course.series.id, value))


def dates(t: Translator, course: Course, found: Sequence[OfShift], page: int) -> Screen:
    """Dates of the last weeks and those ahead; a tap opens one."""
    shown = found[page * DATES_A_PAGE : (page + 1) * DATES_A_PAGE]
    buttons = [Button(f"{_picture(of)} {short(t, of)}", data("date", of.shift.id)) for of in shown]
    number = course.series.id
    turn = [Button("◀️ " + t.label("Earlier"), data("course.dates", number, page - 1))] if page else []
    if len(found) > (page + 1) * DATES_A_PAGE:
        turn.append(Button("▶️ " + t.label("Later"), data("course.dates", number, page + 1)))
    lines = [f"📅 {title(t, course)}", *([] if shown else [t("No date is ahead.")])]
    return Screen(lines, [*in_rows(buttons, 2), *([row(*turn)] if turn else []), back(t, "course", number)])


def _picture(of: OfShift) -> str:
    return "☑️" if of.shift.starts_at <= of.now else "📅"


def date(t: Translator, shown: ClassDate) -> Screen:
    """One date: who comes, who cannot; ticking, moving, cancelling."""
    of = shown.of
    shift = of.shift
    off_ = shift.state is ShiftState.CANCELLED
    comes = t("cancelled") if off_ else t.plural("{n} comes", "{n} come", shift.taken)
    lines = [
        f"{of.programme.pictogram} {name_of(t, of)}: {moment(t, shift)}",
        *([f"📍 {placed(t, of.place)}"] if of.place else []),
        f"👥 {comes}",
        *([_cannot(t, shown)] if shown.cannot and not off_ else []),
        *sayings(t, shift.reason),
    ]
    rows = [] if off_ else tick_rows(t, of)
    if not shown.fixed and not off_:
        rows.append(
            row(
                Button("🕥 " + t.label("Move"), data("date.move", shift.id)),
                Button("✖️ " + t.label("Cancel"), data("date.off", shift.id)),
            )
        )
    return Screen(lines, [*rows, back(t, "course.dates", shift.series)])


def _cannot(t: Translator, shown: ClassDate) -> str:
    who = " · ".join(mark(chat) for chat in shown.cannot)
    return "✖️ " + t.plural("{n} cannot come: {who}", "{n} cannot come: {who}", len(shown.cannot), who=who)


def ending(t: Translator, course: Course) -> Screen:
    """Before a class ends: who is told."""
    lines = [
        "🏁 " + t("End this class?"),
        str(title(t, course)),
        t.plural("{n} person will be told.", "{n} people will be told.", course.taken + course.waiting),
        t("All dates ahead are cancelled."),
    ]
    act = row(Button("🏁 " + t.label("End the class"), data("course.end.do", course.series.id, _seen(course))))
    return Screen(lines, [act, back(t, "course", course.series.id)])


def _seen(course: Course) -> int:
    return course.taken + course.waiting


def ended(t: Translator, course: Course, told: int) -> Screen:
    """It gives no more dates."""
    line = t.plural("{n} person is told.", "{n} people are told.", told)
    return Screen(["✅ " + t("The class has ended."), str(title(t, course)), line], [to_classes(t)])

"""Classes and groups as clients see them: what there is, their own place, their dates; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.catalogue import Place, may_show
from bot.domain.classes import Course, Enrolment, MyClass, MyDate, Standing, mark
from bot.domain.schedule import Slot
from bot.domain.shift_notices import OfShift
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, Screen, Venue, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back, to_menu
from handlers.views.contents import LIST, MOST_LABEL, filled, page_of, placed, sayings
from handlers.views.start import menu_after
from handlers.views.times import hours, local, named, when

DOMAIN = "client"
A_PAGE = 8
MOST_DATES = 4


def join_row(t: Translator, programme: str) -> Row:
    """The way from a programme's card to its classes."""
    return row(Button("📝 " + t.label("Join"), data("classes", programme)))


def mine_row(t: Translator) -> Row:
    """The way to the person's own classes."""
    return row(Button("📚 " + t.label("My classes"), data("myclasses")))


def class_row(t: Translator, series: int) -> Row:
    """The way to one class and its dates."""
    return row(Button("📅 " + t.label("My dates"), data("class", series)))


def wait_row(t: Translator, series: int) -> Row:
    """The way into the queue."""
    return row(Button("🔔 " + t.label("Waiting list"), data("class.wait", series)))


def title(t: Translator, course: Course) -> Rendered:
    """The programme, with what its next session is called."""
    return named(t, course.programme, course.next.session if course.next else None)


def name_of(t: Translator, of: OfShift) -> Rendered:
    """The same of one date."""
    return named(t, of.programme, of.session)


def slot(of: OfShift) -> Slot:
    """When and where, as words about hours take it; late where that is said of its session."""
    late = of.session.said.late if of.session is not None else 0
    return Slot(of.shift.starts_at, of.shift.ends_at, of.shift.need.place, late)


def date_line(t: Translator, of: OfShift) -> Rendered:
    """What, on which day, from when to when."""
    far, span = when(t, of.now, local(of.shift.starts_at).date()), hours(t, slot(of))
    return t("{name}: {when}, {hours}", name=name_of(t, of), when=far, hours=span)


def short(t: Translator, of: OfShift) -> str:
    """A date on a button or in a row of them."""
    start = local(of.shift.starts_at)
    return f"{t.short_day(start.date()).plain}, {t.clock(start).plain}"


def place_lines(t: Translator, of: OfShift, *, enrolled: bool) -> list[str]:
    """Where, as far as this person may know it."""
    place = known_place(of, enrolled=enrolled)
    return ["📍 " + (placed(t, place) if place else t("Ask at the help desk where it is."))]


def known_place(of: OfShift, *, enrolled: bool) -> Place | None:
    """The place, where the rule lets this person know it."""
    return of.place if of.place and may_show(of.programme, of.place, confirmed=enrolled) else None


def courses(t: Translator, found: Sequence[Course], page: int, programme: str) -> Screen:
    """Which of several: by the next date, the name and whether there is a place."""
    rows = page_of([_course_button(t, one) for one in found], page, f"classes.{programme}", t)
    return Screen(["📝 " + t("Which one?"), t("You see its next date.")], [*rows, back(t, "prog", programme)])


def _course_button(t: Translator, course: Course) -> Button:
    assert course.next is not None
    picture = "🔔" if course.free == 0 else course.programme.pictogram
    words = f"{picture} {short(t, course.next)} {title(t, course).plain}"
    return Button(clean(words, MOST_LABEL), data("class", course.series.id))


def nothing(t: Translator, programme: str) -> Screen:
    """There is no class to be in at this moment."""
    return Screen(["🕥 " + t("You can join nothing here at the moment.")], [back(t, "prog", programme)])


def card(t: Translator, seen: MyClass) -> Screen:
    """One class: the person's place on it, or the way to one."""
    mine = seen.mine
    if mine is None:
        return _open(t, seen.course)
    match mine.standing:
        case Standing.ENROLLED:
            return _enrolled(t, seen, mine)
        case Standing.HELD:
            return held(t, seen.course, mine.until or seen.course.now)
        case Standing.WAITING:
            return _waiting(t, seen)


def _open(t: Translator, course: Course) -> Screen:
    """Not in it yet: what it is, and whether there is a place."""
    number = course.series.id
    to = back(t, "classes", course.programme.key) if course.next else to_menu(t)
    if course.next is None:
        return Screen([_head(t, course), t("We do not know the next day yet.")], [to])
    lines = [
        f"{course.programme.pictogram} {date_line(t, course.next)}",
        *place_lines(t, course.next, enrolled=False),
        *_then(t, course.dates[1:]),
        _places(t, course),
        *sayings(t, course.programme.bring),
        "🔒 " + t("We keep that you are in it, until you leave it."),
    ]
    if course.free == 0:
        return Screen(lines, [wait_row(t, number), to])
    return Screen(lines, [row(Button("✅ " + t.label("I want a place"), data("class.join", number))), to])


def _head(t: Translator, course: Course) -> str:
    return f"{course.programme.pictogram} {title(t, course)}"


def _places(t: Translator, course: Course) -> Rendered:
    if course.free is None:
        return t("There is a place for everybody.")
    if course.free == 0:
        return t("It is full. You can wait for a place.")
    return t.plural("{n} place is free.", "{n} places are free.", course.free)


def _then(t: Translator, dates: Sequence[OfShift]) -> list[Rendered]:
    """The dates after the next one, in one line."""
    days = " · ".join(str(t.short_day(local(of.shift.starts_at).date())) for of in dates[:MOST_DATES])
    return [t("Then: {days}", days=Rendered(days))] if days else []


def _enrolled(t: Translator, seen: MyClass, mine: Enrolment) -> Screen:
    number, ahead = seen.course.series.id, [one for one in seen.dates if one.of.shift.starts_at > seen.course.now]
    coming = [one.of for one in seen.dates if one.comes]
    lines = ["✅ " + t("You have a place: {name}", name=title(t, seen.course))]
    if coming:
        lines += ["📅 " + _moment(t, coming[0]), *place_lines(t, coming[0], enrolled=True), *_then(t, coming[1:])]
    else:
        lines.append(t("We do not know your next day yet. We write to you."))
    lines += [
        t("At the door, say your number: {number}", number=mark(mine.chat)),
        "🔔 " + t("We remind you the evening before, and two hours before."),
    ]
    rows = [row(_toggle(t, ahead[0], "class"))] if ahead else []
    if len(ahead) > 1:
        rows.append(row(Button("📅 " + t.label("My dates"), data("class.dates", number))))
    if coming and known_place(coming[0], enrolled=True):
        rows.append(row(Button("📍 " + t.label("Show me the way"), data("class.way", coming[0].shift.id))))
    return Screen(lines, [*rows, row(Button("🚪 " + t.label("Leave it"), data("class.leave", number))), to_mine(t)])


def _moment(t: Translator, of: OfShift) -> Rendered:
    far, span = when(t, of.now, local(of.shift.starts_at).date()), hours(t, slot(of))
    # Translators: {when} is like "tomorrow, Tuesday 1 December", {hours} like "from 10:30 to 12:30"
    return t("{when}, {hours}", when=far, hours=span)


def to_mine(t: Translator) -> Row:
    """Back to the person's own classes."""
    return back(t, "myclasses")


def _toggle(t: Translator, one: MyDate, screen: str) -> Button:
    """The other answer for one date; ``screen`` is where the tap leads back to."""
    number, day = one.of.shift.id, t.short_day(local(one.of.shift.starts_at).date())
    if one.comes:
        return Button("✖️ " + t.label("I cannot come: {day}", day=day), data("class.no", number, screen))
    return Button("✅ " + t.label("I come after all: {day}", day=day), data("class.yes", number, screen))


def dates(t: Translator, seen: MyClass, page: int) -> Screen:
    """Each date ahead, and whether they come; a tap makes it the other."""
    number = seen.course.series.id
    ahead = [one for one in seen.dates if one.of.shift.starts_at > seen.course.now]
    page = min(page, max(0, (len(ahead) - 1) // A_PAGE))
    buttons = [_date_button(t, one, page) for one in ahead[page * A_PAGE : (page + 1) * A_PAGE]]
    rows = in_rows(buttons, 2)
    if len(ahead) > A_PAGE:
        after = (page + 1) % ((len(ahead) - 1) // A_PAGE + 1)
        rows.append(row(Button("➡️ " + t.label("More"), data("class.dates", number, after))))
    lines = [f"📅 {title(t, seen.course)}", t("✅ means: you come. ✖️ means: you do not. Tap to change it.")]
    return Screen(lines, [*rows, back(t, "class", number)])


def _date_button(t: Translator, one: MyDate, page: int) -> Button:
    picture, action = ("✅", "class.no") if one.comes else ("✖️", "class.yes")
    return Button(f"{picture} {short(t, one.of)}", data(action, one.of.shift.id, page))


def _waiting(t: Translator, seen: MyClass) -> Screen:
    lines = [
        "🔔 " + t("You wait for a place: {name}", name=title(t, seen.course)),
        t("Your place on the list: {number}", number=seen.queue or 1),
        t("When a place is free, we write to you and keep it for some hours."),
    ]
    return Screen(lines, [row(Button("🔕 " + t.label("Leave the list"), _gone(seen.course))), mine_row(t), to_menu(t)])


def held(t: Translator, course: Course, until: datetime) -> Screen:
    """A place is kept for who waited first; the first words say nothing of what is sensitive."""
    end = local(until)
    moment = t("{when}, {start}", when=when(t, course.now, end.date()), start=t.clock(end))
    kept = t("We keep it for you until {moment}.", moment=moment)
    lines = ["🔔 " + t("A place is free for you."), *([] if course.discreet else [_head(t, course)]), kept]
    take = row(Button("✅ " + t.label("I take it"), data("class.join", course.series.id)))
    return Screen(lines, [take, row(Button("✖️ " + t.label("No, thank you"), _gone(course)))])


def _gone(course: Course) -> str:
    return data("class.gone", course.series.id)


def leave(t: Translator, seen: MyClass) -> Screen:
    """Asked once: the place goes to somebody else."""
    number = seen.course.series.id
    lines = [
        "🚪 " + t("Do you want to leave it? {name}", name=title(t, seen.course)),
        t("Then somebody else gets your place."),
        t("If you only miss one day, keep your place and tap: I cannot come."),
    ]
    return Screen(lines, [row(Button("🚪 " + t.label("Yes, leave it"), _gone(seen.course))), back(t, "class", number)])


def left(t: Translator) -> Screen:
    """They are neither in it nor wait for it."""
    return menu_after(t, "✅ " + t("Done. You are not on the list any more."))


def mine(t: Translator, found: Sequence[MyClass], page: int) -> Screen:
    """What somebody is in or waits for."""
    if not found:
        all_ = row(Button("📋 " + t.label("What we offer"), data("programmes")))
        return Screen(
            ["📚 " + t("You are in no class yet."), t("Open what interests you and tap: Join.")], [all_, to_menu(t)]
        )
    rows = page_of([_mine_button(t, one) for one in found], page, "myclasses", t)
    return Screen(["📚 " + t("My classes")], [*rows[:LIST], to_menu(t)])


def _mine_button(t: Translator, seen: MyClass) -> Button:
    course = seen.course
    placed_ = seen.mine is not None and seen.mine.standing is Standing.ENROLLED
    picture = course.programme.pictogram if placed_ else "🔔"
    return Button(clean(f"{picture} {title(t, course).plain}", MOST_LABEL), data("class", course.series.id))


def way(t: Translator, of: OfShift, place: Place) -> Screen:
    """How to get there, with the point on the map."""
    pin = None
    if place.latitude is not None and place.longitude is not None:
        address = place.address if filled(place.address) else place.name
        pin = Venue(place.latitude, place.longitude, t.data(place.name).plain, t.data(address).plain)
    lines = ["📍 " + placed(t, place), *sayings(t, place.directions)]
    return Screen(lines, [back(t, "class", of.shift.series)], venue=pin)


def full(t: Translator, series: int) -> Screen:
    """Somebody was faster."""
    return Screen(["🕥 " + t("The last place has just gone.")], [wait_row(t, series), to_menu(t)])

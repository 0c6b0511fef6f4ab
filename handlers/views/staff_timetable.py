"""The timetable as staff see it: programmes, dates, days of the week, public holidays; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.catalogue import Place, Programme
from bot.domain.catalogue_words import Subject
from bot.domain.schedule import Series, Session, Status
from bot.domain.shift_plans import days_of
from bot.i18n import Rendered, Translator
from bot.services.public_holidays import PublicHoliday
from handlers.screens import Button, Row, Screen, data, row
from handlers.slots_of import slot_data
from handlers.views.common import back
from handlers.views.contents import label, sayings
from handlers.views.staff_shift_pieces import day_name
from handlers.views.times import hours, local, when

DOMAIN = "staff"
A_PAGE, DATES_A_PAGE = 3, 3


def programmes(t: Translator, listed: Sequence[Programme], page: int) -> Screen:
    """Which programme?"""
    shown = listed[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [row(Button(label(t, one.pictogram, one.name), data("times.of", one.key))) for one in shown]
    rows += _more(t, "times", page, len(listed), A_PAGE)
    rows.append(
        row(
            Button("⛔ " + t.label("Close days"), data("times.close")),
            Button("🎉 " + t.label("Holidays"), data("times.holidays")),
        )
    )
    rows.append(
        row(
            Button("➕ " + t.label("New programme"), data("times.add_new")),
            Button("📍 " + t.label("Halls and rooms"), data("places")),
        )
    )
    return Screen(["📅 " + t("Timetable: which programme?")], [*rows, back(t, "staff")])


def programme(t: Translator, one: Programme, dates: Sequence[Session], page: int) -> Screen:
    """Its next dates, each a way in; and what can be added, closed and ended."""
    shown = dates[page * DATES_A_PAGE : (page + 1) * DATES_A_PAGE]
    lines = [f"{one.pictogram} {t.data(one.name)}"]
    if not dates:
        lines.append(t("No date is planned in the next 60 days."))
    rows = [row(Button(_date_label(t, session), data("times.date", *slot_data(session)))) for session in shown]
    rows += _more(t, f"times.of:{one.key}", page, len(dates), DATES_A_PAGE)
    rows.append(
        row(
            Button("➕ " + t.label("One more date"), data("times.add", one.key)),
            Button("⛔ " + t.label("Close days"), data("times.close", one.key)),
        )
    )
    rows.append(
        row(
            Button("🔁 " + t.label("Days of the week"), data("times.series", one.key)),
            Button("✍️ " + t.label("Texts"), data("words", Subject.PROGRAMME, one.key)),
            Button("🔊 " + t.label("Voice"), data("media", one.key)),
        )
    )
    return Screen(lines, [*rows, back(t, "times")])


def _date_label(t: Translator, session: Session) -> str:
    mark = {Status.CANCELLED: "✖️", Status.MOVED: "🔁", Status.ADDED: "➕"}.get(session.status, "📅")
    return f"{mark} {t.short_day(session.on)}, {t.clock(local(session.starts_at))}"


def one_date(
    t: Translator, one: Programme, session: Session, place: Place | None, now: datetime, *, changed: bool
) -> Screen:
    """One date as it stands, and what can become of it."""
    lines = [f"{one.pictogram} {t.data(one.name)}: {when(t, now, session.on)}, {hours(t, session)}"]
    if not session.takes_place:
        lines += ["✖️ " + t("It does not take place."), *sayings(t, session.reason)]
    elif session.moved_from is not None:
        old = session.moved_from
        lines.append(
            "🔁 " + t("Planned was: {day}, {hours}", day=t.short_day(local(old.starts_at).date()), hours=hours(t, old))
        )
    if place is not None:
        lines.append("📍 " + t.data(place.name))
    named = slot_data(session)
    rows: list[Row] = []
    if session.takes_place:
        rows.append(row(Button("✖️ " + t.label("It does not take place"), data("times.off", *named))))
        rows.append(row(Button("🕥 " + t.label("Another time or place"), data("times.move", *named))))
    elif not changed:
        rows.append(row(Button("✅ " + t.label("It takes place after all"), data("times.move", *named))))
    if changed:
        rows.append(row(Button("↩️ " + t.label("As planned again"), data("times.back", *named))))
    return Screen(lines, [*rows, back(t, "times.of", one.key)])


def series(t: Translator, one: Programme, listed: Sequence[Series]) -> Screen:
    """The days of the week it has; a tap ends one."""
    lines = [f"{one.pictogram} {t.data(one.name)}", *(series_line(t, each) for each in listed)]
    rows = [
        row(Button("🏁 " + t.label("End: {days}", days=_days(t, each)), data("times.end", each.id))) for each in listed
    ]
    new = row(Button("➕ " + t.label("New days of the week"), data("times.weekly", one.key)))
    return Screen(lines, [*rows[:A_PAGE], new, back(t, "times.of", one.key)])


def series_line(t: Translator, each: Series) -> Rendered:
    """Days, hour, and until when."""
    start = t.clock(each.start)
    if each.last_on is None:
        return t("{days}, {start}", days=_days(t, each), start=start)
    return t("{days}, {start}, until {day}", days=_days(t, each), start=start, day=t.short_day(each.last_on))


def _days(t: Translator, each: Series) -> str:
    return ", ".join(day_name(t, day) for day in days_of(each.rule or ""))


def holidays(t: Translator, found: Sequence[PublicHoliday], page: int) -> Screen:
    """Public holidays; nothing is closed until somebody does it."""
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [
        row(Button(f"🎉 {t.short_day(one.on)} · {_holiday(t, one)}"[:40], data("times.holiday", f"{one.on:%y%m%d}")))
        for one in shown
    ]
    rows += _more(t, "times.holidays", page, len(found), A_PAGE)
    if not found:
        return Screen(["🎉 " + t("No public holiday in the next months.")], [back(t, "times")])
    lines = ["🎉 " + t("Public holidays. Shall we close one?"), t("Nothing is closed until you do it.")]
    return Screen(lines, [*rows, back(t, "times")])


def _holiday(t: Translator, one: PublicHoliday) -> str:
    return one.turkish if t.tag == "tr" else one.english


def _more(t: Translator, action: str, page: int, count: int, size: int) -> list[Row]:
    if count <= (page + 1) * size:
        return []
    return [row(Button("➡️ " + t.label("More"), f"{action}:{page + 1}"))]

"""Shifts as staff plan them: all dates, one date, its settings: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.shift_moves import Setting
from bot.domain.shift_notices import OfShift
from bot.domain.shift_plans import ANY, days_of
from bot.domain.shifts import Need, ShiftState
from bot.i18n import Rendered, Translator, clean
from bot.services.shift_leads import StaffShift
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL, placed, sayings
from handlers.views.shift_pieces import named
from handlers.views.staff_classes import to_classes
from handlers.views.staff_shift_pieces import (
    date_line,
    day_name,
    moment,
    named_or,
    setting_name,
    standing,
    value_name,
)
from handlers.views.times import local, when

DOMAIN = "staff"
A_PAGE = 5
MOST_SEATS = 10
FIRST = (Setting.SEATS, Setting.MINIMUM)
MORE = tuple(one for one in Setting if one not in FIRST)


def dates(t: Translator, shifts: Sequence[OfShift], page: int, *, more: bool) -> Screen:
    """Every date, soonest first; a number opens one."""
    numbered = [f"{number}. {date_line(t, of)}" for number, of in enumerate(shifts, page * A_PAGE + 1)]
    lines = ["🤝 " + t("Shifts"), *(numbered or [t("Nothing is planned yet.")])]
    numbers = [Button(str(number), data("date", of.shift.id)) for number, of in enumerate(shifts, page * A_PAGE + 1)]
    rows = [row(*numbers)] if numbers else []
    turn = [Button("◀️ " + t.label("Earlier"), data("dates", page - 1))] if page else []
    turn += [Button("▶️ " + t.label("Later"), data("dates", page + 1))] if more else []
    rows += [row(*turn)] if turn else []
    new = Button("➕ " + t.label("New"), data("plan.new"))
    acts = row(new, Button("⚖️ " + t.label("Rules"), data("plan.rules")))
    return Screen(lines, [*rows, acts, to_classes(t), back(t, "staff")])


def card(t: Translator, about: StaffShift) -> Screen:
    """One date: what is asked for, who comes, what can be changed."""
    of = about.of
    lines = [
        f"{named(t, of)}: {when(t, of.now, local(of.shift.starts_at).date())}",
        moment(t, of.shift),
        *_place(t, of),
        *_series(t, about),
        "👥 " + " · ".join([standing(t, of.shift), *_minimum(t, of.shift.need.minimum)]),
        *_unanswered(t, about),
        *([t("This date was changed by hand.")] if of.shift.own and about.series else []),
        *sayings(t, of.shift.reason),
    ]
    return Screen(lines, [*_ways(t, about), back(t, "dates")])


def _place(t: Translator, of: OfShift) -> list[str]:
    where = [f"📍 {placed(t, of.place)}"] if of.place else []
    gone = of.place is None or of.place.retired
    return [*where, *(["⚠️ " + t("This place is not in the catalogue any more.")] if gone else [])]


def _series(t: Translator, about: StaffShift) -> list[str]:
    series = about.series
    if series is None:
        return []
    days = ", ".join(day_name(t, day) for day in days_of(series.rule))
    return ["🔁 " + (t("Every week: {days}", days=days) if days else t("A series"))]


def _minimum(t: Translator, minimum: int) -> list[Rendered]:
    return [t.plural("at least {n} is needed", "at least {n} are needed", minimum)] if minimum else []


def _unanswered(t: Translator, about: StaffShift) -> list[str]:
    if not about.waiting or about.until is None:
        return []
    end = local(about.until)
    until = t("{day}, {start}", day=t.day(end.date()), start=t.clock(end))
    return [
        "🕥 "
        + t.plural(
            "{n} has not answered the new time. Place kept until {until}",
            "{n} have not answered the new time. Places kept until {until}",
            about.waiting,
            until=until,
        )
    ]


def _ways(t: Translator, about: StaffShift) -> list[Row]:
    number = about.of.shift.id
    roster = Button("📋 " + t.label("Who comes"), data("roster", number))
    if about.of.shift.state is ShiftState.CANCELLED:
        return []
    if about.fixed:
        return [row(roster)]
    end = [Button("🏁 " + t.label("End the series"), data("date.end", number))] if about.series else []
    return [
        row(roster, Button("🕥 " + t.label("Move"), data("date.move", number))),
        row(*[_setting_button(t, number, one) for one in FIRST]),
        row(Button("⚙️ " + t.label("More settings"), data("date.more", number))),
        row(Button("✖️ " + t.label("Cancel"), data("date.off", number)), *end),
    ]


_PICTOGRAMS = {
    Setting.SEATS: "🪑", Setting.MINIMUM: "👥", Setting.CUTOFF: "🔴", Setting.ALERT: "🔔", Setting.OPENS: "🔓",
    Setting.CAP: "🙋", Setting.APPROVAL: "✅", Setting.LANGUAGE: "🗣", Setting.LEAD: "⭐",
}  # fmt: skip


def _setting_button(t: Translator, number: int, setting: Setting) -> Button:
    return Button(f"{_PICTOGRAMS[setting]} {setting_name(t, setting)}", data("date.set", number, setting))


def settings(t: Translator, about: StaffShift) -> Screen:
    """Everything else that can be set, and how it is now."""
    number = about.of.shift.id
    buttons = [_setting_button(t, number, one) for one in MORE]
    lines = [f"⚙️ {named(t, about.of)}, {moment(t, about.of.shift)}", *_settings(t, about)]
    return Screen(lines, [*in_rows(buttons, 2), back(t, "date", number)])


def _settings(t: Translator, about: StaffShift) -> list[Rendered]:
    now = values_now(about.of.shift.need)
    named_values = [(one, value_name(t, one, now[one])) for one in MORE if one in now]
    opens = about.of.shift.opens_at
    lead = t("nobody") if about.lead is None else named_or(t, about.lead)
    return [
        *[t("{what}: {value}", what=setting_name(t, one), value=value) for one, value in named_values],
        t("{what}: {value}", what=setting_name(t, Setting.OPENS), value=_opens(t, opens)),
        t("{what}: {value}", what=setting_name(t, Setting.LEAD), value=lead),
    ]


def _opens(t: Translator, opens: datetime | None) -> Rendered:
    if opens is None:
        return t("at once")
    start = local(opens)
    return t("{day}, {start}", day=t.short_day(start.date()), start=t.clock(start))


def values_now(need: Need) -> dict[Setting, str]:
    """What is set, as choices are written; not the opening of sign-up and the lead, which a need does not spell."""
    return {
        Setting.SEATS: ANY if need.seats is None else str(need.seats),
        Setting.MINIMUM: str(need.minimum),
        Setting.CUTOFF: str(need.cutoff_minutes),
        Setting.ALERT: str(need.alert_minutes),
        Setting.CAP: ANY if need.cap is None else str(need.cap),
        Setting.APPROVAL: "1" if need.approval else "0",
        Setting.LANGUAGE: need.language or ANY,
    }


def choices(t: Translator, about: StaffShift, setting: Setting, values: Sequence[tuple[str, str | None]]) -> Screen:
    """Small choices of one setting; each value with its own name, or None for the usual words."""
    number, now = about.of.shift.id, values_now(about.of.shift.need).get(setting)
    buttons = [
        Button(_marked(_choice(t, setting, value, name), chosen=value == now), _pick(number, setting, value))
        for value, name in values
    ]
    lines = [f"{_PICTOGRAMS[setting]} {setting_name(t, setting)}", *_explained(t, setting)]
    to = ("date", number) if setting in FIRST else ("date.more", number)
    wide = setting in (Setting.CUTOFF, Setting.ALERT, Setting.OPENS, Setting.LEAD)
    return Screen(lines, [*in_rows(buttons, 2 if wide else 4), back(t, *to)])


def _choice(t: Translator, setting: Setting, value: str, name: str | None) -> str:
    if name is None:
        return value_name(t, setting, value)
    return clean(name, MOST_LABEL) if name else t.label("A volunteer")


def _marked(words: str, *, chosen: bool) -> str:
    return f"✅ {words}" if chosen else words


def _pick(number: int, setting: Setting, value: str) -> str:
    return data("date.pick", number, f"{setting}.{value}")


def _explained(t: Translator, setting: Setting) -> list[Rendered]:
    """What it means, where its name does not say it."""
    match setting:
        case Setting.CUTOFF:
            return [t("Who leaves later than this alarms the coordinators.")]
        case Setting.ALERT:
            return [t("From then on you hear of a shift with too few people.")]
        case Setting.CAP:
            return [t("So many dates of this series one person can hold at once.")]
        case Setting.LEAD:
            return [t("Sees who comes, and ticks who was there.")]
        case _:
            return []

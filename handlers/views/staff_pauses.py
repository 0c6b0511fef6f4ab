"""Pausing a person or a service, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.appointments import Request
from bot.domain.catalogue import Programme
from bot.domain.pauses import SERVICE_DAYS, PersonPause, ServicePause, Why
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import day_code
from handlers.views.common import back
from handlers.views.contents import label
from handlers.views.times import local

DOMAIN = "staff"
PAGE = 5

# a person -----------------------------------------------------------------------------------------------------------


MARKS = {Why.INSULTS: "🗯", Why.THREATS: "⚠️", Why.FLOOD: "🔁"}


def why_word(t: Translator, why: Why) -> str:
    """Why somebody is paused."""
    match why:
        case Why.INSULTS:
            return t.label("Insults")
        case Why.THREATS:
            return t.label("Threats")
        case Why.FLOOD:
            return t.label("Again and again the same")


def button(t: Translator, number: int) -> Button:
    """The way to the pause, from declining."""
    return Button("⏸ " + t.label("Pause this person"), data("rest", number))


def paused_line(t: Translator, until: datetime) -> str:
    """On the case."""
    return "⏸ " + t("Paused until {day}: sends no new requests.", day=t.day(local(until).date()))


def end_button(t: Translator, number: int) -> Button:
    """The way out of it, on the case."""
    return Button("▶️ " + t.label("End the pause"), data("rest.end", number))


def reasons(t: Translator, request: Request, pause: PersonPause | None) -> Screen:
    """Why? Or how it stands."""
    number = request.id
    if pause is not None:
        lines = [paused_line(t, pause.until), why_word(t, pause.why)]
        return Screen(lines, [row(end_button(t, number)), back(t, "case", number)])
    rows = [row(Button(f"{MARKS[why]} {why_word(t, why)}", data("rest.see", number, why))) for why in Why]
    lines = [
        "⏸ " + t("Pause this person for 7 days: why?"),
        t("The reason is not sent to them. It stands in the audit."),
    ]
    return Screen(lines, [*rows, back(t, "case.no", number)])


def preview(t: Translator, request: Request, why: Why) -> Screen:
    """What it does, before it is done."""
    number = request.id
    lines = [
        "⏸ " + t("Pause {number} for 7 days?", number=f"{number} {request.mark}") + f" {why_word(t, why)}",
        t("They can read everything, and send no new request. They are told kindly."),
        t("The danger button works. It ends by itself, or by you."),
    ]
    go = row(Button("⏸ " + t.label("Pause for 7 days"), data("rest.go", number, why)))
    return Screen(lines, [go, back(t, "rest", number)])


def paused(t: Translator, number: int, pause: PersonPause) -> Screen:
    """Done, and the way to undo it."""
    return Screen(["✅ " + paused_line(t, pause.until)], [row(end_button(t, number)), back(t, "case", number)])


def ended(t: Translator, number: int) -> Screen:
    """Undone."""
    return Screen(["▶️ " + t("The pause is over. They can send requests again.")], [back(t, "case", number)])


# a service ----------------------------------------------------------------------------------------------------------


def services(t: Translator, found: Sequence[tuple[Programme, date | None]], page: int) -> Screen:
    """Which service? Those that are paused say until when."""
    shown = found[page * PAGE :][:PAGE]
    rows = [row(Button(_service(t, one, until), data("rests.one", one.key))) for one, until in shown]
    before = [Button("⬅️ " + t.label("Before"), data("rests", page - 1))] if page else []
    after = [Button("➡️ " + t.label("More"), data("rests", page + 1))] if len(found) > (page + 1) * PAGE else []
    lines = ["⏸ " + t("Which service rests for a while?")]
    lines += [_until(t, one, until) for one, until in found if until]
    return Screen(lines, [*rows, row(*before, *after), back(t, "trouble")])


def _service(t: Translator, one: Programme, until: date | None) -> str:
    return label(t, f"⏸ {one.pictogram}" if until else one.pictogram, one.name)


def _until(t: Translator, one: Programme, until: date) -> str:
    return f"⏸ {one.pictogram} " + t("{name}: again from {day}", name=t.data(one.name), day=t.day(until))


def days(t: Translator, one: Programme, until: date | None) -> Screen:
    """For how many days?"""
    head = "⏸ " + t("{name}: for how long?", name=t.data(one.name))
    buttons = [Button(_days(t, many), data("rests.see", one.key, many)) for many in SERVICE_DAYS]
    rows: list[Row] = [row(*buttons[:3]), row(*buttons[3:])]
    if until is None:
        return Screen([head], [*rows, back(t, "rests")], asks_time=True)
    end = row(Button("▶️ " + t.label("End the pause"), data("rests.end", one.key)))
    return Screen([_until(t, one, until), head], [end, *rows, back(t, "rests")], asks_time=True)


def _days(t: Translator, many: int) -> str:
    return t.label("1 day") if many == 1 else t.label("{many} days", many=many)


def service_preview(t: Translator, one: Programme, until: date, waiting: int) -> Screen:
    """What it does, before it is done."""
    lines = [
        f"⏸ {one.pictogram} " + t("{name}: nobody can ask before {day}?", name=t.data(one.name), day=t.day(until)),
        t("Who asks reads: not now, again from that day; and can talk to a person."),
        t("It ends by itself. Requests that are open stay: {number}", number=waiting),
    ]
    go = row(Button("⏸ " + t.label("Pause this service"), data("rests.go", one.key, day_code(until))))
    return Screen(lines, [go, back(t, "rests.one", one.key)])


def service_paused(t: Translator, pause: ServicePause) -> Screen:
    """Done, and the way to undo it."""
    end = row(Button("▶️ " + t.label("End the pause"), data("rests.end", pause.service.key)))
    return Screen(["✅ " + _until(t, pause.service, pause.again_on)], [end, back(t, "rests")])


def service_open(t: Translator, one: Programme) -> Screen:
    """Undone."""
    return Screen(["▶️ " + t("{name} can be asked for now.", name=t.data(one.name))], [back(t, "rests")])

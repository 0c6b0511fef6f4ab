"""What is said of a session on its day, to who may be on the way: the words; never a query."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.day import DayCorrected, DayNews, Mark
from bot.domain.schedule import Session
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.contents import where_line
from handlers.views.times import hours, local, named, when

DOMAIN = "client"


def news(t: Translator, told: DayNews) -> Screen:
    """What has changed now, and the next date; of a sensitive programme neither name nor pictogram."""
    if told.programme.sensitive:
        return Screen(["🔔 " + t("Something has changed. Tap to see the days.")], _rows(t, told))
    return Screen([f"{told.programme.pictogram} {_head(t, told)}", *_more(t, told)], _rows(t, told))


def _head(t: Translator, told: DayNews) -> Rendered:
    name = named(t, told.programme, told.session)
    match told.mark:
        case Mark.LATE:
            late = told.session.said.late
            return t.plural(
                "{name} begins about {n} minute later today",
                "{name} begins about {n} minutes later today",
                late,
                name=name,
            )
        case Mark.FEW:
            return t("{name}: only few portions are left today", name=name)
        case Mark.FINISHED:
            return t("{name} is over for today", name=name)
        case Mark.CLOSED:
            return t("{name} is closed today", name=name)


def _more(t: Translator, told: DayNews) -> list[str]:
    """From when now; or whether it is worth coming, and when again."""
    match told.mark:
        case Mark.LATE:
            start = local(told.session.starts_at + timedelta(minutes=told.session.said.late))
            return [t("From about {start} today. Thank you for waiting.", start=t.clock(start))]
        case Mark.FEW:
            return [t("If you are still far away, it may be too late."), *_next(t, told.next, told)]
        case _:
            return [t("Please do not come any more today."), *_next(t, told.next, told)]


def _next(t: Translator, session: Session | None, told: DayNews) -> list[str]:
    if session is None:
        return []
    return ["📅 " + t("Next: {when}, {hours}", when=when(t, told.now, session.on), hours=hours(t, session))]


def corrected(t: Translator, told: DayCorrected) -> Screen:
    """That it does not hold, and how it is instead."""
    programme, session = told.programme, told.session
    if programme.sensitive:
        return Screen(["🔔 " + t("Something has changed. Tap to see the days.")], _rows(t, told))
    name, span = named(t, programme, session), hours(t, session)
    head = f"{programme.pictogram} " + t("Correction: {name} is on today, {hours}", name=name, hours=span)
    lines = [head, t("Sorry, our last message was a mistake."), where_line(t, told.catalogue, programme, session.place)]
    return Screen(lines, _rows(t, told))


def _rows(t: Translator, told: DayNews | DayCorrected) -> list[Row]:
    key = told.programme.key
    return [
        row(Button("📅 " + t.label("All days"), data("when", key, 0, "menu"))),
        row(Button("🔕 " + t.label("Stop these messages"), data("follow.no", key))),
    ]

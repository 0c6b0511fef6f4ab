"""A week at a glance, and all dates of one programme, as screens; never a query."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.catalogue import TALK
from bot.domain.schedule import Session
from bot.i18n import Translator
from handlers.schedule_facts import Dates, Week
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.answers import changed
from handlers.views.common import person_button
from handlers.views.contents import MOST_LINES, back_row, filled, sayings
from handlers.views.programmes import list_button, time_button
from handlers.views.times import hours, local

DOMAIN = "client"


def week(t: Translator, facts: Week) -> Screen:
    """The rest of a week, a line a day, pictograms before hours; what changed stands first."""
    head = [t("Nothing more this week."), _title(t, facts)] if facts.over else [_title(t, facts)]
    days = [_day_line(t, facts, on, found) for on, found in facts.days] or [t("Nothing is planned.")]
    room = max(1, MOST_LINES - len(head) - len(days))
    news = [_news(t, facts, session) for session in facts.changes[:room]]
    return Screen([f"📅 {head[0]}", *head[1:], *news, *days], _buttons(t, facts))


def _title(t: Translator, facts: Week) -> str:
    first, last = t.short_day(facts.first), t.short_day(facts.last)
    if facts.ahead:
        # Translators: {first} and {last} are like "Mon 30.11" and "Sun 6.12"
        return t("Next week, from {first} to {last}", first=first, last=last)
    if facts.first == facts.last:
        return t("This week, {day}", day=first)
    # Translators: {first} and {last} are like "Mon 30.11" and "Sun 6.12"
    return t("This week, from {first} to {last}", first=first, last=last)


def _day_line(t: Translator, facts: Week, on: date, sessions: tuple[Session, ...]) -> str:
    """A day and its hours, each after its pictogram; a cross instead of the hour of what is closed."""
    items = []
    for session in sessions:
        hour = _hour(t, session) if session.takes_place else "✖️"
        items.append(f"{facts.catalogue.programmes[session.programme].pictogram} {hour}")
    return " · ".join([t.short_day(on), *items])


def _hour(t: Translator, session: Session) -> str:
    """When it begins today; a flag after what is finished before its hour."""
    start = t.clock(local(session.starts_at + timedelta(minutes=session.said.late)))
    return f"{start} 🏁" if session.said.finished else str(start)


def _news(t: Translator, facts: Week, session: Session) -> str:
    programme = facts.catalogue.programmes[session.programme]
    return f"{programme.pictogram} {changed(t, programme, session, facts.now)}"


def _buttons(t: Translator, facts: Week) -> list[Row]:
    rows = [row(time_button(t, "today")), row(time_button(t, "now"))]  # tomorrow is one tap behind today
    rows.append(row(Button("🖼 " + t.label("As a picture"), data("week.picture", facts.ahead))))
    rows.append(row(list_button(t)))
    if facts.ahead:
        return [*rows, back_row(t, "menu" if facts.over else "week")]
    return [*rows, row(Button("➡️ " + t.label("Next week"), data("week", 1))), back_row(t, "menu")]


def picture_comes(t: Translator) -> str:
    """It takes a moment."""
    return t.plain("One moment. The picture is coming.")


def picture(t: Translator, facts: Week) -> Screen:
    """What the picture shows, in words below it for who has it read aloud, and the way on."""
    first, last = t.day(facts.first), t.day(facts.last)
    # Translators: {first} and {last} are days
    lines = ["📅 " + t("From {first} to {last}", first=first, last=last)]
    lines += [_day_line(t, facts, on, found) for on, found in facts.days] or [t("Nothing is planned.")]
    return Screen(lines, [row(Button("📅 " + t.label("This week"), data("week"))), back_row(t, "menu")])


def dates(t: Translator, facts: Dates) -> Screen:
    """Next dates of a programme, five at a time, closed ones marked."""
    about = facts.card
    shown = about.timed or about.programme
    # Translators: title over a list of dates
    lines = [f"📅 {t('{name}: all days', name=t.data(shown.name))}"]
    lines += [_date_line(t, facts, session) for session in facts.sessions]
    key, back = about.programme.key, about.back
    rows: list[Row] = []
    if not facts.sessions:
        lines.append(t("We do not know the next day yet."))
        rows += [] if shown.key == TALK else [row(person_button(t))]
    if facts.more:
        rows.append(row(Button("➡️ " + t.label("Later days"), data("when", key, facts.page + 1, back))))
    to = f"when.{key}.{facts.page - 1}.{back}" if facts.page else f"prog.{key}.{back}"
    return Screen(lines, [*rows, back_row(t, to)])


def _date_line(t: Translator, facts: Dates, session: Session) -> str:
    """One date; closed ones with the cross first and the reason behind."""
    day = t.day(session.on, with_year=session.on.year != local(facts.card.now).year)
    if not session.takes_place:
        for reason in sayings(t, session.reason):
            return "✖️ " + t("{day}: closed. {reason}", day=day, reason=reason)
        return "✖️ " + t("{day}: closed", day=day)
    if filled(session.title):
        # Translators: a date of several kinds: "Saturday 5 December, from 14:00 to 15:30: English"
        return t("{day}, {hours}: {title}", day=day, hours=hours(t, session), title=t.data(session.title))
    # Translators: "Saturday 5 December, from 14:00 to 15:30"
    return t("{day}, {hours}", day=day, hours=hours(t, session))

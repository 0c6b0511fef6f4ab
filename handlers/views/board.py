"""The week's shifts for staff, what is short first: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.shift_notices import OfShift
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.attendance import open_row
from handlers.views.common import back
from handlers.views.shift_pieces import line

DOMAIN = "staff"
A_PAGE = 6
WEEK = timedelta(weeks=1)


def board(t: Translator, monday: date, shown: Sequence[OfShift], page: int, *, more: bool) -> Screen:
    """One week; a number opens the roster."""
    numbered = list(enumerate(shown, page * A_PAGE + 1))
    sunday = monday + WEEK - timedelta(days=1)
    lines = [
        "📋 " + t("Shifts from {first} to {last}", first=t.day(monday), last=t.day(sunday)),
        *[f"{number}. {line(t, of)}{_missing(t, of)}" for number, of in numbered],
        *([] if numbered else [t("There are no shifts on these days.")]),
    ]
    opens = row(*[Button(str(number), data("roster", of.shift.id)) for number, of in numbered])
    on = [row(Button("➡️ " + t.label("More"), data("board", _code(monday), page + 1)))] if more else []
    picture = [Button("🖼 " + t.label("As a picture"), data("board.picture", _code(monday)))] if numbered else []
    return Screen(lines, [opens, *on, _weeks(t, monday), row(*picture, *open_row(t)), back(t, "staff")])


def _missing(t: Translator, of: OfShift) -> str:
    missing = of.shift.missing if of.shift.starts_at > of.now else 0
    return " · 🔴 " + t.plural("{n} missing", "{n} missing", missing) if missing else ""


def _weeks(t: Translator, monday: date) -> Row:
    """The week before and the week after."""
    before = Button("◀️ " + t.label("Week before"), data("board", _code(monday - WEEK)))
    after = Button("▶️ " + t.label("Week after"), data("board", _code(monday + WEEK)))
    return row(before, after)


def _code(monday: date) -> str:
    return f"{monday:%Y%m%d}"

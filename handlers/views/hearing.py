"""What somebody hears of us, and how to have less or more of it: the words; never a query."""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.hearing import Hears, News
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import to_menu

DOMAIN = "client"


def choices(t: Translator, chat: Chat) -> Screen:
    """How it stands, and every way to change it."""
    match chat.hears:
        case Hears.NOTHING:
            return _nothing(t)
        case Hears.NO_ANNOUNCEMENTS:
            return _no_announcements(t)
    if chat.news is News.YES:
        lines = ["🔔 " + t("You get our news. They are few.")]
        rows = [row(Button("✖️ " + t.label("No news"), data("hear.news", "no"))), *_stop_rows(t)]
    else:
        lines = [
            "🔔 " + t("Shall we write to you when there is news?"),
            t("For example: a day without soup kitchen, or a new class. Few messages."),
        ]
        rows = [row(Button("✅ " + t.label("Yes, write to me"), data("hear.news", "yes"))), *_stop_rows(t)]
    return Screen(lines, [*rows, to_menu(t)])


def _no_announcements(t: Translator) -> Screen:
    """The first level of stopping."""
    lines = [
        "🔕 " + t("Stopped. We send you no announcements any more."),
        t("What you asked us to remind you of still comes."),
    ]
    return Screen(lines, [_on_row(t), row(_nothing_button(t)), to_menu(t)])


def _nothing(t: Translator) -> Screen:
    """The second level, with what still comes and why."""
    lines = [
        "🔕 " + t("Stopped. We send you nothing any more, also no reminders."),
        t("Only if your appointment or your shift changes we tell you, so that you do not come for nothing."),
        t("When you write to us, we answer."),
    ]
    return Screen(lines, [_on_row(t), to_menu(t)])


def _stop_rows(t: Translator) -> list[Row]:
    return [
        row(Button("🔕 " + t.label("Send me no announcements"), data("hear.less"))),
        row(_nothing_button(t)),
    ]


def _nothing_button(t: Translator) -> Button:
    return Button("🔕 " + t.label("Nothing, also no reminders"), data("hear.nothing"))


def _on_row(t: Translator) -> Row:
    return row(Button("🔔 " + t.label("Turn messages on again"), data("hear.on")))

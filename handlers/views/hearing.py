"""What somebody hears of us, and how to have less or more of it: the words; never a query."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.chats import Chat
from bot.domain.hearing import Hears, News
from bot.domain.veils import Veiled
from bot.i18n import Translator
from handlers.screens import MAX_DATA_BYTES, Button, Row, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.contents import MOST_LINES

DOMAIN = "client"
MOST_BUTTONS = 6
LONGEST = "hear.asked:yes:"


def choices(t: Translator, chat: Chat) -> Screen:
    """How it stands, and every way to change it."""
    match chat.hears:
        case Hears.NOTHING:
            return _nothing(t, chat)
        case Hears.NO_ANNOUNCEMENTS:
            return _no_announcements(t, chat)
    if chat.news is News.YES:
        lines = ["🔔 " + t("You get our news. They are few.")]
        rows = [row(Button("✖️ " + t.label("No news"), data("hear.news", "no"))), *_stop_rows(t)]
    else:
        lines = [
            "🔔 " + t("Shall we write to you when there is news?"),
            t("For example: a day without soup kitchen, or a new class. Few messages."),
        ]
        rows = [row(Button("✅ " + t.label("Yes, write to me"), data("hear.news", "yes"))), *_stop_rows(t)]
    return Screen([*lines, _neutral_line(t, chat)], [*rows, _neutral_row(t, chat), to_menu(t)])


def stopped(t: Translator, chat: Chat, *, form: bool) -> Screen:
    """After "stop": how it stands now, and that a form was dropped where there was one."""
    now = choices(t, chat)
    if not form:
        return now
    dropped = "✖️ " + t("What you had begun here is closed. Nothing of it was sent.")
    return replace(now, lines=[now.lines[0], dropped, *now.lines[1:]])


def _no_announcements(t: Translator, chat: Chat) -> Screen:
    """The first level of stopping."""
    lines = [
        "🔕 " + t("Stopped. We send you no announcements any more."),
        t("What you asked us to remind you of still comes."),
        _neutral_line(t, chat),
    ]
    return Screen(lines, [on_row(t), row(_nothing_button(t)), _neutral_row(t, chat), to_menu(t)])


def _nothing(t: Translator, chat: Chat) -> Screen:
    """The second level, with what still comes and why."""
    lines = [
        "🔕 " + t("Stopped. We send you nothing any more, also no reminders."),
        t("Only if your appointment or your shift changes we tell you, so that you do not come for nothing."),
        t("When you write to us, we answer."),
        _neutral_line(t, chat),
    ]
    return Screen(lines, [on_row(t), _neutral_row(t, chat), to_menu(t)])


def _stop_rows(t: Translator) -> list[Row]:
    return [
        row(Button("🔕 " + t.label("Send me no announcements"), data("hear.less"))),
        row(_nothing_button(t)),
    ]


def _nothing_button(t: Translator) -> Button:
    return Button("🔕 " + t.label("Nothing, also no reminders"), data("hear.nothing"))


def _neutral_line(t: Translator, chat: Chat) -> str:
    if chat.discreet:
        return "🤫 " + t("Our messages first say only: You have a message. You tap to read it.")
    return "🤫 " + t("Does somebody else read this phone?")


def _neutral_row(t: Translator, chat: Chat) -> Row:
    if chat.discreet:
        return row(Button("👁 " + t.label("Show messages at once"), data("hear.discreet", "no")))
    return row(Button("🤫 " + t.label("Hide what we write"), data("hear.discreet", "yes")))


def veiled(t: Translator, told: Veiled) -> Screen:
    """The neutral words in front of a message, which tell nothing of it."""
    return Screen(["✉️ " + t("You have a message.")], [row(Button("👁 " + t.label("Show"), data("veil", told.number)))])


def stopped_line(t: Translator, hears: Hears) -> str:
    """What somebody has stopped, in a line."""
    if hears is Hears.NOTHING:
        return t("You get no messages from us, also no reminders.")
    return t("You get no announcements from us.")


def on_row(t: Translator) -> Row:
    """The way back to our messages."""
    return row(Button("🔔 " + t.label("Turn messages on again"), data("hear.on")))


def has_room(screen: Screen, here: str) -> bool:
    """Whether the question fits: a line, and two small buttons that know the way to the same screen."""
    buttons = sum(len(each) for each in screen.rows)
    fits = len(screen.lines) < MOST_LINES and buttons + 2 <= MOST_BUTTONS
    return fits and len((LONGEST + here).encode()) <= MAX_DATA_BYTES


def with_question(t: Translator, screen: Screen, here: str) -> Screen:
    """An answer with the question whether we may write: its last line, and the row right below."""
    way = here.split(".")
    asked = row(
        Button("✅ " + t.label("Yes"), data("hear.asked", "yes", *way)),
        Button("✖️ " + t.label("No"), data("hear.asked", "no", *way)),
    )
    lines = [*screen.lines, "🔔 " + t("Shall we write to you when there is news?")]
    return replace(screen, lines=lines, rows=[asked, *screen.rows])


def on_again(t: Translator) -> str:
    """The receipt over the chat of who wants to hear of us again."""
    return t.plain("Done. Our messages come to you again.")


def answered(t: Translator, *, wanted: bool) -> str:
    """The word over the chat after their answer."""
    return t.plain("Thank you. We write when there is news.") if wanted else t.plain("All right. You get no news.")

"""First meeting, menu, help: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.hearing import Hears
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import person_button, report_row, to_menu, volunteer_button
from handlers.views.hearing import on_row, stopped_line

DOMAIN = "critical"


def picker(choices: Sequence[tuple[str, str]], payload: str) -> Screen:
    """The languages in their own names, numbered; no sentence in a language the person may not read."""
    rows: list[Row] = [
        row(Button(f"{number} · {autonym}", data("lang", tag, payload)))
        for number, (tag, autonym) in enumerate(choices, 1)
    ]
    return Screen(["👋 🌐"], [*rows, row(Button("🌐 ➕", data("wish")))])


def welcome(t: Translator, *, draft: bool) -> Screen:
    """The short privacy word, with the four keys that stay below the chat."""
    lines: list[str] = [
        t("Welcome. This is the helper of IIMP, a programme of churches in Istanbul."),
        t("Help is free. Nobody may ask you for money or anything else."),
        t("You can ask what is on without giving your name. We keep only your language."),
    ]
    if draft:
        lines.append("✏️ " + draft_note(t))
    return Screen(lines, keys=True, bold=0)


def draft_note(t: Translator) -> str:
    """That nobody has read the translation again yet."""
    return t("This translation is new. If a word is wrong, please tell us.")


def language_set(t: Translator, autonym: str, *, draft: bool) -> Screen:
    """The receipt after a change of language."""
    return Screen([f"✅ {autonym}", *(["✏️ " + draft_note(t)] if draft else [])], [to_menu(t)])


def menu(t: Translator, *, staff: bool = False, volunteer: bool = False, hears: Hears = Hears.ALL) -> Screen:
    """What the bot can do, most wanted first; for staff their own screen before all, for volunteers their shifts.

    Who has stopped our messages is told so, with the way back on in the place of a row.
    """
    desk = [row(Button("🗂 " + t.label("Staff"), data("staff")))] if staff else []
    head = "🏠 " + t("What do you need?")
    if hears is Hears.ALL:
        return Screen([head], [*desk, *_menu_rows(t, volunteer=volunteer)])
    *most, person, language = _menu_rows(t, volunteer=volunteer)
    rows = [*desk, *most, row(*person, *language), on_row(t)]
    return Screen([head, "🔕 " + stopped_line(t, hears)], rows)


def _menu_rows(t: Translator, *, volunteer: bool = False) -> list[Row]:
    return [
        row(Button("🍲 " + t.label("Food today"), data("food"))),
        row(Button("📅 " + t.label("This week"), data("week"))),
        row(Button("🙋 " + t.label("Ask for help"), data("ask"))),
        row(Button("🤝 " + t.label("Shifts"), data("shifts")) if volunteer else volunteer_button(t)),
        row(person_button(t)),
        row(Button("🌐 " + t.label("Language"), data("languages"))),
    ]


def menu_after(t: Translator, word: str) -> Screen:
    """The menu under a word of explanation."""
    return Screen([word, "", t("What do you need?")], _menu_rows(t))


def form_expired(t: Translator) -> Screen:
    """The form was left too long."""
    return menu_after(t, "🕥 " + t("Your last question waited too long, so we closed it. Nothing was sent."))


def form_unknown(t: Translator) -> Screen:
    """The form does not exist any more in this release."""
    return menu_after(t, "🕥 " + t("That question has changed. Nothing was sent. Please begin again."))


def cancelled(t: Translator, *, form: bool) -> Screen:
    """After /cancel or a word that means stop; who stopped a form may have meant messages, which is one tap away."""
    word = t("Stopped. Nothing was sent.") if form else t("There is nothing to stop.")
    after = menu_after(t, "✖️ " + word)
    if form:
        less = Button("🔕 " + t.label("Send me no announcements"), data("hear.less"))
    else:
        less = Button("🔕 " + t.label("Messages from us"), data("hear"))
    return Screen(after.lines, [*after.rows, row(less)])


def help_(t: Translator, commands: Sequence[tuple[str, str]]) -> Screen:
    """How to use the bot, in five lines, and the shortcuts."""
    lines = [
        "🙋 " + t("How this works"),
        t("Tap the buttons. You do not need to write."),
        t("You can also write a word, for example: soup."),
        t("The four keys below: 🍲 food, 📅 days, 🙋 help, 💬 a person."),
        t("If life is in danger call 112."),
        "",
        *(f"/{name} · {about}" for name, about in commands),
    ]
    hear = row(Button("🔔 " + t.label("Messages from us"), data("hear")))
    moved = row(Button("🧳 " + t.label("I moved away"), data("leaving")))
    return Screen(lines, [row(person_button(t)), hear, moved, report_row(t), to_menu(t)])


def stop_words(t: Translator) -> tuple[str, ...]:
    """What people type to stop a form or messages."""
    # Translators: words people type to stop, separated by commas.
    return t.keywords("stop, cancel, quit, end, enough")


def menu_words(t: Translator) -> tuple[str, ...]:
    """What people type to see everything."""
    # Translators: words people type to see the menu or to say hello, separated by commas.
    return t.keywords("menu, start, begin, hello, hi, help")

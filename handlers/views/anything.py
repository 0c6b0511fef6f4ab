"""Answers to what is no button: words we did not understand, voices, pictures, old buttons, groups; never a query."""

from __future__ import annotations

from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import person_button, to_menu
from handlers.views.start import menu_after

DOMAIN = "critical"


def not_understood(t: Translator) -> Screen:
    """Typed words that fit nothing."""
    return menu_after(t, "🤔 " + t("I did not understand that. Please tap a button."))


def by_button(t: Translator) -> Screen:
    """A date or an hour was typed: why it does not count."""
    return Screen(["📅 " + t("Days and hours are chosen with buttons. Please tap one.")])


def by_button_of_menu(t: Translator) -> Screen:
    """The same, where nobody asks for a day: the menu has today and the week."""
    return menu_after(t, *by_button(t).lines)


def unknown_command(t: Translator) -> Screen:
    """A slash command that does not exist."""
    return menu_after(t, "🤔 " + t("There is no such command. Please tap a button."))


def cannot_hear(t: Translator) -> Screen:
    """A voice note: nobody listens to it here."""
    lines = ["🎙 " + t("I cannot listen to voice messages."), t("Nobody hears it here. Please tap a button.")]
    return Screen(lines, [row(person_button(t)), to_menu(t)])


def cannot_see(t: Translator) -> Screen:
    """A photo, video or file: it is not looked at, and should not be here."""
    lines = [
        "🖼 " + t("I cannot look at pictures or files."),
        t("Please do not send papers or faces here. We have removed it from this chat."),
    ]
    return Screen(lines, [row(person_button(t)), to_menu(t)])


def no_contact(t: Translator) -> Screen:
    """A contact or a location: removed, as we do not need it."""
    lines = ["🔒 " + t("We do not need your number or your place."), t("We have removed it from this chat.")]
    return Screen(lines, [row(person_button(t)), to_menu(t)])


def cannot_use(t: Translator) -> Screen:
    """A sticker, a poll, a game and the like."""
    return menu_after(t, "🙂 " + t("I can only read words and buttons."))


def edit_ignored(t: Translator) -> Screen:
    """A message was changed afterwards: that counts for nothing."""
    lines = ["✏️ " + t("I do not see changes in old messages."), t("Please write it again as a new message.")]
    return Screen(lines, [to_menu(t)])


def offer_language(t: Translator, tag: str, autonym: str) -> Screen:
    """In the language that the script suggests: would you like to go on in it?"""
    return Screen(
        ["🌐 " + autonym],
        [row(Button(f"✅ {autonym}", data("lang", tag))), row(Button("🌐 …", data("languages")))],
    )


def old_button(t: Translator) -> Screen:
    """A button this release does not know."""
    return menu_after(t, "🕥 " + t("This button is old. Here is the menu of today."))


def cannot_here(t: Translator) -> Screen:
    """Something the form's step cannot take."""
    return Screen([t("I cannot use that here.")])


def and_ask_again(t: Translator, said: Screen, asked: Screen) -> Screen:
    """Why it does not count, the form's question once more, and the way to a person."""
    person = person_button(t)
    there = any(button.data == person.data for line in asked.rows for button in line)
    rows = asked.rows if there else [row(person), *asked.rows]
    return Screen([*said.lines, "", *asked.lines], rows, asks_time=asked.asks_time)


def in_group(t: Translator, link: str) -> Screen:
    """Somebody addressed the bot in a group."""
    return Screen(
        ["👋 " + t("Please write to me alone. What you ask stays between us.")],
        [row(Button("💬 " + t.label("Open the chat"), url=link))],
        bold=0,
    )

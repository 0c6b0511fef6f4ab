"""Words staff write by hand: a private note, a reply, a reason, and the look before they go out; never a query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.i18n import Rendered, Translator, name_in
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back
from handlers.views.staff_requests import queue_button

DOMAIN = "staff"


class Kind(StrEnum):
    """What the words are for."""

    REPLY = "reply"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Held:
    """Words that wait; ``version`` tells them from others, ``language`` is read there and not by who wrote them."""

    request: int
    kind: Kind
    text: str
    version: int
    language: str | None
    cut: bool


def private_note(t: Translator) -> Screen:
    """Words that never leave the staff side."""
    lines = [
        "🔒 " + t("Private note. It is never sent."),
        t("Write a private note. Only staff of this service see it."),
        t("The person can ask what we keep, and then reads it too."),
        t("Words only: no picture, no voice."),
    ]
    return Screen(lines, [back(t, "queue")])


def note_cut(t: Translator) -> Screen:
    """It was longer than a note can be."""
    return Screen(["✂️ " + t("Only the first 300 letters were kept.")])


def reply(t: Translator) -> Screen:
    """What is written here goes out as it is."""
    return Screen(["✉️ " + t("Write to them. They read it word for word.")], [back(t, "queue")])


def reason(t: Translator) -> Screen:
    """Why it is declined, in words of our own."""
    return Screen(["✖️ " + t("Write why. They read it word for word.")], [back(t, "queue")])


def reply_to(t: Translator, language: str) -> Screen:
    """The same, with the language they read."""
    return _with_language(t, reply(t), language)


def reason_to(t: Translator, language: str) -> Screen:
    """The same, with the language they read."""
    return _with_language(t, reason(t), language)


def _with_language(t: Translator, asked: Screen, language: str) -> Screen:
    said = t("They read: {language}. It is not translated.", language=name_in(language, t.tag))
    return Screen([*asked.lines, said], asked.rows)


def check(t: Translator, held: Held) -> Screen:
    """The words as they will go out; nothing is sent yet."""
    again, kept = {Kind.REPLY: ("case.write", "case.answers"), Kind.REASON: ("case.why", "case.no")}[held.kind]
    return Screen(
        [_head(t, held.kind), *_warnings(t, held), "", t.said(held.text)],
        [
            row(Button("✅ " + t.label("Send it as it is"), data("case.words", held.request, held.version))),
            row(Button("📑 " + t.label("Kept answer"), data(kept, held.request))),
            row(Button("✍️ " + t.label("Write again"), data(again, held.request))),
            row(Button("✖️ " + t.label("Do not send"), data("case", held.request))),
        ],
    )


def _head(t: Translator, kind: Kind) -> str:
    match kind:
        case Kind.REPLY:
            return "✉️ " + t("Not sent yet. Shall it go out like this?")
        case Kind.REASON:
            return "✖️ " + t("Not declined yet. Shall it go out like this?")


def _warnings(t: Translator, held: Held) -> list[Rendered]:
    warned = []
    if held.language:
        warned.append(t("They read {language}. This is not translated.", language=name_in(held.language, t.tag)))
    if held.cut:
        warned.append(t("Only the first 300 letters go out."))
    return warned


def waiting(t: Translator) -> Screen:
    """The words that wait, asked about again where their screen is not at hand."""
    return Screen(["✉️ " + t("Nothing was sent yet. Write it again, please.")], [back(t, "queue")])


def words_only(t: Translator, asked: Screen) -> Screen:
    """A picture, a voice or the like where words are written: it went nowhere; then what is asked, once more."""
    lines = ["✍️ " + t("Only words can be written here."), t("Nobody got it. We took it out of this chat.")]
    return Screen([*lines, "", *asked.lines], asked.rows)


def not_written(t: Translator) -> Screen:
    """The person wants nothing written, or cannot be reached."""
    return Screen(
        ["🤫 " + t("Not sent: they want only “come to the desk”, or cannot be reached.")], [row(queue_button(t))]
    )

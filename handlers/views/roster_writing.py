"""Writing to everybody on one shift: what is asked, and the look before it goes out; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.roster_notices import ShiftWord
from bot.i18n import Rendered, Translator, name_in
from handlers.screens import Button, Screen, data, row
from handlers.views import roster_told
from handlers.views.common import back

DOMAIN = "staff"


@dataclass(frozen=True, slots=True)
class Held:
    """Words that wait for the second look; ``version`` tells them from others, ``languages`` are read there."""

    word: ShiftWord
    version: int
    readers: int
    languages: Sequence[str]
    cut: bool


def write(t: Translator) -> Screen:
    """What shall everybody on the shift read?"""
    lines = ["✉️ " + t("Write to everybody who comes to this shift."), t("They read it word for word.")]
    return Screen([*lines, t("You see it once more before it is sent.")], [back(t, "board")])


def check(t: Translator, held: Held) -> Screen:
    """Exactly what they receive, to how many; nothing is sent yet."""
    number = held.word.of.shift.id
    seen = roster_told.word(t, held.word).lines
    people = t.plural("Not sent yet. {n} person gets this:", "Not sent yet. {n} people get this:", held.readers)
    send = Button("✅ " + t.label("Send to {number}", number=held.readers), data("roster.send", number, held.version))
    again = Button("✍️ " + t.label("Write again"), data("roster.write", number))
    no = Button("✖️ " + t.label("Do not send"), data("roster", number))
    lines = [people, *_warnings(t, held), "", *seen]
    return Screen(lines, [*([row(send)] if held.readers else []), row(again), row(no)])


def _warnings(t: Translator, held: Held) -> list[Rendered]:
    warned = []
    if held.languages:
        names = ", ".join(str(name_in(tag, t.tag)) for tag in held.languages)
        warned.append(t("Some read other languages: {languages}. Your words are not translated.", languages=names))
    if held.cut:
        warned.append(t("Only the first 300 letters go out."))
    return warned


def waiting(t: Translator) -> Screen:
    """The words that wait, asked about again where their screen is not at hand."""
    return Screen(["✉️ " + t("Nothing was sent yet. Write it again, please.")], [back(t, "board")])


def sent(t: Translator, shift: int, told: int) -> Screen:
    """To how many it went."""
    head = t.plural("Sent to {n} person.", "Sent to {n} people.", told) if told else t("Nobody could be told.")
    return Screen(["✅ " + head], [row(Button("📋 " + t.label("Who comes"), data("roster", shift)))])

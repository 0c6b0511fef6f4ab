"""On call, emergency numbers, keeping a request longer, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.chats import Chat, ChatId
from bot.domain.duty import MOST_NUMBERS, EmergencyNumber, Why
from bot.domain.people import Grant
from bot.i18n import Ltr, Translator, clean
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, number_lines
from handlers.views.contents import MOST_LABEL
from handlers.views.staff_people import role_name

DOMAIN = "staff"


def on_call(t: Translator, found: Sequence[tuple[Chat, Sequence[Grant]]], me: ChatId) -> Screen:
    """Who hears of what is urgent, in this order; without anybody, everybody does."""
    mine = any(chat.id == me for chat, _ in found)
    lines = ["📟 " + (t("On call now:") if found else t("Nobody is on call. Everybody hears of what is urgent."))]
    lines += [f"{place}. {_who(t, chat, held, me)}" for place, (chat, held) in enumerate(found, 1)]
    if found:
        lines.append(t("The first is told at once, the next after 15 minutes."))
    act = Button("✖️ " + t.label("I am not on call"), data("duty.off"))
    if not mine:
        act = Button("✅ " + t.label("I am on call now"), data("duty.on"))
    return Screen(lines, [row(act), back(t, "staff")])


def _who(t: Translator, chat: Chat, held: Sequence[Grant], me: ChatId) -> str:
    role = role_name(t, held[0].role) if held else ""
    return f"{role} ({t('you')})" if chat.id == me else role


def numbers(t: Translator, found: Sequence[EmergencyNumber]) -> Screen:
    """The numbers people read in danger, after 112."""
    lines = ["🆘 " + t("Numbers people read in danger, after 112:"), *number_lines(t, found)]
    rows = [row(Button(clean(f"✖️ {one.number} {one.label}", MOST_LABEL), data("numbers.ask", one.id))) for one in found]
    add = [row(Button("➕ " + t.label("Add a number"), data("numbers.add")))] if len(found) < MOST_NUMBERS else []
    return Screen(lines, [*rows, *add, back(t, "staff")])


def drop(t: Translator, one: EmergencyNumber) -> Screen:
    """Ask before it is taken out."""
    head = "✖️ " + t("Take this number out?")
    yes = row(Button("✖️ " + t.label("Yes, take it out"), data("numbers.drop", one.id)))
    return Screen([head, *number_lines(t, [one])], [yes, back(t, "numbers")])


def which_number(t: Translator) -> Screen:
    """Type it."""
    return Screen(
        [
            "📞 " + t("Type the number, then whose it is."),
            t("For example: {example}", example=Ltr("+90 212 000 00 00 IIMP")),
        ],
        [back(t, "numbers")],
    )


def no_number(t: Translator) -> Screen:
    """What was typed is none."""
    return Screen(["📞 " + t("That is no number with words after it."), *which_number(t).lines], [back(t, "numbers")])


def why(t: Translator, number: int) -> Screen:
    """Why is it kept longer? It stands in the audit."""
    names = {
        Why.HOSPITAL: t.label("Waits for a hospital"),
        Why.PAPERS: t.label("Waits for papers"),
        Why.ASKED: t.label("The person asked for it"),
    }
    rows = [row(Button(name, data("case.longer", number, reason))) for reason, name in names.items()]
    return Screen(["🗄 " + t("Why is it kept longer?")], [*rows, back(t, "case", number)])

"""What those who work here are called, and who takes a case over: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.appointments import Request
from bot.domain.chats import ChatId
from bot.domain.colleagues import Colleague, Name
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back
from handlers.views.staff_people import role_name

DOMAIN = "staff"


def mine(t: Translator, name: Name | None) -> Screen:
    """My name here, and who reads it."""
    if name is None:
        give = row(Button("✍️ " + t.label("Give a first name"), data("name.write")))
        why = t("With a name, colleagues know whom they hand a case to.")
        return Screen(["🏷 " + t("Nobody here knows a name of yours."), why], [give, back(t, "staff")])
    hide = Button("🙈 " + t.label("Clients: do not show"), data("name.hide"))
    show = Button("👁 " + t.label("Clients may see it"), data("name.show"))
    seen = t("Colleagues and clients see it.") if name.shown else t("Only colleagues see it.")
    return Screen(
        ["🏷 " + t.said(name.text), seen],
        [
            row(hide if name.shown else show),
            row(Button("✍️ " + t.label("Change it"), data("name.write"))),
            row(Button("🗑 " + t.label("Remove it"), data("name.drop"))),
            back(t, "staff"),
        ],
    )


def write(t: Translator) -> Screen:
    """Which name?"""
    lines = ["🏷 " + t("Write your first name, at most 30 letters."), t("Then you choose whether clients may see it.")]
    return Screen(lines, [back(t, "name")])


def no_name(t: Translator) -> Screen:
    """That cannot be one."""
    return Screen(["🏷 " + t("That is no first name. Write at most 30 letters.")], [back(t, "name")])


def may_clients(t: Translator, name: Name) -> Screen:
    """Kept; may clients see it?"""
    return Screen(
        ["🏷 " + t("Saved: {name}", name=name.text), t("May clients see it?")],
        [
            row(Button("✅ " + t.label("Yes, clients too"), data("name.show"))),
            row(Button("✖️ " + t.label("No, only colleagues"), data("name.hide"))),
        ],
    )


def whom(t: Translator, request: Request, others: Sequence[Colleague], more: int | None, *, mine: bool) -> Screen:
    """Who takes this case over? ``more`` is the next page; a case of mine can also go back to the queue."""
    number, holder = request.id, request.claimed_by or 0
    rows = [row(Button(f"👤 {called(t, one)}", data("case.to", number, holder, one.chat))) for one in others]
    on = Button("➡️ " + t.label("More"), data("case.hand", number, more or 0))
    give = Button("↩️ " + t.label("Give back"), data("case.give", number))
    rows.append(row(*([] if more is None else [on]), *([give] if mine else [])))
    head = "🤝 " + t("Hand {number} to whom?", number=Rendered(f"{number} {request.mark}"))
    return Screen(
        [head, *([] if others else [t("Nobody else works on this service.")])], [*rows, back(t, "case", number)]
    )


def called(t: Translator, one: Colleague) -> str:
    """A name where there is one, else what they do here."""
    return one.name or role_name(t, one.role)


def holder(t: Translator, one: Colleague | None, me: ChatId) -> list[str]:
    """Who has a case, to everybody but them."""
    return [] if one is None or one.chat == me else ["✋ " + t.said(called(t, one))]


def not_reached(t: Translator, number: int) -> Screen:
    """The colleague has blocked the bot."""
    lines = ["🤝 " + t("Not handed over: this colleague cannot be reached here."), t("Choose somebody else.")]
    return Screen(lines, [back(t, "case.hand", number)])

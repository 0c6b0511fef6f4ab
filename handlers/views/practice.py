"""Practising with invented people: what it is, how it stands, that it is over; never a query.

The sign of a practice is put before the first line of every screen inside it, not here.
"""

from __future__ import annotations

from bot.domain.practice import Standing
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back
from handlers.views.times import local

DOMAIN = "staff"


def about(t: Translator) -> Screen:
    """What will happen, before it does."""
    return Screen(
        [
            "🎓 " + t("Practise: invented people, nothing real changes, nobody is told."),
            t("Open, take, write, offer times, decline, hand over, close: the invented people answer by themselves."),
            t("It ends with one tap, after two hours, or at night. Then all of it is erased."),
            t("Urgent real requests still reach you meanwhile."),
        ],
        [row(Button("🎓 " + t.label("Begin to practise"), data("practice.begin"))), back(t, "staff.me")],
    )


def home(t: Translator, found: Standing) -> Screen:
    """How it stands, and the way out."""
    return Screen(
        [
            t("Practice"),
            t.plural("{n} invented request is open", "{n} invented requests are open", found.open),
            t("Nothing real changes, nobody is told. It ends at {hour}.", hour=t.clock(local(found.until))),
        ],
        [row(Button("🙋 " + t.label("Requests"), data("queue"))), row(end_button(t))],
    )


def end_button(t: Translator) -> Button:
    """The end, one tap away."""
    return Button("🏁 " + t.label("End the practice"), data("practice.end"))


def ended(t: Translator) -> Screen:
    """It was ended by a tap."""
    return Screen(
        ["🏁 " + t("The practice is over, and all of it is erased."), t("From now on everything is real.")], _out(t)
    )


def over(t: Translator) -> Screen:
    """It had ended before."""
    return Screen(
        ["🏁 " + t("This practice is over, and nothing of it is left."), t("Everything real is as it was.")], _out(t)
    )


def _out(t: Translator) -> list[tuple[Button, ...]]:
    again = Button("🎓 " + t.label("Practise again"), data("practice"))
    return [row(Button("🗂 " + t.label("Staff"), data("staff"))), row(again)]


def practising(t: Translator) -> Screen:
    """That was meant for the real side."""
    return Screen(
        [
            "🎓 " + t("You are practising, so this was not done."),
            t("It belongs to the real side. End the practice first."),
        ],
        [row(end_button(t)), row(Button("🎓 " + t.label("Go on practising"), data("practice")))],
    )


def not_practised(t: Translator, request: int) -> Screen:
    """That act needs somebody real."""
    return Screen(
        [t("That cannot be practised: it needs a second person."), t("Try another button.")], [back(t, "case", request)]
    )

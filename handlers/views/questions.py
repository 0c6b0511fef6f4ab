"""The few questions of a service and their answers: the words, for who answers and for staff; never a query."""

from __future__ import annotations

from bot.domain.questions import NO, YES, Given, Question, of_service
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back

DOMAIN = "client"


def question(t: Translator, asked: Question) -> Rendered:
    """What is asked."""
    return {
        "expecting": lambda: t("Are you expecting a baby, or is there a newborn?"),
        "children": lambda: t("How many small children are there?"),
        "need": lambda: t("What do you need most?"),
        "age": lambda: t("How old is the child?"),
        "turkish": lambda: t("Does the child speak Turkish?"),
        "registered": lambda: t("Was the child at a school before?"),
        "ill": lambda: t("Who is ill?"),
        "week": lambda: t("Is a doctor needed this week?"),
    }[asked.key]()


def answer(t: Translator, choice: str) -> str:
    """One answer, on its button; a number says itself."""
    return {
        YES: lambda: "✅ " + t.label("Yes"),
        NO: lambda: "✖️ " + t.label("No"),
        "expecting": lambda: "🤰 " + t.label("Expecting a baby"),
        "newborn": lambda: "👶 " + t.label("A newborn"),
        "neither": lambda: "✖️ " + t.label("Neither"),
        "milk": lambda: "🍼 " + t.label("Milk"),
        "vitamins": lambda: "💊 " + t.label("Vitamins"),
        "coupons": lambda: "🎟️ " + t.label("Food coupons"),
        "costs": lambda: "🩺 " + t.label("Medical costs"),
        "me": lambda: "🙂 " + t.label("I am"),
        "child": lambda: "🧒 " + t.label("A child"),
        "other": lambda: "👤 " + t.label("Somebody else"),
    }.get(choice, lambda: choice)()


def one(t: Translator, number: int, service: str, place: int, given: str | None) -> Screen:
    """One question of a request, by its place; an answer given before is marked."""
    listed = of_service(service)
    asked = listed[place]
    lines = ["❓ " + question(t, asked), t("{number} of {all}", number=place + 1, all=len(listed))]
    if asked.sensitive:
        lines.append("🔒 " + t("Only the people who work on it see it."))
    rows = [
        row(Button(_marked(t, choice, given), data("mine.said", number, asked.key, choice))) for choice in asked.choices
    ]
    skip = [row(Button("⏭ " + t.label("Skip"), data("mine.ask", number, place + 1)))] if asked.optional else []
    before = back(t, "mine.ask", number, place - 1) if place else back(t, "mine.add", number)
    return Screen(lines, [*rows, *skip, before])


def _marked(t: Translator, choice: str, given: str | None) -> str:
    return ("☑️ " if choice == given else "") + answer(t, choice)


def lines(t: Translator, service: str, given: tuple[Given, ...]) -> list[str]:
    """What was answered, a line each, in the reader's language; what is asked no more as it was kept."""
    known = {one.key: one for one in of_service(service)}
    return [
        f"❓ {question(t, known[one.question]) if one.question in known else t.said(one.question)}"
        f" {t.said(answer(t, one.answer))}"
        for one in given
    ]

"""Answers staff pick in their own language and the person reads in theirs: the words; never a query."""

from __future__ import annotations

from bot.domain.appointment_notices import About
from bot.domain.appointments import ASKS, Kept
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.appointments_pieces import answer_rows, mine_row, way_row
from handlers.views.common import back, to_menu

DOMAIN = "client"


def words(t: Translator, kept: Kept) -> Rendered:
    """The answer itself."""
    return {
        Kept.TODAY: lambda: t("Is it for today?"),
        Kept.STILL: lambda: t("Do you still need this?"),
        Kept.COME_NOW: lambda: t("Please come to the desk today. We wait for you."),
        Kept.COME_DESK: lambda: t("Please come to the desk when it is open next."),
        Kept.PAPERS: lambda: t("Please bring your papers, if you have any."),
        Kept.BABY_PAPERS: lambda: t("Please bring the baby's papers."),
        Kept.CHILD: lambda: t("Please bring your child with you."),
        Kept.RECEIPT: lambda: t("Please bring the bill or the prescription."),
        Kept.LOOKING: lambda: t("We are looking for a way to help. We will write to you here."),
        Kept.READY: lambda: t("It is ready. You can take it at the desk."),
        Kept.WAIT: lambda: t("This takes a few more days. We have not forgotten you."),
        Kept.WHICH_CHILD: lambda: t("How old is the child? Tap the button and write it."),
    }[kept]()


def told(t: Translator, about: About, kept: Kept) -> Screen:
    """To the person, with the buttons it asks for; the first words say nothing of a sensitive service."""
    asks = [
        row(Button("✅ " + t.label("Yes"), data("mine.yes", about.id, kept))),
        row(Button("✖️ " + t.label("No"), data("mine.no", about.id, kept))),
    ]
    rows = asks if kept in ASKS else [*answer_rows(t, about), way_row(t)]
    return Screen([f"{about.mark} {about.id} · {words(t, kept)}"], [*rows, mine_row(t), to_menu(t)])


def answered(t: Translator) -> str:
    """The word over the chat after yes or no."""
    return t.plain("Thank you. We have your answer.")


def choices(t: Translator, number: int, page: int, size: int) -> Screen:
    """For staff: which answer?"""
    every = list(Kept)
    shown = every[page * size : (page + 1) * size]
    rows = [row(Button(words(t, kept).plain, data("case.kept", number, kept))) for kept in shown]
    if len(every) > (page + 1) * size:
        rows.append(row(Button("➡️ " + t.label("More"), data("case.answers", number, page + 1))))
    return Screen(["💬"], [*rows, back(t, "case", number)])

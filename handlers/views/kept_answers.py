"""Answers staff pick in their own language and the person reads in theirs: the words; never a query."""

from __future__ import annotations

from collections.abc import Callable

from bot.domain.appointment_notices import About
from bot.domain.kept_answers import ASKS, QUIET, Kept
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.appointments_pieces import answer_rows, mine_row, way_row
from handlers.views.common import to_menu

DOMAIN = "client"


def words(t: Translator, kept: Kept) -> Rendered:
    """The answer itself."""
    return (_questions(t) | _invitations(t) | _news(t))[kept]()


def _questions(t: Translator) -> dict[Kept, Callable[[], Rendered]]:
    return {
        Kept.TODAY: lambda: t("Is it for today?"),
        Kept.STILL: lambda: t("Do you still need this?"),
        Kept.HOW_MANY: lambda: t("How many people are you? Tap the button and write it."),
        Kept.WHICH_CHILD: lambda: t("How old is the child? Tap the button and write it."),
        Kept.COLLEAGUE: lambda: t("May we give your request to a colleague?"),
        Kept.SLEEP: lambda: t("Do you have a place to sleep tonight?"),
        Kept.SAFE: lambda: t("Are you safe where you are now?"),
        Kept.BABY_BORN: lambda: t("Is the baby born?"),
        Kept.HOSPITAL: lambda: t("May we talk to the hospital for you?"),
    }


def _invitations(t: Translator) -> dict[Kept, Callable[[], Rendered]]:
    return {
        Kept.COME_NOW: lambda: t("Please come to the desk today. We wait for you."),
        Kept.COME_DAY: lambda: t("Please come on the day we gave you, with your papers."),
        Kept.COME_DESK: lambda: t("Please come to the desk when it is open next."),
        Kept.PAPERS: lambda: t("Please bring your papers, if you have any."),
        Kept.BABY_PAPERS: lambda: t("Please bring the baby's papers."),
        Kept.CHILD: lambda: t("Please bring your child with you."),
        Kept.CLOSING: lambda: t("Please call us, or come to the desk today before it closes."),
        Kept.RECEIPT: lambda: t("Please bring the bill or the prescription."),
        Kept.PRESCRIPTION: lambda: t("Please bring the doctor's prescription."),
        Kept.VACCINATION: lambda: t("Please bring the vaccination card."),
        Kept.BAG: lambda: t("Please bring an empty bag."),
        Kept.SPEAKER: lambda: t("Please bring somebody who speaks Turkish, if you can."),
    }


def _news(t: Translator) -> dict[Kept, Callable[[], Rendered]]:
    return {
        Kept.READY: lambda: t("It is ready. You can take it at the desk."),
        Kept.LOOKING: lambda: t("We are looking for a way to help. We will write to you here."),
        Kept.WAIT: lambda: t("This takes a few more days. We have not forgotten you."),
        Kept.THANKS: lambda: t("Thank you, we have it."),
        Kept.NOT_MONTH: lambda: t("It is not possible this month. You may ask again next month."),
        Kept.ELSEWHERE: lambda: t("We do not do this. Another organisation may help you."),
        Kept.UNREACHED: lambda: t("We called and could not reach you. Write to us when we can call again."),
        Kept.CHANGED: lambda: t("The day has changed. Please look again under “My requests”."),
        Kept.PAPERS_READY: lambda: t("Your papers are ready. You can take them at the desk."),
        Kept.DOCTOR: lambda: t("The doctor's appointment is made. Please come to the desk for the details."),
        Kept.INTERPRETER: lambda: t("We have an interpreter for you. You can come alone."),
    }


def told(t: Translator, about: About, kept: Kept) -> Screen:
    """To the person, with the buttons it asks for; what is nobody else's business comes below neutral first words."""
    first = f"{about.mark} {about.id} · "
    lines = [first + words(t, kept)]
    if kept in QUIET:
        lines = [first + (t("A question for you:") if kept in ASKS else t("An answer for you:")), "", words(t, kept)]
    return Screen(lines, [*_rows(t, about, kept), mine_row(t), to_menu(t)])


def _rows(t: Translator, about: About, kept: Kept) -> list[Row]:
    if kept in ASKS:
        return [
            row(Button("✅ " + t.label("Yes"), data("mine.yes", about.id, kept))),
            row(Button("✖️ " + t.label("No"), data("mine.no", about.id, kept))),
        ]
    if kept is Kept.ELSEWHERE:
        return [row(Button("🏢 " + t.label("Others who help"), data("others", 0, "menu"))), *answer_rows(t, about)]
    return [*answer_rows(t, about), way_row(t)]


def answered(t: Translator) -> str:
    """The word over the chat after yes or no."""
    return t.plain("Thank you. We have your answer.")

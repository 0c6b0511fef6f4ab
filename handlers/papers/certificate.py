"""The certificate of a volunteer as PDF: what was recorded, and thanks; never a claim that no line of hours bears."""

from __future__ import annotations

from bot.domain.papers import Certificate
from bot.i18n import Ltr, Rendered, Translator, value
from handlers.papers import typeface
from handlers.papers.pieces import made_on, organisation
from handlers.papers.sheet import ACCENT, BLACK, GREY, Sheet, Style
from handlers.views.lengths import time_helped

DOMAIN = "volunteer"
TITLE, NAME, TEXT = Style(30, True, ACCENT, "center"), Style(24, True, at="center"), Style(14, at="center")
SMALL = Style(10, colour=GREY, at="center")


def write_certificate(t: Translator, given: Certificate) -> bytes:
    """One page; where we cannot write the name, or have none, there is a line to write it on by hand."""
    title = t("Certificate")
    with Sheet(t, title, given.statement.made_on) as sheet:
        sheet.frame(10, ACCENT, 1.2)
        sheet.gap(18)
        sheet.paragraph(organisation(t), Style(13, True, at="center"))
        sheet.gap(14)
        sheet.paragraph(title, TITLE)
        sheet.gap(10)
        _name(sheet, typeface.written_name(given.statement.name))
        sheet.gap(8)
        _words(sheet, given)
        _foot(sheet, given)
        return sheet.output()


def _name(sheet: Sheet, name: str) -> None:
    if name:
        sheet.paragraph(value(name), NAME)
        return
    sheet.gap(NAME.height)
    sheet.rule(BLACK)


def _words(sheet: Sheet, given: Certificate) -> None:
    t = sheet.t
    time = time_helped(t, given.statement.minutes)
    sheet.paragraph(t("helped as a volunteer: {time}", time=time), TEXT)
    sheet.paragraph(_span(t, given), TEXT)
    sheet.gap(6)
    sheet.paragraph(" · ".join(t.data(task) for task in given.statement.tasks), Style(13, colour=ACCENT, at="center"))
    sheet.gap(10)
    sheet.paragraph(t("Thank you. Your time and your hands have helped people who needed them."), TEXT)


def _span(t: Translator, given: Certificate) -> Rendered:
    lines = given.statement.in_order
    first, last = t.day(lines[0].on, with_year=True), t.day(lines[-1].on, with_year=True)
    if lines[0].on == lines[-1].on:
        return t("on {day}", day=first)
    return t("from {first} to {last}", first=first, last=last)


def _foot(sheet: Sheet, given: Certificate) -> None:
    t = sheet.t
    sheet.y = sheet.height - 88
    sheet.paragraph(made_on(t, given.statement.made_on), TEXT)
    sheet.gap(22)
    sheet.rule(BLACK, part=0.4)
    sheet.gap(1)
    sheet.paragraph(t("Signature and stamp"), Style(10, colour=GREY))
    sheet.gap(6)
    sheet.paragraph(t("Only shifts that were attended are counted."), SMALL)
    sheet.paragraph(t("Code {code}, issue {number}", code=Ltr(given.code), number=given.issue), SMALL)

"""What stands on every paper of ours: who it is from, when it was made, the page's number."""

from __future__ import annotations

from datetime import date

from bot.i18n import Rendered, Translator
from handlers.papers.sheet import ACCENT, GREY, Sheet, Style

DOMAIN = "volunteer"


def organisation(t: Translator) -> Rendered:
    """Who we are, as on a letter."""
    return t("Istanbul Interparish Migrant Program (IIMP)")


def made_on(t: Translator, day: date) -> Rendered:
    """When the paper was made."""
    return t("Made on {day}", day=t.day(day, with_year=True))


def letterhead(sheet: Sheet) -> None:
    """Who it is from, above everything else."""
    sheet.paragraph(organisation(sheet.t), Style(11, True, ACCENT))
    sheet.gap(1)
    sheet.rule(ACCENT, width=0.8)
    sheet.gap(8)


def feet(sheet: Sheet) -> None:
    """The number of each page, once all are written."""
    pages = sheet.pages
    words = [sheet.t("Page {page} of {pages}", page=page, pages=pages) for page in range(1, pages + 1)]
    sheet.feet(words, Style(8, colour=GREY, at="end"))

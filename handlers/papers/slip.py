"""The slip of somebody without a phone, to print: a number and its picture; never a word, a name or a service."""

from __future__ import annotations

from bot.domain.papers import Slip
from bot.i18n import Translator
from handlers.papers import typeface
from handlers.papers.sheet import Sheet, Style

SIZE = (74.0, 105.0)
"""A7, millimetres: what fits a purse; on an A4 printer it comes out as big as the page is set."""
DIGITS, PICTURE = Style(60, True, at="center"), 44.0
SMALLER, MOST_LARGE = Style(42, True, at="center"), 4
ASPECT = 136 / 128  # of the pictograms in our font


def write_slip(t: Translator, shown: Slip) -> bytes:
    """One small page as PDF."""
    with Sheet(t, str(shown.number), shown.made_on, SIZE) as sheet:
        sheet.y = 10
        digits = str(shown.number)
        sheet.paragraph(digits, DIGITS if len(digits) <= MOST_LARGE else SMALLER)
        picture = typeface.pictogram(shown.mark)
        if picture is not None:
            sheet.stamp(picture, (SIZE[0] - PICTURE * ASPECT) / 2, PICTURE)
        return sheet.output()

"""The fonts of our papers and which letters they have; never a page."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.fonts import TTFFont

from bot.i18n import Translator, Untranslated, strip_marks
from bot.i18n.languages import SOURCE

FOLDER = Path(__file__).parents[2] / "bot" / "data" / "fonts"
FAMILY = "NotoSans"
_STYLES = {"": "Regular", "B": "Bold"}


def put_into(pdf: FPDF) -> None:
    """Load the fonts."""
    for style, name in _STYLES.items():
        pdf.add_font(FAMILY, style, FOLDER / f"{FAMILY}-{name}.ttf")


def close(pdf: FPDF) -> None:
    """Close the fonts' files: fpdf2 does so only when it writes the document, and not every document comes to that."""
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.close()


def shape(pdf: FPDF, language: str, *, rtl: bool) -> None:
    """Join and place the letters of what comes next as this language does, in one direction."""
    pdf.set_text_shaping(True, direction="rtl" if rtl else "ltr", language=language)


def fitted(t: Translator, text: str) -> str:
    """The text without signs no font of ours has, such as emoji.

    Raises Untranslated where letters lack, so that the paper falls back to a language we can write; what English lacks
    is left out.
    """
    lacking = _lacking(text)
    if any(_is_letter(char) for char in lacking) and t.tag != SOURCE:
        raise Untranslated(t.tag, text, "content")
    return "".join(char for char in text if char not in lacking)


def written_name(name: str) -> str:
    """A name without signs we cannot write; empty where one of its letters lacks: half a name is nobody's."""
    lacking = _lacking(name)
    if any(_is_letter(char) for char in lacking):
        return ""
    return " ".join("".join(char for char in strip_marks(name) if char not in lacking).split())


def _lacking(text: str) -> set[str]:
    return {char for char in text if not char.isspace() and ord(char) not in _known()}


def _is_letter(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


@cache
def _known() -> frozenset[int]:
    with TTFont(FOLDER / f"{FAMILY}-Regular.ttf", lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def pictogram(sign: str) -> bytes | None:
    """A pictogram in colour as a PNG, 128 pixels high; None where ours have no picture of it."""
    with TTFont(FOLDER / "NotoColorEmoji.ttf", lazy=True) as font:
        name = font.getBestCmap().get(ord(sign[0])) if sign else None
        found = font["CBDT"].strikeData[0].get(name) if name else None
        return bytes(found.imageData) if found is not None else None

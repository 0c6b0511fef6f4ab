"""The slip to print: a number, large, and its picture; no word that says what it is about."""

from __future__ import annotations

import io
from datetime import date

import pytest
from papers_words import speaker
from PIL import Image
from pypdf import PdfReader

from bot.domain.appointments import MARKS
from bot.domain.papers import Slip
from bot.i18n import Catalogues
from handlers import papers
from handlers.papers import typeface
from handlers.papers.picture import picture

WORDS = Catalogues({"en": speaker("en")}, frozenset())


def made(number: int, mark: str) -> bytes:
    upload = papers.make(WORDS, papers.order("en", Slip(number, mark, date(2026, 12, 1))))
    assert (upload.field, upload.name, upload.mime) == ("document", "slip.pdf", "application/pdf")
    return upload.content


@pytest.mark.parametrize("number", [7, 42, 12345])
def test_the_digits_are_all_there_is_to_read(number: int) -> None:
    [page] = PdfReader(io.BytesIO(made(number, "🐟"))).pages
    assert page.extract_text().split() == [str(number)]


def test_two_slips_of_one_number_differ_by_their_picture() -> None:
    fish, apple = (Image.open(io.BytesIO(picture(made(42, mark), 300))).convert("RGB") for mark in "🐟🍎")
    assert fish.tobytes() != apple.tobytes()


@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_has_a_picture(mark: str) -> None:
    assert typeface.pictogram(mark)

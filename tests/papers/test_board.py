"""The board as a picture: its size, what comes first, and the side on which reading begins."""

from __future__ import annotations

import io
from datetime import date

import pytest
from papers_words import speaker, week
from PIL import Image

from bot.domain.delivery import MOST_UPLOADED
from bot.domain.papers import Board, BoardRow
from bot.i18n import Catalogues
from handlers import papers
from handlers.papers.board import draw_board
from handlers.papers.sheet import RED


def picture(tag: str, board: Board) -> Image.Image:
    return Image.open(io.BytesIO(draw_board(speaker(tag), board))).convert("RGB")


def is_red(pixel: tuple[int, ...]) -> bool:
    return all(abs(part - wanted) < 12 for part, wanted in zip(pixel, RED, strict=True))


def stripes(shown: Image.Image, x: int) -> int:
    """How many stripes of red there are in one column of pixels."""
    column = [is_red(shown.getpixel((x, y))) for y in range(shown.height)]  # type: ignore[arg-type]
    return sum(here and not before for before, here in zip([False, *column], column, strict=False))


def test_short_shifts_come_first_and_then_all_by_time() -> None:
    rows = week(12).in_order
    assert [row.missing > 0 for row in rows] == [True] * 2 + [False] * 10
    assert [row.starts_at for row in rows[:2]] == sorted(row.starts_at for row in rows[:2])
    assert [row.starts_at for row in rows[2:]] == sorted(row.starts_at for row in rows[2:])


@pytest.mark.parametrize("tag", ["en", "tr", "ar", "fa"])
def test_it_fits_a_phone_and_marks_what_is_short_where_reading_begins(tag: str) -> None:
    shown = picture(tag, week(8))
    begin, end = (1080 - 8, 8) if tag in ("ar", "fa") else (8, 1080 - 8)
    assert shown.width == 1080
    assert 1000 < shown.height < 2200
    assert stripes(shown, begin) == 1
    assert stripes(shown, end) == 0


def test_the_biggest_week_is_still_a_photo_that_telegram_takes() -> None:
    made = draw_board(speaker("en"), week(200))
    shown = Image.open(io.BytesIO(made))
    assert shown.width + shown.height <= 10_000
    assert shown.height / shown.width <= 20
    assert len(made) < MOST_UPLOADED


def test_a_week_without_shifts_and_one_without_a_short_one_have_no_red() -> None:
    first, last = date(2026, 11, 30), date(2026, 12, 6)
    calm = Board(first, last, tuple(row for row in week(8).rows if not row.missing))
    for board in (Board(first, last, ()), calm):
        colours = picture("en", board).getcolors(1 << 20)
        assert colours is not None
        assert not any(is_red(colour) for _, colour in colours)  # type: ignore[arg-type]


def test_it_counts_and_names_nobody() -> None:
    """SH-H4."""
    facts = set(BoardRow.__dataclass_fields__)
    assert facts == {"starts_at", "ends_at", "task", "programme", "filled", "seats", "missing"}


def test_it_is_ready_to_be_sent_as_a_photo() -> None:
    words = Catalogues({"en": speaker("en")}, frozenset())
    upload = papers.make(words, papers.order("en", week(3)))
    assert (upload.field, upload.name, upload.mime) == ("photo", "shifts.png", "image/png")

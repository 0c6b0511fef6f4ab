"""Pages with words in the reader's direction: paragraphs, rows of cells, lines; never what they say.

Words are broken into lines and put in order here (``lines``, ``runs``), as fpdf2 does neither for mixed directions.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Self

from fpdf import FPDF

from bot.i18n import Translator
from handlers.papers import typeface
from handlers.papers.lines import broken
from handlers.papers.runs import Run, runs
from handlers.rendering import plain

Colour = tuple[int, int, int]
BLACK, GREY, ACCENT, RED, PALE = (20, 20, 20), (95, 95, 95), (0, 88, 110), (176, 32, 32), (226, 232, 234)
A4 = (210.0, 297.0)
LEADING = 1.5  # height of a line in its letters' size: Arabic marks stand above and below
MM = 25.4 / 72  # of a point


@dataclass(frozen=True, slots=True)
class Style:
    """How words look; ``size`` in points, ``at`` is start, center or end of the line as the reader reads."""

    size: float = 11
    bold: bool = False
    colour: Colour = BLACK
    at: str = "start"

    @property
    def height(self) -> float:
        """The height of one line, in millimetres."""
        return self.size * MM * LEADING


Cell = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class Turn:
    """When a row goes to the next page: ``keep`` is the room to leave below it, ``head`` draws what stands above it."""

    head: Callable[[], None]
    keep: float = 0


class Sheet:
    """A document that is written from top to bottom, and holds its fonts open; lengths in millimetres."""

    def __init__(self, t: Translator, title: str, made_on: date, size: tuple[float, float] = A4) -> None:
        self.t, self.margin, (self.width, self.height) = t, size[0] / 10, size
        self.y = self.margin
        self._column: tuple[float, float] | None = None
        self._measured: dict[tuple[str, bool, str, float], float] = {}
        self._pdf = FPDF(format=size)
        self._pdf.set_auto_page_break(False)
        self._pdf.set_margin(0)
        self._pdf.c_margin = 0
        self._pdf.set_title(plain(title))
        self._pdf.set_lang(t.tag)
        self._pdf.set_creation_date(datetime.combine(made_on, time(), UTC))
        typeface.put_into(self._pdf)
        self._pdf.add_page()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *trouble: object) -> None:
        typeface.close(self._pdf)

    @property
    def inner(self) -> float:
        """The width between the margins, or of the column."""
        return self._column[1] if self._column else self.width - 2 * self.margin

    @property
    def bottom(self) -> float:
        """Where a page's words end and its foot begins."""
        return self.height - self.margin - 8

    def next_page(self) -> None:
        """Go on at the top of a new page."""
        self._pdf.add_page()
        self.y = self.margin

    def within(self, left: float, width: float) -> None:
        """Paragraphs stand in this column from now on."""
        self._column = (left, width)

    def whole(self) -> None:
        """Paragraphs stand between the margins again."""
        self._column = None

    def speak(self, t: Translator) -> None:
        """Go on in another language and its direction."""
        self.t = t

    def height_of(self, text: str, style: Style) -> float:
        """How high a paragraph would be."""
        return len(self._lines(text, self.inner, style)) * style.height

    def modules(self, rows: Sequence[Sequence[int]], size: float) -> None:
        """Black squares where the rows say so, in a square of this size in the middle of the page."""
        side = size / len(rows)
        left = (self.width - size) / 2
        self._pdf.set_fill_color(0, 0, 0)
        for number, row in enumerate(rows):
            x = 0
            for dark, run in groupby(row):
                length = len(list(run))
                if dark:  # one piece for what stands side by side: no hair lines between when printed
                    top = self.y + number * side
                    self._pdf.rect(left + x * side, top, length * side, side * 1.02, style="F")
                x += length
        self.y += size

    def gap(self, height: float) -> None:
        """Leave room."""
        self.y += height

    def paragraph(self, text: str, style: Style) -> None:
        """Words over the whole width, on the next page where they do not fit."""
        lines = self._lines(text, self.inner, style)
        if self.y + len(lines) * style.height > self.bottom:
            self.next_page()
        self._draw(lines, self._column[0] if self._column else self.margin, self.inner, style)
        self.y += len(lines) * style.height

    def row(self, cells: Sequence[Cell], widths: Sequence[float], turn: Turn | None = None) -> None:
        """Cells side by side, the first where reading begins; ``widths`` are parts of the whole."""
        columns = self._columns(widths)
        texts = [self._lines(text, width, style) for (text, style), (_, width) in zip(cells, columns, strict=True)]
        height = max(len(lines) * style.height for lines, (_, style) in zip(texts, cells, strict=True))
        if turn and self.y + height + turn.keep > self.bottom:
            self.next_page()
            turn.head()
        for lines, (_, style), (x, width) in zip(texts, cells, columns, strict=True):
            self._draw(lines, x, width, style)
        self.y += height

    def _columns(self, widths: Sequence[float]) -> list[tuple[float, float]]:
        """Left edge and width of each column, mirrored where people read from the right; 3 mm between them."""
        whole, x, found = sum(widths), 0.0, []
        for part in widths:
            width = self.inner * part / whole
            found.append((x, width - (3 if x + width < self.inner - 0.01 else 0)))
            x += width
        return [(self.margin + (self.inner - x - width if self.t.rtl else x), width) for x, width in found]

    def rule(self, colour: Colour = PALE, part: float = 1.0, width: float = 0.3) -> None:
        """A line from where reading begins, over a part of the width."""
        length = self.inner * part
        left = self.margin + (self.inner - length if self.t.rtl else 0)
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(width)
        self._pdf.line(left, self.y, left + length, self.y)

    def edge(self, top: float, width: float, colour: Colour) -> None:
        """A stripe from ``top`` down to here, along the edge of the page where reading begins."""
        self._pdf.set_fill_color(*colour)
        self._pdf.rect(self.width - width if self.t.rtl else 0, top, width, self.y - top, style="F")

    def stamp(self, picture: bytes, start: float, size: float, down: float = 0) -> None:
        """A small picture so far from where reading begins, and so far below where we are."""
        left = self.width - start - size if self.t.rtl else start
        self._pdf.image(io.BytesIO(picture), left, self.y + down, h=size)

    def band(self, height: float, colour: Colour) -> None:
        """A stripe of colour over the whole width, so high from here; what follows stands on it."""
        self._pdf.set_fill_color(*colour)
        self._pdf.rect(0, self.y, self.width, height, style="F")

    def frame(self, inset: float, colour: Colour, width: float) -> None:
        """A frame around the whole page."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(width)
        self._pdf.rect(inset, inset, self.width - 2 * inset, self.height - 2 * inset)

    def feet(self, words: Sequence[str], style: Style) -> None:
        """One line at the foot of each page, when all pages are written."""
        for number, text in enumerate(words, start=1):
            self._pdf.page = number
            self._use(Style(1))  # fpdf2 takes the font of the page before for this page's, and would not set it again
            self.y = self.bottom + 4
            self._draw(self._lines(text, self.inner, style), self.margin, self.inner, style)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return int(self._pdf.pages_count)

    def output(self) -> bytes:
        """The document as PDF."""
        return bytes(self._pdf.output())

    def _lines(self, text: str, width: float, style: Style) -> list[str]:
        self._use(style)
        return broken(typeface.fitted(self.t, plain(text)), width, self._length)

    def _length(self, line: str) -> float:
        return sum(self._run_length(run) for run in runs(line, rtl=self.t.rtl))

    def _run_length(self, run: Run) -> float:
        """The length of a run in the style in use, measured once: the same few words stand on every line."""
        key = (run.text, run.rtl, self._pdf.font_style, self._pdf.font_size_pt)
        if key not in self._measured:
            typeface.shape(self._pdf, self.t.tag, rtl=run.rtl)
            self._measured[key] = self._pdf.get_string_width(run.text)
        return self._measured[key]

    def _draw(self, lines: Sequence[str], x: float, width: float, style: Style) -> None:
        self._use(style)
        for number, line in enumerate(lines):
            self._pdf.set_xy(x + self._indent(width - self._length(line), style), self.y + number * style.height)
            for run in runs(line, rtl=self.t.rtl):
                typeface.shape(self._pdf, self.t.tag, rtl=run.rtl)
                self._pdf.cell(self._run_length(run), style.height, run.text)

    def _indent(self, room: float, style: Style) -> float:
        """Room left of a line."""
        if style.at == "center":
            return room / 2
        return room if (style.at == "end") != self.t.rtl else 0

    def _use(self, style: Style) -> None:
        self._pdf.set_font(typeface.FAMILY, "B" if style.bold else "", style.size)
        self._pdf.set_text_color(*style.colour)

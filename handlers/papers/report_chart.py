"""A report as one picture for a phone: bars, each with its number; never a number the report does not tell.

matplotlib is loaded with the first chart: it takes a second and 60 MB, and most days nobody draws one.
"""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING

from bot.domain.disclosure import Shown
from bot.domain.papers import ReportChart
from bot.i18n import Rendered, Translator, strip_marks
from handlers.papers import typeface
from handlers.papers.sheet import ACCENT, BLACK, GREY, Colour
from handlers.rendering import plain
from handlers.views import report_words as words
from handlers.views.report_words import Section, number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

DOMAIN = "staff"
PIXELS, DPI = 1080, 200
WIDTH = PIXELS / DPI  # inches
HEAD, TITLE, LINE, GAP = 0.66, 0.34, 0.23, 0.06  # heights in inches
NAMES = 0.43
"""The part of the width in which a line's name stands."""
MOST_LINES, MONTHS = 6, 12
MOST_NAME = 26
"""Letters of a name beside its bar."""
LIGHT, MID = (201, 207, 209), (120, 170, 184)
_drawing = Lock()  # matplotlib is not made for threads


def draw_report(t: Translator, shown: ReportChart) -> bytes:
    """A PNG 1080 pixels wide, with every table of the report that has a line."""
    report = shown.report
    sections = [one for one in (make(t, report) for make in words.SECTIONS) if one.lines]
    base = max((one.base for one in sections), default=1)
    with _drawing:
        picture = _Picture(HEAD + sum(map(_height, sections)) + 0.15)
        picture.head(_bare(t, words.time_of(t, report.period)), [_bare(t, note) for note in words.rounding(t, base)])
        for section in sections:
            picture.section(t, section)
        if not sections:
            picture.say(_bare(t, t("Nothing was counted in this time.")), 11)
        return picture.png()


def _height(section: Section) -> float:
    legend = LINE if len(section.columns) > 1 else 0
    return TITLE + legend + _thick(section) * len(_lines(section)) + GAP


def _lines(section: Section) -> tuple[tuple[Rendered, tuple[Shown, ...]], ...]:
    """The first ones, or every month of a year."""
    return section.lines[: MONTHS if section.in_order else MOST_LINES]


def _thick(section: Section) -> float:
    """The height of one line with its bars, in inches."""
    return LINE * (1 + 0.55 * (len(section.columns) - 1))


class _Picture:
    """A figure that is filled from top to bottom; lengths in inches."""

    def __init__(self, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  loaded with the first chart
        from matplotlib.figure import Figure  # noqa: PLC0415
        from matplotlib.font_manager import FontProperties  # noqa: PLC0415

        self.height, self.y = height, 0.0
        self.figure: Figure = Figure(figsize=(WIDTH, height), dpi=DPI, facecolor="white")
        FigureCanvasAgg(self.figure)
        self.fonts: dict[bool, FontProperties] = {
            bold: FontProperties(fname=typeface.FOLDER / f"{typeface.FAMILY}-{'Bold' if bold else 'Regular'}.ttf")
            for bold in (False, True)
        }

    def head(self, title: str, notes: list[str]) -> None:
        """What time it is of, and how numbers are shown."""
        self.y = 0.16
        self.say(title, 13, bold=True)
        self.y += 0.27
        self.say(" ".join(notes), 7.5, colour=GREY)
        self.y = HEAD

    def say(self, text: str, size: float, *, bold: bool = False, colour: Colour = BLACK) -> None:
        """Words from the left edge, at the height that was reached."""
        place = (0.04, 1 - self.y / self.height)
        self.figure.text(*place, text, va="top", color=_rgb(colour), fontsize=size, fontproperties=self.fonts[bold])

    def section(self, t: Translator, section: Section) -> None:
        """One table: its title, and a line of bars for each of its lines."""
        lines = _lines(section)
        self.say(_titled(t, section), 9.5, bold=True, colour=ACCENT)
        self.y += TITLE - 0.06
        if len(section.columns) > 1:
            self._legend(t, section)
        height = _thick(section) * len(lines)
        self.y += height
        axes = self.figure.add_axes((0.04, 1 - self.y / self.height, 0.92, height / self.height))
        self._bars(t, axes, section)
        self.y += GAP + 0.06

    def _bars(self, t: Translator, axes: Axes, section: Section) -> None:
        lines, columns = _lines(section), len(section.columns)
        longest = max(one.number for _, numbers in lines for one in numbers) or 1
        axes.set_xlim(0, 1)
        axes.set_ylim(len(lines), 0)
        axes.axis("off")
        for at, (name, numbers) in enumerate(lines):
            self._word(axes, 0, at + 0.5, _cut(_bare(t, name)), BLACK)
            for column, one in enumerate(numbers):
                thick = 0.8 / columns
                middle = at + 0.1 + thick * (column + 0.5)
                length = (1 - NAMES - 0.12) * one.number / longest
                self._bar(axes, middle, max(length, 0.002), thick * 0.86, _colour(column, columns), one)
                self._word(axes, NAMES + length + 0.012, middle, number(one), BLACK)

    def _bar(self, axes: Axes, y: float, length: float, thick: float, colour: Colour, shown: Shown) -> None:
        """A bar; one that stands for a few is only an outline, for it says nothing of how many."""
        few = {"facecolor": "none", "edgecolor": _rgb(colour), "hatch": "/////", "linewidth": 0.6}
        axes.barh(y, length, thick, left=NAMES, **(few if shown.few else {"facecolor": _rgb(colour)}))

    def _word(self, axes: Axes, x: float, y: float, text: str, colour: Colour) -> None:
        style = {"color": _rgb(colour), "fontsize": 8, "fontproperties": self.fonts[False]}
        axes.text(x, y, text, va="center", **style)  # type: ignore[arg-type]

    def _legend(self, t: Translator, section: Section) -> None:
        axes = self.figure.add_axes((0.04, 1 - (self.y + LINE) / self.height, 0.92, LINE / self.height))
        axes.set_xlim(0, 1)
        axes.set_ylim(1, 0)
        axes.axis("off")
        for column, name in enumerate(section.columns):
            left = NAMES + column * 0.19
            axes.barh(0.45, 0.025, 0.45, left=left, facecolor=_rgb(_colour(column, len(section.columns))))
            self._word(axes, left + 0.035, 0.45, _bare(t, name), GREY)
        self.y += LINE

    def png(self) -> bytes:
        """The picture."""
        out = io.BytesIO()
        self.figure.savefig(out, format="png")
        return out.getvalue()


def _titled(t: Translator, section: Section) -> str:
    """The title with the number of all, and how many lines are left out."""
    together = " / ".join(map(number, section.total))
    left = len(section.lines) - len(_lines(section))
    more = (
        f" ({_bare(t, t.plural('and {n} more in the table', 'and {n} more in the table', left))})" if left > 0 else ""
    )
    return f"{_bare(t, section.title)}: {together}{more}"


def _colour(column: int, columns: int) -> Colour:
    return (LIGHT, MID, ACCENT)[column - columns]


def _rgb(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in colour)
    return red, green, blue


def _bare(t: Translator, text: Rendered) -> str:
    """Words as they are drawn: without markup, marks, and signs our font lacks."""
    return " ".join(typeface.fitted(t, strip_marks(plain(text))).replace("$", r"\$").split())


def _cut(text: str) -> str:
    return text if len(text) <= MOST_NAME else text[: MOST_NAME - 1] + "…"

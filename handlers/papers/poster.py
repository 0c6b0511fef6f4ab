"""A programme on one page for a door, in several languages, with the code that opens it in Telegram; never a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import segno

from bot.domain.papers import Poster
from bot.i18n import Catalogues, Ltr, Translator, value
from handlers.papers import typeface
from handlers.papers.picture import picture
from handlers.papers.pieces import letterhead, made_on
from handlers.papers.sheet import ACCENT, BLACK, GREY, PALE, Sheet, Style
from handlers.rendering import plain

DOMAIN = "client"
PIXELS = 1240  # 150 an inch
MARGIN, CODE, BETWEEN = 15.0, 56.0, 8.0
QUIET = 7.0  # more than four of its modules, as a code needs around it (ISO/IEC 18004)
NAME, HOURS = Style(24, True, ACCENT, "center"), Style(16, True, BLACK, "center")
PLACE, CALL = Style(13, False, BLACK, "center"), Style(13, True, ACCENT, "center")
URL, FOOT = Style(14, True, BLACK, "center"), Style(8, colour=GREY, at="center")
SIZES = (2.0, 1.8, 1.6, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""The biggest at which everything fits is taken: it is read from afar."""
STACKED = 2
"""So many languages stand one above the other; more stand in two columns."""

Line = tuple[str, Style]


@dataclass(frozen=True, slots=True)
class _Block:
    """What is said in one language: lines in their style at size 1."""

    t: Translator
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A part of the page, in millimetres."""

    left: float
    top: float
    width: float
    height: float


def write_poster(words: Catalogues, language: str, shown: Poster) -> bytes:
    """One page A4 as PDF. A language without a word, or whose letters we cannot write, gives way to its next one."""
    blocks = _blocks(words, shown)
    first = blocks[0].t
    with Sheet(first, first.data(shown.programme), shown.made_on) as sheet:
        sheet.margin = sheet.y = MARGIN
        letterhead(sheet)
        url_at = sheet.bottom - URL.height
        code_at = url_at - QUIET - CODE
        _say(sheet, blocks, code_at - QUIET)
        sheet.y = code_at
        sheet.modules([tuple(row) for row in segno.make(shown.link, error="m", micro=False).matrix], CODE)
        sheet.paragraph(value(Ltr(shown.link.removeprefix("https://").partition("?")[0])), URL)
        made, own = words.render(language, lambda t: made_on(t, shown.made_on))
        sheet.speak(own)
        sheet.feet([made], FOOT)
        return sheet.output()


def draw_poster(words: Catalogues, language: str, shown: Poster) -> bytes:
    """The same as a picture, PNG."""
    return picture(write_poster(words, language, shown), PIXELS)


def _blocks(words: Catalogues, shown: Poster) -> list[_Block]:
    """One for each language that is really spoken: two that fall back to the same are said once."""
    found = [words.render(tag, lambda t: _said(t, shown))[0] for tag in shown.languages]
    return list({block.t.tag: block for block in found}.values())


def _said(t: Translator, shown: Poster) -> _Block:
    lines: list[Line] = [(t.data(shown.programme), NAME)]
    for hours in shown.hours:
        days = " · ".join(t.weekday(number) for number in hours.weekdays)
        lines.append((days, HOURS))
        lines.append((t("from {start} to {end}", start=t.clock(hours.starts), end=t.clock(hours.ends)), HOURS))
    for place in shown.places:
        lines.append((t.data(place.name), replace(PLACE, bold=True)))
        lines.append((t.data(place.address), PLACE))
    lines.append((t("Help is free. You can ask without giving your name."), PLACE))
    # Translators: on a poster, above a code to photograph; the helper is our bot in Telegram
    lines.append((t("Scan this with your phone. Our helper answers in your language."), CALL))
    for text, _ in lines:
        typeface.fitted(t, plain(text))  # letters that lack make the whole block fall back
    return _Block(t, tuple(lines))


def _say(sheet: Sheet, blocks: Sequence[_Block], floor: float) -> None:
    """Each block in its part of the page, all of them equally big and as big as there is room."""
    cells = _cells(sheet, len(blocks), floor)
    size = next((size for size in SIZES if _highest(sheet, blocks, cells, size) <= cells[0].height), SIZES[-1])
    above = (cells[0].height - _highest(sheet, blocks, cells, size)) / 2
    for number, (block, cell) in enumerate(zip(blocks, cells, strict=True)):
        sheet.whole()
        sheet.y = cell.top - BETWEEN / 2
        if number and cell.left == cells[0].left:
            sheet.rule(PALE)
        sheet.within(cell.left, cell.width)
        sheet.speak(block.t)
        sheet.y = cell.top + above
        for text, style in _sized(block.lines, size):
            sheet.paragraph(text, style)
    sheet.whole()


def _cells(sheet: Sheet, count: int, floor: float) -> list[_Cell]:
    """One column for few, two for more, in the order in which the first language is read."""
    columns = 1 if count <= STACKED else 2
    rows = -(-count // columns)
    height = (floor - sheet.y - BETWEEN * (rows - 1)) / rows
    width = (sheet.inner - BETWEEN * (columns - 1)) / columns
    cells = []
    for number in range(count):
        down, across = divmod(number, columns)
        column = columns - 1 - across if sheet.t.rtl else across
        left = sheet.margin + column * (width + BETWEEN)
        cells.append(_Cell(left, sheet.y + down * (height + BETWEEN), width, height))
    return cells


def _highest(sheet: Sheet, blocks: Sequence[_Block], cells: Sequence[_Cell], size: float) -> float:
    """The height of the longest block at this size."""
    found = []
    for block, cell in zip(blocks, cells, strict=True):
        sheet.within(cell.left, cell.width)
        sheet.speak(block.t)
        found.append(sum(sheet.height_of(text, style) for text, style in _sized(block.lines, size)))
    return max(found)


def _sized(lines: Iterable[Line], size: float) -> Iterable[Line]:
    return ((text, replace(style, size=style.size * size)) for text, style in lines)

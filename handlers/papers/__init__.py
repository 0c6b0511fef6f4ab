"""Files we make, ready to be sent: calendar, statement, certificate, board; pure, from facts to bytes.

Each is written in the first language of the reader's chain that has all its words and whose letters our fonts have.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.delivery import Upload
from bot.domain.papers import Board, Certificate, Entry, Statement
from bot.i18n import Catalogues
from handlers.papers.board import draw_board
from handlers.papers.calendar_file import write_calendar
from handlers.papers.certificate import write_certificate
from handlers.papers.statement import write_statement

__all__ = ["board_picture", "calendar", "certificate_paper", "statement_paper"]


def calendar(words: Catalogues, language: str, entries: Sequence[Entry], made_at: datetime) -> Upload:
    """A volunteer's shifts for the calendar of a phone."""
    made, _ = words.render(language, lambda t: write_calendar(t, entries, made_at))
    return Upload("document", "shifts.ics", "text/calendar", made)


def statement_paper(words: Catalogues, language: str, data: Statement) -> Upload:
    """A volunteer's hours."""
    return Upload(
        "document", "hours.pdf", "application/pdf", words.render(language, lambda t: write_statement(t, data))[0]
    )


def certificate_paper(words: Catalogues, language: str, data: Certificate) -> Upload:
    """A volunteer's certificate."""
    made, _ = words.render(language, lambda t: write_certificate(t, data))
    return Upload("document", "certificate.pdf", "application/pdf", made)


def board_picture(words: Catalogues, language: str, data: Board) -> Upload:
    """The board of some days."""
    return Upload("photo", "shifts.png", "image/png", words.render(language, lambda t: draw_board(t, data))[0])

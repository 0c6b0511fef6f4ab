"""Files that are drawn only when they go out: what stands in one as JSON, and drawing it; never who gets it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import TypeAdapter

from bot.domain.delivery import Order, Upload
from bot.domain.papers import (
    AuditLines,
    AuditTable,
    Board,
    Certificate,
    Poster,
    PosterPicture,
    ReportChart,
    ReportTable,
    Slip,
    Statement,
    WeekPicture,
)
from bot.i18n import Catalogues, Translator
from handlers.papers.audit_files import write_lines, write_table
from handlers.papers.board import draw_board
from handlers.papers.certificate import write_certificate
from handlers.papers.poster import draw_poster, write_poster
from handlers.papers.report_chart import draw_report
from handlers.papers.report_table import write_report
from handlers.papers.slip import write_slip
from handlers.papers.statement import write_statement
from handlers.papers.week import draw_week


@dataclass(frozen=True, slots=True)
class _Kind:
    data: TypeAdapter[Any]
    draw: Callable[[Catalogues, str, Any], bytes]
    field: str
    name: str
    mime: str


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Paper = (
    Statement | Certificate | Board | ReportChart | ReportTable | AuditTable | AuditLines | Poster | WeekPicture | Slip
)


def _in_one(draw: Callable[[Translator, Any], bytes]) -> Callable[[Catalogues, str, Any], bytes]:
    """In one language: the first of the reader's chain that has all its words and whose letters we can write."""
    return lambda words, language, facts: words.render(language, lambda t: draw(t, facts))[0]


_KINDS: Mapping[str, _Kind] = {
    "Statement": _Kind(TypeAdapter(Statement), _in_one(write_statement), "document", "hours.pdf", "application/pdf"),
    "Certificate": _Kind(
        TypeAdapter(Certificate), _in_one(write_certificate), "document", "certificate.pdf", "application/pdf"
    ),
    "Board": _Kind(TypeAdapter(Board), _in_one(draw_board), "photo", "shifts.png", "image/png"),
    "ReportChart": _Kind(TypeAdapter(ReportChart), _in_one(draw_report), "photo", "numbers.png", "image/png"),
    "ReportTable": _Kind(TypeAdapter(ReportTable), _in_one(write_report), "document", "numbers.xlsx", XLSX),
    "AuditTable": _Kind(TypeAdapter(AuditTable), _in_one(write_table), "document", "audit.xlsx", XLSX),
    "AuditLines": _Kind(TypeAdapter(AuditLines), _in_one(write_lines), "document", "audit.jsonl", "application/jsonl"),
    "Poster": _Kind(TypeAdapter(Poster), write_poster, "document", "poster.pdf", "application/pdf"),
    "Slip": _Kind(TypeAdapter(Slip), _in_one(write_slip), "document", "slip.pdf", "application/pdf"),
    "WeekPicture": _Kind(TypeAdapter(WeekPicture), _in_one(draw_week), "photo", "week.png", "image/png"),
    "PosterPicture": _Kind(TypeAdapter(PosterPicture), draw_poster, "photo", "poster.png", "image/png"),
}


def order(language: str, data: Paper) -> Order:
    """A file with these facts for somebody who reads this language, to be drawn when it goes out."""
    kind = type(data).__name__
    return Order(_KINDS[kind].field, kind, language, _KINDS[kind].data.dump_json(data).decode())


def order_kept(language: str, data: WeekPicture) -> Order:
    """The same for a file many ask for: Telegram keeps it, and it is made anew only where something on it changed."""
    made = order(language, data)
    return replace(made, kept=hashlib.sha256(f"{made.kind} {language} {made.data}".encode()).hexdigest())


def make(words: Catalogues, ordered: Order) -> Upload:
    """Draw it for who reads this language."""
    kind = _KINDS[ordered.kind]
    made = kind.draw(words, ordered.language, kind.data.validate_json(ordered.data))
    return Upload(kind.field, kind.name, kind.mime, made)

"""The audit as files: a table to read, and lines with the chain for who wants to check it; never a choice of rows."""

from __future__ import annotations

import json

from bot.domain.audit import Act
from bot.domain.papers import AuditLines, AuditTable
from bot.domain.timetable import ISTANBUL
from bot.i18n import Rendered, Translator, strip_marks
from handlers.papers.cells import Cell, Grid, workbook
from handlers.rendering import plain
from handlers.views import audit_words as words

DOMAIN = "staff"


def write_table(t: Translator, made: AuditTable) -> bytes:
    """One act a row, in words and as it is stored; times are Istanbul's."""
    heads = (t("No."), t("When"), t("Who"), t("What"), t("About"), t("Result"), t("Before"), t("After"), t("Stored as"))
    head: list[Cell] = [_bare(one) for one in heads]
    rows = [head, *(_row(t, made, act) for act in made.acts)]
    return workbook([Grid(_bare(t("Who did what")), rows)], made.made_on)


def _row(t: Translator, made: AuditTable, act: Act) -> list[Cell]:
    result = words.result(t, act)
    return [
        act.id,
        f"{act.at.astimezone(ISTANBUL):%Y-%m-%d %H:%M:%S}",
        _bare(words.actor(t, act.actor, made.names)),
        _bare(words.action(t, act)),
        _bare(words.about(t, act.about, made.names)),
        _bare(result) if result else "",
        act.was or "",
        act.became or "",
        f"{act.action} · {act.about}",
    ]


def write_lines(_t: Translator, made: AuditLines) -> bytes:
    """JSON Lines (UTF-8), each act as it is stored; ``name`` alone is of today and in no chain."""
    return "".join(json.dumps(_facts(made, act), ensure_ascii=False) + "\n" for act in made.acts).encode()


def _facts(made: AuditLines, act: Act) -> dict[str, str | int | None]:
    return {
        "id": act.id,
        "at": int(act.at.timestamp()),
        "actor": act.actor,
        "name": made.names.get(act.actor) if act.actor is not None else None,
        "action": act.action,
        "about": act.about,
        "result": act.result,
        "was": act.was,
        "became": act.became,
        "chain": act.chain,
    }


def _bare(text: Rendered) -> str:
    return strip_marks(plain(text))

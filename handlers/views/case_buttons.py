"""What staff can do about a case, one button each, for the screens that choose among them; never a query."""

from __future__ import annotations

from dataclasses import dataclass

from bot.i18n import Translator
from handlers.screens import Button, data

DOMAIN = "staff"


@dataclass(frozen=True, slots=True)
class CaseButtons:
    """The acts of one case."""

    take: Button
    note: Button
    times: Button
    no: Button
    done: Button
    missed: Button
    undo: Button


def case_buttons(t: Translator, number: int) -> CaseButtons:
    """All of them, whatever its state allows."""
    return CaseButtons(
        take=Button("✋ " + t.label("I take it"), data("case.take", number)),
        note=Button("🔒 " + t.label("Private note"), data("case.note", number)),
        times=Button("📅 " + t.label("Offer times"), data("case.days", number)),
        no=Button("✖️ " + t.label("Decline"), data("case.no", number)),
        done=Button("✅ " + t.label("Done"), data("case.done", number)),
        missed=Button("🚫 " + t.label("Did not come"), data("case.miss", number)),
        undo=Button("↩️ " + t.label("Undo"), data("case.undo", number)),
    )

"""What staff do about the case of somebody without a phone, who answers at the desk: the buttons; never a query."""

from __future__ import annotations

from bot.domain.appointments import State
from bot.i18n import Translator
from handlers.screens import Button, Row, data, row
from handlers.views.appointments_pieces import moment_label
from handlers.views.calendar import in_rows
from handlers.views.case_buttons import case_buttons
from handlers.views.staff_requests import File

DOMAIN = "staff"


def face_to_face(t: Translator, file: File) -> list[Row]:
    """Nothing is written to them: what was offered is agreed with them here."""
    request, number = file.entry.request, file.entry.request.id
    act = case_buttons(t, number)
    claim = [row(act.take)] if request.claimed_by is None else []
    slip = Button("🧾 " + t.label("Slip"), data("slip", number))
    last = row(act.note, slip)
    match request.state:
        case State.REQUESTED:
            return [*claim, last] if claim else [row(act.times), row(act.no, act.done), last]
        case State.OFFERED:
            return [*_agree(t, file), *claim, row(act.times, act.no), last]
        case State.CONFIRMED:
            return [*claim, row(act.done, act.missed), row(act.times, act.no), last]
        case State.DONE | State.NO_SHOW:
            return [row(act.undo, slip)]
        case State.DECLINED | State.CANCELLED | State.EXPIRED:
            return [row(slip)]


def _agree(t: Translator, file: File) -> list[Row]:
    """They say here which time they take."""
    number = file.entry.request.id
    return in_rows(
        [Button(f"🤝 {moment_label(t, at.starts_at)}", data("case.agree", number, at.id)) for at in file.offers], 2
    )

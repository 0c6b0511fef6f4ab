"""What is kept of what somebody was given or waits for, a line for each thing: the words; never a query."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.giving import State, mark
from bot.domain.own_data import Entry
from bot.i18n import Rendered, Translator
from handlers.views import giving_pieces as pieces
from handlers.views.own_data_lines import Shown
from handlers.views.times import local

DOMAIN = "client"


def numbers(t: Translator, shown: Shown) -> list[str]:
    """Each number with what is on it, and what they wait for."""
    lines: list[str] = []
    for one in shown.data.of("tickets"):
        at = datetime.fromtimestamp(int(one["starts_at"] or 0), UTC)
        number = f"{one['number']} {mark(int(one['number'] or 0))}"
        day = t.day(local(at).date(), with_year=True)
        lines.append("🎟 " + t("Your number {number}, for {day}", number=number, day=day))
        lines += [_allotment(t, shown, it) for it in shown.data.of("allotments") if it["ticket_id"] == one["id"]]
    for one in shown.data.of("item_waits"):
        thing = _thing(t, shown, one, str(one["size"]))
        lines.append("🔔 " + t("You wait for: {item}", item=Rendered(thing)))
    return lines


def _thing(t: Translator, shown: Shown, one: Entry, size: str = "") -> str:
    found = shown.items.get(int(one["item_id"] or 0))
    return pieces.said(t, found, size) if found else "🎁"


def _allotment(t: Translator, shown: Shown, one: Entry) -> str:
    return f"{_thing(t, shown, one)} · {_state(t, State(str(one['state'])))}"


def _state(t: Translator, state: State) -> Rendered:
    match state:
        case State.ASKED:
            return t("asked")
        case State.HELD:
            return t("kept for you")
        case State.GRANTED:
            return t("you can collect it")
        case State.COLLECTED:
            return t("collected")
        case State.EXPIRED:
            return t("not collected")
        case State.WITHDRAWN:
            return t("given back")
        case State.REFUSED:
            return t("not possible")

"""How somebody may be called: number, safe hours, whom to ask for; kept as one text, never a sentence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

MOST_ASK_FOR = 30


class Safe(StrEnum):
    """When it is safe to call."""

    ANY = "any"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class CallMe:
    """A number, when to call it, and whom alone to ask for; an empty ``ask_for`` is only the person themselves."""

    number: str
    safe: Safe = Safe.ANY
    ask_for: str = ""


def kept(call: CallMe) -> str:
    """As one text, to be sealed with the request."""
    return json.dumps({"number": call.number, "safe": call.safe, "ask_for": call.ask_for})


def read(text: str) -> CallMe:
    """As it was kept; earlier releases kept the bare number."""
    if not text.startswith("{"):
        return CallMe(text)
    said = json.loads(text)
    safe = said.get("safe")
    return CallMe(said["number"], Safe(safe) if safe in set(Safe) else Safe.ANY, said.get("ask_for", ""))

"""What the bot may have to tell somebody of its own accord, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Apology:
    """Something went wrong with the person's last message; ``incident`` is the code staff find it by."""

    incident: str


@dataclass(frozen=True, slots=True)
class Cooling:
    """So much came in at once that the rest is not answered."""


Notice = Apology | Cooling

"""Being on call, emergency numbers, and why a request is kept longer; never a sentence or query."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_NUMBERS = 4
MOST_LABEL = 30


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number staff have set besides 112."""

    id: int
    number: str
    label: str


class Why(StrEnum):
    """Why a request is kept longer than usual."""

    HOSPITAL = "hospital"
    PAPERS = "papers"
    ASKED = "asked"

"""The two facts that extractor and linter hand on: a message and a finding; never how they are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """One text the product says: English singular and perhaps plural, and where it stands."""

    domain: str
    context: str | None
    ids: tuple[str, ...]
    file: str
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: the file, the message, the rule and what to do. A note blocks nothing."""

    file: str
    msgid: str
    rule: str
    what: str
    note: bool = False

    def __str__(self) -> str:
        shown = " ".join(self.msgid.split())
        shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
        return f"{self.file}: {shown!r}: {self.rule}: {self.what}"

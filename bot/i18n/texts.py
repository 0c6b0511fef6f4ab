"""Where a language's texts come from: stored, or the source itself; never how values are put into them."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Protocol

from bot.i18n import pofile
from bot.i18n.languages import SOURCE
from bot.i18n.plurals import PLURALS


class Texts(Protocol):
    """The texts of one language."""

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        """The forms of a message, one if it is not counted, or None if this language lacks it."""


class SourceTexts:
    """English: every message is its own text."""

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        """The message itself."""
        return (msgid,) if plural is None else (msgid, plural)


class StoredTexts:
    """The texts of a language's .po files; fuzzy, empty and wrongly counted ones are left out."""

    def __init__(self, tag: str, files: list[pofile.PoFile]) -> None:
        self._forms: dict[tuple[str | None, str], tuple[str, ...]] = {}
        count = PLURALS[tag].count if tag in PLURALS else 0
        for message in (message for file in files for message in file.messages()):
            forms = tuple(unicodedata.normalize("NFC", form) for form in pofile.forms_of(message))
            counted = len(pofile.sources_of(message)) > 1
            if not message.fuzzy and all(forms) and len(forms) == (count if counted else 1):
                self._forms.setdefault((message.context, pofile.sources_of(message)[0]), forms)

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        """The forms of a message, or None."""
        return self._forms.get((context, msgid))


def stored(folder: Path, tag: str) -> tuple[Texts, bool]:
    """The texts of a language below `folder`, and whether they are a draft (not every file is reviewed)."""
    paths = [pofile.path_of(folder, tag, domain) for domain in pofile.DOMAINS]
    files = [pofile.read(path) for path in paths if path.is_file()]
    if tag == SOURCE:
        return SourceTexts(), False
    return StoredTexts(tag, files), not all(file.reviewed for file in files)

"""All languages that ship, loaded once at start, and which one says a whole screen; never a sentence."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bot.i18n import pofile, pseudo, scripts, texts
from bot.i18n.languages import LANGUAGES, SOURCE, in_picker_order, resolve_tag
from bot.i18n.plurals import PLURALS
from bot.i18n.template import BadTranslation, Untranslated
from bot.i18n.translator import Translator

S = TypeVar("S")

log = logging.getLogger(__name__)

MAX_NOTED = 10_000  # missing messages remembered as logged; content written by staff has no natural bound


class Catalogues:
    """The shipped languages: `load` once, then `render` every screen through it."""

    def __init__(self, translators: dict[str, Translator], drafts: frozenset[str]) -> None:
        self._translators, self._drafts = translators, drafts
        self._chains: dict[str, tuple[str, ...]] = {}
        self._noted: set[tuple[str, str]] = set()
        self.tags = in_picker_order(tag for tag in translators if tag in LANGUAGES)
        """The shipped languages in the picker's order; pseudo-languages are not among them."""

    @classmethod
    def load(cls, folder: Path, *, pseudo: bool = False) -> Catalogues:
        """Read every catalogue below `folder`; raises ValueError on a file that is no .po file."""
        translators: dict[str, Translator] = {}
        drafts: set[str] = set()
        for tag in {*pofile.tags_in(folder), SOURCE} & LANGUAGES.keys():
            found, draft = texts.stored(folder, tag)
            translators[tag] = Translator(LANGUAGES[tag], found, PLURALS[tag])
            drafts.update({tag} if draft else ())
        return cls(translators | (_pseudo_translators() if pseudo else {}), frozenset(drafts))

    def autonym(self, tag: str) -> str:
        """The language's own name for itself; the tag for one we do not know."""
        return LANGUAGES[tag].autonym if tag in LANGUAGES else tag

    def is_draft(self, tag: str) -> bool:
        """Whether no native reader has signed this language off yet (header `X-Status: reviewed`)."""
        return tag in self._drafts

    def chain(self, tag: str | None) -> tuple[str, ...]:
        """The shipped languages to try for a person's language, English last; takes any text (AB-38, -40)."""
        if tag in self._translators:
            return self._chains.setdefault(tag, self._chain_of(tag))
        return self._chain_of(resolve_tag(tag) or SOURCE)

    def translator(self, tag: str | None) -> Translator:
        """The first language of the chain, whatever it lacks."""
        return self._translators[self.chain(tag)[0]]

    def render(self, tag: str | None, view: Callable[[Translator], S]) -> tuple[S, Translator]:
        """Run a pure view in the first language that has all its messages; say which that was.

        What English cannot say is a fault in the code and is raised.
        """
        chain = self.chain(tag)
        for each in chain[:-1]:
            translator = self._translators[each]
            try:
                return view(translator), translator
            except Untranslated as gap:
                self._note(gap)
        translator = self._translators[chain[-1]]
        return view(translator), translator

    def other_script(self, text: str, tag: str) -> list[str]:
        """The shipped languages to offer somebody who types in another script than their language's."""
        return scripts.other_script(text, tag, self.tags)

    def _chain_of(self, tag: str) -> tuple[str, ...]:
        steps = LANGUAGES[tag].chain if tag in LANGUAGES else (tag, SOURCE)
        return tuple(step for step in steps if step in self._translators)

    def _note(self, gap: Untranslated) -> None:
        message = _named(gap)
        if (gap.tag, message) in self._noted or len(self._noted) >= MAX_NOTED:
            return
        self._noted.add((gap.tag, message))
        what = "unusable" if isinstance(gap, BadTranslation) else "missing"
        log.warning("%s translation in %s: %s", what, gap.tag, message)


def _named(gap: Untranslated) -> str:
    digest = hashlib.sha256(f"{gap.context}\x04{gap.msgid}".encode(errors="replace")).hexdigest()[:8]
    if gap.context == "content":  # staff wrote it: logs hold no texts of theirs
        return f"{digest} (content)"
    return f"{digest} {' '.join(gap.msgid.split())[:40]!r}"


def _pseudo_translators() -> dict[str, Translator]:
    return {
        language.tag: Translator(language, found, PLURALS[counted]) for language, found, counted in pseudo.languages()
    }

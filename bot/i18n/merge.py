"""New messages into old catalogues: templates, headers, fuzzy guesses; never a translation of its own.

Babel's `Catalog.update` would guess from messages that are still in use and across contexts; here a new
message is compared only with those of its context that have just gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from bot.i18n import pofile
from bot.i18n.plurals import PLURALS

CLOSE = 0.7  # of 1: how like a gone message a new one must be to inherit its translation as fuzzy
STAFF_TAGS = frozenset({"tr", "en"})
"""The languages staff work in; only they get the staff catalogue."""

_Key = tuple[str | None, str]


def template(domain: str, catalog: Catalog) -> pofile.PoFile:
    """A domain's .pot file."""
    headers = {"Project-Id-Version": "IIMP bot", "X-Domain": domain} | _ENCODING
    return pofile.PoFile(headers, catalog)


def merged(tag: str, old: pofile.PoFile | None, wanted: Catalog) -> pofile.PoFile:
    """A language's catalogue with just the wanted messages: known ones kept, like ones fuzzy, rest empty."""
    before = {_key(message): message for message in old.messages()} if old else {}
    news = Catalog()
    news.mime_headers = [("Plural-Forms", PLURALS[tag].header)]
    keys = {_key(message) for message in wanted if message.id}
    gone = [message for key, message in before.items() if key not in keys and any(pofile.forms_of(message))]
    for message in wanted:
        if message.id:
            known = before.get(_key(message))
            guess = None if known else _like(message, gone)
            _add(news, message, known or guess, PLURALS[tag].count, guessed=guess is not None)
    return pofile.PoFile(_headers(tag, old), news, old.comment if old else "")


def update(folder: Path, tag: str, catalogs: dict[str, Catalog]) -> Iterator[Path]:
    """Merge the catalogues of one language in place; yields the files that changed."""
    for domain, catalog in catalogs.items():
        path = pofile.path_of(folder, tag, domain)
        known = path.is_file()
        if not known and (not any(message.id for message in catalog) or not _gets(tag, domain)):
            continue
        if pofile.write(path, merged(tag, pofile.read(path) if known else None, catalog)):
            yield path


def _gets(tag: str, domain: str) -> bool:
    return domain != "staff" or tag in STAFF_TAGS


def _key(message: Message) -> _Key:
    return message.context, pofile.sources_of(message)[0]


def _like(message: Message, gone: list[Message]) -> Message | None:
    texts = {pofile.sources_of(each)[0]: each for each in gone if each.context == message.context}
    found = get_close_matches(pofile.sources_of(message)[0], texts, n=1, cutoff=CLOSE)
    return texts[found[0]] if found else None


def _add(catalog: Catalog, message: Message, old: Message | None, count: int, *, guessed: bool) -> None:
    counted = len(pofile.sources_of(message)) > 1
    forms = pofile.forms_of(old) if old else ()
    changed = old is not None and pofile.sources_of(old)[1:] != pofile.sources_of(message)[1:]
    shown = (*forms[:count], *[""] * (count - len(forms))) if counted else "".join(forms[:1])
    flags = set(old.flags if old else ()) - {"python-format"} | ({"fuzzy"} if guessed or changed else set())
    catalog.add(
        message.id,
        shown,
        locations=message.locations,
        flags=flags if any(forms) else flags - {"fuzzy"},
        auto_comments=message.auto_comments,
        user_comments=old.user_comments if old else (),
        context=message.context,
    )


_ENCODING = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def _headers(tag: str, old: pofile.PoFile | None) -> dict[str, str]:
    ours = {"Project-Id-Version": "IIMP bot", "Language": tag} | _ENCODING
    ours["Plural-Forms"] = PLURALS[tag].header
    headers = (old.headers if old else {}) | ours
    headers.setdefault("X-Status", "draft")
    return headers

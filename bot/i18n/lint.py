"""The linter over templates and catalogues: which files, entries and rules; never a rule's own reasoning.

Rules L1 to L13 are those of languages-text-time.md, B3; L15 to L17 are ours. L14 (every stored word has a
message) is a test of the views.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from bot.i18n import merge, pofile, rules_form, rules_letters
from bot.i18n.findings import Finding
from bot.i18n.languages import LANGUAGES, SOURCE
from bot.i18n.plurals import PLURALS
from bot.i18n.rules import RULES, Entry

__all__ = [
    "lint_entry",
    "lint_file",
    "lint_header",
    "lint_source",
    "lint_tree",
    "rules_form",
    "rules_letters",
]

UPDATE = "run `python -m bot i18n update`"
_TRIED = range(201)


def lint_tree(folder: Path, catalogs: dict[str, Catalog]) -> Iterator[Finding]:
    """Everything wrong with the templates and catalogues below `folder`, given what the code asks for."""
    for domain, catalog in catalogs.items():
        path = folder / f"{domain}.pot"
        yield from lint_source(path.name, catalog)
        if any(message.id for message in catalog) or path.is_file():
            expected = pofile.text_of(merge.template(domain, catalog))
            if not path.is_file() or path.read_text(encoding="utf-8") != expected:
                yield Finding(path.name, domain, "update", f"the template is out of date: {UPDATE}")
    for tag in pofile.tags_in(folder):
        if tag not in LANGUAGES:
            yield Finding(tag, "", "L1", "add this language to bot/i18n/languages.py and plurals.py")
            continue
        for domain, catalog in catalogs.items():
            path = pofile.path_of(folder, tag, domain)
            if path.is_file():
                yield from _lint_path(path, folder, tag, domain, catalog)


def _lint_path(path: Path, folder: Path, tag: str, domain: str, wanted: Catalog) -> Iterator[Finding]:
    name = path.relative_to(folder).as_posix()
    try:
        po = pofile.read(path)
    except (ValueError, UnicodeDecodeError) as fault:
        yield Finding(name, "", "read", f"mend the file: {fault}")
        return
    if {_key(message) for message in po.messages()} != {_key(message) for message in wanted if message.id}:
        yield Finding(name, "", "update", f"its messages are not those of the code: {UPDATE}")
    yield from lint_file(name, tag, domain, po)


def lint_file(name: str, tag: str, domain: str, po: pofile.PoFile) -> Iterator[Finding]:
    """Everything wrong with one catalogue."""
    yield from (Finding(name, "", "L1", what) for what in lint_header(tag, po))
    if not po.reviewed and domain == "critical":
        yield Finding(name, "", "L13", "a draft until a native reader signs: X-Status: reviewed", note=True)
    for message in po.messages():
        if message.fuzzy and domain == "critical":
            what = "fuzzy, so it is shown in another language: look it over and take the flag off"
            yield Finding(name, pofile.sources_of(message)[0], "L13", what, note=True)
        elif not message.fuzzy and any(pofile.forms_of(message)):
            yield from lint_entry(name, _entry(tag, message))


def lint_source(name: str, catalog: Catalog) -> Iterator[Finding]:
    """Everything wrong with the English texts themselves."""
    for message in catalog:
        if message.id:
            sources = pofile.sources_of(message)
            comments = tuple(message.auto_comments)
            yield from lint_entry(name, Entry(SOURCE, message.context, sources, sources, comments))


def lint_entry(name: str, entry: Entry) -> Iterator[Finding]:
    """What the rules say about one message."""
    for number, check in RULES.items():
        yield from (Finding(name, entry.sources[0], number, what) for what in dict.fromkeys(check(entry)))


def lint_header(tag: str, po: pofile.PoFile) -> Iterator[str]:
    """L1: the header names the language and its plural rule as our table has it, however spelt (TX-2)."""
    if po.headers.get("Language", "").replace("-", "_") != tag:
        yield f"write Language: {tag}"
    if not _same_rule(po.headers.get("Plural-Forms", ""), tag):
        yield f"write Plural-Forms: {PLURALS[tag].header}"


def _same_rule(header: str, tag: str) -> bool:
    found = re.fullmatch(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?\s*", header)
    if not found or int(found.group(1)) != PLURALS[tag].count:
        return False
    try:
        form = gettext.c2py(found.group(2))
        return all(form(n) == PLURALS[tag].form(n) for n in _TRIED)
    except (ValueError, OverflowError, ZeroDivisionError, RecursionError):
        return False


def _entry(tag: str, message: Message) -> Entry:
    return Entry(
        tag,
        message.context,
        pofile.sources_of(message),
        pofile.forms_of(message),
        tuple(message.auto_comments),
        frozenset(message.flags),
    )


def _key(message: Message) -> tuple[str | None, tuple[str, ...]]:
    return message.context, pofile.sources_of(message)

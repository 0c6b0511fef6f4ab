"""Reading and writing .po and .pot files through Babel; never decides what a text means.

Babel forgets headers it does not know (X-Status) and believes wrong plural headers: headers are kept here,
the rest is Babel's.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, denormalize, normalize, read_po, write_po

DOMAINS = ("critical", "client", "volunteer", "staff")
"""The catalogues, the most needed first; a message of several modules is in the first of their domains."""

WIDTH = 100

_HEADER = re.compile(r'^msgid ""\r?\nmsgstr ((?:".*"[ \t]*\r?\n)+)', re.MULTILINE)
_PLURAL_HEADER = re.compile(r'^"Plural-Forms:.*(?:\r?\n"(?![A-Za-z-]+:).*)*', re.MULTILINE)
_FORM = re.compile(r"^msgstr\[(\d+)\]", re.MULTILINE)


@dataclass(slots=True)
class PoFile:
    """One catalogue file: its headers in their order, the comment above them, and its messages."""

    headers: dict[str, str]
    catalog: Catalog = field(default_factory=Catalog)
    comment: str = ""

    @property
    def reviewed(self) -> bool:
        """Whether its header says that a native reader has signed it off."""
        return self.headers.get("X-Status", "").strip().lower() == "reviewed"

    def messages(self) -> Iterator[Message]:
        """Every message in file order, the header entry left out."""
        return (message for message in self.catalog if message.id)


def path_of(folder: Path, tag: str, domain: str) -> Path:
    """Where a language's catalogue of a domain is."""
    return folder / tag / "LC_MESSAGES" / f"{domain}.po"


def tags_in(folder: Path) -> tuple[str, ...]:
    """The names of the language folders that hold any of our catalogues."""
    if not folder.is_dir():
        return ()
    names = sorted(entry.name for entry in folder.iterdir())
    return tuple(name for name in names if any(path_of(folder, name, domain).is_file() for domain in DOMAINS))


def read(path: Path) -> PoFile:
    """The file; raises ValueError, naming it, on one that is no .po file."""
    try:
        return parse(path.read_text(encoding="utf-8"))
    except ValueError as fault:
        raise ValueError(f"{path} is not a .po file: {fault}") from fault


def parse(text: str) -> PoFile:
    """The file of a text; raises ValueError on one that is no .po file."""
    forms = max((int(number) + 1 for number in _FORM.findall(text)), default=1)
    countable = _PLURAL_HEADER.sub(rf'"Plural-Forms: nplurals={forms}; plural=0;\\n"', text, count=1)
    if countable == text:  # no such header: Babel would count two forms
        countable = f'msgid ""\nmsgstr "Plural-Forms: nplurals={forms}; plural=0;\\n"\n\n' + _HEADER.sub("", text)
    try:
        catalog = read_po(io.BytesIO(countable.encode()), ignore_obsolete=True, abort_invalid=True)
    except PoFileError as fault:
        raise ValueError(str(fault)) from fault
    return PoFile(_headers(text), catalog, _comment(text))


def _headers(text: str) -> dict[str, str]:
    found = _HEADER.search(text)
    lines = denormalize(found.group(1)).splitlines() if found else []
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}


def _comment(text: str) -> str:
    found = _HEADER.search(text)
    above = text[: found.start()].splitlines() if found else []
    return "".join(f"{line}\n" for line in above if line.startswith("#") and not line.startswith("#,"))


def text_of(po: PoFile) -> str:
    """The file as text: headers, then messages with file names; no line numbers, no obsolete entries."""
    out = io.BytesIO()
    write_po(out, po.catalog, width=WIDTH, omit_header=True, ignore_obsolete=True, include_lineno=False)
    head = normalize("".join(f"{name}: {value}\n" for name, value in po.headers.items()), width=0)
    return f'{po.comment}msgid ""\nmsgstr {head}\n\n{out.getvalue().decode()}'.rstrip("\n") + "\n"


def write(path: Path, po: PoFile) -> bool:
    """Write the file if its text changed, making its folders; says whether it did."""
    text = text_of(po)
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def forms_of(message: Message) -> tuple[str, ...]:
    """The translated forms of a message, one for a plain one."""
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string or "",)


def sources_of(message: Message) -> tuple[str, ...]:
    """The English text or texts (singular, plural) of a message."""
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (message.id,)

"""Small catalogues for the tests of languages; never the shipped ones."""

from __future__ import annotations

from pathlib import Path

from bot.i18n import Catalogues
from bot.i18n.plurals import PLURALS

ARABIC = """
msgid "Welcome."
msgstr "أهلا بكم."

msgid "Hello {name}"
msgstr "مرحبا {name}"

msgid "Call {phone}, then write to {handle}."
msgstr "اتصل على {phone} ثم اكتب إلى {handle}."

msgid "{n} place left"
msgid_plural "{n} places left"
msgstr[0] "صفر {n}"
msgstr[1] "واحد {n}"
msgstr[2] "اثنان {n}"
msgstr[3] "قليل {n}"
msgstr[4] "كثير {n}"
msgstr[5] "آخر {n}"

msgctxt "button"
msgid "Back"
msgstr "رجوع"

msgctxt "button"
msgid "Open"
msgstr "افتح"

msgctxt "plain"
msgid "Saved"
msgstr "حفظ"

msgctxt "state"
msgid "Open"
msgstr "مفتوح"

msgctxt "content"
msgid "Soup kitchen"
msgstr "مطبخ الحساء"

msgctxt "keywords"
msgid "soup, food*"
msgstr "حساء, طعام*, أكل"

#, fuzzy
msgid "Fuzzy {name}"
msgstr "غامض {name}"

msgid "Half"
msgid_plural "Halves"
msgstr[0] "أ"
msgstr[1] ""
msgstr[2] ""
msgstr[3] ""
msgstr[4] ""
msgstr[5] ""

msgid "Bad {name}"
msgstr "سيئ {name.__class__}"

msgid "Renamed {name}"
msgstr "اسم {nom}"

msgid "See <b>this</b>"
msgstr "<a href=\\"https://evil.example\\">انظر</a>"
"""


def po(tag: str, body: str, status: str = "draft", plural: str = "") -> str:
    """A catalogue's text with a right header."""
    header = plural or PLURALS[tag].header
    head = (f"Language: {tag}", "Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {header}")
    lines = "".join(f'"{line}\\n"\n' for line in (*head, f"X-Status: {status}"))
    return f'msgid ""\nmsgstr ""\n{lines}\n{body.strip()}\n'


def entry(msgid: str, msgstr: str, context: str | None = None) -> str:
    """One message."""
    first = f'msgctxt "{context}"\n' if context else ""
    return f'{first}msgid "{msgid}"\nmsgstr "{msgstr}"\n\n'


def put(folder: Path, tag: str, body: str, *, domain: str = "client", status: str = "draft") -> Path:
    """Write a catalogue into a folder of languages."""
    path = folder / tag / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(po(tag, body, status), encoding="utf-8")
    return path


def shelf(folder: Path) -> Catalogues:
    """Arabic, Persian, Dari, Russian and Uzbek, each with something missing, and the pseudo-languages."""
    put(folder, "ar", ARABIC)
    put(
        folder,
        "fa",
        entry("Welcome.", "خوش آمدید.") + entry("Hello {name}", "سلام {name}"),
        status="reviewed",
    )
    put(folder, "prs", entry("Welcome.", "خوش آمدید به دری."))
    put(folder, "ru", entry("Welcome.", "Добро пожаловать."), domain="critical")
    put(folder, "uz", entry("Hello {name}", "Salom {name}"))
    return Catalogues.load(folder, pseudo=True)

"""The same scripted walk through the chat in made-up and in real languages: nothing untranslated, nothing broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from conftest import Running, load_example

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi, Call
from bot.demo.message import Message
from bot.demo.phone import Phone
from bot.i18n import LANGUAGES, Catalogues, strip_marks
from bot.i18n.languages import Language
from bot.i18n.marks import graphemes
from bot.i18n.markup import tag_problem
from bot.i18n.plurals import PLURALS
from bot.i18n.pseudo import languages as made_up
from bot.i18n.translator import Translator
from handlers.rendering import KEYS

MOST_LABEL = 28
OPEN, CLOSE = "\u2066\u2067\u2068", "\u2069"
PRESSES = (
    "menu", "food", "when:soup:0:menu", "when:soup:1:menu", "way:soup:menu", "prog:soup:today", "today", "tomorrow",
    "week", "week:1", "now", "programmes", "programmes:1", "programmes:2", "prog:coats:week", "prog:mothers_group:week",
    "prog:adult_education:menu", "when:adult_education:0:menu", "prog:support:menu", "ask", "ask:1", "prog:family:ask",
    "prog:shelter:ask", "prog:health:ask", "person", "volunteer", "others:0:menu", "other:example_clinic:0",
    "other:example_women:0", "prog:gone", "nothing_known", "privacy", "erase", "languages", "wish",
)  # fmt: skip
WRITES = (
    "/start", "/menu", "/help", "/privacy", "/today", "/week", "/cancel", "/nothing", "zzzz", "soup when",
    "lawyer", "today", "he hits me", *KEYS, "/start soup", "/start directory",
)  # fmt: skip
NAMES = frozenset({"iimp", "telegram"})
DATES = re.compile("Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""How days and months begin: they come from CLDR, not from the catalogue."""


class Bare:
    """Every text of the catalogue without its words, only with what is put into it: any word left was put by code."""

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        """The bare message."""
        if context in ("date pattern", "keywords"):
            return (msgid,)
        kept = " ".join(re.findall(r"\{[^{}]*\}|<[^<>]*>", plural or msgid))
        return tuple(f"⟦{kept}⟧" for _ in (PLURALS["en"].categories if plural else [""]))


def catalogues() -> Catalogues:
    """The shipped languages, the made-up ones, and one whose texts are bare."""
    shipped = Catalogues.load(opening.LOCALES, pseudo=True)
    bare = Translator(Language("xx-bare", "Bare", names="en"), Bare(), PLURALS["en"])
    shipped._translators["xx-bare"] = bare
    return shipped


CATALOGUES = catalogues()
MADE_UP = [language.tag for language, _, _ in made_up() if language.tag != "xx-empty"]


@pytest.fixture
async def running(api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    """The bot, which also speaks the made-up languages."""
    monkeypatch.setattr(Catalogues, "load", lambda _folder: CATALOGUES)
    await load_example(settings)
    async with Running(api, settings) as bot:
        await bot.start()
        yield bot


async def step(running: Running, act: Callable[[], object]) -> None:
    running.api.clock.forward(timedelta(seconds=11))
    act()
    await running.calm()


async def walk(running: Running, phone: Phone, tag: str) -> dict[str, Message]:
    """Everything the bot said on the way, by what brought it."""
    await step(running, phone.start)
    await step(running, lambda: phone.tap(phone.last.id, "lang:en"))
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ?, offered = 'en tr fr ar fa ru'", (tag,))
    found: dict[str, Message] = {}
    for text in WRITES:
        before = len(phone.messages)
        await step(running, lambda text=text: phone.send(text))  # type: ignore[misc]
        found |= {f"{text} {n}": m for n, m in enumerate(phone.messages[before:]) if not m.mine}
    await step(running, lambda: phone.send("/menu"))
    shown = phone.last.id
    for data in PRESSES:
        before = len(phone.messages)
        await step(running, lambda data=data: phone.tap(shown, data))  # type: ignore[misc]
        found[data] = Message(phone.chat.messages[shown].raw, False)
        found |= {f"{data} {n}": m for n, m in enumerate(phone.messages[before:])}
    for text in ("zzzz", "Somali"):  # answers to the wish
        before = len(phone.messages)
        await step(running, lambda text=text: phone.send(text))  # type: ignore[misc]
        found |= {f"wish {text} {n}": m for n, m in enumerate(phone.messages[before:]) if not m.mine}
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT seq FROM inbox WHERE state <> 'done'") == []
        assert await tx.all("SELECT reason FROM outbox WHERE state = 'dead'") == []
    assert len(found) > len(PRESSES) + len(WRITES)
    return found


def texts_of(message: Message) -> list[str]:
    """Every text a person sees of it: words, buttons, and the pin's."""
    pin = message.raw.get("venue") or {}
    return [*message.text.splitlines(), *message.labels, *(pin[key] for key in ("title", "address") if key in pin)]


def is_picker(message: Message) -> bool:
    """Pickers hold names of languages and no sentence."""
    return any((key.data or "").startswith(("lang:", "wish.for:")) for line in message.keyboard for key in line)


def broken(calls: list[Call]) -> list[str]:
    """What is wrong with the HTML and the direction marks of the texts sent, and with the buttons."""
    out = []
    for call in calls:
        text = str(call.params.get("text", ""))
        out += [f"{problem}: {text!r}" for problem in (tag_problem(text), unbalanced(text)) if problem]
    return out


def unbalanced(text: str) -> str | None:
    """What is wrong with the isolates of a text, line by line."""
    for line in text.split("\n"):
        depth = 0
        for char in line:
            depth += (char in OPEN) - (char == CLOSE)
            if depth < 0:
                return "an isolate is closed that was never opened"
        if depth:
            return "an isolate is never closed"
    return None


def said(message: Message) -> list[tuple[str, str]]:
    """Every word a person sees of it, without languages' own names, commands and links; each with its text."""
    out = []
    for text in texts_of(message):
        rest = re.sub(r"/[a-z]+|https?://\S+", "", strip_marks(text))
        for language in LANGUAGES.values():
            rest = rest.replace(language.autonym, "")
        out += [(word, text) for word in re.findall(r"[^\W\d_]+", rest)]
    return out


async def test_every_word_a_person_sees_is_from_the_catalogue(running: Running, api: BotApi) -> None:
    """MS-B6: not a word of a screen, a button or a map pin is put there by code."""
    found = await walk(running, api.phone("New"), "xx-bare")
    faults = [(at, *word) for at, m in found.items() for word in said(m) if not DATES.match(word[0])]
    assert faults == []


@pytest.mark.parametrize("tag", [*MADE_UP, "en", "tr", "ar", "fa", "ru", "fr"])
async def test_html_direction_labels_and_language_are_right_all_the_way(
    running: Running, api: BotApi, tag: str
) -> None:
    """MS-L5, MS-B6: in right-to-left languages and with long words too."""
    found = await walk(running, api.phone("New"), tag)
    assert broken(list(api.calls)) == []
    assert [text for message in found.values() for text in texts_of(message) if unbalanced(text)] == []
    longest = 2 * MOST_LABEL if tag == "xx-long" else MOST_LABEL
    assert [label for m in found.values() for label in m.labels if len(graphemes(strip_marks(label))) > longest] == []
    assert turned(found, rtl=CATALOGUES.translator(tag).rtl) == []
    if tag in ("tr", "ar", "fa", "ru", "fr"):
        assert in_english(found, CATALOGUES.translator(tag)) == []
    if tag in ("ar", "fa", "ru"):
        assert latin(found) == []


def turned(found: dict[str, Message], *, rtl: bool) -> list[tuple[str, str]]:
    """Lines that a phone lays out in the wrong direction; pickers hold only names of languages."""
    sentences = {at: message for at, message in found.items() if not is_picker(message)}
    lines = [(at, line) for at, message in sentences.items() for line in message.text.split("\n")]
    return [(at, line) for at, line in lines if begins_rtl(line) is (not rtl)]


def in_english(found: dict[str, Message], t: Translator) -> list[str]:
    """Screens that fell back as a whole."""
    notes = ("This text is not translated yet.", strip_marks(t("This text is not translated yet.")))
    return [at for at, message in found.items() if any(note in strip_marks(message.text) for note in notes)]


def latin(found: dict[str, Message]) -> list[tuple[str, str, str]]:
    """Words in Latin letters, but for names."""
    every = ((at, word, text) for at, message in found.items() for word, text in said(message))
    return [each for each in every if re.match(r"[A-Za-z]{2}", each[1]) and each[1].casefold() not in NAMES]


def begins_rtl(line: str) -> bool | None:
    """The direction a reader's phone gives the line: that of its first strong letter outside isolates; None without."""
    depth = 0
    for char in line:
        depth += (char in OPEN) - (char == CLOSE)
        kind = unicodedata.bidirectional(char)
        if depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return None

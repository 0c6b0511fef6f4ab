"""Every screen reachable by buttons is short, answers first, decodes, and leads back; in real and made-up languages."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from buttons import of_forms, presses
from conftest import Running, load_example

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.message import Key, Message
from bot.demo.phone import Phone
from bot.i18n import Catalogues, strip_marks
from handlers.rendering import MOST_UNITS, plain, send, text_of, units
from handlers.screens import MAX_DATA_BYTES, Button, Screen, data, row

MOST_BUTTONS, MOST_LABEL, MOST_SCREENS = 6, 28, 250
BACK = ("⬅️", "🏠", "🌐")
ACTIONS = {*presses(), *of_forms(), "wish"}
LISTS = ("lang:", "wish.for:")
"""Pickers, which may be longer."""
CALENDAR = "birth.month:"
"""Nine months, three in a row, as on a calendar."""
LONG = 29 * 20 // 11  # made-up long words are nine twentieths longer, in brackets
LEFT_OUT = ("erase.now", "req.whom", "req.send", "req.again")
"""What cannot be taken back, and steps of a form that mean something only in their order."""
CATALOGUES = Catalogues.load(opening.LOCALES, pseudo=True)


@pytest.fixture
async def running(api: BotApi, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Running]:
    """The bot, which also speaks the made-up languages."""
    monkeypatch.setattr(opening.Catalogues, "load", lambda _folder: CATALOGUES)
    await load_example(settings)
    async with Running(api, settings) as bot:
        await bot.start()
        yield bot


async def walk(running: Running, phone: Phone) -> dict[str, Message]:
    """Press every button from the menu on, breadth first; the screens by the data that led there."""
    phone.send("/menu")
    await running.calm()
    found = {"menu": copy_of(shown(phone))}
    queue = ["menu"]
    while queue and len(found) < MOST_SCREENS:
        for key in keys_of(found[queue.pop(0)]):
            if not key.data or key.data in found or key.data.startswith((*LISTS, *LEFT_OUT)):
                continue
            running.api.clock.forward(timedelta(seconds=1))
            phone.tap(shown(phone).id, key.data)
            await running.calm()
            found[key.data] = copy_of(shown(phone))
            queue.append(key.data)
    return found


def shown(phone: Phone) -> Message:
    """The last message with words; a map pin may follow it."""
    return [m for m in phone.visible if not m.mine and m.kind == "text"][-1]


def copy_of(message: Message) -> Message:
    """As it stands now: the next tap edits it in place."""
    return Message(message.raw, message.mine)


def keys_of(message: Message) -> list[Key]:
    return [key for line in message.keyboard for key in line]


@pytest.mark.timeout(120)
@pytest.mark.parametrize("language", ["en", "ar", "xx-rtl", "xx-long"])
async def test_every_screen_keeps_the_rules_and_leads_back(running: Running, amina: Phone, language: str) -> None:
    """TG-26, TG-27: size, decoding, labels, number of buttons, a bold first line, a way back, no dead end."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ?", (language,))
    found = await walk(running, amina)
    assert len(found) > 20
    faults = [f"{data_}: {fault}" for data_, message in found.items() for fault in faults_of(message, language)]
    faults += [f"{data_}: a dead end" for data_ in found.keys() - with_a_way_home(found)]
    async with running.bot.db.write() as tx:
        faults += [f"parked {row}" for row in await tx.all("SELECT seq FROM inbox WHERE state = 'parked'")]
        faults += [f"refused {row}" for row in await tx.all("SELECT reason FROM outbox WHERE state = 'dead'")]
    assert faults == [], "\n".join(faults)


def with_a_way_home(found: dict[str, Message]) -> set[str]:
    """The screens from which one gets to the menu, or to a screen beyond the bound of the walk."""
    home: set[str] = set()
    goals = {"menu"} | {key.data or "" for message in found.values() for key in keys_of(message)} - found.keys()
    goals -= {each for each in goals if each.startswith(LEFT_OUT)}
    while fresh := {at for at, message in found.items() if at not in home and leads_to(message, goals)}:
        home |= fresh
        goals |= fresh
    return home


def leads_to(message: Message, goals: set[str]) -> bool:
    datas = {key.data or "" for key in keys_of(message)}
    return bool(datas & goals) or any(each.startswith("lang:") for each in datas)


def faults_of(message: Message, language: str) -> list[str]:
    keys = keys_of(message)
    picker = any((key.data or "").startswith((*LISTS, CALENDAR)) for key in keys)
    labels = [strip_marks(key.text) for key in keys]
    most = LONG + MOST_LABEL if language == "xx-long" else MOST_LABEL
    bold = [e for e in message.entities if e["type"] == "bold"]
    out = [f"label {label!r} of {len(label)}" for label in labels if len(label) > most]
    out += [f"no such action {key.data}" for key in keys if key.data and key.data.split(":")[0] not in ACTIONS]
    out += [f"{key.data} is too long" for key in keys if len((key.data or "").encode()) > MAX_DATA_BYTES]
    ticks = any(label.startswith(("☑️", "⬜")) for label in labels)  # several of one kind to choose, in a grid
    many = len(message.keyboard) if ticks else len(keys)
    out += [f"{many} buttons"] if many > MOST_BUTTONS and not picker else []
    out += ["too long a text"] if not 0 < units(message.text) <= MOST_UNITS else []
    out += ["no bold first line"] if not bold or bold[0]["offset"] > 1 else []
    out += ["bold beyond the first line"] if bold and "\n" in message.text[: bold[0]["length"]].strip() else []
    out += ["an old button"] if "🕥 This button is old" in message.text else []
    out += ["escaped twice"] if re.search(r"&(amp|lt|gt|quot|#\d+);", message.text) else []
    out += ["no way back at the end"] if not labels or not (labels[-1].startswith(BACK) or is_menu(keys)) else []
    return out


def is_menu(keys: list[Key]) -> bool:
    """The menu itself, also under a word."""
    return {"food", "week", "languages"} <= {key.data for key in keys}


def test_the_first_line_is_bold_and_markup_is_written_once() -> None:
    t = CATALOGUES.translator("en")
    text = text_of(Screen(["Soup &amp; bread", "", "a &lt; b"]), t)
    assert text == "<b>Soup &amp; bread</b>\n\na &lt; b"
    assert plain(text) == "Soup & bread\n\na < b"


def test_a_text_that_is_too_long_is_cut_at_whole_lines() -> None:
    """Counted as Telegram counts: an emoji is two."""
    t = CATALOGUES.translator("en")
    for line in ("😀" * 99, "x" * 199, "&lt;" * 199):
        text = text_of(Screen([line] * 60), t)
        assert MOST_UNITS - 250 < units(plain(text)) <= MOST_UNITS
        assert text.startswith(f"<b>{line}</b>\n")
        assert text.endswith(f"{line}\n…")


def test_a_single_line_that_is_too_long_is_cut_too() -> None:
    """Telegram would refuse it, and the person get nothing at all."""
    t = CATALOGUES.translator("en")
    for line in ("😀" * 4000, "x" * 5000, "&lt;" * 5000):
        text = text_of(Screen([line]), t)
        assert 0 < units(plain(text)) <= MOST_UNITS
        assert text.startswith("<b>")
        assert text.endswith("…</b>")


def test_units_are_utf_16() -> None:
    assert (units("a"), units("ş"), units("😀"), units("👩‍👧")) == (1, 1, 2, 5)


def test_data_is_checked_when_it_is_made() -> None:
    """TX-15: 64 is bytes, not characters."""
    assert data("prog", "soup", 3) == "prog:soup:3"
    for parts in (("a", "x" * 63), ("ş" * 33,), ("",), ("a", "b:c")):
        with pytest.raises(ValueError, match=r"callback data|colon"):
            data(*parts)


def test_an_empty_row_is_no_row_and_a_screen_without_rows_has_no_keyboard() -> None:
    t = CATALOGUES.translator("en")
    assert "reply_markup" not in send(Screen(["x"]), t).params
    call = send(Screen(["x"], [row(), row(Button("a", "menu"))]), t)
    assert call.params["reply_markup"]["inline_keyboard"] == [[{"text": "a", "callback_data": "menu"}]]


async def test_a_screen_without_words_in_the_reader_s_language_says_so_once(running: Running, amina: Phone) -> None:
    """A whole screen falls back, never a string of it."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'xx-empty'")
    amina.send("/privacy")
    await running.calm()
    assert strip_marks(amina.last.text).startswith("🔒 What we keep")

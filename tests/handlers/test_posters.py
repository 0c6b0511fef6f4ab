"""A poster in three taps from the chat, in chosen languages; only for who speaks to the public."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Running, labels, words
from desk import staff, tap
from homes import Home
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.services.catalogue_file import EXAMPLE
from storage import people


@pytest.fixture
async def eve(running: Running, api: BotApi) -> Phone:
    return await staff(running, api, "Eve", Grant(Role.COORDINATOR))


async def test_a_page_and_a_picture_in_chosen_languages(running: Running, api: BotApi, eve: Phone) -> None:
    await press(running, eve, "poster")
    assert words(eve).startswith("🖨 A poster of what?")
    await tap(running, eve, "Soup kitchen")
    assert words(eve).startswith("🖨 Poster: Soup kitchen")
    assert labels(eve)[:6] == ["3 ✅ العربية", "2 ✅ English", "1 ✅ Türkçe", "4 ✅ فارسی", "▫️ Русский", "▫️ Français"]
    await tap(running, eve, "English", "Русский")
    assert labels(eve)[:6] == ["2 ✅ العربية", "▫️ English", "1 ✅ Türkçe", "3 ✅ فارسی", "4 ✅ Русский", "▫️ Français"]
    await tap(running, eve, "As a picture")
    assert eve.last.kind == "photo"
    await tap(running, eve, "To print")
    assert eve.last.kind == "document"
    assert [one.method for one in api.calls][-1] == "sendDocument"


async def test_pages_lead_through_all_programmes_and_back(running: Running, eve: Phone) -> None:
    await press(running, eve, "poster")
    seen = set(labels(eve))
    while any("More" in label for label in labels(eve)):
        await tap(running, eve, "More")
        seen |= set(labels(eve))
    assert any("Soup kitchen" in label for label in seen) and any("Talk" in label for label in seen)
    await tap(running, eve, "Back a page")
    await press(running, eve, "poster")
    await tap(running, eve, "Soup kitchen", "Back")
    assert words(eve).startswith("🖨 A poster of what?")
    await tap(running, eve, "Back")
    assert words(eve).startswith("🗂 Staff")


async def test_the_last_language_stays_and_a_fifth_takes_the_place_of_the_fourth(running: Running, eve: Phone) -> None:
    await press(running, eve, "poster.of:soup:ar")
    await tap(running, eve, "العربية")
    assert labels(eve)[0] == "1 ✅ العربية"
    await press(running, eve, "poster.of:soup:ar.en.tr.fa")
    await tap(running, eve, "Français")
    assert "4 ✅ Français" in labels(eve) and "▫️ فارسی" in labels(eve)


@pytest.mark.parametrize(
    "button", ["poster", "poster:999", "poster.of:soup:ar", "poster.page:soup:ar", "poster.show:soup"]
)
async def test_nobody_else_and_nobody_removed_gets_one(
    running: Running, api: BotApi, eve: Phone, amina: Phone, button: str
) -> None:
    worker = await staff(running, api, "Wim", Grant(Role.CASE_WORKER))
    async with running.bot.db.write() as tx:
        for chat in await people.with_role(tx, Role.COORDINATOR):
            await people.revoke(tx, chat.id, Role.COORDINATOR)
    for phone in (amina, worker, eve):
        await press(running, phone, button)
        assert "🖨" not in words(phone) and phone.last.kind == "text"


@pytest.mark.parametrize("button", ["poster.of:none:ar", "poster.page:none", "poster.show::", "poster:x"])
async def test_a_button_of_what_is_gone_says_so(running: Running, eve: Phone, button: str) -> None:
    await press(running, eve, button)
    assert "🖨" not in words(eve) and eve.last.kind == "text"


# on the machine ------------------------------------------------


def test_the_command_writes_both_files(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.done("keys", "new")
    home.done("load", str(EXAMPLE))
    folder = ("--folder", str(tmp_path))
    assert "start it once" in home.refused(2, "poster", "soup", *folder)
    _meet_telegram(home)
    assert home.done("poster", "soup", "--language", "ar", *folder).count("wrote ") == 2
    assert (tmp_path / "poster-soup.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "poster-soup.png").read_bytes().startswith(b"\x89PNG")
    assert "no programme pizza: write one of soup, " in home.refused(2, "poster", "pizza", *folder)
    assert "xx is not spoken here" in home.refused(2, "poster", "soup", "--language", "xx", *folder)
    five = [word for tag in ("ar", "en", "tr", "fa", "ru") for word in ("--language", tag)]
    assert "holds 4 languages" in home.refused(2, "poster", "soup", *five, *folder)
    assert "cannot be written" in home.refused(2, "poster", "soup", "--folder", str(tmp_path / "none"))


def _meet_telegram(home: Home) -> None:
    import sqlite3

    with sqlite3.connect(home.database) as raw:
        raw.execute("INSERT INTO facts VALUES ('username', ?)", (b"iimp_bot",))
    raw.close()

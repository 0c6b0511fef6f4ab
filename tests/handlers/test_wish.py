"""Wishing for a language that is missing: by a tap or by its name; counted, never kept with a person."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Running, labels, words

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def wished(running: Running) -> list[tuple[Any, ...]]:
    return await rows(running, "SELECT language, people FROM wished_languages ORDER BY 1")


@pytest.fixture
async def new(api: BotApi, running: Running) -> Phone:
    """Somebody whose language is missing, at the list of those that are."""
    phone = api.phone("New", language_code="so")
    phone.start()
    await running.calm()
    phone.press("➕")
    await running.calm()
    return phone


async def test_a_tap_counts_one_wish_and_brings_the_languages_there_are(running: Running, new: Phone) -> None:
    assert words(new) == "🌐 ➕ ✍️ ?"
    wish = new.last.keyboard[0][0]
    new.press(wish.text)
    await running.calm()
    assert await wished(running) == [((wish.data or "").split(":")[1], 1)]
    assert words(new) == "👋 🌐"
    assert await rows(running, "SELECT * FROM conversations") == []


async def test_a_second_tap_counts_nothing_more(running: Running, new: Phone) -> None:
    data = new.last.keyboard[0][0].data or ""
    for _ in range(3):
        new.tap(new.last.id, data)
    await running.calm()
    assert [people for _, people in await wished(running)] == [1]


@pytest.mark.parametrize("typed", ["Somali", "soomaali", "SOMALI", "af soomaali"])
async def test_a_typed_name_counts_in_any_spelling(running: Running, new: Phone, typed: str) -> None:
    new.send(typed)
    await running.calm()
    assert await wished(running) == [("so", 1)]


async def test_a_name_we_do_not_know_is_asked_again_and_not_kept(running: Running, new: Phone) -> None:
    new.send("Klingonese of the north")
    await running.calm()
    assert "do not know this language" in words(new)
    assert await rows(running, "SELECT step, draft FROM conversations") == [("which", None)]
    assert await wished(running) == []


async def test_a_name_of_a_language_we_speak_is_no_wish_but_its_button_first(running: Running, new: Phone) -> None:
    new.send("Turkish")
    await running.calm()
    assert await wished(running) == []
    assert words(new) == "👋 🌐"


async def test_who_goes_back_and_chooses_has_left_the_form(running: Running, new: Phone) -> None:
    """Otherwise the first question typed would be taken for the name of a language."""
    new.press("⬅️")
    await running.calm()
    assert await rows(running, "SELECT * FROM conversations") == []
    assert words(new) == "👋 🌐"
    new.press("➕")
    await running.calm()
    new.tap(new.visible[0].id, "lang:en")
    await running.calm()
    assert await rows(running, "SELECT * FROM conversations") == []
    assert labels(new)[-1].startswith("🌐")
    new.send("zzzz")
    await running.calm()
    assert "did not understand" in words(new)


@pytest.mark.parametrize("data", ["wish.for", "wish.for:", "wish.for:zz", "wish.for:so:x", "wish.for:" + "x" * 55])
async def test_a_forged_wish_outside_the_form_counts_nothing(running: Running, amina: Phone, data: str) -> None:
    amina.tap(amina.last.id, data)
    await running.calm()
    assert await wished(running) == []
    assert words(amina) == "👋 🌐"

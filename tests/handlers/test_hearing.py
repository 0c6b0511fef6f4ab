"""What people say they want to hear, typed and tapped."""

from __future__ import annotations

import pytest
from announcing import tap_sent
from conftest import Running, words
from desk import tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_stop_inside_a_form_drops_it_and_shows_the_way_to_less(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """MS-L8: the stop wins; an ordinary word afterwards lifts nothing."""
    amina.tap(amina.last.id, "wish")
    await running.calm()
    await tap_sent(running, amina, "/stop")
    assert "no announcements any more" in words(amina)
    await tap_sent(running, amina, "Somali")
    async with running.bot.db.write() as tx:
        rows = await tx.all("SELECT hears FROM chats WHERE kind = 'private'")
    assert rows == [("no_announcements",)]


@pytest.mark.parametrize("typed", ["STOP", "dur", "İPTAL", "stop"])
async def test_a_typed_stop_stops_announcements(running: Running, amina: Phone, typed: str) -> None:
    """MS-L8, MS-L10: in every spelling, and back on with one tap."""
    await tap_sent(running, amina, typed)
    assert "no announcements any more" in words(amina)
    await tap(running, amina, "Nothing, also no reminders")
    assert "nothing any more" in words(amina)
    await tap(running, amina, "Turn messages on again")
    await amina.until(lambda phone: not phone.waiting_taps)
    assert amina.alerts[-1].text == "Done. Our messages come to you again."
    assert "Shall we write to you" in words(amina)


@pytest.mark.parametrize("often", ["/start", "/menu", "START"])
async def test_who_has_stopped_is_told_so_in_the_menu_and_is_back_on_with_one_tap(
    running: Running, amina: Phone, often: str
) -> None:
    """MS-L10: their choices as they were; the same tap once more changes nothing more, and the menu says nothing."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET news = 'yes'")
    await tap_sent(running, amina, "stop")
    await tap_sent(running, amina, often)
    assert "You get no announcements from us." in words(amina)
    assert len(amina.last.keyboard) <= 6
    here = amina.last.id
    await tap(running, amina, "Turn messages on again")
    assert "You get our news" in words(amina)
    amina.tap(here, "hear.on")
    await running.calm()
    assert "You get our news" in words(amina)
    await tap_sent(running, amina, often)
    assert "You get no" not in words(amina)
    assert "Turn messages on again" not in words(amina)


async def test_who_wants_nothing_is_told_so_in_the_menu(running: Running, amina: Phone) -> None:
    """MS-L10."""
    await tap_sent(running, amina, "stop")
    await tap(running, amina, "Nothing, also no reminders")
    await tap_sent(running, amina, "/start")
    assert "You get no messages from us, also no reminders." in words(amina)
    await tap(running, amina, "Turn messages on again")
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT hears FROM chats WHERE kind = 'private'") == [("all",)]

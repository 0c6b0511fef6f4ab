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

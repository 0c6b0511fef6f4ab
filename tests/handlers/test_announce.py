"""Announcements from the first word to the last receiver, over real HTTP: one language each, once each."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import draft, fans, got, second, step, tap_sent, wake
from conftest import Running, labels, words
from desk import tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone


@pytest.fixture(autouse=True)
async def _by_day(running: Running, api: BotApi) -> None:
    wake(running, api)


async def send(running: Running, api: BotApi, phone: Phone) -> None:
    api.clock.forward(timedelta(seconds=20))
    await tap(running, phone, "Send to")
    await step(running)


async def test_everybody_gets_it_once_and_whole_in_one_language(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B5, MS-B16, TX-11: own language, else the agreed one, and staff saw how many that were."""
    people = await fans(running, api, ["ar", "en", "fa", "fr"])
    await draft(running, api, sara, "The kitchen is closed", ("Arabic", "المطبخ مغلق"))
    shown = words(sara)
    assert "To 4 people" in shown
    assert "2 people will get another language" in shown
    await send(running, api, sara)
    assert [got(phone, "المطبخ مغلق") for phone in people] == [1, 0, 0, 0]
    assert [got(phone, "The kitchen is closed") for phone in people] == [0, 1, 1, 1]
    assert "إيقاف" in labels(people[0])[-1] or "أوقفوا" in labels(people[0])[-1]
    assert labels(people[2])[-1] == "🔕 Stop these messages"
    assert "Finished" in words(sara)
    assert "Sent: 4 of 4" in words(sara)


async def test_a_language_whose_button_has_no_words_is_not_sent(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B6, MS-B7: a whole message is of one language, or it is refused; no name of a key is ever seen."""
    await fans(running, api, ["ar"])
    await draft(running, api, sara, "See the map", ("Arabic", "انظر الخريطة"))
    await tap(running, sara, "✍️ Write", "English")
    await tap_sent(running, sara, "Map https://example.org/map")
    assert "a button has no words" in words(sara)
    assert not any("Send to" in label for label in labels(sara))
    await tap(running, sara, "✍️ Write", "Arabic")
    await tap_sent(running, sara, "خريطة https://example.org/map")
    assert any("Send to" in label for label in labels(sara))


async def test_a_text_that_is_too_long_is_refused_with_its_length(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B15, AB-53."""
    await fans(running, api, ["en"])
    await draft(running, api, sara, "👩‍👩‍👧" * 600)
    assert "too long, 4800 of 3800" in words(sara)
    assert not any("Send to" in label for label in labels(sara))


async def test_typed_signs_of_html_are_refused_before_anybody_sees_them(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """AB-53."""
    await fans(running, api, ["en"])
    await draft(running, api, sara, "<b>Closed today")
    assert "HTML signs" in words(sara)
    assert not any("Send to" in label for label in labels(sara))


async def test_a_test_goes_to_who_asks_and_to_nobody_else(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B12: also where an audience is chosen, and where none is."""
    people = await fans(running, api, ["en", "ar"])
    await draft(running, api, sara, "Only a test")
    await tap(running, sara, "Send only to me")
    assert got(sara, "Only a test") >= 1
    await step(running)
    assert [got(phone, "Only a test") for phone in people] == [0, 0]


async def test_who_stopped_blocked_or_is_left_out_gets_nothing(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B8, AB-56: blocked once, not tried again, and back with what they had chosen."""
    people = await fans(running, api, ["en", "en", "en"])
    await draft(running, api, sara, "Hello all")
    await tap_sent(running, people[0], "/stop")
    people[1].block()
    await send(running, api, sara)
    assert [got(phone, "Hello all") for phone in people] == [0, 0, 1]
    people[1].start()
    await running.calm()
    async with running.bot.db.write() as tx:
        rows = await tx.all("SELECT news, hears, reach FROM chats WHERE kind = 'private' ORDER BY id DESC LIMIT 3")
    assert sorted(rows) == sorted([("yes", "all", "open"), ("yes", "all", "open"), ("yes", "no_announcements", "open")])


async def test_stop_is_one_tap_under_the_announcement_and_back_is_one_tap(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-L10: an ordinary message does not lift it."""
    (fan,) = await fans(running, api, ["en"])
    await draft(running, api, sara, "First")
    await send(running, api, sara)
    await tap(running, fan, "Stop these messages")
    assert "no announcements any more" in words(fan)
    await tap_sent(running, fan, "hello")
    await draft(running, api, sara, "Second")
    assert "To 0 people" in words(sara)
    await tap_sent(running, fan, "/news")
    await tap(running, fan, "Turn messages on again")
    api.clock.forward(timedelta(seconds=20))
    await tap_sent(running, sara, "/announce")
    await tap(running, sara, "Second")
    await send(running, api, sara)
    assert got(fan, "Second") == 1


async def test_danger_needs_a_second_person_and_reaches_who_wants_no_announcements_but_not_who_wants_nothing(
    running: Running, api: BotApi, sara: Phone
) -> None:
    people = await fans(running, api, ["en", "en", "en"])
    for phone, level in ((people[1], "no_announcements"), (people[2], "nothing")):
        async with running.bot.db.write() as tx:
            hashed = running.bot.tools.vault.find("chat", str(phone.id))
            await tx.run("UPDATE chats SET hears = ? WHERE found = ?", (level, hashed))
    meryem = await second(running, api)
    await draft(running, api, sara, "Stay at home")
    await tap(running, sara, "It is about danger")
    await send(running, api, sara)
    assert "A colleague has to agree" in words(sara)
    assert [got(phone, "Stay at home") for phone in people] == [0, 0, 0]
    await tap(running, meryem, "Look at it")
    await send(running, api, meryem)
    assert [got(phone, "Stay at home") for phone in people] == [1, 1, 0]


async def test_nobody_who_agrees_in_ten_minutes_makes_it_a_draft_again(
    running: Running, api: BotApi, sara: Phone
) -> None:
    people = await fans(running, api, ["en"])
    await second(running, api)
    await draft(running, api, sara, "Stay at home")
    await tap(running, sara, "It is about danger")
    await send(running, api, sara)
    api.clock.forward(timedelta(minutes=11))
    await step(running)
    assert "Nobody agreed in ten minutes" in words(sara)
    assert got(people[0], "Stay at home") == 0
    async with running.bot.db.write() as tx:
        rows = await tx.all("SELECT result FROM audit WHERE action = 'announce' ORDER BY id")
    assert [row[0] for row in rows] == ["asked", "nobody agreed in time"]


async def test_a_number_that_could_be_somebodys_own_needs_a_second_person(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """AB-54."""
    people = await fans(running, api, ["en"])
    await draft(running, api, sara, "Call Maryam at 0532 123 45 67")
    await send(running, api, sara)
    assert "A number stands in it" in words(sara)
    assert got(people[0], "Maryam") == 0


async def test_the_same_again_is_not_sent_unawares(running: Running, api: BotApi, sara: Phone) -> None:
    """AB-55: also where a colleague sends it."""
    people = await fans(running, api, ["en"])
    meryem = await second(running, api)
    await draft(running, api, sara, "Closed on Friday")
    await send(running, api, sara)
    await draft(running, api, meryem, "Closed on Friday")
    await send(running, api, meryem)
    assert "The same was already sent" in words(meryem)
    assert got(people[0], "Closed on Friday") == 1
    await tap(running, meryem, "Send it once more")
    await step(running)
    assert got(people[0], "Closed on Friday") == 2


async def test_two_taps_of_send_are_one_sending(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B1: one sending, one row and one message each."""
    people = await fans(running, api, ["en"] * 5)
    await draft(running, api, sara, "Once only")
    code = next(key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("ann.go"))
    for _ in range(3):
        sara.tap(sara.last.id, code)
    await running.calm()
    await step(running)
    assert [got(phone, "Once only") for phone in people] == [1] * 5


async def test_taken_out_of_the_chats_and_corrected(running: Running, api: BotApi, sara: Phone) -> None:
    people = await fans(running, api, ["en", "en"])
    await draft(running, api, sara, "Open at 9")
    await send(running, api, sara)
    await tap(running, sara, "✏️ Correct", "English")
    await tap_sent(running, sara, "Open at 10")
    await step(running)
    assert [(got(phone, "Open at 9"), got(phone, "Open at 10")) for phone in people] == [(0, 1), (0, 1)]
    api.clock.forward(timedelta(seconds=20))
    await tap_sent(running, sara, "/announce")
    card = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("ann.card")][-1]
    sara.tap(sara.last.id, card or "")
    await running.calm()
    await tap(running, sara, "Take out of the chats", "Take it out of")
    await step(running)
    assert [got(phone, "Open at") for phone in people] == [0, 0]


async def test_answers_are_folded_and_danger_goes_through_first(running: Running, api: BotApi, sara: Phone) -> None:
    people = await fans(running, api, ["en", "en"])
    await draft(running, api, sara, "Coats on Monday")
    await send(running, api, sara)
    for phone, text in ((people[0], "thank you"), (people[1], "I want to die")):
        message = next(one for one in phone.visible if "Coats on Monday" in one.text)
        phone.send(text, reply_to=message.id)
        await running.calm()
    assert "Our staff can read" in words(people[0])
    assert "112" in words(people[1])
    api.clock.forward(timedelta(seconds=20))
    await tap_sent(running, sara, "/announce")
    assert any("💬 1" in label for label in labels(sara))


async def test_only_who_may_announce_finds_it(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await draft(running, api, sara, "Secret draft")
    for data in (
        "announce",
        "ann:1",
        "ann.go:1",
        "ann.test:1",
        "ann.who:1",
        "ann.texts:1",
        "ann.drop:1",
        "ann.said:1:0",
    ):
        api.clock.forward(timedelta(seconds=5))
        amina.tap(amina.last.id, data)
        await running.calm()
        assert "Secret" not in words(amina)
    async with running.bot.db.write() as tx:
        rows = await tx.all("SELECT count(*) FROM audit WHERE result = 'refused'")
    assert rows[0][0] == 8


async def test_the_list_turns_pages_and_every_draft_stays_within_reach(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """Two drafts and two that went out a page, and few rows; a word after the command changes nothing."""
    for number in range(5):
        await draft(running, api, sara, f"Draft {number}")
        assert len(sara.last.keyboard) <= 7
        api.clock.forward(timedelta(seconds=20))
    await tap_sent(running, sara, "/announce now")
    seen: list[str] = []
    for _ in range(3):
        assert len(sara.last.keyboard) <= 8
        seen += [label for label in labels(sara) if "Draft" in label]
        if "▶️" in labels(sara):
            await tap(running, sara, "▶️")
    assert sorted(label[-7:] for label in seen) == [f"Draft {number}" for number in range(5)]
    await tap(running, sara, "◀️", "Draft 1")
    assert "«Draft 1»" in words(sara)
    await tap(running, sara, "Back")
    assert "Announcements" in words(sara)

"""A person of ours talks to a client through the bot: passed on both ways, routed by our own row, nothing kept."""

from __future__ import annotations

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from letters import rows, said
from talking import begun, heard, send, talks

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.talks import MOST_PIECE

# both ways ----------------------------------------------------------------------------------------------------------


async def test_what_either_writes_reaches_the_other_and_is_kept_nowhere(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    before = len(said(amina))
    await tap(running, sara, "Talk to them")
    assert words(sara).startswith("💬 Talk to 1 🌳?")
    assert "They read: English. It is not translated." in words(sara)
    assert heard(amina, before) == []
    await tap(running, sara, "Begin the talk")
    assert words(sara).startswith("💬 You are talking to 1 🌳.")
    assert words(amina).startswith("💬 A person of IIMP is here now and reads what you write.")
    await send(running, amina, "where do I go?\n<b>now</b> \u202e&amp;")
    assert words(sara) == "💬 1 🌳: where do I go?\n<b>now</b> &amp;"
    assert labels(sara) == ["✖️ End the talk", "🙋 Open"]
    await send(running, sara, "to <i>room</i> 3")
    assert words(amina) == "💬 to <i>room</i> 3"
    assert await rows(running, "SELECT * FROM notes") == []
    assert await rows(running, "SELECT count(*) FROM outbox WHERE payload IS NOT NULL") == [(0,)]
    assert await rows(running, "SELECT action, about, result FROM audit WHERE action = 'talk'") == [
        ("talk", "request 1", "begun")
    ]


async def test_the_bot_is_silent_but_for_stop_and_danger(running: Running, amina: Phone, sara: Phone) -> None:
    """MS-S4."""
    await begun(running, amina, sara)
    before, read = len(said(amina)), len(said(sara))
    await send(running, amina, "menu", "hello", "soup", "Привет")
    amina.send_voice(2)
    amina.send_sticker()
    amina.send_dice()
    await running.calm()
    assert heard(amina, before) == []
    assert heard(sara, read)[:4] == ["💬 1 🌳: menu", "💬 1 🌳: hello", "💬 1 🌳: soup", "💬 1 🌳: Привет"]
    read = len(said(sara))
    await send(running, amina, "he hits me")
    assert "112" in words(amina)
    assert heard(sara, read) == []
    assert await talks(running) == 1
    await send(running, amina, "stop")
    assert words(amina).startswith("💬 The talk has ended.")
    assert words(sara) == "💬 1 🌳 · This talk has ended.\nThey ended it."
    await send(running, amina, "menu")
    assert words(amina).startswith("🏠 What do you need?")


async def test_commands_keys_and_taps_are_answered_while_the_talk_goes_on(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await begun(running, amina, sara)
    read = len(said(sara))
    await send(running, amina, "/menu", "🍲")
    assert words(amina).startswith("🍲")
    amina.tap(amina.last.id, "mine.one:1")
    await running.calm()
    assert words(amina).startswith("✉️ Sent.")
    assert heard(sara, read) == []
    await send(running, sara, "/queue", "still here?")
    assert words(amina) == "💬 still here?"


async def test_voices_and_pictures_are_passed_on_by_reference_both_ways(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await begun(running, amina, sara)
    for one, other, head in ((amina, sara, "💬 1 🌳"), (sara, amina, "💬")):
        one.send_voice(4)
        await running.calm()
        assert (other.messages[-1].kind, other.messages[-1].raw["caption"]) == ("voice", head)
        one.send_photo("look \u202e<b>here")
        await running.calm()
        assert (other.messages[-1].kind, other.messages[-1].raw["caption"]) == ("photo", f"{head} look <b>here")
        assert other.messages[-1].raw["has_protected_content"]
        assert not one.messages[-1].deleted


async def test_what_should_not_lie_in_the_chat_is_removed_and_only_staff_are_told(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await begun(running, amina, sara)
    before, read = len(said(amina)), len(said(sara))
    for act in ("send_contact", "send_location", "send_document", "send_video"):
        getattr(amina, act)()
        await running.calm()
        assert amina.messages[-1].deleted, act
    assert (heard(amina, before), heard(sara, read)) == ([], [])
    sara.send_document()
    await running.calm()
    assert sara.messages[-2].deleted
    assert words(sara).startswith("✖️ Not passed on.")
    assert heard(amina, before) == []


async def test_words_of_danger_under_a_picture_are_not_passed_on(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    before = len(sara.messages)
    amina.send_photo("he hits me")
    await running.calm()
    assert "112" in words(amina)
    assert len(sara.messages) == before


async def test_words_changed_afterwards_come_once_more(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    await send(running, amina, "at thre")
    before = len(said(amina))
    amina.edit(max(message.id for message in amina.messages if message.mine), "at three")
    await running.calm()
    assert words(sara) == "💬 1 🌳: ✏️ at three"
    assert heard(amina, before) == []


async def test_a_long_text_arrives_whole(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    read = len(said(sara))
    text = "".join(chr(0x627 + number % 20) for number in range(4096))
    await send(running, amina, text)
    first, second = heard(sara, read)
    assert first.removeprefix("💬 1 🌳: ") == text[:MOST_PIECE]
    assert second.removeprefix("💬 1 🌳: ") == text[MOST_PIECE:]


async def test_a_staff_member_may_write_words_of_danger(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    await send(running, sara, "he hits me: is that what you wrote?")
    assert words(amina) == "💬 he hits me: is that what you wrote?"


# to the right person ------------------------------------------------------------------------------------------------


async def test_words_go_where_our_own_row_says(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """MS-S1, MS-S2, MS-S3: two accounts, a reply to another message, no forwarding: nothing of Telegram's counts."""
    reza = api.phone("Amina", language_code="ar")
    reza.start()
    await running.calm()
    await tap(running, reza, "English")
    await ask(running, reza)
    await begun(running, amina, sara, 2)
    notice = next(one.id for one in sara.messages if one.text.startswith("🌳 1"))
    before, read = len(said(reza)), len(said(sara))
    await send(running, reza, "this is not for Sara")
    assert heard(sara, read) == []
    sara.send("for Amina", reply_to=notice)
    await running.calm()
    assert words(amina) == "💬 for Amina"
    assert not any("for Amina" in text for text in heard(reza, before))
    assert not any(call.method in ("forwardMessage", "copyMessage") for call in api.calls)


async def test_two_talks_of_two_staff_stay_apart(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    reza, pavel = api.phone("Reza"), await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    reza.start()
    await running.calm()
    await tap(running, reza, "English")
    await begun(running, amina, sara)
    await begun(running, reza, pavel, 2)
    await send(running, amina, "I am Amina")
    await send(running, reza, "I am Reza")
    await send(running, sara, "from Sara")
    await send(running, pavel, "from Pavel")
    assert words(amina) == "💬 from Sara"
    assert words(reza) == "💬 from Pavel"
    assert not any("Reza" in text for text in heard(sara))
    assert not any("I am Amina" in text for text in heard(pavel))


@pytest.mark.parametrize("shown", [True, False])
async def test_the_name_is_said_only_where_it_may_be(running: Running, amina: Phone, sara: Phone, shown: bool) -> None:
    await send(running, sara, "/staff")
    await tap(running, sara, "More", "About me", "My name", "Give a first name")
    await send(running, sara, "<b>Leyla")
    await tap(running, sara, "Yes, clients too" if shown else "No, only colleagues")
    await begun(running, amina, sara)
    assert ("👤 <b>Leyla" in words(amina)) is shown


async def test_a_sensitive_service_is_not_named(running: Running, amina: Phone, sara: Phone) -> None:
    amina.tap(amina.last.id, "sos:shelter")
    await running.calm()
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    before, read = len(said(amina)), len(said(sara))
    await tap(running, sara, "Talk to them", "Begin the talk")
    await send(running, amina, "here I am")
    await send(running, amina, "stop")
    told = " ".join([*heard(amina, before), *heard(sara, read)]).lower()
    assert "here i am" in told and "shelter" not in told and "🛏" not in told

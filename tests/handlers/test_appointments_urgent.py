"""Help that cannot wait: words of danger, no bed, alone and under 18, a helper who did wrong; and that it is read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


@pytest.mark.parametrize("typed", ["he hits me", "I want to die", "they took my passport"])
async def test_words_of_danger_get_the_number_and_one_button_and_nobody_is_told_before(
    running: Running, amina: Phone, sara: Phone, typed: str
) -> None:
    """AB-48, MS-S16: nothing of the text is kept, staff are told only after "yes, contact me now"."""
    before = len(said(sara))
    amina.send(typed)
    await running.calm()
    assert words(amina).startswith("🆘 If life is in danger call 112.")
    assert len(said(sara)) == before
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]
    await tap(running, amina, "Yes, contact me now")
    assert words(sara).startswith("🔴 ")
    assert "asks to be contacted now" in words(sara)
    assert await rows(running, "SELECT service, urgent, state FROM requests") == [("talk", 1, "requested")]


async def test_words_of_danger_in_a_note_are_no_note(running: Running, amina: Phone, sara: Phone) -> None:
    """AB-48: at any step."""
    await ask(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    amina.send("he hits me")
    await running.calm()
    assert words(amina).startswith("🆘 ")
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
    amina.send("The baby is two months")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM notes") == [(1,)]


async def test_an_urgent_request_nobody_takes_is_told_again_until_somebody_does(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Every quarter of an hour."""
    await ask(running, amina, when="It is for today")
    for _ in range(2):
        api.clock.forward(timedelta(minutes=16))
        await running.bot.clockwork.remind()
        await running.calm()
    assert sum("nobody has taken it" in text for text in said(sara)) == 2
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    api.clock.forward(timedelta(minutes=16))
    await running.bot.clockwork.remind()
    watched = await rows(running, "SELECT state, count(*) FROM reminders WHERE kind = 'unclaimed' GROUP BY 1")
    assert sorted(watched) == [("told", 2), ("void", 1)]


async def test_who_waits_is_told_when_a_person_has_read_it_once(running: Running, amina: Phone, sara: Phone) -> None:
    """An alert says sent, then seen, and by what clock."""
    amina.send("he hits me")
    await running.calm()
    await tap(running, amina, "Yes, contact me now")
    for _ in range(2):
        sara.tap(sara.last.id, "case:1")
        await running.calm()
    assert words(amina).startswith("🌳 1 · A person has read it, at ")
    assert sum("A person has read it" in text for text in said(amina)) == 1


async def test_a_reply_goes_word_for_word_and_the_answer_comes_into_the_case(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """MS-S3, MS-S14: routed by our own number; a reply and a private note need different acts."""
    await ask(running, amina)
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "I take it", "Write to them")
    assert "They read: English" in words(sara)
    sara.send("Is it for <today>?")
    await running.calm()
    assert words(amina).startswith("🌳 1 · An answer for you:")
    assert "Is it for <today>?" in words(amina)
    assert "➡️ Is it for <today>?" in words(sara)
    await tap(running, amina, "Answer")
    amina.send("Yes, today")
    await running.calm()
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "💬 Yes, today" in words(sara)


async def test_a_reply_to_who_wants_only_the_desk_is_not_delivered_and_staff_are_told(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "How to answer you", "Only: come to the desk")
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "I take it", "Write to them")
    sara.send("Your papers are here")
    await running.calm()
    assert words(amina) == "📅 Please come to the help desk."
    assert any("Not sent" in text for text in said(sara)), said(sara)[-3:]


@pytest.mark.parametrize(
    ("kept", "role"), [("report", Role.SAFEGUARDING), ("under18", Role.CHILD_PROTECTION)], ids=["report", "under18"]
)
async def test_what_goes_to_one_person_is_invisible_to_every_other(
    running: Running, api: BotApi, amina: Phone, sara: Phone, kept: str, role: Role
) -> None:
    """P11: outside the queue, whoever looks."""
    keeper = await staff(running, api, "Keeper", Grant(role))
    before = len(said(sara))
    amina.tap(amina.last.id, f"sos.ask:{kept}")
    await running.calm()
    await tap(running, amina, "Yes, contact me now")
    assert words(amina).startswith("✅ Sent.")
    assert len(said(sara)) == before
    assert "asks to be contacted now" in words(keeper)
    for data in ("case:1", "case.take:1", "case.done:1"):
        sara.tap(sara.last.id, data)
        await running.calm()
        assert words(sara).startswith("🕥 This button is old.")
    sara.send("/queue")
    await running.calm()
    assert words(sara).startswith("🙋 Nobody is waiting.")
    keeper.tap(keeper.last.id, "case:1")
    await running.calm()
    assert not any(str(amina.id) in text for text in said(keeper))
    assert words(keeper).startswith("🌳 1 · ")


async def test_no_bed_tonight_goes_straight_to_a_person(running: Running, amina: Phone, sara: Phone) -> None:
    amina.tap(amina.last.id, "prog:shelter:menu")
    await running.calm()
    await tap(running, amina, "No bed tonight", "Yes, contact me now")
    assert await rows(running, "SELECT service, urgent FROM requests") == [("shelter", 1)]
    assert "asks to be contacted now" in words(sara)
    assert "🛏" not in words(sara)


async def test_the_way_to_report_a_helper_is_on_the_help_screen(running: Running, amina: Phone) -> None:
    amina.send("/help")
    await running.calm()
    assert any("A problem with a helper" in label for label in labels(amina))

"""Who wants to help: questions by taps, sent once, changed at any time, taken back; on a real phone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import staff, tap
from joining import applied, begun, chosen, member, number_of
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role

FACTS = "SELECT kind, value FROM volunteer_facts ORDER BY kind, value"
STATE = "SELECT state, age FROM volunteers"


async def test_nothing_is_kept_before_it_is_said_what_is_kept(running: Running, amina: Phone) -> None:
    await tap(running, amina, "I want to volunteer")
    assert words(amina).startswith("🤝 Would you like to help?")
    assert "you agree that our team keeps your answers" in words(amina)
    assert await rows(running, STATE) == []
    await tap(running, amina, "Begin")
    assert words(amina).startswith("🤝 What would you like to do?")


async def test_the_whole_way_by_taps_and_one_name(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, "Cook", "Play with children")
    assert any("☑️ 🧸 Play with children" in label for label in labels(amina))
    await tap(running, amina, "Next")
    assert words(amina).startswith("🗣 Which languages")
    await tap(running, amina, "العربية", "English", "English", "Next")
    assert words(amina).startswith("📅 Which days")
    running.api.clock.forward(timedelta(seconds=20))
    await tap(running, amina, "Tuesday", "Friday", "Next", "18 or more", "Next", "Give a first name")
    amina.send("Amina")
    await running.calm()
    assert words(amina).startswith("🏷 Saved: Amina")
    await tap(running, amina, "Yes, they may")
    assert words(amina).splitlines() == [
        "🤝 You would like to help. Is this right?",
        "🍳 Cook · 🧸 Play with children",
        "💬 After a talk with us: 🧸 Play with children",
        "🗣 العربية",
        "📅 Tuesday · Friday",
        "🎂 18 years or more",
        "🏷 Amina: others on your shift see it",
    ]
    assert await rows(running, STATE) == [("draft", "adult")]
    running.api.clock.forward(timedelta(seconds=20))
    await tap(running, amina, "Send")
    assert words(amina).startswith("🕥 We have your answers.")
    assert await rows(running, STATE) == [("applied", "adult")]
    assert words(sara).startswith("🤝 Somebody would like to volunteer.")


async def test_only_a_task_is_needed(running: Running, amina: Phone) -> None:
    await begun(running, amina)
    await tap(running, amina, "Next")
    assert words(amina).startswith("🤝 Please choose one thing at least.")
    amina.tap(amina.last.id, "vol.send")
    await running.calm()
    assert words(amina).startswith("🤝 Please choose one thing at least.")
    await tap(running, amina, "Serve meals", "Next", "Next", "Next")
    assert words(amina).startswith("🏷 What may we call you?")
    await tap(running, amina, "Done", "Send")
    assert await rows(running, STATE) == [("applied", "")]
    assert await rows(running, FACTS) == [("wish", "serve")]


async def test_an_age_is_asked_only_where_a_task_needs_one(running: Running, amina: Phone) -> None:
    await begun(running, amina, "Carry")
    await tap(running, amina, "Next", "Next", "Next")
    assert words(amina).startswith("🎂 How old are you?")
    await tap(running, amina, "16 or 17", "Under 16", "Back", "Back", "Back")
    assert await rows(running, "SELECT age FROM volunteers") == [("under_16",)]
    amina.send("/volunteer")
    await running.calm()
    assert "🎂 Not yet at your age: 📦 Carry" in words(amina)
    await tap(running, amina, "What I do")
    await chosen(running, amina, "Carry", "Cook")
    await tap(running, amina, "Done")
    assert not any("Age" in label for label in labels(amina))


async def test_applying_twice_is_one_application_and_one_word_to_staff(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """SH-B6."""
    await begun(running, amina, "Cook")
    amina.send("/volunteer")
    await running.calm()
    shown = amina.last.id
    for _ in range(3):
        amina.tap(shown, "vol.send")
    await running.calm()
    amina.send("/volunteer")
    await running.calm()
    await tap(running, amina, "What I do", "Done")
    amina.tap(shown, "vol.begin")
    amina.tap(shown, "vol.send")
    await running.calm()
    assert await rows(running, "SELECT count(*), min(state) FROM volunteers") == [(1, "applied")]
    assert len([m for m in sara.messages if "would like to volunteer" in m.text]) == 1


async def test_the_questions_go_on_where_they_were_after_a_restart(running: Running, amina: Phone) -> None:
    await begun(running, amina, "Cook")
    await tap(running, amina, "Next", "Next", "Next", "Give a first name")
    await running.stop()
    await running.start()
    amina.send("Amina")
    await running.calm()
    assert words(amina).startswith("🏷 Saved: Amina")
    await tap(running, amina, "No, only coordinators")
    assert "🏷 Amina: only the coordinators see it" in words(amina)


@pytest.mark.parametrize("typed", ["x" * 31, "\u202e\u2068"])
async def test_what_is_no_first_name_is_asked_again(running: Running, amina: Phone, typed: str) -> None:
    await begun(running, amina, "Cook")
    await tap(running, amina, "Next", "Next", "Next", "Give a first name")
    amina.send(typed)
    await running.calm()
    assert words(amina).startswith("🏷 That is no first name.")
    amina.send("stop")
    await running.calm()
    assert await rows(running, "SELECT * FROM colleagues") == []


async def test_a_name_is_changed_hidden_and_removed(running: Running, api: BotApi) -> None:
    samira = await member(running, api, "Samira", ("wish", "cook"))
    samira.send("/volunteer")
    await running.calm()
    await tap(running, samira, "Name", "Give a first name")
    samira.send("Samira")
    await running.calm()
    await tap(running, samira, "Yes, they may", "Name", "Do not show it", "Name")
    assert words(samira) == "🏷 Samira\nOnly the coordinators see it."
    api.clock.forward(timedelta(seconds=20))
    await tap(running, samira, "Others may see it", "Name", "Remove it")
    assert await rows(running, "SELECT * FROM colleagues") == []


async def test_what_was_begun_and_never_sent_is_forgotten_after_a_week_with_its_name(
    running: Running, api: BotApi, amina: Phone
) -> None:
    await begun(running, amina, "Cook")
    await tap(running, amina, "Next", "Next", "Next", "Give a first name")
    amina.send("Amina")
    await running.calm()
    api.clock.forward(timedelta(days=6))
    await running.bot.clockwork.sweep()
    assert await rows(running, STATE) == [("draft", "")]
    api.clock.forward(timedelta(days=1))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT chat_id FROM volunteers UNION ALL SELECT chat_id FROM colleagues") == []
    amina.tap(amina.last.id, "vol.ask:days:change:0")
    await running.calm()
    assert words(amina).startswith("🕥 This button is old.")


async def test_an_application_is_taken_back_in_two_taps(running: Running, amina: Phone, sara: Phone) -> None:
    await applied(running, amina, "Cook")
    await tap(running, amina, "Take it back")
    assert words(amina).startswith("🗑 Take your answers back?")
    assert await rows(running, STATE) == [("applied", "")]
    await tap(running, amina, "Yes, take it back")
    assert await rows(running, "SELECT chat_id FROM volunteers UNION ALL SELECT chat_id FROM volunteer_facts") == []
    await tap(running, sara, "Open")
    assert words(sara).startswith("🕥 This has changed meanwhile.")


async def test_somebody_leaves_the_team_in_two_taps(running: Running, api: BotApi) -> None:
    samira = await member(running, api, "Samira", ("wish", "cook"))
    samira.send("/volunteer")
    await running.calm()
    assert words(samira).startswith("🤝 You are on the team.")
    await tap(running, samira, "Leave the team")
    assert await rows(running, "SELECT role FROM grants") == [("volunteer",)]
    await tap(running, samira, "Yes, leave the team")
    assert await rows(running, "SELECT role FROM grants") == []
    assert await rows(running, STATE) == []
    await tap(running, samira, "Back")
    assert "🤝 I want to volunteer" in labels(samira)
    samira.tap(samira.last.id, "vol.leave.now")
    await running.calm()
    assert words(samira).startswith("🕥 This button is old.")


async def test_staff_hear_once_that_somebody_of_the_team_wishes_for_a_task_after_a_talk(
    running: Running, api: BotApi, sara: Phone
) -> None:
    samira = await member(running, api, "Samira", ("wish", "cook"))
    samira.send("/volunteer")
    await running.calm()
    await tap(running, samira, "What I do", "Serve meals")
    before = len(sara.messages)
    for _ in range(3):
        await tap(running, samira, "Play with children")
    assert [m.text for m in sara.messages[before:]] == [sara.messages[-1].text]
    assert words(sara).startswith("🤝 A volunteer would also like to: 🧸 Play with children")
    assert await rows(running, "SELECT value FROM volunteer_facts WHERE kind = 'task'") == []
    await tap(running, samira, "Done")
    assert "💬 After a talk with us: 🧸 Play with children" in words(samira)


async def test_answers_that_do_not_exist_are_old_buttons(running: Running, amina: Phone) -> None:
    await begun(running, amina, "Cook")
    for data in (
        "vol.set:tasks:first:0:gone", "vol.set:languages:first:0:xx", "vol.set:days:first:0:someday",
        "vol.set:age:first:0:99", "vol.set:name:first:0:x", "vol.ask:gone:first", "vol.ask:days:never",
    ):  # fmt: skip
        running.api.clock.forward(timedelta(seconds=2))
        amina.tap(amina.last.id, data)
        await running.calm()
        assert words(amina).startswith("🕥 This button is old."), data
    assert await rows(running, FACTS) == [("wish", "cook")]


async def test_every_question_fits_into_six_rows(running: Running, amina: Phone) -> None:
    await begun(running, amina, "Carry")
    for question in ("tasks", "languages", "days", "age", "name"):
        for page in ("0", "1", "99"):
            running.api.clock.forward(timedelta(seconds=2))
            amina.tap(amina.last.id, f"vol.ask:{question}:first:{page}")
            await running.calm()
            assert len(amina.last.keyboard) <= 6, question
            assert any("Back" in label for label in labels(amina)), question


async def test_what_was_said_goes_with_its_person(running: Running, api: BotApi) -> None:
    samira = await member(running, api, "Samira", ("wish", "cook"), ("gate", "keys"))
    await number_of(running, samira)
    samira.tap(samira.last.id, "erase.now")
    await running.calm()
    for table in ("volunteers", "volunteer_facts", "grants"):
        assert await rows(running, f"SELECT * FROM {table}") == [], table


async def test_staff_who_help_too_keep_their_name_when_they_leave_the_team(running: Running, api: BotApi) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await applied(running, pavel)
    pavel.send("/volunteer")
    await running.calm()
    await tap(running, pavel, "Name", "Give a first name")
    pavel.send("Pavel")
    await running.calm()
    await tap(running, pavel, "Yes, they may", "Take it back", "Yes, take it back")
    assert await rows(running, "SELECT count(*) FROM colleagues") == [(1,)]

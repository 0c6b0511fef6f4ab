"""Gates and ages: opened by a named act, shut with everything behind them."""

from __future__ import annotations

import pytest
from conftest import Running, labels, words
from desk import tap
from joining import adult, begun, member, number_of, opened, sent
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from storage.audit import broken

FACTS = "SELECT kind, value FROM volunteer_facts ORDER BY kind, value"


ACTS = "SELECT action, result FROM audit WHERE about LIKE 'volunteer%' ORDER BY id"


PLAYS = (("wish", "children"), ("task", "children"), ("gate", "children"))


async def test_a_gate_is_opened_by_a_named_act_and_written_down(running: Running, amina: Phone, sara: Phone) -> None:
    number = await adult(running, amina, "Play with children", "Cook")
    await opened(running, sara, f"team.one:{number}")
    assert "💬 Only once you accept them: 🧸 Play with children" in words(sara)
    await tap(running, sara, "Work with children")
    assert "Only after a talk" in words(sara)
    assert await rows(running, ACTS) == []
    await tap(running, sara, "Cleared for children")
    assert "☑️ Work with children" in labels(sara)
    assert await rows(running, "SELECT value FROM volunteer_facts WHERE kind = 'task'") == []
    await tap(running, sara, "Welcome")
    assert "✅ You can help with: 🍳 Cook · 🧸 Play with children" in words(amina)
    assert await rows(running, "SELECT value FROM volunteer_facts WHERE kind = 'task'") == [("children",)]
    assert await rows(running, ACTS) == [("open gate", "done"), ("welcome", "done")]
    async with running.bot.db.write() as tx:
        assert await broken(tx) is None


async def test_without_the_talk_a_task_with_a_gate_is_told_to_come_later(
    running: Running, amina: Phone, sara: Phone
) -> None:
    number = await adult(running, amina, "Play with children", "Cook")
    await opened(running, sara, f"team.yes:{number}")
    assert words(amina).splitlines()[1:] == [
        "✅ You can help with: 🍳 Cook",
        "💬 After a talk with us: 🧸 Play with children",
    ]
    await opened(running, sara, f"team.gate.on:{number}:children")
    assert words(amina) == "✅ You can now also help with: 🧸 Play with children"
    told = len(amina.messages)
    await opened(running, sara, f"team.gate.on:{number}:children")
    assert len(amina.messages) == told
    assert "✅ Accepted for: 🧸 Play with children" in words(sara)


@pytest.mark.parametrize("age", ["under_16", "16_17", ""])
async def test_who_is_too_young_for_a_task_is_not_accepted_for_it_and_it_is_named(
    running: Running, amina: Phone, sara: Phone, age: str
) -> None:
    await begun(running, amina, "Play with children", "Cook", "Carry")
    if age:
        await opened(running, amina, f"vol.set:age:first:0:{age}")
    number = await sent(running, amina)
    await opened(running, sara, f"team.one:{number}")
    young = "🧸 Play with children" if age == "16_17" else "🧸 Play with children · 📦 Carry"
    assert f"so not accepted for: {young}" in words(sara)
    await opened(running, sara, f"team.gate.on:{number}:children")
    await tap(running, sara, "Welcome")
    assert f"🎂 Not yet, because of the age: {young}" in words(amina)
    await opened(running, sara, f"team.task:{number}:children")
    assert "Too young, or age not told: 🧸 Play with children" in words(sara)
    assert await rows(running, "SELECT value FROM volunteer_facts WHERE kind = 'task'") == []


async def test_somebody_is_taken_off_a_task_after_a_preview_and_told(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H2: losing a task says before what becomes free, and both sides know."""
    samira = await member(running, api, "Samira", *PLAYS)
    number = await number_of(running, samira)
    await opened(running, sara, f"team.one:{number}")
    await tap(running, sara, "Tasks after a talk", "☑️ 🧸 Play with children")
    assert words(sara).startswith("✖️ Take No name given off: 🧸 Play with children?")
    assert "They have no places ahead." in words(sara)
    assert ("task", "children") in await rows(running, FACTS)
    await tap(running, sara, "Take off this task")
    assert ("task", "children") not in await rows(running, FACTS)
    assert words(samira).startswith("🤝 You do not do this any more: 🧸 Play with children")
    told = len(samira.messages)
    await opened(running, sara, f"team.task.off:{number}:children")
    assert len(samira.messages) == told
    await tap(running, sara, "⬜ 🧸 Play with children")
    assert words(samira) == "✅ You can now also help with: 🧸 Play with children"
    assert [action for action, _ in await rows(running, ACTS)] == ["take off task", "put on task"]


async def test_a_gate_that_is_shut_takes_everything_behind_it_away(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H2."""
    samira = await member(running, api, "Samira", *PLAYS, ("wish", "cook"))
    number = await number_of(running, samira)
    await opened(running, sara, f"team.gate:{number}:children")
    assert "Then they are off: 🧸 Play with children" in words(sara)
    await tap(running, sara, "No more with children")
    assert await rows(running, FACTS) == [("wish", "children"), ("wish", "cook")]
    assert words(samira).startswith("🤝 You do not do this any more: 🧸 Play with children")
    assert await rows(running, "SELECT role FROM grants WHERE role = 'volunteer'") == [("volunteer",)]
    await opened(running, sara, f"team.task:{number}:children")
    assert "Not cleared yet for: 🧸 Play with children · 🔑" in words(sara)
    assert ("task", "children") not in await rows(running, FACTS)

"""The ways to the questions: menu, invitation, poster, card of the programme."""

from __future__ import annotations

from conftest import Running, labels, words
from desk import tap
from joining import applied, member
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone

FACTS = "SELECT kind, value FROM volunteer_facts ORDER BY kind, value"


STATE = "SELECT state, age FROM volunteers"


async def test_the_team_finds_its_shifts_in_the_menu_and_others_the_way_in(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """SH-F7: who waits is no volunteer yet."""
    samira = await member(running, api, "Samira", ("wish", "cook"))
    await applied(running, amina, "Cook")
    for phone in (samira, amina):
        phone.send("/menu")
        await running.calm()
    assert "🤝 Shifts" in labels(samira)
    assert "🤝 I want to volunteer" not in labels(samira)
    assert "🤝 I want to volunteer" in labels(amina)
    assert "🤝 Shifts" not in labels(amina)


async def test_whoever_joins_by_invitation_is_on_the_team_and_asked_the_same(
    running: Running, amina: Phone, sara: Phone
) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Invite somebody", "Volunteer")
    amina.start(words(sara).split("start=")[1].split()[0])
    await running.calm()
    await tap(running, sara, "Yes, they say")
    assert await rows(running, STATE) == [("approved", "")]
    await tap(running, amina, "A few questions")
    assert words(amina).startswith("🤝 Welcome to the team. What would you like to do?")
    await tap(running, amina, "Begin", "Cook", "Next", "Next", "Next", "Done")
    assert words(amina).startswith("🤝 You are on the team.")
    assert await rows(running, FACTS) == [("wish", "cook")]


async def test_an_invitation_after_a_no_takes_somebody_in(running: Running, amina: Phone, sara: Phone) -> None:
    number = await applied(running, amina)
    sara.tap(sara.last.id, f"team.no.as:{number}:enough")
    await running.calm()
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Invite somebody", "Volunteer")
    amina.start(words(sara).split("start=")[1].split()[0])
    await running.calm()
    await tap(running, sara, "Yes, they say")
    assert await rows(running, STATE) == [("approved", "")]


async def test_a_poster_and_the_card_of_the_programme_lead_to_the_questions(
    running: Running, api: BotApi, amina: Phone
) -> None:
    new = api.phone("New", "en")
    new.start("volunteer")
    await running.calm()
    await tap(running, new, "English")
    assert words(new).startswith("🤝 Would you like to help?")
    amina.tap(amina.last.id, "prog:volunteer:menu")
    await running.calm()
    await tap(running, amina, "I want to volunteer")
    assert words(amina).startswith("🤝 Would you like to help?")
    other = api.phone("Other", "en")
    other.send("/volunteer")
    await running.calm()
    assert words(other) == "👋 🌐"


async def test_without_tasks_the_programme_says_how_to_help(running: Running, amina: Phone) -> None:
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE tasks SET active = 0")
        await tx.run("UPDATE timetable_revision SET number = 5")
    amina.send("/volunteer")
    await running.calm()
    assert "You can cook, serve, teach" in words(amina)
    assert "🤝 I want to volunteer" not in labels(amina)
    amina.start("volunteer")
    await running.calm()
    assert "You can cook, serve, teach" in words(amina)

"""Staff decide about volunteers: one decision counts, gates are opened by a named act, nobody else sees or decides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, staff, tap
from joining import applied, begun, chosen, member, number_of, opened
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role

FACTS = "SELECT kind, value FROM volunteer_facts ORDER BY kind, value"
STATE = "SELECT state FROM volunteers"
ACTS = "SELECT action, result FROM audit WHERE about LIKE 'volunteer%' ORDER BY id"
PLAYS = (("wish", "children"), ("task", "children"), ("gate", "children"))
ALL = (
    "team", "team.one:{0}", "team.yes:{0}", "team.no:{0}", "team.no.as:{0}:enough", "team.gate:{0}:children",
    "team.gate.on:{0}:children", "team.gate.off:{0}:children", "team.tasks:{0}", "team.task:{0}:children",
    "team.task.off:{0}:children", "team.out:{0}", "team.out.now:{0}",
)  # fmt: skip


async def test_who_waits_stands_first_with_what_they_said_and_is_welcomed(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await member(running, api, "Samira", ("wish", "serve"))
    await applied(running, amina, "Cook", "Serve meals")
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "Volunteers")
    assert words(sara).splitlines() == [
        "🤝 Volunteers",
        "🆕 1 person waits for an answer.",
        "👤 1 person is on the team.",
    ]
    assert labels(sara)[:2] == ["🆕 No name 🍳🥣", "👤 No name 🥣"]
    await tap(running, sara, "No name 🍳🥣")
    assert words(sara).splitlines()[:3] == [
        "🆕 No name given",
        "Waits for an answer.",
        "🤝 Would like to: 🍳 Cook · 🥣 Serve meals",
    ]
    await tap(running, sara, "Welcome")
    assert words(sara) == "✅ No name given is on the team and was told."
    assert words(amina).splitlines() == [
        "🤝 Welcome to the team. Thank you for helping.",
        "✅ You can help with: 🍳 Cook · 🥣 Serve meals",
    ]
    assert "🤝 Shifts" in labels(amina)
    mine = await number_of(running, amina)
    assert (mine, "volunteer") in await rows(running, "SELECT chat_id, role FROM grants")
    assert await rows(running, ACTS) == [("welcome", "done")]


async def test_two_colleagues_decide_at_once_and_the_first_counts(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.ADMIN))
    number = await applied(running, amina)
    for phone in (sara, pavel):
        await opened(running, phone, f"team.one:{number}")
    sara.tap(sara.last.id, f"team.yes:{number}")
    pavel.tap(pavel.last.id, f"team.no.as:{number}:enough")
    await running.calm()
    assert words(sara).startswith("✅")
    assert words(pavel).startswith("🕥 This has changed meanwhile.")
    assert await rows(running, STATE) == [("approved",)]
    await opened(running, pavel, f"team.yes:{number}")
    assert words(pavel).startswith("🕥 This has changed meanwhile.")
    await tap(running, pavel, "How it stands")
    assert "On the team." in words(pavel)
    assert await rows(running, ACTS) == [("welcome", "done")]
    assert len([m for m in amina.messages if "Welcome to the team" in m.text]) == 1


@pytest.mark.parametrize(
    ("button", "said"),
    [
        ("No: enough helpers now", "There are enough helpers just now."),
        ("No: please come and talk", "We would like to meet you first."),
        ("No: not at this age", "What you chose is not possible at your age yet."),
        ("No, without a reason", ""),
    ],
)
async def test_who_is_not_taken_is_told_kindly_and_stands_in_no_list(
    running: Running, amina: Phone, sara: Phone, button: str, said: str
) -> None:
    """SH-F6, SH-F7: refusing is never silent, and who was refused is no volunteer."""
    number = await applied(running, amina)
    await opened(running, sara, f"team.one:{number}")
    await tap(running, sara, "Not now")
    assert await rows(running, STATE) == [("applied",)]
    await tap(running, sara, button)
    assert words(amina).startswith("🤝 Thank you for wanting to help. At the moment we cannot take you.")
    assert said in words(amina)
    await tap(running, sara, "Back")
    assert words(sara).splitlines() == ["🤝 Volunteers", "👤 0 people are on the team."]
    await opened(running, sara, f"team.one:{number}")
    assert words(sara).startswith("🕥 This has changed meanwhile.")
    assert await rows(running, "SELECT role FROM grants WHERE role = 'volunteer'") == []


async def test_after_a_no_one_can_ask_again_a_month_later(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    number = await applied(running, amina)
    await opened(running, sara, f"team.no.as:{number}:")
    for data in ("vol.begin", "vol.send", "vol.set:tasks:first:0:serve", "vol.leave.now"):
        await opened(running, amina, data)
        assert words(amina).startswith("🕥 This button is old."), data
    amina.send("/volunteer")
    await running.calm()
    assert "You can ask again from " in words(amina)
    api.clock.forward(timedelta(days=30))
    amina.send("/volunteer")
    await running.calm()
    await tap(running, amina, "Ask again")
    assert await rows(running, STATE) == [("draft",)]
    amina.send("/volunteer")
    await running.calm()
    await tap(running, amina, "Send")
    assert await rows(running, STATE) == [("applied",)]


async def test_who_was_not_taken_is_forgotten_after_three_months(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    number = await applied(running, amina)
    await opened(running, sara, f"team.no.as:{number}:enough")
    api.clock.forward(timedelta(days=89))
    await running.bot.clockwork.sweep()
    assert await rows(running, STATE) == [("refused",)]
    api.clock.forward(timedelta(days=1))
    await running.bot.clockwork.sweep()
    assert await rows(running, STATE) == []


async def test_somebody_is_taken_out_of_the_team_in_two_taps_and_told(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H2."""
    samira = await member(running, api, "Samira", *PLAYS)
    number = await number_of(running, samira)
    await opened(running, sara, f"team.one:{number}")
    await tap(running, sara, "Take out of the team")
    assert words(sara).startswith("✖️ Take No name given out of the team?")
    assert await rows(running, STATE) == [("approved",)]
    await tap(running, sara, "Take out of the team")
    assert words(samira).startswith("🤝 You are not on the team any more.")
    assert await rows(running, STATE) == [("refused",)]
    assert await rows(running, "SELECT role FROM grants WHERE role = 'volunteer'") == []
    assert await rows(running, FACTS) == [("wish", "children")]
    await opened(running, sara, f"team.out.now:{number}")
    assert words(sara).startswith("🕥 This has changed meanwhile.")
    assert await rows(running, ACTS) == [("take out of team", "done")]


async def test_nobody_but_staff_who_may_sees_or_decides_anything(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """SH-H4: neither an applicant, nor a volunteer, nor a case worker; ids in the data are worth nothing."""
    samira = await member(running, api, "Samira", *PLAYS)
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    number = await applied(running, amina)
    theirs = await number_of(running, samira)
    facts, states = await rows(running, FACTS), await rows(running, STATE)
    for phone in (amina, samira, nurse):
        for action in ALL:
            for chat in (number, theirs):
                await opened(running, phone, action.format(chat))
                assert words(phone).startswith("🕥 This button is old."), action
    assert (await rows(running, FACTS), await rows(running, STATE)) == (facts, states)
    nurse.send("/staff")
    await running.calm()
    assert not any("Volunteers" in label for label in labels(nurse))


async def test_whose_right_is_gone_decides_nothing_more(running: Running, amina: Phone, sara: Phone) -> None:
    """SH-H4: the sender is looked at each time."""
    number = await applied(running, amina)
    await opened(running, sara, f"team.one:{number}")
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants")
    for button in ("Welcome", "Welcome"):
        if button in str(labels(sara)):
            await tap(running, sara, button)
    assert words(sara).startswith("🕥 This button is old.")
    assert await rows(running, STATE) == [("applied",)]


async def test_buttons_about_nobody_or_about_no_gate_are_harmless(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    samira = await member(running, api, "Samira", *PLAYS)
    await begun(running, amina, "Cook")
    number, draft = await number_of(running, samira), await number_of(running, amina)
    for action in ALL[1:]:
        for chat in (999, draft):
            await opened(running, sara, action.format(chat))
            assert words(sara).startswith(("🕥 This has changed meanwhile.", "🕥 This button is old.")), action
    for data in (f"team.gate.on:{number}:", f"team.gate.on:{number}:x", f"team.task:{number}:cook", "team.one:x"):
        await opened(running, sara, data)
        assert words(sara).startswith("🕥 This button is old."), data
    assert await rows(running, STATE) == [("approved",), ("draft",)]


async def test_an_admin_who_volunteers_is_not_told_of_their_own_wish(running: Running, sara: Phone) -> None:
    await applied(running, sara)
    assert not any("Somebody would like to volunteer" in m.text for m in sara.messages)


async def test_a_long_list_is_paged_and_every_screen_has_six_rows_at_most(
    running: Running, api: BotApi, sara: Phone
) -> None:
    for phone in await crowd(running, api, "N", 7):
        number = await number_of(running, phone)
        async with running.bot.db.write() as tx:
            await tx.run(
                "INSERT INTO volunteers (chat_id, state, applied_at) VALUES (?, 'applied', ?)", (number, number)
            )
    api.clock.forward(timedelta(seconds=20))
    await opened(running, sara, "team")
    shown = [label for label in labels(sara) if label.startswith("🆕")]
    assert len(shown) == 4
    await tap(running, sara, "More")
    assert len([label for label in labels(sara) if label.startswith("🆕")]) == 3
    for action in ("team", "team:9", f"team.one:{number}", f"team.no:{number}", f"team.gate:{number}:keys"):
        await opened(running, sara, action)
        assert len(sara.last.keyboard) <= 6, action
    sara.send("/staff")
    await running.calm()
    assert len(sara.last.keyboard) <= 6


async def test_changes_while_waiting_are_seen_by_staff(running: Running, amina: Phone, sara: Phone) -> None:
    number = await applied(running, amina, "Cook")
    amina.send("/volunteer")
    await running.calm()
    await tap(running, amina, "What I do")
    await chosen(running, amina, "Sort clothes")
    await opened(running, sara, f"team.one:{number}")
    assert "🤝 Would like to: 🍳 Cook · 👕 Sort clothes" in words(sara)

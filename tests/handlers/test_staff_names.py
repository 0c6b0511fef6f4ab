"""What staff are called, and cases that go to a colleague: names are sealed, one hand-over counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, crowd, staff, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from storage import colleagues


async def named(running: Running, phone: Phone, name: str) -> None:
    """Give oneself a first name that clients do not see."""
    phone.send("/staff")
    await running.calm()
    await tap(running, phone, "More", "About me", "My name", "Give a first name")
    phone.send(name)
    await running.calm()


async def taken(running: Running, amina: Phone, sara: Phone) -> None:
    """One request, which Sara has."""
    await ask(running, amina)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()


async def number_of(running: Running, phone: Phone) -> int:
    """Our own number of a phone's chat."""
    [(id_,)] = await rows(running, f"SELECT max(id) FROM chats WHERE found = x'{await _found(running, phone)}'")
    return int(id_)


async def _found(running: Running, phone: Phone) -> str:
    return running.bot.tools.vault.find("chat", str(phone.id)).hex()


async def test_a_name_is_given_shown_changed_and_removed(running: Running, sara: Phone) -> None:
    await named(running, sara, "  Ay\u015fe ")
    assert words(sara).startswith("🏷 Saved: Ayşe")
    await tap(running, sara, "Yes, clients too")
    assert "Colleagues and clients see it." in words(sara)
    await tap(running, sara, "Change it")
    sara.send("Sara")
    await running.calm()
    await tap(running, sara, "No, only colleagues")
    assert words(sara) == "🏷 Sara\nOnly colleagues see it."
    await tap(running, sara, "Clients may see it", "Clients: do not show", "Remove it")
    assert words(sara).startswith("🏷 Nobody here knows a name of yours.")
    assert await rows(running, "SELECT * FROM colleagues") == []


async def test_a_changed_name_is_not_shown_before_it_is_allowed_again(running: Running, sara: Phone) -> None:
    await named(running, sara, "Sara")
    await tap(running, sara, "Yes, clients too", "Change it")
    sara.send("Zeynep")
    await running.calm()
    assert await rows(running, "SELECT shown FROM colleagues") == [(0,)]


async def test_a_name_is_sealed_and_goes_with_its_person(running: Running, sara: Phone) -> None:
    await named(running, sara, "Zzyzx")
    [(chat, sealed)] = await rows(running, "SELECT chat_id, name FROM colleagues")
    assert b"Zzyzx" not in sealed
    async with running.bot.db.write() as tx:
        kept = await colleagues.get(tx, running.bot.tools.vault, chat)
    assert kept is not None and kept.text == "Zzyzx"
    sara.tap(sara.last.id, "erase.now")
    await running.calm()
    assert await rows(running, "SELECT * FROM colleagues") == []


@pytest.mark.parametrize("typed", ["x" * 31, "\u202e\u2068", "👩‍👩‍👧" * 31])
async def test_what_is_no_first_name_is_asked_again(running: Running, sara: Phone, typed: str) -> None:
    await named(running, sara, typed)
    assert words(sara).startswith("🏷 That is no first name.")
    sara.send("x" * 30)
    await running.calm()
    assert words(sara).startswith("🏷 Saved: " + "x" * 30)


@pytest.mark.parametrize("typed", ["<b>Ali</b>", "\u202eevil", "&amp;", "👩‍👩‍👧", "{name}", "عائشة"])
async def test_a_name_is_shown_as_it_was_written_and_turns_nothing_round(
    running: Running, api: BotApi, amina: Phone, sara: Phone, typed: str
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await named(running, pavel, typed)
    plain = typed.removeprefix("\u202e")
    assert words(pavel).startswith(f"🏷 Saved: {plain}")
    await taken(running, amina, sara)
    await tap(running, sara, "Hand over")
    assert f"👤 {plain}" in labels(sara)


async def test_only_staff_have_a_name_here(running: Running, amina: Phone) -> None:
    for data in ("name", "name.write", "name.show", "name.hide", "name.drop"):
        amina.tap(amina.last.id, data)
        await running.calm()
        assert words(amina).startswith("🕥 This button is old."), data
    assert await rows(running, "SELECT * FROM colleagues") == []


async def test_stop_ends_the_question_for_a_name(running: Running, sara: Phone) -> None:
    await named(running, sara, "stop")
    assert words(sara).startswith("✖️ Stopped.")
    assert await rows(running, "SELECT * FROM colleagues") == []


# handing over -------------------------------------------------------------------------------------------------------


async def test_a_case_goes_to_a_named_colleague_who_is_told(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "family"))
    await staff(running, api, "Teacher", Grant(Role.CASE_WORKER, "schooling"))
    await named(running, nurse, "Leyla")
    await taken(running, amina, sara)
    await tap(running, sara, "Hand over")
    assert [label for label in labels(sara) if label.startswith("👤")] == ["👤 Leyla"]
    await tap(running, sara, "Leyla")
    assert "✋ Leyla" in words(sara)
    assert words(nurse).endswith("a colleague handed it to you")
    await tap(running, nurse, "Open")
    assert "Talk to them" in str(labels(nurse))
    assert await rows(running, "SELECT claimed_by FROM requests") == [(await number_of(running, nurse),)]
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'hand_over'") == [(1,)]


async def test_who_has_no_name_is_listed_by_what_they_do(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    await taken(running, amina, sara)
    await tap(running, sara, "Hand over")
    assert "👤 Case worker" in labels(sara)


async def test_a_coordinator_hands_over_anybodys_case_and_a_case_worker_only_their_own(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await taken(running, amina, sara)
    nurse.tap(nurse.last.id, "case:1")
    await running.calm()
    assert not any("Hand over" in label for label in labels(nurse))
    mine, theirs = await number_of(running, sara), await number_of(running, nurse)
    nurse.tap(nurse.last.id, f"case.to:1:{mine}:{await number_of(running, pavel)}")
    await running.calm()
    assert words(nurse).startswith("🕥 This has changed meanwhile")
    pavel.tap(pavel.last.id, "case:1")
    await running.calm()
    await tap(running, pavel, "Hand over")
    assert not any("Give back" in label for label in labels(pavel))
    await tap(running, pavel, "Case worker")
    assert await rows(running, "SELECT claimed_by FROM requests") == [(theirs,)]


async def test_a_hand_over_by_an_old_button_or_twice_changes_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    await staff(running, api, "Pavel", Grant(Role.ADMIN))
    await taken(running, amina, sara)
    await tap(running, sara, "Hand over")
    [key] = [key.data for row in sara.last.keyboard for key in row if "Case worker" in key.text]
    for _ in range(2):
        sara.tap(sara.last.id, key or "")
    await running.calm()
    assert words(sara).startswith("🕥 This has changed meanwhile")
    assert await rows(running, "SELECT claimed_by FROM requests") == [(await number_of(running, nurse),)]
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'hand_over'") == [(1,)]


async def test_a_case_goes_to_nobody_who_may_not_see_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A forged button: the client, a stranger to the service, oneself, nobody."""
    teacher = await staff(running, api, "Teacher", Grant(Role.CASE_WORKER, "schooling"))
    await taken(running, amina, sara)
    mine = await number_of(running, sara)
    for to in (await number_of(running, amina), await number_of(running, teacher), mine, 999):
        sara.tap(sara.last.id, f"case.to:1:{mine}:{to}")
        await running.calm()
        assert words(sara).startswith("🕥 This button is old."), to
    assert await rows(running, "SELECT claimed_by FROM requests") == [(mine,)]


async def test_a_colleague_who_has_blocked_the_bot_gets_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    await taken(running, amina, sara)
    nurse.block()
    await running.calm()
    await tap(running, sara, "Hand over", "Case worker")
    assert words(sara).startswith("🤝 Not handed over: this colleague cannot be reached here.")
    assert await rows(running, "SELECT claimed_by FROM requests") == [(await number_of(running, sara),)]
    await tap(running, sara, "Back", "Give back")
    assert await rows(running, "SELECT claimed_by FROM requests") == [(None,)]


async def test_many_colleagues_are_listed_five_at_a_time(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    for phone in await crowd(running, api, "N", 7):
        async with running.bot.db.write() as tx:
            hash_ = running.bot.tools.vault.find("chat", str(phone.id))
            await tx.run(
                "INSERT INTO grants (chat_id, role, granted_at) SELECT id, 'coordinator', 1 FROM chats WHERE found = ?",
                (hash_,),
            )
    await taken(running, amina, sara)
    api.clock.forward(timedelta(seconds=20))
    for count in (5, 2, 5):
        await tap(running, sara, "Hand over" if "Hand over" in str(labels(sara)) else "More")
        assert len([label for label in labels(sara) if label.startswith("👤")]) == count


async def test_what_has_ended_is_not_handed_over(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    await taken(running, amina, sara)
    await tap(running, sara, "Hand over")
    amina.tap(amina.last.id, "mine.stop:1")
    await running.calm()
    sara.tap(sara.messages[-2].id, "case.hand:1")
    await running.calm()
    assert words(sara).startswith("🕥 This has changed meanwhile") or "taken back" in words(sara)
    assert not any("Hand over" in label for label in labels(sara))

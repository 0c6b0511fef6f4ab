"""Practising with invented people: every desk act works, the people answer, and nothing real is touched or told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from buttons import of_forms, presses
from conftest import Running, labels, words
from desk import ask, tap
from letters import rows, said
from practising import (
    BIRTH,
    CANNOT,
    FIRST,
    OF_STAFF,
    OFFERED,
    OWN_LANGUAGE,
    act,
    begin,
    chat_of,
    everything,
    offer,
    press,
    since,
    type_,
)
from staffing import GONE

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.i18n import strip_marks
from bot.services import digest
from bot.work import Work

pytestmark = pytest.mark.usefixtures("at_ten")


async def test_a_new_case_worker_practises_while_a_colleague_works_the_real_requests(
    running: Running, api: BotApi, amina: Phone, sara: Phone, omar: Phone
) -> None:
    await ask(running, amina)
    await type_(running, omar, "/staff")
    await tap(running, omar, "More", "About me", "Practise")
    assert words(omar).startswith("🎓 Practise: invented people, nothing real changes, nobody is told.")
    await tap(running, omar, "Begin to practise")
    assert words(omar).startswith("🎓 Practice\n5 invented requests are open")
    await tap(running, omar, "Requests")
    assert words(omar).startswith("🎓 🙋 5 requests are open") and " 1 " not in str(labels(omar))
    await tap(running, omar, str(FIRST))
    assert words(omar).splitlines()[0].endswith("🔴 urgent") and "We have nowhere to sleep tonight" in words(omar)
    assert "ليس عندنا مكان" in words(omar)
    await tap(running, omar, "I take it")
    await offer(running, omar, FIRST)
    assert words(omar).startswith("🎓 ") and words(omar).endswith("a time was chosen")
    await tap(running, omar, "Open")
    assert "agreed" in words(omar) and "10:00" in words(omar)
    await type_(running, sara, "/queue")
    assert words(sara).startswith("🙋 1 request is open")
    await press(running, sara, "case:1", "case.take:1")
    await offer(running, sara, 1)
    assert "times offered" in words(sara), "a real person answers when they like"
    await tap(running, omar, "Requests", "End the practice")
    assert words(omar).startswith("🏁 The practice is over, and all of it is erased.")
    await tap(running, omar, "Staff")
    assert words(omar).startswith("🗂 Staff")
    await type_(running, omar, "/queue")
    assert words(omar).startswith("🙋 1 request is open") and f"{FIRST}" not in str(labels(omar))


async def test_nothing_of_a_practice_is_in_the_file_so_that_nothing_can_count_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone, omar: Phone
) -> None:
    """Every table and every view but the mailbox is the same before, during and after; so is every look of another."""
    await ask(running, amina)
    await press(running, omar, "menu")

    async def looks() -> tuple[object, ...]:
        seen = []
        for command in ("/staff", "/queue"):
            await type_(running, sara, command)
            seen.append((words(sara), labels(sara)))
        for data in ("board", "reports", "duty", "slots", "queue:0:call"):
            await press(running, sara, data)
            seen.append((words(sara), labels(sara)))
        tools, mine = running.bot.tools, await chat_of(running, sara)
        async with running.bot.db.write() as tx:
            found = await digest.of(Work(tools, tx, tools.clock.now()), mine)
        return (*seen, found)

    before = (await looks(), await everything(running))
    await begin(running, omar)
    await act(running, omar)
    during = (await looks(), await everything(running))
    assert during == before
    await running.bot.clockwork.remind()
    await running.calm()
    assert (await everything(running))["requests"] == before[1]["requests"]
    await press(running, omar, "practice.end")
    for table, kept in (await everything(running)).items():
        assert table in ("reminders", "known_dates", "date_news") or kept == before[1][table], table


async def test_every_screen_says_practice_first_and_nobody_else_is_written_to(
    running: Running, api: BotApi, amina: Phone, sara: Phone, omar: Phone
) -> None:
    await begin(running, omar)
    before, calls = len(omar.visible), len(api.calls)
    others = len(sara.visible), len(amina.visible)
    await act(running, omar)
    assert since(omar, before) and all(one.startswith("🎓 ") for one in since(omar, before))
    edits = [call for call in [*api.calls][calls:] if call.method.lower() == "editmessagetext"]
    assert edits and all("🎓 " in call.params["text"].splitlines()[0] for call in edits)
    written = {str(call.params["chat_id"]) for call in [*api.calls][calls:] if "chat_id" in call.params}
    assert written == {str(omar.id)}
    assert (len(sara.visible), len(amina.visible)) == others


async def test_invented_people_answer_by_themselves(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    await press(running, omar, f"case.take:{OWN_LANGUAGE}", f"case.write:{OWN_LANGUAGE}")
    await type_(running, omar, "We will find somebody.")
    assert words(omar).endswith("a note was added")
    await tap(running, omar, "Open")
    assert "➡️ We will find somebody." in words(omar) and "💬 Thank you, that helps." in words(omar)
    await press(running, omar, f"case.take:{CANNOT}")
    await offer(running, omar, CANNOT)
    assert words(omar).endswith("asks for other times")
    await offer(running, omar, CANNOT)
    assert words(omar).endswith("a time was chosen")
    await press(running, omar, f"case.take:{BIRTH}", f"case.write:{BIRTH}")
    await type_(running, omar, "Bring your papers.")
    await tap(running, omar, "Send it as it is", "Open")
    assert "Спасибо большое!" in words(omar) and "🗣 Thank you so much!" in words(omar)
    await press(running, omar, f"case.no:{BIRTH}", f"case.say:{BIRTH}:full")
    assert "declined" in words(omar)


async def test_one_waits_for_the_client_one_has_a_birth_card_and_a_case_can_be_handed_over(
    running: Running, omar: Phone
) -> None:
    await begin(running, omar)
    await press(running, omar, "queue:0:wait")
    assert words(omar).startswith("🎓 🙋 1 request is open") and str(OFFERED) in str(labels(omar))
    await press(running, omar, f"case:{BIRTH}")
    assert "🤰" in words(omar)
    await press(running, omar, f"case.hand:{OFFERED}")
    assert any("Elif 🎓" in label for label in labels(omar))
    await tap(running, omar, "Elif")
    assert "✋ Elif 🎓" in words(omar)


async def test_the_same_tap_twice_changes_nothing_more_and_a_refusal_takes_its_act_back(
    running: Running, omar: Phone
) -> None:
    await begin(running, omar)
    await press(running, omar, "practice.begin")
    assert words(omar).startswith("🎓 Practice\n5 invented requests are open")
    await press(running, omar, f"case.take:{FIRST}", f"case.take:{FIRST}", f"case.done:{FIRST}")
    shown = words(omar)
    await press(running, omar, f"case.done:{FIRST}")
    assert words(omar).startswith("🎓 ") and words(omar) != shown
    await press(running, omar, f"case:{FIRST}")
    assert "done" in words(omar)


async def test_whatever_is_sent_at_a_step_of_a_practice_is_answered_in_it(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    await press(running, omar, f"case.write:{OWN_LANGUAGE}")
    before = len(omar.visible)
    omar.send_photo()
    omar.send_voice()
    await type_(running, omar, "/nothing")
    omar.edit(next(one.id for one in reversed(omar.visible) if one.mine), "something else")
    await running.calm()
    assert len(since(omar, before)) >= 2 and all(one.startswith("🎓 ") for one in since(omar, before))
    await type_(running, omar, "cancel")
    await press(running, omar, "queue")
    assert words(omar).startswith("🎓 🙋 5 requests are open")


async def test_what_needs_a_second_person_cannot_be_practised_and_says_so(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    for data in (f"case.talk:{OFFERED}", f"case.talks:{OFFERED}", f"talk.begin:{OFFERED}"):
        await press(running, omar, data)
        assert words(omar).startswith("🎓 That cannot be practised"), data
    await tap(running, omar, "Back")
    assert words(omar).startswith("🎓 ") and str(OFFERED) in words(omar)
    assert await rows(running, "SELECT count(*) FROM talks") == [(0,)]


async def test_nobody_else_sees_or_presses_a_request_of_a_practice(
    running: Running, amina: Phone, sara: Phone, omar: Phone
) -> None:
    await begin(running, omar)
    for data in (f"case:{FIRST}", f"case.take:{FIRST}", f"case.done:{FIRST}"):
        await press(running, sara, data)
        assert words(sara).startswith("🏁 This practice is over"), "she has none"
        await press(running, amina, data)
        assert words(amina).startswith("🕥 This button is old."), data
    for data in ("practice", "practice.begin", "practice.end"):
        await press(running, amina, data)
        assert words(amina).startswith("🕥 This button is old."), data
    await press(running, omar, f"case:{FIRST}")
    assert "new" in words(omar)


async def test_two_who_practise_have_each_their_own(running: Running, sara: Phone, omar: Phone) -> None:
    await begin(running, omar)
    await begin(running, sara)
    await press(running, omar, f"case.take:{FIRST}", f"case.done:{FIRST}")
    await press(running, sara, f"case:{FIRST}")
    assert "new" in words(sara)


async def test_an_urgent_real_request_reaches_who_practises_and_is_worked_for_real(
    running: Running, amina: Phone, omar: Phone
) -> None:
    await begin(running, omar)
    await type_(running, amina, "he hits me")
    await tap(running, amina, "Yes, contact me now")
    assert words(omar).startswith("🔴 ") and "asks to be contacted now" in words(omar)
    await tap(running, omar, "Open")
    assert not words(omar).startswith("🎓")
    await tap(running, omar, "I take it", "Write to them")
    await type_(running, omar, "I am here.")
    assert any("I am here." in strip_marks(one.text) for one in amina.visible)
    assert await rows(running, "SELECT id, claimed_by IS NULL FROM requests") == [(1, 0)]
    await type_(running, omar, "/queue")
    assert words(omar).startswith("🎓 🙋 5 requests are open"), "it is not among the invented ones"
    await type_(running, omar, "/start case_1")
    assert "I am here." in words(omar)


async def test_no_other_button_changes_anything_real_meanwhile(
    running: Running, api: BotApi, amina: Phone, omar: Phone
) -> None:
    """Every press there is but one's own account, on the phone of an administrator who practises."""
    await ask(running, amina)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE grants SET role = 'admin'")
    own = {"erase", "erase.now", "mydata", "leaving"}
    await press(running, omar, "menu")
    await begin(running, omar)
    before = await everything(running)
    for action in sorted({*presses(), *of_forms()} - own):
        if action.startswith(("practice", "case", "talk", "sos", "ask", "prog", "appt")):
            continue
        for data in (action, f"{action}:family"):
            api.clock.forward(timedelta(seconds=2))
            omar.tap(omar.last.id if said(omar) else GONE, data)
            await running.calm()
    after = await everything(running)
    assert await rows(running, "SELECT count(*) FROM inbox WHERE state = 'parked'") == [(0,)]
    for table in OF_STAFF:
        assert after[table] == before[table], table


async def test_what_is_of_the_real_side_is_named_and_the_way_out_is_one_tap(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    await press(running, omar, "next")
    assert words(omar).startswith("🎓 You are practising, so this was not done.")
    await tap(running, omar, "Go on practising")
    assert words(omar).startswith("🎓 Practice")
    await press(running, omar, "next")
    await tap(running, omar, "End the practice")
    await press(running, omar, "next")
    assert words(omar).startswith("👋")

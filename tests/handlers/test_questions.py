"""A service's few questions, and what is only talked about: nothing asked, nothing written, no name on the screen."""

from __future__ import annotations

import pytest
from conftest import Running, labels, words
from desk import ask, offer, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain import questions
from bot.domain.questions import ONLY_A_TALK, QUESTIONS, Given, Kind
from storage import answers

TALKS = sorted(ONLY_A_TALK)


async def begin(running: Running, phone: Phone, service: str = "family") -> None:
    """Ask for help with it."""
    phone.tap(phone.last.id, f"prog:{service}:menu")
    await running.calm()
    await tap(running, phone, "Ask for an appointment", "For me")
    phone.tap(phone.last.id, "req.send:wait")
    await running.calm()


async def case(running: Running, sara: Phone) -> str:
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    return words(sara)


async def test_one_question_a_screen_and_staff_read_the_answers(running: Running, amina: Phone, sara: Phone) -> None:
    await begin(running, amina)
    await tap(running, amina, "Add something", "A few questions")
    assert words(amina).splitlines()[:2] == ["❓ Are you expecting a baby, or is there a newborn?", "1 of 3"]
    assert len(labels(amina)) <= 6
    await tap(running, amina, "A newborn", "4+", "Milk")
    assert words(amina).startswith("➕ What would help us?")
    sealed = [row[0] for row in await rows(running, "SELECT answer FROM answers")]
    assert len(sealed) == 3 and not any(b"newborn" in each or b"milk" in each for each in sealed)
    assert sum("a note was added" in text for text in said(sara)) == 1
    shown = await case(running, sara)
    assert "❓ Are you expecting a baby, or is there a newborn? 👶 A newborn" in shown
    assert "❓ How many small children are there? 4+" in shown
    assert "❓ What do you need most? 🍼 Milk" in shown


async def test_each_question_can_be_skipped_and_answered_again(running: Running, amina: Phone) -> None:
    await begin(running, amina, "school")
    await tap(running, amina, "Add something", "A few questions", "5-7", "Skip", "No")
    assert await rows(running, "SELECT question FROM answers ORDER BY id") == [("age",), ("registered",)]
    await tap(running, amina, "A few questions")
    assert "☑️ 5-7" in labels(amina)
    await tap(running, amina, "8-10", "Back", "14-17")
    async with running.bot.db.write() as tx:
        found = await answers.of_request(tx, running.bot.tools.vault, 1)
    assert found == [Given("age", "14-17"), Given("registered", "no")]


async def test_an_answer_of_an_earlier_release_is_still_read(running: Running, amina: Phone, sara: Phone) -> None:
    await begin(running, amina)
    async with running.bot.db.write() as tx:
        for given in (Given("shoe_size", "<38>"), Given("need", "nappies")):
            await answers.put(tx, running.bot.tools.vault, 1, given)
    shown = await case(running, sara)
    assert "❓ shoe_size <38>" in shown
    assert "❓ What do you need most? nappies" in shown


@pytest.mark.parametrize(
    "data",
    ["mine.said:1:need:gold", "mine.said:1:turkish:yes", "mine.said:1::", "mine.ask:x", "mine.said:9:need:milk",
     "mine.name:1:show", "mine.name:1:x"],
)  # fmt: skip
async def test_a_forged_answer_is_not_kept(running: Running, amina: Phone, data: str) -> None:
    await begin(running, amina)
    amina.tap(amina.last.id, data)
    await running.calm()
    assert words(amina).startswith("🕥 This button is old.")
    assert await rows(running, "SELECT (SELECT count(*) FROM answers), named FROM requests") == [(0, 0)]


async def test_nobody_answers_for_another_and_nothing_is_added_to_what_has_ended(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """P14."""
    await begin(running, amina)
    other = api.phone("Reza")
    other.start()
    await running.calm()
    other.press("English")
    await running.calm()
    for data in ("mine.ask:1", "mine.said:1:need:milk", "mine.name:1:show", "mine.cannot:1"):
        other.tap(other.last.id, data)
        await running.calm()
        assert words(other).startswith("🕥 This button is old."), data
    amina.tap(amina.last.id, "mine.stop:1")
    amina.tap(amina.last.id, "mine.said:1:need:milk")
    await running.calm()
    assert words(amina).startswith("🕥 This has changed meanwhile.")
    assert await rows(running, "SELECT count(*) FROM answers") == [(0,)]


@pytest.mark.parametrize("service", TALKS)
async def test_of_what_is_only_talked_about_nothing_is_asked_or_written(
    running: Running, amina: Phone, sara: Phone, service: str
) -> None:
    """Only language, way of contact and a time are kept."""
    await begin(running, amina, service)
    await tap(running, amina, "Add something")
    assert not any("questions" in label or "Write or speak" in label for label in labels(amina))
    for data in ("mine.note:1", "mine.ask:1"):
        amina.tap(amina.last.id, data)
        await running.calm()
        amina.send("I write it all the same")
        await running.calm()
    assert any(text.startswith("🤫 We write nothing down about this.") for text in said(amina))
    assert await rows(running, "SELECT (SELECT count(*) FROM notes), (SELECT count(*) FROM answers)") == [(0, 0)]


async def test_a_note_begun_before_is_refused_when_it_comes(running: Running, amina: Phone) -> None:
    """A form of the release before: the rule is checked where the note is kept."""
    await begin(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE requests SET service = 'shelter'")
    amina.send("under the bridge")
    amina.send_voice(3)
    await running.calm()
    assert words(amina).startswith("🤫 We write nothing down about this.")
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]


@pytest.mark.parametrize(("service", "answers_too"), [("family", True), ("counselling", False)])
async def test_the_way_to_write_back_stands_only_where_it_is_kept(
    running: Running, amina: Phone, sara: Phone, service: str, answers_too: bool
) -> None:
    await begin(running, amina, service)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tap(running, sara, "Write to them")
    sara.send("Please come at ten")
    await running.calm()
    assert any("Answer" in label for label in labels(amina)) == answers_too
    sara.tap(sara.last.id, "case.kept:1:looking")
    await running.calm()
    assert any("Answer" in label for label in labels(amina)) == answers_too


async def test_a_sensitive_service_is_named_only_where_its_person_chose_so(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """MS-A18: whoever opens "my requests" on a shared phone."""
    await begin(running, amina, "counselling")
    await begin(running, amina, "school")
    await tap(running, amina, "My requests")
    mine, school = (next(one for one in labels(amina) if f" {n} ·" in one) for n in (1, 2))
    assert mine.startswith("🙂📅") and school.startswith("🙂🎒")
    amina.tap(amina.last.id, "mine.one:1")
    await running.calm()
    assert "worries" not in words(amina)
    await tap(running, amina, "Show its name")
    assert "🫂 Talk about worries" in words(amina)
    await offer(running, sara)
    assert "🫂 Talk about worries" in words(amina)
    assert not any("🫂" in text for text in said(sara) if "a time was chosen" in text)
    amina.tap(amina.last.id, "mine.one:1")
    await running.calm()
    await tap(running, amina, "Hide its name")
    assert "🫂" not in words(amina)
    amina.tap(amina.last.id, "mine.one:2")
    await running.calm()
    assert not any("name" in label for label in labels(amina))


async def test_who_are_several_behind_one_account_stay_apart_on_the_list(running: Running, amina: Phone) -> None:
    """MS-A18."""
    for whom in ("me", "child", "other"):
        amina.tap(amina.last.id, "prog:family:menu")
        await running.calm()
        await tap(running, amina, "Ask for an appointment")
        for data in (f"req.whom:{whom}", "req.send:wait"):
            amina.tap(amina.last.id, data)
            await running.calm()
    await tap(running, amina, "My requests")
    assert [label[0] for label in labels(amina)[:3]] == ["👤", "🧒", "🙂"]


async def test_two_accounts_are_never_made_one(running: Running, api: BotApi, amina: Phone) -> None:
    """MS-S2: the same person with a new account begins anew, and sees nothing of the old one."""
    await begin(running, amina)
    again = api.phone("Amina", language_code="ar")
    again.start()
    await running.calm()
    again.press("English")
    await running.calm()
    again.send("/appointments")
    await running.calm()
    assert words(again).startswith("🙋 You have asked for nothing yet.")


async def test_who_cannot_come_is_not_asked_whether_they_need_nothing(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    amina.tap(amina.last.id, "mine.cannot:1")
    await running.calm()
    assert words(amina).startswith("✖️ You cannot come: in 2 days")
    assert [label[0] for label in labels(amina)] == ["🔁", "✖", "⬅"]
    await tap(running, amina, "I need another time")
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]
    amina.tap(amina.last.id, "mine.cannot:1")
    await running.calm()
    assert words(amina).startswith("🕥 This has changed meanwhile.")


def test_every_question_has_its_words_few_answers_and_keys_that_fit_a_button() -> None:
    """Six rows: the answers, skip and back."""
    for service, listed in QUESTIONS.items():
        assert len({one.key for one in listed}) == len(listed)
        for one in listed:
            assert 2 <= len(one.choices) <= 4, (service, one)
            assert one.kind is not Kind.YES_NO or one.choices == ("yes", "no")
    assert not any(questions.of_service(service) for service in (*TALKS, "talk", "gone"))

"""Answers picked, not typed: those every language has, and the organisation's own; read in the person's language."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.kept_answers import ASKS, GROUPS, MOST_OWN, QUIET, Group, Kept, OwnAnswer
from bot.domain.people import Grant, Role


async def speaks(running: Running, tag: str) -> None:
    """The person of the request reads this language."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ? WHERE id IN (SELECT chat_id FROM requests)", (tag,))


async def open_case(running: Running, phone: Phone) -> None:
    phone.tap(phone.last.id, "case.take:1")
    await running.calm()


async def write_own(running: Running, phone: Phone, text: str) -> None:
    """A new answer, written from the pick screen of the first request."""
    phone.tap(phone.last.id, "own:1")
    await running.calm()
    await tap(running, phone, "New answer")
    phone.send(text)
    await running.calm()


@pytest.fixture
async def case(running: Running, api: BotApi, amina: Phone, sara: Phone) -> Phone:
    """Sara, with Amina's request open."""
    await ask(running, amina)
    api.clock.forward(timedelta(seconds=20))
    await open_case(running, sara)
    return sara


def test_every_kept_answer_stands_in_one_group_and_is_found_on_its_second_page_at_most() -> None:
    every = [kept for group in Group for kept in GROUPS[group]]
    assert sorted(every) == sorted(Kept)
    assert all(len(GROUPS[group]) <= 12 for group in Group)
    assert set(GROUPS[Group.ASK]) >= ASKS


def test_an_own_answer_is_read_in_the_nearest_language_it_has() -> None:
    answer = OwnAnswer(1, {"en": "a", "ru": "b"})
    assert answer.nearest(("uz", "ru", "en")) == "ru"
    assert answer.nearest(("fa",)) == "en"


@pytest.mark.parametrize("kept", list(Kept))
async def test_every_kept_answer_reaches_the_person_with_a_button_to_answer(
    running: Running, amina: Phone, case: Phone, kept: Kept
) -> None:
    case.tap(case.last.id, f"case.kept:1:{kept}")
    await running.calm()
    assert words(amina).startswith("🌳 1 · ")
    assert any("Yes" in label for label in labels(amina)) == (kept in ASKS)
    assert any("Answer" in label for label in labels(amina)) == (kept not in ASKS)
    assert any("Others who help" in label for label in labels(amina)) == (kept is Kept.ELSEWHERE)
    assert (" for you:" in words(amina).splitlines()[0]) == (kept in QUIET)


async def test_a_kept_answer_is_found_in_two_taps_and_its_number_sends_it(
    running: Running, amina: Phone, case: Phone
) -> None:
    await tap(running, case, "Kept answer", "Come, and bring", "More")
    assert "5 · Please bring an empty bag." in words(case)
    await tap(running, case, "5")
    assert words(amina) == "🌳 1 · Please bring an empty bag."
    assert "➡️ Please bring an empty bag." in words(case)


@pytest.mark.parametrize(("tag", "word"), [("tr", "Bugün"), ("fa", "امروز")])
async def test_a_kept_answer_comes_in_the_persons_own_language(
    running: Running, amina: Phone, case: Phone, tag: str, word: str
) -> None:
    await speaks(running, tag)
    await tap(running, case, "Kept answer", "Questions", "1")
    assert word in words(amina)
    assert "Is it" not in words(amina)
    assert "➡️ Is it for today?" in words(case)


async def test_two_taps_on_an_answer_send_it_once(running: Running, amina: Phone, case: Phone) -> None:
    for _ in range(3):
        case.tap(case.last.id, "case.kept:1:bag")
    await running.calm()
    assert sum("empty bag" in text for text in said(amina)) == 1
    assert await rows(running, "SELECT count(*) FROM notes") == [(1,)]


async def test_a_button_of_before_there_were_groups_shows_the_groups(running: Running, case: Phone) -> None:
    case.tap(case.last.id, "case.answers:1:1")
    await running.calm()
    assert any("Questions" in label for label in labels(case))


async def test_an_own_answer_is_written_once_and_sent_by_a_case_worker_who_may_not_write(
    running: Running, api: BotApi, amina: Phone, case: Phone
) -> None:
    await write_own(running, case, "The lift is broken: take the <stairs> 🪜")
    assert "Languages: English" in words(case)
    worker = await staff(running, api, "Deniz", Grant(Role.CASE_WORKER, "family"))
    worker.tap(worker.last.id, "case.answers:1")
    await running.calm()
    await tap(running, worker, "Our own")
    assert not any("New answer" in label for label in labels(worker))
    assert "1 · The lift is broken: take the <stairs> 🪜" in words(worker)
    await tap(running, worker, "1")
    assert not any("Delete" in label or "Turkish" in label for label in labels(worker))
    await tap(running, worker, "Send it")
    assert words(amina) == "🌳 1 · An answer for you:\n\nThe lift is broken: take the <stairs> 🪜"
    assert "➡️ The lift is broken: take the <stairs> 🪜" in words(worker)
    assert await rows(running, "SELECT kind FROM notes") == [("reply",)]


async def test_where_their_language_is_missing_staff_are_warned_and_can_write_it(
    running: Running, amina: Phone, case: Phone
) -> None:
    await speaks(running, "fa")
    await write_own(running, case, "The lift is broken.")
    before = len(said(amina))
    await tap(running, case, "Send it")
    assert words(case).startswith("🌐 They read Persian. Nothing was sent.\nThis answer has: English")
    assert len(said(amina)) == before
    await tap(running, case, "Write it in")
    assert "In Persian." in words(case)
    case.send("آسانسور خراب است.")
    await running.calm()
    assert "Languages: English, Persian" in words(case)
    await tap(running, case, "Send it")
    assert "آسانسور خراب است." in words(amina)
    assert "The lift" not in words(amina)


async def test_it_can_go_out_in_another_language_after_the_warning_and_only_once(
    running: Running, amina: Phone, case: Phone
) -> None:
    await speaks(running, "tr")
    await write_own(running, case, "The lift is broken.")
    await tap(running, case, "Send it")
    for _ in range(2):
        case.press("✉️ Send in")
    await running.calm()
    assert sum("The lift is broken." in text for text in said(amina)) == 1


async def test_words_of_one_language_can_be_put_right(running: Running, case: Phone) -> None:
    await write_own(running, case, "The lft is broken.")
    await tap(running, case, "✅ English")
    assert "The lft is broken." in words(case)
    case.send("The lift is broken.")
    await running.calm()
    assert await rows(running, "SELECT language, text FROM own_answer_texts") == [("en", "The lift is broken.")]


async def test_an_own_answer_that_is_too_long_is_not_cut_but_asked_for_again(running: Running, case: Phone) -> None:
    await write_own(running, case, "x" * (MOST_OWN + 1))
    assert words(case).startswith("✂️ That is too long.")
    assert await rows(running, "SELECT count(*) FROM own_answers") == [(0,)]
    case.send("x" * MOST_OWN)
    await running.calm()
    assert await rows(running, "SELECT length(text) FROM own_answer_texts") == [(MOST_OWN,)]


async def test_a_deleted_answer_is_gone_and_its_old_buttons_say_so(
    running: Running, api: BotApi, amina: Phone, case: Phone
) -> None:
    await write_own(running, case, "The lift is broken.")
    card = case.last
    await tap(running, case, "Delete it", "Yes, delete it")
    assert words(case).startswith("🗂 There is no answer of ours yet.")
    assert await rows(running, "SELECT count(*) FROM own_answer_texts") == [(0,)]
    before = len(said(amina))
    for data in ("own.card:1:1", "own.say:1:1", "own.send:1:1:en", "own.drop:1:1", "own.gone:1:1", "own.write:1:1:tr"):
        case.tap(card.id, data)
        await running.calm()
        assert words(case).startswith("🕥 This button is old."), data
    assert len(said(amina)) == before
    api.clock.forward(timedelta(seconds=20))
    await write_own(running, case, "Another one.")
    assert await rows(running, "SELECT id FROM own_answers") == [(2,)]


async def test_an_answer_deleted_while_it_is_translated_keeps_nothing(running: Running, case: Phone) -> None:
    await write_own(running, case, "The lift is broken.")
    await tap(running, case, "Turkish")
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM own_answers")
    case.send("Asansör bozuk.")
    await running.calm()
    assert words(case).startswith("🕥 This button is old.")
    assert await rows(running, "SELECT count(*) FROM own_answer_texts") == [(0,)]


async def test_who_may_not_write_answers_writes_none_by_a_forged_button(
    running: Running, api: BotApi, amina: Phone, case: Phone
) -> None:
    """P14."""
    await write_own(running, case, "The lift is broken.")
    worker = await staff(running, api, "Deniz", Grant(Role.CASE_WORKER, "family"))
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    writing = ("own.new:1", "own.write:1:1:tr", "own.drop:1:1", "own.gone:1:1")
    sending = ("own:1", "own.card:1:1", "own.say:1:1", "own.send:1:1:en")
    for phone, forged in ((worker, writing), (nurse, writing + sending), (amina, writing + sending)):
        api.clock.forward(timedelta(seconds=20))
        for data in forged:
            phone.tap(phone.last.id, data)
            await running.calm()
            assert words(phone).startswith("🕥 This button is old."), data
        phone.send("Asansör bozuk.")
        await running.calm()
    assert await rows(running, "SELECT language FROM own_answer_texts") == [("en",)]
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]


async def test_the_right_to_write_is_checked_again_when_the_words_come(running: Running, case: Phone) -> None:
    case.tap(case.last.id, "own.new:1")
    await running.calm()
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE grants SET role = 'case_worker'")
    case.send("The lift is broken.")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM own_answers") == [(0,)]


async def test_the_answers_of_somebody_who_leaves_stay_and_name_nobody(running: Running, case: Phone) -> None:
    await write_own(running, case, "The lift is broken.")
    case.tap(case.last.id, "erase.now")
    await running.calm()
    assert await rows(running, "SELECT by_chat, count(*) FROM own_answers") == [(None, 1)]


async def test_a_list_of_many_own_answers_has_pages(running: Running, case: Phone) -> None:
    async with running.bot.db.write() as tx:
        for number in range(1, 9):
            await tx.run("INSERT INTO own_answers (created_at) VALUES (1)")
            await tx.run(
                "INSERT INTO own_answer_texts VALUES (?, 'en', ?)", (number, f"Answer {number} " + "long " * 40)
            )
    case.tap(case.last.id, "own:1")
    await running.calm()
    await tap(running, case, "More")
    assert "2 · Answer 1 long" in words(case)
    case.tap(case.last.id, "own:1:99")
    await running.calm()
    assert "2 · Answer 1 long" in words(case)

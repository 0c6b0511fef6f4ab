"""Somebody without a phone at the desk: written down in three taps, found by a slip of paper, told face to face."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from desk import ask, staff, tap
from letters import rows
from paper import at_desk, find, write_down

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import MARKS
from bot.domain.chats import ChatId
from bot.domain.delivery import Call, Lane
from bot.domain.people import Grant, Role
from bot.work import Work
from storage import chats, erased

SLIP = f"1 {MARKS[1]}"


async def person(running: Running) -> ChatId:
    [(chat,)] = await rows(running, "SELECT chat_id FROM slips")
    assert isinstance(chat, int)
    return ChatId(chat)


async def test_three_taps_write_down_a_request_and_show_the_slip(running: Running, sara: Phone) -> None:
    """MS-A8, for who has no phone."""
    await write_down(running, sara)
    assert words(sara).splitlines()[0].strip("\u2066\u2069\u2068") == SLIP
    assert await rows(running, "SELECT service, whom, claimed_by IS NULL FROM requests") == [("family", "child", 0)]
    assert await rows(running, "SELECT kind, reach FROM chats ORDER BY id DESC LIMIT 1") == [("private", "gone")]
    assert await rows(running, "SELECT count(*) FROM slips") == [(1,)]


async def test_the_slip_comes_as_a_page_to_print(running: Running, sara: Phone) -> None:
    await write_down(running, sara)
    await tap(running, sara, "Slip to print")
    assert sara.last.kind == "document"


async def test_the_same_tap_twice_writes_one_person(running: Running, sara: Phone) -> None:
    await at_desk(running, sara)
    await tap(running, sara, "No phone: write down", "Help for families")
    [press] = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.endswith(":child")]
    for _ in range(3):
        sara.tap(sara.last.id, press)
    await running.calm()
    assert SLIP in words(sara)
    assert await rows(running, "SELECT (SELECT count(*) FROM slips), (SELECT count(*) FROM requests)") == [(1, 1)]


async def test_found_by_number_and_picture_and_by_nothing_less(running: Running, api: BotApi, sara: Phone) -> None:
    await write_down(running, sara)
    await find(running, sara, "١", MARKS[1])
    assert SLIP in words(sara) and "No phone: tell them here." in words(sara)
    api.clock.forward(timedelta(minutes=1))
    await at_desk(running, sara)
    await tap(running, sara, "Find by slip")
    sara.send("1")
    await running.calm()
    wrong = next(label for label in labels(sara) if label in MARKS and label != MARKS[1])
    await tap(running, sara, wrong)
    assert words(sara).startswith("🔎 No slip has this number with this picture.")
    for number in range(4):
        api.clock.forward(timedelta(minutes=1))
        sara.tap(sara.last.id, f"slip.open:{50 + number}:{(50 + number) % len(MARKS)}")
        await running.calm()
    sara.tap(sara.last.id, f"slip.open:1:{MARKS.index(MARKS[1])}")
    await running.calm()
    assert words(sara).startswith("🔎 No slip has this number"), "numbers cannot be tried out"
    api.clock.forward(timedelta(hours=1, minutes=1))
    sara.tap(sara.last.id, f"slip.open:1:{MARKS.index(MARKS[1])}")
    await running.calm()
    assert SLIP in words(sara)


async def test_a_time_is_offered_and_agreed_face_to_face(running: Running, api: BotApi, sara: Phone) -> None:
    await write_down(running, sara)
    await tap(running, sara, "Open")
    assert "No phone: tell them at the desk." in words(sara)
    assert not {"✉️ Write to them", "📑 Kept answer"} & set(labels(sara))
    await tap(running, sara, "Offer times")
    day = [key.data for row in sara.last.keyboard for key in row if key.data and "case.hours" in key.data][2]
    sara.tap(sara.last.id, day or "")
    await running.calm()
    await tap(running, sara, "10:00", "Send these times")
    assert "There is something to tell them." in words(sara)
    api.clock.forward(timedelta(minutes=1))
    await tap(running, sara, "10:00")
    assert await rows(running, "SELECT state, unreached FROM requests") == [("confirmed", 2)]
    assert "There is something to tell them." not in words(sara)
    sara.tap(sara.last.id, "slip:1")
    await running.calm()
    assert "📅 Tell them:" in words(sara) and "10:00" in words(sara)


async def test_one_more_request_hangs_on_the_same_person(running: Running, sara: Phone) -> None:
    await write_down(running, sara)
    await tap(running, sara, "Another for the same person", "Help for families", "for themselves")
    assert "2 " + MARKS[2] in words(sara)
    assert await rows(running, "SELECT count(DISTINCT chat_id), count(*) FROM requests") == [(1, 2)]


async def test_the_language_can_be_noted(running: Running, sara: Phone) -> None:
    await write_down(running, sara)
    await tap(running, sara, "Their language", "فارسی")
    assert "🌐 fa" in words(sara)
    sara.tap(sara.last.id, "slip.speak:1:xx")
    await running.calm()
    assert await rows(running, "SELECT c.language FROM chats c JOIN slips s ON s.chat_id = c.id") == [("fa",)]


async def test_another_service_s_staff_and_clients_are_refused(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await write_down(running, sara)
    pavel = await staff(running, api, "Pavel", Grant(Role.CASE_WORKER, "health"))
    presses = (
        "slip.new", "slip.for:1:family", "slip.write:1:family:me", "slip.more:1", "slip.also:1:family",
        "slip.add:1:family:me", "slip.paper:1", "slip.which", "slip.open:1:1", "slip:1", "slip.lang:1",
        "slip.speak:1:fa", "slip.gone:1", "slip.erase:1", "slip.phone:1", "slip.connect:1:100000:00", "case.agree:1:1",
    )  # fmt: skip
    for phone in (amina, pavel):
        for press in presses:
            api.clock.forward(timedelta(minutes=1))
            if phone is pavel and press in ("slip.new", "slip.which"):
                continue
            phone.tap(phone.last.id, press)
            await running.calm()
            assert words(phone).startswith(("🕥 This button is old", "🔎 No slip")), (press, words(phone))
            assert phone is not amina or words(phone).startswith("🕥"), press
    assert await rows(running, "SELECT (SELECT count(*) FROM slips), (SELECT count(*) FROM requests)") == [(1, 1)]


async def test_nothing_is_ever_sent_to_who_has_no_phone(running: Running, sara: Phone) -> None:
    await write_down(running, sara)
    chat = await person(running)
    async with running.bot.db.write() as tx:
        assert await chats.address(tx, running.bot.tools.vault, chat) is None
        known = await chats.get(tx, chat)
        assert known is not None
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        work.owe(known, Call("sendMessage", {"text": "x"}), Lane.NOTICE)
        assert work.outgoing == []
        await tx.run("INSERT INTO outbox (id, chat_id, lane, payload, due_at) VALUES (900000, ?, 0, x'00', 1)", (chat,))
    assert await rows(running, "SELECT count(*) FROM outbox WHERE chat_id = " + str(chat)) == [(1,)]


async def test_who_does_not_come_back_goes_with_everything(running: Running, api: BotApi, sara: Phone) -> None:
    await write_down(running, sara)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM requests", ())
    api.clock.forward(timedelta(days=400))
    await running.bot.clockwork.forget()
    assert await rows(running, "SELECT count(*) FROM slips") == [(0,)]


async def test_staff_erase_them_with_a_second_tap_and_no_backup_brings_them_back(running: Running, sara: Phone) -> None:
    await write_down(running, sara)
    chat = await person(running)
    async with running.bot.db.write() as tx:
        reference = await chats.reference(tx, running.bot.tools.vault, chat)
    assert reference is not None
    await tap(running, sara, "Back", "Erase")
    assert "This cannot be undone" in words(sara) and "1 request goes" in words(sara)
    await tap(running, sara, "Erase them")
    assert words(sara).startswith("✅ Erased.")
    assert await rows(running, "SELECT (SELECT count(*) FROM slips), (SELECT count(*) FROM requests)") == [(0, 0)]
    found = erased.hashes(running.bot.tools.vault, reference)
    assert await rows(running, "SELECT found FROM erased") == [(one,) for one in found]
    sara.tap(sara.last.id, "slip.erase:1")
    await running.calm()
    assert words(sara).startswith("🕥 This button is old")


async def test_who_has_a_phone_is_not_erased_from_the_desk(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    for press in ("slip.gone:1", "slip.erase:1", "slip.lang:1", "slip.speak:1:fa"):
        sara.tap(sara.last.id, press)
        await running.calm()
        assert words(sara).startswith("🕥 This button is old"), press
    assert await rows(running, "SELECT count(*) FROM requests") == [(1,)]

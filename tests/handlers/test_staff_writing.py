"""Words staff write by hand: a note stays, a reply goes out as it was seen, and only after a look where that is due."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import NoteKind
from storage import appointments as shelf


@pytest.fixture
async def case(running: Running, api: BotApi, amina: Phone, sara: Phone) -> Phone:
    """Sara, who reads English, with Amina's request open; Amina reads English too."""
    await ask(running, amina)
    api.clock.forward(timedelta(seconds=20))
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    return sara


@pytest.fixture
async def persian(running: Running, case: Phone) -> Phone:
    """The same, with a client who reads Persian."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'fa' WHERE id IN (SELECT chat_id FROM requests)")
    return case


async def write(running: Running, phone: Phone, *texts: str) -> None:
    for text in texts:
        phone.send(text)
        await running.calm()


async def states(running: Running) -> list[tuple[object, ...]]:
    return await rows(running, "SELECT state FROM requests")


async def test_a_reply_in_the_persons_language_goes_out_at_once(running: Running, amina: Phone, case: Phone) -> None:
    await tap(running, case, "Write to them")
    await write(running, case, "Come at ten, <b>please</b> & thanks 👨‍👩‍👧")
    assert words(amina) == "🌳 1 · An answer for you:\n\nCome at ten, <b>please</b> & thanks 👨‍👩‍👧"
    assert "➡️ Come at ten" in words(case)


async def test_words_in_another_language_wait_for_a_second_look(running: Running, amina: Phone, persian: Phone) -> None:
    before = len(said(amina))
    await tap(running, persian, "Write to them")
    assert "They read: Persian. It is not translated." in words(persian)
    await write(running, persian, "Come at ten <please> 🙏")
    assert words(persian).startswith("✉️ Not sent yet.")
    assert "They read Persian. This is not translated.\n\nCome at ten <please> 🙏" in words(persian)
    assert len(said(amina)) == before
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
    [(draft,)] = await rows(running, "SELECT draft FROM conversations")
    assert b"ten" not in draft
    await tap(running, persian, "Send it as it is")
    assert "Come at ten <please> 🙏" in words(amina)
    assert "An answer" not in words(amina)
    assert await rows(running, "SELECT kind FROM notes") == [("reply",)]


async def test_two_quick_taps_on_send_send_once(running: Running, amina: Phone, persian: Phone) -> None:
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    for _ in range(3):
        persian.press("Send it as it is")
    await running.calm()
    assert sum("Come at ten" in text for text in said(amina)) == 1
    assert "➡️ Come at ten" in words(persian)


async def test_the_look_survives_a_restart(running: Running, amina: Phone, persian: Phone) -> None:
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    await running.stop()
    await running.start()
    await tap(running, persian, "Send it as it is")
    assert "Come at ten" in words(amina)


async def test_do_not_send_sends_nothing_now_or_later(
    running: Running, api: BotApi, amina: Phone, persian: Phone
) -> None:
    before = len(said(amina))
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    send = next(key.data for row in persian.last.keyboard for key in row if "Send it" in key.text)
    await tap(running, persian, "Do not send")
    assert await rows(running, "SELECT count(*) FROM conversations") == [(0,)]
    persian.tap(persian.last.id, send or "")
    await running.calm()
    assert words(persian).startswith("🕥 This button is old.")
    assert len(said(amina)) == before


async def test_an_older_look_does_not_send_the_words_of_a_newer_one(
    running: Running, amina: Phone, persian: Phone
) -> None:
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    old = persian.last
    await write(running, persian, "Come at eleven")
    before = len(said(amina))
    persian.press("Send it as it is", message=old)
    await running.calm()
    assert len(said(amina)) == before
    persian.press("Send it as it is", message=next(m for m in persian.messages if "eleven" in m.text and not m.mine))
    await running.calm()
    assert "Come at eleven" in words(amina)


async def test_instead_of_typed_words_a_kept_answer_or_other_words_can_be_sent(
    running: Running, amina: Phone, persian: Phone
) -> None:
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    await tap(running, persian, "Write again")
    await write(running, persian, "Come at eleven")
    assert "eleven" in words(persian) and "ten" not in words(persian)
    await tap(running, persian, "Kept answer", "Questions", "1")
    assert await rows(running, "SELECT kind FROM notes") == [("answer",)]
    assert not any("eleven" in text for text in said(amina))
    assert await rows(running, "SELECT count(*) FROM conversations") == [(0,)]


async def test_a_reply_of_ten_thousand_letters_is_shown_cut_before_it_goes(
    running: Running, amina: Phone, case: Phone
) -> None:
    """Telegram cuts at 4,096; whatever arrives, nobody is sent half of it unseen."""
    await tap(running, case, "Write to them")
    await write(running, case, "ö" * 10_000)
    assert "Only the first 300 letters go out." in words(case)
    await tap(running, case, "Send it as it is")
    assert words(amina).endswith("\n" + "ö" * 300)


async def test_words_of_danger_and_stop_win_over_a_reply(running: Running, amina: Phone, persian: Phone) -> None:
    before = len(said(amina))
    await tap(running, persian, "Write to them")
    await write(running, persian, "he hits me")
    assert words(persian).startswith("🆘 ")
    await write(running, persian, "stop")
    assert await rows(running, "SELECT count(*) FROM conversations") == [(0,)]
    assert len(said(amina)) == before


@pytest.mark.parametrize("reads", ["en", "tr"])
async def test_declined_with_a_typed_reason(running: Running, amina: Phone, case: Phone, reads: str) -> None:
    """MS-A4; the reason stays in the case, and what is not in the person's language is looked at first."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ? WHERE id IN (SELECT chat_id FROM requests)", (reads,))
    await tap(running, case, "Decline", "Another reason")
    await write(running, case, "The <clinic> moved 🏥")
    if reads == "tr":
        assert words(case).startswith("✖️ Not declined yet.")
        assert await states(running) == [("requested",)]
        for _ in range(2):
            case.press("Send it as it is")
        await running.calm()
    assert await states(running) == [("declined",)]
    assert sum("The <clinic> moved 🏥" in text for text in said(amina)) == 1
    assert "➡️ The <clinic> moved 🏥" in words(case)
    assert any(("Others who help" if reads == "en" else "🏢") in label for label in labels(amina))


async def test_a_typed_reason_can_still_become_a_kept_one(running: Running, amina: Phone, persian: Phone) -> None:
    await tap(running, persian, "Decline", "Another reason")
    await write(running, persian, "The clinic moved")
    await tap(running, persian, "Kept answer", "No place left")
    assert await states(running) == [("declined",)]
    assert not any("clinic" in text for text in said(amina))


async def test_what_was_settled_meanwhile_is_not_written_to(running: Running, amina: Phone, persian: Phone) -> None:
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    amina.tap(amina.last.id, "mine.stop:1")
    await running.calm()
    persian.press("Send it as it is")
    await running.calm()
    assert any("This has changed meanwhile." in text for text in said(persian))
    assert not any("Come at ten" in text for text in said(amina))


async def test_another_person_cannot_send_or_write_by_a_forged_button(
    running: Running, amina: Phone, persian: Phone
) -> None:
    """P14."""
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    for data in ("case.words:1:1", "case.write:1", "case.why:1", "case.note:1"):
        amina.tap(amina.last.id, data)
        await running.calm()
        await write(running, amina, "hello")
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
    assert await states(running) == [("requested",)]


async def test_who_has_lost_the_right_meanwhile_sends_nothing(running: Running, amina: Phone, persian: Phone) -> None:
    await tap(running, persian, "Write to them")
    await write(running, persian, "Come at ten")
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants")
    await tap(running, persian, "Send it as it is")
    assert not any("Come at ten" in text for text in said(amina))


async def test_a_note_and_a_reply_look_different_and_need_different_acts(running: Running, case: Phone) -> None:
    """MS-S14."""
    await tap(running, case, "Private note")
    note = words(case).splitlines()[0]
    case.tap(case.last.id, "case.write:1")
    await running.calm()
    reply = words(case).splitlines()[0]
    assert (note, reply) == (
        "🔒 Private note. It is never sent.",
        "✉️ Write to them. They read it word for word.",
    )


@pytest.mark.parametrize("quotes", [False, True])
async def test_a_note_never_leaves_the_staff_side(running: Running, amina: Phone, case: Phone, quotes: bool) -> None:
    """MS-S14: as text, and quoting what the client wrote."""
    await tap(running, amina, "Add something", "Write or speak")
    await write(running, amina, "The baby is two months")
    before = len(said(amina))
    case.tap(case.last.id, "case:1")
    await running.calm()
    quoted = case.last.id if quotes else None
    await tap(running, case, "Private note")
    case.send("She wrote “The baby is two months”, call the hospital", reply_to=quoted)
    await running.calm()
    assert "🔒 She wrote" in words(case)
    assert len(said(amina)) == before
    amina.tap(amina.last.id, "mine.one:1")
    await running.calm()
    assert "hospital" not in words(amina)


@pytest.mark.parametrize("button", ["Private note", "Write to them"])
async def test_a_picture_or_a_voice_where_words_are_written_goes_to_nobody(
    running: Running, api: BotApi, amina: Phone, case: Phone, button: str
) -> None:
    """MS-S14: a note with a photo; it is taken out of the chat and the words are asked for again."""
    before = len(amina.messages)
    await tap(running, case, button)
    asked = words(case).splitlines()[0]
    for send in (lambda: case.send_photo("call the hospital"), case.send_voice, lambda: case.send_album(3)):
        send()
        await running.calm()
        assert words(case).startswith("✍️ Only words can be written here.")
        assert asked in words(case)
    assert [m.kind for m in case.visible if m.mine and m.kind != "text"] == []
    assert len(amina.messages) == before
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
    api.clock.forward(timedelta(seconds=20))
    await write(running, case, "call the hospital")
    assert await rows(running, "SELECT count(*) FROM notes") == [(1,)]


async def test_a_note_of_ten_thousand_letters_is_kept_short_and_says_so(running: Running, case: Phone) -> None:
    await tap(running, case, "Private note")
    await write(running, case, "ö" * 10_000)
    assert any("Only the first 300 letters were kept." in text for text in said(case))
    assert "🔒 " + "ö" * 300 in words(case)


async def test_words_begun_for_one_case_never_go_to_another(
    running: Running, api: BotApi, amina: Phone, case: Phone
) -> None:
    """Opening a case ends what was begun."""
    before = len(said(amina))
    await tap(running, case, "Write to them")
    case.tap(case.last.id, "case:1")
    await running.calm()
    await write(running, case, "for somebody else")
    assert len(said(amina)) == before
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]


async def test_the_newest_words_of_a_long_case_are_on_its_screen(running: Running, case: Phone) -> None:
    async with running.bot.db.write() as tx:
        vault = running.bot.tools.vault
        await shelf.add_note(tx, vault, 1, NoteKind.PHONE, "05551234567", 1)
        for number in range(20):
            await shelf.add_note(tx, vault, 1, NoteKind.PRIVATE, f"note {number}", 1)
    case.tap(case.last.id, "case:1")
    await running.calm()
    assert "📞 05551234567" in words(case)
    assert "note 19" in words(case) and "note 13" not in words(case)

"""Files that the bot makes: owed like words, through a restart, with a caption, never above our own cap."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest
from conftest import Running
from letters import ends, owe, reachable, rows, rows_now, said, until
from telegram import Update

from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.pieces import picture
from bot.domain import delivery
from bot.domain.delivery import REPLY_USEFUL_SECONDS, Call, Order, Upload, as_plain
from bot.domain.papers import Certificate, Line, Statement
from bot.i18n import Catalogues, Translator
from bot.work import Work
from handlers import papers, rendering
from handlers.guide import Guide
from handlers.screens import Button, Screen, row
from handlers.talk import Talk
from storage import chats

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SHIFTS = Upload("document", "shifts.ics", "text/calendar", CALENDAR)
BOARD = Upload("photo", "board.png", "image/png", picture())
LOCALES = Path(__file__).parents[2] / "locales"


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "BACKOFF_SECONDS", (0,))


@pytest.fixture
async def running(api: BotApi, settings: Settings) -> AsyncIterator[Running]:
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
        yield bot


@pytest.fixture
def amina(api: BotApi) -> Phone:
    return reachable(api, "Amina")


def captioned(html: str, words: str, file: Upload = SHIFTS) -> Call:
    return Call("sendDocument", {"caption": html, "parse_mode": "HTML"}, words, file)


def stored(api: BotApi, phone: Phone) -> tuple[str, str, bytes]:
    document = phone.last.raw["document"]
    file = api.world.files.by_id(document["file_id"])
    assert file is not None
    return document["file_name"], document["mime_type"], file.data


async def test_a_file_arrives_under_its_name_with_its_caption(running: Running, amina: Phone, api: BotApi) -> None:
    await owe(running, amina, captioned("<b>Your shifts</b>", "Your shifts"))
    await running.calm()
    assert stored(api, amina) == ("shifts.ics", "text/calendar", CALENDAR)
    assert (amina.last.text, amina.last.entities[0]["type"]) == ("Your shifts", "bold")
    assert await ends(running) == [("sent", None)]


async def test_a_picture_arrives_as_a_picture(running: Running, amina: Phone) -> None:
    await owe(running, amina, Call("sendPhoto", file=BOARD))
    await running.calm()
    assert (amina.last.kind, amina.last.raw["photo"][-1]["width"]) == ("photo", 240)


async def test_a_caption_telegram_cannot_read_goes_as_plain_words_with_the_file(
    running: Running, amina: Phone, api: BotApi
) -> None:
    await owe(running, amina, captioned("Hello <a_b", "Hello a_b<"))
    await running.calm()
    assert amina.last.text == "Hello a_b<"
    assert stored(api, amina)[2] == CALENDAR


def test_a_paper_whose_caption_cannot_be_read_is_still_drawn() -> None:
    order = Order("photo", "Board", "en", "{}")
    plain = as_plain(Call("sendPhoto", {"caption": "<a_b", "parse_mode": "HTML"}, "a_b", order=order))
    assert plain == Call("sendPhoto", {"caption": "a_b"}, None, order=order)


async def test_a_file_owed_at_a_stop_is_sent_after_the_restart(running: Running, amina: Phone, api: BotApi) -> None:
    api.faults.fail("sendDocument", status=500, times=None)
    await owe(running, amina, captioned("x", "x"))
    await until(lambda: any(call.method == "sendDocument" for call in api.calls))
    await running.stop()
    [(payload,)] = rows_now(running, "SELECT payload FROM outbox")
    assert b"VCALENDAR" not in payload, "what is personal is sealed"
    api.faults.clear()
    await running.start()
    await running.calm()
    assert stored(api, amina) == ("shifts.ics", "text/calendar", CALENDAR)
    assert [message.kind for message in amina.messages] == ["document"]


async def test_a_file_whose_answer_is_lost_twice_is_never_sent_a_third_time(
    running: Running, amina: Phone, api: BotApi
) -> None:
    api.faults.drop_answer("sendDocument", 5)
    await owe(running, amina, captioned("x", "x"))
    await running.calm()
    assert [message.kind for message in amina.messages] == ["document"] * 2
    assert [state for state, _ in await ends(running)] == ["uncertain"]


async def test_a_file_nobody_needs_any_more_is_not_sent(running: Running, amina: Phone, api: BotApi) -> None:
    await running.stop()
    await running.start()
    await owe(running, amina, captioned("x", "x"), useful=0)
    await running.calm()
    assert said(amina) == []
    assert await ends(running) == [("expired", "no longer useful")]


async def test_a_file_is_one_byte_to_one_megabyte() -> None:
    assert Upload("document", "a.pdf", "application/pdf", bytes(1024 * 1024)).content
    for content in (b"", bytes(1024 * 1024 + 1)):
        with pytest.raises(ValueError, match="allowed 1-1048576"):
            Upload("document", "a.pdf", "application/pdf", content)


def test_a_caption_is_cut_at_whole_lines_and_keeps_its_buttons() -> None:
    def view(t: Translator) -> Screen:
        return Screen(["x" * 600, "y" * 600], [row(Button("Back", "menu"))])

    screen, t = rendering.draw(Catalogues.load(LOCALES), "en", view)
    call = rendering.upload(BOARD, screen, t)
    assert (call.method, call.plain, call.file) == ("sendPhoto", "x" * 600 + "\n…", BOARD)
    assert call.params["reply_markup"]["inline_keyboard"]
    assert rendering.upload(SHIFTS, Screen([]), t) == Call("sendDocument", {}, None, SHIFTS)


async def test_a_talk_sends_a_file_as_a_new_message_and_leaves_the_pressed_one(
    running: Running, amina: Phone, api: BotApi
) -> None:
    amina.start()
    await running.calm()
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        chat = await chats.find(tx, bot.tools.vault, amina.id)
        assert chat is not None
        talk = Talk(work, Update(1), Guide(Catalogues.load(LOCALES)), chat)
        talk.send_upload(SHIFTS, lambda t: Screen(["Your shifts"]))
        talk.send_upload(BOARD)
        assert all(owed.expires_at == owed.due_at + REPLY_USEFUL_SECONDS for owed in work.outgoing)
        await bot.sender.owe(tx, [work])
    await running.calm()
    assert [message.kind for message in amina.messages[-2:]] == ["document", "photo"]
    assert await rows(running, "SELECT count(*) FROM outbox WHERE state <> 'sent'") == [(0,)]


async def test_a_button_under_a_file_is_answered_below_it(running: Running, amina: Phone) -> None:
    amina.start()
    await running.calm()
    keys = {"inline_keyboard": [[{"text": "Menu", "callback_data": "menu"}]]}
    await owe(running, amina, Call("sendDocument", {"reply_markup": keys}, None, SHIFTS))
    await running.calm()
    document = amina.last
    amina.tap(document.id, "menu")
    await running.calm()
    assert document.kind == "document"
    assert not document.edited
    assert amina.last.kind == "text"
    assert {state for state, _ in await ends(running)} == {"sent"}


async def test_a_paper_is_drawn_when_its_turn_comes_also_after_a_restart(running: Running, api: BotApi) -> None:
    phone = reachable(api, "Amina")
    lines = (Line(date(2026, 11, 24), {"en": "Cook"}, {"en": "Soup"}, 90),)
    given = Certificate(Statement("Amina", date(2026, 11, 25), lines), "ABC")
    api.faults.fail("sendDocument")
    await owe(running, phone, Call("sendDocument", {}, None, order=papers.order("en", given)))
    assert rows_now(running, "SELECT count(*) FROM outbox WHERE length(payload) < 1500") == [(1,)]  # no drawing in it
    await running.stop()
    await running.start()
    await running.calm()
    assert phone.last.kind == "document"
    assert await ends(running) == [("sent", None)]


async def test_a_paper_that_cannot_be_drawn_stops_nothing_else(running: Running, api: BotApi) -> None:
    phone = reachable(api, "Amina")
    broken = Order("document", "Certificate", "en", "{}")
    await owe(running, phone, Call("sendDocument", {}, None, order=broken), "hello")
    await running.calm()
    assert said(phone) == ["hello"]
    assert (await ends(running))[0] == ("dead", "a file cannot be made: ValidationError")

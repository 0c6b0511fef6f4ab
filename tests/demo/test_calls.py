"""Calls as clients make them: forms, JSON, files, any case; recorded so that a checker can read them."""

import importlib.util
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot, InputMediaDocument, InputMediaPhoto, MessageEntity, ReactionTypeEmoji

from bot.demo.api import BotApi
from bot.demo.clock import Clock
from bot.demo.phone import Phone
from bot.demo.pieces import picture

from .conftest import Call

CHECKER = Path("/work/shared/tools/botapi_check.py")


async def test_methods_are_found_in_any_case_and_by_get_and_json(
    api: BotApi, session: aiohttp.ClientSession, amina: Phone
) -> None:
    address = f"{api.url}/bot{api.token}"
    async with session.get(f"{address}/GETME") as answer:
        assert (await answer.json())["result"]["username"] == "iimp_demo_bot"
    body = {"chat_id": amina.id, "text": "as JSON", "reply_markup": {"keyboard": [["🍲"]]}}
    async with session.post(f"{address}/SendMessage", json=body) as answer:
        assert answer.status == 200
    async with session.get(f"{address}/sendmessage", params={"chat_id": amina.id, "text": "a+b ü"}) as answer:
        assert answer.status == 200
    assert [message.text for message in amina.messages[1:]] == ["as JSON", "a+b ü"]
    assert [made.method for made in api.calls] == ["getMe", "sendMessage", "sendMessage"]


async def test_a_form_keeps_every_character(call: Call, amina: Phone) -> None:
    text = "100 % + a&b=c; مطبخ 🍲\nsecond"
    await call("sendMessage", chat_id=amina.id, text=text)
    assert amina.last.text == text


async def test_a_body_that_is_no_object_is_refused(api: BotApi, session: aiohttp.ClientSession) -> None:
    for body in (b"[1]", b"{"):
        headers = {"Content-Type": "application/json"}
        async with session.post(f"{api.url}/bot{api.token}/getMe", data=body, headers=headers) as answer:
            assert answer.status == 400


async def test_what_telegram_strips_from_a_text_is_stripped(call: Call, amina: Phone) -> None:
    await call("sendMessage", chat_id=amina.id, text="  <b> \u202b\u2067مرحبا\u2069\u202c </b>\n", parse_mode="HTML")
    assert amina.last.text == "\u2067مرحبا\u2069"
    assert amina.last.entities == [{"type": "bold", "offset": 0, "length": 7}]


async def test_entities_can_be_given_instead_of_tags(bot: Bot, amina: Phone) -> None:
    await bot.send_message(amina.id, "soup now", entities=[MessageEntity("bold", 0, 4)])
    assert amina.last.html == "<b>soup</b> now"


async def test_files_go_up_by_multipart_and_come_down_again(bot: Bot, amina: Phone) -> None:
    message = await bot.send_document(
        amina.id, b"BEGIN:VCALENDAR", filename="shift.ics", caption="<b>Tuesday</b>", parse_mode="HTML"
    )
    assert message.document is not None
    assert (message.document.file_name, message.caption) == ("shift.ics", "Tuesday")
    file = await message.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"BEGIN:VCALENDAR"
    again = await bot.send_document(amina.id, message.document.file_id)
    assert again.document == message.document
    await bot.send_voice(amina.id, b"OggS", duration=7)
    assert (amina.last.kind, amina.last.raw["voice"]["duration"]) == ("voice", 7)
    await bot.send_photo(amina.id, picture())
    assert amina.last.raw["photo"][-1]["width"] == 240


async def test_media_are_sent_in_groups_and_exchanged(bot: Bot, amina: Phone) -> None:
    group = await bot.send_media_group(amina.id, [InputMediaPhoto(picture(n)) for n in range(2)])
    assert len({message.media_group_id for message in group}) == 1
    await bot.edit_message_media(InputMediaDocument(b"x", filename="a.pdf", caption="c"), amina.id, group[1].message_id)
    assert (amina.last.kind, amina.last.text, amina.last.edited) == ("document", "c", True)
    await bot.edit_message_caption(amina.id, group[1].message_id, caption="d")
    assert amina.last.text == "d"


async def test_places_polls_and_contacts_show(bot: Bot, amina: Phone) -> None:
    await bot.send_venue(amina.id, 41.03, 28.98, "Church hall", "Example Street 5")
    assert (amina.last.kind, amina.last.raw["venue"]["title"]) == ("venue", "Church hall")
    await bot.send_location(amina.id, 41.03, 28.98)
    assert amina.last.kind == "location"
    poll = await bot.send_poll(amina.id, "Which day?", ["Monday", "Tuesday"])
    assert poll.poll is not None
    assert [option.text for option in poll.poll.options] == ["Monday", "Tuesday"]
    await bot.send_contact(amina.id, "+905550000000", "Desk")
    assert amina.last.kind == "contact"


async def test_messages_are_copied_forwarded_pinned_and_reacted_to(bot: Bot, api: BotApi, amina: Phone) -> None:
    reza = api.phone("Reza")
    reza.start()
    amina.send("from Amina")
    number = amina.messages[-1].id
    await bot.copy_message(reza.id, amina.id, number)
    assert reza.last.text == "from Amina"
    assert "forward_origin" not in reza.last.raw
    forwarded = await bot.forward_message(reza.id, amina.id, number)
    assert forwarded.forward_origin is not None
    await bot.pin_chat_message(amina.id, number)
    pinned = (await bot.get_chat(amina.id)).pinned_message
    assert pinned is not None
    assert pinned.message_id == number
    await bot.set_message_reaction(amina.id, number, [ReactionTypeEmoji("👍")])
    assert amina.messages[-1].reaction == [{"type": "emoji", "emoji": "👍"}]
    await bot.send_chat_action(amina.id, "typing")
    assert amina.chat.doing[0] == "typing"


async def test_correct_calls_are_recorded_as_the_checker_wants_them(
    bot: Bot, call: Call, amina: Phone, tmp_path: Path
) -> None:
    if not CHECKER.exists():
        pytest.skip(f"{CHECKER} is not on this machine")
    await test_media_are_sent_in_groups_and_exchanged(bot, amina)
    await bot.send_document(amina.id, b"x", filename="x.ics")
    await call("sendMessage", chat_id=amina.id, text="x", reply_markup={"keyboard": [[{"text": "🍲"}]]})
    found = _findings(tmp_path / "calls.jsonl")
    assert found == []


def _findings(recording: Path) -> list[str]:
    spec = importlib.util.spec_from_file_location("botapi_check", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    checker = module.Spec(CHECKER.parent / "botapi" / "api.min.json")
    calls = [json.loads(line) for line in recording.read_text(encoding="utf-8").splitlines()]
    assert [call["method"] for call in calls].count("sendDocument") == 1
    return [finding for call in calls for finding in checker.check(call["method"], call["params"])]


async def test_calls_are_kept_with_what_became_of_them(api: BotApi, call: Call, amina: Phone) -> None:
    await call("sendMessage", chat_id=amina.id, text="x")
    await call("sendMessage", chat_id=1, text="x")
    assert [(made.method, made.ok, made.error) for made in api.calls] == [
        ("sendMessage", True, None),
        ("sendMessage", False, "Bad Request: chat not found"),
    ]
    async with BotApi(calls_kept=1) as other:
        assert other.calls.maxlen == 1


def test_the_clock_moves_forward_only_and_tells_other_processes(tmp_path: Path) -> None:
    path = tmp_path / "clock" / "offset"
    clock = Clock(path)
    assert float(path.read_text()) == 0
    before = clock.now()
    clock.forward(timedelta(days=7))
    assert float(path.read_text()) == 7 * 86400
    assert timedelta(days=7) <= clock.now() - before < timedelta(days=7, seconds=5)
    assert Clock(path).offset == timedelta(days=7)
    with pytest.raises(ValueError, match="only moves forward"):
        clock.forward(timedelta(seconds=-1))


async def test_messages_carry_the_clock_s_time(api: BotApi, bot: Bot, amina: Phone) -> None:
    api.clock.forward(timedelta(days=1))
    message = await bot.send_message(amina.id, "tomorrow")
    assert abs(message.date - api.clock.now()) < timedelta(seconds=5)

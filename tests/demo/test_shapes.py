"""Everything the server says has the shape Telegram documents: read by aiogram's strict models and by the checker."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BufferedInputFile, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaPhoto

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.pieces import picture

from .conftest import Call
from .test_phone import PIECES

CHECKER = Path("/work/shared/tools/botapi_check.py")


def everything(api: BotApi, phone: Phone) -> None:
    """One of each update a person can cause."""
    phone.send("see https://e.org and /menu", reply_to=phone.messages[0].id)
    phone.edit(phone.messages[-1].id, "corrected")
    for kind in PIECES:
        getattr(phone, kind)()
    phone.album(2, caption="two")
    phone.tap(999, "gone")
    phone.block()
    phone.unblock()
    group = api.group("Volunteers")
    group.add(phone)
    group.add(api.bot, admin=True)
    group.say(phone, "hello")
    group.migrate()
    group.remove(api.bot)


async def test_aiogram_reads_every_update_and_answer(api: BotApi, amina: Phone) -> None:
    everything(api, amina)
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    async with Bot(api.token, session=session) as bot:
        assert len(await bot.get_updates()) == 25
        keys = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="A", callback_data="a")]])
        message = await bot.send_message(amina.id, "<b>x</b>", parse_mode="HTML", reply_markup=keys)
        amina.press("A")
        (update,) = await bot.get_updates(offset=-1)
        assert update.callback_query is not None
        await update.callback_query.answer("t")
        await message.edit_text("y")
        await bot.send_document(amina.id, BufferedInputFile(b"x", "a.ics"))
        await bot.send_venue(amina.id, 41, 29, "Hall", "Street 5")
        assert (await bot.get_chat(amina.id)).first_name == "Amina"
        assert (await bot.get_webhook_info()).pending_update_count == 1
        await bot.set_my_name("IIMP")
        assert (await bot.get_me()).username == "iimp_demo_bot"


async def test_aiogram_sends_albums(api: BotApi, amina: Phone) -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(api.url))
    async with Bot(api.token, session=session) as bot:
        album = [InputMediaPhoto(media=BufferedInputFile(picture(n), "p.png")) for n in range(2)]
        assert len(await bot.send_media_group(amina.id, album)) == 2


async def test_updates_have_no_field_that_is_not_documented_and_lack_none(
    api: BotApi, call: Call, amina: Phone
) -> None:
    if not CHECKER.exists():
        pytest.skip(f"{CHECKER} is not on this machine")
    everything(api, amina)
    updates = (await call("getUpdates"))[1]["result"]
    found = _checker()
    findings = [finding for update in updates for finding in found._object("Update", update, "Update")]
    # Newer than the checker's Bot API 10.1, and demanded by aiogram.
    assert [finding for finding in findings if not finding.endswith("can_send_welcome_messages")] == []


def _checker() -> Any:
    spec = importlib.util.spec_from_file_location("botapi_check", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Spec(CHECKER.parent / "botapi" / "api.min.json")

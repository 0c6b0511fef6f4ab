"""What Telegram refuses, with its codes and words; the chat is always left as it was."""

from datetime import timedelta
from struct import pack
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.pieces import picture

from .conftest import Call

UNMODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
KEYS = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}


async def refused(call: Call, method: str, reason: str, /, code: int = 400, **params: Any) -> Any:
    status, body = await call(method, **params)
    assert (status, body.get("description")) == (code, reason)
    assert (body["ok"], body["error_code"]) == (False, code)
    return body.get("parameters")


async def sent(call: Call, phone: Phone, text: str = "hello", **params: Any) -> int:
    status, body = await call("sendMessage", chat_id=phone.id, text=text, **params)
    assert status == 200, body
    return int(body["result"]["message_id"])


@pytest.mark.parametrize("text", ["", "   \n ", "<b></b>", "<b> </b>", "\u200e\u2068\u2069"])
async def test_an_empty_text_is_refused(call: Call, amina: Phone, text: str) -> None:
    empty = "Bad Request: message text is empty"
    await refused(call, "sendMessage", empty, chat_id=amina.id, text=text, parse_mode="HTML")


async def test_a_missing_text_is_empty(call: Call, amina: Phone) -> None:
    await refused(call, "sendMessage", "Bad Request: message text is empty", chat_id=amina.id)


async def test_text_is_counted_in_utf16_units_after_the_tags_are_gone(call: Call, amina: Phone) -> None:
    await sent(call, amina, "<b>" + "🍲" * 2048 + "</b>", parse_mode="HTML")
    await refused(call, "sendMessage", "Bad Request: message is too long", chat_id=amina.id, text="🍲" * 2048 + "x")


async def test_a_caption_has_1024_units(call: Call, amina: Phone) -> None:
    amina.send_photo()
    photo = amina.messages[-1].raw["photo"][-1]["file_id"]
    assert (await call("sendPhoto", chat_id=amina.id, photo=photo, caption="م" * 1024))[0] == 200
    too_long = "Bad Request: message caption is too long"
    await refused(call, "sendPhoto", too_long, chat_id=amina.id, photo=photo, caption="م" * 1025)


async def test_a_photo_has_10_mb_and_edges_that_can_be_shown(bot: Bot, amina: Phone) -> None:
    for photo, why in (
        (picture() + b"x" * 10_485_760, "is too big for a photo; the maximum size is 10485760 bytes"),
        (_of_size(2100, 100), "Photo_invalid_dimensions"),
        (_of_size(5001, 5000), "Photo_invalid_dimensions"),
    ):
        with pytest.raises(BadRequest, match=why):
            await bot.send_photo(amina.id, photo)


def _of_size(width: int, height: int) -> bytes:
    return picture()[:16] + pack(">II", width, height) + picture()[24:]


async def test_a_document_has_50_mb_and_some_content(bot: Bot, amina: Phone) -> None:
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await bot.send_document(amina.id, bytes(52_428_801))
    with pytest.raises(BadRequest, match="must be non-empty"):
        await bot.send_document(amina.id, b"")


@pytest.mark.parametrize("data", ["", "x" * 65, "م" * 33])
async def test_callback_data_has_1_to_64_bytes(call: Call, amina: Phone, data: str) -> None:
    markup = {"inline_keyboard": [[{"text": "A", "callback_data": data}]]}
    await refused(
        call, "sendMessage", "Bad Request: BUTTON_DATA_INVALID", chat_id=amina.id, text="x", reply_markup=markup
    )
    assert amina.messages[-1].mine


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ({"inline_keyboard": [[{"text": "A", "callback_data": "a"}] * 101]}, "reply markup is too long"),
        ({"inline_keyboard": []}, "inline keyboard must be non-empty"),
        ({"inline_keyboard": [[]]}, "keyboard row must be non-empty"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "a"}]]}, "inline keyboard button text must be non-empty"),
        (
            {"inline_keyboard": [[{"text": "A"}]]},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        ({"keyboard": []}, "reply keyboard must be non-empty"),
        ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
        ("not json", "can't parse reply markup JSON object"),
        ([], "object expected as reply markup"),
    ],
)
async def test_a_keyboard_telegram_would_not_show_is_refused(
    call: Call, amina: Phone, markup: Any, reason: str
) -> None:
    await refused(call, "sendMessage", f"Bad Request: {reason}", chat_id=amina.id, text="x", reply_markup=markup)


async def test_a_hundred_buttons_are_allowed(call: Call, amina: Phone) -> None:
    await sent(call, amina, reply_markup={"inline_keyboard": [[{"text": "A", "callback_data": "a"}] * 5] * 20})
    assert len(amina.last.labels) == 100


async def test_an_edit_that_changes_nothing_is_refused(call: Call, amina: Phone) -> None:
    number = await sent(call, amina, "<b>a</b>", parse_mode="HTML", reply_markup=KEYS)
    edit = {"chat_id": amina.id, "message_id": number, "reply_markup": KEYS}
    reason = f"Bad Request: {UNMODIFIED}"
    await refused(call, "editMessageText", reason, **edit, text="<b>a</b>", parse_mode="HTML")
    await refused(call, "editMessageReplyMarkup", reason, **edit)
    assert not amina.last.edited
    assert (await call("editMessageText", **edit, text="a"))[0] == 200
    assert amina.last.edited


async def test_the_same_edit_twice_is_refused_the_second_time(call: Call, amina: Phone) -> None:
    number = await sent(call, amina, "a")
    assert (await call("editMessageText", chat_id=amina.id, message_id=number, text="b"))[0] == 200
    reason = f"Bad Request: {UNMODIFIED}"
    await refused(call, "editMessageText", reason, chat_id=amina.id, message_id=number, text="b")


async def test_a_person_s_message_cannot_be_edited(call: Call, amina: Phone) -> None:
    reason = "Bad Request: message can't be edited"
    await refused(call, "editMessageText", reason, chat_id=amina.id, message_id=amina.messages[0].id, text="x")


async def test_a_message_that_is_not_there_cannot_be_edited_or_deleted(call: Call, amina: Phone) -> None:
    where = {"chat_id": amina.id, "message_id": 999}
    await refused(call, "editMessageText", "Bad Request: message to edit not found", **where, text="x")
    await refused(call, "deleteMessage", "Bad Request: message to delete not found", **where)
    await refused(call, "deleteMessage", "Bad Request: message identifier is not specified", chat_id=amina.id)


async def test_a_text_has_no_caption_and_a_photo_no_text(call: Call, amina: Phone) -> None:
    text = await sent(call, amina)
    amina.send_photo()
    file_id = amina.messages[-1].raw["photo"][-1]["file_id"]
    photo = (await call("sendPhoto", chat_id=amina.id, photo=file_id))[1]["result"]["message_id"]
    no_caption = "Bad Request: there is no caption in the message to edit"
    no_text = "Bad Request: there is no text in the message to edit"
    await refused(call, "editMessageCaption", no_caption, chat_id=amina.id, message_id=text, caption="x")
    await refused(call, "editMessageText", no_text, chat_id=amina.id, message_id=photo, text="x")


async def test_a_message_can_be_deleted_for_48_hours(call: Call, api: BotApi, amina: Phone) -> None:
    first, second = await sent(call, amina), await sent(call, amina)
    api.clock.forward(timedelta(hours=47, minutes=59))
    assert (await call("deleteMessage", chat_id=amina.id, message_id=first))[0] == 200
    assert [message.id for message in amina.visible if not message.mine] == [second]
    api.clock.forward(timedelta(minutes=2))
    reason = "Bad Request: message can't be deleted for everyone"
    await refused(call, "deleteMessage", reason, chat_id=amina.id, message_id=second)
    await refused(call, "deleteMessages", reason, chat_id=amina.id, message_ids=[second])


async def test_an_unknown_chat_is_not_found(call: Call) -> None:
    for chat_id in ("42", "@nobody", "Amina"):
        await refused(call, "sendMessage", "Bad Request: chat not found", chat_id=chat_id, text="x")
    await refused(call, "sendMessage", "Bad Request: chat_id is empty", text="x")


async def test_a_person_who_never_wrote_cannot_be_written_to(call: Call, api: BotApi) -> None:
    phone = api.phone("Reza")
    reason = "Forbidden: bot can't initiate conversation with a user"
    await refused(call, "sendMessage", reason, code=403, chat_id=phone.id, text="x")


async def test_somebody_who_blocked_the_bot_or_left_is_forbidden(call: Call, amina: Phone) -> None:
    amina.block()
    write = {"chat_id": amina.id, "text": "x"}
    await refused(call, "sendMessage", "Forbidden: bot was blocked by the user", code=403, **write)
    await refused(call, "sendChatAction", "Forbidden: bot was blocked by the user", 403, chat_id=amina.id)
    amina.unblock()
    await sent(call, amina)
    amina.delete_account()
    await refused(call, "sendMessage", "Forbidden: user is deactivated", code=403, **write)


async def test_a_tap_can_be_answered_for_a_minute(call: Call, api: BotApi, amina: Phone) -> None:
    number = await sent(call, amina, reply_markup=KEYS)
    amina.tap(number, "a", query_id="q1")
    api.clock.forward(timedelta(seconds=59))
    assert (await call("answerCallbackQuery", callback_query_id="q1"))[0] == 200
    api.clock.forward(timedelta(seconds=2))
    await refused(call, "answerCallbackQuery", f"Bad Request: {OLD_QUERY}", callback_query_id="q1")
    await refused(call, "answerCallbackQuery", f"Bad Request: {OLD_QUERY}", callback_query_id="unknown")


async def test_a_toast_has_200_characters(call: Call, amina: Phone) -> None:
    amina.tap(await sent(call, amina, reply_markup=KEYS), "a", query_id="q1")
    reason = "Bad Request: MESSAGE_TOO_LONG"
    await refused(call, "answerCallbackQuery", reason, callback_query_id="q1", text="x" * 201)
    assert (await call("answerCallbackQuery", callback_query_id="q1", text="م" * 200))[0] == 200


async def test_a_reply_to_a_missing_message_is_refused_unless_allowed(call: Call, amina: Phone) -> None:
    reply = {"message_id": 999}
    reason = "Bad Request: message to be replied not found"
    await refused(call, "sendMessage", reason, chat_id=amina.id, text="x", reply_parameters=reply)
    await sent(call, amina, reply_parameters=reply | {"allow_sending_without_reply": True})


@pytest.mark.parametrize(
    ("method", "params", "reason"),
    [
        ("editMessageText", {"message_id": "abc", "text": "x"}, 'parameter "message_id" must be a valid Integer'),
        ("sendMessage", {"text": "x", "parse_mode": "Wiki"}, "unsupported parse_mode"),
        ("sendVenue", {"title": "t", "address": "a"}, "latitude is empty"),
        ("sendVenue", {"latitude": "north", "longitude": 1}, 'parameter "latitude" must be a valid Number'),
        ("sendVenue", {"latitude": 99, "longitude": 1}, "wrong latitude or longitude specified"),
        ("sendVenue", {"latitude": 41, "longitude": 29, "title": "t"}, "address must be non-empty"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "unknown"}, "wrong file identifier/HTTP URL specified"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": ["a"]}, "message identifier must be an Integer"),
        ("sendMessage", {"text": "x", "reply_parameters": "[]x"}, "can't parse reply parameters JSON object"),
        ("getFile", {"file_id": "unknown"}, "invalid file_id"),
        ("setMyCommands", {"commands": [{"command": "Big", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a"}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("setMyCommands", {"commands": [], "language_code": "arabic"}, "invalid language code specified"),
        ("setMessageReaction", {"message_id": 1, "reaction": [{}]}, "REACTION_INVALID"),
        ("leaveChat", {}, "chat member status can't be changed in private chats"),
        ("getChatAdministrators", {}, "there are no administrators in the private chat"),
        ("setWebhook", {"url": "nowhere"}, "bad webhook: invalid webhook URL specified"),
    ],
)
async def test_wrong_parameters_are_refused(
    call: Call, amina: Phone, method: str, params: dict[str, Any], reason: str
) -> None:
    await refused(call, method, f"Bad Request: {reason}", **({"chat_id": amina.id} | params))


async def test_an_unknown_method_is_not_found_and_a_bad_token_unauthorized(
    api: BotApi, session: Any, call: Call
) -> None:
    await refused(call, "sendEverything", "Not Found", code=404)
    async with session.get(f"{api.url}/bot1:wrong/getMe") as answer:
        assert (answer.status, (await answer.json())["description"]) == (401, "Unauthorized")
    async with session.get(f"{api.url}/elsewhere") as answer:
        assert answer.status == 404

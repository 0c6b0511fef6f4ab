"""Methods that send a message; never one that changes or removes it."""

import mimetypes
from typing import Any

from bot.demo.files import Stored, photo_sizes
from bot.demo.message import KINDS
from bot.demo.methods.common import LONGEST_CAPTION, caption_content, deliver, text_content, words
from bot.demo.wire import Json, Params, bad
from bot.demo.world import World

_ACTIONS = frozenset((
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
))  # fmt: skip


def send_message(world: World, params: Params) -> Json:
    """Send a text."""
    return deliver(world, params, text_content(params))


def media_content(stored: Stored) -> Json:
    """A stored file as the message field of its kind."""
    if stored.kind == "photo":
        return {"photo": photo_sizes(stored)}
    body: Json = stored.facts() | {"mime_type": stored.mime}
    if stored.kind in ("document", "audio", "video", "animation"):
        body["file_name"] = stored.name
    if stored.kind in ("voice", "audio", "video"):
        body["duration"] = max(1, len(stored.data) // 4000)
    if stored.kind == "video":
        body |= {"width": 640, "height": 360}
    return {stored.kind: body}


def _send_file(kind: str) -> Any:
    def send(world: World, params: Params) -> Json:
        caption = caption_content(params)
        world.reach(params.raw.get("chat_id"))
        content = media_content(world.files.given(params, kind, kind))
        if params.integer("duration"):
            content[kind]["duration"] = params.integer("duration")
        return deliver(world, params, content | caption)

    return send


send_photo = _send_file("photo")
send_document = _send_file("document")
send_voice = _send_file("voice")
send_video = _send_file("video")
send_audio = _send_file("audio")


def send_location(world: World, params: Params) -> Json:
    """Send a point on the map."""
    return deliver(world, params, {"location": _point(params)})


def send_venue(world: World, params: Params) -> Json:
    """Send a point on the map with a name and an address."""
    title, address = params.text("title"), params.text("address")
    point = _point(params)
    if not title:
        raise bad("title must be non-empty")
    if not address:
        raise bad("address must be non-empty")
    return deliver(world, params, {"venue": {"location": point, "title": title, "address": address}, "location": point})


def _point(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def send_contact(world: World, params: Params) -> Json:
    """Send somebody's telephone number."""
    number, name = params.text("phone_number"), params.text("first_name")
    if not number or not name:
        raise bad("phone number or first name is empty" if not number else "first name must be non-empty")
    return deliver(world, params, {"contact": {"phone_number": number, "first_name": name}})


def send_poll(world: World, params: Params) -> Json:
    """Send a poll of two to twelve options."""
    question, options = params.text("question"), params.array("options")
    texts = [option.get("text") if isinstance(option, dict) else option for option in options]
    if not question:
        raise bad("poll question must be non-empty")
    if not 2 <= len(texts) <= 12:
        raise bad("poll must have at least 2 option" if len(texts) < 2 else "poll can't have more than 12 options")
    if any(not isinstance(text, str) or not 1 <= len(text) <= 100 for text in texts):
        raise bad("poll options length must not exceed 100")
    anonymous = "is_anonymous" not in params.raw or params.flag("is_anonymous")
    facts = {"is_closed": False, "is_anonymous": anonymous, "members_only": False, "allows_revoting": True}
    poll = {
        "id": _poll_id(world),
        "question": question,
        "options": [{"persistent_id": str(n), "text": text, "voter_count": 0} for n, text in enumerate(texts)],
        "total_voter_count": 0,
        "type": params.text("type") or "regular",
        "allows_multiple_answers": params.flag("allows_multiple_answers"),
    }
    return deliver(world, params, {"poll": poll | facts})


def _poll_id(world: World) -> str:
    return str(5_000_000_000_000_000_000 + sum(len(chat.messages) for chat in world.chats.values()))


def send_chat_action(world: World, params: Params) -> bool:
    """Show for five seconds that an answer is on its way."""
    chat = world.reach(params.raw.get("chat_id"))
    action = params.text("action")
    if action not in _ACTIONS:
        raise bad("wrong parameter action in request")
    chat.doing = (action, world.clock.seconds() + 5)
    world.touch(chat)
    return True


def send_media_group(world: World, params: Params) -> list[Json]:
    """Send two to ten files as one album."""
    chat = world.reach(params.raw.get("chat_id"))
    items = params.array("media")
    if not 2 <= len(items) <= 10:
        raise bad("media group must include 2-10 items")
    world.gate.admit(chat.id, len(items))
    contents = [input_media(world, params, item) for item in items]
    group = {"media_group_id": f"{chat.id}{chat.changed}"}
    return [world.post(chat, world.me, content | group).raw for content in contents]


def input_media(world: World, params: Params, item: Any) -> Json:
    """The content of one InputMedia with its caption."""
    if not isinstance(item, dict) or item.get("type") not in ("photo", "document", "video", "audio", "animation"):
        raise bad("can't parse InputMedia: media type is invalid")
    caption, entities = words(Params(item), "caption", LONGEST_CAPTION)
    content = media_content(world.files.resolve(params, item.get("media"), item["type"]))
    if caption:
        content["caption"] = caption
    return content | ({"caption_entities": entities} if entities else {})


def _copied(world: World, params: Params, action: str) -> Json:
    source = world.find(params.raw.get("from_chat_id"))
    message = source.messages.get(params.integer("message_id") or 0)
    if message is None or message.deleted or message.kind == "service":
        raise bad(f"message to {action} not found")
    kept = (*KINDS, "entities", "caption", "caption_entities")
    return {name: message.raw[name] for name in kept if name in message.raw}


def copy_message(world: World, params: Params) -> Json:
    """Send the content of another message as one's own."""
    content = _copied(world, params, "copy")
    if "caption" in params.raw:
        content = {k: v for k, v in content.items() if not k.startswith("caption")} | caption_content(params)
    return {"message_id": deliver(world, params, content)["message_id"]}


def forward_message(world: World, params: Params) -> Json:
    """Send another message with its origin shown."""
    content = _copied(world, params, "forward")
    source = world.find(params.raw.get("from_chat_id"))
    original = source.messages[params.integer("message_id") or 0].raw
    origin = {"type": "user", "sender_user": original["from"], "date": original["date"]}
    return deliver(world, Params({**params.raw, "reply_markup": None}), {**content, "forward_origin": origin})


def guessed_mime(name: str) -> str:
    """The MIME type a file name speaks of."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"

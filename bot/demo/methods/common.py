"""What several methods read from a call in the same way; never a method itself."""

import re

from bot.demo.keyboards import markup_of
from bot.demo.markup import parse_html, units
from bot.demo.message import Message
from bot.demo.wire import Json, Params, bad
from bot.demo.world import Chat, World

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
# td, clean_input_string: these never arrive. Isolates (U+2066..2069) and the marks U+200E/F do.
_NEVER = re.compile("[\u2028-\u202e\u0333\u033f\u030a\r]")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u2060-\u206f\ufeff\u2800\u3164]*")


def words(params: Params, name: str, most: int) -> tuple[str, list[Json]]:
    """Text and entities of one parameter after parsing and trimming; too long is refused, empty is not."""
    text, entities = _parsed(params, name)
    text, entities = _trimmed(text, entities)
    if len(text) > most or (not text.isascii() and units(text) > most):
        raise bad("message is too long" if name == "text" else f"message {name} is too long")
    return ("", []) if _INVISIBLE.fullmatch(text) else (text, entities)


def _parsed(params: Params, name: str) -> tuple[str, list[Json]]:
    source = _cleaned(params.text(name))
    mode = params.text("parse_mode").lower()
    if mode == "html":
        return parse_html(source)
    if mode:
        raise bad("unsupported parse_mode")
    entities = params.array("entities" if name == "text" else f"{name}_entities")
    if not all(isinstance(e, dict) and _is_entity(e) for e in entities):
        raise bad("can't parse MessageEntity: expected an Object with type, offset and length")
    return source, entities


def _is_entity(given: Json) -> bool:
    numbers = given.get("offset"), given.get("length")
    return isinstance(given.get("type"), str) and all(isinstance(number, int) for number in numbers)


def _cleaned(source: str) -> str:
    if _NEVER.search(source):
        source = _NEVER.sub("", source)
    return _CONTROL.sub(" ", source) if _CONTROL.search(source) else source


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    trimmed = text.strip()
    if len(trimmed) == len(text):
        return text, entities
    cut = units(text[: len(text) - len(text.lstrip())])
    size, kept = units(trimmed), []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        stop = min(size, entity["offset"] + entity["length"] - cut)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return trimmed, kept


def text_content(params: Params) -> Json:
    """The text of a message, which must not be empty."""
    text, entities = words(params, "text", LONGEST_TEXT)
    if not text:
        raise bad("message text is empty")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(params: Params) -> Json:
    """The caption of a message, which may be missing."""
    caption, entities = words(params, "caption", LONGEST_CAPTION)
    content: Json = {"caption": caption} if caption else {}
    return content | ({"caption_entities": entities} if entities else {})


def deliver(world: World, params: Params, content: Json) -> Json:
    """Send one message to the call's chat with its keyboard and the message it replies to."""
    chat = world.reach(params.raw.get("chat_id"))
    markup = markup_of(params)
    replied = _replied(params, chat)
    world.gate.admit(chat.id, paid=params.flag("allow_paid_broadcast"))
    if replied:
        content = {**content, "reply_to_message": replied}
    if markup and "inline_keyboard" in markup:
        content = {**content, "reply_markup": markup}
        markup = None
    if params.flag("protect_content"):
        content = {**content, "has_protected_content": True}
    return world.post(chat, world.me, content, markup).raw


def _replied(params: Params, chat: Chat) -> Json | None:
    given = params.json("reply_parameters") or {}
    if not isinstance(given, dict):
        raise bad("can't parse reply parameters JSON object")
    wanted = Params(given).integer("message_id") or params.integer("reply_to_message_id")
    if not wanted:
        return None
    message = chat.messages.get(wanted)
    if message is None or message.deleted:
        if given.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return {name: value for name, value in message.raw.items() if name != "reply_to_message"}


def message_of(world: World, params: Params, action: str) -> tuple[Chat, Message]:
    """The message a call speaks of; `action` completes "message to ... not found"."""
    if params.raw.get("inline_message_id"):
        raise bad("MESSAGE_ID_INVALID")
    chat = world.find(params.raw.get("chat_id"))
    number = params.integer("message_id")
    if not number:
        raise bad("message identifier is not specified")
    message = chat.messages.get(number)
    if message is None or message.deleted:
        raise bad(f"message to {action} not found")
    return chat, message

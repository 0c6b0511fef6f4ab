"""Methods that change, remove, pin or answer; never one that sends a message."""

from typing import Any

from bot.demo.keyboards import markup_of
from bot.demo.message import Message
from bot.demo.methods.common import caption_content, message_of, text_content
from bot.demo.methods.sends import input_media
from bot.demo.wire import Json, Params, bad
from bot.demo.world import Alert, Chat, World

UNMODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"
QUERY_SECONDS = 60
DELETABLE_SECONDS = 48 * 3600
_MEDIA = ("photo", "video", "document", "audio", "animation", "voice")
_TEXT = ("text", "entities")
_CAPTION = ("caption", "caption_entities")


def _editable(world: World, params: Params) -> tuple[Chat, Message]:
    chat, message = message_of(world, params, "edit")
    world.reach(chat.id)
    if message.mine:
        raise bad("message can't be edited")
    return chat, message


def _edit(world: World, params: Params, replaced: tuple[str, ...], content: Json) -> Json:
    """Put this content in the place of the fields it replaces, and the call's keyboard in place of the old one."""
    chat, message = _editable(world, params)
    markup = markup_of(params, editing=True)
    old = message.raw
    new = {name: value for name, value in old.items() if name not in replaced and name != "reply_markup"} | content
    if markup:
        new["reply_markup"] = markup
    if new == old:
        raise bad(UNMODIFIED)
    world.gate.admit(chat.id, edit=True)
    visibly = any(new.get(name) != old.get(name) for name in (*replaced, *content))
    if visibly:
        new["edit_date"] = int(world.clock.seconds())
    world.amend(chat, message, new, visibly)
    return new


def edit_message_text(world: World, params: Params) -> Json:
    """Change a text and its keyboard."""
    content = text_content(params)
    _, message = _editable(world, params)
    if "text" not in message.raw:
        raise bad("there is no text in the message to edit")
    return _edit(world, params, _TEXT, content)


def edit_message_caption(world: World, params: Params) -> Json:
    """Change a caption and its keyboard."""
    content = caption_content(params)
    _, message = _editable(world, params)
    if not any(kind in message.raw for kind in _MEDIA):
        raise bad("there is no caption in the message to edit")
    return _edit(world, params, _CAPTION, content)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Change the keyboard alone."""
    return _edit(world, params, (), {})


def edit_message_media(world: World, params: Params) -> Json:
    """Change the file, its caption and the keyboard."""
    media = params.json("media")
    _editable(world, params)
    return _edit(world, params, (*_MEDIA, *_TEXT, *_CAPTION), input_media(world, params, media))


def delete_message(world: World, params: Params) -> bool:
    """Remove a message for everyone."""
    chat, message = message_of(world, params, "delete")
    _deletable(world, chat, message)
    world.delete(chat, message)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Remove up to a hundred messages; those not found are passed over."""
    chat = world.find(params.raw.get("chat_id"))
    numbers = params.array("message_ids")
    if not numbers:
        raise bad("message identifiers are not specified")
    if not all(isinstance(number, int) for number in numbers):
        raise bad("message identifier must be an Integer")
    if len(numbers) > 100:
        raise bad("too many message identifiers specified")
    found = [message for n in numbers if (message := chat.messages.get(n)) and not message.deleted]
    for message in found:
        _deletable(world, chat, message)
    for message in found:
        world.delete(chat, message)
    return True


def _deletable(world: World, chat: Chat, message: Message) -> None:
    if message.raw["date"] < world.clock.seconds() - DELETABLE_SECONDS:
        raise bad("message can't be deleted for everyone")
    if message.mine and chat.person is None and chat.members.get(world.me["id"]) != "administrator":
        raise bad("message can't be deleted")


def answer_callback_query(world: World, params: Params) -> bool:
    """End the spinner of a tapped button, with a toast or an alert."""
    query_id, text = params.text("callback_query_id"), params.text("text")
    query = world.queries.get(query_id)
    if query is None or query.at < world.clock.seconds() - QUERY_SECONDS:
        raise bad(OLD_QUERY)
    if len(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    url = params.text("url")
    if url and not url.startswith(f"https://t.me/{world.me['username']}?start="):
        raise bad("URL_INVALID")
    query.answered = True
    world.alerts.setdefault(query.person.id, []).append(Alert(text, params.flag("show_alert"), query_id, url))
    world.touch(query.chat)
    return True


def answer_inline_query(world: World, params: Params) -> bool:
    """Answer an inline query; only kept."""
    if not params.text("inline_query_id"):
        raise bad(OLD_QUERY)
    world.inline_answers.append({"id": params.text("inline_query_id"), "results": params.array("results")})
    return True


def pin_chat_message(world: World, params: Params) -> bool:
    """Keep a message at the top of its chat."""
    chat, message = message_of(world, params, "pin")
    world.reach(chat.id)
    chat.pinned = message.id
    world.touch(chat)
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """Release what is pinned."""
    chat = world.reach(params.raw.get("chat_id"))
    if chat.pinned is None:
        raise bad("message to unpin not found")
    chat.pinned = None
    world.touch(chat)
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """Put the bot's reaction under a message."""
    chat, message = message_of(world, params, "react")
    world.reach(chat.id)
    reaction: list[Any] = params.array("reaction")
    if len(reaction) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(not isinstance(item, dict) or item.get("type") not in ("emoji", "custom_emoji") for item in reaction):
        raise bad("REACTION_INVALID")
    message.reaction = reaction
    world.touch(chat)
    return True

"""Methods about the bot itself: name, descriptions, commands, menu button, webhook; never a message."""

import re
from typing import Any
from urllib.parse import urlsplit

from bot.demo.updates import BY_WEBHOOK, WEBHOOK_ACTIVE
from bot.demo.webhook import Hook
from bot.demo.wire import Json, Params, Refused, bad
from bot.demo.world import World

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_PLAIN_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")


def get_me(world: World, params: Params) -> Json:
    """The bot as a user."""
    return world.me | {
        "can_join_groups": True, "can_read_all_group_messages": True, "supports_inline_queries": False,
        "can_connect_to_business": False, "has_main_web_app": False,
    }  # fmt: skip


def set_my_commands(world: World, params: Params) -> bool:
    """Set the menu of one scope and language."""
    key = _scope(world, params), _language(params)
    commands = params.array("commands")
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not isinstance(command, dict) or not _COMMAND.fullmatch(str(command.get("command", "")).lstrip("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description") or "")) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[key] = [{**c, "command": c["command"].lstrip("/")} for c in commands]
    for chat in world.chats.values():
        world.touch(chat)
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """The menu of exactly one scope and language."""
    return world.commands.get((_scope(world, params), _language(params)), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """Take the menu of one scope and language away."""
    world.commands.pop((_scope(world, params), _language(params)), None)
    return True


def _scope(world: World, params: Params) -> str:
    scope: Any = params.json("scope")
    if scope is None:
        return "default"
    if not isinstance(scope, dict) or not isinstance(scope.get("type"), str):
        raise bad("can't parse BotCommandScope: must be an Object with a type")
    kind = scope["type"]
    if kind in _PLAIN_SCOPES:
        return str(kind)
    if kind not in ("chat", "chat_administrators", "chat_member"):
        raise bad("can't parse BotCommandScope: unsupported type specified")
    chat = world.find(scope.get("chat_id"))
    if kind == "chat_member":
        return f"{kind}:{chat.id}:{scope.get('user_id')}"
    return f"{kind}:{chat.id}"


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not _LANGUAGE.fullmatch(code):
        raise bad("invalid language code specified")
    return code


def _setter(name: str, longest: int) -> Any:
    def set_text(world: World, params: Params) -> bool:
        text = params.text(name)
        if len(text) > longest:
            raise bad(f"{name.replace('_', ' ')} is too long")
        world.profile[name, _language(params)] = text
        return True

    return set_text


def _getter(name: str) -> Any:
    def get_text(world: World, params: Params) -> Json:
        fallback = world.profile.get((name, ""), world.me["first_name"] if name == "name" else "")
        return {name: world.profile.get((name, _language(params))) or fallback}

    return get_text


set_my_name, get_my_name = _setter("name", 64), _getter("name")
set_my_description, get_my_description = _setter("description", 512), _getter("description")
set_my_short_description = _setter("short_description", 120)
get_my_short_description = _getter("short_description")


def set_chat_menu_button(world: World, params: Params) -> bool:
    """Set what the button left of the input field opens."""
    chat_id = params.integer("chat_id", 0) or 0
    if chat_id:
        world.find(chat_id)
    world.menu_buttons[chat_id] = params.json("menu_button") or {"type": "default"}
    return True


def get_chat_menu_button(world: World, params: Params) -> Json:
    """What the button left of the input field opens."""
    standard = world.menu_buttons.get(0, {"type": "commands"})
    return world.menu_buttons.get(params.integer("chat_id", 0) or 0, standard)


def set_webhook(world: World, params: Params) -> bool:
    """Deliver updates to an address; plain http is taken too, as a local Bot API server does."""
    url, secret = params.text("url"), params.text("secret_token")
    if not url:
        return delete_webhook(world, params)
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise bad("bad webhook: invalid webhook URL specified")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    connections = params.integer("max_connections", 40) or 40
    _allow(world, params)
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.updates.interrupt(BY_WEBHOOK)
    world.webhook.set(Hook(url, secret, min(max(1, connections), 100), "certificate" in params.raw))
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Go back to polling."""
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook.set(None)
    return True


def get_webhook_info(world: World, params: Params) -> Json:
    """Where updates go and how that goes."""
    return world.webhook.info()


def _allow(world: World, params: Params) -> None:
    kinds = params.json("allowed_updates")
    if kinds is not None and (not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds)):
        raise bad("can't parse allowed updates: Array of String expected")
    world.updates.allow(kinds)


async def get_updates(world: World, params: Params) -> str:
    """The waiting updates as a JSON array; the only method that takes its time."""
    if world.webhook.hook:
        raise Refused(409, WEBHOOK_ACTIVE)
    offset, limit = params.integer("offset", 0) or 0, params.integer("limit", 100) or 100
    timeout = params.integer("timeout", 0) or 0
    _allow(world, params)
    return await world.updates.poll(offset, min(max(1, limit), 100), min(max(0, timeout), 50))

"""The methods this server knows, by name; a method that is not in this table does not exist here."""

from collections.abc import Callable
from typing import Any

from bot.demo.methods import chats, edits, profile, sends
from bot.demo.wire import Params
from bot.demo.world import World

Method = Callable[[World, Params], Any]

_MODULES = (profile, sends, edits, chats)
_NAMES = (  # noqa: SIM905  a list of fifty quoted words reads worse
    "getMe setWebhook deleteWebhook getWebhookInfo setMyCommands getMyCommands deleteMyCommands setMyName getMyName "
    "setMyDescription getMyDescription setMyShortDescription getMyShortDescription setChatMenuButton "
    "getChatMenuButton sendMessage sendPhoto sendDocument sendVoice sendVideo sendAudio sendLocation sendVenue "
    "sendContact sendPoll sendChatAction sendMediaGroup copyMessage forwardMessage editMessageText "
    "editMessageCaption editMessageReplyMarkup editMessageMedia deleteMessage deleteMessages answerCallbackQuery "
    "answerInlineQuery pinChatMessage unpinChatMessage setMessageReaction getChat getChatMember "
    "getChatAdministrators getChatMemberCount leaveChat getFile"
).split()


def _snake(name: str) -> str:
    return "".join(f"_{sign.lower()}" if sign.isupper() else sign for sign in name)


def _find(name: str) -> Method:
    found: list[Method] = [getattr(module, _snake(name)) for module in _MODULES if hasattr(module, _snake(name))]
    return found[0]


# Method names are case-insensitive on the wire: lower case -> (name as documented, function).
METHODS: dict[str, tuple[str, Method]] = {name.lower(): (name, _find(name)) for name in _NAMES}

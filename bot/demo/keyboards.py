"""Keyboards as a bot may send them, checked and put in Telegram's form; never what a tap does."""

from typing import Any

from bot.demo.wire import Json, Params, bad

MOST_BUTTONS = 100
_ACTIONS = (
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
)  # fmt: skip


def markup_of(params: Params, editing: bool = False) -> Json | None:
    """The call's reply_markup, checked; None where there is none or an edit takes the keyboard away."""
    if not params.raw.get("reply_markup"):
        return None
    markup = params.json("reply_markup")
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"], editing)
    if editing:
        raise bad("inline keyboard expected")
    if "keyboard" in markup:
        return {**markup, "keyboard": _reply(markup["keyboard"])}
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return markup
    if markup:
        raise bad("can't parse reply keyboard markup JSON object")
    return None


def _rows(rows: Any, name: str) -> list[Any]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad(f'Field "{name}" must be of type Array of Array')
    if any(not row for row in rows):
        raise bad("keyboard row must be non-empty")
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad("reply markup is too long")
    return rows


def _inline(rows: Any, editing: bool) -> Json | None:
    if rows == [] and editing:
        return None
    rows = _rows(rows, "inline_keyboard")
    if not rows:
        raise bad("inline keyboard must be non-empty")
    return {"inline_keyboard": [[_inline_button(button) for button in row] for row in rows]}


def _inline_button(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    if "callback_data" in button:
        _check_data(button["callback_data"])
    elif "url" in button:
        return {**button, "url": _url(button["url"])}
    elif not any(action in button for action in _ACTIONS):
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    return button


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise bad('can\'t parse inline keyboard button: Field "callback_data" must be of type String')
    if not data or len(data) > 64 or len(data.encode()) > 64:
        raise bad("BUTTON_DATA_INVALID")


def _url(url: Any) -> str:
    if not isinstance(url, str) or not url or any(sign.isspace() for sign in url):
        raise bad(f"inline keyboard button URL '{url}' is invalid: wrong HTTP URL")
    if url.startswith(("http://", "https://", "tg://", "ton://")):
        if not url.partition("://")[2]:
            raise bad(f"inline keyboard button URL '{url}' is invalid: URL host is empty")
        return url
    if "://" in url or "." not in url:
        raise bad(f"inline keyboard button URL '{url}' is invalid: unsupported URL protocol")
    return f"http://{url}"


def _reply(rows: Any) -> list[list[Json]]:
    rows = _rows(rows, "keyboard")
    if not rows:
        raise bad("reply keyboard must be non-empty")
    return [[_reply_button(button) for button in row] for row in rows]


def _reply_button(button: Any) -> Json:
    button = {"text": button} if isinstance(button, str) else button
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
    if not button["text"].strip():
        raise bad("keyboard button text must be non-empty")
    return button

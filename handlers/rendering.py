"""From a screen to a Bot API call, in the reader's language and direction; never a decision, never a sentence."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.domain.delivery import Call, Order, Upload
from bot.i18n import Catalogues, Translator
from handlers.screens import Button, Media, Row, Screen
from handlers.views import common

KEYS = ("🍲", "📅", "🙋", "💬")
MOST_UNITS = 4096  # Bot API, sendMessage.text: 1-4096 characters after entities parsing, counted in UTF-16 units
MOST_CAPTION = 1024  # Bot API, sendDocument.caption: 0-1024 characters after entities parsing
MOST_A_LINE = 4000  # leaves room for direction marks
UPLOADS = {"document": "sendDocument", "photo": "sendPhoto"}
METHODS = UPLOADS | {"voice": "sendVoice"}
TAG = re.compile(r"<[^>]+>")

View = Callable[[Translator], Screen]


def draw(catalogues: Catalogues, language: str, view: View) -> tuple[Screen, Translator]:
    """The screen in the first language of the reader's chain that has all its words, saying so where it fell back."""
    screen, t = catalogues.render(language, view)
    if t.tag == language:
        return screen, t
    note, noted = catalogues.render(language, common.not_translated)
    return (screen if noted.tag != language else _noted(screen, noted.finish(note))), t


def _noted(screen: Screen, note: str) -> Screen:
    return replace(screen, lines=[*screen.lines, "", note])


def text_of(screen: Screen, t: Translator, most: int = MOST_UNITS) -> str:
    """The message's HTML: the first lines bold, cut at whole lines where it would be longer than so many units."""
    fitting = [line if units(plain(line)) <= MOST_A_LINE else _cut(line) for line in screen.lines]
    lines = [f"<b>{line}</b>" if i < screen.bold and line else line for i, line in enumerate(fitting)]
    text = t.finish("\n".join(lines))
    while units(plain(text)) > most and len(lines) > 1:
        lines = [*lines[:-2], "…"] if lines[-1] == "…" else [*lines[:-1], "…"]
        text = t.finish("\n".join(lines))
    return text


def _cut(line: str) -> str:
    """A line that is too long even alone, without its markup: Telegram would refuse it, and nothing would arrive."""
    kept = plain(line).encode("utf-16-le")[: MOST_A_LINE * 2].decode("utf-16-le", errors="ignore")
    return html.escape(kept, quote=False) + "…"


def send(screen: Screen, t: Translator) -> Call:
    """A new message."""
    if screen.media is not None:
        return _with_media(screen, t, screen.media)
    text = text_of(screen, t)
    params: dict[str, Any] = {"text": text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if screen.keys:
        params["reply_markup"] = pictogram_keys()
    elif screen.rows:
        params["reply_markup"] = keyboard(screen.rows)
    if screen.protected:
        params["protect_content"] = True
    return Call("sendMessage", params, plain(text))


def _with_media(screen: Screen, t: Translator, media: Media) -> Call:
    """A file Telegram holds, with a screen's words as its caption and its buttons below."""
    params: dict[str, Any] = {media.kind: media.id}
    caption = text_of(screen, t, MOST_CAPTION)
    if caption:
        params |= {"caption": caption, "parse_mode": "HTML"}
    if screen.rows:
        params["reply_markup"] = keyboard(screen.rows)
    return Call(METHODS[media.kind], params)


def upload(file: Upload | Order, screen: Screen, t: Translator) -> Call:
    """A file we made, with a screen's words as its caption and its buttons below."""
    params: dict[str, Any] = {}
    caption = text_of(screen, t, MOST_CAPTION)
    if caption:
        params |= {"caption": caption, "parse_mode": "HTML"}
    if screen.rows:
        params["reply_markup"] = keyboard(screen.rows)
    words = plain(caption) if caption else None
    if isinstance(file, Upload):
        return Call(UPLOADS[file.field], params, words, file)
    return Call(UPLOADS[file.field], params, words, order=file)


def edit(screen: Screen, t: Translator, message_id: int) -> Call:
    """The same message, changed in place."""
    call = send(screen, t)
    params = {name: value for name, value in call.params.items() if name != "protect_content"}  # stays as it was sent
    return Call("editMessageText", params | {"message_id": message_id}, None if screen.protected else call.plain)


def venue(screen: Screen) -> Call | None:
    """The map pin that goes with the screen."""
    if screen.venue is None:
        return None
    pin = screen.venue
    return Call(
        "sendVenue",
        {"latitude": pin.latitude, "longitude": pin.longitude, "title": pin.title, "address": pin.address},
    )


def keyboard(rows: tuple[Row, ...] | list[Row] | Any) -> dict[str, Any]:
    """Telegram's inline keyboard."""
    return {"inline_keyboard": [[_key(button) for button in row] for row in rows if row]}


def pictogram_keys() -> dict[str, Any]:
    """The four keys that stay below the chat."""
    return {"keyboard": [[{"text": key} for key in KEYS]], "resize_keyboard": True, "is_persistent": True}


def _key(button: Button) -> dict[str, str]:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "callback_data": button.data or ""}


def plain(text: str) -> str:
    """The words without markup."""
    return html.unescape(TAG.sub("", text))


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2

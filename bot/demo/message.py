"""One message of a chat as a reader sees it; never who may change it."""

from dataclasses import dataclass
from typing import Any

from bot.demo.markup import detect, render_html
from bot.demo.wire import Json

KINDS = (
    "text", "photo", "voice", "video", "video_note", "animation", "document", "audio", "sticker", "contact", "venue",
    "location", "poll", "dice", "story",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Key:
    """One button: of an inline keyboard (with data or url) or of a reply keyboard (text only)."""

    text: str
    data: str | None = None
    url: str | None = None
    raw: Any = None


def keys(rows: list[list[Json]]) -> list[list[Key]]:
    """Rows of buttons as Telegram writes them, made readable."""
    return [[Key(b["text"], b.get("callback_data"), b.get("url"), b) for b in row] for row in rows]


class Message:
    """A message with its fate; `raw` is the message as the bot sees it and is replaced, never changed, by an edit."""

    __slots__ = ("deleted", "edited", "mine", "raw", "reaction", "reply_markup")

    def __init__(self, raw: Json, mine: bool, reply_markup: Json | None = None) -> None:
        self.raw = raw
        self.mine = mine
        self.reply_markup = reply_markup
        self.edited = False
        self.deleted = False
        self.reaction: list[Json] = []

    def __repr__(self) -> str:
        mark = "gone " if self.deleted else ""
        return f"<{mark}{'>' if self.mine else '<'} {self.id} {self.kind} {self.text!r} {self.labels}>"

    @property
    def id(self) -> int:
        """The message's number in its chat."""
        return int(self.raw["message_id"])

    @property
    def kind(self) -> str:
        """What it is: text, photo, voice, venue ... or "service"."""
        return next((kind for kind in KINDS if kind in self.raw), "service")

    @property
    def text(self) -> str:
        """Its words without markup: text or caption, empty where it has none."""
        return str(self.raw.get("text") or self.raw.get("caption") or "")

    @property
    def entities(self) -> list[Json]:
        """What is bold, a link and so on, in UTF-16 units."""
        found = self.raw.get("entities") or self.raw.get("caption_entities") or []
        return list(found)

    @property
    def html(self) -> str:
        """Its words as HTML, links found as Telegram finds them."""
        taken = self.entities
        whole = [e for e in taken if e["type"] in ("text_link", "code", "pre")]
        spans = [range(e["offset"], e["offset"] + e["length"]) for e in whole]
        extra = [e for e in detect(self.text) if e not in taken and not any(e["offset"] in span for span in spans)]
        return render_html(self.text, sorted(taken + extra, key=lambda e: (e["offset"], -e["length"])))

    @property
    def keyboard(self) -> list[list[Key]]:
        """The buttons under it, row by row."""
        return keys((self.raw.get("reply_markup") or {}).get("inline_keyboard", []))

    @property
    def reply_keyboard(self) -> list[list[Key]]:
        """The keyboard it brought below the chat, row by row."""
        return keys((self.reply_markup or {}).get("keyboard", []))

    @property
    def labels(self) -> list[str]:
        """The texts of all buttons under it."""
        return [key.text for row in self.keyboard for key in row]

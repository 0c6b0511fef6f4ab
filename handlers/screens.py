"""What a person sees: screens, their buttons and the short data behind them; never a sentence, never a network call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_DATA_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data: 1-64 bytes


@dataclass(frozen=True, slots=True)
class Button:
    """One button: a pictogram and words, and either the data of a press or a link."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Venue:
    """A point on the map; latitude and longitude in degrees (WGS 84)."""

    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Media:
    """A file that Telegram holds, as the parameter ``kind``, by its reference."""

    kind: str
    id: str


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: lines of safe HTML (the first is the answer, set bold) and rows of buttons.

    An empty string among the lines is a blank line. ``bold`` is the number of leading lines set bold.
    """

    lines: Sequence[str]
    rows: Sequence[Row] = ()
    bold: int = 1
    venue: Venue | None = None
    keys: bool = field(default=False)
    """Whether the four pictogram keys below the chat are (re)sent with this screen."""
    protected: bool = field(default=False)
    """Whether it can be neither forwarded nor saved, and never stands anywhere but in the message it is put into."""
    asks_time: bool = field(default=False)
    """Whether a day or an hour is chosen on it: one that is typed instead brings it once more."""
    media: Media | None = None
    """A file that Telegram holds; the lines are its caption."""


def row(*buttons: Button) -> Row:
    """A keyboard row."""
    return buttons


def data(action: str, *args: str | int) -> str:
    """Callback data ``action:arg:arg``, at most 64 bytes; raises ValueError when longer or ambiguous."""
    parts = [action, *(str(arg) for arg in args)]
    if any(":" in part for part in parts):
        raise ValueError(f"a part of {action} holds a colon")
    text = ":".join(parts)
    if not 1 <= len(text.encode()) <= MAX_DATA_BYTES:
        raise ValueError(f"callback data of {action} is {len(text.encode())} bytes, allowed 1-{MAX_DATA_BYTES}")
    return text

"""Neutral words in front of what comes of our own accord: what stands before, behind, and in their place. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.delivery import Call

_OF_SENDING = ("protect_content", "disable_notification", "allow_paid_broadcast")
"""Parameters that say how a message goes out, not what stands in it."""


@dataclass(frozen=True, slots=True)
class Veiled:
    """To somebody discreet: there is a message, kept under this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Veil:
    """Neutral words in somebody's chat; ``shown`` is the message below them in which the real ones stand by now."""

    number: int
    behind: Call | None
    shown: int | None


def before(neutral: Call, real: Call) -> Call:
    """The neutral words, going out as the real ones would."""
    kept = {name: real.params[name] for name in _OF_SENDING if name in real.params}
    return Call(neutral.method, neutral.params | kept, neutral.plain)


def in_place(real: Call, message: int) -> Call | None:
    """The real words put into the neutral message; None where a text cannot become them."""
    if real.method != "sendMessage" or "keyboard" in (real.params.get("reply_markup") or {}):
        return None
    params = {name: value for name, value in real.params.items() if name not in _OF_SENDING}
    plain = None if real.params.get("protect_content") else real.plain
    return Call("editMessageText", params | {"message_id": message}, plain)


def changed(behind: Call, edit: Call) -> Call | None:
    """What stands behind neutral words after an edit of them; None where nothing does any more."""
    if edit.method == "deleteMessage":
        return None
    said = {name: value for name, value in edit.params.items() if name != "message_id"}
    kept = {name: behind.params[name] for name in _OF_SENDING if name in behind.params}
    if edit.method == "editMessageText":
        return Call("sendMessage", said | kept, edit.plain)
    said_before = {name: value for name, value in behind.params.items() if name != "reply_markup"}
    return Call(behind.method, said_before | said, edit.plain, behind.file, behind.order)


def moved(edit: Call, message: int) -> Call:
    """The same edit, of another message."""
    return Call(edit.method, edit.params | {"message_id": message}, edit.plain, edit.file, edit.order)

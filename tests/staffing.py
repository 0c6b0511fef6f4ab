"""What the tests about colleagues and trouble share: tapping any button, all that was said."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running

from bot.demo.phone import Phone
from bot.i18n import strip_marks

OLD = "🕥 This button is old"
"""What somebody reads who presses what is not theirs."""


GONE = 999_999
"""A message that is in the chat no more."""


async def open_(running: Running, phone: Phone, data: str) -> None:
    """Press a button with this data, some time after the one before; an old one where none is left in the chat."""
    running.api.clock.forward(timedelta(seconds=2))
    shown = [message.id for message in phone.visible if not message.mine]
    phone.tap(shown[-1] if shown else GONE, data)
    await running.calm()


def said(phone: Phone) -> str:
    """Everything that stands in a chat."""
    return "\n".join(strip_marks(message.text) for message in phone.visible)

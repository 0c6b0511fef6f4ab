"""Messages of our own accord behind neutral words, for people whose phone somebody else sees; never a screen or SQL.

Done once, where messages are written down (docs/decisions/0017), so that no feature has to think of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.chats import Chat
from bot.domain.delivery import Call, Outgoing
from bot.domain.refusals import Outdated
from bot.domain.veils import Veil, changed, in_place, moved
from bot.work import Work
from storage import outbox
from storage import veils as shelf
from storage.database import Tx
from storage.vault import Vault


async def drawn(tx: Tx, vault: Vault, messages: Iterable[Outgoing], now: int) -> list[Outgoing]:
    """Keep what stands behind neutral words, and return what is to be sent.

    An edit of neutral words that nobody has opened changes what stands behind them; it counts as done.
    """
    found = [await _drawn(tx, vault, message, now) for message in messages]
    return [message for message in found if message is not None]


async def _drawn(tx: Tx, vault: Vault, message: Outgoing, now: int) -> Outgoing | None:
    if message.behind is not None:
        await shelf.add(tx, vault, message.id, message.chat, message.behind, now)
    if not message.discreet or message.edits is None:
        return message
    veil = await shelf.of_message(tx, vault, message.chat, message.edits)
    if veil is None:
        return message
    if veil.behind is None:
        return message if veil.shown is None else _below(message, veil.shown)
    return await _changed(tx, vault, message, veil, veil.behind, now)


async def _changed(tx: Tx, vault: Vault, message: Outgoing, veil: Veil, behind: Call, now: int) -> Outgoing | None:
    instead = changed(behind, message.call)
    if instead is None:
        await shelf.drop(tx, veil.number)
        return message
    await shelf.change(tx, vault, veil.number, instead)
    await outbox.add_done(tx, message, now)
    return None


def _below(message: Outgoing, shown: int) -> Outgoing:
    """The message with the real words is changed, not the neutral one above it."""
    return replace(message, edits=shown, call=moved(message.call, shown))


async def lift(work: Work, chat: Chat, number: int, message: int | None) -> bool:
    """Show this person what stands behind neutral words, in this message of theirs where it can take their place.

    False where it stands below them instead. Nothing happens where it was opened before. Raises Outdated where it is
    not kept any more, or another's.
    """
    veil = await shelf.get(work.tx, work.vault, chat.id, number)
    if veil is None:
        raise Outdated
    if veil.behind is None:
        return True
    edit = None if message is None else in_place(veil.behind, message)
    if edit is not None:
        work.owe(chat, edit, edits=message)
        await shelf.opened(work.tx, number, None)
        return True
    work.owe(chat, veil.behind)
    await shelf.opened(work.tx, number, work.outgoing[-1].id)
    return False

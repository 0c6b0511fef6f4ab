"""The card on which staff watch a sending, kept true at a modest pace, and the last word about it; never a sentence."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.announcement_notices import Progress
from bot.domain.broadcasts import State
from bot.domain.chats import Chat
from bot.domain.holds import at_night
from bot.services import announcement_words
from bot.work import Work
from storage import announcement_answers, broadcasts, chats
from storage import announcements as shelf

EVERY = timedelta(seconds=3)
"""A running card changes no oftener."""


async def progress(work: Work, number: int, *, report: bool = False) -> Progress | None:
    """How far a sending is; None where there is none of this number."""
    one = await broadcasts.get(work.tx, number)
    if one is None:
        return None
    told = await shelf.get(work.tx, work.vault, one.announcement)
    title = announcement_words.title(told) if told else ""
    answers = await announcement_answers.count(work.tx, one.announcement)
    held = one.state is State.RUNNING and at_night(work.now) and not one.urgent
    return Progress(one, title, work.now, answers, held, report)


async def watch(work: Work, number: int, chat: Chat, message: int) -> None:
    """From now on this message of theirs is its card."""
    await broadcasts.put_card(work.tx, number, chat.id, message, work.seconds)


async def show(work: Work, number: int) -> None:
    """Change the card to what is so now, where somebody watches it."""
    told = await progress(work, number)
    if told is None or told.broadcast.card_message is None or told.broadcast.by is None:
        return
    watcher = await chats.get(work.tx, told.broadcast.by)
    if watcher is not None:
        work.retell(watcher, told, told.broadcast.card_message)
        await broadcasts.card_shown(work.tx, number, work.seconds)


async def keep_true(work: Work) -> None:
    """Change the cards of what runs, each at its pace."""
    for one in await broadcasts.in_hand(work.tx):
        if one.state is State.RUNNING and (one.card_at is None or work.now - one.card_at >= EVERY):
            await show(work, one.id)


async def report(work: Work, number: int) -> None:
    """It is over: the card says so, and who watches it gets the last word as a message, which rings."""
    await show(work, number)
    told = await progress(work, number, report=True)
    if told is None or told.broadcast.by is None:
        return
    watcher = await chats.get(work.tx, told.broadcast.by)
    if watcher is not None:
        work.tell(watcher, told)

"""What a person can do about being known here: choose a language, wish for one, be forgotten."""

from __future__ import annotations

import secrets
from dataclasses import replace

from bot.domain.chats import Chat, Kind, Reach
from bot.domain.delivery import Call
from bot.domain.talks import Ending
from bot.domain.timetable import today
from bot.services import talk_ends
from bot.services.interpretations import empty
from bot.services.signups import freed
from bot.work import Work
from storage import chats, erased, facts, interpretations, languages, outbox, signups, talks

SCRUB = "scrub"
"""The fact that erased bytes may still stand in the write-ahead log."""


def scrub_mark() -> bytes:
    """A new value each time, so that a scrub which was already under way does not count for a later erasing."""
    return secrets.token_bytes(8)


async def choose_language(work: Work, chat: Chat, tag: str) -> Chat:
    """Keep the language the person chose."""
    if chat.language != tag:
        await chats.set_language(work.tx, chat.id, tag)
    work.chat = replace(chat, language=tag)
    return work.chat


async def offer_language(work: Work, chat: Chat, tag: str) -> Chat:
    """Remember that this language was offered, so that it is offered once."""
    offered = (*chat.offered, tag)
    await chats.set_offered(work.tx, chat.id, offered)
    work.chat = replace(chat, offered=offered)
    return work.chat


async def wish_language(work: Work, tag: str) -> None:
    """Count one person who needs a language that is missing."""
    await languages.wish(work.tx, tag, f"{work.now:%Y-%m}")


async def erase(work: Work, chat: Chat) -> None:
    """Forget a person: row, form, what is owed to them, what they sent; the log is scrubbed after the commit.

    Only a hash of its own is kept for the lifetime of a backup, so that none brings them back.
    """
    talk = await talks.of(work.tx, chat.id)
    places = await signups.of_person(work.tx, chat.id, work.seconds)
    seen = await interpretations.seen_of(work.tx, work.vault, chat.id)
    await erased.note(work.tx, work.vault, chat.id, work.seconds)
    await chats.erase(work.tx, chat.id)
    await facts.put(work.tx, SCRUB, scrub_mark())
    work.forget_person(chat.id)
    if talk is not None:  # afterwards: what this Work owed until now is forgotten with the person
        await talk_ends.over(work, talk, Ending.GONE)
    for task in seen:
        await empty(work, task)
    await freed(work, places)


async def set_reach(work: Work, chat: Chat, reach: Reach) -> None:
    """The person blocked or unblocked the bot; what was owed to somebody who blocked it is void."""
    await chats.set_reach(work.tx, chat.id, reach)
    if reach is not Reach.OPEN:
        await outbox.void_chat(work.tx, chat.id, "blocked", work.seconds)
    work.chat = replace(chat, reach=reach)


async def open_group(work: Work, telegram_id: int) -> Chat:
    """The row of a group the bot has something to say in."""
    found = await chats.find(work.tx, work.vault, telegram_id)
    return found or await chats.add(work.tx, work.vault, telegram_id, Kind.GROUP, today(work.now))


async def move_group(work: Work, old_id: int, new_id: int) -> None:
    """The group became a supergroup: our row goes on under its new Telegram id."""
    group = await chats.find(work.tx, work.vault, old_id)
    if group is not None:
        await chats.readdress(work.tx, work.vault, group.id, new_id)


async def close_group(work: Work, telegram_id: int) -> None:
    """The bot was removed from a group: nothing more goes there, and its row goes."""
    group = await chats.find(work.tx, work.vault, telegram_id)
    if group is not None:
        await chats.erase(work.tx, group.id)
        work.erased.add(group.id)


async def leave(work: Work, telegram_id: int) -> None:
    """Leave a channel somebody added the bot to; its row lives only as long as that call."""
    work.owe(await open_group(work, telegram_id), Call("leaveChat"))

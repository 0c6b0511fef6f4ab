"""Sending to many: receivers become rows in chunks, rows become messages a few at a time. Never a screen or SQL.

Whoever is written down ends in exactly one state; where it stands is a row, so that a stop at any moment neither
loses nor doubles anybody (docs/decisions/0013).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.announcements import EVERY, Announcement, Repeats
from bot.domain.broadcasts import CHANGEABLE_SECONDS, CHANGES, Broadcast, Ending, Purpose, Receiver, State, changing
from bot.domain.chats import Chat, ChatId
from bot.domain.delivery import RETELL_USEFUL_SECONDS, Call, Lane
from bot.domain.holds import at_night, awakening
from bot.domain.timetable import ISTANBUL
from bot.services import announcement_words, broadcast_cards
from bot.work import Work
from storage import announcements as shelf
from storage import audiences, broadcasts, chats, receivers

CHUNK = 2000
"""Rows of chats looked at in one transaction: some milliseconds, whatever the audience."""
FED_AT_ONCE = 25
"""Messages handed over in one transaction: so few that a tap that comes meanwhile does not notice."""


async def gather(work: Work) -> bool:
    """Write down the next chunk of receivers of whatever is being gathered; False where nothing is."""
    for one in await broadcasts.in_hand(work.tx):
        if one.state is State.GATHERING:
            await _gather(work, one)
            return True
    return False


async def _gather(work: Work, one: Broadcast) -> None:
    until, last = one.cursor + CHUNK, await audiences.last(work.tx)
    told = await shelf.get(work.tx, work.vault, one.announcement)
    if told is None:
        await broadcasts.end(work.tx, one.id, State.STOPPED, work.seconds)
        return
    added = await _write_down(work, one, told, until)
    await broadcasts.gathered(work.tx, one.id, until, added)
    if until >= last:
        await broadcasts.change(work.tx, one.id, [State.GATHERING], State.READY)
        await broadcast_cards.show(work, one.id)


async def _write_down(work: Work, one: Broadcast, told: Announcement, until: int) -> int:
    if one.of is not None:
        missed = (Ending.FAILED, Ending.UNKNOWN, Ending.BLOCKED)
        wanted = missed if one.purpose is Purpose.AGAIN else (Ending.SENT,)
        return await receivers.copy(work.tx, one.id, one.of, (one.cursor, until), wanted)
    people = await audiences.between(work.tx, told.audience, one.cursor, until, urgent=one.urgent)
    found = [(chat, announcement_words.language_for(told, language)) for chat, language in people]
    await receivers.add(work.tx, one.id, found)
    return len(found)


async def move(work: Work) -> None:
    """Bring every sending on whose time has come: begin it, or find that it is of no use any more."""
    for one in await broadcasts.in_hand(work.tx):
        if work.now < one.starts_at or one.state not in (State.PLANNED, State.READY):
            continue
        if one.useful_until is not None and work.now >= one.useful_until:
            await _missed(work, one)
        elif one.state is State.PLANNED:
            await broadcasts.change(work.tx, one.id, [State.PLANNED], State.GATHERING)
        elif held_by_night(work, one):
            continue
        elif await broadcasts.change(work.tx, one.id, [State.READY], State.RUNNING):
            await broadcasts.began(work.tx, one.id, work.seconds)
            await plan_next(work, one)


async def _missed(work: Work, one: Broadcast) -> None:
    await broadcasts.end(work.tx, one.id, State.MISSED, work.seconds)
    await plan_next(work, one)
    await broadcast_cards.report(work, one.id)


async def plan_next(work: Work, one: Broadcast) -> None:
    """The next time of one that repeats, at the same hour on the wall; times that are past are left out."""
    told = await shelf.get(work.tx, work.vault, one.announcement)
    if told is None or told.repeats is Repeats.ONCE or one.purpose is not Purpose.SEND:
        return
    local = one.starts_at.astimezone(ISTANBUL) + EVERY[told.repeats]
    while local <= work.now:
        local += EVERY[told.repeats]
    await plan(work, told, Purpose.SEND, starts_at=local.astimezone(UTC), state=State.PLANNED)


async def plan(
    work: Work,
    told: Announcement,
    purpose: Purpose,
    *,
    starts_at: datetime,
    state: State = State.GATHERING,
    of: Broadcast | None = None,
) -> int:
    """Plan a sending, with what each language gets as it is now; returns its number."""
    until = starts_at + told.useful if told.useful and purpose not in CHANGES else None
    new = Broadcast(0, told.id, purpose, of.id if of else None, state, told.emergency, told.by, starts_at, until)
    number = await broadcasts.add(work.tx, new)
    await broadcasts.put_texts(work.tx, work.vault, number, announcement_words.calls(work, told))
    work.stirred = True
    return number


async def feed(work: Work, room: int) -> int:
    """Hand over the next messages of what runs, so that about ``room`` are owed; returns how many that were."""
    fed = 0
    await _settle(work)
    for one in await broadcasts.in_hand(work.tx):
        if one.state is State.RUNNING and not held_by_night(work, one):
            ahead = await receivers.owed(work.tx, one.id)
            fed += await _feed(work, one, min(room - fed - ahead, FED_AT_ONCE), ahead)
            room -= ahead
    return fed


async def _settle(work: Work) -> None:
    """Write down what became of the messages on their way, of stopped sendings too, whose cards show it."""
    for number in await receivers.on_their_way(work.tx):
        ended = await receivers.settle(work.tx, number)
        await broadcasts.count(work.tx, number, ended)
        one = await broadcasts.get(work.tx, number) if ended else None
        if one is not None and one.state is not State.RUNNING:
            await broadcast_cards.show(work, number)


async def _feed(work: Work, one: Broadcast, room: int, ahead: int) -> int:
    after = work.seconds - CHANGEABLE_SECONDS if one.purpose in CHANGES else None
    found = await receivers.waiting(work.tx, one.id, max(room, 1), urgent=one.urgent, sent_after=after)
    if not found and not ahead:
        await broadcasts.end(work.tx, one.id, State.DONE, work.seconds)
        await broadcast_cards.report(work, one.id)
        return 0
    if room <= 0 or not found:
        return 0
    texts = await broadcasts.texts(work.tx, work.vault, one.id)
    people = {chat.id: chat for chat in await chats.some(work.tx, [who.chat for who in found])}
    ended = [_owe(work, one, who, people[who.chat], texts) for who in found]
    await receivers.put(work.tx, one.id, ended)
    stopped = Counter(str(state) for _, state, _ in ended if state is not Ending.OWED)
    await broadcasts.count(work.tx, one.id, stopped)
    return len(found)


def _owe(
    work: Work, one: Broadcast, who: Receiver, chat: Chat, texts: Mapping[str, Call]
) -> tuple[ChatId, Ending, int | None]:
    """Owe one receiver their message, unless they do not want it any more or cannot be reached."""
    if not who.reached:
        return who.chat, Ending.BLOCKED, None
    if not who.wants or who.language not in texts:
        return who.chat, Ending.WITHHELD, None
    call = changing(texts[who.language], one.purpose, who.message)
    if at_night(work.now) and not one.urgent and one.purpose not in CHANGES:
        call = replace(call, params=call.params | {"disable_notification": True})
    lane = Lane.NOTICE if one.urgent else Lane.BROADCAST
    if work.tools.paid and lane is Lane.BROADCAST and one.purpose not in CHANGES:
        call = replace(call, params=call.params | {"allow_paid_broadcast": True})
    left = RETELL_USEFUL_SECONDS if one.useful_until is None else int((one.useful_until - work.now).total_seconds())
    work.owe(chat, call, lane, edits=who.message if one.purpose in CHANGES else None, useful=max(left, 1))
    return who.chat, Ending.OWED, work.outgoing[-1].id


def held_by_night(work: Work, one: Broadcast) -> bool:
    """Whether it waits until people are awake: not in danger, not where it would be useless then, not a change."""
    if one.urgent or one.purpose in CHANGES or not at_night(work.now):
        return False
    return one.useful_until is None or one.useful_until > awakening(work.now)


async def under_way(work: Work) -> bool:
    """Whether anything is being gathered or sent."""
    if await receivers.on_their_way(work.tx):
        return True
    for one in await broadcasts.in_hand(work.tx):
        if one.state is State.GATHERING or (one.state is State.RUNNING and not held_by_night(work, one)):
            return True
        if one.state in (State.PLANNED, State.READY) and one.starts_at <= work.now and not held_by_night(work, one):
            return True
    return False


async def next_at(work: Work) -> int | None:
    """When the next sending begins, in Unix seconds; None where none is planned."""
    waiting = (State.PLANNED, State.READY)
    times = [int(one.starts_at.timestamp()) for one in await broadcasts.in_hand(work.tx) if one.state in waiting]
    return min(times, default=None)

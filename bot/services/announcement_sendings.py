"""Announcements on their way: test, approve, a second yes, pause, stop, correct, withdraw; never a screen or SQL."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.announcement_notices import AgreeAsked, NotAgreed
from bot.domain.announcements import AGREE_WITHIN, SAME_WITHIN, Announcement, Content, Doubt, Repeats, doubts
from bot.domain.announcements import State as Stands
from bot.domain.audiences import stored
from bot.domain.broadcasts import CHANGEABLE_SECONDS, OVER, Broadcast, Purpose, State
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import AlreadySent, Outdated
from bot.services import announcement_words, announcements, broadcasts, people, translations
from bot.services.announcements import Draft
from bot.work import Work
from storage import announcements as shelf
from storage import audit, chats, receivers
from storage import broadcasts as rows

LEAST_USEFUL = timedelta(hours=1)
"""So long a missed one is of use when it is sent anyway, at least."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What came of an approval: the sending, or that a second person is asked until then."""

    broadcast: int | None
    asked_until: datetime | None = None
    doubts: tuple[Doubt, ...] = ()


async def send_test(work: Work, by: Chat, number: int) -> int:
    """Every language, exactly as it would be received, to who asks and to nobody else; returns how many. MS-B12."""
    told = (await announcements.look(work, by, number)).told
    made = announcement_words.calls(work, told)
    for call in made.values():
        work.owe(by, call)
    return len(made)


async def approve(work: Work, by: Chat, number: int, *, again: bool = False) -> Approval:
    """Send it, or ask a second person where one alone may not; the first tap counts.

    Raises Outdated where something is missing, AlreadySent where the same went out lately and ``again`` is not said.
    """
    found = await announcements.look(work, by, number)
    if not found.ready:
        raise Outdated
    if not again:
        await _require_new(work, found.told)
    why = tuple(doubts(found.told))
    if why and found.told.state is Stands.DRAFT:
        return await _ask(work, by, found, why)
    if why and found.told.by == by.id:
        assert found.told.asked_at is not None
        return Approval(None, found.told.asked_at + AGREE_WITHIN, why)
    return Approval(await _approve(work, by, found.told))


async def _require_new(work: Work, told: Announcement) -> None:
    since = int((work.now - SAME_WITHIN).timestamp())
    before = await shelf.sent_since(work.tx, _same(work, told), since)
    if before is not None:
        raise AlreadySent(told.id, *before)


async def _ask(work: Work, by: Chat, found: Draft, why: tuple[Doubt, ...]) -> Approval:
    told = found.told
    if not await shelf.ask(work.tx, told.id, by.id, work.seconds):
        raise Outdated
    until = work.now + AGREE_WITHIN
    title = announcement_words.title(told)
    for chat in await people.who_may(work, Action.ANNOUNCE):
        if chat.id != by.id:
            work.tell(chat, AgreeAsked(told.id, title, found.reached.total, told.emergency, until))
    await audit.add(work.tx, work.seconds, by.id, "announce", f"announcement {told.id}", "asked")
    return Approval(None, until, why)


async def _approve(work: Work, by: Chat, told: Announcement) -> int:
    if not await shelf.approve(work.tx, told.id, by.id, _same(work, told), work.seconds):
        raise Outdated
    starts = max(told.starts_at or work.now, work.now)
    state = State.GATHERING if told.repeats is Repeats.ONCE else State.PLANNED
    number = await broadcasts.plan(work, told, Purpose.SEND, starts_at=starts, state=state)
    await translations.end(work, told.id)
    await audit.add(work.tx, work.seconds, by.id, "announce", f"announcement {told.id}", "approved")
    return number


async def take_back(work: Work, by: Chat, number: int) -> None:
    """It is a draft again, nobody is asked any more. Raises NotAllowed, Outdated."""
    await announcements.get(work, by, number)
    if not await shelf.unask(work.tx, number):
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "announce", f"announcement {number}", "taken back")


async def fall_through(work: Work) -> None:
    """Nobody agreed in time: it is a draft again, that is written down, and who wanted it is told."""
    for number in await shelf.asked_before(work.tx, int((work.now - AGREE_WITHIN).timestamp())):
        told = await announcements.known(work, number)
        await shelf.unask(work.tx, number)
        await audit.add(work.tx, work.seconds, None, "announce", f"announcement {number}", "nobody agreed in time")
        wanted = await chats.get(work.tx, told.by) if told.by is not None else None
        if wanted is not None:
            work.tell(wanted, NotAgreed(number, announcement_words.title(told)))


async def sending(work: Work, by: Chat, number: int) -> Broadcast:
    """One sending, to staff. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.ANNOUNCE)
    found = await rows.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def latest(work: Work, by: Chat, most: int) -> list[tuple[Broadcast, str]]:
    """The last sendings with the first words of each. Raises NotAllowed."""
    await people.require(work, by, Action.ANNOUNCE)
    found = await rows.latest(work.tx, most)
    return [(one, announcement_words.title(await announcements.known(work, one.announcement))) for one in found]


async def pause(work: Work, by: Chat, number: int) -> Broadcast:
    """Nothing more goes out but what is on its way; what is on its way is one message for each connection at most."""
    return await _hold(work, by, number, "paused", State.PAUSED, [State.RUNNING])


async def stop(work: Work, by: Chat, number: int) -> Broadcast:
    """It does not go on; whoever has not had it does not get it. One that repeats does not come again."""
    one = await _hold(work, by, number, "stopped", State.STOPPED, [state for state in State if state not in OVER])
    await rows.end(work.tx, number, State.STOPPED, work.seconds)
    await shelf.stop_repeating(work.tx, one.announcement)
    for other in await rows.of_announcement(work.tx, one.announcement):
        if other.state is State.PLANNED:
            await rows.end(work.tx, other.id, State.STOPPED, work.seconds)
    return await sending(work, by, number)


async def _hold(work: Work, by: Chat, number: int, said: str, new: State, old: list[State]) -> Broadcast:
    one = await sending(work, by, number)
    if one.state is not new and not await rows.change(work.tx, number, old, new):
        raise Outdated
    await rows.count(work.tx, number, await receivers.settle(work.tx, number))
    await receivers.take_back(work.tx, number, work.seconds)
    await audit.add(work.tx, work.seconds, by.id, "announce", f"sending {number}", said)
    return await sending(work, by, number)


async def resume(work: Work, by: Chat, number: int) -> Broadcast:
    """It goes on with those who have not had it. Raises Outdated where it is not paused."""
    one = await sending(work, by, number)
    if one.state is not State.RUNNING and not await rows.change(work.tx, number, [State.PAUSED], State.RUNNING):
        raise Outdated
    work.stirred = True
    await audit.add(work.tx, work.seconds, by.id, "announce", f"sending {number}", "resumed")
    return await sending(work, by, number)


async def send_anyway(work: Work, by: Chat, number: int) -> Broadcast:
    """A missed one goes out now, late as it is. Raises Outdated."""
    one = await sending(work, by, number)
    told = await announcements.known(work, one.announcement)
    again = State.READY if one.counts.total else State.PLANNED
    if not await rows.change(work.tx, number, [State.MISSED], again):
        raise Outdated
    useful = max(told.useful or LEAST_USEFUL, LEAST_USEFUL)
    await rows.retime(work.tx, number, work.seconds, int((work.now + useful).timestamp()))
    work.stirred = True
    await audit.add(work.tx, work.seconds, by.id, "announce", f"sending {number}", "sent late")
    return await sending(work, by, number)


async def again(work: Work, by: Chat, number: int) -> int:
    """Once more to those whom it did not reach; returns the new sending. Raises Outdated while it runs."""
    return await _follow_up(work, by, number, Purpose.AGAIN)


async def withdraw(work: Work, by: Chat, number: int) -> int:
    """Take it out of the chats; what is older than 48 hours stays there. Returns the new sending. Raises Outdated."""
    return await _follow_up(work, by, number, Purpose.WITHDRAW)


async def correct(work: Work, by: Chat, number: int, contents: Mapping[str, Content]) -> int:
    """Put other words into what was sent, in these languages; returns the new sending. Raises Outdated."""
    one = await sending(work, by, number)
    told = await announcements.known(work, one.announcement)
    for language, content in contents.items():
        kept = told.contents[language]
        changed = replace(content, file=kept.file, labels=kept.labels)
        await shelf.put_content(work.tx, work.vault, told.id, language, changed)
    return await _follow_up(work, by, number, Purpose.CORRECT, frozenset(contents))


async def _follow_up(
    work: Work, by: Chat, number: int, purpose: Purpose, languages: frozenset[str] | None = None
) -> int:
    one = await sending(work, by, number)
    if one.state not in OVER or one.purpose not in (Purpose.SEND, Purpose.AGAIN):
        raise Outdated
    told = replace(await announcements.known(work, one.announcement), by=by.id, useful=None)
    if languages is not None:
        told = replace(told, contents={tag: held for tag, held in told.contents.items() if tag in languages})
    made = await broadcasts.plan(work, told, purpose, starts_at=work.now, of=one)
    await audit.add(work.tx, work.seconds, by.id, "announce", f"sending {number}", str(purpose))
    return made


def changeable(one: Broadcast, now: datetime) -> bool:
    """Whether what was sent can still be changed or taken away."""
    began = one.began_at
    over = one.state in OVER and one.purpose in (Purpose.SEND, Purpose.AGAIN)
    return over and began is not None and (now - began).total_seconds() < CHANGEABLE_SECONDS and one.counts.sent > 0


def _same(work: Work, told: Announcement) -> bytes:
    """A mark of its words and its audience, under our key."""
    content = told.contents[told.main]
    words = repr((content.plain.split(), content.file, sorted(stored(told.audience).items())))
    return work.vault.find("announcement", hashlib.sha256(words.encode()).hexdigest())

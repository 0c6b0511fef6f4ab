"""What staff can do about requests: claim, offer times, decline, close, write down; the right is checked at the press.

Never a screen or SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.domain import appointments as rules
from bot.domain.appointment_notices import Agreed, Declined, KeptAnswer, Offered, Replied, Seen
from bot.domain.appointments import Move, News, Note, NoteKind, Reason, Request, State, Way
from bot.domain.chats import Chat
from bot.domain.kept_answers import Kept
from bot.domain.people import Action, may
from bot.domain.refusals import Given, NotMoved, Outdated
from bot.domain.reminders import RULES, Kind
from bot.domain.timetable import stretch
from bot.services import case_pace, case_waits, open_days, people, talk_ends
from bot.services.appointments import (
    about,
    advance,
    known,
    plan_reminders,
    require_open,
    take_offer,
    tell_client,
    tell_staff,
)
from bot.services.duty import watch
from bot.work import Work
from storage import appointments as shelf
from storage import audit, chats, reach, reminders, slots

SAME_TAP = timedelta(minutes=1)


async def queue(work: Work, by: Chat) -> list[Request]:
    """Open requests of the services this person works for: urgent first, then the oldest."""
    held = await people.require(work, by, Action.SEE_REQUESTS)
    return [one for one in await shelf.queue(work.tx) if may(held, Action.SEE_REQUESTS, one.service)]


async def case(work: Work, by: Chat, number: int) -> tuple[Request, list[Note], Chat]:
    """A request with what was written, for somebody who may see that service; reading it is written down."""
    request = await permitted(work, by, number)
    await case_pace.require(work, by, number)
    client = await chats.get(work.tx, request.chat)
    if client is None:
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "read", f"request {number}")
    if await shelf.see(work.tx, number, work.seconds) and request.urgent:
        await tell_client(work, request, Seen(await about(work, request), work.now))
    return request, await shelf.notes(work.tx, work.vault, number), client


async def claim(work: Work, by: Chat, number: int) -> Request:
    """Take a request: one winner."""
    await permitted(work, by, number)
    if not await shelf.claim(work.tx, number, by.id):
        raise NotMoved(number, desk=True)
    await audit.add(work.tx, work.seconds, by.id, "claim", f"request {number}")
    request = await known(work, number)
    await case_waits.plan(work, request)
    return request


async def give_back(work: Work, by: Chat, number: int) -> Request:
    """Let another person take it; one that is urgent is told to them at once and watched again."""
    await permitted(work, by, number)
    if not await shelf.give_back(work.tx, number, by.id):
        raise NotMoved(number, desk=True)
    await talk_ends.of_request(work, number, by.id)
    request = await known(work, number)
    if request.urgent and request.state is State.REQUESTED:
        await tell_staff(work, request, News.STILL, but=by)
        await watch(work, request)
    return request


async def offer(work: Work, by: Chat, number: int, times: Iterable[datetime]) -> Request:
    """Offer one to three times; they are held for three days, then the person is told that they are free again."""
    request = await permitted(work, by, number)
    chosen = sorted(set(times))
    wanted = [at for at in chosen if at > work.now][: rules.MOST_OFFERS]
    await open_days.require_times(work, request, wanted or chosen)
    if not wanted:
        raise NotMoved(number, desk=True)
    await advance(work, request, Move.OFFER, by)
    await shelf.withdraw(work.tx, number)
    found = await shelf.offer(work.tx, number, [await _seat(work, request, by, at) for at in wanted])
    until = rules.held_until(found, work.now)
    await reminders.plan(work.tx, Kind.OFFER_ENDS, number, int(until.timestamp()))
    soon = until - RULES[Kind.OFFER_SOON].lead
    if soon - work.now > RULES[Kind.OFFER_SOON].lead:
        await reminders.plan(work.tx, Kind.OFFER_SOON, number, int(soon.timestamp()), int(until.timestamp()))
    await tell_client(work, request, Offered(await about(work, request), tuple(found), until, work.now))
    return await known(work, number)


async def book(work: Work, by: Chat, number: int, at: datetime) -> Request:
    """Agree on a time with somebody who stands at the desk; raises Given where another has it."""
    request = await permitted(work, by, number)
    await open_days.require_times(work, request, [at])
    await shelf.withdraw(work.tx, number)
    await slots.release(work.tx, number)
    _starts, slot = await _seat(work, request, by, at)
    await advance(work, request, Move.BOOK, by, at)
    await slots.hold(work.tx, number, slot)
    await plan_reminders(work, number, at)
    await tell_client(work, request, Agreed(await about(work, request), at, work.now))
    await reach.settle(work.tx, number)  # where nothing can be written to them, they have just been told
    return await known(work, number)


async def agree(work: Work, by: Chat, number: int, offer: int) -> Request:
    """They say at the desk which of the times offered they take. Raises NotMoved where it stands no more."""
    request = await permitted(work, by, number)
    times = [one.starts_at for one in await shelf.offers(work.tx, number) if one.id == offer]
    await open_days.require_times(work, request, times)
    if not await take_offer(work, by, request, offer):
        raise NotMoved(number, desk=True)
    await tell_client(work, request, Agreed(await about(work, request), await _agreed_at(work, number), work.now))
    await reach.settle(work.tx, number)
    return await known(work, number)


async def _agreed_at(work: Work, number: int) -> datetime:
    agreed = (await known(work, number)).starts_at
    assert agreed is not None, "what is confirmed has its time"
    return agreed


async def full_hours(work: Work, request: Request, on: date) -> set[datetime]:
    """Hours of a day that others have of this service, or were offered; not this request's own."""
    own = {offer.starts_at for offer in await shelf.offers(work.tx, request.id)} | {request.starts_at}
    times = await slots.between(work.tx, request.service, *stretch(on, on))
    return {slot.starts_at for slot in times if slot.taken >= slot.capacity and slot.starts_at not in own}


async def _seat(work: Work, request: Request, by: Chat, at: datetime) -> tuple[int, int]:
    """A seat of that time: it is held as long as the offer stands, so that no time is given twice."""
    starts = int(at.timestamp())
    slot = await slots.reserve(work.tx, request.service, starts, by.id)
    if slot is None:
        raise Given(request.id, at)
    return starts, slot


async def decline(work: Work, by: Chat, number: int, reason: Reason) -> Request:
    """Say no, with a reason that helps."""
    request = await permitted(work, by, number)
    await advance(work, request, Move.DECLINE, by)
    await tell_client(work, request, Declined(await about(work, request), reason))
    return await known(work, number)


async def decline_because(work: Work, by: Chat, number: int, words: str) -> bool:
    """Say no in words of our own; False where the person is not reached by them."""
    request = await permitted(work, by, number)
    await advance(work, request, Move.DECLINE, by)
    words = words[: rules.MOST_NOTE]
    return await _write(work, by, request, Declined(await about(work, request), None, words), words)


async def finish(work: Work, by: Chat, number: int) -> Request:
    """It took place, or was settled at the desk."""
    return await _end(work, by, number, Move.FINISH)


async def miss(work: Work, by: Chat, number: int) -> Request:
    """The person did not come."""
    return await _end(work, by, number, Move.MISS)


async def undo(work: Work, by: Chat, number: int) -> Request:
    """Done or no-show was a slip of the finger."""
    return await _end(work, by, number, Move.UNDO)


async def files(work: Work, by: Chat, number: int) -> list[Note]:
    """Voice notes and pictures of a request; looking at them is written down. Raises Outdated where there are none."""
    _, notes, _ = await case(work, by, number)
    found = [note for note in notes if note.kind in (NoteKind.VOICE, NoteKind.PHOTO)]
    if not found:
        raise Outdated
    return found


async def reply(work: Work, by: Chat, number: int, text: str) -> bool:
    """Write to the person, word for word; False where they want nothing written but "come to the desk"."""
    request = await permitted(work, by, number)
    require_open(request, desk=True)
    text = text[: rules.MOST_NOTE]
    if await _just_said(work, number, NoteKind.REPLY) == text:
        return request.way is not Way.DESK
    return await _write(work, by, request, Replied(await about(work, request), text), text)


async def just_wrote(work: Work, by: Chat, number: int) -> bool:
    """Whether words went out a moment ago, so that a second tap on "send" has nothing left to do."""
    await permitted(work, by, number)
    return await _just_said(work, number, NoteKind.REPLY) is not None


async def say(work: Work, by: Chat, number: int, kept: Kept) -> None:
    """Send a kept answer: the person reads it in their own language."""
    request = await permitted(work, by, number)
    require_open(request, desk=True)
    if await _just_said(work, number, NoteKind.ANSWER) == kept:
        return
    await shelf.add_note(work.tx, work.vault, number, NoteKind.ANSWER, kept, work.seconds)
    await case_waits.void(work, number)
    await audit.add(work.tx, work.seconds, by.id, "answer", f"request {number}")
    await tell_client(work, request, KeptAnswer(await about(work, request), kept))


async def note(work: Work, by: Chat, number: int, text: str) -> None:
    """Words for staff only: they never leave the staff side."""
    await permitted(work, by, number)
    await shelf.add_note(work.tx, work.vault, number, NoteKind.PRIVATE, text[: rules.MOST_NOTE], work.seconds)


async def _write(work: Work, by: Chat, request: Request, told: Replied | Declined, words: str) -> bool:
    await shelf.add_note(work.tx, work.vault, request.id, NoteKind.REPLY, words, work.seconds)
    await case_waits.void(work, request.id)
    await audit.add(work.tx, work.seconds, by.id, "reply", f"request {request.id}")
    return await tell_client(work, request, told) and request.way is not Way.DESK


async def _just_said(work: Work, number: int, kind: NoteKind) -> str | None:
    """The newest note, where it is of this kind and so fresh that the same once more is a double tap."""
    note = await shelf.last_note(work.tx, work.vault, number)
    fresh = note is not None and note.kind is kind and note.at > work.now - SAME_TAP
    return note.text if note is not None and fresh else None


async def _end(work: Work, by: Chat, number: int, move: Move) -> Request:
    request = await permitted(work, by, number)
    await advance(work, request, move, by)
    return await known(work, number)


async def permitted(work: Work, by: Chat, number: int) -> Request:
    """A request for somebody who may work on its service, without what was written; raises NotAllowed or Outdated."""
    request = await shelf.get(work.tx, number)
    if request is None:
        await people.require(work, by, Action.WORK_REQUESTS)
        raise Outdated
    await people.require(work, by, Action.WORK_REQUESTS, request.service)
    return request

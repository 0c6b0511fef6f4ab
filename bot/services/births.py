"""What a person does with their birth card, and the task it becomes for staff; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.appointments import OPEN, News, Request, Whom
from bot.domain.births import SERVICE, BirthCard, Field, KeptCard, Pays, months
from bot.domain.chats import Chat
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind
from bot.domain.timetable import today
from bot.services.appointments import keep_new, tell_staff
from bot.services.schedule import is_service
from bot.work import Work
from storage import appointments, reminders
from storage import births as shelf


async def mine(work: Work, chat: Chat) -> BirthCard | None:
    """A person's own card."""
    found = await shelf.of_person(work.tx, work.vault, chat.id)
    return found.card if found else None


async def shows(work: Work, chat: Chat) -> bool:
    """Whether the way to the card stands on the person's list: they have one, or asked the service that prepares it."""
    if await shelf.has(work.tx, chat.id):
        return True
    return any(one.service == SERVICE for one in await appointments.of_person(work.tx, chat.id))


async def expect(work: Work, chat: Chat, month: date) -> BirthCard:
    """The month, with which a card begins (its screen has said what is kept); staff are reminded six weeks before.

    Raises Outdated for a month that cannot be chosen, or where the service is not offered any more.
    """
    if month not in months(today(work.now)) or not await is_service(work, SERVICE):
        raise Outdated
    found = await shelf.of_person(work.tx, work.vault, chat.id)
    if found is None:
        card = BirthCard(month)
        await _remind(work, await shelf.add(work.tx, work.vault, chat.id, card, work.seconds), card)
        return card
    card = replace(found.card, month=month)
    if card != found.card:
        await shelf.change(work.tx, work.vault, found.id, card)
        await reminders.void(work.tx, found.id, Kind.BIRTH)
        await _remind(work, found.id, card)
    return card


async def add(work: Work, chat: Chat, field: Field, said: str) -> BirthCard:
    """An answer, in place of an earlier one; an empty one was skipped. Raises Outdated where there is no card."""
    found = await _own(work, chat)
    match field:
        case Field.HOSPITAL:
            card = replace(found.card, hospital=said)
        case Field.PAYS:
            card = replace(found.card, pays=Pays(said or Pays.OPEN))
        case Field.NIGHT:
            card = replace(found.card, night=said)
    await shelf.change(work.tx, work.vault, found.id, card)
    return card


async def forget(work: Work, chat: Chat) -> None:
    """The person wants it deleted: nothing of it is kept, nobody is reminded. Raises Outdated where there is none."""
    found = await _own(work, chat)
    await shelf.drop(work.tx, found.id)
    await reminders.void(work.tx, found.id, Kind.BIRTH)


async def of_request(work: Work, request: Request) -> BirthCard | None:
    """The card of the person whose request it is, for staff of the one service that may read it."""
    if request.service != SERVICE:
        return None
    found = await shelf.of_person(work.tx, work.vault, request.chat)
    return found.card if found else None


async def prepare(work: Work, number: int) -> bool:
    """Six weeks are left: staff are told of the person's open request, or of one written down for them; False if gone.

    The person agreed to it when they made the card, so that no limit of requests counts.
    """
    found = await shelf.get(work.tx, work.vault, number)
    if found is None or not await is_service(work, SERVICE):
        return False
    theirs = await appointments.of_person(work.tx, found.chat)
    request = next((one for one in theirs if one.service == SERVICE and one.state in OPEN), None)
    if request is None:
        request = await keep_new(work, found.chat, SERVICE, Whom.ME, urgent=False)
    await tell_staff(work, request, News.BIRTH)
    return True


async def _remind(work: Work, number: int, card: BirthCard) -> None:
    """A month less than six weeks away is told at the next tick, and once: the row is that of its own instant."""
    await reminders.plan(work.tx, Kind.BIRTH, number, int(card.prepare_at.timestamp()))


async def _own(work: Work, chat: Chat) -> KeptCard:
    found = await shelf.of_person(work.tx, work.vault, chat.id)
    if found is None:
        raise Outdated
    return found

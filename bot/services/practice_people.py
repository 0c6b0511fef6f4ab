"""The invented people of a practice: they arrive with their requests, and answer by themselves; never a screen or SQL.

They do it by the same acts as clients do, so that a practice shows what really happens.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime, time

from bot.domain import practice as rules
from bot.domain.appointments import NEVER_URGENT, NoteKind, Request, State
from bot.domain.births import SERVICE as BIRTHS
from bot.domain.births import BirthCard, Pays, months_after
from bot.domain.chats import Chat, ChatId, Kind
from bot.domain.interpretations import Interpretation
from bot.domain.people import KEPT_BY, Action, Grant, Role, may
from bot.domain.practice import Answer, Invented, Saying, Stand
from bot.domain.questions import ONLY_A_TALK
from bot.domain.timetable import ISTANBUL, today
from bot.services import appointments, appointments_add, appointments_staff, open_days, people
from bot.services.schedule import may_be_asked_for, timetable
from bot.work import Work
from storage import appointments as shelf
from storage import births, chats, colleagues, interpretations
from storage import people as rights

STAFF_LANGUAGE = "en"
OFFERED_HOURS = (time(10), time(14))
MONTHS_AHEAD = 2


async def arrive(work: Work, by: Chat) -> None:
    """Everybody comes with a request of a service this person may see, and a colleague takes what is handed over."""
    held = await people.grants(work, by)
    services = await _services(work, held)
    await _colleague(work, held)
    if not services:
        return
    for at, one in enumerate(rules.PEOPLE):
        service = one.service if one.service in services else services[at % len(services)]
        await _come(work, by, one, service)


async def _services(work: Work, held: tuple[Grant, ...]) -> list[str]:
    """Services with something to read first: of the others nothing is written down."""
    programmes = (await timetable(work)).catalogue.programmes
    asked_for = [key for key, programme in programmes.items() if may_be_asked_for(programme)]
    seen = [str(key) for key in (*asked_for, *KEPT_BY) if may(held, Action.SEE_REQUESTS, key)]
    return sorted(seen, key=lambda key: (key in ONLY_A_TALK, key in NEVER_URGENT))


async def _colleague(work: Work, held: tuple[Grant, ...]) -> None:
    chat = await _stranger(work, "en")
    await colleagues.put(work.tx, work.vault, chat, rules.COLLEAGUE)
    kept = {one.role for one in held if one.role in KEPT_BY.values()}
    for role in (Role.CASE_WORKER, *kept):
        await rights.grant(work.tx, chat, Grant(role), work.seconds)


async def _stranger(work: Work, language: str) -> ChatId:
    """A chat whose Telegram id nobody has: real ones are positive."""
    nobody = -1 - secrets.randbelow(2**40)
    chat = await chats.add(work.tx, work.vault, nobody, Kind.PRIVATE, today(work.now))
    await chats.set_language(work.tx, chat.id, language)
    return chat.id


async def _come(work: Work, by: Chat, one: Invented, service: str) -> None:
    chat = await _stranger(work, one.language)
    since = int((work.now - one.waited).timestamp())
    urgent = one.urgent and service not in NEVER_URGENT
    number = await shelf.add(work.tx, chat, service, one.whom, urgent, since)
    if one.note is not None and service not in ONLY_A_TALK:
        await shelf.add_note(work.tx, work.vault, number, NoteKind.CLIENT, one.note.words, since)
        await _interpreted(work, by, number, one, one.note)
    if one.birth and service == BIRTHS:
        month = months_after(today(work.now), MONTHS_AHEAD)
        await births.add(work.tx, work.vault, chat, BirthCard(month, "Şişli Etfal", Pays.IIMP, ""), since)
    days = (await open_days.coming(work, service))[:3]
    if one.offered and days:
        await shelf.claim(work.tx, number, by.id)
        await appointments_staff.offer(work, by, number, _times(days[-1]))


def _times(day: date) -> list[datetime]:
    return [datetime.combine(day, hour, ISTANBUL) for hour in OFFERED_HOURS]


async def _interpreted(work: Work, by: Chat, number: int, one: Invented, said: Saying) -> None:
    """What it means, as an interpreter would have written it, where the person speaks another language than ours."""
    ours = by.language if by.language in said.means else STAFF_LANGUAGE
    if ours is None or ours == one.language:
        return
    new = Interpretation(0, number, said.words, one.language, ours, to_client=False, until=work.now)
    kept = await interpretations.add(work.tx, work.vault, new)
    await interpretations.take(work.tx, kept.id, by.id, work.seconds)
    await interpretations.write(work.tx, work.vault, kept.id, said.means[ours], None)
    await interpretations.finish(work.tx, kept.id)


# answering ----------------------------------------------------------------------------------------------------------


async def stands(work: Work) -> dict[int, Stand]:
    """Every open request as its person sees it."""
    return {one.id: await _stand(work, one) for one in await shelf.queue(work.tx)}


async def _stand(work: Work, request: Request) -> Stand:
    offered = await shelf.offers(work.tx, request.id) if request.state is State.OFFERED else []
    notes = await shelf.notes(work.tx, work.vault, request.id)
    written = sum(note.kind in (NoteKind.REPLY, NoteKind.ANSWER) for note in notes)
    asked = await shelf.times_asked_for_others(work.tx, request.id)
    return Stand(request, tuple(offer.id for offer in offered), written, asked)


async def react(work: Work, by: Chat, before: Mapping[int, Stand]) -> None:
    """Who was offered times or written to answers at once."""
    for number, now in (await stands(work)).items():
        person = await chats.get(work.tx, now.request.chat)
        one = next((one for one in rules.PEOPLE if person is not None and one.language == person.language), None)
        if person is None or one is None or number not in before:
            continue
        match rules.answer(one, before[number], now):
            case Answer.CHOOSES:
                await appointments.choose(work, person, number, now.offers[0])
            case Answer.OTHER_TIMES:
                await appointments.ask_others(work, person, number)
            case Answer.THANKS if now.request.service not in ONLY_A_TALK:
                await appointments_add.add_note(work, person, number, one.thanks.words)
                await _interpreted(work, by, number, one, one.thanks)
            case _:
                pass

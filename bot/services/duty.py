"""Who is on call and hears of what is urgent first, and the numbers to call; never a screen or SQL."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain import folding
from bot.domain.appointments import ALARM_SECONDS, News, Request, telephone
from bot.domain.audit import Change
from bot.domain.chats import Chat, Reach
from bot.domain.duty import MOST_LABEL, MOST_NUMBERS, EmergencyNumber
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind
from bot.services import people
from bot.work import Work
from storage import audit, reminders
from storage import duty as shelf

CHAIN = frozenset({News.NEW, News.ALARM, News.STILL})
"""News that go along the chain of people on call, as long as nobody has taken the request."""


async def on_call(work: Work, service: str) -> list[Chat]:
    """Who is on call and may see this service, the first to be told first."""
    return await _chain(work, await people.who_may(work, Action.SEE_REQUESTS, service))


async def _chain(work: Work, able: Iterable[Chat]) -> list[Chat]:
    """Those of them who are on call and can be reached, in the order they are told."""
    return [one for one in await _in_order(work, able) if one.reach is Reach.OPEN]


async def _in_order(work: Work, able: Iterable[Chat]) -> list[Chat]:
    known = {one.id: one for one in able}
    return [known[chat] for chat in await shelf.on_call(work.tx) if chat in known]


async def receivers(work: Work, request: Request, what: News) -> list[Chat]:
    """Whom to tell: who has it and can be reached; else along the chain of people on call; else all who may see it."""
    every = [one for one in await people.who_may(work, Action.SEE_REQUESTS, request.service) if one.id != request.chat]
    mine = [one for one in every if one.id == request.claimed_by and one.reach is Reach.OPEN]
    if mine:
        return mine
    if not (request.urgent and what in CHAIN):
        return every
    chain = await _chain(work, every)
    told = await reminders.told(work.tx, Kind.UNCLAIMED, request.id) + (what is News.STILL)
    return chain[: told + 1] if told < len(chain) else every


async def watch(work: Work, request: Request) -> None:
    """An urgent request is looked at again after a while; once, however often its person asks."""
    if request.urgent and not await reminders.ahead(work.tx, Kind.UNCLAIMED, request.id, work.seconds):
        await reminders.plan(work.tx, Kind.UNCLAIMED, request.id, work.seconds + ALARM_SECONDS)


async def begin(work: Work, by: Chat) -> None:
    """I am on call from now."""
    await people.require(work, by, Action.WORK_REQUESTS)
    await shelf.begin(work.tx, by.id, work.seconds)
    await audit.add(work.tx, work.seconds, by.id, "on call", "duty", Change("off", "on"))


async def end(work: Work, by: Chat) -> None:
    """I am not any more."""
    await people.require(work, by, Action.WORK_REQUESTS)
    await shelf.end(work.tx, by.id)
    await audit.add(work.tx, work.seconds, by.id, "off call", "duty", Change("on", "off"))


async def everybody(work: Work, by: Chat) -> list[Chat]:
    """All who are on call, in the order they are told."""
    await people.require(work, by, Action.SEE_REQUESTS)
    return await _in_order(work, await people.who_may(work, Action.SEE_REQUESTS))


async def numbers(work: Work) -> list[EmergencyNumber]:
    """The numbers to call besides 112."""
    return await shelf.numbers(work.tx)


async def add_number(work: Work, by: Chat, typed: str) -> bool:
    """One more, from "+90 212 000 00 00 Our duty phone"; False for what is none, or where there are enough."""
    await people.require(work, by, Action.SET_NUMBERS)
    number, label = _parts(typed)
    if number is None or not label or len(await shelf.numbers(work.tx)) >= MOST_NUMBERS:
        return False
    await shelf.add_number(work.tx, number, label)
    await audit.add(work.tx, work.seconds, by.id, "add number", "emergency")
    return True


def _parts(typed: str) -> tuple[str | None, str]:
    """The longest beginning that is a telephone number, and the words after it."""
    words = typed.split()
    for end in range(len(words), 0, -1):
        number = telephone(" ".join(words[:end])) or _short(words[:end])
        if number is not None:
            return number, " ".join(words[end:])[:MOST_LABEL]
    return None, ""


def _short(words: list[str]) -> str | None:
    """A public number of three digits, such as 183."""
    typed = "".join(words)
    return folding.digits(typed) if typed.isdecimal() and len(typed) in (3, 4) else None


async def drop_number(work: Work, by: Chat, number: int) -> None:
    """Take one out."""
    await people.require(work, by, Action.SET_NUMBERS)
    if not await shelf.drop_number(work.tx, number):
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "drop number", "emergency")

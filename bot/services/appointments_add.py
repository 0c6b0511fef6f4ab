"""What a client can add to a request that was sent: words, a voice, a telephone, wishes; never a screen or SQL."""

from __future__ import annotations

from bot.domain import appointments as rules
from bot.domain.appointments import Interpreter, News, NoteKind, Request, Suits, Way
from bot.domain.call_me import CallMe
from bot.domain.call_me import kept as kept_call
from bot.domain.chats import Chat
from bot.domain.kept_answers import Kept
from bot.domain.questions import ONLY_A_TALK
from bot.domain.refusals import OnlyATalk
from bot.services import case_waits
from bot.services.appointments import own, require_open, tell_staff
from bot.work import Work
from storage import appointments as shelf


async def add_note(work: Work, chat: Chat, number: int, text: str, kind: NoteKind = NoteKind.CLIENT) -> Request:
    """Add words, or a voice note or picture by its reference, to an own request, as long as it is open."""
    request = await may_write(work, chat, number)
    require_open(request)
    kept = text[: rules.MOST_NOTE] if kind is NoteKind.CLIENT else text
    await shelf.add_note(work.tx, work.vault, number, kind, kept, work.seconds)
    await tell_staff(work, request, News.NOTE)
    await case_waits.plan(work, request)
    return request


async def may_write(work: Work, chat: Chat, number: int) -> Request:
    """An own request to which words may be added; raises OnlyATalk where nothing is written down."""
    request = await own(work, chat, number)
    if request.service in ONLY_A_TALK:
        raise OnlyATalk(number)
    return request


async def call_me(work: Work, chat: Chat, number: int, call: CallMe) -> Request:
    """Answer by telephone: number, safe hours and whom to ask for are sealed and go with the request."""
    request = await wish(work, chat, number, Way.CALL)
    await shelf.add_note(work.tx, work.vault, number, NoteKind.PHONE, kept_call(call), work.seconds)
    await tell_staff(work, request, News.NOTE)
    return request


async def wish(work: Work, chat: Chat, number: int, wanted: Way | Suits | Interpreter) -> Request:
    """How the person wants to be answered, when they can come, whom they want to interpret."""
    request = await own(work, chat, number)
    await shelf.set_wish(work.tx, number, wanted)
    return request


async def answer(work: Work, chat: Chat, number: int, kept: Kept, *, yes: bool) -> Request:
    """Yes or no to a kept question; it goes into the case."""
    request = await own(work, chat, number)
    require_open(request)
    said = f"{kept}:{'yes' if yes else 'no'}"
    await shelf.add_note(work.tx, work.vault, number, NoteKind.ANSWER, said, work.seconds)
    await tell_staff(work, request, News.NOTE)
    return request

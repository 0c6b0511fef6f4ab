"""Asking for an interpreter: staff ask, after the client agreed; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.appointments import Interpreter, News, Note, NoteKind, Request, Way
from bot.domain.chats import Chat, Reach
from bot.domain.interpretations import OPEN_SECONDS, RUNNING, Interpretation, MayInterpret, Stage
from bot.domain.refusals import NotMoved, Outdated
from bot.services import appointments, appointments_staff, interpretations, interpreters
from bot.work import Work
from storage import appointments as cases
from storage import audit, chats
from storage import interpretations as shelf
from storage import interpreters as questions


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody who wants to ask has to know; ``answered`` is None where the client was never asked."""

    request: Request
    notes: tuple[Note, ...]
    running: Interpretation | None
    answered: bool | None


async def standing(work: Work, by: Chat, number: int) -> Standing:
    """Whether one can ask, and for which words; reading them is written down."""
    request, notes, _client = await appointments_staff.case(work, by, number)
    _require_claimed(request)
    written = tuple(note for note in notes if note.kind is NoteKind.CLIENT)
    running = [one for one in await of_request(work, number) if one.stage in RUNNING]
    answered = await questions.answered(work.tx, number)
    return Standing(request, written, running[0] if running else None, answered)


async def of_request(work: Work, number: int) -> list[Interpretation]:
    """Everything that was to be translated of a request, for who has been let into it; oldest first."""
    return await shelf.of_request(work.tx, work.vault, number)


async def ask(work: Work, by: Chat, number: int, note: int, their: str) -> int:
    """Ask for what the client wrote; returns how many were asked, and 0 where nobody fits."""
    request = await _agreed(work, by, number)
    notes = await cases.notes(work.tx, work.vault, number)
    text = next((one.text for one in notes if one.id == note and one.kind is NoteKind.CLIENT), None)
    if text is None:
        raise Outdated
    return await _ask(work, request, _new(work, by, text, (their, language(by))))


async def ask_own(work: Work, by: Chat, number: int, text: str, their: str) -> int:
    """Ask for words of our own, which go to the client; returns how many were asked, and 0 where nobody fits."""
    request = await _agreed(work, by, number)
    return await _ask(work, request, _new(work, by, text, (language(by), their), to_client=True))


def language(by: Chat) -> str:
    """What who asks reads."""
    return by.language or "en"


def _new(work: Work, by: Chat, text: str, languages: tuple[str, str], *, to_client: bool = False) -> Interpretation:
    until = work.now + timedelta(seconds=OPEN_SECONDS)
    return Interpretation(0, 0, text, *languages, to_client, until, by.id)


async def _ask(work: Work, request: Request, new: Interpretation) -> int:
    running = [one for one in await of_request(work, request.id) if one.stage in RUNNING]
    if running or new.source == new.target:
        raise NotMoved(request.id, desk=True)
    if not await interpreters.who_fit(work, request, new.languages, new.asked_by):
        return 0
    task = await shelf.add(work.tx, work.vault, replace(new, request=request.id))
    await audit.add(work.tx, work.seconds, new.asked_by, "ask interpreter", f"interpretation {task.id}")
    return await interpretations.tell_all(work, task, request)


async def withdraw(work: Work, by: Chat, number: int, task: int) -> None:
    """It is not needed any more; the words leave whoever has them."""
    await appointments_staff.permitted(work, by, number)
    found = await shelf.get(work.tx, work.vault, task)
    if found is None or found.request != number:
        raise Outdated
    if await shelf.drop(work.tx, task, Stage.WITHDRAWN):
        await interpretations.empty(work, found)


async def may_be_written(work: Work, by: Chat, number: int) -> bool:
    """Whether words of ours would come to the client: not where they want only the desk, or cannot be reached."""
    request = await appointments_staff.permitted(work, by, number)
    client = await chats.get(work.tx, request.chat)
    return request.way is not Way.DESK and client is not None and client.reach is Reach.OPEN


async def ask_client(work: Work, by: Chat, number: int) -> None:
    """May an interpreter translate your message? Asked once."""
    request = await appointments_staff.permitted(work, by, number)
    _require_claimed(request)
    if not await questions.ask(work.tx, number, work.seconds):
        raise NotMoved(number, desk=True)
    await appointments.tell_client(work, request, MayInterpret(await appointments.about(work, request)))


async def agree(work: Work, chat: Chat, number: int, wanted: Interpreter) -> Request:
    """The client's answer; staff are told that something was added."""
    request = await appointments.own(work, chat, number)
    appointments.require_open(request)
    await cases.set_wish(work.tx, number, wanted)
    await questions.answer(work.tx, number, work.seconds)
    await appointments.tell_staff(work, request, News.NOTE)
    return request


async def _agreed(work: Work, by: Chat, number: int) -> Request:
    """A request somebody works on whose person agreed to an interpreter. Raises NotMoved."""
    request = await appointments_staff.permitted(work, by, number)
    _require_claimed(request)
    if request.interpreter is Interpreter.NONE:
        raise NotMoved(number, desk=True)
    return request


def _require_claimed(request: Request) -> None:
    appointments.require_open(request, desk=True)
    if request.claimed_by is None:
        raise NotMoved(request.id, desk=True)

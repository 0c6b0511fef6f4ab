"""One message in an interpreter's hands: take it, write, send, give back, and what time does; never a screen or SQL."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import appointments as requests
from bot.domain import interpretations as rules
from bot.domain.appointment_notices import Replied
from bot.domain.appointments import Interpreter, News, Request
from bot.domain.chats import Chat
from bot.domain.delivery import Call
from bot.domain.interpretations import Interpretation, Stage, Uninterpreted, Wanted, WordsGone
from bot.domain.people import Action, may
from bot.domain.refusals import HandsFull, NotAllowed, NotWanted
from bot.domain.reminders import Kind
from bot.services import appointments, interpreters, people
from bot.work import Work
from storage import appointments as cases
from storage import audit, chats, reminders
from storage import interpretations as shelf
from storage import interpreters as skills

# the interpreter ----------------------------------------------------------------------------------------------------


async def take(work: Work, chat: Chat, number: int, message: int) -> Interpretation:
    """The words for who taps first, and again for who has them, in this message of their chat.

    Returns it as it was before. Raises NotWanted, HandsFull, and NotAllowed for who does not fit.
    """
    await permitted(work, chat)
    task, request = await _standing(work, number)
    if task.taken_by != chat.id:
        await _win(work, chat, task, request)
    await shelf.show(work.tx, number, message)
    return task


async def _win(work: Work, chat: Chat, task: Interpretation, request: Request) -> None:
    mine = await skills.get(work.tx, chat.id)
    if chat.id in (request.chat, task.asked_by) or not mine.fits(task.languages, request.interpreter):
        raise NotAllowed(f"interpretation {task.id}")
    other = await shelf.in_hand(work.tx, chat.id)
    if other is not None:
        raise HandsFull(other)
    if task.stage is Stage.TAKEN and not await _still_there(work, task):
        await empty(work, task)
        await shelf.reopen(work.tx, task.id, work.seconds)
    until = work.seconds + rules.TAKEN_SECONDS
    if not await shelf.take(work.tx, task.id, chat.id, until):
        raise NotWanted
    await reminders.plan(work.tx, Kind.INTERPRETATION, task.id, until)
    await audit.add(work.tx, work.seconds, chat.id, "interpret", f"interpretation {task.id}")


async def held(work: Work, chat: Chat, number: int) -> Interpretation | None:
    """What this person has to translate; None where they have it no more, or no longer may."""
    if not may(await people.grants(work, chat), Action.INTERPRET):
        return None
    try:
        task, _request = await _standing(work, number)
    except NotWanted:
        return None
    return task if task.taken_by == chat.id else None


async def in_hand(work: Work, chat: Chat) -> int | None:
    """The one this person has at this moment."""
    return await shelf.in_hand(work.tx, chat.id)


async def permitted(work: Work, chat: Chat) -> None:
    """Only for who interprets; raises NotAllowed."""
    await people.require(work, chat, Action.INTERPRET)


async def unwrite(work: Work, chat: Chat, number: int) -> Interpretation:
    """What was written is not sent; returns it as it was. Raises NotAllowed, NotWanted."""
    await permitted(work, chat)
    task = await held(work, chat, number)
    if task is None:
        raise NotWanted
    await write(work, task, "", None)
    return task


async def write(work: Work, task: Interpretation, text: str, typed: int | None) -> None:
    """Keep a translation to look at before it is sent; an empty one takes it back."""
    await shelf.write(work.tx, work.vault, task.id, text[: rules.MOST_ANSWER], typed)


async def send(work: Work, chat: Chat, number: int) -> Interpretation:
    """It goes to the client word for word, or into the case; returns it as it was. Raises NotAllowed, NotWanted."""
    await permitted(work, chat)
    task, request = await _standing(work, number)
    if task.taken_by != chat.id or not task.answer or not await shelf.finish(work.tx, number):
        raise NotWanted
    await audit.add(work.tx, work.seconds, chat.id, "interpreted", f"interpretation {number}")
    if task.to_client:
        await appointments.tell_client(work, request, Replied(await appointments.about(work, request), task.answer))
    await appointments.tell_staff(work, request, News.NOTE)
    return task


async def has_sent(work: Work, chat: Chat, number: int) -> bool:
    """Whether this person has translated it already: the same tap once more."""
    task = await shelf.get(work.tx, work.vault, number)
    return task is not None and task.stage is Stage.DONE and task.taken_by == chat.id


async def give_back(work: Work, chat: Chat, number: int) -> Interpretation:
    """Somebody else may do it; returns it as it was. Raises NotAllowed, NotWanted."""
    await permitted(work, chat)
    task = await held(work, chat, number)
    if task is None:
        raise NotWanted
    await _put_back(work, task)
    return task


async def let_go(work: Work, chat: Chat) -> None:
    """Who lost the right has it no more: the words leave their chat, and somebody else may do it."""
    number = await shelf.in_hand(work.tx, chat.id)
    task = await shelf.get(work.tx, work.vault, number) if number is not None else None
    if task is not None:
        await empty(work, task)
        await _put_back(work, task)


async def _standing(work: Work, number: int) -> tuple[Interpretation, Request]:
    """One that is still needed: the request is open and its person still agrees. Raises NotWanted."""
    task = await shelf.get(work.tx, work.vault, number)
    request = await cases.get(work.tx, task.request) if task else None
    if task is None or request is None or task.stage not in rules.RUNNING or task.until <= work.now:
        raise NotWanted
    if not _needed(request):
        raise NotWanted
    return task, request


def _needed(request: Request) -> bool:
    return request.state in requests.OPEN and request.interpreter is not Interpreter.NONE


async def _still_there(work: Work, task: Interpretation) -> bool:
    """Whether who has it has not been erased, nor lost the right."""
    holder = await chats.get(work.tx, task.taken_by) if task.taken_by is not None else None
    return holder is not None and may(await people.grants(work, holder), Action.INTERPRET)


# time ---------------------------------------------------------------------------------------------------------------


async def end_of_time(work: Work, number: int) -> bool:
    """Who has it was too slow, or nobody took it; False where it stands otherwise by now."""
    task = await shelf.get(work.tx, work.vault, number)
    if task is None or task.stage not in rules.RUNNING or task.until > work.now:
        return False
    await empty(work, task)
    if task.stage is Stage.TAKEN:
        await _put_back(work, task)
    else:
        await _lapse(work, task)
    return True


async def _put_back(work: Work, task: Interpretation) -> None:
    """Once more to everybody who fits, except who had it; the second time, or where nobody fits, it lapses."""
    request = await cases.get(work.tx, task.request)
    await shelf.reopen(work.tx, task.id, work.seconds + rules.OPEN_SECONDS)
    if request is None or not _needed(request) or task.returned or not await tell_all(work, task, request):
        await _lapse(work, task)


async def _lapse(work: Work, task: Interpretation) -> None:
    request = await cases.get(work.tx, task.request)
    await shelf.drop(work.tx, task.id, Stage.LAPSED)
    asked = await chats.get(work.tx, task.asked_by) if task.asked_by is not None else None
    if asked is None or request is None or not _needed(request):
        return
    if may(await people.grants(work, asked), Action.WORK_REQUESTS, request.service):
        work.tell(asked, Uninterpreted(await appointments.about(work, request)))


# everybody ----------------------------------------------------------------------------------------------------------


async def tell_all(work: Work, task: Interpretation, request: Request) -> int:
    """Tell everybody who fits that it waits, for two hours; returns how many they are. Nothing of it is said."""
    told = Wanted(task.id, task.source, task.target, request.interpreter is Interpreter.OUTSIDE)
    fitting = await interpreters.who_fit(work, request, task.languages, task.asked_by)
    until = work.now + timedelta(seconds=rules.OPEN_SECONDS)
    await reminders.plan(work.tx, Kind.INTERPRETATION, task.id, int(until.timestamp()))
    return sum(work.tell(one, told) for one in fitting if one.id != task.taken_by)


async def empty(work: Work, task: Interpretation) -> None:
    """The words leave the chat of who has them, and so does what they wrote."""
    holder = await chats.get(work.tx, task.taken_by) if task.taken_by is not None else None
    if holder is None:
        return
    if task.shown is not None:
        work.retell(holder, WordsGone(), task.shown)
    if task.typed is not None:
        work.owe(holder, Call("deleteMessage", {"message_id": task.typed}), edits=task.typed)

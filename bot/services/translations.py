"""One text in a volunteer's hands: take it, write, send, give back, and what time does; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.announcements import MOST_LABEL, Content, File, Found, wrong
from bot.domain.announcements import State as Stands
from bot.domain.chats import Chat, Reach
from bot.domain.handovers import Answer, Ask
from bot.domain.holds import at_night
from bot.domain.people import Action, may
from bot.domain.refusals import NotAllowed, TextInHand, TranslationShut
from bot.domain.reminders import Kind
from bot.domain.translations import (
    DONE_BY_SOMEBODY,
    RUNNING,
    WAITED_FOR,
    Stage,
    Task,
    TranslationAsked,
    TranslationCame,
    TranslationOver,
    TranslationSettled,
    Untranslated,
)
from bot.domain.volunteers import State
from bot.i18n import clean
from bot.services import announcement_words, people, stand_ins
from bot.work import Work
from storage import announcements, asks, audit, chats, interpreters, reminders, volunteers
from storage import translations as shelf
from storage.asks import Book

# the volunteer ------------------------------------------------------------------------------------------------------


async def take(work: Work, chat: Chat, number: int) -> Task:
    """The text for who taps first, and again for who has it.

    Raises NotAllowed for who was not asked, TextInHand, and TranslationShut where somebody was faster or it is over.
    """
    await people.require(work, chat, Action.TRANSLATE)
    task = await _standing(work, number)
    if await asks.one(work.tx, Book.TRANSLATIONS, number, chat.id) is None:
        raise NotAllowed(f"translation {number}")
    if task.stage is Stage.TAKEN and task.taken_by == chat.id:
        return task
    other = await shelf.in_hand(work.tx, chat.id)
    if other is not None:
        raise TextInHand(other)
    if not await shelf.take(work.tx, number, chat.id):
        raise TranslationShut(Stage.TAKEN)
    await asks.add(work.tx, Book.TRANSLATIONS, Ask(number, chat.id, Answer.YES), work.seconds)
    await audit.add(work.tx, work.seconds, chat.id, "translate", f"translation {number}")
    await _tidy(work)
    return await _known(work, number)


async def refuse(work: Work, chat: Chat, number: int) -> None:
    """Not now: this text is not asked of them again."""
    if await asks.one(work.tx, Book.TRANSLATIONS, number, chat.id) is not None:
        await asks.add(work.tx, Book.TRANSLATIONS, Ask(number, chat.id, Answer.NO), work.seconds)


async def mine(work: Work, chat: Chat, number: int) -> Task:
    """What this person has to translate. Raises NotAllowed, and TranslationShut where they have it no more."""
    await people.require(work, chat, Action.TRANSLATE)
    task = await _standing(work, number)
    if task.stage is not Stage.TAKEN or task.taken_by != chat.id:
        raise TranslationShut(task.stage)
    return task


async def write(work: Work, task: Task, content: Content) -> list[Found]:
    """Keep a translation to look at before it is sent; returns what is wrong with it, and then nothing is kept."""
    kept = replace(content, file=task.file, labels=())
    found = wrong(task.target, kept)
    if not found:
        await shelf.write(work.tx, work.vault, task.id, kept)
    return found


async def speak(work: Work, task: Task, voice: File | None) -> list[Found]:
    """Keep the translation read aloud, or its text alone; returns what speaks against it, and then nothing changes."""
    if task.answer is None or not task.spoken:
        return []
    kept = replace(task.answer, file=voice)
    found = wrong(task.target, kept) if voice is not None else []
    if not found:
        await shelf.write(work.tx, work.vault, task.id, kept)
    return found


async def write_label(work: Work, task: Task, typed: str) -> Task:
    """The words of the next button; words that are none change nothing."""
    label = clean(typed, MOST_LABEL)
    if label and task.answer is not None and task.next_label is not None:
        await shelf.write(work.tx, work.vault, task.id, replace(task.answer, labels=(*task.answer.labels, label)))
    return await _known(work, task.id)


async def send(work: Work, chat: Chat, number: int) -> None:
    """Staff get it to look at; the same tap once more changes nothing. Raises as ``mine`` does."""
    task = await shelf.get(work.tx, work.vault, number)
    if task is not None and task.stage in (Stage.SENT, Stage.USED) and task.taken_by == chat.id:
        return
    task = await mine(work, chat, number)
    if not task.whole or not await shelf.send(work.tx, number):
        raise TranslationShut(task.stage)
    await reminders.void(work.tx, number, Kind.TRANSLATION)
    await audit.add(work.tx, work.seconds, chat.id, "translated", f"translation {number}")
    told = await came(work, task)
    for one in await people.who_may(work, Action.ANNOUNCE):
        if one.id != chat.id:
            work.tell(one, told)


async def give_back(work: Work, chat: Chat, number: int) -> None:
    """Somebody else may do it: everybody who can and has not said no is asked again. Raises as ``mine`` does."""
    task = await mine(work, chat, number)
    await _free(work, task)


async def let_go(work: Work, chat: Chat) -> None:
    """They stop: whatever text they have is asked of the others."""
    number = await shelf.in_hand(work.tx, chat.id)
    task = await shelf.get(work.tx, work.vault, number) if number is not None else None
    if task is not None:
        await _free(work, task)


async def came(work: Work, task: Task, *, heard: bool = False) -> TranslationCame:
    """A translation beside its original, as staff look at it; ``heard`` below the voice that reads it."""
    told = await announcements.get(work.tx, work.vault, task.announcement)
    current = told.contents.get(task.source) if told is not None else None
    same = current is not None and (current.html, current.labels) == (task.original.html, task.original.labels)
    words = task.answer or Content()
    unheard = task.voice is not None and not heard
    return TranslationCame(task.id, task.target, task.original.plain, words.plain, words.labels, not same, unheard)


async def _standing(work: Work, number: int) -> Task:
    """One that somebody still waits for. Raises TranslationShut."""
    task = await _known(work, number)
    if task.stage in WAITED_FOR and task.until <= work.now:
        raise TranslationShut(Stage.LAPSED)
    if task.stage not in WAITED_FOR:
        raise TranslationShut(task.stage)
    return task


async def _known(work: Work, number: int) -> Task:
    task = await shelf.get(work.tx, work.vault, number)
    if task is None:
        raise TranslationShut(Stage.ENDED)
    return task


# everybody ----------------------------------------------------------------------------------------------------------


async def speakers(work: Work, language: str, *, but: int | None = None) -> list[Chat]:
    """Volunteers and interpreters who speak it and can be asked at this moment."""
    said = {chat for chat, one in (await interpreters.every(work.tx)).items() if language in one.languages}
    team = [one for one in await volunteers.every(work.tx) if one.state is State.APPROVED]
    said |= {one.chat for one in team if language in one.languages}
    able = [chat for chat in await people.who_may(work, Action.TRANSLATE) if chat.id in said and chat.id != but]
    open_ = [chat for chat in able if chat.reach is Reach.OPEN]
    return [chat for chat in open_ if await stand_ins.wants_to_be_asked(work, chat)]


async def tell_all(work: Work, task: Task) -> int:
    """Ask everybody who can, once each, except who has given it back or said no; returns how many."""
    await asks.forget(work.tx, Book.TRANSLATIONS, task.id)
    answered = {one.chat for one in await asks.of(work.tx, Book.TRANSLATIONS, task.id)}
    told = TranslationAsked(task.id, task.target, task.original.plain, task.until, work.now)
    found = [one for one in await speakers(work, task.target, but=task.asked_by) if one.id not in answered]
    await shelf.told(work.tx, task.id, work.seconds)
    return sum([await _ask(work, task.id, chat, told) for chat in found])


async def _ask(work: Work, number: int, chat: Chat, told: TranslationAsked) -> bool:
    """Ask somebody, without a sound at night."""
    if not work.tell(chat, told, quiet=at_night(work.now)):
        return False
    await asks.add(work.tx, Book.TRANSLATIONS, Ask(number, chat.id, outbox=work.outgoing[-1].id), work.seconds)
    return True


async def _free(work: Work, task: Task) -> None:
    if await shelf.free(work.tx, task.id):
        await tell_all(work, replace(task, stage=Stage.OPEN, taken_by=None))


async def end(work: Work, announcement: int, target: str | None = None) -> None:
    """Nobody needs the translations of an announcement any more, or the one into a language; who has one is told."""
    for task in await shelf.running(work.tx, work.vault, announcement):
        if target in (None, task.target):
            await close(work, task, Stage.ENDED)


async def close(work: Work, task: Task, stage: Stage, *, quietly: bool = False) -> bool:
    """Nothing more can come of it, and who had it or wrote it hears what became of it, unless quietly; True once."""
    if task.stage not in RUNNING or not await shelf.end(work.tx, task.id, stage):
        return False
    await reminders.void(work.tx, task.id, Kind.TRANSLATION)
    holder = await chats.get(work.tx, task.taken_by) if task.taken_by is not None else None
    if holder is not None and not quietly:
        work.tell(holder, TranslationOver(stage), quiet=at_night(work.now))
    await _tidy(work)
    return True


# time ---------------------------------------------------------------------------------------------------------------


async def end_of_time(work: Work, number: int) -> bool:
    """Nobody took it, or who has it was too slow: staff are told once. False where it stands otherwise by now."""
    task = await shelf.get(work.tx, work.vault, number)
    if task is None or task.stage not in WAITED_FOR or task.until > work.now:
        return False
    await close(work, task, Stage.LAPSED)
    told = await announcements.get(work.tx, work.vault, task.announcement)
    if told is None or told.state not in (Stands.DRAFT, Stands.ASKED):
        return False
    late = Untranslated(told.id, task.target, announcement_words.title(told), task.stage is Stage.TAKEN)
    for one in await _who_asked(work, task):
        work.tell(one, late, quiet=at_night(work.now))
    return True


async def _who_asked(work: Work, task: Task) -> list[Chat]:
    """Who asked for it, while they still may; else everybody who may."""
    staff = await people.who_may(work, Action.ANNOUNCE)
    return [one for one in staff if one.id == task.asked_by] or staff


async def keep_true(work: Work) -> None:
    """Ask again for what became free by an erased or dismissed holder, and take back questions that are settled."""
    for task in await shelf.running(work.tx, work.vault):
        if task.stage is Stage.TAKEN and not await _still_there(work, task):
            await _free(work, task)
        elif task.stage is Stage.OPEN and not task.told:
            await tell_all(work, task)
    await _tidy(work)


async def _still_there(work: Work, task: Task) -> bool:
    holder = await chats.get(work.tx, task.taken_by) if task.taken_by is not None else None
    return holder is not None and may(await people.grants(work, holder), Action.TRANSLATE)


async def _tidy(work: Work) -> None:
    """Questions nobody has to answer any more say so, or never go out."""
    await asks.settle(work.tx, Book.TRANSLATIONS)
    for one in await asks.hanging(work.tx, Book.TRANSLATIONS):
        task = await shelf.get(work.tx, work.vault, one.about)
        taken = task is not None and task.stage in DONE_BY_SOMEBODY
        await stand_ins.close(work, Book.TRANSLATIONS, one, TranslationSettled(taken))

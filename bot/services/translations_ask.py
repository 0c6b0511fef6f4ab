"""Asking volunteers for a translation, and looking at what came of it; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.announcements import Announcement, Content
from bot.domain.announcements import State as Stands
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Outdated, TranslationLate
from bot.domain.reminders import Kind
from bot.domain.translations import RUNNING, Due, Stage, Task, deadlines
from bot.services import announcements, people, translations
from bot.services.announcements import Draft
from bot.work import Work
from storage import announcements as texts
from storage import audit, reminders
from storage import translations as shelf


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft, the translations it waits for, and the languages its audience reads and it lacks, with how many."""

    draft: Draft
    tasks: tuple[Task, ...]
    lacking: tuple[tuple[str, int], ...]


async def standing(work: Work, by: Chat, number: int) -> Standing:
    """What can be asked for, and what was. Raises NotAllowed, Outdated."""
    draft = await announcements.look(work, by, number)
    tasks = await of(work, number)
    asked = {task.target for task in tasks}
    people_of = sorted(draft.reached.people.items(), key=lambda pair: (-pair[1], pair[0]))
    lacking = [(tag, count) for tag, count in people_of if tag and tag not in asked and not draft.told.whole(tag)]
    return Standing(draft, tasks, tuple(lacking))


async def of(work: Work, number: int) -> tuple[Task, ...]:
    """What an announcement waits for."""
    return tuple(await shelf.running(work.tx, work.vault, number))


def possible(told: Announcement) -> bool:
    """Whether there are words to translate."""
    content = told.contents.get(told.main)
    return told.state is Stands.DRAFT and told.whole(told.main) and bool(content and content.plain.strip())


async def ask(work: Work, by: Chat, number: int, target: str, due: Due) -> int:
    """Ask everybody who speaks it; returns how many, and 0 where nobody does: then nothing was asked.

    Raises NotAllowed, and Outdated where it can be asked no more, the hour is past, or a colleague was faster.
    """
    told, until = await announcements.draft(work, by, number), deadlines(work.now).get(due)
    if until is None or not possible(told) or told.whole(target):
        raise Outdated
    if not await translations.speakers(work, target, but=by.id):
        return 0
    task = await shelf.add(
        work.tx, work.vault, Task(0, number, told.main, target, told.contents[told.main], until, by.id)
    )
    if task is None:
        raise Outdated
    await reminders.plan(work.tx, Kind.TRANSLATION, task.id, int(until.timestamp()))
    await audit.add(work.tx, work.seconds, by.id, "ask translation", f"translation {task.id}")
    return await translations.tell_all(work, task)


async def ask_again(work: Work, by: Chat, number: int, due: Due) -> int:
    """It is asked of everybody once more, who wrote it too; returns how many were asked. Raises as ``ask`` does."""
    task = await look(work, by, number)
    await translations.close(work, task, Stage.REFUSED, quietly=True)
    return await ask(work, by, task.announcement, task.target, due)


async def look(work: Work, by: Chat, number: int) -> Task:
    """One that staff asked for, wherever it stands. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.ANNOUNCE)
    task = await shelf.get(work.tx, work.vault, number)
    if task is None:
        raise Outdated
    return task


async def sent(work: Work, by: Chat, number: int) -> Task:
    """One that came and that nobody has decided about. Raises NotAllowed, Outdated."""
    task = await look(work, by, number)
    if task.stage is not Stage.SENT or task.answer is None:
        raise Outdated
    return task


async def stop(work: Work, by: Chat, number: int) -> Task:
    """It is not needed any more; twice changes nothing. Raises NotAllowed, Outdated."""
    task = await look(work, by, number)
    await translations.close(work, task, Stage.ENDED)
    return task


async def use(work: Work, by: Chat, number: int) -> Task:
    """It becomes the text of its language; returns it as it was, and one that is not to be decided changes nothing.

    Raises NotAllowed, Outdated, and TranslationLate once the announcement is on its way or a colleague is to agree.
    """
    task = await look(work, by, number)
    told = await announcements.known(work, task.announcement)
    if task.stage is not Stage.USED and told.state is not Stands.DRAFT:
        raise TranslationLate(told.id, asked=told.state is Stands.ASKED)
    if task.stage is Stage.SENT and task.answer is not None:
        await translations.close(work, task, Stage.USED)
        now, before = (told.contents.get(tag, Content()) for tag in (task.source, task.target))
        kept = replace(task.answer, labels=task.labels_for(len(told.links), now, before))
        await texts.put_content(work.tx, work.vault, told.id, task.target, kept)
        await audit.add(work.tx, work.seconds, by.id, "use translation", f"translation {number}")
    return task


async def refuse(work: Work, by: Chat, number: int) -> Task:
    """It is not used; who wrote it hears it kindly. Twice changes nothing. Raises NotAllowed, Outdated."""
    task = await look(work, by, number)
    if task.stage in RUNNING:
        await translations.close(work, task, Stage.REFUSED)
        await audit.add(work.tx, work.seconds, by.id, "refuse translation", f"translation {number}")
    return task

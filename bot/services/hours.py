"""Hours somebody helped, and the papers about them: only what was attended or written down; never a screen or SQL."""

from __future__ import annotations

import secrets

from bot.domain import papers
from bot.domain.chats import Chat, ChatId
from bot.domain.hours import CODE_LENGTH, CODE_LETTERS, MOST_NAME, Hours, Issue, Line
from bot.domain.papers import Apart, Certificate, Statement
from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.i18n import clean
from bot.work import Work
from storage import audit, certificates, colleagues
from storage import hours as shelf


async def mine(work: Work, chat: Chat) -> tuple[Hours, Issue | None]:
    """My hours, and the last certificate I was given."""
    return await shelf.of(work.tx, chat.id, work.seconds), await certificates.last(work.tx, chat.id)


async def first_name(work: Work, chat: ChatId) -> str:
    """What somebody said they are called; empty for nothing."""
    found = await colleagues.get(work.tx, work.vault, chat)
    return found.text if found else ""


def for_this_paper(typed: str) -> str | None:
    """A name for one paper, which is kept nowhere; None for none, or for more than a name."""
    name = clean(typed, MOST_NAME)
    return name if name and name == clean(typed, MOST_NAME + 1) else None


async def statement(work: Work, chat: ChatId, name: str) -> Statement:
    """The hours line by line, and apart from them what is not counted (SH-I3)."""
    found = await shelf.of(work.tx, chat, work.seconds)
    apart = ((Apart.AHEAD, found.ahead), (Apart.UNMARKED, found.unmarked), (Apart.MISSED, found.missed))
    return Statement(name, today(work.now), tuple(map(_on_paper, found.lines)), apart)


def _on_paper(line: Line) -> papers.Line:
    return papers.Line(line.on, line.task, line.programme, line.minutes, line.later)


async def certificate(work: Work, by: Chat, chat: ChatId, name: str) -> Certificate:
    """A certificate of all hours: the same number while they are the same, the next once they were corrected (SH-I5).

    Raises Outdated where there are none.
    """
    made = await statement(work, chat, name)
    if made.minutes <= 0:
        raise Outdated
    given = await certificates.last(work.tx, chat)
    if given is None or given.minutes != made.minutes:
        given = Issue((given.number if given else 0) + 1, _code(), made.minutes)
        await certificates.add(work.tx, chat, given, work.seconds)
        await audit.add(work.tx, work.seconds, by.id, "certificate", f"chat {chat}: {given.number}")
    return Certificate(made, given.code, given.number)


def _code() -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))

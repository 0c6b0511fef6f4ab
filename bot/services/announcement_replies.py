"""What people write back to an announcement, folded by announcement so that no thanks hide what is urgent.

Never a screen or SQL.
"""

from __future__ import annotations

from bot.domain.announcements import Reply
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.i18n import clean
from bot.services import announcements, people
from bot.work import Work
from storage import announcement_answers, receivers

MOST_LETTERS = 300


async def fold(work: Work, chat: Chat, message: int, text: str) -> bool:
    """Keep an answer to the announcement that stands in this message of theirs; False where none does."""
    number = await receivers.of_message(work.tx, chat.id, message)
    words = clean(text, MOST_LETTERS)
    if number is None or not words:
        return False
    await announcement_answers.add(work.tx, work.vault, number, chat.id, words, work.seconds)
    return True


async def read(work: Work, by: Chat, number: int, skip: int, most: int) -> tuple[list[Reply], int]:
    """Some of the answers to one announcement, the latest first, and how many there are. Raises NotAllowed."""
    await announcements.get(work, by, number)
    found = await announcement_answers.page(work.tx, work.vault, number, skip, most)
    await announcement_answers.read(work.tx, number, work.seconds)
    return found, await announcement_answers.count(work.tx, number)


async def folded(work: Work, by: Chat) -> list[tuple[int, int, int]]:
    """Each announcement with answers nobody has read: number, how many are new, how many there are."""
    await people.require(work, by, Action.ANNOUNCE)
    return await announcement_answers.folded(work.tx)

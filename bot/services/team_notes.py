"""What staff do with the line for the next team: read it, put another in its place, clear it; never a screen or SQL.

Who replaces or clears says which line they have seen; another stands by then: nothing changes, and they see that one.
"""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.team_notes import MOST_LETTERS, NONE, TeamNote
from bot.i18n import clean
from bot.services import people
from bot.work import Work
from storage import audit, colleagues
from storage import team_notes as shelf


async def standing(work: Work) -> TeamNote | None:
    """The line that stands, for screens whose reader's right was asked already."""
    kept = await shelf.standing(work.tx, work.vault)
    if kept is None:
        return None
    known = await colleagues.get(work.tx, work.vault, kept.by) if kept.by is not None else None
    return TeamNote(kept.id, kept.text, known.text if known else "", kept.at, work.now)


async def look(work: Work, by: Chat) -> TeamNote | None:
    """The line that stands. Raises NotAllowed."""
    await people.require(work, by, Action.WORK_REQUESTS)
    return await standing(work)


def fitting(typed: str) -> str | None:
    """What was typed as one line; None where it is empty or too long."""
    line = clean(typed, MOST_LETTERS)
    return line if line and line == clean(typed, MOST_LETTERS + 1) else None


async def write(work: Work, by: Chat, seen: int, text: str) -> bool:
    """Put this line in the place of the one that was ``seen``; False where another stands by then. Raises NotAllowed.

    The same line again is kept already, so that a message delivered twice changes nothing.
    """
    now = await look(work, by)
    if now is not None and now.text == text:
        return True
    if _number(now) != seen:
        return False
    await shelf.put(work.tx, work.vault, text, by.id, work.seconds)
    await audit.add(work.tx, work.seconds, by.id, "team note", "staff")
    return True


async def clear(work: Work, by: Chat, seen: int) -> bool:
    """Take the line that was ``seen`` away; False where another stands by then. Raises NotAllowed."""
    now = await look(work, by)
    if now is None:
        return True
    if now.id != seen:
        return False
    await shelf.clear(work.tx)
    await audit.add(work.tx, work.seconds, by.id, "clear team note", "staff")
    return True


def _number(note: TeamNote | None) -> int:
    return note.id if note else NONE

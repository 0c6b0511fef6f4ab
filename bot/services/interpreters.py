"""What interpreters say of themselves, and who of them fits a message; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.appointments import Request
from bot.domain.chats import Chat, ChatId, Reach
from bot.domain.interpretations import Skills
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.i18n import LANGUAGES
from bot.services import people
from bot.work import Work
from storage import interpreters as shelf


async def skills(work: Work, chat: Chat) -> Skills:
    """What somebody who interprets has said of themselves; raises NotAllowed for anybody else."""
    await people.require(work, chat, Action.INTERPRET)
    return await shelf.get(work.tx, chat.id)


async def toggle_language(work: Work, chat: Chat, tag: str) -> Skills:
    """One language more, or less; raises Outdated for one we do not know."""
    mine = await skills(work, chat)
    if tag not in LANGUAGES:
        raise Outdated
    others = tuple(one for one in mine.languages if one != tag)
    return await _keep(work, chat, replace(mine, languages=others if tag in mine.languages else (*others, tag)))


async def toggle_woman(work: Work, chat: Chat) -> Skills:
    """She is a woman, or the tick was a slip."""
    mine = await skills(work, chat)
    return await _keep(work, chat, replace(mine, woman=not mine.woman))


async def toggle_pause(work: Work, chat: Chat) -> Skills:
    """No messages for now, or again."""
    mine = await skills(work, chat)
    return await _keep(work, chat, replace(mine, paused=not mine.paused))


async def _keep(work: Work, chat: Chat, changed: Skills) -> Skills:
    await shelf.put(work.tx, chat.id, changed)
    return changed


async def ready(work: Work) -> dict[Chat, Skills]:
    """Everybody who interprets and can be asked at this moment."""
    said = await shelf.every(work.tx)
    found = {chat: said.get(chat.id, Skills()) for chat in await people.who_may(work, Action.INTERPRET)}
    return {chat: mine for chat, mine in found.items() if mine.ready and chat.reach is Reach.OPEN}


async def who_fit(work: Work, request: Request, languages: tuple[str, str], but: ChatId | None) -> list[Chat]:
    """Who can be asked for a message of this request: whom its person wants, and never that person or who asks."""
    return [
        chat
        for chat, mine in (await ready(work)).items()
        if chat.id not in (request.chat, but) and mine.fits(languages, request.interpreter)
    ]


async def bridges(work: Work, language: str) -> list[str]:
    """The languages somebody can interpret from and to this one."""
    spoken = {tag for mine in (await ready(work)).values() if language in mine.languages for tag in mine.languages}
    return [tag for tag in LANGUAGES if tag in spoken - {language}]

"""What of an announcement each reader gets: which language, and the message as it will go out; never a query."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.announcement_notices import Announced
from bot.domain.announcements import Announcement, Content, Reached
from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.delivery import Call
from bot.i18n import LANGUAGES
from bot.work import Work

TITLE = 40
"""Letters of the first line by which staff know it again."""
_ANYBODY = Chat(ChatId(0), Kind.PRIVATE, None, Reach.OPEN, (), date.min)


def language_for(told: Announcement, language: str) -> str:
    """The one language of the message for who reads this one; '' is who chose none."""
    known = LANGUAGES.get(language)
    return told.language_for(known.chain if known else ())


def reached(told: Announcement, people: dict[str, int]) -> Reached:
    """The audience by language, and what each of these gets."""
    return Reached(people, {language: language_for(told, language) for language in people})


def call(work: Work, told: Announcement, language: str) -> Call:
    """The message of one language, as everybody of it gets it."""
    return call_of(work, told, language, told.contents[language])


def call_of(work: Work, told: Announcement, language: str, content: Content) -> Call:
    """The message this content would be, in a language it is not kept for yet too."""
    announced = Announced(told.id, content, told.links, told.point)
    return work.tools.render(announced, replace(_ANYBODY, language=language))


def calls(work: Work, told: Announcement) -> dict[str, Call]:
    """The message of every language that is whole."""
    return {language: call(work, told, language) for language in told.contents if told.whole(language)}


def title(told: Announcement) -> str:
    """The first words of its main language."""
    content = told.contents.get(told.main) or next(iter(told.contents.values()), None)
    first = next((line.strip() for line in content.plain.splitlines() if line.strip()), "") if content else ""
    return first if len(first) <= TITLE else first[: TITLE - 1].rstrip() + "…"

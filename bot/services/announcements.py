"""What staff do with an announcement before it goes out: write, choose for whom and when; never a screen or SQL."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.domain.announcements import (
    MOST_LABEL,
    MOST_LINKS,
    Announcement,
    Content,
    Fault,
    Found,
    Point,
    Reached,
    Repeats,
    State,
    faults,
)
from bot.domain.audiences import Part
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.i18n import clean
from bot.services import announcement_words, people, translations
from bot.work import Work
from storage import announcements as shelf
from storage import audiences

_LINK = re.compile(r"https?://[^\s<>\"]{3,512}")
LATEST = timedelta(days=60)
"""No announcement is planned further ahead."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An announcement with whom it reaches now and what keeps it from being sent."""

    told: Announcement
    reached: Reached
    faults: tuple[Found, ...]

    @property
    def ready(self) -> bool:
        """Whether it can be approved."""
        return not self.faults and self.reached.total > 0


async def begin(work: Work, by: Chat, language: str) -> int:
    """A new draft, whose main language is that of who writes; returns its number. Raises NotAllowed."""
    await people.require(work, by, Action.ANNOUNCE)
    return await shelf.add(work.tx, by.id, language, work.seconds)


async def get(work: Work, by: Chat, number: int) -> Announcement:
    """One announcement, to staff. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.ANNOUNCE)
    return await known(work, number)


async def known(work: Work, number: int) -> Announcement:
    """One announcement; raises Outdated for none of ours."""
    found = await shelf.get(work.tx, work.vault, number)
    if found is None:
        raise Outdated
    return found


async def draft(work: Work, by: Chat, number: int) -> Announcement:
    """One that can still be changed. Raises NotAllowed, Outdated."""
    found = await get(work, by, number)
    if found.state is not State.DRAFT:
        raise Outdated
    return found


async def look(work: Work, by: Chat, number: int) -> Draft:
    """A draft, whom it reaches at this moment, and what is missing. Raises NotAllowed, Outdated."""
    told = await get(work, by, number)
    if told.state not in (State.DRAFT, State.ASKED):
        raise Outdated
    return await as_draft(work, told)


async def as_draft(work: Work, told: Announcement) -> Draft:
    """Whom it reaches at this moment, and what is missing."""
    found = await audiences.languages(work.tx, told.audience, urgent=told.emergency)
    reached = announcement_words.reached(told, found)
    nobody = () if reached.total else (Found(Fault.NOBODY),)
    return Draft(told, reached, (*faults(told), *nobody))


async def write(work: Work, by: Chat, number: int, language: str, content: Content) -> Announcement:
    """The words and the file of one language, in place of those before; its labels stay. Raises Outdated.

    A voice note reads the words that are there: no telephone can put words under one. A translation that was asked
    of volunteers is not needed any more.
    """
    told = await draft(work, by, number)
    await translations.end(work, number, language)
    before = told.contents.get(language, Content())
    kept = replace(content, labels=before.labels)
    if kept.spoken and not kept.plain:
        kept = replace(kept, html=before.html, plain=before.plain)
    await shelf.put_content(work.tx, work.vault, number, language, kept)
    if not told.whole(told.main):
        await shelf.put_main(work.tx, number, language)
    return await known(work, number)


async def add_link(work: Work, by: Chat, number: int, language: str, typed: str) -> Announcement | None:
    """A button, typed as its label and its address; None where that is neither, or there are three already.

    The same address again changes its label in this language.
    """
    told = await draft(work, by, number)
    found = _LINK.search(typed)
    label = clean(typed.replace(found.group(), " ") if found else "", MOST_LABEL)
    if found is None or not label:
        return None
    links = told.links if found.group() in told.links else (*told.links, found.group())
    if len(links) > MOST_LINKS:
        return None
    await shelf.put_links(work.tx, number, links)
    content = told.contents.get(language, Content())
    labels = [*content.labels, *[""] * (len(links) - len(content.labels))]
    labels[links.index(found.group())] = label
    await shelf.put_content(work.tx, work.vault, number, language, replace(content, labels=tuple(labels)))
    return await known(work, number)


async def drop_links(work: Work, by: Chat, number: int) -> Announcement:
    """No buttons. Raises Outdated."""
    told = await draft(work, by, number)
    await shelf.put_links(work.tx, number, ())
    for language, content in told.contents.items():
        await shelf.put_content(work.tx, work.vault, number, language, replace(content, labels=()))
    return await known(work, number)


async def set_point(work: Work, by: Chat, number: int, point: Point | None) -> Announcement:
    """A place on the map, or none. Raises Outdated."""
    await draft(work, by, number)
    await shelf.put_point(work.tx, number, point)
    return await known(work, number)


async def toggle(work: Work, by: Chat, number: int, part: Part, *, out: bool) -> Announcement:
    """Put one sort of people in, or take it out; ``out`` is about who is left out. Raises Outdated."""
    told = await draft(work, by, number)
    await shelf.put_audience(work.tx, number, told.audience.toggled(part, out=out))
    return await known(work, number)


async def set_emergency(work: Work, by: Chat, number: int, *, on: bool) -> Announcement:
    """Whether it is about danger: then it wakes people, and a second person has to agree. Raises Outdated."""
    await draft(work, by, number)
    await shelf.put_emergency(work.tx, number, on=on)
    return await known(work, number)


async def set_fallback(work: Work, by: Chat, number: int, language: str) -> Announcement:
    """What who lacks a text gets. Raises Outdated for a language that is not whole."""
    told = await draft(work, by, number)
    if not told.whole(language):
        raise Outdated
    await shelf.put_fallback(work.tx, number, language)
    return await known(work, number)


async def set_time(work: Work, by: Chat, number: int, starts_at: datetime | None, repeats: Repeats) -> Announcement:
    """When it goes out (None: as soon as it is approved), and how often. Raises Outdated for a time that is past."""
    await draft(work, by, number)
    if starts_at is not None and not work.now < starts_at <= work.now + LATEST:
        raise Outdated
    await shelf.put_time(work.tx, number, int(starts_at.timestamp()) if starts_at else None, repeats)
    return await known(work, number)


async def set_useful(work: Work, by: Chat, number: int, minutes: int | None) -> Announcement:
    """How long after its time it is still of use; None for as long as it takes. Raises Outdated."""
    await draft(work, by, number)
    await shelf.put_useful(work.tx, number, minutes)
    return await known(work, number)


async def drop(work: Work, by: Chat, number: int) -> None:
    """Throw a draft away. Raises NotAllowed, Outdated."""
    await get(work, by, number)
    if not await shelf.drop(work.tx, number):
        raise Outdated
    await translations.end(work, number)


async def drafts(work: Work, by: Chat) -> list[Announcement]:
    """What is not sent yet, the latest first. Raises NotAllowed."""
    await people.require(work, by, Action.ANNOUNCE)
    return [await known(work, number) for number, _by, _state, _at in await shelf.drafts(work.tx)]

"""A programme's poster: its facts for who speaks to the public; never a picture, a screen or SQL."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Programme, ProgrammeKey
from bot.domain.chats import Chat
from bot.domain.papers import Poster
from bot.domain.people import Action
from bot.domain.posters import hours, places, regular
from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.services import people, schedule
from bot.work import Work
from storage import facts

USUAL = ("tr", "en", "ar", "fa")
"""The languages of a poster where none are chosen."""


class NoSuchProgramme(Exception):
    """There is no poster of this; the text says what there is, for who types it."""


async def programmes(work: Work, by: Chat) -> list[Programme]:
    """What there can be a poster of. Raises NotAllowed."""
    await people.require(work, by, Action.ANNOUNCE)
    return list((await schedule.timetable(work)).catalogue.programmes.values())


async def programme(work: Work, by: Chat, key: str) -> Programme:
    """One of these. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.ANNOUNCE)
    found = (await schedule.timetable(work)).catalogue.programmes.get(ProgrammeKey(key))
    if found is None:
        raise Outdated
    return found


async def poster(work: Work, key: str, languages: Sequence[str]) -> Poster:
    """What stands on it, for who types the key. Raises NoSuchProgramme, also before the bot has met Telegram."""
    timetable, on = await schedule.timetable(work), today(work.now)
    found = timetable.catalogue.programmes.get(ProgrammeKey(key))
    if found is None:
        known = ", ".join(timetable.catalogue.programmes) or "none yet"
        raise NoSuchProgramme(f"there is no programme {key}: write one of {known}")
    name = await facts.get(work.tx, facts.USERNAME)
    if name is None:
        raise NoSuchProgramme("the bot has not met Telegram yet and has no address: start it once")
    weekly = regular(timetable, found, on)
    link = f"https://t.me/{name.decode()}?start={found.key}"
    return Poster(dict(found.name), hours(weekly), places(timetable, found, weekly), link, tuple(languages), on)


async def made(work: Work, by: Chat, key: str, languages: Sequence[str]) -> Poster:
    """The same, for staff who tap. Raises NotAllowed, Outdated."""
    await programme(work, by, key)
    return await poster(work, key, languages)

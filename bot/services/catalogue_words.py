"""Staff say what programmes, places and items are, in each language, show and speak it; never a screen or SQL."""

from __future__ import annotations

from bot.domain.catalogue import TALK, Kind, Place, PlaceKey, Programme, ProgrammeKey, Text
from bot.domain.catalogue_words import MOST_WORDS, PICTOGRAMS, MediaKind, Said, Subject, text_of
from bot.domain.chats import Chat
from bot.domain.items import PICTOGRAMS as ITEM_PICTOGRAMS
from bot.domain.items import Item, Per, Sizes
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.i18n import clean
from bot.services import giving, people
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, items, schedule
from storage import catalogue_words as shelf


async def text(work: Work, by: Chat, subject: Subject, key: str, said: Said) -> Text:
    """One text by language. Raises NotAllowed, and Outdated for what there is not."""
    await people.require(work, by, Action.GIVE_OUT if subject is Subject.ITEM else Action.EDIT_TIMETABLE)
    found = text_of(await timetable(work), subject, key, said)
    if found is None:
        raise Outdated
    return found


async def say(work: Work, by: Chat, about: tuple[Subject, str, Said], language: str, typed: str) -> None:
    """Staff's words in this language, one line of text each; empty ones are refused with Outdated."""
    await text(work, by, *about)
    words = "\n".join(clean(line, MOST_WORDS) for line in typed[:MOST_WORDS].splitlines() if line.strip())
    if not words:
        raise Outdated
    if about[0] is Subject.ITEM:
        await items.say(work.tx, about[1], language, words)
    else:
        await shelf.say(work.tx, about, language, words)
    await _changed(work, by, "words", f"{about[0]} {about[1]} {about[2]} {language}")


async def unsay(work: Work, by: Chat, about: tuple[Subject, str, Said], language: str) -> None:
    """The words of the file again, where there are any. Raises NotAllowed and Outdated."""
    await text(work, by, *about)
    if not await shelf.unsay(work.tx, about, language):
        raise Outdated
    await _changed(work, by, "words", f"{about[0]} {about[1]} {about[2]} {language} dropped")


async def new_programme(work: Work, by: Chat, pictogram: str, language: str, name: str) -> Programme:
    """A programme with this name; its days come next. Raises NotAllowed, and Outdated without a place."""
    await people.require(work, by, Action.EDIT_TIMETABLE)
    catalogue = (await timetable(work)).catalogue
    place = next((one.key for one in catalogue.places.values() if not one.retired), None)
    if pictogram not in PICTOGRAMS or place is None:
        raise Outdated
    key = await shelf.add_programme(work.tx, pictogram, place)
    await schedule.changed(work.tx)
    await say(work, by, (Subject.PROGRAMME, key, Said.NAME), language, name)
    return (await timetable(work)).catalogue.programmes[key]


async def new_item(work: Work, by: Chat, pictogram: str, sizes: Sizes, name: tuple[str, str]) -> Item:
    """Something else that is given out; ``name`` is a language and the word. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.GIVE_OUT)
    catalogue = (await timetable(work)).catalogue.programmes.values()
    days = next((one.key for one in catalogue if one.kind is Kind.SESSIONS and one.key != TALK), None)
    service = next((one.key for one in catalogue if one.kind is Kind.SERVICE), None)
    if pictogram not in ITEM_PICTOGRAMS or days is None or service is None:
        raise Outdated
    made = await items.add_own(work.tx, Item(0, "", pictogram, days, service, sizes=sizes, per=Per.MONTH))
    await say(work, by, (Subject.ITEM, made.key, Said.NAME), *name)
    return await giving.item_of(work, made.id)


async def new_place(work: Work, by: Chat, language: str, name: str) -> Place:
    """A place with this name. Raises NotAllowed."""
    await people.require(work, by, Action.EDIT_TIMETABLE)
    key = await shelf.add_place(work.tx)
    await schedule.changed(work.tx)
    await say(work, by, (Subject.PLACE, key, Said.NAME), language, name)
    return (await timetable(work)).catalogue.places[key]


async def place(work: Work, by: Chat, key: str) -> Place:
    """One place. Raises NotAllowed and Outdated."""
    await people.require(work, by, Action.EDIT_TIMETABLE)
    found = (await timetable(work)).catalogue.places.get(PlaceKey(key))
    if found is None:
        raise Outdated
    return found


async def pin(work: Work, by: Chat, key: str, latitude: float, longitude: float) -> Place:
    """It is here."""
    found = await place(work, by, key)
    await shelf.pin(work.tx, found.key, latitude, longitude)
    await _changed(work, by, "pin", f"place {key}")
    return await place(work, by, key)


async def programme(work: Work, by: Chat, key: str) -> Programme:
    """One programme. Raises NotAllowed and Outdated."""
    await people.require(work, by, Action.EDIT_TIMETABLE)
    found = (await timetable(work)).catalogue.programmes.get(ProgrammeKey(key))
    if found is None:
        raise Outdated
    return found


async def media(work: Work, key: ProgrammeKey) -> dict[tuple[MediaKind, str], str]:
    """Pictures and recorded voices of a programme, by kind and language ("" for any)."""
    return await shelf.media(work.tx, key)


async def for_reader(work: Work, key: ProgrammeKey, language: str) -> dict[MediaKind, str]:
    """What a reader of this language is shown: their own, or what is for everybody."""
    held = await media(work, key)
    found: dict[MediaKind, str] = {}
    for kind in MediaKind:
        file_id = held.get((kind, language)) or held.get((kind, ""))
        if file_id:
            found[kind] = file_id
    return found


async def put_media(work: Work, by: Chat, key: str, of: tuple[MediaKind, str], file_id: str) -> None:
    """A picture or a voice for readers of a language, or of any. Raises NotAllowed and Outdated."""
    found = await programme(work, by, key)
    await shelf.put_media(work.tx, found.key, *of, file_id)
    await _changed(work, by, "media", f"programme {key} {of[0]} {of[1]}")


async def drop_media(work: Work, by: Chat, key: str, of: tuple[MediaKind, str]) -> None:
    """It is shown no more. Raises NotAllowed and Outdated."""
    found = await programme(work, by, key)
    if not await shelf.drop_media(work.tx, found.key, *of):
        raise Outdated
    await _changed(work, by, "media", f"programme {key} {of[0]} {of[1]} dropped")


async def _changed(work: Work, by: Chat, what: str, about: str) -> None:
    await schedule.changed(work.tx)
    await audit.add(work.tx, work.seconds, by.id, f"catalogue.{what}", about)

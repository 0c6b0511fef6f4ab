"""What staff may say of programmes, places and items in their own words, and who would lack it; never a query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from bot.domain.catalogue import Catalogue, PlaceKey, ProgrammeKey, Text
from bot.domain.schedule import Timetable

MOST_WORDS = 300
"""Letters of one text: a card has eight short lines."""
PICTOGRAMS = ("🍲", "👶", "📚", "🎒", "👕", "🧥", "🩺", "🤝", "🎨", "🎵", "⚽", "✂️", "💻", "🧵", "🎬", "🎉")
"""For a programme of staff's own."""


class Subject(StrEnum):
    """What the words are about."""

    PROGRAMME = "programme"
    PLACE = "place"
    ITEM = "item"
    """Only one of staff's own: the others have words in every language."""


class Said(StrEnum):
    """Which of its texts."""

    NAME = "name"
    ABOUT = "about"
    BRING = "bring"
    FOOD = "food"
    AUDIENCE = "audience"
    NOTE = "note"
    ADDRESS = "address"
    DIRECTIONS = "directions"


OF = {
    Subject.PROGRAMME: (Said.NAME, Said.ABOUT, Said.BRING, Said.FOOD, Said.AUDIENCE, Said.NOTE),
    Subject.PLACE: (Said.NAME, Said.ADDRESS, Said.DIRECTIONS),
    Subject.ITEM: (Said.NAME,),
}


class MediaKind(StrEnum):
    """What may stand beside the words."""

    PHOTO = "photo"
    VOICE = "voice"


Words = Mapping[tuple[Subject, str, Said], Text]
Pins = Mapping[str, tuple[float, float]]


def with_words(catalogue: Catalogue, words: Words, pins: Pins) -> Catalogue:
    """The catalogue as staff say it: their words before the file's in the same language, their pins before its own."""
    programmes, places = dict(catalogue.programmes), dict(catalogue.places)
    for (subject, key, said), texts in words.items():
        if subject is Subject.PROGRAMME and (programme := programmes.get(ProgrammeKey(key))) is not None:
            programmes[programme.key] = replace(programme, **_with(programme, said, texts))
        if subject is Subject.PLACE and (place := places.get(PlaceKey(key))) is not None:
            places[place.key] = replace(place, **_with(place, said, texts))
    for key, (latitude, longitude) in pins.items():
        if (place := places.get(PlaceKey(key))) is not None:
            places[place.key] = replace(place, latitude=latitude, longitude=longitude)
    return replace(catalogue, programmes=programmes, places=places)


def _with(thing: object, said: Said, texts: Text) -> dict[str, Any]:
    return {str(said): {**getattr(thing, said), **texts}}


def text_of(planned: Timetable, subject: Subject, key: str, said: Said) -> Text | None:
    """One text by language; None where there is no such thing or it has no such text."""
    if said not in OF[subject]:
        return None
    thing = _things(planned, subject).get(key)
    return getattr(thing, said) if thing is not None else None


def _things(planned: Timetable, subject: Subject) -> Mapping[str, object]:
    match subject:
        case Subject.PROGRAMME:
            return {str(key): one for key, one in planned.catalogue.programmes.items()}
        case Subject.PLACE:
            return {str(key): one for key, one in planned.catalogue.places.items()}
        case Subject.ITEM:
            return {one.key: one for one in planned.items if one.own}

"""Staff's own words, pins, pictures and voices of programmes and places; never what of them is shown."""

from __future__ import annotations

from collections import defaultdict

from bot.domain.catalogue import PlaceKey, ProgrammeKey
from bot.domain.catalogue_words import MediaKind, Pins, Said, Subject, Words
from storage.database import Tx


async def words(tx: Tx) -> Words:
    """Everything that was said, by what it is about."""
    found: dict[tuple[Subject, str, Said], dict[str, str]] = defaultdict(dict)
    for subject, key, said, language, text in await tx.all(
        "SELECT subject, key, field, language, words FROM catalogue_words"
    ):
        found[Subject(subject), key, Said(said)][language] = text
    return found


async def pins(tx: Tx) -> Pins:
    """Every pin of staff's."""
    return {key: (latitude, longitude) for key, latitude, longitude in await tx.all("SELECT * FROM place_pins")}


async def say(tx: Tx, about: tuple[Subject, str, Said], language: str, text: str) -> None:
    """These words in this language."""
    await tx.run(
        "INSERT INTO catalogue_words (subject, key, field, language, words) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (subject, key, field, language) DO UPDATE SET words = excluded.words",
        (*about, language, text),
    )


async def unsay(tx: Tx, about: tuple[Subject, str, Said], language: str) -> bool:
    """The file's words again; False where there were no others."""
    sql = "DELETE FROM catalogue_words WHERE subject = ? AND key = ? AND field = ? AND language = ?"
    return bool(await tx.run(sql, (*about, language)))


async def pin(tx: Tx, place: PlaceKey, latitude: float, longitude: float) -> None:
    """It is here."""
    await tx.run(
        "INSERT INTO place_pins VALUES (?, ?, ?) ON CONFLICT (place) DO UPDATE SET"
        " latitude = excluded.latitude, longitude = excluded.longitude",
        (place, latitude, longitude),
    )


async def add_programme(tx: Tx, pictogram: str, place: PlaceKey) -> ProgrammeKey:
    """A programme of staff's own, without words; its key is digits alone, which no key of the file can be."""
    number = await _next(tx, "programmes")
    await tx.run(
        "INSERT INTO programmes (key, pictogram, kind, position, visibility, sensitive, place, texts, origin)"
        " VALUES (?, ?, 'sessions', ?, 'public', 0, ?, '{}', 'staff')",
        (str(number), pictogram, 1000 + number, place),
    )
    return ProgrammeKey(str(number))


async def add_place(tx: Tx) -> PlaceKey:
    """A place of staff's own, without words."""
    key = str(await _next(tx, "places"))
    await tx.run(
        "INSERT INTO places (key, texts, visibility, allowance, origin) VALUES (?, '{}', 'public', 0, 'staff')", (key,)
    )
    return PlaceKey(key)


async def _next(tx: Tx, table: str) -> int:
    """A number none of staff's own has had, also none that came by way of an exported file."""
    row = await tx.one(f"SELECT max(CAST(key AS INTEGER)) FROM {table} WHERE key NOT GLOB '*[^0-9]*'")
    return int(row[0] or 0) + 1 if row else 1


async def media(tx: Tx, programme: ProgrammeKey) -> dict[tuple[MediaKind, str], str]:
    """Files by kind and language."""
    rows = await tx.all("SELECT kind, language, file_id FROM programme_media WHERE programme = ?", (programme,))
    return {(MediaKind(kind), language): file_id for kind, language, file_id in rows}


async def put_media(tx: Tx, programme: ProgrammeKey, kind: MediaKind, language: str, file_id: str) -> None:
    """This file, in place of one before."""
    await tx.run(
        "INSERT INTO programme_media VALUES (?, ?, ?, ?) ON CONFLICT (programme, kind, language)"
        " DO UPDATE SET file_id = excluded.file_id",
        (programme, kind, language, file_id),
    )


async def drop_media(tx: Tx, programme: ProgrammeKey, kind: MediaKind, language: str) -> bool:
    """It is shown no more."""
    sql = "DELETE FROM programme_media WHERE programme = ? AND kind = ? AND language = ?"
    return bool(await tx.run(sql, (programme, kind, language)))

"""Staff's own words, voices, pictures, pins, programmes and places; clients read and hear them in their language."""

from __future__ import annotations

from conftest import Running, labels, words
from desk import tap
from following import SOUP, coming, said
from letters import rows
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey
from bot.services import schedule
from bot.services.catalogue_file import read
from bot.work import Work


async def catalogue(running: Running):
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        return (await schedule.timetable(work)).catalogue


async def arabic(running: Running, api: BotApi) -> Phone:
    karim = api.phone("Karim", language_code="ar")
    karim.start()
    await running.calm()
    await press(running, karim, "lang:ar:")
    return karim


async def test_words_in_one_language_are_read_there_and_stay_when_the_file_comes_again(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    karim = await arabic(running, api)
    await press(running, sara, "times.of:soup")
    await tap(running, sara, "Texts", "What to bring", "Arabic")
    sara.send("أحضروا كوبًا")
    await running.calm()
    async with running.bot.db.write() as tx:
        await schedule.load(tx, read())
    await press(running, karim, "prog:soup:menu")
    assert "أحضروا كوبًا" in said(karim)[-1]
    await press(running, amina, "prog:soup:menu")
    assert "أحضروا" not in words(amina)
    await press(running, sara, "words.write:programme:soup:bring:ar")
    await tap(running, sara, "Not my words, as before")
    await press(running, karim, "prog:soup:menu")
    assert "أحضروا كوبًا" not in said(karim)[-1]


async def test_what_would_be_read_in_another_language_is_marked(running: Running, sara: Phone) -> None:
    await press(running, sara, "words:programme:soup")
    assert not any(label.startswith("⚠️") for label in labels(sara))
    await tap(running, sara, "A note", "English")
    sara.send("New cook this week")
    await running.calm()
    assert "Without words of their own these read English." in words(sara)
    assert sum(label.startswith("⚠️") for label in labels(sara)) == 5
    await press(running, sara, "words:programme:soup")
    assert "⚠️ A note" in labels(sara)


async def test_a_programme_of_staffs_own_gets_a_name_days_and_followers(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await press(running, sara, "times")
    await tap(running, sara, "New programme", "⚽")
    sara.send("Football for boys")
    await running.calm()
    assert words(sara).startswith("✅ ⚽ Football for boys")
    await tap(running, sara, "Days of the week", "Days of the week", "Sunday", "Back", "See what changes", "Do it")
    async with running.bot.db.write() as tx:
        await schedule.load(tx, read())
    found = await catalogue(running)
    [key] = [one.key for one in found.programmes.values() if one.name.get("en") == "Football for boys"]
    await press(running, amina, f"prog:{key}:menu")
    assert "Football for boys" in words(amina)
    await tap(running, amina, "Remind me")
    assert (await coming(running, key)).on.weekday() == 6


async def test_a_recorded_voice_is_heard_by_readers_of_its_language(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """For who cannot read."""
    karim = await arabic(running, api)
    await press(running, sara, "media:soup")
    await tap(running, sara, "Arabic", "Send a voice or picture")
    sara.send("no voice")
    await running.calm()
    assert "Send a voice note or a picture now." in words(sara)
    sara.send_voice()
    await running.calm()
    await press(running, karim, "prog:soup:menu")
    await press(running, karim, "listen:soup")
    assert any(call.method == "sendVoice" and call.ok for call in api.calls)
    await press(running, amina, "prog:soup:menu")
    assert not any("Listen" in label for label in labels(amina))
    await press(running, sara, "media.one:soup:ar")
    await tap(running, sara, "Remove the voice")
    assert await rows(running, "SELECT * FROM programme_media") == []


async def test_a_pin_of_staffs_is_where_the_way_leads(running: Running, amina: Phone, sara: Phone) -> None:
    await press(running, sara, "place:hall")
    await tap(running, sara, "Point on the map")
    sara.send("here")
    await running.calm()
    assert "Send the point on the map now." in words(sara)
    sara.send_location(41.5, 28.5)
    await running.calm()
    place = (await catalogue(running)).places[PlaceKey("hall")]
    assert (place.latitude, place.longitude) == (41.5, 28.5)
    async with running.bot.db.write() as tx:
        await schedule.load(tx, read())
    assert (await catalogue(running)).places[PlaceKey("hall")].latitude == 41.5
    assert SOUP in (await catalogue(running)).programmes


async def test_a_new_place_is_named_and_can_be_chosen(running: Running, sara: Phone) -> None:
    await press(running, sara, "places")
    await tap(running, sara, "New place")
    sara.send("Garden")
    await running.calm()
    assert words(sara).startswith("📍 Garden")
    await press(running, sara, "times.add:soup")
    await tap(running, sara, "Place")
    while not any("Garden" in label for label in labels(sara)):
        await tap(running, sara, "Later")
    await tap(running, sara, "Garden")
    assert "📍 Garden" in words(sara)


async def test_words_too_long_and_words_of_others_are_refused(running: Running, amina: Phone, sara: Phone) -> None:
    await press(running, sara, "words.write:programme:soup:note:en")
    sara.send("x" * 301)
    await running.calm()
    assert "too long" in words(sara)
    for data in ("words:programme:soup", "words.write:programme:soup:note:en", "media:soup", "place:hall", "places"):
        await press(running, amina, data)
    amina.send("mine")
    await running.calm()
    for data in ("words:place:nowhere", "words.of:programme:soup:address", "words.write:programme:soup:note:xx"):
        await press(running, sara, data)
    assert await rows(running, "SELECT * FROM catalogue_words") == []

"""Asking by typed words and by links, in each language: a card of choices and a person, never an act, nothing kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from conftest import Running, labels, words
from timetables import EXAMPLE

from bot.demo.api import BotApi
from bot.demo.message import Key
from bot.demo.phone import Phone
from bot.i18n import strip_marks
from handlers import schedule_ask
from handlers.rendering import KEYS
from handlers.views import programmes as views
from handlers.views import start as start_views

MOST_CHOICES = 3
KEPT = "SELECT id, language, reach, offered FROM chats"
SLOW = timedelta(seconds=11)
TYPED: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "soup": ("soup when", "SOUP WHEN??", "soop when", "sooooup", "When is the kitchn open", "i am hungry"),
        "clothes": ("clothes for my kids", "clohtes", "ＳＨＯＥＳ"),
        "health": ("i need a docter", "Hospital"),
        "adult_education": ("turkish lesson when", "turkish clas"),
        "today": ("what is on today",),
        "week": ("This Week", "timetable"),
    },
    "tr": {
        "soup": ("çorba ne zaman", "corba ne zaman", "ÇORBA NE ZAMAN", "Çobra ne zaman", "YEMEK nerede", "aşevi",
                 "acıktım", "ACIKTIM"),
        "clothes": ("kıyafet", "KIYAFET", "KİYAFET", "kiyafet", "Kıyafetler nerede", "kıyefet"),
        "health": ("ilaç", "İLAÇ", "ILAC", "doktor"),
        "adult_education": ("Türkçe kursu", "TÜRKÇE KURSU", "turkce kursu"),
        "today": ("bugün", "BUGÜN ne var"),
        "now": ("şimdi", "ŞİMDİ"),
    },
    "ar": {
        "soup": ("متى المطبخ", "متي المطبخ", "مَتَى المَطْبَخ", "المـطـبـخ متى", "متى المطبح", "وين الأكل", "وين الاكل"),
        "clothes": ("ملابس للأطفال", "ملابـــس", "مَلابِس"),
        "health": ("دكتور", "دکتور"),
        "adult_education": ("دروس تركي", "دروس ترکي"),
        "shelter": ("مأوى", "ماوي"),
        "today": ("اليوم", "اليَوم"),
        "tomorrow": ("غدا", "غداً"),
    },
    "fa": {
        "soup": (
            "آشپزخانه کی باز است", "آشپزخانه كي باز است", "اشپزخانه کی باز است", "آشپزخامه کی باز است",
            "آش\u200cپزخانه کی", "غذا کجاست", "سوپ کی", "soup",
        ),
        "clothes": ("لباس بچه", "لباس\u200cها"),
        "health": ("دکتر", "دكتر", "کلینیک", "كلينيك"),
        "adult_education": ("کلاس ترکی", "كلاس تركي"),
        "today": ("امروز",),
        "week": ("این هفته", "اين هفته"),
    },
    "fr": {
        "soup": ("la soupe c'est quand", "La SOUPE c’est quand", "soupe quand", "sopue quand", "repas"),
        "clothes": ("vêtements", "VETEMENTS enfants", "ve\u0302tements", "vettements"),
        "health": ("médecin", "medecin", "MÉDECIN"),
        "adult_education": ("cours de turc",),
        "today": ("aujourd'hui", "Aujourd’hui"),
        "now": ("maintenant",),
    },
    "ru": {
        "soup": ("когда суп", "КОГДА СУП?", "столовая где", "сталовая где", "когда кухня", "еда", "gde stolovaya"),
        "clothes": ("одежда", "ОДЕЖДЫ детям", "одежа"),
        "health": ("врач",),
        "adult_education": ("курсы турецкого",),
        "today": ("сегодня",),
        "now": ("сейчас", "сйчас"),
    },
}  # fmt: skip
TIMES = ("today", "tomorrow", "week", "now")
NONSENSE = {
    "en": ("zzzz", "blah blah", "???", "12345", "😀😀"),
    "tr": ("asdfgh", "hmmmm"),
    "ar": ("شششش", "ههههه"),
    "fa": ("ظظظظ", "خخخخخ"),
    "fr": ("blabla", "mouais"),
    "ru": ("ыыыы", "ххх"),
}
DANGER = {
    "en": ("please do not send me back", "my husband HITS ME where is the soup", "I want to die"),
    "tr": ("ölmek istiyorum", "ÖLMEK İSTİYORUM"),
    "ar": ("زوجي يضربني",),
    "fa": ("شوهرم مرا می‌زند",),
    "fr": ("mon mari me frappe",),
    "ru": ("муж меня бьет", "муж меня бьёт"),
}
LINKS = {
    "soup": "🍲 Soup kitchen: ",
    "food": "🍲 Soup kitchen: ",
    "SOUP": "🍲 Soup kitchen: ",
    "clothing": "👕 Clothes for children: ",
    "mothers": "👶 Mothers and small children: ",
    "turkish": "📚 Language lessons",
    "milk": "🍼 Help for families: ",
    "doctor": "🩺 Doctor and health: ",
    "sleep": "💬 Talk to a person: ",
    "return": "💬 Talk to a person: ",
    "talk": "💬 Talk to a person: ",
    "person": "💬 Talk to a person: ",
    "donate": "💛 Support the work",
    "others": "☎️ Others who help",
    "volunteer": "🤝 Would you like to help?",
    "today": "📅 Today, ",
    "tomorrow": "📅 Tomorrow, ",
    "help": "🙋 What do you need help with?",
    "all": "📋 What we offer",
}


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def speaking(running: Running, api: BotApi, tag: str) -> Phone:
    phone = api.phone("New", language_code="xx")
    phone.start()
    await running.calm()
    phone.tap(phone.last.id, f"lang:{tag}")
    await running.calm()
    return phone


async def ask(running: Running, phone: Phone, typed: str) -> list[Key]:
    """Type it; the buttons of the one answer to it."""
    running.api.clock.forward(SLOW)
    before = len(phone.messages)
    phone.send(typed)
    await running.calm()
    own, *said = phone.messages[before:]
    assert own.mine and len(said) == 1, typed
    assert not own.deleted
    return [key for line in said[0].keyboard for key in line]


@pytest.mark.parametrize("tag", TYPED)
async def test_typed_words_bring_a_card_of_few_choices_and_a_person(running: Running, api: BotApi, tag: str) -> None:
    """AB-42, MS-L1, MS-L2, TX-13: other capitals, keyboards and marks, one slip, another alphabet."""
    phone = await speaking(running, api, tag)
    t = running.bot.catalogues.translator(tag)
    title = strip_marks(views.guesses(t, (), ()).lines[0])
    kept = await rows(running, KEPT)
    for meant, said in TYPED[tag].items():
        expected = meant if meant in TIMES else f"prog:{meant}:menu"
        for typed in said:
            keys = await ask(running, phone, typed)
            *choices, person, menu = [key.data for key in keys]
            assert words(phone).splitlines()[0] == title, typed
            assert expected == choices[0], typed
            assert 1 <= len(choices) <= MOST_CHOICES
            assert (person, menu) == ("person", "menu")
    assert await rows(running, KEPT) == kept
    assert await rows(running, "SELECT * FROM conversations") == []


async def test_the_answer_stands_above_the_choices(running: Running, amina: Phone) -> None:
    await ask(running, amina, "soup or shoes")
    _, *answers = words(amina).splitlines()
    assert [line.split(":")[0] for line in answers] == ["🍲 Soup kitchen", "👕 Clothes for children"]
    assert labels(amina)[-2:] == ["💬 Talk to a person", "🏠 Menu"]


async def test_many_words_bring_three_choices(running: Running, amina: Phone) -> None:
    keys = await ask(running, amina, "soup shoes doctor shelter volunteer turkish milk")
    assert len(keys) == MOST_CHOICES + 2


async def test_nothing_sensitive_is_said_above_the_choices(running: Running, amina: Phone) -> None:
    await ask(running, amina, "i have no place to sleep")
    assert words(amina) == "🤔 Do you mean this?"
    assert labels(amina)[0] == "🛏️ A place to sleep"


@pytest.mark.parametrize("tag", NONSENSE)
async def test_nonsense_brings_the_menu_and_words_of_danger_a_person_and_nothing_else(
    running: Running, api: BotApi, tag: str
) -> None:
    """MS-L11, AB-47."""
    phone = await speaking(running, api, tag)
    t = running.bot.catalogues.translator(tag)
    menu = [button.data for row in start_views.menu(t).rows for button in row]
    for typed in NONSENSE[tag]:
        assert [key.data for key in await ask(running, phone, typed)] == menu, typed
        assert words(phone).startswith("🤔")
    for typed in DANGER[tag]:
        keys = await ask(running, phone, typed)
        assert [key.data for key in keys] == ["sos", "person", "others:0:menu", "menu"], typed
        assert "112" in words(phone)


async def test_going_back_to_a_country_is_never_guessed(running: Running, amina: Phone) -> None:
    for typed in ("repatriation", "going back to my country", "go home"):
        assert "repatriation" not in " ".join(key.data or "" for key in await ask(running, amina, typed))


async def test_words_of_another_language_that_are_understood_are_answered_not_asked_about(
    running: Running, api: BotApi
) -> None:
    """Everybody types some English and Turkish; only what nobody understands makes us offer that language."""
    phone = await speaking(running, api, "ar")
    assert (await ask(running, phone, "soup when"))[0].data == "prog:soup:menu"
    assert (await ask(running, phone, "çorba"))[0].data == "prog:soup:menu"
    assert (await ask(running, phone, "qwerty asdf"))[0].data == "lang:en"


async def test_a_long_text_is_read_only_at_its_beginning(running: Running, amina: Phone) -> None:
    keys = await ask(running, amina, "soup " + "x " * 2000)
    assert keys[0].data == "prog:soup:menu"
    keys = await ask(running, amina, "x " * 2000 + "soup")
    assert "prog:soup:menu" not in [key.data for key in keys]


async def test_a_link_leads_to_its_screen_by_a_new_message(running: Running, amina: Phone) -> None:
    for link, first in LINKS.items():
        before = amina.last
        running.api.clock.forward(SLOW)
        amina.start(link)
        await running.calm()
        assert words(amina).startswith(first), link
        assert amina.last.id > before.id
        assert labels(amina)[-1] in ("⬅️ Back", "🏠 Menu")


@pytest.mark.parametrize("tag", TYPED)
async def test_a_link_leads_there_in_the_language_chosen_after_it(running: Running, api: BotApi, tag: str) -> None:
    """First the language, then where the poster promised."""
    phone = api.phone("New", language_code="en")
    phone.start("soup")
    await running.calm()
    keys = [key.data or "" for line in phone.last.keyboard for key in line]
    phone.tap(phone.last.id, next(data for data in keys if f":{tag}:" in data))
    await running.calm()
    name = running.bot.catalogues.translator(tag).data({"en": "Soup kitchen"}).plain
    assert words(phone).startswith("🍲") and name in words(phone).splitlines()[0]
    assert [[key.text for key in line] for line in phone.reply_keyboard] == [list(KEYS)]


def test_every_short_link_leads_somewhere() -> None:
    catalogue = EXAMPLE.catalogue
    for short in schedule_ask.SHORT:
        assert schedule_ask.meant(short, catalogue), short
        assert schedule_ask.meant(short.upper(), catalogue) == schedule_ask.meant(short, catalogue)
    assert {schedule_ask.meant(name, catalogue) for name in ("", "nothing", "safety", "now")} == {""}

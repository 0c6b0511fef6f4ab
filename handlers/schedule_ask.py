"""Typed words and deep links: which programme or day they mean; answered with choices, never with an action."""

from __future__ import annotations

from bot.domain.catalogue import Catalogue, ProgrammeKey
from bot.domain.matching import DANGERS, TALK, Vocabulary, guess, speaks_of_danger, speaks_of_labour
from bot.domain.schedule import Timetable
from bot.i18n import Catalogues
from bot.services import births, duty
from bot.services.schedule import timetable
from handlers import schedule_facts as facts
from handlers.talk import Talk
from handlers.views import programmes as views
from handlers.views import typed as words

ALSO = ("tr", "en")
"""Languages everybody types now and then, besides their own."""
SHORT = {
    "clothing": "clothes",
    "mothers": "mothers_group",
    "children": "mothers_group",
    "milk": "family",
    "classes": "adult_education",
    "turkish": "adult_education",
    "lessons": "adult_education",
    "reading": "literacy",
    "doctor": "health",
    "sleep": "shelter",
    "return": "repatriation",
    "give": "support",
    "donate": "support",
    "others": "directory",
    "food": "soup",
    "help": "ask",
    "talk": "person",
    "all": "programmes",
}
"""Short forms of deep links, for posters; a programme's own key counts before them."""
SCREENS = frozenset({"today", "tomorrow", "week", "ask", "person", "programmes"})

_vocabularies: dict[tuple[str, int, int], Vocabulary] = {}
"""Keywords by language, catalogues and the timetable's revision; emptied when the revision changes."""


def meant(link: str, catalogue: Catalogue) -> str:
    """The programme's key or the screen a deep link names; empty where it names nothing of ours."""
    slug = link.lower()
    for name in (slug, SHORT.get(slug, "")):
        if name in SCREENS or (name and ProgrammeKey(name) in catalogue.programmes):
            return "person" if name == TALK else name
    return ""


async def ask_typed(talk: Talk, typed: str) -> bool:
    """A card of at most three choices and a person; False where nothing is understood."""
    found = await timetable(talk.work)
    intents = guess(typed, _vocabulary(talk, found))
    if not intents:
        return False
    if intents == (TALK,) and await danger(talk, typed):
        return True
    if intents == (TALK,):
        talk.show(lambda t: views.only_a_person(t, found.catalogue))
        return True
    cards = [card for key in intents if (card := facts.card(found, key, talk.work.now, "menu")) and key != TALK]
    times = [] if cards else [intent for intent in intents if intent in words.TIMES]
    talk.show(lambda t: views.guesses(t, cards, times))
    return True


async def danger(talk: Talk, typed: str) -> bool:
    """The fixed answer to words of danger, at any step; nothing of the text is kept."""
    found = await timetable(talk.work)
    vocabulary = _vocabulary(talk, found)
    if not speaks_of_danger(typed, vocabulary):
        return False
    card = await births.mine(talk.work, talk.chat) if speaks_of_labour(typed, vocabulary) else None
    numbers = await duty.numbers(talk.work)
    talk.say(lambda t: views.danger(t, found.catalogue, numbers, card))
    return True


def _vocabulary(talk: Talk, found: Timetable) -> Vocabulary:
    """The keywords in the person's language, Turkish and English, built once for each revision."""
    key = (talk.language, found.revision, id(talk.catalogues))
    if key not in _vocabularies:
        for old in [old for old in _vocabularies if old[1:] != key[1:]]:
            del _vocabularies[old]
        _vocabularies[key] = Vocabulary.of(_keywords(found.catalogue, talk.catalogues, talk.language))
    return _vocabularies[key]


def _keywords(catalogue: Catalogue, catalogues: Catalogues, language: str) -> dict[str, list[str]]:
    """Keywords by intent, staff's own words before translated ones."""
    said = {key: programme.keywords for key, programme in catalogue.programmes.items()}
    intents = {intent: text for intent, text in catalogue.intents.items() if intent in DANGERS}
    listed: dict[str, list[str]] = {}
    for tag in dict.fromkeys((*catalogues.chain(language), *ALSO)):
        t = catalogues.translator(tag)
        for intent, text in (*said.items(), *intents.items()):
            own, english = text.get(tag, ""), text.get("en", "").strip()
            listed.setdefault(intent, []).extend([own] if own else t.keywords(english) if english else [])
        for intent, of_time in words.time_words(t).items():
            listed.setdefault(intent, []).extend(of_time)
    return listed

"""Questions about programmes, days and services: by button, by link, by typed words; never a sentence."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.catalogue import TALK, Kind
from bot.domain.matching import guess
from bot.domain.refusals import Outdated
from bot.domain.schedule import Timetable
from bot.domain.timetable import DAY, today
from bot.domain.vocabulary import Vocabulary
from bot.services import schedule
from handlers import schedule_facts as facts
from handlers.feature import Command, Feature
from handlers.talk import Talk
from handlers.views import programmes as cards
from handlers.views import schedule as views
from handlers.views import week as weeks

SAFETY = "safety"
TIMES = ("today", "tomorrow", "week", "now")
SHORT = {"food": "soup", "mothers": "mothers_group", "classes": "adult_education", "hello": "menu"}
DATES = 5
MOST_GUESSES = 3

_vocabularies: dict[tuple[str, int], Vocabulary] = {}
"""By language and timetable revision; only those of the latest revision are kept."""


async def show_today(talk: Talk, *_: str) -> None:
    """What is on today."""
    await _show_day(talk, today(talk.work.now))


async def show_tomorrow(talk: Talk, *_: str) -> None:
    """What is on tomorrow."""
    await _show_day(talk, today(talk.work.now) + DAY)


async def show_date(talk: Talk, on: str = "", *_: str) -> None:
    """What is on on one date, written as 20261201."""
    try:
        wanted = datetime.strptime(on, "%Y%m%d").date()  # noqa: DTZ007  a local date
    except ValueError:
        raise Outdated from None
    await _show_day(talk, wanted)


async def _show_day(talk: Talk, on: date) -> None:
    timetable = await schedule.timetable(talk.work)
    talk.show(lambda t: views.day(t, facts.day(timetable, on, talk.work.now)))


async def show_week(talk: Talk, ahead: str = "0", *_: str) -> None:
    """The rest of this week, or the next one."""
    timetable = await schedule.timetable(talk.work)
    talk.show(lambda t: weeks.week(t, facts.week(timetable, talk.work.now, 1 if ahead == "1" else 0)))


async def show_now(talk: Talk, *_: str) -> None:
    """What is on at this moment."""
    timetable = await schedule.timetable(talk.work)
    talk.show(lambda t: views.now(t, facts.running(timetable, talk.work.now)))


async def show_programme(talk: Talk, key: str = "", *back: str) -> None:
    """One programme's card."""
    timetable = await schedule.timetable(talk.work)
    _show_card(talk, timetable, key, ".".join(back) or "menu")


def _show_card(talk: Talk, timetable: Timetable, key: str, back: str) -> None:
    card = facts.card(timetable, key, talk.work.now, back)
    if card is None:
        raise Outdated
    if card.programme.kind is Kind.DIRECTORY:
        talk.show(lambda t: views.directory(t, timetable.catalogue))
    else:
        talk.show(lambda t: cards.card(t, card))


async def show_way(talk: Talk, key: str = "", back: str = "menu", *_: str) -> None:
    """How to get there."""
    card = facts.card(await schedule.timetable(talk.work), key, talk.work.now, back)
    if card is None:
        raise Outdated
    talk.show(lambda t: cards.way(t, card))


async def show_dates(talk: Talk, key: str = "", page: str = "0", back: str = "menu", *_: str) -> None:
    """All dates of a programme, a page at a time."""
    timetable = await schedule.timetable(talk.work)
    card = facts.card(timetable, key, talk.work.now, back)
    if card is None or card.timed is None:
        raise Outdated
    found = facts.dates(timetable, card, _page(page), DATES)
    talk.show(lambda t: weeks.dates(t, found))


async def show_programmes(talk: Talk, page: str = "0", *_: str) -> None:
    """Everything on offer."""
    catalogue = (await schedule.timetable(talk.work)).catalogue
    talk.show(lambda t: cards.programmes(t, catalogue, _page(page)))


async def show_services(talk: Talk, page: str = "0", *_: str) -> None:
    """What one can ask for."""
    catalogue = (await schedule.timetable(talk.work)).catalogue
    talk.show(lambda t: cards.services(t, catalogue, _page(page)))


async def show_directory(talk: Talk, *_: str) -> None:
    """Others who help."""
    catalogue = (await schedule.timetable(talk.work)).catalogue
    talk.show(lambda t: views.directory(t, catalogue))


async def show_organisation(talk: Talk, key: str = "", *_: str) -> None:
    """One of the others who help."""
    catalogue = (await schedule.timetable(talk.work)).catalogue
    other = next((other for other in catalogue.organisations if other.key == key), None)
    if other is None:
        raise Outdated
    talk.show(lambda t: views.organisation(t, other))


async def show_food(talk: Talk, *_: str) -> None:
    """The soup kitchen."""
    await show_programme(talk, "soup", "menu")


async def show_person(talk: Talk, *_: str) -> None:
    """When and where a person can be talked to."""
    timetable = await schedule.timetable(talk.work)
    if TALK in timetable.catalogue.programmes:
        _show_card(talk, timetable, TALK, "menu")
    else:
        talk.show(cards.nobody)


async def show_volunteering(talk: Talk, *_: str) -> None:
    """How to offer help."""
    await show_programme(talk, "volunteer", "menu")


async def open_link(talk: Talk, link: str) -> bool:
    """Where a deep link leads: a programme's key or short name, a day, the week."""
    wanted = SHORT.get(link, link)
    timetable = await schedule.timetable(talk.work)
    if wanted in timetable.catalogue.programmes:
        _show_card(talk, timetable, wanted, "menu")
        return True
    if wanted in TIMES:
        await FEATURE.presses[wanted](talk)
        return True
    return False


async def answer_typed(talk: Talk, typed: str) -> bool:
    """A card of at most three choices for typed words; never an action."""
    timetable = await schedule.timetable(talk.work)
    found = guess(typed, _vocabulary(talk, timetable))
    if not found:
        return False
    if SAFETY in found:
        talk.show(lambda t: cards.only_a_person(t, timetable.catalogue))
        return True
    known = [facts.card(timetable, key, talk.work.now, "menu") for key in found]
    choices = [card for card in known if card is not None][:MOST_GUESSES]
    if not choices:
        return False
    talk.show(lambda t: cards.guesses(t, choices, ()))
    return True


def _vocabulary(talk: Talk, timetable: Timetable) -> Vocabulary:
    """What people type, in their language, Turkish and English; built once for each revision."""
    key = (talk.language, timetable.revision)
    known = _vocabularies.get(key)
    if known is None:
        for old in [old for old in _vocabularies if old[1] != timetable.revision]:
            del _vocabularies[old]
        known = _vocabularies[key] = Vocabulary.of(_keywords(talk, timetable))
    return known


def _keywords(talk: Talk, timetable: Timetable) -> dict[str, list[str]]:
    catalogue = timetable.catalogue
    texts = {key: programme.keywords for key, programme in catalogue.programmes.items()} | dict(catalogue.intents)
    tags = [tag for tag in dict.fromkeys((talk.language, "tr", "en")) if tag in talk.catalogues.tags]
    words: dict[str, list[str]] = {}
    for key, text in texts.items():
        english = text.get("en", "")
        found = [word for tag in tags for word in talk.catalogues.translator(tag).keywords(english)] if english else []
        own = [word for tag in tags if tag != "en" for word in text.get(tag, "").split(",") if word]
        words[str(key)] = [*found, *own]
    return words


def _page(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 4 else 0


FEATURE = Feature(
    "schedule",
    commands={
        "today": Command(show_today, lambda t: t.word("command", "What is on today")),
        "week": Command(show_week, lambda t: t.word("command", "What is on this week")),
    },
    presses={
        "today": show_today,
        "tomorrow": show_tomorrow,
        "day": show_date,
        "week": show_week,
        "now": show_now,
        "prog": show_programme,
        "way": show_way,
        "when": show_dates,
        "programmes": show_programmes,
        "ask": show_services,
        "directory": show_directory,
        "org": show_organisation,
        "food": show_food,
        "person": show_person,
        "volunteer": show_volunteering,
    },
    link=open_link,
    question=answer_typed,
    keys={"🍲": show_food, "📅": show_week, "🙋": show_services, "💬": show_person},
)

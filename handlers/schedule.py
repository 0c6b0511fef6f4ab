"""What is on, when and where, and how to ask for help: the callbacks of programmes and days; never a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.domain.agenda import HORIZON
from bot.domain.catalogue import HELPING, TALK, Kind, Programme, ProgrammeKey
from bot.domain.items import given_at
from bot.domain.refusals import Outdated
from bot.domain.schedule import Timetable
from bot.domain.timetable import DAY
from bot.domain.timetable import today as local_today
from bot.services import appointments, catalogue_words, classes, follows, slots
from bot.services.schedule import timetable
from handlers import schedule_ask as asking
from handlers import schedule_facts as facts
from handlers.feature import Command, Feature
from handlers.news_once import show as show_useful
from handlers.rendering import View
from handlers.talk import Talk
from handlers.views import others as others_views
from handlers.views import programmes as views
from handlers.views import schedule as day_views
from handlers.views import week as week_views

DOMAIN = "client"
SOUP = ProgrammeKey("soup")
DATES = 5
MOST_PAGES = 99
BACKS = frozenset({"menu", "today", "tomorrow", "week", "now", "ask", "programmes", "day", "prog"})
"""Actions a screen may lead back to; their arguments follow after points."""


async def today(talk: Talk, *_: str) -> None:
    """What is on today."""
    await _show_day(talk, local_today(talk.work.now), "today")


async def tomorrow(talk: Talk, *_: str) -> None:
    """What is on tomorrow."""
    await _show_day(talk, local_today(talk.work.now) + DAY, "tomorrow")


async def day(talk: Talk, on: str = "", *_: str) -> None:
    """What is on at a date written as 20261201; Outdated for one long gone, too far ahead, or none."""
    try:
        wanted = datetime.strptime(on, "%Y%m%d").date()  # noqa: DTZ007  a date has no zone
    except ValueError:
        raise Outdated from None
    current = local_today(talk.work.now)
    if not current - DAY <= wanted <= current + HORIZON:
        raise Outdated
    await _show_day(talk, wanted, f"day.{wanted:%Y%m%d}")


async def week(talk: Talk, ahead: str = "0", *_: str) -> None:
    """What is left of this week, or the whole next one."""
    if ahead not in ("0", "1"):
        raise Outdated
    talk.show(await _week(talk, int(ahead)))


async def now(talk: Talk, *_: str) -> None:
    """What is on at this moment."""
    found = facts.running(await timetable(talk.work), talk.work.now)
    talk.show(lambda t: day_views.now(t, found))


async def programme(talk: Talk, key: str = "", *back: str) -> None:
    """One programme's card."""
    found = await timetable(talk.work)
    known = ProgrammeKey(key) in found.catalogue.programmes
    free = known and bool(await slots.free(talk.work, key))
    await _show_card(talk, found, await _about(found, talk, key, _back(back), free_times=free))


async def food(talk: Talk, *_: str) -> None:
    """The soup kitchen, or everything where there is none."""
    found = await timetable(talk.work)
    if SOUP in found.catalogue.programmes:
        await _show_card(talk, found, await _about(found, talk, SOUP, "menu"))
    else:
        talk.show(lambda t: views.programmes(t, found.catalogue, 0))


async def person(talk: Talk, *_: str) -> None:
    """When somebody is there to talk to."""
    talk.show(await _person(await timetable(talk.work), talk))


async def helping(talk: Talk) -> None:
    """How to offer help, where there are no tasks to choose from."""
    found = await timetable(talk.work)
    known = HELPING in found.catalogue.programmes
    talk.show(await (_card(found, talk, HELPING, "menu") if known else _person(found, talk)))


async def when(talk: Talk, key: str = "", page: str = "0", *back: str) -> None:
    """The next dates of a programme."""
    found = await timetable(talk.work)
    about = facts.card(found, key, talk.work.now, _back(back))
    if about is None:
        raise Outdated
    listed = facts.dates(found, about, _page(page), DATES)
    talk.show(lambda t: week_views.dates(t, listed))


async def way(talk: Talk, key: str = "", *back: str) -> None:
    """The way to where the next session is."""
    about = facts.card(await timetable(talk.work), key, talk.work.now, _back(back))
    if about is None:
        raise Outdated
    talk.show(lambda t: views.way(t, about))


async def programmes(talk: Talk, page: str = "0", *_: str) -> None:
    """The list of programmes."""
    catalogue, number = (await timetable(talk.work)).catalogue, _page(page)
    talk.show(lambda t: views.programmes(t, catalogue, number))


async def ask(talk: Talk, page: str = "0", *_: str) -> None:
    """What one can ask help for; a request that was begun is given up."""
    talk.leave_form()
    found, number = await timetable(talk.work), _page(page)
    asked = bool(await appointments.mine(talk.work, talk.chat))
    gives = bool(given_at(found.items, ""))
    talk.show(lambda t: views.services(t, found.catalogue, number, asked=asked, gives=gives))


async def others(talk: Talk, page: str = "0", *back: str) -> None:
    """The list of other organisations."""
    catalogue, number, to = (await timetable(talk.work)).catalogue, _page(page), _back(back)
    talk.show(lambda t: others_views.others(t, catalogue, number, to))


async def other(talk: Talk, key: str = "", page: str = "0", *_: str) -> None:
    """One organisation."""
    catalogue, number = (await timetable(talk.work)).catalogue, _page(page)
    found = next((organisation for organisation in catalogue.organisations if organisation.key == key), None)
    if found is None:
        raise Outdated
    talk.show(lambda t: others_views.other(t, found, number))


async def open_link(talk: Talk, link: str) -> bool:
    """Show, as a new message, where a deep link such as ``start=soup`` leads; False where it is not ours."""
    found = await timetable(talk.work)
    target = asking.meant(link, found.catalogue)
    if target == HELPING and found.catalogue.tasks:  # the questions of volunteers are behind it
        return False
    view = await _linked(talk, found, target)
    if view is not None:
        talk.say(view)
    return view is not None


async def _linked(talk: Talk, found: Timetable, target: str) -> View | None:
    match target:
        case "today" | "tomorrow":
            return await _day(talk, 1 if target == "tomorrow" else 0)
        case "week":
            return await _week(talk, 0)
        case "ask":
            return lambda t: views.services(t, found.catalogue, 0)
        case "person":
            return await _person(found, talk)
        case "programmes":
            return lambda t: views.programmes(t, found.catalogue, 0)
    return await _card(found, talk, target, "menu") if target else None


async def _day(talk: Talk, ahead: int) -> View:
    on = local_today(talk.work.now) + timedelta(days=ahead)
    return _of_day(await timetable(talk.work), on, talk)


def _of_day(found: Timetable, on: date, talk: Talk) -> View:
    listed = facts.day(found, on, talk.work.now)
    return lambda t: day_views.day(t, listed)


async def _week(talk: Talk, ahead: int) -> View:
    listed = facts.week(await timetable(talk.work), talk.work.now, ahead)
    return lambda t: week_views.week(t, listed)


async def _show_day(talk: Talk, on: date, here: str) -> None:
    listed = facts.day(await timetable(talk.work), on, talk.work.now)
    await show_useful(talk, lambda t: day_views.day(t, listed), here if listed.programmes else None)


async def _show_card(talk: Talk, found: Timetable, about: facts.Card) -> None:
    useful = about.follows is not None and about.next is not None and not about.programme.sensitive
    await show_useful(talk, _drawn(found, about), f"prog.{about.programme.key}.{about.back}" if useful else None)


async def _card(found: Timetable, talk: Talk, key: str, back: str) -> View:
    return _drawn(found, await _about(found, talk, key, back))


async def _about(found: Timetable, talk: Talk, key: str, back: str, *, free_times: bool = False) -> facts.Card:
    about = facts.card(found, key, talk.work.now, back)
    if about is None:
        raise Outdated
    about = replace(about, free_times=free_times, follows=await _follows(talk, about.programme))
    speaks = bool(await catalogue_words.for_reader(talk.work, about.programme.key, talk.language))
    gives = given_at(found.items, key)
    return replace(about, classes=bool(await classes.offered(talk.work, key)), gives=gives, speaks=speaks)


def _drawn(found: Timetable, about: facts.Card) -> View:
    if about.programme.kind is Kind.DIRECTORY:
        return lambda t: others_views.others(t, found.catalogue, 0, about.back)
    return lambda t: views.card(t, about)


async def _follows(talk: Talk, programme: Programme) -> bool | None:
    """Whether this person is reminded of it; None where there is nothing to be reminded of, or nobody known."""
    if programme.kind is not Kind.SESSIONS or programme.key == TALK or not talk.known:
        return None
    return await follows.does_follow(talk.work, talk.chat.id, programme.key)


async def _person(found: Timetable, talk: Talk) -> View:
    return await _card(found, talk, TALK, "menu") if TALK in found.catalogue.programmes else views.nobody


def _page(text: str) -> int:
    """A page number of a button; Outdated for anything else."""
    if not (text.isascii() and text.isdecimal() and int(text[:4]) <= MOST_PAGES):
        raise Outdated
    return int(text)


def _back(parts: tuple[str, ...]) -> str:
    """Where a screen leads back to: only to screens of ours, else to the menu."""
    action, *args = ".".join(parts).split(".")
    known = action in BACKS and all(arg.isascii() and arg.replace("_", "").isalnum() for arg in args)
    return ".".join([action, *args[:2]]) if known and len("".join(args)) <= MOST_BACK else "menu"


MOST_BACK = 40

FEATURE = Feature(
    "schedule",
    commands={
        "today": Command(today, lambda t: t.word("command", "What is on today")),
        "week": Command(week, lambda t: t.word("command", "What is on this week")),
    },
    presses={
        "today": today,
        "tomorrow": tomorrow,
        "day": day,
        "week": week,
        "now": now,
        "prog": programme,
        "food": food,
        "person": person,
        "when": when,
        "way": way,
        "programmes": programmes,
        "ask": ask,
        "others": others,
        "other": other,
    },
    link=open_link,
    question=asking.ask_typed,
    danger=asking.danger,
    keys={"🍲": food, "📅": week, "🙋": ask, "💬": person},
)

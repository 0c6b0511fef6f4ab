"""A new series or single shift by taps, and rules for everybody: staff's callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.catalogue import Kind, places_in_use
from bot.domain.refusals import Outdated
from bot.domain.shift_plans import (
    DAYS,
    LENGTHS,
    ONCE,
    Answers,
    Ask,
    for_whom,
    half_hours,
    least_choices,
    missing,
    seats_choices,
)
from bot.domain.shift_plans import asked as asked_of
from bot.domain.shifts import HORIZON, ForWhom, Rules
from bot.domain.timetable import today
from bot.services import shift_series, shifts
from bot.services.schedule import timetable
from handlers.feature import Feature
from handlers.moments import choice_of, days_from, number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_series as views

OFFERED = (Kind.SESSIONS, Kind.SERVICE)


async def new(talk: Talk, whom: str = ForWhom.VOLUNTEERS, *_: str) -> None:
    """A new plan: nothing is answered yet."""
    await shift_series.begin(talk.work, talk.chat, choice_of(ForWhom, whom))
    await ask(talk, Ask.PROGRAMME)


async def ask(talk: Talk, which: str = "", page: str = "0", *_: str) -> None:
    """One question; without one, which answer is to be another."""
    given = await shift_series.answers(talk.work, talk.chat)
    if not which:
        talk.show(lambda t: views.answers(t, asked_of(given)))
        return
    asked = choice_of(Ask, which)
    if asked is Ask.DAYS:
        chosen = [day for day in DAYS if day in given.get(asked, "").split(",")]
        talk.show(lambda t: views.days(t, chosen, asked_of(given)))
        return
    values = await _values(talk, asked, given)
    catalogue = (await timetable(talk.work)).catalogue
    at = page_of(page, len(values), views.SIZES[asked])
    ways = asked_of(given)
    talk.show(lambda t: views.question(t, asked, [views.choice(t, asked, one, catalogue) for one in values], at, ways))


async def _values(talk: Talk, asked: Ask, given: Answers) -> list[str]:
    """What one can answer, as answers are written."""
    catalogue = (await timetable(talk.work)).catalogue
    match asked:
        case Ask.PROGRAMME:
            kinds = OFFERED if for_whom(given) is ForWhom.VOLUNTEERS else (Kind.SESSIONS,)
            return [one.key for one in catalogue.programmes.values() if one.kind in kinds]
        case Ask.TASK:
            return list(catalogue.tasks)
        case Ask.PLACE:
            return [one.key for one in places_in_use(catalogue)]
        case Ask.DAYS:
            return [ONCE, *DAYS]
        case Ask.FIRST:
            return [day.isoformat() for day in days_from(today(talk.work.now), HORIZON.days + 1)]
        case Ask.START:
            return [at.strftime("%H%M") for at in half_hours()]
        case Ask.LENGTH:
            return [str(minutes) for minutes in LENGTHS]
        case Ask.SEATS:
            return list(seats_choices(given))
        case Ask.MINIMUM:
            return least_choices(given)


async def answer(talk: Talk, which: str = "", value: str = "", *_: str) -> None:
    """An answer was tapped: on to the next question, or to what comes of it all."""
    asked = choice_of(Ask, which)
    given = await shift_series.answers(talk.work, talk.chat)
    if value not in await _values(talk, asked, given):
        raise Outdated
    given = await shift_series.answer(talk.work, talk.chat, asked, value)
    if asked is Ask.DAYS and value != ONCE:
        await ask(talk, asked)
    else:
        await _go_on(talk, given)


async def go_on(talk: Talk, *_: str) -> None:
    """The next question, or what comes of the answers."""
    await _go_on(talk, await shift_series.answers(talk.work, talk.chat))


async def _go_on(talk: Talk, given: Answers) -> None:
    following = missing(given)
    if following is not None:
        await ask(talk, following)
        return
    planned = await shift_series.look(talk.work, talk.chat)
    of = await shifts.about(talk.work, shifts.dated(planned.series, planned.series.first_on))
    talk.show(lambda t: views.preview(t, of, planned))


async def make(talk: Talk, *_: str) -> None:
    """Make them; a second press makes none, and says so."""
    made = await shift_series.create(talk.work, talk.chat)
    whom = for_whom(await shift_series.answers(talk.work, talk.chat))
    talk.show(lambda t: views.made(t, made, whom))


async def rules(talk: Talk, *_: str) -> None:
    """What holds for everybody."""
    now, ahead = await shift_series.rules(talk.work, talk.chat)
    talk.show(lambda t: views.rules(t, now, ahead))


async def rule(talk: Talk, kind: str = "", value: str = "", *_: str) -> None:
    """One rule is another from now on."""
    now, _ahead = await shift_series.rules(talk.work, talk.chat)
    number = number_of(value)
    if kind == "rest" and number in views.RESTS:
        wanted = Rules(number, now.most_a_week)
    elif kind == "most" and (number or None) in views.MOSTS:
        wanted = Rules(now.rest_minutes, number or None)
    else:
        raise Outdated
    await shift_series.set_rules(talk.work, talk.chat, wanted)
    await rules(talk)


FEATURE = Feature(
    "staff_series",
    presses={
        "plan": go_on,
        "plan.new": new,
        "plan.ask": ask,
        "plan.set": answer,
        "plan.make": make,
        "plan.rules": rules,
        "plan.rule": rule,
    },
)

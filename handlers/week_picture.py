"""The week as a picture, for who looks rather than reads: the callback; never a sentence."""

from __future__ import annotations

from bot.domain.catalogue import Programme
from bot.domain.papers import Fate, WeekPicture, WeekRow
from bot.domain.refusals import Outdated
from bot.domain.schedule import Session, Status
from bot.services.schedule import timetable
from handlers import papers
from handlers import schedule_facts as facts
from handlers.feature import Feature
from handlers.schedule_facts import Week
from handlers.talk import Talk
from handlers.views import week as views
from handlers.views.contents import shown_place

AHEAD = {"0": 0, "1": 1}


async def send(talk: Talk, ahead: str = "0", *_: str) -> None:
    """This week or the next; it takes a moment, so the tap is answered at once."""
    if ahead not in AHEAD:
        raise Outdated
    week = facts.week(await timetable(talk.work), talk.work.now, AHEAD[ahead])
    talk.toast(talk.word(views.picture_comes))
    talk.send_upload(papers.order_kept(talk.language, shown(week)), lambda t: views.picture(t, week))


def shown(week: Week) -> WeekPicture:
    """What stands on it: each day with what is on, what is off and what went to another day; no guarded place."""
    days = {on: [_row(week, one) for one in found] for on, found in week.days}
    for one in week.changes:
        if one.moved_from is not None and one.original_on != one.on and week.first <= one.original_on <= week.last:
            days.setdefault(one.original_on, []).append(_gone(week, one))
    rows = [(on, tuple(sorted(days[on], key=lambda row: row.starts_at))) for on in sorted(days)]
    hidden = any(place.hidden for place in week.catalogue.places.values())
    return WeekPicture(week.first, week.last, tuple(rows), hidden)


def _row(week: Week, one: Session) -> WeekRow:
    programme = week.catalogue.programmes[one.programme]
    place = shown_place(week.catalogue, programme, one.place)
    fate = Fate.PLANNED if one.takes_place else Fate.CLOSED
    if one.status is Status.MOVED and one.moved_from is not None and one.moved_from.starts_at != one.starts_at:
        fate = Fate.NEW_TIME
    return WeekRow(
        programme.pictogram,
        _name(programme, one),
        one.starts_at,
        one.ends_at,
        place.name if place else {},
        fate,
        reason=one.reason,
    )


def _gone(week: Week, one: Session) -> WeekRow:
    programme = week.catalogue.programmes[one.programme]
    old = one.moved_from
    assert old is not None
    return WeekRow(
        programme.pictogram, _name(programme, one), old.starts_at, old.ends_at, {}, Fate.MOVED_AWAY, one.on, one.reason
    )


def _name(programme: Programme, one: Session) -> dict[str, str]:
    """The session's own title says more, where there is one."""
    return {**programme.name, **one.title}


FEATURE = Feature("week_picture", presses={"week.picture": send})

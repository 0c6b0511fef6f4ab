"""Running the day of one session: what stands, what is said of it, what is taken back; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.domain.catalogue import Programme
from bot.domain.chats import Chat, ChatId
from bot.domain.day import GRACE, LATE_STEP, UNDO, Counted, DayMark, Mark, MarkState, Sums, mark_of, may_say
from bot.domain.people import Action, may
from bot.domain.refusals import DayShut, Outdated
from bot.domain.schedule import Session, SlotKey
from bot.domain.shifts import Shift, ShiftState
from bot.domain.timetable import ISTANBUL, sessions, today
from bot.services import day_team, people, shift_leads, timetable_edits
from bot.services.day_team import Part
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, day_marks, headcounts, schedule, stocks


@dataclass(frozen=True, slots=True)
class DayCard:
    """One session on its day, as this person may see it."""

    session: Session
    programme: Programme
    part: Part
    sums: Sums
    by_kind: bool
    last: Counted | None
    """This person's last tap that counts."""
    marks: tuple[DayMark, ...]
    shifts: tuple[Shift, ...]
    leads: tuple[str, ...]
    """First names, empty where none was given."""
    now: datetime
    plans: bool = False
    """Whether this person plans shifts."""
    gives: bool = False
    """Whether anything is given out there."""

    @property
    def leading(self) -> bool:
        """Whether they may say what becomes of the day, and not only count."""
        return self.part is not Part.HELPER

    @property
    def over(self) -> bool:
        """Whether its hours are over."""
        return self.now >= self.session.ends_at

    def may_undo(self, mark: DayMark) -> bool:
        """Whether this person can take that back now."""
        return self.leading and may_undo(mark, self.part, self.now)


def may_undo(mark: DayMark, part: Part, now: datetime) -> bool:
    """Two minutes for everybody; staff until the day is over, but for what the timetable itself keeps."""
    return now < mark.at + UNDO or (part is Part.STAFF and mark.kind is not Mark.CLOSED)


async def sessions_now(work: Work, chat: Chat) -> list[tuple[Session, Programme]]:
    """Those of today at which this person has anything to do, soonest first; called off ones too."""
    planned, on = await timetable(work), today(work.now)
    programmes = planned.catalogue.programmes
    return [
        (one, programmes[one.programme])
        for one in sessions(planned, on, on)
        if one.programme in programmes and await day_team.part_of(work, chat, one) is not None
    ]


async def enter(
    work: Work, chat: Chat, slot: SlotKey, *, lead: bool = False, late: bool = False
) -> tuple[Session, Part]:
    """A session, for who has anything to do there on its day; raises Outdated, NotAllowed and DayShut."""
    session = await day_team.session_of(work, *slot)
    part = await day_team.require(work, chat, session, lead=lead, late=late)
    opens_at = datetime.combine(session.on, time.min, ISTANBUL)
    if work.now < opens_at:
        raise DayShut(opens_at)
    if work.now >= day_team.day_ends(session):
        raise DayShut
    return session, part


async def card(work: Work, chat: Chat, session: Session, part: Part) -> DayCard:
    """How it stands."""
    programme = (await timetable(work)).catalogue.programmes.get(session.programme)
    if programme is None:
        raise Outdated
    fresh = await day_team.session_of(work, session.series, session.original_on)
    found = [one for one in await day_team.shifts_of(work, session) if one.state is ShiftState.OPEN]
    leads = dict.fromkeys(one.need.lead for one in found if one.need.lead is not None)
    return DayCard(
        fresh,
        programme,
        part,
        await headcounts.sums(work.tx, session, chat.id),
        await headcounts.by_kind(work.tx, session.programme),
        await headcounts.last(work.tx, session, chat.id),
        tuple(await day_marks.of_session(work.tx, session)),
        tuple(found),
        tuple([await shift_leads.name_of(work, one) for one in leads]),
        work.now,
        may(await people.grants(work, chat), Action.PLAN_SHIFTS),
        bool(await stocks.of_day(work.tx, session.slot)),
    )


async def say(work: Work, by: Chat, slot: SlotKey, kind: Mark, minutes: int | None = None) -> bool:
    """Say it of today's session, once; it shows everywhere now, and people are told after the grace.

    False where it stands already. Raises Outdated where it cannot be said now, NotAllowed, DayShut.
    """
    session, _part = await enter(work, by, slot, lead=True)
    standing = next((one for one in await day_marks.of_session(work.tx, session) if one.kind is kind), None)
    if standing is not None and (kind is not Mark.LATE or standing.minutes == minutes):
        return False
    if kind is Mark.CLOSED or not may_say(session, kind, work.now):
        raise Outdated
    if kind is Mark.LATE and minutes != session.said.late + LATE_STEP:
        raise Outdated
    if standing is not None:
        await day_marks.replace(work.tx, standing.id)
    await write_down(work, by, session, replace(mark_of(session, kind, by.id, work.now), minutes=minutes), tells=True)
    return True


async def write_down(work: Work, by: Chat, session: Session, new: DayMark, *, tells: bool) -> None:
    """It stands from now on, under a new revision of the timetable; people are told after the grace, or not at all."""
    tell_at = int((work.now + GRACE).timestamp()) if tells else None
    if await day_marks.add(work.tx, replace(new, tell_at=tell_at)) is None:
        raise Outdated
    await schedule.changed(work.tx)
    await audit.add(work.tx, work.seconds, by.id, f"day.{new.kind}", _subject(session))


async def take_back(work: Work, by: Chat, slot: SlotKey, number: int) -> tuple[DayCard, bool]:
    """It does not hold: what has not left is not sent, who was told hears the correction. False where it is so already.

    Returns how it stands then, also to a lead whose shifts went with the day. Raises Outdated after its two minutes.
    """
    session, part = await enter(work, by, slot, lead=True)
    mark = await day_marks.get(work.tx, number)
    if mark is None or (mark.series, mark.original_on) != session.slot:
        raise Outdated
    if mark.state is not MarkState.STANDS:
        return await card(work, by, session, part), False
    if not may_undo(mark, part, work.now):
        raise Outdated
    if mark.edit is not None:
        await timetable_edits.take_back(work, by, mark.edit)
    await day_marks.undo(work.tx, mark.id, work.seconds)
    await day_marks.withdraw(work.tx, mark.id, work.seconds)
    await day_marks.restore(work.tx, mark, int((work.now + GRACE).timestamp()))
    await schedule.changed(work.tx)
    await audit.add(work.tx, work.seconds, by.id, f"day.{mark.kind}.back", _subject(session))
    return await card(work, by, session, part), True


async def lead_choices(work: Work, by: Chat, slot: SlotKey) -> tuple[Session, list[tuple[ChatId, str]]]:
    """Who could lead it: who is on its shifts, and who plans them. Raises NotAllowed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    session, _part = await enter(work, by, slot)
    found: dict[ChatId, str] = {}
    for shift in await _led(work, session):
        found |= dict(await shift_leads.candidates(work, shift))
    return session, list(found.items())


async def set_lead(work: Work, by: Chat, slot: SlotKey, chat: ChatId) -> None:
    """This person leads it: every shift of it that is for volunteers. Raises Outdated for who could not."""
    session, choices = await lead_choices(work, by, slot)
    who = next((one for one, _name in choices if one == chat), None)
    if who is None:
        raise Outdated
    for shift in await _led(work, session):
        if shift.need.lead != who:
            await shift_leads.put(work, by, shift, who)


async def _led(work: Work, session: Session) -> list[Shift]:
    found = await day_team.shifts_of(work, session)
    return [one for one in found if one.state is ShiftState.OPEN and not one.is_class]


def _subject(session: Session) -> str:
    return f"series {session.series} {session.original_on.isoformat()}"

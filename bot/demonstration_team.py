"""The demo's volunteers: a team, two weeks and more of shifts, a short one, a full one, and hours of last week."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta

from bot.demo.phone import Phone
from bot.domain.attendance import Mark
from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.chats import Chat, Kind, Reach
from bot.domain.people import Grant, Role
from bot.domain.shifts import Need, Shift, ShiftSeries, Signup, State
from bot.domain.timetable import today
from bot.domain.volunteers import Age
from bot.domain.volunteers import State as Standing
from bot.services import shifts
from bot.work import Work
from storage import chats, colleagues, people, shift_series, shift_waits, signups, signups_attended, volunteers
from storage import shifts as shelf
from storage.volunteers import Fact

VOLUNTEER = ("Samir", "en")
"""Who has a phone on the page; the others have none, and so cannot be written to."""
OTHERS = ("Lucia", "Ngozi", "Ahmad", "Elif", "Jonas")
SHOWN = ("Samir", "Lucia", "Ngozi", "Elif")
"""Who agreed that the others read the first name."""
NOWHERE = 9_000_000_000
"""Telegram ids from here on are nobody's in the demo."""
TUESDAY = 1
_SOUP, _MOTHERS, _CLOTHES = ProgrammeKey("soup"), ProgrammeKey("mothers_group"), ProgrammeKey("clothes")
_HALL, _ROOM = PlaceKey("hall"), PlaceKey("family_room")
WEEKLY: tuple[tuple[Need, str, time, int], ...] = (
    (Need(_SOUP, TaskKey("cook"), _HALL, 4, 3), "TU,FR", time(9, 30), 210),
    (Need(_SOUP, TaskKey("serve"), _HALL, 6, 3), "TU,FR", time(10, 15), 150),
    (Need(_SOUP, TaskKey("door"), _HALL, 1, 1), "TU,FR", time(10), 150),
    (Need(_MOTHERS, TaskKey("children"), _ROOM, 2, 1), "WE", time(13, 30), 180),
    (Need(_CLOTHES, TaskKey("clothes"), _HALL, 4, 2), "TH", time(10, 30), 150),
)
"""What is needed every week: the need, the days, when to be there, minutes."""


async def team(work: Work, phones: Mapping[str, Phone]) -> None:
    """People, what they may do, the shifts, and who is on which."""
    members = {name: await _member(work, name, number, phones) for number, name in enumerate((VOLUNTEER[0], *OTHERS))}
    await volunteers.add(work.tx, members["Elif"].id, Fact.GATE, "children")
    await volunteers.add(work.tx, members["Elif"].id, Fact.TASK, "children")
    made = [await _weekly(work, lead=members["Lucia"], what=what) for what in WEEKLY]
    await shifts.make_dates(work)
    await _ahead(work, made, members)
    await _last_week(work, made[1], members)
    await _short(work, members)


async def _member(work: Work, name: str, number: int, phones: Mapping[str, Phone]) -> Chat:
    phone = phones.get(name)
    ref = phone.id if phone else NOWHERE + number
    chat = await chats.add(work.tx, work.vault, ref, Kind.PRIVATE, today(work.now))
    if phone is None:
        await chats.set_reach(work.tx, chat.id, Reach.GONE)
    await volunteers.begin(work.tx, chat.id, Standing.APPROVED, work.seconds)
    await volunteers.set_age(work.tx, chat.id, Age.ADULT)
    await people.grant(work.tx, chat.id, Grant(Role.VOLUNTEER), work.seconds)
    for task in ("cook", "serve"):
        await volunteers.add(work.tx, chat.id, Fact.WISH, task)
    await colleagues.put(work.tx, work.vault, chat.id, name)
    await colleagues.show(work.tx, chat.id, shown=name in SHOWN)
    return chat


async def _weekly(work: Work, lead: Chat, what: tuple[Need, str, time, int]) -> ShiftSeries:
    need, days, start, minutes = what
    led = Need(need.programme, need.task, need.place, need.seats, need.minimum, lead=lead.id)
    rule = f"FREQ=WEEKLY;BYDAY={days}"
    series = ShiftSeries(0, led, rule, start, minutes, today(work.now) - timedelta(weeks=2))
    return ShiftSeries(await shift_series.add(work.tx, series), led, rule, start, minutes, series.first_on)


async def _ahead(work: Work, made: list[ShiftSeries], members: Mapping[str, Chat]) -> None:
    """On the next date of each: some are on, the door is full and somebody waits for it."""
    cook, serve, door, _children, clothes = [await shelf.of_series(work.tx, one.id, work.seconds) for one in made]
    for shift, names in ((cook[0], ("Lucia", "Ahmad")), (serve[0], ("Ngozi", "Jonas", "Samir")), (door[0], ("Elif",))):
        for name in names:
            await _on(work, shift, members[name])
    await _on(work, clothes[0], members["Lucia"])
    await shift_waits.join(work.tx, door[0].id, members["Samir"].id, work.seconds)


async def _short(work: Work, members: Mapping[str, Chat]) -> None:
    """Tomorrow boxes come, and one person is too few."""
    tomorrow = today(work.now) + timedelta(days=1)
    need = Need(_CLOTHES, TaskKey("carry"), _HALL, 4, 3)
    series = ShiftSeries(0, need, None, time(16), 120, tomorrow, tomorrow)
    number = await shift_series.add(work.tx, series)
    await shifts.make_dates(work)
    for shift in await shelf.of_series(work.tx, number, work.seconds):
        await _on(work, shift, members["Jonas"])


async def _last_week(work: Work, series: ShiftSeries, members: Mapping[str, Chat]) -> None:
    """Two past dates of the soup kitchen, ticked: so that there are hours."""
    days = [today(work.now) - timedelta(days=ahead) for ahead in range(1, 15)]
    past: list[date] = [day for day in days if day.weekday() == TUESDAY]
    for day in past:
        shift = shifts.dated(series, day)
        await shelf.make(work.tx, shift)
        row = await work.tx.one("SELECT max(id) FROM shifts WHERE series_id = ?", (series.id,))
        for name in ("Samir", "Ngozi"):
            number = await _on(work, shift, members[name], int(row[0]) if row else 0, begun=True)
            if number is not None:
                await signups_attended.mark(work.tx, number, Mark.CAME, series.minutes)


async def _on(work: Work, shift: Shift, chat: Chat, number: int = 0, *, begun: bool = False) -> int | None:
    """A confirmed place; ``begun`` for a shift of the past."""
    now = int(shift.starts_at.timestamp()) - 1 if begun else work.seconds
    return await signups.take(work.tx, Signup(0, number or shift.id, chat.id, State.CONFIRMED), now)

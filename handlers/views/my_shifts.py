"""Somebody's own shifts, ahead and past, and their reminders: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.shift_notices import OfShift
from bot.domain.shift_reminders import LEADS, Choice
from bot.domain.shifts import Signup, State
from bot.domain.timetable import today
from bot.i18n import Rendered, Translator
from bot.services.my_shifts import Entry, Part, Past
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back, to_menu
from handlers.views.hours import hours_row
from handlers.views.shift_pieces import (
    be_there,
    brief,
    calendar_row,
    list_row,
    mine_row,
    named,
    place_lines,
    update_row,
    way_row,
)
from handlers.views.times import local, when

DOMAIN = "volunteer"
A_PAGE = 5


@dataclass(frozen=True, slots=True)
class Ahead:
    """Everything that is not over, which page of it, whether the person is on the team, and has a file of ours."""

    entries: Sequence[Entry]
    page: int
    team: bool
    exported: bool

    @property
    def shown(self) -> list[tuple[int, Entry]]:
        """This page, each with its number."""
        first = self.page * A_PAGE
        return list(enumerate(self.entries[first : first + A_PAGE], first + 1))

    @property
    def more(self) -> bool:
        """Whether a page follows."""
        return len(self.entries) > (self.page + 1) * A_PAGE


def ahead(t: Translator, mine: Ahead) -> Screen:
    """What asks for an answer, what they come to, and for what they wait; a number opens one."""
    if not mine.entries:
        return _nothing(t, mine)
    lines = ["📅 " + t("My shifts")]
    before: Part | None = None
    for number, entry in mine.shown:
        lines += [_head(t, entry.part)] if entry.part is not before else []
        lines.append(f"{number}. {brief(t, entry.of)}{_stands(t, entry)}")
        before = entry.part
    numbers = [Button(str(number), _opens(one)) for number, one in mine.shown]
    return Screen([*lines, t("Times are Istanbul's.")], [row(*numbers), *_ways(t, mine), to_menu(t)])


def _opens(entry: Entry) -> str:
    """Its card; of one that was moved, what it was and what it is."""
    if entry.signup is not None and entry.signup.agree_by is not None:
        return data("moved", entry.signup.id)
    return data("shift", entry.of.shift.id)


def _head(t: Translator, part: Part) -> str:
    match part:
        case Part.ANSWER:
            return "🔔 " + t("Please answer:")
        case Part.COMING:
            return "✅ " + t("You come to:")
        case Part.WAITING:
            return "🕥 " + t("You wait for a place:")


def _stands(t: Translator, entry: Entry) -> str:
    """How it stands where that is more than that they come."""
    said = _of_place(t, entry.of, entry.signup) if entry.signup else t("number {place}", place=entry.queue or 0)
    return f" · {said}" if said else ""


def _of_place(t: Translator, of: OfShift, mine: Signup) -> Rendered | None:
    if mine.state is State.HELD and mine.until is not None:
        return t("kept for you until {moment}", moment=_moment(t, of, mine.until))
    if mine.agree_by is not None:
        return t("moved: do you come? Answer until {moment}", moment=_moment(t, of, mine.agree_by))
    if mine.state is State.ASKED:
        return t("waits for our answer")
    return _running(t, of) if of.shift.starts_at <= of.now else None


def _running(t: Translator, of: OfShift) -> Rendered:
    end = local(of.shift.ends_at)
    if end.date() == today(of.now):
        return t("on now, until {end}", end=t.clock(end))
    return t("on now, until {end} on {day}", end=t.clock(end), day=t.day(end.date()))


def _moment(t: Translator, of: OfShift, at: datetime) -> Rendered:
    return t("{when}, {start}", when=when(t, of.now, local(at).date()), start=t.clock(local(at)))


def _ways(t: Translator, mine: Ahead) -> list[Row]:
    """What can be done from the list, but for its numbers."""
    more = [row(Button("➡️ " + t.label("More"), data("myshifts", mine.page + 1)))] if mine.more else []
    remind = [Button("🔔 " + t.label("Reminders"), data("myshifts.remind"))] if mine.team else []
    calendar = [button for each in _calendar(t, mine) for button in each]
    return [*more, (*calendar, *remind), _behind(t), list_row(t)]


def _behind(t: Translator) -> Row:
    """What is over, and how long that was."""
    return (Button("📖 " + t.label("Past shifts"), data("myshifts.past")), *hours_row(t))


def _calendar(t: Translator, mine: Ahead) -> list[Row]:
    """Into the calendar of their phone, or out of it again what is theirs no more."""
    if mine.exported:
        return update_row(t, exported=True)
    comes = any(one.signup is not None and one.signup.state is State.CONFIRMED for one in mine.entries)
    return [calendar_row(t)] if comes else []


def _nothing(t: Translator, mine: Ahead) -> Screen:
    """No shift yet, and the way to one."""
    if mine.team:
        lines = ["📅 " + t("You have no shifts yet."), t("Take one where help is needed.")]
        free = row(Button("🤝 " + t.label("Free shifts"), data("shifts")))
        return Screen(lines, [free, *_calendar(t, mine), _behind(t), to_menu(t)])
    lines = ["📅 " + t("You have no shifts yet."), t("First we would like to get to know you.")]
    join = row(Button("🤝 " + t.label("Become a volunteer"), data("volunteer")))
    return Screen(lines, [join, *_calendar(t, mine), _behind(t), to_menu(t)])


def past(t: Translator, found: Past, page: int) -> Screen:
    """What is over, the last first, with whether they were there."""
    if not found.entries:
        return Screen(["📖 " + t("Nothing is past yet.")], [mine_row(t), to_menu(t)])
    lines = ["📖 " + t("Past shifts"), *(_past_line(t, one) for one in found.entries)]
    more = [row(Button("➡️ " + t.label("More"), data("myshifts.past", page + 1)))] if found.more else []
    return Screen(lines, [*more, back(t, "myshifts")])


def _past_line(t: Translator, entry: Entry) -> str:
    on = local(entry.of.shift.starts_at).date()
    day = t.short_day(on, with_year=on.year != today(entry.of.now).year)
    return f"{day} · {named(t, entry.of)} · {_attended(t, entry.signup)}"


def _attended(t: Translator, mine: Signup | None) -> str:
    """Without reproach: life comes in between."""
    if mine is None or mine.attended is None:
        return t("not written down yet")
    return "✅ " + t("you were there") if mine.attended else t("did not happen")


def reminders(t: Translator, choice: Choice, held: int | None = None) -> Screen:
    """When we remind them; after a change, for how many shifts it holds."""
    lines = [
        "🔔 " + t("When shall we remind you?"),
        *([_holds(t, held)] if held is not None else []),
        t("Never at night: between 22:00 and 08:00 we write earlier or later."),
    ]
    leads = [
        Button(_mark(choice.minutes == one) + t.label("{hours} h before", hours=one // 60), data("myshifts.lead", one))
        for one in LEADS
    ]
    switch = data("myshifts.day", "off" if choice.day_before else "on")
    day = row(Button(_mark(choice.day_before) + t.label("The day before"), switch))
    return Screen(lines, [day, *in_rows(leads, 2), back(t, "myshifts")])


def _mark(on: bool) -> str:
    return "☑️ " if on else "⬜ "


def _holds(t: Translator, held: int) -> str:
    if held == 0:
        return "✅ " + t("This holds for every shift you take.")
    return "✅ " + t.plural("This holds for the {n} shift you have.", "This holds for all {n} shifts you have.", held)


def sure(t: Translator, of: OfShift, signup: int) -> Screen:
    """They said again that they come."""
    lines = ["✅ " + t("Thank you. We count on you."), f"{named(t, of)}: {be_there(t, of)}"]
    cannot = row(Button("✖️ " + t.label("I cannot come"), data("place.leave", signup)))
    rows = [*way_row(t, of, confirmed=True), cannot, mine_row(t)]
    return Screen([*lines, *place_lines(t, of, confirmed=True)], rows)

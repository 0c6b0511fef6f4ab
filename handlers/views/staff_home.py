"""The staff's first screen: today at a glance, and the way to everything they do; never a query."""

from __future__ import annotations

from bot.domain.glance import Glance, SessionToday
from bot.domain.people import Action
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import staff_trouble
from handlers.views.common import back, to_menu
from handlers.views.digest import missed_line
from handlers.views.team_notes import said_line
from handlers.views.times import start_of

DOMAIN = "staff"
MOST_SESSIONS = 4


def home(t: Translator, seen: Glance) -> Screen:
    """What is on today, what waits, what did not arrive; and the things staff do most."""
    trouble = staff_trouble.lines(t, seen.trouble) if seen.trouble else []
    note = [said_line(t, seen.waits.note)] if seen.waits.note else []
    lines = ["🗂 " + t("Staff"), *trouble, *note, *_sessions(t, seen), *_waits(t, seen)]
    rows = [_row(("🧭", t.label("Run today"), "run"))] if seen.sessions and Action.RUN_DAY in seen.rights else []
    rows.append(_row(("🙋", t.label("Requests"), "queue"), ("🪪", t.label("Somebody is here"), "desk")))
    if Action.PLAN_SHIFTS in seen.rights:
        rows.append(_row(("📋", t.label("Shifts this week"), "board"), ("📅", t.label("Timetable"), "times")))
    if Action.ANNOUNCE in seen.rights:
        rows.append(_row(("📣", t.label("Announce"), "announce"), ("🤝", t.label("Volunteers"), "team")))
    rows.append(_row(("🚨", t.label("In trouble"), "trouble"), ("➕", t.label("More"), "staff.more")))
    return Screen(lines, [*rows, to_menu(t)])


def _row(*entries: tuple[str, str, str]) -> Row:
    return row(*[Button(f"{sign} {words}", data(action)) for sign, words, action in entries])


def _sessions(t: Translator, seen: Glance) -> list[str]:
    shown = seen.sessions[:MOST_SESSIONS]
    if not shown:
        return ["📅 " + t("Nothing is on today.")]
    return [_session(t, one) for one in shown]


def _session(t: Translator, one: SessionToday) -> str:
    line = f"{one.programme.pictogram} {start_of(t, one.session)} {t.data(one.programme.name)}"
    if one.wanted == 0:
        return line
    if one.wanted is None:
        helpers = t.plural("{n} volunteer", "{n} volunteers", one.taken)
    else:
        helpers = t("{taken} of {wanted} volunteers", taken=one.taken, wanted=one.wanted)
    missing = " · 🔴 " + t.plural("{n} missing", "{n} missing", one.missing) if one.missing else ""
    return f"{line} · {helpers}{missing}"


def _waits(t: Translator, seen: Glance) -> list[str]:
    waits, lines = seen.waits, []
    if waits.new or waits.late:
        late = " · 🔴 " + t.plural("{n} late request", "{n} late requests", waits.late) if waits.late else ""
        lines.append("🙋 " + t.plural("{n} new request", "{n} new requests", waits.new) + late)
    if waits.not_reached:
        lines.append("📵 " + t.plural("{n} not reached: call", "{n} not reached: call", waits.not_reached))
    if waits.short:
        lines.append("📋 " + t.plural("{n} shift is short", "{n} shifts are short", waits.short))
    if waits.applied:
        words = t.plural("{n} volunteer waits for an answer", "{n} volunteers wait for an answer", waits.applied)
        lines.append("🤝 " + words)
    for one in seen.failed[:1]:
        words = t.plural("Last announcement: {n} failed", "Last announcement: {n} failed", one.counts.failed)
        lines.append("📣 " + words)
    if waits.missed:
        lines.append(missed_line(t, waits.missed))
    return lines


def more(t: Translator, seen: Glance) -> Screen:
    """What staff do less often."""
    entries: list[tuple[Action, str, str, str]] = [
        (Action.WORK_REQUESTS, "🕥", t.label("Open times"), "slots"),
        (Action.WORK_REQUESTS, "📟", t.label("On call"), "duty"),
        (Action.WORK_REQUESTS, "👋", t.label("For the next team"), "next"),
        (Action.PLAN_SHIFTS, "🗓", t.label("Plan shifts"), "dates"),
        (Action.RUN_DAY, "🎁", t.label("Giving out"), "giving"),
        (Action.INVITE, "👤", t.label("Invite somebody"), "invite"),
        (Action.CHANGE_STAFF, "👥", t.label("Who works here"), "people"),
        (Action.SEE_REPORTS, "📊", t.label("Reports"), "reports"),
        (Action.READ_AUDIT, "🧾", t.label("Who did what"), "audit"),
        (Action.LOOK_AFTER, "🩹", t.label("How the bot is"), "status"),
        (Action.ANNOUNCE, "🖨", t.label("Poster"), "poster"),
        (Action.SET_NUMBERS, "🆘", t.label("Numbers"), "numbers"),
    ]
    shown = [(sign, words, to) for needs, sign, words, to in entries if needs in seen.rights]
    rows = [_row(*shown[at : at + 2]) for at in range(0, len(shown), 2)]
    me = Button("🙂 " + t.label("About me"), data("staff.me"))
    return Screen(["🗂 " + t("What do you want to do?")], [*rows, row(me, *back(t, "staff"))])


def me(t: Translator) -> Screen:
    """What is one's own."""
    rows = [
        _row(("🏖", t.label("I am away"), "away"), ("🏷", t.label("My name"), "name")),
        _row(("☀️", t.label("Morning list"), "digest"), ("🔔", t.label("Reminders"), "remind")),
        _row(("🎓", t.label("Practise"), "practice")),
    ]
    return Screen(["🙂 " + t("About me")], [*rows, back(t, "staff.more")])

"""The staff's first screen: today at a glance, and the way to everything they do; never a query."""

from __future__ import annotations

from bot.domain.glance import Glance, SessionToday
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, to_menu
from handlers.views.digest import missed_line
from handlers.views.times import start_of

DOMAIN = "staff"
MOST_SESSIONS = 4


def home(t: Translator, seen: Glance) -> Screen:
    """What is on today, what waits, what did not arrive; and the six things staff do most."""
    lines = ["🗂 " + t("Staff"), *_sessions(t, seen), *_waits(t, seen)]
    rows = [_row(("🙋", t.label("Requests"), "queue"), ("🪪", t.label("Somebody is here"), "desk"))]
    if seen.plans:
        rows.append(_row(("📋", t.label("Shifts this week"), "board"), ("📅", t.label("Timetable"), "times")))
    if seen.announces:
        rows.append(_row(("📣", t.label("Announce"), "announce"), ("🤝", t.label("Volunteers"), "team")))
    more = Button("➕ " + t.label("More"), data("staff.more"))
    return Screen(lines, [*rows, row(more, *to_menu(t))])


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
    entries = [("🕥", t.label("Open times"), "slots"), ("📟", t.label("On call"), "duty")]
    if seen.plans:
        entries.append(("🗓", t.label("Plan shifts"), "dates"))
    if seen.invites:
        entries.append(("👥", t.label("Invite somebody"), "invite"))
        entries.append(("🆘", t.label("Numbers"), "numbers"))
    entries += [("🏖", t.label("I am away"), "away"), ("🏷", t.label("My name"), "name")]
    entries.append(("☀️", t.label("Morning list"), "digest"))
    rows = [_row(*entries[at : at + 2]) for at in range(0, len(entries), 2)]
    return Screen(["🗂 " + t("What do you want to do?")], [*rows, back(t, "staff")])

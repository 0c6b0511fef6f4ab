"""Announcements as staff write and send them: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements import Announcement, Doubt, Fault, Found, Reached, State
from bot.domain.refusals import AlreadySent
from bot.domain.timetable import ISTANBUL
from bot.domain.translations import Task
from bot.i18n import Rendered, Translator, name_in, value
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import announce_when, translations_ask
from handlers.views.announce_pieces import falling, to_people
from handlers.views.common import back

DOMAIN = "staff"


@dataclass(frozen=True, slots=True)
class Overview:
    """One draft as staff see it; ``mine`` where this person asked for the second yes."""

    told: Announcement
    title: str
    reached: Reached
    faults: Sequence[Found]
    ready: bool
    mine: bool
    stars: int | None = None
    tasks: Sequence[Task] = ()
    """Translations it waits for."""


def home(
    t: Translator, drafts: Sequence[tuple[int, str]], latest: Sequence[tuple[int, str, int]], turn: Sequence[Button]
) -> Screen:
    """One page of what is being written and what went out lately, and a new one."""
    rows = [row(Button("✍️ " + t.label("New announcement"), data("ann.new")))]
    rows += [row(Button("📝 " + _named(t, title), data("ann", number))) for number, title in drafts]
    for number, title, answers in latest:
        fresh = f" · 💬 {answers}" if answers else ""
        rows.append(row(Button("📣 " + _named(t, title) + fresh, data("ann.card", number))))
    return Screen(["📣 " + t("Announcements")], [*rows, row(*turn), back(t, "staff")])


def _named(t: Translator, title: str) -> str:
    return title or t.label("Without words yet")


def overview(t: Translator, seen: Overview) -> Screen:
    """Whom it reaches, in which languages, what is missing; and what to do next."""
    told, number = seen.told, seen.told.id
    lines = ["📣 " + to_people(t, seen.reached.total)]
    if seen.title:
        lines.append(f"«{t.said(seen.title)}»")
    lines += [_language_line(t, seen, own, people) for own, people in _biggest(seen.reached)]
    if seen.reached.falling:
        lines.append("⚠️ " + falling(t, seen.reached.falling))
    lines += [translations_ask.line(t, task) for task in seen.tasks]
    lines += ["⛔ " + _fault(t, found) for found in seen.faults]
    lines += _emergency_lines(t, told)
    lines += announce_when.lines(t, told)
    if seen.stars is not None:
        lines.append("⭐ " + t("At the paid rate this costs up to {stars} Stars.", stars=seen.stars))
    if told.state is State.ASKED:
        return Screen([*lines, "🕥 " + t("A colleague has to agree. They were asked.")], _asked_rows(t, seen))
    rows = [
        row(
            Button("✍️ " + t.label("Write"), data("ann.texts", number)),
            Button("👥 " + t.label("To whom"), data("ann.who", number)),
        ),
        row(
            Button("👁 " + t.label("As they will see it"), data("ann.see", number)),
            Button("📤 " + t.label("Send only to me"), data("ann.test", number)),
        ),
        row(
            Button("🕒 " + t.label("When"), data("ann.when", number)),
            Button(("🔕 " if told.emergency else "🆘 ") + _danger_label(t, told), data("ann.danger", number)),
        ),
        _ask_row(t, seen),
    ]
    if seen.ready:
        rows.append(row(Button("✅ " + _send_label(t, seen.reached.total), data("ann.go", number))))
    rows.append(row(Button("🗑 " + t.label("Throw away"), data("ann.drop", number)), *back(t, "announce")))
    return Screen(lines, rows)


def _ask_row(t: Translator, seen: Overview) -> Row:
    """The way to volunteers who translate, where somebody lacks a text or is being asked."""
    needed = seen.tasks or (seen.reached.falling and seen.title)
    return row(*[Button("🙏 " + t.label("Ask a volunteer"), data("tr.ask", seen.told.id))] * bool(needed))


def _danger_label(t: Translator, told: Announcement) -> str:
    return t.label("No danger") if told.emergency else t.label("It is about danger")


def _emergency_lines(t: Translator, told: Announcement) -> list[str]:
    return ["🆘 " + t("Danger: it wakes people at night, and a colleague has to agree.")] if told.emergency else []


def _asked_rows(t: Translator, seen: Overview) -> list[Row]:
    number = seen.told.id
    rows = [
        row(
            Button("👁 " + t.label("As they will see it"), data("ann.see", number)),
            Button("📤 " + t.label("Send only to me"), data("ann.test", number)),
        )
    ]
    if not seen.mine and seen.ready:
        rows.append(row(Button("✅ " + _send_label(t, seen.reached.total), data("ann.go", number))))
    rows.append(row(Button("✖️ " + t.label("Take it back"), data("ann.back", number))))
    return [*rows, back(t, "announce")]


def _send_label(t: Translator, people: int) -> str:
    return t.label("Send to {people}", people=people)


def _biggest(reached: Reached) -> list[tuple[str, int]]:
    return sorted(reached.people.items(), key=lambda pair: (-pair[1], pair[0]))[:6]


def _language_line(t: Translator, seen: Overview, own: str, people: int) -> str:
    name = name_in(own, t.tag) if own else t("no language chosen")
    falls = seen.reached.read_in[own]
    if falls == own:
        return f"✅ {value(name)} {people}"
    other = name_in(falls, t.tag) if falls else ""
    return "⚠️ " + t("{language} {people}: will get {other}", language=name, people=people, other=other)


def _fault(t: Translator, found: Found) -> str:
    name = name_in(found.language, t.tag) if found.language else ""
    match found.fault:
        case Fault.NO_WORDS:
            return t("Nothing is written yet.")
        case Fault.TOO_LONG:
            return t(
                "{language}: too long, {length} of {most} letters.", language=name, length=found.units, most=found.most
            )
        case Fault.TAGS:
            return t("{language}: HTML signs would be shown as they are. Use Telegram's own bold.", language=name)
        case Fault.NO_LABEL:
            return t("{language}: a button has no words.", language=name)
        case Fault.NOBODY:
            return t("Nobody is chosen.")


def texts(t: Translator, told: Announcement, tags: Sequence[str], action: str, to: tuple[str, int]) -> Screen:
    """Which language to write, by a button of this action."""
    rows = [
        row(Button(("✅ " if told.whole(tag) else "✍️ ") + name_in(tag, t.tag), f"{action}:{told.id}:{tag}"))
        for tag in tags
    ]
    return Screen(["✍️ " + t("In which language?")], [*rows, back(t, *to)])


def write(t: Translator) -> Screen:
    """Asks for the words of one language."""
    lines = [
        "✍️ " + t("Write it as it shall be read. Telegram's bold and links stay."),
        t("Or send a photo, a voice note, a file with words under it, or a place."),
        t("For a button write its words and its address: Map https://example.org"),
    ]
    return Screen(lines, [back(t, "announce")])


def write_in(t: Translator, tag: str, to: tuple[str, int]) -> Screen:
    """The same, naming the language."""
    return Screen([f"🌐 {value(name_in(tag, t.tag))}", *write(t).lines], [back(t, *to)])


def correct(t: Translator) -> Screen:
    """Asks for the right words."""
    lines = [
        "✏️ " + t("Write the whole text as it should have been."),
        t("It takes the place of the old one in every chat."),
    ]
    return Screen(lines, [back(t, "announce")])


def correct_in(t: Translator, tag: str, to: tuple[str, int]) -> Screen:
    """The same, naming the language."""
    return Screen([f"🌐 {value(name_in(tag, t.tag))}", *correct(t).lines], [back(t, *to)])


def not_taken(t: Translator) -> Screen:
    """A sticker or the like, where words are written."""
    return Screen(["✍️ " + t("This cannot be sent to many. Words, a photo, a voice note or a file can.")], write(t).rows)


def too_many_links(t: Translator) -> Screen:
    """A fourth button, or one without words."""
    return Screen(["🔗 " + t("A button needs words and an address, and there can be three.")], write(t).rows)


def asked(t: Translator, doubts: Sequence[Doubt], number: int) -> Screen:
    """A second person was asked, and why."""
    why = {
        Doubt.EMERGENCY: t("It is about danger."),
        Doubt.NUMBER: t("A number stands in it that looks like somebody's own."),
    }
    lines = ["🕥 " + t("A colleague has to agree within ten minutes. They were asked."), *(why[one] for one in doubts)]
    return Screen(lines, [row(Button("✖️ " + t.label("Take it back"), data("ann.back", number))), back(t, "announce")])


def already_sent(t: Translator, no: AlreadySent) -> Screen:
    """The same went out lately."""
    lines = ["📣 " + t("The same was already sent: {moment}.", moment=Rendered(_moment(t, no.at)))]
    rows = [row(Button("📤 " + t.label("Send it once more"), data("ann.again", no.announcement)))]
    return Screen(lines, [*rows, back(t, "announce")])


def _moment(t: Translator, at: datetime) -> str:
    local = at.astimezone(ISTANBUL)
    return f"{t.day(local.date())}, {t.clock(local)}"


def dropped(t: Translator) -> Screen:
    """It is thrown away."""
    return Screen(["🗑 " + t("Thrown away. Nothing was sent.")], [back(t, "announce")])


def tested(t: Translator, count: int) -> str:
    """The word over the chat after a test."""
    return t.plain("Sent only to you: {messages}", messages=count)

"""A sending as staff watch it, and the last word about it: the words; never a query."""

from __future__ import annotations

from bot.domain.announcement_notices import AgreeAsked, NotAgreed, Progress
from bot.domain.broadcasts import OVER, Broadcast, Purpose, State
from bot.domain.timetable import ISTANBUL
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back

DOMAIN = "staff"
BAR = 10
"""Squares of the bar."""


def card(t: Translator, told: Progress) -> Screen:
    """How far it is: a bar, the counts that are not nothing, the time left; and what can be done."""
    one = told.broadcast
    lines = [f"{_mark(one)} {_state(t, told)}"]
    if told.title:
        lines.append(f"«{t.said(told.title)}»")
    if one.counts.total:
        done = BAR * min(one.counts.ended, one.counts.total) // one.counts.total
        lines.append("▰" * done + "▱" * (BAR - done))
    lines += _counts(t, one)
    left = one.seconds_left(told.now)
    if left is not None and not told.held:
        minutes = -(-left // 60)
        lines.append("🕥 " + t.plural("About {n} minute left", "About {n} minutes left", minutes))
    return Screen(lines, [*_rows(t, told), back(t, "announce")])


def _mark(one: Broadcast) -> str:
    return {Purpose.WITHDRAW: "🗑", Purpose.CORRECT: "✏️"}.get(one.purpose, "🆘" if one.urgent else "📣")


def _state(t: Translator, told: Progress) -> str:
    one = told.broadcast
    if told.held:
        return t("It waits until people are awake, 08:00")
    match one.state:
        case State.PLANNED | State.READY:
            return t("Planned: {day}, {hour}", day=t.day(one.starts_at.astimezone(ISTANBUL).date()), hour=_hour(t, one))
        case State.GATHERING:
            return t("Looking up who gets it")
        case State.RUNNING:
            return t("It is going out")
        case State.PAUSED:
            return t("Paused")
        case State.STOPPED:
            return t("Stopped")
        case State.DONE:
            return t("Finished")
        case State.MISSED:
            return t("Not sent: its useful time was over before it could go out")


def _hour(t: Translator, one: Broadcast) -> str:
    return t.clock(one.starts_at.astimezone(ISTANBUL))


def _counts(t: Translator, one: Broadcast) -> list[str]:
    counts = one.counts
    named = [
        (t("Sent: {people} of {total}", people=counts.sent, total=counts.total), True),
        (t("Not delivered: {people}", people=counts.failed), counts.failed),
        (t("Have blocked us: {people}", people=counts.blocked), counts.blocked),
        (t("Perhaps delivered: {people}", people=counts.unknown), counts.unknown),
        (t("Did not want it, or too late: {people}", people=counts.withheld), counts.withheld),
        (t("Did not get it: {people}", people=counts.left), one.state in OVER and counts.left),
    ]
    return [line for line, some in named if some]


def _rows(t: Translator, told: Progress) -> list[Row]:
    one, rows = told.broadcast, []
    if one.state is State.RUNNING:
        rows.append(row(Button("⏸ " + t.label("Pause"), data("ann.pause", one.id)), _stop(t, one)))
    elif one.state is State.PAUSED:
        rows.append(row(Button("▶️ " + t.label("Go on"), data("ann.resume", one.id)), _stop(t, one)))
    elif one.state is State.MISSED:
        rows.append(row(Button("📤 " + t.label("Send anyway"), data("ann.late", one.id))))
    elif one.state not in OVER:
        rows.append(row(_stop(t, one)))
    elif one.purpose in (Purpose.SEND, Purpose.AGAIN):
        if one.counts.failed + one.counts.unknown + one.counts.blocked:
            rows.append(row(Button("🔁 " + t.label("Once more to the others"), data("ann.more", one.id))))
        if one.counts.sent:
            rows.append(row(Button("✏️ " + t.label("Correct"), data("ann.fix", one.id))))
            rows.append(row(Button("🗑 " + t.label("Take out of the chats"), data("ann.gone", one.id))))
    if told.answers:
        rows.append(row(Button(f"💬 {told.answers}", data("ann.said", one.announcement, 0))))
    if one.state not in OVER or told.report:
        rows.append(row(Button("🔄 " + t.label("Look again"), data("ann.card", one.id))))
    return rows


def _stop(t: Translator, one: Broadcast) -> Button:
    return Button("⏹ " + t.label("Stop it"), data("ann.stop", one.id))


def withdraw(t: Translator, one: Broadcast) -> Screen:
    """Asks once more before it is taken out of the chats."""
    lines = [
        "🗑 " + t.plural("Take it out of {n} chat?", "Take it out of {n} chats?", one.counts.sent),
        t("Telegram allows it for 48 hours. Who has read it has read it."),
    ]
    rows = [
        row(Button("🗑 " + t.label("Take it out of {chats} chats", chats=one.counts.sent), data("ann.gone.yes", one.id)))
    ]
    return Screen(lines, [*rows, back(t, "ann.card", one.id)])


def agree_asked(t: Translator, told: AgreeAsked) -> Screen:
    """To the other staff: does somebody agree?"""
    mark = "🆘" if told.emergency else "📣"
    hour = t.clock(told.until.astimezone(ISTANBUL))
    lines = [
        f"{mark} " + t("A colleague wants to send this. Do you agree? Until {hour}.", hour=hour),
        f"«{t.said(told.title)}»",
        t.plural("It goes to {n} person.", "It goes to {n} people.", told.people),
    ]
    return Screen(lines, [row(Button("👁 " + t.label("Look at it"), data("ann", told.announcement)))])


def not_agreed(t: Translator, told: NotAgreed) -> Screen:
    """Nobody agreed in time."""
    lines = [
        "🕥 " + t("Nobody agreed in ten minutes. It was not sent."),
        f"«{t.said(told.title)}»",
        t("Call a colleague, then ask once more."),
    ]
    return Screen(lines, [row(Button("📣 " + t.label("Open it"), data("ann", told.announcement)))])

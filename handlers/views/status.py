"""How the bot stands, in plain words for who looks after it: the words; never a query."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import assert_never

from bot.domain.status import NeedsLook, Problem, Queue, Status
from bot.i18n import Ltr, Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, to_menu
from handlers.views.lengths import short_time
from handlers.views.times import local

DOMAIN = "staff"
MB, GB = 1024**2, 1024**3


def status(t: Translator, found: Status) -> Screen:
    """All is well, or what is wrong; then the numbers."""
    problems = found.problems
    if problems:
        head = "🛠 " + t.plural("{n} thing needs a look", "{n} things need a look", len(problems))
    else:
        head = "🛠 " + t("All is well.")
    lines = [head, *[f"⚠️ {problem_line(t, problem)}" for problem in problems], "", *_numbers(t, found)]
    again = Button("🔄 " + t.label("Look again"), data("status"))
    return Screen(lines, [row(again), back(t, "staff")])


def needs_look(t: Translator, told: NeedsLook) -> Screen:
    """To who looks after the bot: what is wrong since now."""
    head = "🛠 " + t.plural("{n} thing needs a look", "{n} things need a look", len(told.problems))
    lines = [head, *[f"⚠️ {problem_line(t, problem)}" for problem in told.problems]]
    return Screen(lines, [row(Button("🛠 " + t.label("How the bot stands"), data("status"))), to_menu(t)])


def problem_line(t: Translator, problem: Problem) -> Rendered:
    """What is wrong and what to do, in one line."""
    match problem:
        case Problem.NOT_RUNNING:
            return t("The bot does not run. Start it.")
        case Problem.UPDATES_WAIT:
            return t("What people sent is not answered. Start the bot again.")
        case Problem.MESSAGES_WAIT:
            return t("Messages do not go out. Look whether the machine reaches Telegram.")
        case Problem.REMINDERS_WAIT:
            return t("Reminders are late. Start the bot again.")
        case Problem.REMINDERS_STAND:
            return t("No reminders are looked up. Start the bot again.")
        case Problem.PARKED:
            return t("Something a person sent could not be worked. The log has its code.")
        case Problem.NO_BACKUP:
            return t("There is no backup of the last two days. Look at the backup folder.")
        case Problem.DISK:
            return t("The disk is nearly full. Make room.")
        case _:
            assert_never(problem)


def _numbers(t: Translator, found: Status) -> list[str]:
    return [
        "📥 " + t("Not yet answered: {queue}", queue=_queue(t, found.updates, found.now)),
        "📤 " + t("Messages to send: {queue}", queue=_queue(t, found.messages, found.now)),
        "🔔 " + t("Reminders due: {queue}", queue=_queue(t, found.reminders, found.now)),
        "🔔 " + t("Reminders last looked up: {moment}", moment=_moment(t, found.reminders_at)),
        "🗃 " + t("Put aside after an error: {parked}", parked=found.parked),
        "👥 " + t("People: {people}, of these blocked the bot: {blocked}", people=found.people, blocked=found.blocked),
        "💾 " + t("Last backup: {moment}", moment=_moment(t, found.backup_at)),
        "🗄 " + t("Database {size}, free on the disk {free}", size=size(found.size), free=size(found.free)),
        t("Version {version}", version=Ltr(found.version)),
    ]


def _queue(t: Translator, queue: Queue, now: datetime) -> Rendered:
    if queue.since is None:
        # Translators: how many wait: none; stands after a colon
        return t("none")
    # Translators: how many wait and for how long the oldest does: "3, the oldest for 5 min"
    return t("{waiting}, the oldest for {time}", waiting=queue.waiting, time=short_time(t, _minutes(now - queue.since)))


def _minutes(time: timedelta) -> int:
    return max(int(time.total_seconds() // 60), 0)


def _moment(t: Translator, at: datetime | None) -> Rendered:
    if at is None:
        # Translators: when something was done last: never; stands after a colon
        return t("never")
    return t("{day}, {start}", day=t.day(local(at).date()), start=t.clock(local(at)))


def size(count: int) -> Ltr:
    """Bytes as people say them."""
    return Ltr(f"{count / GB:.1f} GB" if count >= GB else f"{count / MB:.1f} MB")

"""What staff are told about the bot itself: the words; never a query."""

from __future__ import annotations

from bot.domain.upkeep import RemindersLate
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.times import local

DOMAIN = "staff"


def reminders_late(t: Translator, told: RemindersLate) -> Screen:
    """Since when no reminder went out, and what to do."""
    since = local(told.since)
    what_now = (
        t("They go out again now. Some people were reminded late.")
        if told.again
        else t("Please tell who looks after this bot, and call who comes today.")
    )
    head = t("No reminders went out since {day}, {start}.", day=t.day(since.date()), start=t.clock(since))
    return Screen(["⚠️ " + head, what_now], [row(Button("🗂 " + t.label("Staff"), data("staff"))), to_menu(t)])

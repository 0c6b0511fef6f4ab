"""Words people type for a day or a week; programmes' own keywords are in the catalogue. Never a screen."""

from __future__ import annotations

from bot.i18n import Translator

DOMAIN = "client"
TIMES = ("now", "today", "tomorrow", "week")


def time_words(t: Translator) -> dict[str, tuple[str, ...]]:
    """What people type to see a day, by the screen it leads to."""
    return {
        # Translators: words people type for what is on at this moment, separated by commas.
        "now": t.keywords("now, open now, right now"),
        # Translators: words people type for what is on today, separated by commas.
        "today": t.keywords("today"),
        # Translators: words people type for what is on tomorrow, separated by commas.
        "tomorrow": t.keywords("tomorrow"),
        # Translators: words people type for what is on this week, separated by commas.
        "week": t.keywords("this week, week, timetable, schedule, calendar, days, programme"),
    }

"""How long somebody helped, in words: hours and minutes; never which shifts those were."""

from __future__ import annotations

from bot.i18n import Rendered, Translator

DOMAIN = "volunteer"


def time_helped(t: Translator, minutes: int) -> Rendered:
    """A time in full: "2 hours and 30 minutes"."""
    whole, rest = divmod(minutes, 60)
    if minutes == 0:
        return t("no hours yet")
    if rest == 0:
        return _hours(t, whole)
    if whole == 0:
        return _minutes(t, rest)
    # Translators: a length of time, like "2 hours and 30 minutes"
    return t("{hours} and {minutes}", hours=_hours(t, whole), minutes=_minutes(t, rest))


def short_time(t: Translator, minutes: int) -> Rendered:
    """A time in a narrow column: "2 h 30 min"."""
    whole, rest = divmod(minutes, 60)
    if rest == 0:
        # Translators: a length of time in a narrow column, h is short for hours: "2 h"
        return t("{hours} h", hours=whole)
    if whole == 0:
        # Translators: a length of time in a narrow column, min is short for minutes: "30 min"
        return t("{minutes} min", minutes=rest)
    # Translators: a length of time in a narrow column: "2 h 30 min"
    return t("{hours} h {minutes} min", hours=whole, minutes=rest)


def _hours(t: Translator, hours: int) -> Rendered:
    # Translators: may omit the number
    return t.plural("{n} hour", "{n} hours", hours)


def _minutes(t: Translator, minutes: int) -> Rendered:
    # Translators: may omit the number
    return t.plural("{n} minute", "{n} minutes", minutes)

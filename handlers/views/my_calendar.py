"""The words beside a calendar file; never what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.papers import Entry
from bot.i18n import Translator
from handlers.screens import Screen
from handlers.views.common import to_menu
from handlers.views.shift_pieces import list_row, mine_row

DOMAIN = "volunteer"


def caption(t: Translator, entries: Sequence[Entry]) -> Screen:
    """What the file is for, and what a phone far away makes of it."""
    gone = any(one.cancelled for one in entries)
    lines = [
        "📅 " + t("Open this file, and your phone keeps your shifts."),
        *([t("What you do not come to any more goes out.")] if gone else []),
        t("If a shift changes, we tell you: then take a new file."),
        t("A phone set to another country shows its own time. What counts is the time in Istanbul."),
    ]
    return Screen(lines, [mine_row(t)])


def nothing(t: Translator) -> Screen:
    """No place, no file."""
    return Screen(
        ["📅 " + t("You have no shifts yet."), t("Take one where help is needed.")], [list_row(t), to_menu(t)]
    )

"""Every action a button can have: presses of features, and what their forms listen for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from telegram.ext import CallbackQueryHandler

import handlers
from bot import opening
from bot.i18n import Catalogues
from handlers.context import Edge


def of_forms(*, entries: bool = False) -> Iterator[str]:
    """The actions of forms, or only those that lead into one."""
    edge = Edge(handlers.guide(Catalogues.load(opening.LOCALES)))
    for feature in handlers.FEATURES:
        form = feature.form(edge) if feature.form else None
        if form is not None:
            steps = [] if entries else [one for some in form.states.values() for one in some]
            for one in (*form.entry_points, *steps):
                if isinstance(one, CallbackQueryHandler) and isinstance(one.pattern, re.Pattern):
                    yield one.pattern.pattern.strip("^$").rstrip(":").replace("\\", "")


def presses() -> list[str]:
    """The actions of presses."""
    return [action for feature in handlers.FEATURES for action in feature.presses]

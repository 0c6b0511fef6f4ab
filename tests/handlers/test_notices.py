"""Every notice has its words, and every button means one thing."""

from __future__ import annotations

import re
from typing import get_args

from telegram.ext import CallbackQueryHandler

from bot import opening
from bot.domain.notices import Notice
from bot.i18n import Catalogues
from handlers import FEATURES, guide
from handlers.context import Edge
from handlers.views.notices import _WORDS


def test_every_notice_has_a_screen() -> None:
    assert set(get_args(Notice)) == set(_WORDS)


def test_no_button_means_two_things() -> None:
    """The action of a button belongs to one feature: as a press, or as the way into a form."""
    edge = Edge(guide(Catalogues.load(opening.LOCALES)))
    actions = [action for feature in FEATURES for action in feature.presses]
    for feature in FEATURES:
        form = feature.form(edge) if feature.form else None
        entries = form.entry_points if form else []
        actions += [
            str(entry.pattern.pattern).strip("^$").rstrip(":").replace("\\", "")
            for entry in entries
            if isinstance(entry, CallbackQueryHandler) and isinstance(entry.pattern, re.Pattern)
        ]
    assert sorted(action for action in set(actions) if actions.count(action) > 1) == []

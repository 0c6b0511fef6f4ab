"""Every notice has its words, and every button means one thing."""

from __future__ import annotations

from typing import get_args

from buttons import of_forms, presses

from bot.domain.notices import Notice
from handlers.views.notices import _WORDS


def test_every_notice_has_a_screen() -> None:
    assert set(get_args(Notice)) == set(_WORDS)


def test_no_button_means_two_things() -> None:
    """The action of a button belongs to one feature: as a press, or as the way into a form."""
    actions = [*presses(), *of_forms(entries=True)]
    assert sorted(action for action in set(actions) if actions.count(action) > 1) == []

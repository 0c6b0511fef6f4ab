"""Every notice has its words."""

from __future__ import annotations

from typing import get_args

from bot.domain.notices import Notice
from handlers.views.notices import _WORDS


def test_every_notice_has_a_screen() -> None:
    assert set(get_args(Notice)) == set(_WORDS)

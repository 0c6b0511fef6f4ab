"""What people wrote back to an announcement, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.announcements import Reply
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back

DOMAIN = "staff"


def said(t: Translator, place: tuple[int, int, int], found: Sequence[Reply], *, more: bool) -> Screen:
    """One page of them (announcement, page, how many there are), nobody named."""
    number, page, count = place
    lines: list[str] = ["💬 " + t.plural("{n} answer", "{n} answers", count)]
    lines += [f"{'▫️' if one.read else '🔹'} {one.language}: {t.said(one.text)}" for one in found]
    turn = [Button("◀️", data("ann.said", number, page - 1))] if page else []
    turn += [Button("▶️", data("ann.said", number, page + 1))] if more else []
    return Screen(lines, [row(*turn), back(t, "announce")])

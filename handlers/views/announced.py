"""An announcement as everybody of its audience reads it: staff's own words, whole in one language; never a query."""

from __future__ import annotations

from bot.domain.announcement_notices import Announced
from bot.i18n import Translator
from handlers.screens import Button, Media, Screen, data, row

DOMAIN = "client"


def announced(t: Translator, told: Announced) -> Screen:
    """The words with their file, the links, the place, and the way to have no more of these."""
    content = told.content
    rows = [row(Button(label, url=url)) for label, url in zip(content.labels, told.links, strict=False)]
    if told.point is not None:
        rows.append(row(Button("📍 " + t.label("Show me the way"), data("ann.where", told.announcement))))
    rows.append(row(Button("🔕 " + t.label("Stop these messages"), data("hear.below"))))
    media = Media(content.file.kind, content.file.id) if content.file else None
    return Screen(content.html.split("\n"), rows, bold=0, media=media)

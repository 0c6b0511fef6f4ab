"""Pictures, recorded voices and pins as staff send them: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Place, Programme
from bot.domain.catalogue_words import MediaKind
from bot.i18n import Translator, name_in
from handlers.screens import Button, Screen, Venue, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back

DOMAIN = "staff"
ANY = "any"


def _mark(kinds: Sequence[MediaKind]) -> str:
    marks = ("🔊" if MediaKind.VOICE in kinds else "") + ("🖼" if MediaKind.PHOTO in kinds else "")
    return marks or "⬜"


def listing(t: Translator, programme: Programme, held: Sequence[tuple[MediaKind, str]], tags: Sequence[str]) -> Screen:
    """Which language? With what there is."""
    choices = [("", t.label("For everybody")), *((tag, name_in(tag, t.tag)) for tag in tags)]
    buttons = [
        Button(
            f"{_mark([kind for kind, spoken in held if spoken == tag])} {words}",
            data("media.one", programme.key, tag or ANY),
        )
        for tag, words in choices
    ]
    lines = [
        f"🔊 {programme.pictogram} {t.data(programme.name)}",
        t("A voice helps who cannot read. For readers of which language?"),
    ]
    return Screen(lines, [*in_rows(buttons, 2), back(t, "times.of", programme.key)])


def one(t: Translator, programme: Programme, tag: str, kinds: Sequence[MediaKind]) -> Screen:
    """What there is in one language, and sending another."""
    language = t.label("For everybody") if tag == ANY else name_in(tag, t.tag)
    rows = [row(Button("📎 " + t.label("Send a voice or picture"), data("media.send", programme.key, tag)))]
    for kind in kinds:
        words = t.label("Remove the voice") if kind is MediaKind.VOICE else t.label("Remove the picture")
        rows.append(row(Button("🗑 " + words, data("media.drop", programme.key, tag, kind))))
    state = _mark(kinds) if kinds else t("Nothing yet.")
    lines = [f"{programme.pictogram} {t.data(programme.name)} · {t.said(language)}", state]
    return Screen(lines, [*rows, back(t, "media", programme.key)])


def send(t: Translator) -> Screen:
    """A picture or a voice is waited for."""
    return Screen(["📎 " + t("Send a voice note or a picture now.")], [back(t, "times")])


def pin(t: Translator) -> Screen:
    """A point is waited for."""
    lines = ["📍 " + t("Send the point on the map now."), t("In Telegram: 📎, then Location.")]
    return Screen(lines, [back(t, "places")])


def pinned(t: Translator, place: Place) -> Screen:
    """It is there; it is shown as people will see it."""
    name = t.data(place.name)
    point = None
    if place.latitude is not None and place.longitude is not None:
        point = Venue(place.latitude, place.longitude, name.plain, name.plain)
    return Screen(["✅ " + t("{name}: the point is kept.", name=name)], [back(t, "place", place.key)], venue=point)

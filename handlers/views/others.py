"""Other organisations that help: a list, and a card with phone, place and languages; never a query."""

from __future__ import annotations

from bot.domain.catalogue import Catalogue, Kind, Organisation
from bot.i18n import LANGUAGES, Ltr, Translator, value
from handlers.screens import Button, Screen, data, row
from handlers.views.common import person_button
from handlers.views.contents import back_row, label, page_of, sayings

DOMAIN = "client"


def others(t: Translator, catalogue: Catalogue, page: int, back: str) -> Screen:
    """Who else helps, a page of the list."""
    title = next((p for p in catalogue.programmes.values() if p.kind is Kind.DIRECTORY), None)
    first = f"{title.pictogram} {t.data(title.name)}" if title else "☎️ " + t("Others who help")
    if not catalogue.organisations:
        return Screen([first, t("Nobody is on this list yet.")], [row(person_button(t)), back_row(t, back)])
    entries = [
        Button(label(t, organisation.pictogram, organisation.name), data("other", organisation.key, page))
        for organisation in catalogue.organisations
    ]
    rows = page_of(entries, page, "others", t)
    to = f"others.{page - 1}" if page else back
    return Screen([first, *(sayings(t, title.about) if title else ())], [*rows, back_row(t, to)])


def other(t: Translator, organisation: Organisation, page: int) -> Screen:
    """One organisation: what for, phone, place, languages in their own names."""
    lines = [f"{organisation.pictogram} {t.data(organisation.name)}", *sayings(t, organisation.about)]
    if organisation.phone:
        lines.append("☎️ " + t("Phone: {phone}", phone=Ltr(organisation.phone)))
    lines += [f"📍 {address}" for address in sayings(t, organisation.address)]
    spoken = [LANGUAGES[tag].autonym for tag in organisation.languages if tag in LANGUAGES]
    if spoken:
        lines.append("🗣 " + " · ".join(value(autonym) for autonym in spoken))
    return Screen(lines, [back_row(t, f"others.{page}")])

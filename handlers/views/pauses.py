"""What who is paused, or asks for a paused service, reads: kind, short, with a way on; never a query."""

from __future__ import annotations

from bot.domain.pauses import Paused
from bot.domain.refusals import MustWait, ServiceRests
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import person_button, to_menu
from handlers.views.times import local

DOMAIN = "client"


def told(t: Translator, notice: Paused) -> Screen:
    """The pause begins; nothing of why, which others may read on the lock screen."""
    day = t.day(local(notice.until).date())
    return Screen(
        [
            "🕥 " + t("You can send new requests again from {day}.", day=day),
            t("Until then please write no new ones: the people here need a rest."),
            t("What you have asked already goes on. All days and places are here as always."),
            "🆘 " + t("In danger tap below at any time."),
        ],
        _rows(t),
    )


def must_wait(t: Translator, refused: MustWait) -> Screen:
    """The same, to who tries."""
    return told(t, Paused(refused.until))


def _rows(t: Translator) -> list[Row]:
    danger = row(Button("🆘 " + t.label("I am in danger"), data("sos")))
    return [danger, row(Button("📅 " + t.label("This week"), data("week"))), to_menu(t)]


def over(t: Translator) -> Screen:
    """Staff ended it."""
    ask = row(Button("🙋 " + t.label("Ask for help"), data("ask")))
    return Screen(["✅ " + t("You can send requests again.")], [ask, to_menu(t)])


def service_rests(t: Translator, refused: ServiceRests) -> Screen:
    """Not now, again from a day; a person, and danger, are there."""
    name, day = t.data(refused.service.name), t.day(refused.again_on)
    head = t("Not now. You can ask again from {day}.", day=day)
    said = [] if refused.service.sensitive else [f"{refused.service.pictogram} {name}"]
    return Screen(
        [
            "⏸ " + head,
            *said,
            t("A person can tell you what else there is."),
            "🆘 " + t("If life is in danger call 112."),
        ],
        [row(person_button(t)), row(Button("🙋 " + t.label("Ask for other help"), data("ask"))), to_menu(t)],
    )

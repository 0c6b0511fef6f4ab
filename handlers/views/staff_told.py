"""What a person has told by taps, as staff of the service read it in the case: the words; never a query."""

from __future__ import annotations

from bot.domain.births import BirthCard, Pays
from bot.domain.call_me import CallMe, Safe
from bot.i18n import Translator

DOMAIN = "staff"


def call(t: Translator, told: CallMe) -> str:
    """The number, when to call, and whom alone to ask for."""
    hours = {
        Safe.ANY: [],
        Safe.MORNING: [t("mornings")],
        Safe.AFTERNOON: [t("afternoons")],
        Safe.EVENING: [t("evenings")],
    }[told.safe]
    only = [t("ask only for {name}", name=told.ask_for)] if told.ask_for else []
    return "📞 " + " · ".join([t.said(told.number), *hours, *only])


def birth(t: Translator, card: BirthCard | None) -> list[str]:
    """The birth card, on two lines; nothing where there is none."""
    if card is None:
        return []
    agreed = t.said(card.hospital) if card.hospital else t("no hospital yet")
    night = [f"📞 {t('at night: {phone}', phone=card.night)}"] if card.night else []
    return [f"🤰 {t.month(card.month)} · {agreed} · {_pays(t, card.pays)}", *night]


def _pays(t: Translator, pays: Pays | None) -> str:
    match pays:
        case Pays.IIMP:
            return t("IIMP has agreed to pay")
        case Pays.ME:
            return t("pays themselves")
        case Pays.OPEN | None:
            return t("who pays is not settled")

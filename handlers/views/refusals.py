"""The words for every 'no': what, why in one clause, and what can be done now."""

from __future__ import annotations

from bot.domain.refusals import (
    Barred,
    CannotTalk,
    Decided,
    Given,
    HandsFull,
    NoSuchCode,
    NotAllowed,
    NotMoved,
    NotReached,
    NotWanted,
    OfferOver,
    OnlyATalk,
    Outdated,
    Refusal,
    Taken,
    TooMany,
)
from bot.i18n import Translator
from handlers.screens import Screen
from handlers.views import (
    appointments,
    handovers,
    interpretations,
    slots,
    staff_desk,
    staff_names,
    staff_offers,
    staff_talks,
    staff_volunteers,
)
from handlers.views.start import menu_after

DOMAIN = "critical"


def words(refusal: Refusal, t: Translator) -> Screen:
    """The screen for a refusal; a test names any refusal without words."""
    match refusal:
        case Outdated() | NotAllowed():  # quiet: who pressed learns nothing of what is not theirs
            return menu_after(t, f"🕥 {t('This button is old.')} {t('Here is the menu of today.')}")
        case NotMoved(number, desk):
            return appointments.not_moved(t, "case" if desk else "mine.one", number)
        case NotWanted():
            return interpretations.not_wanted(t)
        case HandsFull(number):
            return interpretations.hands_full(t, number)
        case Taken(service):
            return slots.taken(t, service)
        case Barred() | OfferOver():
            return handovers.no(t, refusal)
        case OnlyATalk(number):
            return appointments.only_a_talk(t, number)
        case TooMany():
            return appointments.too_many(t)
    return _to_staff(refusal, t)


def _to_staff(refusal: Refusal, t: Translator) -> Screen:
    match refusal:
        case Given(number, at):
            return staff_offers.given(t, number, at)
        case NoSuchCode():
            return staff_desk.no_such_code(t)
        case NotReached(number):
            return staff_names.not_reached(t, number)
        case CannotTalk():
            return staff_talks.cannot(t, refusal)
        case Decided(chat):
            return staff_volunteers.gone(t, chat)
    raise NotImplementedError(type(refusal).__name__)

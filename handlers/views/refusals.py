"""The words for every 'no': what, why in one clause, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.refusals import (
    AlreadySent,
    AttendanceShut,
    Barred,
    CannotTalk,
    ClassFull,
    DayShut,
    Decided,
    Given,
    HandsFull,
    MustWait,
    NoSuchCode,
    NoSuchSlip,
    NotAllowed,
    NotGiven,
    NotMoved,
    NotOnThisDay,
    NotPractised,
    NotReached,
    NotReconnected,
    NotThen,
    NotWanted,
    OfferBarred,
    OfferOver,
    OnlyATalk,
    Outdated,
    PracticeOver,
    Practising,
    Refusal,
    ServiceRests,
    StockPromised,
    Taken,
    TextInHand,
    TooMany,
    TooManyFiles,
    TranslationLate,
    TranslationShut,
)
from bot.domain.staff_refusals import EnoughLocked, LastAdmin, StaysAdmin, TooFast
from bot.i18n import Translator
from handlers.screens import Screen
from handlers.views import (
    announce,
    appointments,
    attendance,
    classes,
    day,
    gifts,
    giving_cases,
    giving_stock,
    handovers,
    interpretations,
    own_data,
    pauses,
    practice,
    shift_refusals,
    slots,
    staff_cases,
    staff_desk,
    staff_names,
    staff_offers,
    staff_reconnect,
    staff_slips,
    staff_talks,
    staff_team,
    staff_trouble,
    staff_volunteers,
    translations,
    translations_ask,
)
from handlers.views.start import menu_after

DOMAIN = "critical"


def words(refusal: Refusal, t: Translator) -> Screen:
    """The screen for a refusal; a test names any refusal without words."""
    return _WORDS[type(refusal)](t, refusal)


def _quiet(t: Translator, _refusal: Refusal) -> Screen:
    """Who pressed learns nothing of what is not theirs."""
    return menu_after(t, f"🕥 {t('This button is old.')} {t('Here is the menu of today.')}")


_WORDS: Mapping[type, Callable[[Translator, Any], Screen]] = {
    Outdated: _quiet,
    NotAllowed: _quiet,
    NotMoved: lambda t, no: appointments.not_moved(t, "case" if no.desk else "mine.one", no.request),
    OnlyATalk: lambda t, no: appointments.only_a_talk(t, no.request),
    TooManyFiles: lambda t, no: own_data.too_many(t, no.most),
    TooMany: lambda t, _no: appointments.too_many(t),
    ClassFull: lambda t, no: classes.full(t, no.series),
    NotGiven: lambda t, no: giving_cases.refused(t, no) if no.case else gifts.refused(t, no),
    StockPromised: giving_stock.promised,
    NotThen: slots.not_then,
    NotOnThisDay: staff_offers.not_on_this_day,
    Taken: lambda t, no: slots.taken(t, no.service),
    Given: lambda t, no: staff_offers.given(t, no.request, no.at),
    NoSuchCode: lambda t, _no: staff_desk.no_such_code(t),
    NoSuchSlip: lambda t, _no: staff_slips.no_such_slip(t),
    NotReconnected: staff_reconnect.not_this_phone,
    NotReached: lambda t, no: staff_names.not_reached(t, no.request),
    CannotTalk: staff_talks.cannot,
    NotWanted: lambda t, _no: interpretations.not_wanted(t),
    HandsFull: lambda t, no: interpretations.hands_full(t, no.interpretation),
    Decided: lambda t, no: staff_volunteers.gone(t, no.volunteer),
    Barred: shift_refusals.barred,
    OfferBarred: handovers.barred,
    OfferOver: lambda t, no: handovers.over(t, no.shift, taken=no.taken),
    AttendanceShut: attendance.shut,
    DayShut: day.shut,
    TranslationShut: translations.shut,
    TextInHand: translations.in_hand,
    TranslationLate: translations_ask.late,
    AlreadySent: announce.already_sent,
    MustWait: pauses.must_wait,
    TooFast: lambda t, no: staff_cases.too_fast(t, no.until),
    ServiceRests: pauses.service_rests,
    LastAdmin: lambda t, no: staff_team.last_admin(t, no.member),
    StaysAdmin: lambda t, _no: staff_team.stays_admin(t),
    EnoughLocked: lambda t, _no: staff_trouble.enough_locked(t),
    Practising: lambda t, _no: practice.practising(t),
    PracticeOver: lambda t, _no: practice.over(t),
    NotPractised: lambda t, no: practice.not_practised(t, no.request),
}

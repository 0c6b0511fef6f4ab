"""What the bot tells of its own accord: which screen is whose; never a sentence of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.domain.announcement_notices import AgreeAsked, Announced, NotAgreed, Progress
from bot.domain.appointment_notices import (
    Agreed,
    Arrived,
    ComeToDesk,
    Declined,
    Expired,
    HereAgain,
    HoldOver,
    KeptAnswer,
    Offered,
    OnCard,
    Reminded,
    Replied,
    SeatFree,
    SeatPassed,
    Seen,
    WrittenDown,
)
from bot.domain.attendance import WhoCame
from bot.domain.called import ComeNow, SoonYou
from bot.domain.class_notices import (
    ClassEnded,
    ClassEntered,
    ClassMoved,
    ClassOff,
    ClassPlaceGone,
    ClassPlaceHeld,
    ClassPlaceLapsed,
    ClassReminded,
)
from bot.domain.day import DayCorrected, DayNews
from bot.domain.digest import Digest
from bot.domain.follow_notices import DatesChanged, FollowReminded
from bot.domain.giving_notices import (
    GivingMoved,
    GivingOff,
    Granted,
    ItemAsked,
    ItemHeld,
    ItemLapsed,
    ItemOpen,
    NotGranted,
    TicketReminded,
)
from bot.domain.handover_notices import (
    CalledOut,
    CannotTake,
    HandedOn,
    OfferEnded,
    PassedOn,
    PlaceOffered,
    Settled,
    StillYours,
    SwapOffered,
    Swapped,
)
from bot.domain.interpretations import MayInterpret, Uninterpreted, Wanted, WordsGone
from bot.domain.notices import Apology, Cooling, Notice
from bot.domain.pauses import AddressesHidden, Paused, PauseOver
from bot.domain.people import Joined, NotJoined, Opened
from bot.domain.roster_notices import NotThisTime, PutIn, ShiftShort, ShiftWord, TakenOut
from bot.domain.shift_move_notices import MoveLapsed, PlaceGone, ShiftsMoved, Stands
from bot.domain.shift_notices import (
    Claimed,
    GaveBack,
    PassedOver,
    PlaceHeld,
    PlaceLapsed,
    PlaceOpen,
    ShiftCall,
    ShiftOff,
    ShiftReminded,
)
from bot.domain.staffing import Emptied, LetIn, PoliceAsk, RightsTaken, StaffChanged
from bot.domain.status import NeedsLook
from bot.domain.talks import Answered, Began, Ended, Over, Passed
from bot.domain.translations import (
    TranslationAsked,
    TranslationCame,
    TranslationOver,
    TranslationSettled,
    Untranslated,
)
from bot.domain.upkeep import RemindersLate
from bot.domain.veils import Veiled
from bot.domain.volunteer_notices import Accepted, Applied, LeftTeam, NotNow, TakenOff, Welcomed, Wished
from bot.i18n import Translator
from handlers.screens import Screen
from handlers.views import (
    announce_sent,
    announced,
    attendance,
    called,
    class_notices,
    common,
    day_news,
    desk,
    digest,
    follows,
    giving_cases,
    giving_notices,
    group_cards,
    handover_notices,
    hearing,
    interpretations,
    interpretations_ask,
    kept_answers,
    pauses,
    roster_told,
    shift_group,
    shift_moves,
    shift_notices,
    slots,
    staff_people,
    staff_requests,
    staff_talks,
    staff_team,
    staff_trouble,
    staff_volunteers,
    status,
    talks,
    translations,
    translations_ask,
    upkeep,
    volunteers_told,
)
from handlers.views import appointments_mine as mine

_WORDS: Mapping[type, Callable[[Translator, Any], Screen]] = {
    Apology: lambda t, told: common.apology(told, t),
    Cooling: lambda t, told: common.cooling(told, t),
    Veiled: hearing.veiled,
    Arrived: staff_requests.arrived,
    OnCard: group_cards.card,
    Joined: lambda t, told: staff_people.joined(t, told.role),
    NotJoined: lambda t, _told: staff_people.not_joined(t),
    Opened: lambda t, told: staff_people.opened(t, told.role, told.number),
    Agreed: lambda t, told: mine.fixed(t, told.about, told.starts_at, told.now),
    WrittenDown: lambda t, told: desk.written_down(t, told.about),
    HereAgain: lambda t, _told: desk.here_again(t),
    SeatFree: slots.seat_free,
    SeatPassed: lambda t, told: slots.seat_passed(t, told.service),
    Offered: mine.offered_times,
    Declined: lambda t, told: mine.declined(t, told.about, told.reason, told.text),
    Reminded: lambda t, told: mine.reminded(t, told.about, told.starts_at, told.now),
    Expired: lambda t, _told: mine.expired(t),
    HoldOver: lambda t, _told: mine.hold_over(t),
    KeptAnswer: lambda t, told: kept_answers.told(t, told.about, told.kept),
    Seen: lambda t, told: mine.seen(t, told.about, told.at),
    Replied: lambda t, told: mine.replied(t, told.about, told.text),
    Began: talks.told,
    Over: talks.told,
    Answered: talks.told,
    Passed: staff_talks.told,
    Ended: staff_talks.told,
    Wanted: interpretations.wanted,
    WordsGone: lambda t, _told: interpretations.gone(t),
    MayInterpret: lambda t, told: interpretations.may_interpret(t, told.about),
    Uninterpreted: lambda t, told: interpretations_ask.uninterpreted(t, told.about),
    Applied: staff_volunteers.applied,
    Wished: staff_volunteers.wished,
    Welcomed: volunteers_told.welcomed,
    NotNow: volunteers_told.not_now,
    Accepted: volunteers_told.accepted,
    TakenOff: volunteers_told.taken_off,
    LeftTeam: volunteers_told.taken_out,
    ComeToDesk: lambda t, _told: mine.come_to_desk(t),
    PlaceHeld: shift_notices.place_held,
    PlaceOpen: shift_notices.place_open,
    PlaceLapsed: shift_notices.place_lapsed,
    PassedOver: shift_notices.passed_over,
    ShiftOff: shift_notices.shift_off,
    ShiftReminded: shift_notices.reminded,
    ClassReminded: class_notices.reminded,
    ClassOff: class_notices.off,
    ClassMoved: class_notices.moved,
    ClassPlaceHeld: class_notices.place_held,
    ClassPlaceLapsed: class_notices.place_lapsed,
    ClassEntered: class_notices.entered,
    ClassPlaceGone: class_notices.place_gone,
    ClassEnded: class_notices.ended,
    RemindersLate: upkeep.reminders_late,
    NeedsLook: status.needs_look,
    Claimed: shift_notices.claimed,
    GaveBack: shift_notices.gave_back,
    PlaceOffered: handover_notices.place_offered,
    SwapOffered: handover_notices.swap_offered,
    CalledOut: handover_notices.called_out,
    Settled: handover_notices.settled,
    HandedOn: handover_notices.handed_on,
    Swapped: handover_notices.swapped,
    CannotTake: handover_notices.cannot_take,
    OfferEnded: handover_notices.offer_ended,
    StillYours: handover_notices.still_yours,
    PassedOn: handover_notices.passed_on,
    ShiftCall: shift_group.call,
    PutIn: roster_told.put_in,
    NotThisTime: roster_told.not_this_time,
    TakenOut: roster_told.taken_out,
    ShiftWord: roster_told.word,
    ShiftShort: roster_told.short,
    ShiftsMoved: shift_moves.shifts_moved,
    MoveLapsed: shift_moves.lapsed,
    Stands: shift_moves.somebody_stands,
    PlaceGone: shift_moves.place_gone,
    WhoCame: attendance.who_came,
    Announced: announced.announced,
    Progress: announce_sent.card,
    AgreeAsked: announce_sent.agree_asked,
    NotAgreed: announce_sent.not_agreed,
    FollowReminded: follows.reminded,
    DatesChanged: follows.dates_changed,
    DayNews: day_news.news,
    DayCorrected: day_news.corrected,
    Digest: digest.digest,
    Granted: giving_notices.granted,
    NotGranted: giving_notices.not_granted,
    ItemHeld: giving_notices.held,
    ItemOpen: giving_notices.open_,
    ItemLapsed: giving_notices.lapsed,
    GivingOff: giving_notices.off,
    GivingMoved: giving_notices.moved,
    ComeNow: called.come,
    SoonYou: called.soon,
    TicketReminded: giving_notices.reminded,
    ItemAsked: giving_cases.asks,
    TranslationAsked: translations.asked,
    TranslationSettled: translations.settled,
    TranslationOver: translations.over,
    TranslationCame: translations_ask.came,
    Untranslated: translations_ask.untranslated,
    StaffChanged: staff_team.changed,
    RightsTaken: staff_team.taken,
    Emptied: lambda t, _told: staff_trouble.emptied(t),
    LetIn: lambda t, _told: staff_trouble.in_again(t),
    PoliceAsk: lambda t, told: staff_trouble.asked(t, told.by),
    AddressesHidden: staff_trouble.told,
    Paused: pauses.told,
    PauseOver: lambda t, _told: pauses.over(t),
}
"""Which screen is whose; a test names any notice without one."""


def words(told: Notice, t: Translator) -> Screen:
    """The screen of a notice, in its receiver's language."""
    return _WORDS[type(told)](t, told)

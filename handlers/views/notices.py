"""What the bot tells of its own accord: which screen is whose; never a sentence of its own."""

from __future__ import annotations

from bot.domain.appointment_notices import (
    Agreed,
    Arrived,
    ComeToDesk,
    Declined,
    Expired,
    HoldOver,
    KeptAnswer,
    Offered,
    Reminded,
    Replied,
    SeatFree,
    SeatPassed,
    Seen,
    WrittenDown,
)
from bot.domain.notices import Apology, Cooling, Notice, ToClient
from bot.domain.people import Joined, NotJoined, Opened
from bot.i18n import Translator
from handlers.screens import Screen
from handlers.views import appointments_mine, common, desk, kept_answers, slots, staff_people, staff_requests


def words(told: Notice, t: Translator) -> Screen:
    """The screen of a notice, in its receiver's language."""
    match told:
        case Apology():
            return common.apology(told, t)
        case Cooling():
            return common.cooling(told, t)
        case Arrived():
            return staff_requests.arrived(t, told)
        case Joined(role):
            return staff_people.joined(t, role)
        case NotJoined():
            return staff_people.not_joined(t)
        case Opened(role, number):
            return staff_people.opened(t, role, number)
        case _:
            return _to_client(told, t)


def _to_client(told: ToClient, t: Translator) -> Screen:
    match told:
        case Agreed(about, starts_at, now):
            return appointments_mine.fixed(t, about, starts_at, now)
        case WrittenDown(about):
            return desk.written_down(t, about)
        case SeatFree():
            return slots.seat_free(t, told)
        case SeatPassed(service):
            return slots.seat_passed(t, service)
        case Offered(about, offers, now):
            return appointments_mine.offered(t, about, offers, now)
        case Declined(about, reason):
            return appointments_mine.declined(t, about, reason)
        case Reminded(about, starts_at, now):
            return appointments_mine.reminded(t, about, starts_at, now)
        case Expired():
            return appointments_mine.expired(t)
        case HoldOver():
            return appointments_mine.hold_over(t)
        case KeptAnswer(about, kept):
            return kept_answers.told(t, about, kept)
        case Seen(about, at):
            return appointments_mine.seen(t, about, at)
        case Replied(about, text):
            return appointments_mine.replied(t, about, text)
        case ComeToDesk():
            return appointments_mine.come_to_desk(t)

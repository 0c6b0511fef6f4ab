"""What the bot may have to tell somebody of its own accord, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.announcement_notices import OfAnnouncements
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
from bot.domain.called import OfCalling
from bot.domain.class_notices import ToClient as OfClasses
from bot.domain.day import DayCorrected, DayNews
from bot.domain.digest import Digest
from bot.domain.follow_notices import DatesChanged, FollowReminded
from bot.domain.giving_notices import OfGiving
from bot.domain.handover_notices import OfHandovers
from bot.domain.interpretations import Told as OfInterpreting
from bot.domain.pauses import OfPauses
from bot.domain.people import Joined, NotJoined, Opened
from bot.domain.roster_notices import OfRoster
from bot.domain.shift_move_notices import OfMoves
from bot.domain.shift_notices import ToCoordinators, ToGroup, ToVolunteer
from bot.domain.staffing import OfStaff
from bot.domain.status import NeedsLook
from bot.domain.talks import ToClient as OfTalksToClient
from bot.domain.talks import ToStaff as OfTalksToStaff
from bot.domain.translations import OfTranslations
from bot.domain.upkeep import RemindersLate
from bot.domain.veils import Veiled
from bot.domain.volunteer_notices import ToApprovers
from bot.domain.volunteer_notices import ToVolunteer as OfJoining


@dataclass(frozen=True, slots=True)
class Apology:
    """Something went wrong with the person's last message; ``incident`` is the code staff find it by."""

    incident: str


@dataclass(frozen=True, slots=True)
class Cooling:
    """So much came in at once that the rest is not answered."""


ToClient = (
    Agreed
    | Expired
    | WrittenDown
    | HereAgain
    | SeatFree
    | SeatPassed
    | KeptAnswer
    | Offered
    | Declined
    | Reminded
    | HoldOver
    | Seen
    | Replied
    | ComeToDesk
)
"""About a request, to the person whose it is."""

ToStaff = Arrived | OnCard | Joined | NotJoined | Opened | RemindersLate | NeedsLook | Digest
"""To those who work here, and to whom they invite."""

OfShifts = ToVolunteer | ToCoordinators | ToGroup | OfRoster | OfMoves | WhoCame
"""About shifts, to volunteers and to who plans them."""

OfFollowed = FollowReminded | DatesChanged | DayNews | DayCorrected
"""About dates, to who follows a programme or has a place there."""

OfVolunteers = ToApprovers | OfJoining
"""About who helps here, to them and to those who approve them."""

Notice = (
    Apology
    | Cooling
    | Veiled
    | OfTalksToClient
    | OfTalksToStaff
    | OfInterpreting
    | ToClient
    | ToStaff
    | OfShifts
    | OfHandovers
    | OfVolunteers
    | OfAnnouncements
    | OfFollowed
    | OfTranslations
    | OfClasses
    | OfGiving
    | OfCalling
    | OfStaff
    | OfPauses
)

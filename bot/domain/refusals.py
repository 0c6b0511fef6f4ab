"""What the bot may answer 'no' to, as types; the words for each stand in its view."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.domain.appointments import Offer
from bot.domain.catalogue import Programme
from bot.domain.chats import ChatId
from bot.domain.giving import Bar as GivingBar
from bot.domain.giving import Stock
from bot.domain.items import Item
from bot.domain.open_days import DayBar
from bot.domain.shifts import Bar as ShiftBar
from bot.domain.shifts import Shift
from bot.domain.slots import Slot
from bot.domain.talks import Bar, OpenTalk
from bot.domain.translations import Stage


@dataclass(eq=False)
class Refusal(Exception):
    """A rule says no: the change is undone, the form keeps its step, and the person is told what can be done now."""


@dataclass(eq=False)
class Outdated(Refusal):
    """The button comes from a screen that no longer means anything, or is not this person's."""


@dataclass(eq=False)
class NotAllowed(Refusal):
    """The person has not, or no longer, the right; ``what`` is the action. It is answered quietly and written down."""

    what: str


@dataclass(eq=False)
class Practising(Refusal):
    """To staff: they practise with invented people, and this is of the real side."""


@dataclass(eq=False)
class PracticeOver(Refusal):
    """To staff: the button is of a practice that has ended, with everything in it."""


@dataclass(eq=False)
class NotPractised(Refusal):
    """To staff: a practice has no such act; ``request`` is its case."""

    request: int


@dataclass(eq=False)
class NotMoved(Refusal):
    """The request stands elsewhere by now, or somebody was faster: the fresh state is shown."""

    request: int
    desk: bool = False
    """Whether it is told to staff, and not to the person whose request it is."""


@dataclass(eq=False)
class Taken(Refusal):
    """Somebody was faster: the time is gone; ``service`` has others."""

    service: str


@dataclass(eq=False)
class NotThen(Refusal):
    """The day of this time is over or closed; ``slots`` and ``offers`` (of ``request``) can still be taken."""

    why: DayBar
    service: str
    slots: list[Slot]
    request: int | None = None
    offers: list[Offer] = field(default_factory=list)


@dataclass(eq=False)
class NotOnThisDay(Refusal):
    """To staff: nobody can come on that day; on ``days`` they can. It was for a ``request``, or for a free time."""

    why: DayBar
    on: date
    service: str
    days: tuple[date, ...]
    request: int | None = None


@dataclass(eq=False)
class Given(Refusal):
    """To staff: this time has been given to somebody else meanwhile."""

    request: int
    at: datetime


@dataclass(eq=False)
class NoSuchCode(Refusal):
    """To staff: no phone at the desk shows this number."""


@dataclass(eq=False)
class NoSuchSlip(Refusal):
    """To staff: no slip of paper has this number with this picture."""


@dataclass(eq=False)
class NotReconnected(Refusal):
    """To staff: a case does not go to this phone, because somebody of ours holds one end of it."""

    request: int


@dataclass(eq=False)
class OnlyATalk(Refusal):
    """Nothing is written down about this service; ``request`` shows what can be added."""

    request: int


@dataclass(eq=False)
class NotReached(Refusal):
    """To staff: the colleague has blocked the bot, so that nothing can be given to them."""

    request: int


@dataclass(eq=False)
class CannotTalk(Refusal):
    """To staff: nobody can talk to this person now; ``other`` is the talk that has to end first."""

    request: int
    why: Bar
    other: OpenTalk | None = None


@dataclass(eq=False)
class NotWanted(Refusal):
    """To an interpreter: somebody has the message already, or nobody needs it any more."""


@dataclass(eq=False)
class HandsFull(Refusal):
    """To an interpreter: they have another message, which comes first."""

    interpretation: int


@dataclass(eq=False)
class Decided(Refusal):
    """To staff: a colleague has decided about this volunteer meanwhile, or they took it back."""

    volunteer: ChatId


@dataclass(eq=False)
class MustWait(Refusal):
    """To a person: they cannot send new requests before then."""

    until: datetime


@dataclass(eq=False)
class ServiceRests(Refusal):
    """The service is not offered for now: one can ask again from that day on."""

    service: Programme
    again_on: date


@dataclass(eq=False)
class TooMany(Refusal):
    """So many requests are open, or were made today, that another would help nobody."""


@dataclass(eq=False)
class TooManyFiles(Refusal):
    """Their data was sent to them as a file ``most`` times today."""

    most: int


@dataclass(eq=False)
class AlreadySent(Refusal):
    """To staff: the same words went to the same people at ``at``, as the announcement ``before``."""

    announcement: int
    before: int
    at: datetime


@dataclass(eq=False)
class TranslationShut(Refusal):
    """To a volunteer: the text cannot be translated any more; ``stage`` is why."""

    stage: Stage


@dataclass(eq=False)
class TextInHand(Refusal):
    """To a volunteer: they have another text, which comes first."""

    task: int


@dataclass(eq=False)
class TranslationLate(Refusal):
    """To staff: a translation can be used only before its announcement is approved; ``asked`` where a colleague is."""

    announcement: int
    asked: bool


@dataclass(eq=False)
class ClassFull(Refusal):
    """The last place on a class has gone; one can wait for another."""

    series: int


@dataclass(eq=False)
class NotGiven(Refusal):
    """This household has no piece of an item now, and why; ``on`` is the day from which it may, where that is known.

    With ``case`` it is told to staff who would give it within one.
    """

    bar: GivingBar
    item: Item
    size: str
    on: date | None = None
    case: int | None = None


@dataclass(eq=False)
class StockPromised(Refusal):
    """To staff: so many pieces are promised already that there cannot be fewer."""

    stock: Stock


@dataclass(eq=False)
class OfferOver(Refusal):
    """To who was asked: the place is not offered any more; ``taken`` where somebody else has it."""

    shift: int
    taken: bool


@dataclass(eq=False)
class AttendanceShut(Refusal):
    """Nobody can be ticked yet, but from then on; or, without a moment, not by the day lead any more."""

    opens_at: datetime | None = None


@dataclass(eq=False)
class DayShut(Refusal):
    """The day of a session cannot be run yet, but from then on; or, without a moment, not any more."""

    opens_at: datetime | None = None


@dataclass(eq=False)
class Barred(Refusal):
    """To a volunteer: this place is not for them, and why; ``other`` is the shift it clashes with."""

    why: ShiftBar
    shift: int
    other: Shift | None = None
    opens_at: datetime | None = None


@dataclass(eq=False)
class OfferBarred(Barred):
    """To who was asked: it is not for them now, and why; it stays offered, as ``handover``."""

    handover: int = 0

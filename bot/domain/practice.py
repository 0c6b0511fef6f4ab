"""Practising with invented people: who they are, what they say and how they answer; never a sentence of ours, no query.

Their words stand here in their own language, with what they mean for staff: invented from beginning to end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.appointments import OPEN, Request, State, Whom
from bot.domain.timetable import DAY, ISTANBUL

FIRST_NUMBER = 900_000
"""Row numbers of a practice lie above; those of the real file never come near in its lifetime."""
LASTS = timedelta(hours=2)
NIGHT = time(22)
COLLEAGUE = "Elif 🎓"
"""The invented colleague who takes a case over."""


class Temper(StrEnum):
    """How somebody invented answers when times are offered."""

    AGREES = "agrees"
    CANNOT = "cannot"
    """Not the first times, then any."""


class Answer(StrEnum):
    """What somebody invented does after an act."""

    CHOOSES = "chooses"
    OTHER_TIMES = "other_times"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class Saying:
    """Words in the person's own language, and what they mean in the languages of staff."""

    words: str
    means: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person and what they ask for; ``waited`` is how long ago."""

    language: str
    service: str
    """The key of the service they ask for, where there is one and who practises may see it; else any."""
    whom: Whom
    waited: timedelta
    thanks: Saying
    note: Saying | None = None
    urgent: bool = False
    temper: Temper = Temper.AGREES
    offered: bool = False
    """Whether times were offered already, which they have not answered."""
    birth: bool = False
    """Whether they have a birth card, where the service that reads it is practised."""


PEOPLE: tuple[Invented, ...] = (
    Invented(
        "ar", "family", Whom.FAMILY, timedelta(minutes=25), urgent=True,
        note=Saying("ليس عندنا مكان ننام فيه الليلة، ومعي طفلان صغيران.",
                    {"en": "We have nowhere to sleep tonight, and I have two small children with me.",
                     "tr": "Bu gece kalacak yerimiz yok, yanımda iki küçük çocuk var."}),
        thanks=Saying("شكرًا جزيلًا لكم.", {"en": "Thank you very much.", "tr": "Çok teşekkür ederiz."}),
    ),
    Invented(
        "fa", "health", Whom.ME, timedelta(hours=20), temper=Temper.CANNOT,
        note=Saying("چند روز است که دندانم خیلی درد می‌کند. صبح‌ها کار می‌کنم.",
                    {"en": "My tooth has been hurting a lot for days. I work in the mornings.",
                     "tr": "Günlerdir dişim çok ağrıyor. Sabahları çalışıyorum."}),
        thanks=Saying("خیلی ممنونم.", {"en": "Many thanks.", "tr": "Çok teşekkürler."}),
    ),
    Invented(
        "fr", "school", Whom.CHILD, timedelta(days=1), offered=True,
        note=Saying("Ma fille a six ans et ne va pas encore à l’école.",
                    {"en": "My daughter is six and does not go to school yet.",
                     "tr": "Kızım altı yaşında ve henüz okula gitmiyor."}),
        thanks=Saying("Merci beaucoup.", {"en": "Thank you very much.", "tr": "Çok teşekkürler."}),
    ),
    Invented(
        "ru", "family", Whom.ME, timedelta(days=2), birth=True,
        note=Saying("Я жду ребёнка. Что взять с собой в больницу?",
                    {"en": "I am expecting a baby. What should I take to the hospital?",
                     "tr": "Bebek bekliyorum. Hastaneye yanımda ne götüreyim?"}),
        thanks=Saying("Спасибо большое!", {"en": "Thank you so much!", "tr": "Çok teşekkür ederim!"}),
    ),
    Invented(
        "en", "talk", Whom.OTHER, timedelta(hours=3),
        thanks=Saying("Thank you, that helps.", {"en": "Thank you, that helps.", "tr": "Teşekkürler, bu işime yarar."}),
    ),
)  # fmt: skip
"""Several languages, one urgent, one who waits for an answer of ours, one who has to answer, one without a word."""


def ends_at(begun: datetime) -> datetime:
    """When a practice ends by itself: after two hours, or when the night begins."""
    local = begun.astimezone(ISTANBUL)
    day = local.date() if local.time() < NIGHT else local.date() + DAY
    return min(begun + LASTS, datetime.combine(day, NIGHT, ISTANBUL))


@dataclass(frozen=True, slots=True)
class Standing:
    """How a practice stands: how many requests are open, and when it ends."""

    open: int
    until: datetime


def is_practised(number: int) -> bool:
    """Whether a row of that number is of a practice and not of the file."""
    return number > FIRST_NUMBER


@dataclass(frozen=True, slots=True)
class Stand:
    """As far as an invented person sees it: where their request stands, which times, how much was written to them."""

    request: Request
    offers: tuple[int, ...]
    """The numbers of the times offered."""
    written: int
    refused: int
    """How often they have asked for other times."""


def answer(person: Invented, before: Stand, after: Stand) -> Answer | None:
    """What they do now that an act of staff has brought it from one stand to the other; None for nothing."""
    if after.request.state is State.OFFERED and after.offers != before.offers:
        cannot = person.temper is Temper.CANNOT and not after.refused
        return Answer.OTHER_TIMES if cannot else Answer.CHOOSES
    if after.written > before.written and after.request.state in OPEN:
        return Answer.THANKS
    return None

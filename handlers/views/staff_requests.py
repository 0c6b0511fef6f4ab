"""The queue as staff see it, and news of requests: the words; never a query, nor what a person wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.appointment_notices import About, Arrived
from bot.domain.appointments import News, Note, Offer, Request, State
from bot.domain.births import BirthCard
from bot.domain.chats import Chat, ChatId
from bot.domain.colleagues import Colleague
from bot.domain.interpretations import Interpretation
from bot.domain.questions import Given
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, to_menu

DOMAIN = "staff"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the queue; ``name`` is the service as staff may read it."""

    request: Request
    about: About
    language: str


@dataclass(frozen=True, slots=True)
class File:
    """One request with everything staff of its service may see; ``me`` is who looks at it."""

    entry: Entry
    notes: tuple[Note, ...]
    offers: tuple[Offer, ...]
    client: Chat
    me: ChatId
    now: datetime
    gone_at: datetime | None
    """When an ended one is deleted."""
    answers: tuple[Given, ...] = ()
    birth: BirthCard | None = None
    holder: Colleague | None = None
    """Who has taken it."""
    may_hand: bool = False
    """Whether who looks at it may give it to a colleague."""
    interpretations: tuple[Interpretation, ...] = ()
    paused_until: datetime | None = None
    """Until when its person sends no new requests."""
    gives: bool = False
    """Whether there is anything to give out within it."""
    no_phone: bool = False
    """Whether nothing can be written to this person: they are told at the desk."""


def arrived(t: Translator, told: Arrived) -> Screen:
    """News of a request: number, picture, language, urgency."""
    mark = "🔴 " if told.urgent else ""
    return Screen(
        [f"{mark}{told.about.mark} {told.about.id} · {told.about.pictogram} · {told.language} · {_news(t, told.what)}"],
        [row(Button("🙋 " + t.label("Open"), data("case", told.about.id))), row(queue_button(t))],
    )


def _news(t: Translator, what: News) -> str:
    match what:
        case News.NEW:
            return t("new request")
        case News.ALARM:
            return t("asks to be contacted now")
        case News.STILL:
            return t("urgent, and nobody has taken it")
        case News.CHOSEN:
            return t("a time was chosen")
        case News.UNREACHED:
            return t("not reached: call them")
        case News.LATE:
            return t("waits for an answer for three days")
        case News.EXPIRING:
            return t("ends in three days unless somebody answers")
        case News.OTHER_TIMES:
            return t("asks for other times")
        case News.CANCELLED:
            return t("taken back")
        case News.NOTE:
            return t("a note was added")
        case _:
            return _for_staff(t, what)


_OfStaff = Literal[News.AWAY, News.FREE_AGAIN, News.BIRTH, News.HANDED_OVER, News.WAITS_FOR_YOU]


def _for_staff(t: Translator, what: _OfStaff) -> str:
    """What no client did."""
    match what:
        case News.AWAY:
            return t("agreed, and nobody has it: a colleague is away")
        case News.FREE_AGAIN:
            return t("nobody has it any more: take it")
        case News.BIRTH:
            return t("a birth is near")
        case News.HANDED_OVER:
            return t("a colleague handed it to you")
        case News.WAITS_FOR_YOU:
            return t("you have it, and it waits for an answer")


ALL, MINE, WAITING, UNREACHED, SERVICE, LANGUAGE = "all", "mine", "wait", "call", "s", "l"
"""What the queue shows: the last two with a key or tag after a point."""
MOST_FILTERS = 8


def queue(t: Translator, entries: Sequence[Entry], page: int, size: int, only: str, calls: int) -> Screen:
    """Open requests: urgent first, then the oldest; and how many people have to be called."""
    shown = entries[page * size : (page + 1) * size]
    rows = [row(Button(_line(t, entry), data("case", entry.request.id))) for entry in shown]
    if len(entries) > (page + 1) * size:
        rows.append(row(Button("➡️ " + t.label("More"), data("queue", page + 1, only))))
    other = Button("📋 " + t.label("All requests"), data("queue", 0, ALL))
    last = [row(Button("🔎 " + t.label("Filter"), data("queue.by")), *([] if only == ALL else [other])), to_menu(t)]
    call = ["📵 " + t.plural("{n} not reached: call", "{n} not reached: call", calls)] if calls else []
    if only == UNREACHED:
        return Screen(call or ["🙋 " + t("Nobody is waiting.")], [*rows, *last])
    if not entries:
        return Screen(["🙋 " + t("Nobody is waiting."), *call], last)
    head = "🙋 " + t.plural("{n} request is open", "{n} requests are open", len(entries))
    return Screen([head, *call], [*rows, *last])


def filters(t: Translator, entries: Sequence[Entry]) -> Screen:
    """Whose, where they stand, and what there is of services and languages."""
    services = {entry.request.service: entry.about.pictogram for entry in entries}
    languages = sorted({entry.language for entry in entries})
    kinds = [Button(pictogram, data("queue", 0, f"{SERVICE}.{key}")) for key, pictogram in services.items()]
    tags = [Button(tag, data("queue", 0, f"{LANGUAGE}.{tag}")) for tag in languages]
    rows = [
        row(Button("✋ " + t.label("Only mine"), data("queue", 0, MINE))),
        row(Button("🕥 " + t.label("Waiting for the client"), data("queue", 0, WAITING))),
        row(Button("📵 " + t.label("Not reached: call"), data("queue", 0, UNREACHED))),
        *(row(*some[at : at + 4]) for some in (kinds, tags) for at in range(0, len(some[:MOST_FILTERS]), 4)),
    ]
    return Screen(["🔎 " + t("Which requests?")], [*rows, back(t, "queue")])


def _line(t: Translator, entry: Entry) -> str:
    request = entry.request
    marks = f"{'📵' if request.unreached else ''}{'🔴' if request.urgent else ''}{'✋' if request.claimed_by else ''}"
    return f"{marks}{request.mark} {request.id} {entry.about.pictogram} {entry.language} · {stands(t, request)}"


def stands(t: Translator, request: Request) -> str:
    """Where it stands, in a word or two."""
    match request.state:
        case State.REQUESTED:
            return t.label("new")
        case State.OFFERED:
            return t.label("times offered")
        case State.CONFIRMED:
            return t.label("agreed")
        case State.DONE:
            return t.label("done")
        case State.NO_SHOW:
            return t.label("did not come")
        case State.DECLINED:
            return t.label("declined")
        case State.CANCELLED:
            return t.label("taken back")
        case State.EXPIRED:
            return t.label("expired")


def queue_button(t: Translator) -> Button:
    """The way to the queue."""
    return Button("🙋 " + t.label("Requests"), data("queue"))

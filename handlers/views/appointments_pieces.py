"""What the screens of requests share: the facts of one, moments, rows of buttons; never a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.appointment_notices import About
from bot.domain.appointments import Offer, Request, State, Whom
from bot.domain.duty import EmergencyNumber
from bot.domain.schedule import Session
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, data, row
from handlers.views.common import back
from handlers.views.contents import ask_where, filled, sayings
from handlers.views.times import clock_face, local, when

DOMAIN = "client"


@dataclass(frozen=True, slots=True)
class Case:
    """One request as its person sees it; ``desk`` is when somebody reads it next."""

    request: Request
    about: About
    offers: tuple[Offer, ...]
    desk: Session | None
    now: datetime
    sensitive: bool = False
    """Whether its service stays unnamed unless the person chooses otherwise."""
    on_call: bool = False
    """Whether somebody of ours is on call for it."""
    numbers: tuple[EmergencyNumber, ...] = ()
    """Whom to call besides 112."""


FOR_WHOM = {Whom.ME: "🙂", Whom.CHILD: "🧒", Whom.FAMILY: "👪", Whom.OTHER: "👤"}


def read_when(t: Translator, case: Case) -> list[str]:
    """When somebody reads it, from the hours of the desk and its holidays."""
    desk = case.desk
    if case.request.urgent and case.on_call:
        return [t("The person on duty has been told.")]
    if desk is None:
        return [t("We do not know yet when a person reads it.")]
    if desk.starts_at <= case.now:
        return [t("The desk is open now. A person will read it today.")]
    return [
        t("Nobody is at the desk now."),
        t(
            "A person will read it {when}, from {start}.",
            when=when(t, case.now, desk.on),
            start=t.clock(local(desk.starts_at)),
        ),
    ]


def state_label(t: Translator, state: State) -> str:
    """Where it stands, on a button."""
    match state:
        case State.REQUESTED:
            return t.label("sent, wait")
        case State.OFFERED:
            return t.label("choose a time")
        case State.CONFIRMED | State.DONE:
            return t.label("done")
        case State.NO_SHOW:
            return t.label("not met")
        case State.DECLINED:
            return t.label("not possible")
        case State.CANCELLED | State.EXPIRED:
            return t.label("closed")


def number_of(about: About) -> Rendered:
    """A request's number and picture."""
    return Rendered(f"{about.id} {about.mark}")


def what(t: Translator, about: About) -> list[str]:
    """The service, where it may be said."""
    return [f"{about.pictogram} {t.data(about.name)}"] if filled(about.name) else []


def place(t: Translator, about: About) -> list[str]:
    """Where it is, unless that is the desk."""
    if about.hidden:
        return [f"📍 {ask_where(t)}"]
    return [f"📍 {', '.join(sayings(t, about.place, about.address))}"] if filled(about.place) else []


def where(t: Translator, about: About) -> list[str]:
    """Where to come."""
    return place(t, about) or [t("Come to the help desk.")]


def moment(t: Translator, now: datetime, at: datetime) -> Rendered:
    """Day and hour of an appointment."""
    # Translators: the day and hour of an appointment; {when} is like "tomorrow, Tuesday 1 December"
    return t("{when}, {start}", when=when(t, now, local(at).date()), start=f"{clock_face(at)} {t.clock(local(at))}")


def moment_label(t: Translator, at: datetime) -> str:
    """Day and hour on a button."""
    # Translators: a day and an hour on a button, like "Tue 1.12, 10:30"; only the comma may change
    return t.label("{day}, {start}", day=t.short_day(local(at).date()), start=t.clock(local(at)))


def way_row(t: Translator) -> Row:
    """The way to the desk."""
    return row(Button("📍 " + t.label("Show me the way"), data("way", "talk", "menu")))


def answer_rows(t: Translator, about: About) -> list[Row]:
    """The way to write back, where anything may be written down."""
    return [] if about.only_a_talk else [row(Button("✍️ " + t.label("Answer"), data("mine.note", about.id)))]


def mine_row(t: Translator) -> Row:
    """The way to the person's requests."""
    return row(Button("🙋 " + t.label("My requests"), data("mine")))


def list_row(t: Translator) -> Row:
    """Back to the person's requests."""
    return back(t, "mine")


def cancel_row(t: Translator, number: int) -> Row:
    """The way to take a request back."""
    return row(Button("✖️ " + t.label("I do not need it any more"), data("mine.cancel", number)))

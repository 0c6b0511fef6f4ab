"""A person's requests and what they are told of them; the first words of a sensitive one say nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.appointment_notices import About, Offered
from bot.domain.appointments import Offer, Reason, State, held_until
from bot.i18n import Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.appointments_pieces import (
    FOR_WHOM,
    Case,
    answer_rows,
    cancel_row,
    list_row,
    mine_row,
    moment,
    moment_label,
    place,
    read_when,
    state_label,
    way_row,
    what,
    where,
)
from handlers.views.births import way_in
from handlers.views.classes import mine_row as classes_row
from handlers.views.common import back, person_button, report_row, to_menu
from handlers.views.contents import MOST_LABEL
from handlers.views.gifts import mine_row as tickets_row
from handlers.views.times import local

DOMAIN = "client"


def mine(
    t: Translator, cases: Sequence[Case], *, birth: bool = False, classes: bool = False, numbers: bool = False
) -> Screen:
    """A person's requests, the newest first, their birth card, their classes and their numbers."""
    ways = ((birth, way_in), (classes, classes_row), (numbers, tickets_row))
    card = [way(t) for there, way in ways if there]
    if not cases:
        return Screen(
            ["🙋 " + t("You have asked for nothing yet.")],
            [row(Button("🙋 " + t.label("Ask for help"), data("ask"))), *card, code_row(t), to_menu(t)],
        )
    shown = cases[: MOST - len(card)]
    rows = [row(Button(_label(t, case), data("mine.one", case.request.id))) for case in shown]
    return Screen(["🙋 " + t("My requests")], [*rows, *card, code_row(t), to_menu(t)])


MOST = 4


def code_row(t: Translator) -> Row:
    """The way to the number that a person at the desk types."""
    return row(Button("🪪 " + t.label("I am at the desk"), data("mine.code")))


def _label(t: Translator, case: Case) -> str:
    """For whom, of what (neutral where that is sensitive), and where it stands."""
    request = case.request
    what_for = f"{FOR_WHOM[request.whom]}{case.about.pictogram}"
    if request.state is State.CONFIRMED and request.starts_at is not None:
        return f"✅ {what_for} {moment_label(t, request.starts_at)}"
    return clean(f"{what_for} {case.about.mark} {request.id} · {state_label(t, request.state)}", MOST_LABEL)


def one(t: Translator, case: Case) -> Screen:
    """One request: where it stands first, then what can be done."""
    request = case.request
    match request.state:
        case State.OFFERED:
            times = case.now, held_until(case.offers, request.changed_at)
            return offered(t, case.about, case.offers, times, [*_name_rows(t, case), list_row(t)])
        case State.CONFIRMED:
            return _agreed(t, case)
        case State.REQUESTED:
            head = "✉️ " + t("Sent. We will answer here.")
            rows = [
                row(Button("➕ " + t.label("Add something"), data("mine.add", request.id))),
                cancel_row(t, request.id),
            ]
            return Screen(
                [head, *what(t, case.about), *read_when(t, case)],
                [*rows, *_name_rows(t, case), report_row(t), list_row(t)],
            )
        case State.DONE | State.NO_SHOW | State.DECLINED | State.CANCELLED | State.EXPIRED:
            head = f"{case.about.mark} {request.id} · {state_label(t, request.state)}"
            again = row(Button("🙋 " + t.label("Ask for help"), data("ask")))
            return Screen([head, *what(t, case.about)], [again, report_row(t), list_row(t)])


def _agreed(t: Translator, case: Case) -> Screen:
    request = case.request
    assert request.starts_at is not None
    come = [] if request.coming else [row(Button("✅ " + t.label("I will come"), data("mine.come", request.id)))]
    lines = ["✅ " + moment(t, case.now, request.starts_at), *what(t, case.about), *where(t, case.about)]
    if request.coming:
        lines.append(t("You said that you will come."))
    report = [] if come and case.sensitive else [report_row(t)]
    return Screen(
        lines,
        [
            *come,
            row(Button("🔁 " + t.label("I need another time"), data("mine.other", request.id))),
            way_row(t),
            cancel_row(t, request.id),
            *_name_rows(t, case),
            *report,
            list_row(t),
        ],
    )


def _name_rows(t: Translator, case: Case) -> list[Row]:
    """Whether a sensitive service is named here, where others may look on."""
    if not case.sensitive:
        return []
    if case.request.named:
        return [row(Button("🤫 " + t.label("Hide its name"), data("mine.name", case.request.id, "hide")))]
    return [row(Button("👁 " + t.label("Show its name"), data("mine.name", case.request.id, "show")))]


def cannot(t: Translator, case: Case) -> Screen:
    """The person cannot come: that is not yet that they need nothing."""
    request = case.request
    assert request.starts_at is not None
    return Screen(
        ["✖️ " + t("You cannot come: {moment}", moment=moment(t, case.now, request.starts_at)), t("What shall we do?")],
        [
            row(Button("🔁 " + t.label("I need another time"), data("mine.other", request.id))),
            cancel_row(t, request.id),
            back(t, "mine.one", request.id),
        ],
    )


def offered(
    t: Translator, about: About, offers: Sequence[Offer], times: tuple[datetime, datetime], last: Sequence[Row] = ()
) -> Screen:
    """Times to choose from, and until when they are held (``times`` are now and then).

    The first words say nothing of a sensitive service.
    """
    rows = [row(Button("🕥 " + moment_label(t, o.starts_at), data("mine.pick", about.id, o.id))) for o in offers]
    head = "📅 " + t.plural("{n} time is free for you:", "{n} times are free for you:", len(offers))
    none = row(Button("✖️ " + t.label("None of these"), data("mine.other", about.id)))
    until = t("Please choose before: {moment}", moment=moment(t, *times))
    return Screen([head, *what(t, about), until], [*rows, none, *(last or [to_menu(t)])])


def offered_times(t: Translator, told: Offered) -> Screen:
    """The same as it is told; ``again`` shortly before the times are given away."""
    screen = offered(t, told.about, told.offers, (told.now, told.until))
    if not told.again:
        return screen
    head = "🔔 " + t("Please choose a time. We keep them until {moment}.", moment=moment(t, told.now, told.until))
    return Screen([head, *what(t, told.about)], screen.rows)


def fixed(t: Translator, about: About, starts_at: datetime, now: datetime) -> Screen:
    """Staff fixed a time with the person."""
    head = "✅ " + t("Your appointment: {moment}", moment=moment(t, now, starts_at))
    return Screen(
        [head, *what(t, about), *where(t, about)],
        [row(Button("🔁 " + t.label("I need another time"), data("mine.other", about.id))), way_row(t), mine_row(t)],
    )


def reminded(t: Translator, about: About, starts_at: datetime, now: datetime) -> Screen:
    """Before an appointment; nothing of the service on a lock screen where that is sensitive."""
    return Screen(
        [
            "🔔 " + t("Reminder: your appointment, {moment}", moment=moment(t, now, starts_at)),
            *what(t, about),
            *place(t, about),
        ],
        [
            row(Button("✅ " + t.label("I will come"), data("mine.come", about.id))),
            row(Button("🔁 " + t.label("I need another time"), data("mine.other", about.id))),
            row(Button("✖️ " + t.label("I cannot come"), data("mine.cannot", about.id))),
            way_row(t),
        ],
    )


def declined(t: Translator, about: About, reason: Reason | None, text: str = "") -> Screen:
    """No, with a reason that helps on, or what a person of ours wrote."""
    why = _reason(t, reason) if reason else t.said(text)
    return Screen(
        [f"{about.mark} {about.id} · " + t("We cannot do this now."), why, *what(t, about)],
        [row(Button("🏢 " + t.label("Others who help"), data("others", 0, "menu"))), row(person_button(t)), to_menu(t)],
    )


def _reason(t: Translator, reason: Reason) -> str:
    match reason:
        case Reason.NOT_NOW:
            return t("It is not possible this month. You may ask again next month.")
        case Reason.FULL:
            return t("There is no place left at the moment.")
        case Reason.PAPERS:
            return t("Please come to the desk with your papers, then we look again.")
        case Reason.ELSEWHERE:
            return t("We do not do this. Another organisation may help you.")
        case Reason.TALK:
            return t("Please come to the desk, so that we can talk.")


def expired(t: Translator) -> Screen:
    """Nobody could answer in time."""
    return Screen(
        [
            "🕥 " + t("We are sorry: nobody could answer your request in time."),
            t("You may ask again, or come to the desk."),
        ],
        [row(Button("🙋 " + t.label("Ask for help"), data("ask"))), row(person_button(t)), to_menu(t)],
    )


def hold_over(t: Translator) -> Screen:
    """The times offered were not taken."""
    return Screen(
        ["🕥 " + t("The times we offered are over."), t("Your request stays open. We will offer other times.")],
        [mine_row(t), to_menu(t)],
    )


def seen(t: Translator, about: About, at: datetime) -> Screen:
    """Somebody has read a call for help, and when."""
    return Screen(
        [
            f"{about.mark} {about.id} · " + t("A person has read it, at {time}.", time=t.clock(local(at))),
            t("They will write to you here."),
            "🆘 " + t("If life is in danger call 112."),
        ],
        [row(Button("➕ " + t.label("Add something"), data("mine.add", about.id))), mine_row(t)],
    )


def replied(t: Translator, about: About, text: str) -> Screen:
    """What a person of ours wrote; the first words, which lock screens show, say nothing of it."""
    return Screen(
        [f"{about.mark} {about.id} · " + t("An answer for you:"), "", t.said(text)],
        [*answer_rows(t, about), mine_row(t), to_menu(t)],
    )


def come_to_desk(t: Translator) -> Screen:
    """All that is written to somebody whose phone others read."""
    return Screen(["📅 " + t("Please come to the help desk.")], [way_row(t), to_menu(t)])

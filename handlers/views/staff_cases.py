"""One request as staff see it, and what is written about it: the words; never a query."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.appointments import STALE_DAYS, WARNED_DAYS, Interpreter, Note, NoteKind, Request, State, Suits, Whom
from bot.domain.call_me import read
from bot.domain.kept_answers import Kept
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.appointments_pieces import moment
from handlers.views.case_buttons import case_buttons
from handlers.views.contents import filled
from handlers.views.giving_cases import give_button
from handlers.views.interpretations_ask import ask_button, interpreted
from handlers.views.kept_answers import words
from handlers.views.questions import lines as lines_of
from handlers.views.staff_face_to_face import face_to_face
from handlers.views.staff_names import holder
from handlers.views.staff_pauses import end_button, paused_line
from handlers.views.staff_requests import File, queue_button, stands
from handlers.views.staff_talks import acts
from handlers.views.staff_told import birth, call
from handlers.views.times import local

DOMAIN = "staff"


def case(t: Translator, file: File) -> Screen:
    """One request: what is asked, for whom, in which language, what was written."""
    request = file.entry.request
    urgent = "🔴 " + t("urgent") if request.urgent else t("can wait")
    lines = [
        f"{request.mark} {request.id} · {stands(t, request)} · {urgent}",
        f"{file.entry.about.pictogram} {_service(t, file)} · {whom_word(t, request.whom)} · {file.entry.language}",
        *holder(t, file.holder, file.me),
        *_time(t, file),
        *_wishes(t, request),
        *_told_how(t, file),
        *([t("Deleted on {day}.", day=t.day(local(file.gone_at).date()))] if file.gone_at else []),
        *([paused_line(t, file.paused_until)] if file.paused_until else []),
        *birth(t, file.birth),
        *lines_of(t, request.service, file.answers),
        *interpreted(t, file.interpretations),
        *[_note(t, note) for note in _latest(file.notes)],
    ]
    heard = any(note.kind in (NoteKind.VOICE, NoteKind.PHOTO) for note in file.notes)
    files = [Button("🔊 " + t.label("Listen or look"), data("case.files", request.id))] if heard else []
    return Screen(lines, [*_acts(t, file), *acts(t, file), *_lasting(t, file), row(*files, queue_button(t))])


MOST_NOTES = 6


def _latest(notes: tuple[Note, ...]) -> list[Note]:
    """What was written last, after the telephone, which an old note may hold."""
    phones = [note for note in notes[:-MOST_NOTES] if note.kind is NoteKind.PHONE]
    return [*phones[-1:], *notes[-MOST_NOTES:]]


def _wishes(t: Translator, request: Request) -> list[str]:
    suits = {Suits.ANY: [], Suits.MORNING: [t("mornings")], Suits.AFTERNOON: [t("afternoons")]}[request.suits]
    interpreter = {
        Interpreter.NONE: [],
        Interpreter.ANY: [t("interpreter")],
        Interpreter.WOMAN: [t("interpreter: a woman")],
        Interpreter.OUTSIDE: [t("interpreter: nobody from their community")],
    }[request.interpreter]
    wishes = [*suits, *interpreter]
    return ["🗣 " + " · ".join(wishes)] if wishes else []


def _service(t: Translator, file: File) -> str:
    match file.entry.request.service:
        case "under18":
            return t("under 18 and alone")
        case "report":
            return t("a problem with a helper")
    name = file.entry.about.name
    return t.data(name) if filled(name) else ""


def _time(t: Translator, file: File) -> list[str]:
    request = file.entry.request
    if request.starts_at is not None:
        coming = f" · {t('says: I will come')}" if request.coming else ""
        return [f"📅 {moment(t, file.now, request.starts_at)}{coming}"]
    return [f"📅 ? {moment(t, file.now, offer.starts_at)}" for offer in file.offers]


def _unreached(file: File) -> bool:
    return file.client.reach.value != "open"


def _told_how(t: Translator, file: File) -> list[Rendered | str]:
    """What comes to them, where that is not by itself."""
    if file.no_phone:
        due = " " + t("There is something to tell them.") if file.entry.request.unreached else ""
        return [f"🧾 {t('No phone: tell them at the desk.')}{due}"]
    return [t("Not reached: this person has blocked the bot. Call or wait at the desk.")] if _unreached(file) else []


def _note(t: Translator, note: Note) -> str:
    match note.kind:
        case NoteKind.VOICE | NoteKind.PHOTO:
            return "🎙 " + t("a voice note") if note.kind is NoteKind.VOICE else "🖼 " + t("a picture")
        case NoteKind.ANSWER:
            kept, _, said = note.text.partition(":")
            answered = {"yes": " ✅", "no": " ✖️"}.get(said, "")
            return f"{'💬' if answered else '➡️'} {words(t, Kept(kept))}{answered}"
        case NoteKind.PHONE:
            return call(t, read(note.text))
        case NoteKind.PRIVATE | NoteKind.CLIENT | NoteKind.REPLY:
            return f"{_WHOSE[note.kind]} {t.said(note.text)}"


_WHOSE = {NoteKind.PRIVATE: "🔒", NoteKind.CLIENT: "💬", NoteKind.REPLY: "➡️"}


def _acts(t: Translator, file: File) -> list[Row]:
    if file.no_phone:
        return face_to_face(t, file)
    request = file.entry.request
    number = request.id
    act = case_buttons(t, number)
    free = [row(act.take)] if request.claimed_by is None else []
    kept = Button("📑 " + t.label("Kept answer"), data("case.answers", number))
    write = Button("✉️ " + t.label("Write to them"), data("case.write", number))
    talks = [ask_button(t, number)] if request.claimed_by is not None else []
    match request.state:
        case State.REQUESTED:
            if request.claimed_by is None:
                return [row(act.take), row(act.note)]
            return [row(act.times, kept), row(act.no, act.done), row(write, act.note)]
        case State.OFFERED:
            return [*free, row(act.times, kept), row(act.no, *talks), row(write, act.note)]
        case State.CONFIRMED:
            return [
                *free,
                row(act.done, act.missed),
                row(act.times, kept),
                row(act.no, *talks),
                row(write, act.note),
            ]
        case State.DONE | State.NO_SHOW:
            return [row(act.undo)]
        case State.DECLINED | State.CANCELLED | State.EXPIRED:
            return []


def _lasting(t: Translator, file: File) -> list[Row]:
    """An interpreter, where the rows above have no room; off the list of who is not reached; kept longer than usual."""
    request, number = file.entry.request, file.entry.request.id
    asks = request.state is State.REQUESTED and request.claimed_by is not None
    said = t.label("They have been told") if file.no_phone else t.label("Reached, done")
    reached = Button("☎️ " + said, data("case.reached", number))
    keep = Button("🗄 " + t.label("Keep it longer"), data("case.keep", number))
    keeps = file.gone_at is not None or request.changed_at < file.now - STALE_SOON
    ask = [ask_button(t, number)] if asks else []
    pause = [row(end_button(t, number))] if file.paused_until else []
    give = [give_button(t, number)] if file.gives else []
    return [row(*ask, *give, *([reached] if request.unreached else []), *([keep] if keeps else [])), *pause]


def too_fast(t: Translator, until: datetime) -> Screen:
    """More cases in a few minutes than anybody reads."""
    lines = [
        "🕥 " + t("You have opened many cases in a short time. It goes on at {time}.", time=t.clock(local(until))),
        t("If it cannot wait, ask a colleague."),
    ]
    return Screen(lines, [row(queue_button(t))])


STALE_SOON = timedelta(days=STALE_DAYS - 2 * WARNED_DAYS)


def whom_word(t: Translator, whom: Whom) -> str:
    """For whom it is."""
    match whom:
        case Whom.ME:
            return t("for themselves")
        case Whom.CHILD:
            return t("for a child")
        case Whom.FAMILY:
            return t("for a family")
        case Whom.OTHER:
            return t("for somebody else")

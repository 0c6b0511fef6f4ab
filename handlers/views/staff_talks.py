"""Talking to a person, as staff see it: the words; never a query."""

from __future__ import annotations

from bot.domain.appointments import OPEN, Request
from bot.domain.refusals import CannotTalk
from bot.domain.talks import Bar, Ended, Ending, OpenTalk, Passed, ToStaff
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back
from handlers.views.staff_requests import File, queue_button

DOMAIN = "staff"


def acts(t: Translator, file: File) -> list[Row]:
    """What can be done with an open case that somebody has: talk, where it is mine, and hand over."""
    request = file.entry.request
    if request.state not in OPEN or request.claimed_by is None:
        return []
    talk = Button("💬 " + t.label("Talk to them"), data("case.talk", request.id))
    hand = Button("🤝 " + t.label("Hand over"), data("case.hand", request.id))
    mine = [talk] if request.claimed_by == file.me and not file.no_phone else []
    return [row(*mine, *([hand] if file.may_hand else []))]


def told(t: Translator, what: ToStaff) -> Screen:
    """What the person of ours hears of a talk."""
    match what:
        case Passed(request, mark, text):
            return Screen([f"💬 {request} {mark}: {t.said(text)}"], [_rows(t, request)], bold=0)
        case Ended():
            return _ended(t, what)


def preview(t: Translator, request: Request, autonym: str, name: str) -> Screen:
    """What will happen, before it does."""
    return Screen(
        [
            "💬 " + t("Talk to {number}?", number=_number(request.id, request.mark)),
            t("They are told that a person is here. What they write comes to you, what you write goes to them."),
            t("They read: {language}. It is not translated.", language=autonym),
            t("They see your name: {name}", name=name) if name else t("They do not see your name."),
            t("Either of you can end it. It ends by itself after 30 minutes without a word."),
        ],
        [row(Button("💬 " + t.label("Begin the talk"), data("talk.begin", request.id))), back(t, "case", request.id)],
    )


def running(t: Translator, found: OpenTalk) -> Screen:
    """It goes on."""
    head = "💬 " + t("You are talking to {number}.", number=_number(found.request, found.mark))
    lines = [
        head,
        t("What you write here goes to them. Words, voice notes and pictures are passed on, nothing is kept."),
    ]
    return Screen(lines, [_rows(t, found.request)])


def not_passed(t: Translator, found: OpenTalk) -> Screen:
    """Something that is not passed on."""
    return Screen(["✖️ " + t("Not passed on. Only words, voice notes and pictures are.")], [_rows(t, found.request)])


def over_already(t: Translator, number: int) -> Screen:
    """The button of a talk that has ended."""
    return Screen(["💬 " + t("This talk has ended.")], [row(_open(t, number), queue_button(t))])


def cannot(t: Translator, refused: CannotTalk) -> Screen:
    """Why it cannot begin, and what can be done."""
    match refused.why:
        case Bar.DESK:
            said = t("They want nothing written but “come to the desk”.")
        case Bar.UNREACHED:
            said = t("They have blocked the bot. Call or wait at the desk.")
        case Bar.TAKEN:
            said = t("Somebody talks to them already.")
        case Bar.BUSY:
            assert refused.other is not None
            said = t("End the talk with {number} first.", number=_number(refused.other.request, refused.other.mark))
    ending = [row(_end(t, refused.other.request))] if refused.other else []
    return Screen(["💬 " + said], [*ending, back(t, "case", refused.request)])


def _ended(t: Translator, what: Ended) -> Screen:
    lost = [t("Your last message was not passed on.")] if what.lost else []
    lines = [f"💬 {what.request} {what.mark} · " + t("This talk has ended."), *_why(t, what.why), *lost]
    return Screen(lines, [row(_open(t, what.request), queue_button(t))])


def _why(t: Translator, why: Ending) -> list[str]:
    match why:
        case Ending.ENDED:
            return []
        case Ending.STOPPED:
            return [t("They ended it.")]
        case Ending.QUIET:
            return [t("Nobody wrote for 30 minutes.")]
        case Ending.CASE:
            return [t("The request is closed, or not yours any more.")]
        case Ending.DESK:
            return [t("They want nothing written any more but “come to the desk”.")]
        case Ending.GONE:
            return [t("They cannot be reached any more.")]


def _rows(t: Translator, number: int) -> Row:
    return row(_end(t, number), _open(t, number))


def _end(t: Translator, number: int) -> Button:
    return Button("✖️ " + t.label("End the talk"), data("talk.end", number))


def _open(t: Translator, number: int) -> Button:
    return Button("🙋 " + t.label("Open"), data("talk.case", number))


def _number(number: int, mark: str) -> Rendered:
    return Rendered(f"{number} {mark}")

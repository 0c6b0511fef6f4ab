"""Asking for an appointment and adding to it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.appointments import Request, Way
from bot.domain.births import SERVICE
from bot.domain.catalogue import TALK
from bot.domain.duty import EmergencyNumber
from bot.domain.questions import ONLY_A_TALK, of_service
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import births
from handlers.views.appointments_pieces import (
    Case,
    mine_row,
    moment,
    number_of,
    place,
    read_when,
    way_row,
)
from handlers.views.common import back, emergency, person_button, to_menu
from handlers.views.start import menu_after

DOMAIN = "client"


def ask_button(t: Translator, key: str) -> Row:
    """The way from a service's card to a request."""
    return row(Button("🙋 " + t.label("Ask for an appointment"), data("req", key)))


def of_their_own(t: Translator, key: str) -> list[Row]:
    """Paths past the form: a birth; no bed tonight; under 18 and alone."""
    if key == SERVICE:
        return [births.way_in(t)]
    if key == "shelter":
        return [row(Button("🌙 " + t.label("No bed tonight"), data("sos.ask", "shelter")))]
    if key == TALK:
        return [row(Button("🧒 " + t.label("I am under 18 and alone"), data("sos.ask", "under18")))]
    return []


def contact(t: Translator, what: str, numbers: Sequence[EmergencyNumber]) -> Screen:
    """One question before a person is told at once; what it is for, and who sees it."""
    match what:
        case "shelter":
            head = "🌙 " + t("No bed tonight?")
            more = t("We ask the person on duty now. We cannot promise a bed.")
        case "under18":
            head = "🧒 " + t("Are you under 18, and here without family?")
            more = t("Only the person who protects children sees this. We do not keep your age.")
        case _:
            head = "🛡 " + t("Did somebody of us do you wrong?")
            more = t("One person who protects you reads this. The helper does not see it.")
    yes = row(Button("🆘 " + t.label("Yes, contact me now"), data("sos", what)))
    return Screen([head, more, *emergency(t, numbers)], [yes, row(person_button(t)), to_menu(t)])


def whom(t: Translator) -> Screen:
    """The second tap: for whom."""
    return Screen(["🙋 " + t("For whom is it?")], [*whom_rows(t, "req.whom"), back(t, "ask")])


def whom_rows(t: Translator, action: str, *args: int) -> list[Row]:
    """For whom: one row each."""
    return [
        row(Button("🙂 " + t.label("For me"), data(action, *args, "me"))),
        row(Button("🧒 " + t.label("For my child"), data(action, *args, "child"))),
        row(Button("👪 " + t.label("For my family"), data(action, *args, "family"))),
        row(Button("👤 " + t.label("For somebody else"), data(action, *args, "other"))),
    ]


def urgency(t: Translator) -> Screen:
    """The third tap: today or can wait; it sends, and says before what will be kept."""
    return Screen(
        ["🕥 " + t("Is it for today, or can it wait?"), *kept(t)],
        [
            row(Button("🔴 " + t.label("It is for today. Send it"), data("req.send", "today"))),
            row(Button("🌙 " + t.label("It can wait. Send it"), data("req.send", "wait"))),
            _stop(t),
            back(t, "req.again"),
        ],
    )


def send(t: Translator) -> Screen:
    """The third tap where nothing is ever urgent."""
    return Screen(
        ["🙋 " + t("Shall we send it?"), *kept(t)],
        [row(Button("✅ " + t.label("Send it"), data("req.send", "wait"))), _stop(t), back(t, "req.again")],
    )


def kept(t: Translator, *, taken: bool = False) -> list[str]:
    """What is kept when it is sent, or a free time taken, said before."""
    if taken:
        first = t("If you take it, we keep what it is for, until 14 days after it is settled.")
    else:
        first = t("If you send it, we keep what you ask for, until 14 days after it is settled.")
    return [
        "🔒 " + first,
        t("Only the people who work on it see it. You can take it back at any time."),
    ]


def _stop(t: Translator) -> Row:
    return row(Button("✖️ " + t.label("Do not send"), data("cancel")))


def receipt(t: Translator, case: Case) -> Screen:
    """It is sent, and when somebody reads it, from the hours of the desk and its holidays."""
    number = number_of(case.about)
    return Screen(
        [
            "✅ " + t("Sent. Your number is {number}", number=number),
            *read_when(t, case),
            *emergency(t, case.numbers),
        ],
        [row(Button("➕ " + t.label("Add something"), data("mine.add", case.request.id))), mine_row(t), to_menu(t)],
    )


def agreed(t: Translator, case: Case) -> Screen:
    """The receipt of a chosen time, which stays in the chat."""
    assert case.request.starts_at is not None
    return Screen(
        [
            "✅ " + t("Agreed: {moment}", moment=moment(t, case.now, case.request.starts_at)),
            *(place(t, case.about) or [t("Come to the help desk.")]),
            t("We remind you before."),
        ],
        [way_row(t), mine_row(t), to_menu(t)],
    )


def coming(t: Translator) -> str:
    """The word over the chat after "I will come"."""
    return t.plain("Good. See you then.")


def cancel(t: Translator, number: int) -> Screen:
    """Asks once more."""
    return Screen(
        ["✖️ " + t("Do you not need it any more?")],
        [
            row(Button("✖️ " + t.label("Yes, take it back"), data("mine.stop", number))),
            back(t, "mine.one", number),
        ],
    )


def cancelled(t: Translator) -> Screen:
    """Taken back."""
    return menu_after(t, "✅ " + t("Taken back. You can ask again at any time."))


def other_times(t: Translator) -> Screen:
    """The person asked for other times."""
    return menu_after(t, "✅ " + t("We will look for other times and write to you here."))


def add(t: Translator, request: Request) -> Screen:
    """What can be added to a request that was sent; nothing in words where nothing is written down."""
    number = request.id
    few = row(Button("❓ " + t.label("A few questions"), data("mine.ask", number)))
    note = row(Button("🎙 " + t.label("Write or speak"), data("mine.note", number)))
    return Screen(
        ["➕ " + t("What would help us?")],
        [
            *([few] if of_service(request.service) else []),
            *([] if request.service in ONLY_A_TALK else [note]),
            row(Button("🕥 " + t.label("When you can come"), data("mine.suits", number))),
            row(Button("🗣 " + t.label("Language, interpreter"), data("mine.talks", number))),
            row(Button("💬 " + t.label("How to answer you"), data("mine.way", number))),
            row(Button("⬅️ " + t.label("Nothing more"), data("mine.one", number))),
        ],
    )


def suits(t: Translator, number: int) -> Screen:
    """When the person can come."""
    return Screen(
        ["🕥 " + t("When can you come?")],
        [
            row(Button("🌅 " + t.label("In the morning"), data("mine.suits", number, "morning"))),
            row(Button("🌇 " + t.label("In the afternoon"), data("mine.suits", number, "afternoon"))),
            row(Button("🕥 " + t.label("At any time"), data("mine.suits", number, "any"))),
            back(t, "mine.add", number),
        ],
    )


def interpreter(t: Translator, number: int) -> Screen:
    """Whom the person wants to interpret."""
    return Screen(
        ["🗣 " + t("Do you need an interpreter?")],
        [
            row(Button("✖️ " + t.label("No"), data("mine.talks", number, "none"))),
            row(Button("✅ " + t.label("Yes"), data("mine.talks", number, "any"))),
            row(Button("👩 " + t.label("Yes, a woman"), data("mine.talks", number, "woman"))),
            row(Button("🤫 " + t.label("Nobody of my community"), data("mine.talks", number, "outside"))),
            back(t, "mine.add", number),
        ],
    )


def saved(t: Translator) -> str:
    """A short word over the chat."""
    return t.plain("Saved")


def note(t: Translator) -> Screen:
    """The step at which words are taken."""
    return Screen(
        [
            "✍️ 🎙 " + t("Write a short note now, or send a voice note or a picture."),
            t("No papers, no faces, no names of other people."),
            t("We delete our copy with the request. Telegram keeps its own in this chat."),
        ],
        [back(t, "mine")],
    )


def noted(t: Translator, number: int, *, cut: bool) -> Screen:
    """The note is with the request."""
    lines = ["✅ " + t("Added to your request.")]
    if cut:
        lines.append("✂️ " + t("Only the first 300 letters were kept."))
    return Screen(lines, [back(t, "mine.one", number)])


def held(t: Translator, number: int) -> Screen:
    """A voice note or picture is with the request."""
    return Screen(
        ["✅ " + t("Added to your request."), t("A person will listen to it or look at it.")],
        [back(t, "mine.one", number)],
    )


def way(t: Translator, number: int) -> Screen:
    """How to answer: some people share their phone."""
    return Screen(
        ["💬 " + t("How may we answer you?"), t("Does somebody else read this phone?")],
        [
            row(Button("✉️ " + t.label("Write everything here"), data("mine.set", number, "write"))),
            row(Button("🤫 " + t.label("Only: come to the desk"), data("mine.set", number, "desk"))),
            row(Button("📞 " + t.label("Call me"), data("mine.phone", number))),
            back(t, "mine.one", number),
        ],
    )


def way_set(t: Translator, chosen: Way) -> str:
    """The word over the chat after that choice."""
    match chosen:
        case Way.WRITE:
            return t.plain("We write to you here.")
        case Way.DESK:
            return t.plain("We write only: come to the desk.")
        case Way.CALL:
            return t.plain("We have the number. We will call you.")


def only_a_talk(t: Translator, number: int) -> Screen:
    """Nothing is written down about this; what can be said instead."""
    lines = ["🤫 " + t("We write nothing down about this."), t("Say it to the person you meet.")]
    return Screen(lines, [row(Button("➕ " + t.label("Add something"), data("mine.add", number))), mine_row(t)])


def too_many(t: Translator) -> Screen:
    """So many are open that another would help nobody."""
    lines = ["🙋 " + t("We have your requests and read each of them."), t("Take one back before you send another.")]
    return Screen(lines, [mine_row(t), row(person_button(t)), to_menu(t)])


def not_moved(t: Translator, there: str, number: int) -> Screen:
    """It stands elsewhere by now."""
    show = row(Button("🔄 " + t.label("Show it as it is now"), data(there, number)))
    return Screen(["🕥 " + t("This has changed meanwhile.")], [show, to_menu(t)])

"""The request queue and one case: staff's callbacks; the right is checked at the press; never a sentence."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.appointments import Kept, Reason, Request, State
from bot.domain.timetable import ISTANBUL, today
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, appointments_staff
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Command, Feature
from handlers.moments import DAYS, choice_of, hours_of, moment_of, number_of
from handlers.talk import Talk
from handlers.views import kept_answers as kept_views
from handlers.views import staff_offers as offer_views
from handlers.views import staff_requests as views
from handlers.views.staff_requests import Entry, File

PAGE = 6


class Step(StrEnum):
    """The steps of this form."""

    NOTE = "note"
    REPLY = "reply"


async def queue(talk: Talk, page: str = "0", only: str = views.ALL, *_: str) -> None:
    """Open requests, all or some of them; a note that was begun is not waited for any more."""
    talk.leave_form()
    entries = [entry for entry in await _entries(talk) if _fits(talk, entry, only)]
    at = min(number_of(page), max(0, (len(entries) - 1) // PAGE))
    talk.show(lambda t: views.queue(t, entries, at, PAGE, only))


async def filters(talk: Talk, *_: str) -> None:
    """Which requests to look at: by whose they are, where they stand, service or language."""
    entries = await _entries(talk)
    talk.show(lambda t: views.filters(t, entries))


async def _entries(talk: Talk) -> list[Entry]:
    return [await _entry(talk, one) for one in await appointments_staff.queue(talk.work, talk.chat)]


def _fits(talk: Talk, entry: Entry, only: str) -> bool:
    match only.partition(".")[::2]:
        case (views.MINE, ""):
            return entry.request.claimed_by == talk.chat.id
        case (views.WAITING, ""):
            return entry.request.state is State.OFFERED
        case (views.SERVICE, key):
            return entry.request.service == key
        case (views.LANGUAGE, tag):
            return entry.language == tag
    return True


async def case(talk: Talk, number: str = "", *_: str) -> None:
    """One request with everything written about it; reading it is written down."""
    await _show(talk, number_of(number))


async def files(talk: Talk, number: str = "", *_: str) -> None:
    """Send the voice notes and pictures of a request, by reference, so that they cannot be passed on."""
    for found in await appointments_staff.files(talk.work, talk.chat, number_of(number)):
        talk.send_file(str(found.kind), found.text)


async def take(talk: Talk, number: str = "", *_: str) -> None:
    """I take it: one winner."""
    await appointments_staff.claim(talk.work, talk.chat, number_of(number))
    await _show(talk, number_of(number))


async def give(talk: Talk, number: str = "", *_: str) -> None:
    """Somebody else may take it."""
    await appointments_staff.give_back(talk.work, talk.chat, number_of(number))
    await _show(talk, number_of(number))


async def days(talk: Talk, number: str = "", picked: str = "", *_: str) -> None:
    """Which day to offer?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    chosen = _picked(talk, picked)
    choices = [today(talk.work.now) + timedelta(days=ahead) for ahead in range(DAYS)]
    talk.show(lambda t: offer_views.days(t, request.id, choices, chosen))


async def hours(talk: Talk, number: str = "", day: str = "", picked: str = "", *_: str) -> None:
    """Which hour of that day?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    on = moment_of(talk, f"{day}0000").astimezone(ISTANBUL).date()
    choices = [at for at in hours_of(on) if at > talk.work.now]
    chosen = _picked(talk, picked)
    talk.show(lambda t: offer_views.hours(t, request.id, on, choices, chosen))


async def at(talk: Talk, number: str = "", moment: str = "", picked: str = "", *_: str) -> None:
    """One more time to offer; the same one again takes it out."""
    before = [code for code in picked.split(".") if code]
    codes = [code for code in before if code != moment] if moment in before else [*before, moment]
    await days(talk, number, ".".join(codes[-3:]))


async def send(talk: Talk, number: str = "", picked: str = "", *_: str) -> None:
    """Offer these times."""
    await appointments_staff.offer(talk.work, talk.chat, number_of(number), _picked(talk, picked))
    await _show(talk, number_of(number))


async def no(talk: Talk, number: str = "", *_: str) -> None:
    """Why not?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: offer_views.reasons(t, request.id))


async def say_no(talk: Talk, number: str = "", reason: str = "", *_: str) -> None:
    """Decline with a kept answer."""
    await appointments_staff.decline(talk.work, talk.chat, number_of(number), choice_of(Reason, reason))
    await _show(talk, number_of(number))


async def done(talk: Talk, number: str = "", *_: str) -> None:
    """It took place."""
    await appointments_staff.finish(talk.work, talk.chat, number_of(number))
    await _show(talk, number_of(number))


async def miss(talk: Talk, number: str = "", *_: str) -> None:
    """The person did not come."""
    await appointments_staff.miss(talk.work, talk.chat, number_of(number))
    await _show(talk, number_of(number))


async def undo(talk: Talk, number: str = "", *_: str) -> None:
    """That was a slip of the finger."""
    await appointments_staff.undo(talk.work, talk.chat, number_of(number))
    await _show(talk, number_of(number))


async def begin_note(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a private note."""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    talk.show(views.private_note)
    return Step.NOTE


async def note(talk: Talk, *_: str) -> int:
    """Keep it: it never leaves the staff side."""
    number = number_of(drafted(talk, "request"))
    await appointments_staff.note(talk.work, talk.chat, number, talk.text)
    await _show(talk, number)
    return Form.END


async def kept(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Which kept answer?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: kept_views.choices(t, request.id, min(number_of(page), 9), PAGE))


async def say(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """Send a kept answer."""
    await appointments_staff.say(talk.work, talk.chat, number_of(number), choice_of(Kept, chosen))
    await _show(talk, number_of(number))


async def begin_reply(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for words to the person, after saying which language they read."""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    autonym = talk.catalogues.autonym(await appointments.language(talk.work, request))
    talk.show(lambda t: views.reply(t, autonym))
    return Step.REPLY


async def reply(talk: Talk, *_: str) -> int:
    """Send it, word for word."""
    number = number_of(drafted(talk, "request"))
    if not await appointments_staff.reply(talk.work, talk.chat, number, talk.text):
        talk.say(views.not_written)
    await _show(talk, number)
    return Form.END


async def _show(talk: Talk, number: int) -> None:
    request, notes, client = await appointments_staff.case(talk.work, talk.chat, number)
    offers = await appointments.offers(talk.work, request)
    entry = await _entry(talk, request)
    file = File(entry, tuple(notes), tuple(offers), client, talk.chat.id, talk.work.now)
    talk.show(lambda t: views.case(t, file))


async def _entry(talk: Talk, request: Request) -> Entry:
    about = await appointments.about(talk.work, request, plainly=True)
    return Entry(request, about, await appointments.language(talk.work, request))


def _picked(talk: Talk, codes: str) -> list[datetime]:
    return [moment_of(talk, code) for code in codes.split(".") if code]


def form(edge: Edge) -> Form:
    """The steps at which a private note or a reply is taken."""
    return Form(
        "staff_requests",
        entry_points=[
            CallbackQueryHandler(edge.press(begin_note), pattern="^case.note:"),
            CallbackQueryHandler(edge.press(begin_reply), pattern="^case.write:"),
        ],
        states={
            Step.NOTE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(note)))],
            Step.REPLY: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(reply)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_requests",
    commands={"queue": Command(queue)},
    presses={
        "queue": queue,
        "queue.by": filters,
        "case": case,
        "case.files": files,
        "case.take": take,
        "case.give": give,
        "case.days": days,
        "case.hours": hours,
        "case.at": at,
        "case.send": send,
        "case.no": no,
        "case.say": say_no,
        "case.answers": kept,
        "case.kept": say,
        "case.done": done,
        "case.miss": miss,
        "case.undo": undo,
    },
    form=form,
    prompts={Step.NOTE: views.private_note, Step.REPLY: views.write},
)

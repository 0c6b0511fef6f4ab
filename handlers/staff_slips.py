"""Somebody without a phone at the desk: written down, their slip, found again by it; staff's callbacks, no sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.appointments import MARKS, Whom
from bot.domain.papers import Slip
from bot.domain.people import Action
from bot.domain.refusals import NoSuchSlip, Outdated
from bot.domain.slips import Person
from bot.domain.timetable import today
from bot.runtime.conversations import Form
from bot.services import appointments, given_at_desk, giving_cases, people, slots, without_a_phone
from handlers import answers, papers
from handlers.cases import entry_of
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.staff_desk import DIGITS
from handlers.talk import Talk
from handlers.views import staff_desk as desk_views
from handlers.views import staff_slips as views
from handlers.views.contents import LIST


class Step(StrEnum):
    """The steps of this form."""

    NUMBER = "number"


async def new(talk: Talk, *_: str) -> None:
    """Nobody shows a phone: what do they need?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    talk.leave_form()
    named, asked_at = await slots.services(talk.work, talk.chat), talk.work.seconds
    gifts = bool(await giving_cases.items(talk.work, talk.chat))
    talk.show(lambda t: views.what(t, named, asked_at, gifts=gifts))


async def gifts(talk: Talk, asked_at: str = "", page: str = "0", *_: str) -> None:
    """Something that is given out: what?"""
    found = await giving_cases.items(talk.work, talk.chat)
    at = page_of(page, len(found), LIST - 1)
    talk.show(lambda t: views.gifts(t, number_of(asked_at), found, at))


async def gift(talk: Talk, asked_at: str = "", number: str = "", *size: str) -> None:
    """A number for it, on the soonest day; in which size, where it has any."""
    found = next((it for it in await giving_cases.items(talk.work, talk.chat) if it.id == number_of(number)), None)
    if found is None:
        raise Outdated
    if len(found.options) > 1 and not size:
        talk.show(lambda t: views.gift_sizes(t, number_of(asked_at), found))
        return
    wanted = size[0] if size else found.options[0]
    request, card = await given_at_desk.give(talk.work, talk.chat, number_of(asked_at), found, wanted)
    talk.show(lambda t: views.gift_slip(t, request, card))


async def for_whom(talk: Talk, asked_at: str = "", service: str = "", *_: str) -> None:
    """For whom is it?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS, service)
    talk.show(lambda t: desk_views.for_whom(t, "slip.write", number_of(asked_at), service))


async def write(talk: Talk, asked_at: str = "", service: str = "", whom: str = "", *_: str) -> None:
    """Write it down: the slip."""
    person = choice_of(Whom, whom)
    request = await without_a_phone.write_down(talk.work, talk.chat, service, person, number_of(asked_at))
    await paper(talk, str(request.id))


async def more(talk: Talk, number: str = "", *_: str) -> None:
    """One more request of the same person: what do they need?"""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    named = await slots.services(talk.work, talk.chat)
    talk.show(lambda t: desk_views.which_service(t, named, "slip.also", found.slip.id))


async def also(talk: Talk, number: str = "", service: str = "", *_: str) -> None:
    """For whom is that?"""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: desk_views.for_whom(t, "slip.add", found.slip.id, service))


async def add(talk: Talk, number: str = "", service: str = "", whom: str = "", *_: str) -> None:
    """Write that down too: its slip."""
    person = choice_of(Whom, whom)
    request = await without_a_phone.write_another(talk.work, talk.chat, number_of(number), service, person)
    await paper(talk, str(request.id))


async def paper(talk: Talk, number: str = "", *_: str) -> None:
    """The slip, alone and large: what to write on paper."""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.slip(t, found))


async def to_print(talk: Talk, number: str = "", ticket: str = "", *_: str) -> None:
    """The same as a small page: the number and the picture, nothing else; of a request, or of a ticket of theirs."""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    said = [(one.ticket.number, one.ticket.mark) for one in found.tickets if str(one.ticket.id) == ticket]
    if ticket and not said:
        raise Outdated
    digits, mark = said[0] if said else (found.slip.id, found.slip.mark)
    talk.send_upload(papers.order(talk.language, Slip(digits, mark, today(talk.work.now))))


async def which(talk: Talk, *_: str) -> Step:
    """Which number stands on the slip?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    talk.show(views.which_number)
    return Step.NUMBER


async def typed(talk: Talk, *_: str) -> Step | int:
    """The number was typed: with which picture? Where that was typed too, whose it is."""
    digits = answers.digits(talk, DIGITS)
    if not digits:
        talk.show(views.which_number)
        return Step.NUMBER
    mark = next((char for char in talk.text if char in MARKS), None)
    if mark is not None:
        await _open(talk, int(digits), mark)
        return Form.END
    talk.show(lambda t: views.which_picture(t, int(digits), without_a_phone.pictures(int(digits))))
    return Form.END


async def picture(talk: Talk, number: str = "", at: str = "", *_: str) -> None:
    """The picture was tapped."""
    place = number_of(at)
    if place >= len(MARKS):
        raise Outdated
    await _open(talk, number_of(number), MARKS[place])


async def _open(talk: Talk, number: int, mark: str) -> None:
    try:
        found = await without_a_phone.find(talk.work, talk.chat, number, mark)
    except NoSuchSlip:
        await without_a_phone.missed(talk.work, talk.chat)
        talk.show(views.no_such_slip)
        return
    if len(found) == 1:
        await _show(talk, found[0])
    else:
        talk.show(lambda t: views.which_person(t, found))


async def person(talk: Talk, number: str = "", *_: str) -> None:
    """Who holds a slip: what they wait for, and when."""
    await _show(talk, await without_a_phone.of_request(talk.work, talk.chat, number_of(number)))


async def _show(talk: Talk, found: Person) -> None:
    entries = [await entry_of(talk, one) for one in found.requests]
    offers = [offer for one in found.requests for offer in await appointments.offers(talk.work, one)]
    talk.show(lambda t: views.person(t, found, entries, offers, talk.work.now))


async def languages(talk: Talk, number: str = "", *_: str) -> None:
    """Which language do they speak?"""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    without_a_phone.require_no_phone(found)
    tags = [(tag, talk.catalogues.autonym(tag)) for tag in talk.catalogues.tags]
    talk.show(lambda t: views.languages(t, found.slip.id, tags))


async def speak(talk: Talk, number: str = "", tag: str = "", *_: str) -> None:
    """That one."""
    if tag not in talk.catalogues.tags:
        raise Outdated
    found = await without_a_phone.speak(talk.work, talk.chat, number_of(number), tag)
    talk.show(lambda t: views.slip(t, found))


async def gone(talk: Talk, number: str = "", *_: str) -> None:
    """What goes if they are erased."""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    without_a_phone.require_no_phone(found)
    talk.show(lambda t: views.before_erasing(t, found))


async def erase(talk: Talk, number: str = "", *_: str) -> None:
    """Erase them."""
    await without_a_phone.erase(talk.work, talk.chat, number_of(number))
    talk.show(views.erased)


def form(edge: Edge) -> Form:
    """The step at which the number is typed."""
    return Form(
        "staff_slips",
        entry_points=[CallbackQueryHandler(edge.press(which), pattern=r"^slip\.which$")],
        states={Step.NUMBER: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_slips",
    presses={
        "slip": person,
        "slip.new": new,
        "slip.for": for_whom,
        "slip.gifts": gifts,
        "slip.gift": gift,
        "slip.write": write,
        "slip.more": more,
        "slip.also": also,
        "slip.add": add,
        "slip.paper": paper,
        "slip.print": to_print,
        "slip.open": picture,
        "slip.lang": languages,
        "slip.speak": speak,
        "slip.gone": gone,
        "slip.erase": erase,
    },
    form=form,
    prompts={Step.NUMBER: views.which_number},
)

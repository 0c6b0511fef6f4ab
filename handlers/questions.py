"""A service's few questions, one a screen, and whether a sensitive one is named: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain import questions as rules
from bot.domain.questions import Given
from bot.domain.refusals import Outdated
from bot.services import questions
from handlers.cases import case_of
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import appointments as views
from handlers.views import appointments_mine as mine_views
from handlers.views import questions as question_views


async def ask(talk: Talk, number: str = "", place: str = "0", *_: str) -> None:
    """The question at this place; after the last one, what else can be added."""
    await _show(talk, number_of(number), number_of(place))


async def said(talk: Talk, number: str = "", question: str = "", answer: str = "", *_: str) -> None:
    """An answer was tapped: it is kept, and the next question follows."""
    place = await questions.answer(talk.work, talk.chat, number_of(number), Given(question, answer))
    talk.toast(talk.word(views.saved))
    await _show(talk, number_of(number), place + 1)


async def _show(talk: Talk, number: int, place: int) -> None:
    request, given = await questions.asked(talk.work, talk.chat, number)
    listed = rules.of_service(request.service)
    if place >= len(listed):
        talk.show(lambda t: views.add(t, request))
        return
    before = next((one.answer for one in given if one.question == listed[place].key), None)
    talk.show(lambda t: question_views.one(t, request.id, request.service, place, before))


async def name(talk: Talk, number: str = "", shown: str = "", *_: str) -> None:
    """A sensitive service is named on this person's screens, or not."""
    if shown not in ("show", "hide"):
        raise Outdated
    request = await questions.show_name(talk.work, talk.chat, number_of(number), shown=shown == "show")
    case = await case_of(talk, request)
    talk.show(lambda t: mine_views.one(t, case))


FEATURE = Feature("questions", presses={"mine.ask": ask, "mine.said": said, "mine.name": name})

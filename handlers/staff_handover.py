"""A case goes to a colleague: to whom, and done: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.services import colleagues
from handlers.cases import show_file
from handlers.feature import Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_names as views

PAGE = 5


async def whom(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Who takes it over?"""
    request, others = await colleagues.takers(talk.work, talk.chat, number_of(number))
    pages = max(1, -(-len(others) // PAGE))
    at = page_of(page, len(others), PAGE)
    shown = others[at * PAGE : (at + 1) * PAGE]
    more = (at + 1) % pages if pages > 1 else None
    mine = request.claimed_by == talk.chat.id
    talk.show(lambda t: views.whom(t, request, shown, more, mine=mine))


async def hand_over(talk: Talk, number: str = "", holder: str = "", to: str = "", *_: str) -> None:
    """They have it now; who gave it sees the case."""
    request = number_of(number)
    await colleagues.hand_over(talk.work, talk.chat, request, ChatId(number_of(holder)), ChatId(number_of(to)))
    await show_file(talk, request)


FEATURE = Feature("staff_handover", presses={"case.hand": whom, "case.to": hand_over})

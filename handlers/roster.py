"""Who comes to a shift, putting in and taking out, answering who asked: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.refusals import Outdated
from bot.domain.roster import Candidate, Done, Reason
from bot.domain.shifts import ACTIVE
from bot.services import roster_acts, rosters, shift_answers, shifts
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import roster as views
from handlers.views import roster_acts as act_views


async def roster(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Who comes; words that were begun are not waited for any more."""
    shown = await rosters.roster(talk.work, talk.chat, number_of(number))
    at = page_of(page, len(shown.people), views.A_PAGE)
    talk.leave_form()
    talk.show(lambda t: views.roster(t, shown, at))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """One of them."""
    shift, coming = await rosters.one(talk.work, talk.chat, number_of(number))
    if coming.signup.state not in ACTIVE:
        raise Outdated
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: views.one(t, of, coming, may_go=coming.signup.attended is None))


async def choices(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Whom shall we put in?"""
    shift, found = await rosters.choices(talk.work, talk.chat, number_of(number))
    at = page_of(page, len(found), act_views.A_PAGE)
    shown = found[at * act_views.A_PAGE : (at + 1) * act_views.A_PAGE]
    more = len(found) > (at + 1) * act_views.A_PAGE
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: act_views.choices(t, of, shown, at, more=more))


async def put_in(talk: Talk, number: str = "", chat: str = "", seen: str = "0", *_: str) -> None:
    """Put somebody in; what speaks against it and was not seen yet is shown first."""
    shift = number_of(number)
    done = await roster_acts.put_in(talk.work, talk.chat, shift, ChatId(number_of(chat)), number_of(seen))
    if isinstance(done, Candidate):
        return await _warn(talk, shift, done)
    talk.toast(talk.word(lambda t: act_views.put_in(t, already=done is Done.ALREADY)))
    return await roster(talk, number)


async def _warn(talk: Talk, number: int, one: Candidate) -> None:
    of = await shifts.about(talk.work, await shifts.require(talk.work, number))
    others = {
        against.other.id: await shifts.about(talk.work, against.other) for against in one.objections if against.other
    }
    talk.show(lambda t: act_views.warned(t, of, one, others))


async def ask_out(talk: Talk, number: str = "", reason: str = Reason.NONE, *_: str) -> None:
    """Take somebody out: what they will be told, and why."""
    why = choice_of(Reason, reason)
    signup = await roster_acts.may_go(talk.work, talk.chat, number_of(number))
    shift, coming = await rosters.one(talk.work, talk.chat, signup.id)
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: act_views.ask_out(t, of, coming, why))


async def take_out(talk: Talk, number: str = "", reason: str = Reason.NONE, *_: str) -> None:
    """They are out, and told."""
    signup = await roster_acts.take_out(talk.work, talk.chat, number_of(number), choice_of(Reason, reason))
    await roster(talk, str(signup.shift))


async def accept(talk: Talk, number: str = "", *_: str) -> None:
    """Yes, please come."""
    await _answered(talk, number_of(number), await shift_answers.accept(talk.work, talk.chat, number_of(number)))


async def refuse(talk: Talk, number: str = "", *_: str) -> None:
    """Not this time."""
    await _answered(talk, number_of(number), await shift_answers.refuse(talk.work, talk.chat, number_of(number)))


async def _answered(talk: Talk, number: int, done: Done) -> None:
    shift, coming = await rosters.one(talk.work, talk.chat, number)
    of = await shifts.about(talk.work, shift)
    talk.show(lambda t: views.answered(t, of, coming, before=done is Done.ALREADY))


FEATURE = Feature(
    "roster",
    presses={
        "roster": roster,
        "roster.one": one,
        "roster.put": choices,
        "roster.in": put_in,
        "roster.out": ask_out,
        "roster.gone": take_out,
        "place.yes": accept,
        "place.refuse": refuse,
    },
)

"""What acts in the audit are called: the words, and what has none as it is stored; never a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from bot.domain.audit import DONE, Act
from bot.domain.chats import ChatId
from bot.domain.duty import Why
from bot.i18n import Rendered, Translator, value
from handlers.views import audit_acts

DOMAIN = "staff"
REFUSED = "refused"
PEOPLE = ("chat", "volunteer")
"""Things whose number is a person's."""


def actor(t: Translator, who: ChatId | None, names: Mapping[ChatId, str]) -> Rendered:
    """A first name where it is known, else our number."""
    if who is None:
        return t("the bot itself")
    name = names.get(who, "")
    return t.said(name) if name else t("number {number}", number=who)


def action(t: Translator, act: Act) -> Rendered:
    """What was done; a press that was refused says so."""
    known = _acts(t).get(act.action)
    said = known() if known else value(act.action)
    return t("refused: {what}", what=said) if act.result == REFUSED else said


def about(t: Translator, text: str, names: Mapping[ChatId, str]) -> Rendered:
    """A thing: its kind in words, then its number or whose it is, then what else is kept of it."""
    kind, _, rest = text.partition(" ")
    known = _kinds(t).get(kind)
    if known is None:
        return value(text)
    number, _, more = rest.partition(" ")
    name = names.get(ChatId(int(number)), "") if kind in PEOPLE and number.isdecimal() else ""
    told = t.said(name) if name else value(number)
    return Rendered(" ".join(part for part in (known(), told, value(more) if more else "") if part))


def result(t: Translator, act: Act) -> Rendered | None:
    """What came of it, where that is not simply that it was done."""
    if act.result in (DONE, REFUSED):
        return None
    known = _results(t).get(act.result)
    return known() if known else value(act.result)


def change(t: Translator, act: Act, names: Mapping[ChatId, str]) -> Rendered | None:
    """Before and after."""
    if act.was is None or act.became is None:
        return None
    was, became = about(t, act.was, names), about(t, act.became, names)
    return t("before: {was}, after: {became}", was=was, became=became)


Words = Mapping[str, Callable[[], Rendered]]


def _kinds(t: Translator) -> Words:
    return {
        "request": lambda: t("request"),
        "shift": lambda: t("shift"),
        "series": lambda: t("series of shifts"),
        "signup": lambda: t("place on a shift"),
        "volunteer": lambda: t("volunteer"),
        "chat": lambda: t("person"),
        "announcement": lambda: t("announcement"),
        "sending": lambda: t("sending"),
        "hours": lambda: t("hours"),
        "interpretation": lambda: t("translation"),
        "answer": lambda: t("own answer"),
        "group": lambda: t("group"),
        "duty": lambda: t("being on call"),
        "emergency": lambda: t("emergency numbers"),
        "press": lambda: t("a button"),
        "audit": lambda: t("this record"),
        "programme": lambda: t("programme"),
        "place": lambda: t("place"),
        "days": lambda: t("days"),
        "person": lambda: t("person"),
    }


def _results(t: Translator) -> Words:
    return {
        "asked": lambda: t("a second person was asked"),
        "approved": lambda: t("approved"),
        "taken back": lambda: t("taken back"),
        "nobody agreed in time": lambda: t("nobody agreed in time"),
        "paused": lambda: t("paused"),
        "stopped": lambda: t("stopped"),
        "resumed": lambda: t("resumed"),
        "sent late": lambda: t("sent late"),
        "again": lambda: t("sent again"),
        "correct": lambda: t("corrected"),
        "withdraw": lambda: t("withdrawn"),
        "begun": lambda: t("begun"),
        "ended": lambda: t("ended"),
        "wrong": lambda: t("wrong code"),
        "wrong number": lambda: t("wrong number"),
    }


@cache
def _acts(t: Translator) -> Words:
    return {**_of_requests(t), **_of_shifts(t), **_of_people(t), **_of_the_rest(t), **audit_acts.more(t)}


def _of_requests(t: Translator) -> Words:
    return {
        "read": lambda: t("read a request"),
        "case.many": lambda: t("opened many requests in a short time"),
        "claim": lambda: t("took a request"),
        "hand_over": lambda: t("handed a request over"),
        "answer": lambda: t("sent a kept answer"),
        "reply": lambda: t("wrote to the person"),
        "talk": lambda: t("talked to the person"),
        "reached": lambda: t("called the person"),
        "write down": lambda: t("wrote a request down at the desk"),
        "slip.write": lambda: t("wrote a request down for somebody without a phone"),
        "slip.find": lambda: t("found somebody by their slip"),
        "slip.erase": lambda: t("erased somebody without a phone"),
        "slip.reconnect": lambda: t("connected somebody's requests to another phone"),
        "ask interpreter": lambda: t("asked for a translation"),
        "interpret": lambda: t("took a translation"),
        "interpreted": lambda: t("translated"),
        **{f"keep: {why}": lambda: t("keeps a request longer") for why in Why},
        "request.offer": lambda: t("offered times"),
        "request.book": lambda: t("agreed on a time"),
        "request.choose": lambda: t("chose a time"),
        "request.take": lambda: t("took an open time"),
        "request.ask_others": lambda: t("times were not taken"),
        "request.ask_to_move": lambda: t("asked for another time"),
        "request.decline": lambda: t("declined a request"),
        "request.cancel": lambda: t("cancelled a request"),
        "request.finish": lambda: t("closed a request as done"),
        "request.miss": lambda: t("noted that nobody came"),
        "request.undo": lambda: t("undid the last step"),
        "request.expire": lambda: t("a request expired"),
    }


def _of_shifts(t: Translator) -> Words:
    return {
        "shift.plan": lambda: t("planned shifts"),
        "shift.rules": lambda: t("changed the rules of shifts"),
        "shift.change": lambda: t("changed a shift"),
        "shift.cancel": lambda: t("called a shift off"),
        "shift.cancel_day": lambda: t("called off the shifts of a day"),
        "shift.end_series": lambda: t("ended a series of shifts"),
        "accept": lambda: t("accepted somebody for a shift"),
        "refuse": lambda: t("declined somebody for a shift"),
        "put in": lambda: t("put somebody on a shift"),
        "take out": lambda: t("took somebody off a shift"),
        "call out": lambda: t("called volunteers"),
        "call in group": lambda: t("called in the group"),
        "write to shift": lambda: t("wrote to a shift"),
        "attend.came": lambda: t("noted: came"),
        "attend.missed": lambda: t("noted: did not come"),
        "attend.open": lambda: t("took back who came"),
        "attend.ended": lambda: t("noted how long a shift took"),
        "attend.stayed": lambda: t("noted how long somebody stayed"),
        "attend.added": lambda: t("added somebody who came"),
        "hours.add": lambda: t("added hours by hand"),
        "hours.drop": lambda: t("removed hours"),
        "hours.sent": lambda: t("sent a paper about hours"),
        "certificate": lambda: t("made a certificate"),
    }


def _of_people(t: Translator) -> Words:
    return {
        "invite": lambda: t("invited somebody"),
        "invite.bad": lambda: t("followed a bad invitation"),
        "join": lambda: t("joined"),
        "welcome": lambda: t("welcomed a volunteer"),
        "not now": lambda: t("said not now to a volunteer"),
        "open gate": lambda: t("cleared a volunteer"),
        "close gate": lambda: t("took a clearance back"),
        "put on task": lambda: t("put a volunteer on a task"),
        "take off task": lambda: t("took a volunteer off a task"),
        "take out of team": lambda: t("took a volunteer out of the team"),
        "leave team": lambda: t("left the team"),
        "away": lambda: t("is away"),
        "on call": lambda: t("went on call"),
        "off call": lambda: t("is not on call any more"),
        "desk.code": lambda: t("typed a code at the desk"),
    }


def _of_the_rest(t: Translator) -> Words:
    return {
        "announce": lambda: t("announcement"),
        "write_answer": lambda: t("wrote an own answer"),
        "drop_answer": lambda: t("removed an own answer"),
        "add number": lambda: t("added an emergency number"),
        "drop number": lambda: t("removed an emergency number"),
        "staff group": lambda: t("set the staff's group"),
        "volunteers group": lambda: t("set the volunteers' group"),
        "audit.export": lambda: t("took this record along"),
    }

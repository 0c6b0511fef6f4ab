"""Who did what, for administrators: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.audit import AuditFile, By, Only
from bot.domain.papers import AuditLines, AuditTable
from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.services import audit
from handlers import papers
from handlers.feature import Command, Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import audit as views

MOST_PAGES = 9999
"""Nobody leafs further; a number beyond it is forged."""


async def page(talk: Talk, number: str = "0", only: str = views.ALL, *_: str) -> None:
    """One page, the newest acts first."""
    at = page_of(number, MOST_PAGES, 1)
    found = await audit.page(talk.work, talk.chat, _only(only), at, views.A_PAGE)
    talk.show(lambda t: views.page(t, found, at))


async def first(talk: Talk, *_: str) -> None:
    """The newest acts, whatever was typed behind the command."""
    await page(talk)


async def one(talk: Talk, act: str = "", number: str = "0", only: str = views.ALL, *_: str) -> None:
    """One act."""
    found, names = await audit.one(talk.work, talk.chat, number_of(act))
    place = page_of(number, MOST_PAGES, 1), views.code_of(_only(only))
    talk.show(lambda t: views.one(t, found, names, place))


async def who(talk: Talk, number: str = "0", *_: str) -> None:
    """By whom?"""
    found = await audit.actors(talk.work, talk.chat)
    at = page_of(number, len(found), views.PEOPLE)
    talk.show(lambda t: views.who(t, found, at))


async def take(talk: Talk, only: str = views.ALL, *_: str) -> None:
    """As which file?"""
    chosen = _only(only)
    found = await audit.page(talk.work, talk.chat, chosen, 0, 1)
    talk.show(lambda t: views.take(t, found.count, views.code_of(chosen)))


async def file(talk: Talk, kind: str = "", part: str = "0", only: str = views.ALL, *_: str) -> None:
    """Take it along; that is written down too."""
    wanted, at = choice_of(AuditFile, kind), page_of(part, MOST_PAGES, 1)
    found = await audit.export(talk.work, talk.chat, wanted, _only(only), at)
    talk.show(lambda t: views.taken(t, found, wanted, at))
    if wanted is AuditFile.TABLE:
        talk.send_upload(papers.order(talk.language, AuditTable(found.acts, found.names, today(talk.work.now))))
    else:
        talk.send_upload(papers.order(talk.language, AuditLines(found.acts, found.names)))


def _only(code: str) -> Only | None:
    """What it is filtered by; Outdated for anything else."""
    if code == views.ALL:
        return None
    if not code:
        raise Outdated
    return Only(choice_of(By, code[0]), number_of(code[1:]))


FEATURE = Feature(
    "audit",
    commands={"audit": Command(first)},
    presses={
        "audit": page,
        "audit.one": one,
        "audit.who": who,
        "audit.take": take,
        "audit.file": file,
    },
)

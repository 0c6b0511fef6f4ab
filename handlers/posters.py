"""Posters for the door: which programme, which languages, as a page or a picture: the callbacks; never a sentence."""

from __future__ import annotations

from dataclasses import fields

from bot.domain.papers import PosterPicture
from bot.domain.posters import MOST_LANGUAGES
from bot.i18n.languages import FIRST
from bot.services import posters
from handlers import papers
from handlers.feature import Feature
from handlers.moments import page_of
from handlers.talk import Talk
from handlers.views import posters as views


async def choose(talk: Talk, page: str = "0", *_: str) -> None:
    """Of which programme?"""
    found = await posters.programmes(talk.work, talk.chat)
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.choose(t, found, at))


async def languages(talk: Talk, key: str = "", chosen: str = "", *_: str) -> None:
    """In which languages? A tap on one adds it or takes it away; the last stays."""
    programme = await posters.programme(talk.work, talk.chat, key)
    tags = _tags(talk, chosen)
    offered = [tag for tag in FIRST if tag in talk.catalogues.tags]
    talk.show(lambda t: views.languages(t, programme, offered, tags))


async def page(talk: Talk, key: str = "", chosen: str = "", *_: str) -> None:
    """The page to print."""
    made = await posters.made(talk.work, talk.chat, key, _tags(talk, chosen))
    talk.send_upload(papers.order(talk.language, made))


async def picture(talk: Talk, key: str = "", chosen: str = "", *_: str) -> None:
    """The same as a picture to pass on."""
    made = await posters.made(talk.work, talk.chat, key, _tags(talk, chosen))
    same = PosterPicture(**{field.name: getattr(made, field.name) for field in fields(made)})
    talk.send_upload(papers.order(talk.language, same))


def _tags(talk: Talk, chosen: str) -> tuple[str, ...]:
    """The languages of a button, as far as we speak them; the usual ones where there is none."""
    wanted = [tag for tag in dict.fromkeys(chosen.split(views.BETWEEN)) if tag in talk.catalogues.tags]
    usual = [tag for tag in posters.USUAL if tag in talk.catalogues.tags]
    return tuple(wanted[:MOST_LANGUAGES] or usual)


FEATURE = Feature(
    "posters",
    presses={"poster": choose, "poster.of": languages, "poster.page": page, "poster.show": picture},
)

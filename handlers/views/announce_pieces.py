"""What the screens of announcements share: turning pages, how many people; never a screen of their own or a query."""

from __future__ import annotations

from bot.i18n import Translator
from handlers.screens import Button, data

DOMAIN = "staff"


def turns(action: str, *before: str | int, page: int, more: bool, after: tuple[str, ...] = ()) -> list[Button]:
    """The buttons to the page before and the one after, where there are such."""
    found = [Button("◀️", data(action, *before, page - 1, *after))] if page else []
    return found + ([Button("▶️", data(action, *before, page + 1, *after))] if more else [])


def to_people(t: Translator, people: int) -> str:
    """How many get it."""
    return t.plural("To {n} person", "To {n} people", people)


def falling(t: Translator, people: int) -> str:
    """How many do not get their own language."""
    return t.plural("{n} person will get another language", "{n} people will get another language", people)

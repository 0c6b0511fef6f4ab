"""Where a tap of somebody who practises belongs: to their practice, or to the real side; never a sentence.

A row number says it by itself, so that an old button can never reach the other side: those of a practice are greater
than any real one. What bears no number is the practice's where a practice has it, and else not meant now.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.practice import is_practised
from bot.domain.refusals import NotPractised, PracticeOver, Refusal
from bot.services import practice
from bot.services.desk_group import LINK
from handlers import rendering
from handlers.screens import Screen, row
from handlers.talk import Talk
from handlers.views import practice as views

Callback = Callable[..., Awaitable[Any]]
"""``async (talk, *args) -> next step of a form or None``; args are the parts of a press or of a command."""
CASES = frozenset({"case", "talk"})
"""Actions, up to their first point, whose first part is the number of a request."""
QUEUE = frozenset({"queue", "queue.by"})
LIVE = frozenset({"case.talk", "talk.begin", "case.talks", "case.said", "case.own", "case.may", "case.unask"})
"""Acts that need a second living person."""
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Tap:
    """What was pressed, or the command, and its parts; no action where something else was sent."""

    action: str
    args: list[str]


async def run(talk: Talk, callback: Callback, tap: Tap) -> Any:
    """Run a callback on the side it belongs to. Raises whatever it raises."""
    world, number = practice.world_of(talk.work, talk.chat), _request_of(talk, tap)
    if number is not None and is_practised(number) and world is None and await practice.may(talk.work, talk.chat):
        raise PracticeOver
    if world is None:
        return await callback(talk, *tap.args)
    if _inside(talk, tap):
        async with practice.inside(talk.work, talk.chat, world):
            if tap.action in LIVE:
                raise NotPractised(number or 0)
            step = await callback(talk, *tap.args)
        practice.mark(talk.work)
        if tap.action in QUEUE:
            _way_out(talk)
        return step
    if tap.action == "staff":
        return await home(talk)
    ours = tap.action.startswith("practice")
    talk.work.practising = not ours and (number is None or tap.action in LIVE)
    return await callback(talk, *tap.args)


async def home(talk: Talk) -> None:
    """In place of the staff's first screen: how it stands, and the way out. Raises NotAllowed, PracticeOver."""
    found = await practice.standing(talk.work, talk.chat)
    talk.leave_form()
    talk.show(lambda t: views.home(t, found))
    practice.mark(talk.work)


def _way_out(talk: Talk) -> None:
    """The end of the practice, one tap away, under the queue as well."""
    *others, shown = talk.work.outgoing
    screen, _t = rendering.draw(talk.catalogues, talk.language, lambda t: Screen([], [row(views.end_button(t))]))
    rows = [*shown.call.params["reply_markup"]["inline_keyboard"], *rendering.keyboard(screen.rows)["inline_keyboard"]]
    params = shown.call.params | {"reply_markup": {"inline_keyboard": rows}}
    talk.work.outgoing = [*others, replace(shown, call=replace(shown.call, params=params))]


def refused(talk: Talk, refusal: Refusal, tap: Tap) -> None:
    """What was refused inside a practice says so too; what was begun in one that is over is not waited for."""
    if isinstance(refusal, PracticeOver):
        talk.leave_form()
    if _inside(talk, tap):
        practice.mark(talk.work)


def _inside(talk: Talk, tap: Tap) -> bool:
    """Whether it is of the practice this person is in."""
    if practice.world_of(talk.work, talk.chat) is None:
        return False
    number = _request_of(talk, tap)
    return tap.action in QUEUE or (number is not None and is_practised(number))


def _request_of(talk: Talk, tap: Tap) -> int | None:
    """The number of the request that is meant: by the button, the link, or the form that listens."""
    first = tap.args[0] if tap.args else ""
    if tap.action.partition(".")[0] in CASES:
        return _number(first)
    if tap.action == "start" and first.startswith(LINK):
        return _number(first.removeprefix(LINK))
    step = talk.work.step
    return _number(str(step.draft.get("request", ""))) if step is not None and not tap.action else None


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None

"""From a PTB callback to a callback of ours: open the talk, run it, turn a refusal into words, say 'done'.

The only way a handler is registered, so that no update counts as handled unless our code said so.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import CallbackContext

from bot import work
from bot.domain.refusals import NotAllowed, Refusal
from bot.services.people import note_refused
from handlers import practising
from handlers.guide import Guide
from handlers.practising import Tap
from handlers.talk import Talk, open_talk
from handlers.views import refusals

Callback = practising.Callback
PtbCallback = Callable[[Update, Any], Coroutine[Any, Any, Any]]


class Edge:
    """Wraps callbacks for PTB."""

    def __init__(self, guide: Guide) -> None:
        self._guide = guide

    def press(self, callback: Callback, *, in_groups: bool = False) -> PtbCallback:
        """For a button: the parts of its data after the action are the arguments."""

        def tapped(update: Update) -> Tap:
            text = (update.callback_query.data if update.callback_query else None) or ""
            # a forged half of a surrogate pair is no text that SQLite takes
            action, *args = text.encode(errors="replace").decode().split(":")
            return Tap(action, args)

        return self._wrap(callback, tapped, in_groups=in_groups)

    def command(self, callback: Callback) -> PtbCallback:
        """For a command: its words are the arguments."""

        def tapped(update: Update) -> Tap:
            message = update.effective_message
            name, *args = ((message.text if message else None) or "/").split()[:2]
            return Tap(name.removeprefix("/").partition("@")[0].lower(), args)

        return self._wrap(callback, tapped)

    def message(self, callback: Callback) -> PtbCallback:
        """For anything else: no arguments."""
        return self._wrap(callback, lambda _update: Tap("", []))

    def _wrap(self, callback: Callback, tap_of: Callable[[Update], Tap], *, in_groups: bool = False) -> PtbCallback:
        async def run(update: Update, _context: CallbackContext[Any, Any, Any, Any]) -> Any:
            now = work.current()
            talk = await open_talk(now, update, self._guide)
            step = None
            if talk is not None and (in_groups or not _pressed_outside(update)):
                step = await self._call(talk, callback, tap_of(update))
            if talk is not None:
                end_spinner(talk)
            now.handled = True
            return step

        run.__name__ = callback.__name__
        return run

    async def _call(self, talk: Talk, callback: Callback, tap: Tap) -> Any:
        try:
            return await practising.run(talk, callback, tap)
        except Refusal as refused:
            refusal = refused
        talk.work.undo()
        if isinstance(refusal, NotAllowed):
            await note_refused(talk.work, talk.chat, refusal.what)
        again = await open_talk(talk.work, talk.update, self._guide)
        if again is not None and _pressed_outside(again.update):
            again.toast(again.first_line(lambda t: refusals.words(refusal, t)), alert=True)
        elif again is not None:
            again.show(lambda t: refusals.words(refusal, t))
            practising.refused(again, refusal, tap)
        return None


def _pressed_outside(update: Update) -> bool:
    """A button pressed in a group or channel: what stands there is everybody's, so no screen takes its place."""
    chat = update.effective_chat
    return update.callback_query is not None and chat is not None and chat.type != ChatType.PRIVATE


def end_spinner(talk: Talk) -> None:
    """Every tap gets its answer, with or without a word."""
    if talk.update.callback_query:
        talk.toast("")


async def failed(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """PTB hides a handler's error here; the running Work has to know it."""
    work.current().failure = context.error

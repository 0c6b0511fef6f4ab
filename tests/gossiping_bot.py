"""The real bot as a process with two defects: a handler and PTB's context factory fail on some texts, quoting them."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, TypeHandler

from bot import app, config, logs

HANDLER, FACTORY = "handler-fails", "factory-fails"


def fail_on(word: str, update: object) -> None:
    """Raise with the whole update in the error's words, after a log line that cannot be put together."""
    if word in str(update):
        logging.getLogger("bot.careless").error("two values: %s %s", str(update))  # noqa: PLE1206
        raise ValueError(f"cannot handle {update}")


class Careless(CallbackContext[Any, Any, Any, Any]):
    """A context that cannot be made for some updates."""

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Careless:
        fail_on(FACTORY, update)
        return super().from_update(update, application)


async def careless(update: Update, _context: object) -> None:
    """A handler before all others."""
    fail_on(HANDLER, update)


def with_defects(build: Any) -> Any:
    """``app.build`` with both defects put in."""

    async def build_it(*parts: Any) -> app.Bot:
        bot: app.Bot = await build(*parts)
        bot.application.context_types = ContextTypes(context=Careless)
        bot.application.add_handler(TypeHandler(Update, careless), group=-1)
        return bot

    return build_it


if __name__ == "__main__":
    app.build = with_defects(app.build)
    settings = config.load()
    logs.set_up(settings.log_level)
    asyncio.run(app.run(settings))

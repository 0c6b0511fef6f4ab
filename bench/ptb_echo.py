"""A bare python-telegram-bot echo: polling, its stock HTTP client, stores nothing."""

from __future__ import annotations

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> Any:
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


def main(url: str, token: str) -> None:
    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(bootstrap_retries=-1)


if __name__ == "__main__":
    main(*sys.argv[1:3])

"""Log lines for an operator: times in UTC, never a name, text, Telegram id, phone or token."""

from __future__ import annotations

import logging
import re
import sys
import time

QUIET = ("httpx", "httpcore", "telegram", "aiohttp", "aiosqlite", "apscheduler", "asyncio", "yoyo", "tzlocal")
TOKEN_SHAPE = re.compile(r"(?:bot)?\d{5,}:[\w-]{20,}")
NUMBER_SHAPE = re.compile(r"\+?\d[\d ().-]{7,}\d")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Redactor(logging.Formatter):
    """The last guard: shapes of tokens, ids and phones are cut from every line, tracebacks lose their message."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """One line; control characters in values are shown, not obeyed."""
        record.exc_text = None
        head = self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ")
        text = record.getMessage()
        if record.name == "asyncio":
            text = text.partition("\n")[0]  # the rest shows the error's own words
        if record.exc_info and record.exc_info[0]:
            text += f" ({record.exc_info[0].__name__})"
        return f"{head} {record.levelname} {record.name} {redact(text)}"


def redact(text: str) -> str:
    """The text without tokens, ids, phones and line breaks."""
    cut = NUMBER_SHAPE.sub("[number]", TOKEN_SHAPE.sub("[token]", text))
    return CONTROL.sub(lambda found: repr(found.group())[1:-1], cut)


def set_up(level: str) -> None:
    """Log to standard error; libraries that print addresses with the token stay at WARNING."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redactor())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # a line that cannot be put together is dropped: its parts are not shown

"""Log lines for an operator: times in UTC, never a name, text, Telegram id, phone or token."""

from __future__ import annotations

import logging
import re
import sys
import time

OURS = ("bot", "handlers", "storage")
QUIET = (
    "httpx",
    "httpcore",
    "telegram",
    "aiohttp",
    "aiosqlite",
    "apscheduler",
    "asyncio",
    "filelock",
    "yoyo",
    "tzlocal",
)
TOKEN_SHAPE = re.compile(r"(?:bot)?\d{5,}:[\w-]{20,}")
NUMBER_SHAPE = re.compile(r"\+?\d[\d ().-]{7,}\d")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Redactor(logging.Formatter):
    """The last guard: shapes of tokens, ids and phones are cut from every line, tracebacks lose their message.

    Of a library's line only the fixed part is shown: PTB puts the whole update in where a context cannot be built, and
    asyncio an error's own words from the second line on.
    """

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        """One line; control characters in values are shown, not obeyed."""
        record.exc_text = None
        head = self.formatTime(record, "%Y-%m-%dT%H:%M:%SZ")
        ours = record.name.partition(".")[0] in OURS
        text = record.getMessage() if ours else str(record.msg).partition("\n")[0]
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
    logging.getLogger("apscheduler.executors").setLevel(logging.CRITICAL)  # clockwork says what failed
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # a line that cannot be put together is dropped: its parts are not shown

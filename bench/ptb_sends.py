"""Sending to many as python-telegram-bot's own documentation has it: `asyncio.gather` over a bot with AIORateLimiter.

Its limits are lifted and its pool is as large as PTB's own builder makes it, with time to wait for a place in it, so
that nothing is lost but by what Telegram answers.
"""

from __future__ import annotations

import asyncio
import sys

from telegram.ext import AIORateLimiter, ExtBot
from telegram.request import HTTPXRequest

from bench.crowd import TEXT

POOL = 256


async def main(url: str, token: str, chats: range, retries: int, at_once: int) -> None:
    room = asyncio.Semaphore(at_once)

    limiter = AIORateLimiter(overall_max_rate=0, group_max_rate=0, max_retries=retries)
    request = HTTPXRequest(connection_pool_size=POOL, pool_timeout=600, read_timeout=60, connect_timeout=60)
    async with ExtBot(token, base_url=f"{url}/bot", request=request, rate_limiter=limiter) as bot:

        async def send(chat: int) -> None:
            async with room:
                await bot.send_message(chat, TEXT)

        await asyncio.gather(*map(send, chats), return_exceptions=True)


if __name__ == "__main__":
    first, count, *more = map(int, sys.argv[3:7])
    asyncio.run(main(sys.argv[1], sys.argv[2], range(first, first + count), *more))

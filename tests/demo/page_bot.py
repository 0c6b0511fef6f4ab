"""What the tests of the phone page stand on: a bot of a few lines, the page served, a hand; never our own bot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web

from bot.demo.api import BotApi

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
KEYS = {"keyboard": [["🍲", "📅"], [{"text": "My number", "request_contact": True}]], "resize_keyboard": True}
ANSWER = "<b>🍲 مطبخ الحساء: غداً، 10:30</b>\nChurch hall, <i>Example Street 5</i>"


class Script:
    """A bot of a few lines: what it answers is what these tests look for."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self._address, self._session = f"{api.url}/bot{api.token}", session

    async def call(self, method: str, **params: Any) -> Any:
        async with self._session.post(f"{self._address}/{method}", json=params) as answer:
            return (await answer.json()).get("result")

    async def run(self) -> None:
        await self.call("setMyCommands", commands=[{"command": c, "description": c.title()} for c in ("menu", "help")])
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20) or ():
                offset = update["update_id"] + 1
                await self._take(update)

    async def _take(self, update: dict[str, Any]) -> None:
        if query := update.get("callback_query"):
            await self._tapped(query)
        elif "message" in update and update["message"]["chat"]["id"]:
            await self._told(update["message"]["chat"]["id"], update["message"].get("text", ""))

    async def _told(self, chat: int, text: str) -> None:
        match text.partition(" ")[0]:
            case "/start":
                await self.call("sendMessage", chat_id=chat, text=f"Welcome {text[7:]}", reply_markup=KEYS)
            case "soup":
                rows = [[("✅ I will come", "come"), ("🔔 Slow", "slow")], [("Alert", "alert"), ("Vanish", "vanish")]]
                keyboard = [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
                markup = {"inline_keyboard": keyboard}
                await self.call("sendMessage", chat_id=chat, text=ANSWER, parse_mode="HTML", reply_markup=markup)
            case _:
                await self.call("sendMessage", chat_id=chat, text=f"You said: {text or 'no words'}")

    async def _tapped(self, query: dict[str, Any]) -> None:
        place = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
        match query["data"]:
            case "slow":
                return  # The test answers.
            case "come":
                rest = query["message"]["reply_markup"]
                await self.call("editMessageText", **place, text="You are on the list.", reply_markup=rest)
            case "vanish":
                await self.call("deleteMessage", **place)
        alert = query["data"] == "alert"
        await self.call("answerCallbackQuery", callback_query_id=query["id"], text="Saved", show_alert=alert)


@asynccontextmanager
async def served(application: web.Application, port: int = 0) -> AsyncIterator[str]:
    """Serve an application on the loopback interface and say where."""
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port, reuse_address=True).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def bubbles(view: Any, text: str) -> Any:
    """The messages on the page that hold this text."""
    return view.locator(".message", has_text=text)


async def say(view: Any, text: str) -> None:
    """Type a text into the chosen phone and send it."""
    await view.fill(".chosen .field", text)
    await view.press(".chosen .field", "Enter")

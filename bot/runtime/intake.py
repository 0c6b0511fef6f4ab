"""Takes updates from Telegram and keeps them before it says so; it never parses what they mean."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import json
import logging
import os
from collections.abc import Callable, Sequence
from typing import Any

from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import stages
from bot.runtime.verdicts import seconds_of
from bot.work import Tools
from storage import inbox
from storage.database import Database, StorageFailed
from storage.inbox import Arrival

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query", "channel_post")
POLL_SECONDS = 30
FETCH = 100
PATIENCE_SECONDS = (1, 2, 5, 10, 30)
BODY_BYTES = 1 << 20
CLOSING_SECONDS = 1.0
SCREEN_FACTS = frozenset({"message_id", "date", "chat", "has_protected_content"})
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  the header's name


class CannotListen(Exception):
    """The webhook's address and port cannot be used; the text is one clear line."""


def arrival(update: dict[str, Any]) -> Arrival:
    """An update as it is kept.

    What makes it the same as another is never its ``update_id`` alone: Telegram sends a tap again under a new one
    after a reconnect, and begins anywhere after a quiet week (Bot API, Update).
    """
    # Half a surrogate pair is valid JSON and no valid UTF-8: an update is kept whatever stands in it.
    raw = json.dumps(_slim(update), ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
    same = _same(update, raw).encode(errors="backslashreplace").decode()
    return Arrival(raw, same, _person(update), _album(update))


def _slim(update: dict[str, Any]) -> dict[str, Any]:
    """Without the words and buttons of the screen a tap was made on: they are ours, and reading them costs a turn."""
    query = update.get("callback_query")
    if not isinstance(query, dict) or not isinstance(query.get("message"), dict):
        return update
    screen = query["message"]
    kept = {name: value for name, value in screen.items() if name in SCREEN_FACTS}
    if "text" in screen:
        kept["text"] = ""  # that it has text at all: only such a message can be changed into a screen
    return {**update, "callback_query": {**query, "message": kept}}


def _same(update: dict[str, Any], raw: bytes) -> str:
    for kind in ("message", "edited_message", "channel_post"):
        message = update.get(kind)
        if isinstance(message, dict) and isinstance(message.get("chat"), dict) and "message_id" in message:
            return f"{kind}:{message['chat'].get('id')}:{message['message_id']}:{message.get('edit_date', 0)}"
    for kind in ("callback_query", "inline_query"):
        query = update.get(kind)
        if isinstance(query, dict) and "id" in query:
            return f"{kind}:{query['id']}"
    return f"{update.get('update_id')}:{hashlib.sha256(raw).hexdigest()}"


def _album(update: dict[str, Any]) -> str | None:
    message = update.get("message")
    if not isinstance(message, dict) or "media_group_id" not in message:
        return None
    return f"album:{_person(update)}:{message['media_group_id']}".encode(errors="backslashreplace").decode()


def _person(update: dict[str, Any]) -> int:
    for part in update.values():
        if isinstance(part, dict):
            for who in (part.get("from"), part.get("chat")):
                if isinstance(who, dict) and isinstance(who.get("id"), int):
                    return int(who["id"])
    return 0


class Intake:
    """Keeps what comes in and wakes the worker."""

    def __init__(
        self, db: Database, tools: Tools, bot: Bot, on_kept: Callable[[], None], broken: asyncio.Future[None]
    ) -> None:
        self._db, self._tools, self._bot, self._on_kept, self._broken = db, tools, bot, on_kept, broken
        self._offset: int | None = None
        self._trouble, self._tries = "", 0
        self.last_contact = 0.0

    async def keep(self, updates: Sequence[Any]) -> None:
        """Commit these updates; when this returns, and not before, they may be acknowledged."""
        stages.reach("intake.fetched")
        arrivals = [arrival(update) for update in updates if isinstance(update, dict)]
        if arrivals:
            async with self._db.write() as tx:
                now = int(self._tools.clock.now().timestamp())
                await inbox.store(tx, self._tools.vault, self._tools.numbers, arrivals, now)
        stages.reach("intake.stored")
        self._on_kept()

    # polling ------------------------------------------------

    async def poll(self) -> None:
        """Fetch and keep for ever; trouble is waited out, only a refused token ends it."""
        await self._ask("DeleteWebhook", {})
        while True:
            try:
                await self._poll_once()
            except InvalidToken:
                raise
            except TelegramError as error:
                await asyncio.sleep(self._patience("GetUpdates", error))
            else:
                self._calm()

    async def _poll_once(self) -> None:
        params: dict[str, Any] = {"timeout": POLL_SECONDS, "limit": FETCH, "allowed_updates": list(ALLOWED_UPDATES)}
        if self._offset is not None:
            params["offset"] = self._offset
        updates = await self._bot.do_api_request("GetUpdates", api_kwargs=params, read_timeout=POLL_SECONDS + 10)
        self.last_contact = asyncio.get_running_loop().time()
        # An offset is sent once, to confirm what was kept: after a quiet week ids may begin below it.
        self._offset = None
        if updates:
            await self.keep(updates)
            ids = [update["update_id"] for update in updates if isinstance(update, dict) and "update_id" in update]
            if not ids:
                raise TelegramError("updates without an id")  # nothing to confirm: do not fetch them in a tight loop
            self._offset = max(ids) + 1

    async def confirm(self) -> None:
        """On the way out: tell Telegram what was kept, so that the next start is not sent it again."""
        if self._offset is not None:
            params = {"timeout": 0, "limit": 1, "offset": self._offset, "allowed_updates": list(ALLOWED_UPDATES)}
            with contextlib.suppress(TelegramError):
                await self._bot.do_api_request("GetUpdates", api_kwargs=params, read_timeout=2)

    async def _ask(self, method: str, params: dict[str, Any]) -> None:
        """A call about the bot itself, repeated until Telegram takes it."""
        while True:
            try:
                await self._bot.do_api_request(method, api_kwargs=params)
            except InvalidToken:
                raise
            except TelegramError as error:
                await asyncio.sleep(self._patience(method, error))
            else:
                self._calm()
                return

    def _patience(self, method: str, error: TelegramError) -> float:
        """Seconds to wait; one line at the first sign of each trouble, not one a try."""
        self._tries += 1
        match error:
            case RetryAfter():
                return seconds_of(error)
            case Conflict():
                trouble = "another program polls with this token (409): end it; trying again every 30 s at most"
            case BadRequest():  # Telegram's own words about our settings
                trouble = f"Telegram refuses {method} ({error.message}): trying again"
            case NetworkError():
                trouble = "Telegram cannot be reached: trying again"
            case _:
                trouble = f"Telegram answered {method} with {type(error).__name__}: trying again"
        if trouble != self._trouble:
            log.warning("%s", trouble)
        self._trouble = trouble
        return PATIENCE_SECONDS[min(self._tries, len(PATIENCE_SECONDS)) - 1]

    def _calm(self) -> None:
        if self._trouble:
            log.warning("Telegram answers again")
        self._trouble, self._tries = "", 0

    # webhook ------------------------------------------------

    async def listen(self, url: str, secret: str, host: str, port: int) -> None:
        """Take what Telegram posts, for ever; raises CannotListen where the port is not to be had."""
        path = "/" + url.partition("://")[2].partition("/")[2]
        runner = web.AppRunner(self.web_app(path, secret), access_log=None, shutdown_timeout=CLOSING_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            params = {"url": url, "secret_token": secret, "max_connections": 1}
            await self._ask("SetWebhook", {**params, "allowed_updates": list(ALLOWED_UPDATES)})
            await asyncio.Event().wait()
        except OSError as error:
            why = os.strerror(error.errno) if error.errno and error.errno > 0 else "no such address"
            raise CannotListen(f"cannot listen on {host}:{port}: {why}") from None
        finally:
            await runner.cleanup()

    def web_app(self, path: str, secret: str) -> web.Application:
        """The webhook: an update is committed before the 200 goes out."""

        async def receive(request: web.Request) -> web.Response:
            given = request.headers.get(SECRET_HEADER, "")
            if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
                return web.Response(status=403)
            if request.content_type != "application/json":
                return web.Response(status=415)
            try:
                update = json.loads(await request.read())
            except (ValueError, RecursionError):
                return web.Response(status=400)
            try:
                await self.keep([update])
            except StorageFailed as error:
                if not self._broken.done():
                    self._broken.set_exception(error)
                return web.Response(status=503)
            return web.Response()

        app = web.Application(client_max_size=BODY_BYTES)
        app.router.add_post(path, receive)
        return app

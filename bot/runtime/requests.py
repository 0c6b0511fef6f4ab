"""PTB's network edge on aiohttp; it says of each failure whether Telegram can have taken the call. No retries here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

import aiohttp
from telegram import Bot, InputFile
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.error import EndPointNotFound, InvalidToken, NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.domain.delivery import Call, Params

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
UPLOAD_SECONDS = 60.0
USER_AGENT = {"User-Agent": "iimp-bot"}
JSON = {"Content-Type": "application/json"}


class NotTaken(NetworkError):
    """The call did not reach Telegram: repeating it is free of duplicates."""


class NoAnswer(TimedOut):
    """The call left, its answer did not come: Telegram may have taken it."""


class AiohttpRequest(BaseRequest):
    """One pool of connections. Twice as fast as PTB's stock client in our measurements (docs/decisions/0003)."""

    def __init__(self, connections: int) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool."""
        if self._session is None:
            pool = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=25)
            self._session = aiohttp.ClientSession(
                connector=pool, cookie_jar=aiohttp.DummyCookieJar(), headers=USER_AGENT
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(  # noqa: PLR0913, PLR0917  PTB's own signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make one call; raises NotTaken or NoAnswer."""
        if self._session is None:
            raise NotTaken("the connections are closed")
        seconds = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        if request_data is not None and request_data.contains_files:
            seconds = max(seconds, UPLOAD_SECONDS)
        timeout = aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, total=seconds + CONNECT_SECONDS)
        try:
            body = _body(request_data)
            headers = JSON if isinstance(body, bytes) else None
            async with self._session.request(method, url, data=body, timeout=timeout, headers=headers) as response:
                payload = await response.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NotTaken(type(error).__name__) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NoAnswer(type(error).__name__) from error
        if not payload.startswith(b"{"):
            raise NoAnswer(f"status {response.status} without a Telegram answer")
        return response.status, payload


@dataclass(frozen=True, slots=True)
class _Json:
    """Parameters that are JSON already: PTB would make an object of each, and JSON of each of those."""

    json_payload: bytes
    contains_files: bool = False


async def ask(bot: Bot, method: str, params: Params) -> Any:
    """Make one call without a file, past what PTB does for its own types; raises what PTB raises.

    As with PTB, a 404 is EndPointNotFound; InvalidToken is left for a token that was revoked.
    """
    body = json.dumps({name: value for name, value in params.items() if value is not None}).encode()
    data = cast("RequestData", _Json(body))  # PTB hands it on to do_request above, unseen; the class itself is final
    try:
        return await bot.request.post(f"{bot.base_url}/{method}", data)
    except InvalidToken as error:
        if "unauthorized" in error.message.lower():
            raise
        raise EndPointNotFound(f"Telegram has no {method}") from error


def upload_of(call: Call, to: int) -> dict[str, Any]:
    """The parameters of a call to this Telegram chat, with its file as PTB takes it."""
    params = {**call.params, "chat_id": to}
    if call.file is not None:
        params[call.file.field] = file = InputFile(call.file.content, filename=call.file.name)
        file.mimetype = call.file.mime  # PTB guesses it from the name by the machine's own tables
    return params


def _body(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    if data is None:
        return None
    if not data.contains_files:
        return data.json_payload
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form

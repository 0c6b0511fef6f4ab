"""HTTP of the Bot API: paths, bodies, answers and broken connections; never what a method does."""

import asyncio
import json
import re
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from aiohttp import web

from bot.demo.faults import Fault, Faults, Kind
from bot.demo.limits import flood
from bot.demo.methods import METHODS
from bot.demo.methods.profile import get_updates
from bot.demo.wire import Json, Params, Refused, Upload, bad
from bot.demo.world import World

MOST_BYTES = 52_428_800
_FORM = "application/x-www-form-urlencoded"
_ESCAPED = re.compile(rb"(?:%[0-9a-fA-F]{2})+")
_dumps = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


@dataclass(slots=True)
class Call:
    """One call as it arrived; `error` is the description it was refused with."""

    method: str
    params: Json
    at: datetime
    error: str | None = None

    @property
    def ok(self) -> bool:
        """Whether it was carried out."""
        return self.error is None


class Server:
    """Answers the requests of one bot."""

    def __init__(self, world: World, faults: Faults, note: Callable[[Call], None]) -> None:
        self._world = world
        self._faults = faults
        self._note = note
        self._closing = asyncio.Event()

    def runner(self) -> web.ServerRunner:
        """The low-level server: no router and no middlewares, for speed."""
        server = web.Server(self._handle, request_factory=_request, access_log=None)
        return web.ServerRunner(server, shutdown_timeout=0.5)

    def close(self) -> None:
        """Let every waiting request end."""
        self._closing.set()
        self._world.updates.interrupt("")

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith("/file/bot"):
            return self._file(path[len("/file/bot") :])
        if not path.startswith("/bot"):
            return _refusal(Refused(404, "Not Found"))
        token, _, name = path[4:].partition("/")
        if token != self._world.token:
            return _refusal(Refused(401, "Unauthorized"))
        try:
            params = await read_params(request)
        except web.HTTPRequestEntityTooLarge:
            return _refusal(Refused(413, "Request Entity Too Large"))
        except Refused as refused:
            return _refusal(refused)
        return await self._call(request, name, params)

    def _file(self, rest: str) -> web.Response:
        token, _, path = rest.partition("/")
        stored = self._world.files.at(path) if token == self._world.token else None
        if stored is None:
            return _refusal(Refused(404, "Not Found"))
        return web.Response(body=stored.data, content_type="application/octet-stream")

    async def _call(self, request: web.BaseRequest, name: str, params: Json) -> web.StreamResponse:
        key = name.lower()
        known = "getUpdates" if key == "getupdates" else METHODS[key][0] if key in METHODS else name
        call = Call(known, params, self._world.clock.now())
        fault = self._faults.take(key, params) if self._faults.active else None
        if fault:
            return await self._faulty(request, call, fault)
        return _reply(*await self._answer(call))

    async def _answer(self, call: Call) -> tuple[int, str]:
        """Carry a call out: the HTTP status and the body."""
        self._note(call)
        key = call.method.lower()
        try:
            if key == "getupdates":
                return 200, f'{{"ok":true,"result":{await get_updates(self._world, Params(call.params))}}}'
            if key not in METHODS:
                raise Refused(404, "Not Found")
            result = METHODS[key][1](self._world, Params(call.params))
            return 200, f'{{"ok":true,"result":{_dumps(result)}}}'
        except Refused as refused:
            call.error = refused.description
            return refused.code, refused.as_json()

    async def _faulty(self, request: web.BaseRequest, call: Call, fault: Fault) -> web.StreamResponse:
        match fault.kind:
            case Kind.DELAY:
                await self._pause(fault.seconds)
                return _reply(*await self._answer(call))
            case Kind.RESET:
                return _cut(request, reset=True)
            case Kind.DROP_ANSWER:
                await self._answer(call)
                return _cut(request)
            case Kind.HANG:
                await self._answer(call)
                await self._silence(request)
                return _cut(request)
            case Kind.FAIL:
                return self._failure(call, fault)
            case Kind.FLOOD:
                call.error = "Too Many Requests"
                self._note(call)
                return _refusal(flood(int(fault.seconds)))

    def _failure(self, call: Call, fault: Fault) -> web.Response:
        reason = call.error = _reason(fault.status)
        self._note(call)
        if fault.as_json:
            return _refusal(Refused(fault.status, reason))
        page = f"<html><head><title>{fault.status} {reason}</title></head><body>nginx</body></html>"
        return web.Response(status=fault.status, text=page, content_type="text/html")

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._closing.wait()
        except TimeoutError:
            return

    async def _silence(self, request: web.BaseRequest) -> None:
        while not self._closing.is_set():
            if request.transport is None or request.transport.is_closing():
                return
            await self._pause(0.05)


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Internal Server Error"


def _request(*parts: Any) -> web.BaseRequest:
    message, payload, protocol, writer, task = parts
    return web.BaseRequest(message, payload, protocol, writer, task, protocol._loop, client_max_size=MOST_BYTES)


async def read_params(request: web.BaseRequest) -> Json:
    """The parameters of a call from its query and its body, in any of the three forms Telegram takes."""
    params: Json = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return params
    kind = request.content_type
    if kind == _FORM:
        params.update(_form(await request.read()))
    elif kind == "application/json":
        params.update(_json_body(await request.read()))
    elif kind == "multipart/form-data":
        for name, value in (await request.post()).items():
            params[name] = _part(value)
    return params


def _form(body: bytes) -> Json:
    """A form, decoded by runs of escapes, which repeat: several times as fast as parse_qsl on Arabic."""
    pairs = (part.partition(b"=") for part in body.replace(b"+", b" ").split(b"&") if part)
    return {_plain(name): _plain(value) for name, _, value in pairs}


def _plain(coded: bytes) -> str:
    if b"%" in coded:
        coded = _ESCAPED.sub(_unescaped, coded)
    return coded.decode("utf-8", "replace")


def _unescaped(run: re.Match[bytes]) -> bytes:
    return _bytes_of(run[0])


@lru_cache(8192)
def _bytes_of(run: bytes) -> bytes:
    return bytes.fromhex(run.replace(b"%", b"").decode())


def _json_body(body: bytes) -> Json:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        raise bad("can't parse request body as a JSON object") from None
    if not isinstance(given, dict):
        raise bad("request body must be a JSON object")
    return given


def _part(value: Any) -> Any:
    if isinstance(value, web.FileField):
        return Upload(value.filename, value.content_type, value.file.read())
    return value.decode() if isinstance(value, bytes | bytearray) else value


def _reply(status: int, body: str) -> web.Response:
    return web.Response(status=status, body=body.encode(), headers={"Content-Type": "application/json"})


def _refusal(refused: Refused) -> web.Response:
    return _reply(refused.code, refused.as_json())


def _cut(request: web.BaseRequest, reset: bool = False) -> web.Response:
    """End the connection without an answer; a reset is one the client's kernel reports as such."""
    if request.transport is not None:
        sock = request.transport.get_extra_info("socket")
        if reset and sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        request.transport.abort()
    return web.Response()

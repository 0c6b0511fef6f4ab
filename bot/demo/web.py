"""The web page of phones: its files, its live state and what hands on it do; never what the bot thinks."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.web_state import FAULTS, end, state
from bot.demo.wire import Json
from bot.demo.world import Chat

_HERE = Path(__file__).parent
_HOSTS = frozenset(("127.0.0.1", "localhost", "[::1]"))
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_MIME = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_TOGETHER = 0.02  # seconds: changes this close together go out as one
_QUIET = 15.0  # seconds between two signs of life on a quiet stream
_BUSY = 0.5  # seconds: a fault used up touches no chat, so we look while one is on

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def page(api: BotApi) -> web.Application:
    """The page as an application for a loopback port; it answers no other host and no other site."""
    shown = _Page(api)
    app = web.Application(middlewares=[_guard], client_max_size=65_536)
    app.router.add_get("/", _home)
    app.router.add_get(r"/page/{name:[a-z]+\.(?:css|js|svg)}", _asset)
    app.router.add_get("/state", shown.now)
    app.router.add_get("/events", shown.events)
    app.router.add_get("/file/{id}", shown.file)
    app.router.add_post("/phones", shown.add)
    app.router.add_delete(r"/phones/{id:\d+}", shown.remove)
    app.router.add_post(r"/phones/{id:\d+}/{act:[a-z]+}", shown.act)
    app.router.add_post("/clock", shown.forward)
    app.router.add_post("/faults", shown.fault)
    app.router.add_delete("/faults", shown.all_well)
    app.on_startup.append(shown.open)
    app.on_shutdown.append(shown.close)
    return app


@web.middleware
async def _guard(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse what did not come from this page: a foreign name for this machine, a form of another site."""
    try:
        _check(request)
        answer = await handler(request)
    except web.HTTPException as refused:
        answer = web.json_response({"error": refused.text or refused.reason}, status=refused.status)
    if not answer.prepared:
        answer.headers.update(_HEADERS)
    return answer


def _check(request: web.Request) -> None:
    name, _, port = request.host.rpartition(":")
    if (name if port.isdigit() else request.host).lower() not in _HOSTS:
        raise web.HTTPForbidden(text="this page answers on the loopback interface only")
    if request.headers.get("Origin", f"http://{request.host}") != f"http://{request.host}":
        raise web.HTTPForbidden(text="another site may not use this page")
    if request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="JSON expected")


async def _home(request: web.Request) -> web.Response:
    return web.Response(body=(_HERE / "phone.html").read_bytes(), content_type="text/html", charset="utf-8")


async def _asset(request: web.Request) -> web.Response:
    path = _HERE / "page" / request.match_info["name"]
    if not path.is_file():
        raise web.HTTPNotFound(text="no such file")
    return web.Response(body=path.read_bytes(), content_type=_MIME[path.suffix], charset="utf-8")


class _Page:
    """All open pages of one local Telegram."""

    def __init__(self, api: BotApi) -> None:
        self._api = api
        self._news = asyncio.Event()
        self._closing = False

    async def open(self, app: web.Application) -> None:
        self._api.world.watchers.add(self._wake)

    async def close(self, app: web.Application) -> None:
        self._api.world.watchers.discard(self._wake)
        self._closing = True
        self._wake()

    def _wake(self, chat: Chat | None = None) -> None:
        """Let every stream look again; each waits for the event that stood when it last looked."""
        self._news.set()
        self._news = asyncio.Event()

    async def now(self, request: web.Request) -> web.Response:
        """The whole state once, for scripts."""
        return web.json_response(state(self._api))

    async def events(self, request: web.Request) -> web.StreamResponse:
        """The whole state again after every change, as Server-Sent Events."""
        stream = web.StreamResponse(headers={**_HEADERS, "Content-Type": "text/event-stream"})
        await stream.prepare(request)
        last = ""
        try:
            await stream.write(b"retry: 1000\n\n")
            while not self._closing:
                news = self._news
                shown = state(self._api)
                # The clock's offset, not its time, is what makes a state a new one.
                fresh = json.dumps([{**shown, "now": 0}, self._api.clock.offset.total_seconds()])
                await stream.write(b": still here\n\n" if fresh == last else f"data: {json.dumps(shown)}\n\n".encode())
                last = fresh
                await self._change(news)
        except ConnectionResetError:
            pass  # The page was closed.
        return stream

    async def _change(self, news: asyncio.Event) -> None:
        busy = self._api.faults.active or self._api.world.updates.doubles
        try:
            async with asyncio.timeout(_BUSY if busy else _QUIET):
                await news.wait()
            await asyncio.sleep(_TOGETHER)
        except TimeoutError:
            return

    async def file(self, request: web.Request) -> web.Response:
        """A file from a chat; only pictures and sound are shown, the rest is to be saved."""
        stored = self._api.world.files.by_id(request.match_info["id"])
        if stored is None:
            raise web.HTTPNotFound(text="no such file")
        if stored.mime.startswith(("image/", "audio/")) and stored.mime != "image/svg+xml":
            return web.Response(body=stored.data, content_type=stored.mime)
        kind = "image/jpeg" if stored.kind == "photo" else "application/octet-stream"
        return web.Response(body=stored.data, content_type=kind)

    async def add(self, request: web.Request) -> web.Response:
        """A new phone, {name, language}."""
        body = await _body(request)
        name, language = _word(body, "name").strip(), _word(body, "language")
        if not 1 <= len(name) <= 64 or not 2 <= len(language) <= 16 or not language.isascii():
            raise web.HTTPBadRequest(text="a phone has a name and a language")
        phone = self._api.phone(name, language_code=language)
        return self._done({"id": phone.id})

    async def remove(self, request: web.Request) -> web.Response:
        """Put a phone out of sight; its owner keeps the account."""
        self._api.phones.remove(self._phone(request))
        return self._done()

    async def act(self, request: web.Request) -> web.Response:
        """What a hand does on one phone."""
        act = _ACTS.get(request.match_info["act"])
        if act is None:
            raise web.HTTPNotFound(text="a phone cannot do that")
        phone, body = self._phone(request), await _body(request)
        try:
            act(phone, body)
        except RuntimeError as refused:
            raise web.HTTPConflict(text=str(refused)) from None
        return self._done()

    async def forward(self, request: web.Request) -> web.Response:
        """Move the clock ahead, {seconds}; at most ten years."""
        seconds = _number(await _body(request), "seconds")
        if not 0 < seconds <= 315_360_000:
            raise web.HTTPBadRequest(text="the clock only moves forward")
        self._api.clock.forward(timedelta(seconds=seconds))
        return self._done()

    async def fault(self, request: web.Request) -> web.Response:
        """Switch one fault on or off, {name, on}."""
        body = await _body(request)
        name = _word(body, "name")
        if name not in FAULTS:
            raise web.HTTPBadRequest(text="no such fault")
        end(self._api, name)
        if body.get("on") is True:
            FAULTS[name][2](self._api)
        return self._done()

    async def all_well(self, request: web.Request) -> web.Response:
        """Every fault off, every phone unblocked."""
        self._api.faults.clear()
        for phone in self._api.phones:
            phone.unblock()
        return self._done()

    def _phone(self, request: web.Request) -> Phone:
        wanted = int(request.match_info["id"])
        for phone in self._api.phones:
            if phone.id == wanted:
                return phone
        raise web.HTTPNotFound(text="no such phone")

    def _done(self, answer: Json | None = None) -> web.Response:
        self._wake()
        return web.json_response(answer or {})


async def _body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="a JSON object expected")
    return body


def _word(body: Json, name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise web.HTTPBadRequest(text=f"{name} must be text")
    return value


def _number(body: Json, name: str) -> int:
    value = body.get(name)
    if not isinstance(value, int):
        raise web.HTTPBadRequest(text=f"{name} must be a whole number")
    return value


def _say(phone: Phone, body: Json) -> None:
    text = _word(body, "text")
    if not text.strip():
        raise web.HTTPBadRequest(text="nothing to send")
    phone.send(text)


def _press_key(phone: Phone, body: Json) -> None:
    if (phone.chat.keyboard or {}).get("one_time_keyboard"):
        phone.chat.keyboard = None
    _say(phone, body)


def _tap(phone: Phone, body: Json) -> None:
    phone.tap(_number(body, "id"), _word(body, "data"))


def _edit(phone: Phone, body: Json) -> None:
    message = phone.chat.messages.get(_number(body, "id"))
    if message is None or message.deleted or not message.mine or message.kind != "text":
        raise web.HTTPBadRequest(text="only an own text can be edited")
    phone.edit(message.id, _word(body, "text"))


def _give(phone: Phone, body: Json) -> None:
    give = _THINGS.get(_word(body, "kind"))
    if give is None:
        raise web.HTTPBadRequest(text="nothing of that kind to send")
    give(phone)


_ACTS: dict[str, Callable[[Phone, Json], object]] = {
    "text": _say, "key": _press_key, "tap": _tap, "edit": _edit, "give": _give,
    "start": lambda phone, body: phone.start(_word(body, "payload")),
    "block": lambda phone, body: phone.block(),
    "unblock": lambda phone, body: phone.unblock(),
}  # fmt: skip
_THINGS: dict[str, Callable[[Phone], object]] = {
    "photo": Phone.send_photo, "voice": Phone.send_voice, "sticker": Phone.send_sticker, "poll": Phone.send_poll,
    "contact": Phone.send_contact, "location": Phone.send_location, "document": Phone.send_document,
    "venue": Phone.send_venue, "video": Phone.send_video,
}  # fmt: skip

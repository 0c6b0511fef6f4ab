"""`python -m bot board`: a plain web page for a tablet at the door, who is called; never a name, never a write.

It is a process of its own beside the running bot and reads the file only; numbers and pictures are not sealed, so it
needs no key.
"""

from __future__ import annotations

import asyncio
import ipaddress
import signal
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from pathlib import Path

import click
from aiohttp import web

from bot import opening
from bot.domain.timetable import ISTANBUL
from bot.services import called
from bot.work import Clock
from storage.database import StorageFailed, require_readable

FOLDER = Path(__file__).parent / "data" / "board"
FILES = {"": "text/html", "board.css": "text/css", "board.js": "text/javascript"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_CLOCK = web.AppKey("clock", Clock)
_FILE = web.AppKey("file", Path)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(database: Path, clock: Clock) -> web.Application:
    """The page and what it asks for every few seconds; everything else is refused."""
    app = web.Application(middlewares=[_guarded], client_max_size=1)
    app[_FILE], app[_CLOCK] = database, clock
    for name in FILES:
        app.router.add_get(f"/{name}", _file)
    app.router.add_get("/now", _now)
    return app


@web.middleware
async def _guarded(request: web.Request, handler: _Handler) -> web.StreamResponse:
    try:
        answer = await handler(request)
    except web.HTTPException as refused:
        answer = web.Response(status=refused.status, text=refused.reason)
    answer.headers.update(HEADERS)
    return answer


async def _file(request: web.Request) -> web.Response:
    name = request.path.rpartition("/")[2]
    body = (FOLDER / (name or "board.html")).read_bytes()
    return web.Response(body=body, content_type=FILES[name], charset="utf-8")


async def _now(request: web.Request) -> web.Response:
    """Numbers, pictures and the hour; 503 where the file cannot be read just now, and the page says so."""
    moment = request.app[_CLOCK].now()
    try:
        found = await called.display(request.app[_FILE], moment)
    except StorageFailed:
        raise web.HTTPServiceUnavailable from None
    return web.json_response({**asdict(found), "at": f"{moment.astimezone(ISTANBUL):%H:%M}"})


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach such an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


async def serve(database: Path, clock: Clock, host: str, port: int) -> None:
    """Until it is stopped; raises Refused where the file cannot be read, or the address is taken."""
    try:
        require_readable(database)
    except StorageFailed as error:
        raise opening.Refused(opening.STORAGE, f"{database}: {error}") from None
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    runner = web.AppRunner(application(database, clock), access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            why = f"{host}:{port} cannot be used: {error.strerror}. Choose another --host or --port"
            raise opening.Refused(opening.CONFIG, why) from None
        name, at = runner.addresses[0][:2]
        shown = f"[{name}]" if ":" in name else name
        click.echo(f"\nThe board is here:  http://{shown}:{at}/\nStop with Ctrl-C.")
        if not is_loopback(host):
            click.echo("Everybody in this network can open it. It shows numbers and pictures, nothing else.")
        await stop.wait()
    finally:
        await runner.cleanup()

"""The command line: each command calls into app or a service and turns a refusal into one line; no logic of its own."""

from __future__ import annotations

import os
from pathlib import Path

import click

from bot import app, logs, opening
from bot.cli_keeping import backup, restore, status
from bot.cli_organisation import export, load, poster
from bot.domain.people import Grant, Role
from bot.i18n.commands import i18n
from bot.leaving import refuse, run_or_leave, settings_or_leave
from bot.services import keys as key_service
from bot.services import people
from bot.services.checkup import findings
from bot.work import Clock, Work
from storage import facts
from storage.vault import KeyFileError, Keys


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """The bot of the Istanbul Interparish Migrant Program."""


@main.command()
def run() -> None:
    """Talk to Telegram until stopped (needs IIMP_BOT_TOKEN and a key file)."""
    settings = settings_or_leave()
    logs.set_up(settings.log_level)
    run_or_leave(app.run(settings))


@main.command()
@click.option("--port", default=8765, show_default=True, help="Port of the page on 127.0.0.1; 0 takes a free one.")
@click.option("--home", type=click.Path(path_type=Path), default=Path("var/demo"), show_default=True)
@click.option("--record", type=click.Path(path_type=Path), help="Write every Bot API call as a JSON line.")
@click.option("--fresh", is_flag=True, help="Begin with an empty database.")
def demo(port: int, home: Path, record: Path | None, fresh: bool) -> None:
    """The whole bot on this machine: local Bot API, example organisation, a page of phones."""
    from bot.demonstration import Demonstration  # noqa: PLC0415  a running bot does not load the demo

    logs.set_up("WARNING")
    run_or_leave(Demonstration(home, port, record, fresh=fresh).run())


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve; this machine's in the LAN.")
@click.option("--port", default=8766, show_default=True, help="0 takes a free one.")
def board(host: str, port: int) -> None:
    """The numbers called at the table, as a page for a tablet at the door; beside the running bot."""
    from bot import queue_display  # noqa: PLC0415  a running bot does not load the page

    settings = settings_or_leave(token_needed=False)
    run_or_leave(queue_display.serve(settings.database, Clock(settings.clock_file), host, port))


@main.command()
def migrate() -> None:
    """Bring the database to this release."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        async with opening.lock(settings.database):
            done = opening.migrated(settings.database)
        click.echo("\n".join(done) or "nothing to do")

    run_or_leave(work())


@main.command()
def check() -> None:
    """Look over an installation: settings, keys, database, languages, example data still in use."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        async with opening.lock(settings.database), opening.opened(settings) as (db, _tools, words):
            for line in await findings(db, words):
                click.echo(line)

    run_or_leave(work())


@main.command()
@click.option("--role", type=click.Choice([str(role) for role in Role]), required=True)
@click.option("--service", default="", help="Of a case worker: the key of the one service; empty is every service.")
def invite(role: str, service: str) -> None:
    """Make a one-time invitation; the bot may be running."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        async with opening.beside(settings) as (db, tools, _words), db.write() as tx:
            job = Work(tools, tx, tools.clock.now())
            code, number = await people.invite(job, None, Grant(Role(role), service))
            name = await facts.get(tx, facts.USERNAME)
        link = f"https://t.me/{name.decode()}?start={people.LINK}{code}" if name else f"/start {people.LINK}{code}"
        click.echo(f"Open this once, within 24 hours, on the phone of the new {role}:\n\n  {link}\n")
        click.echo(f"The phone asks for a number. It is {number}.")

    run_or_leave(work())


@main.group()
def keys() -> None:
    """The key file."""


@keys.command("new")
def keys_new() -> None:
    """Make the key file; an existing one is never overwritten."""
    settings = settings_or_leave(token_needed=False)
    if settings.key_file.exists():
        refuse(opening.CONFIG, f"{settings.key_file} exists already: nothing was changed")
    try:
        Keys.fresh().save(settings.key_file)
    except OSError as error:
        refuse(opening.CONFIG, f"{settings.key_file} cannot be written: {os.strerror(error.errno or 0)}")
    click.echo(f"made {settings.key_file}: keep a copy away from this machine and from the backups")


@keys.command("rotate")
def keys_rotate() -> None:
    """Change the keys and seal everything anew; can be interrupted and run again."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        async with opening.lock(settings.database):
            try:
                key_service.begin_rotation(settings.key_file)
            except KeyFileError as error:
                raise opening.Refused(opening.CONFIG, str(error)) from None
            except OSError as error:
                raise opening.Refused(
                    opening.CONFIG, f"{settings.key_file} cannot be written: {os.strerror(error.errno or 0)}"
                ) from None
            async with opening.opened(settings) as (db, tools, _words):
                done = await key_service.rotate(db, tools.vault)
            key_service.end_rotation(settings.key_file)
        click.echo(f"sealed anew: {done} fields; the old key is gone")
        click.echo("make a backup now: older ones open only with your copy of the old key file")

    run_or_leave(work())


for command in (i18n, backup, restore, status, load, export, poster):
    main.add_command(command)

"""The commands that look after what is stored: status, backup, restore; what they do stands in ``keeping``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from bot import keeping
from bot.domain.status import Problem
from bot.leaving import run_or_leave, settings_or_leave
from storage.backups import Looked

WRONG = 1


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
def backup(folder: Path | None) -> None:
    """Make a backup, sealed and read back; the bot may be running. Older ones are dropped."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        made = await keeping.backup(settings, folder)
        click.echo(f"made {made.path}: {made.held.rows} rows, {made.size:,} bytes, read back and whole")
        _say_unreadable(made.held)
        if made.dropped:
            click.echo(f"dropped older ones: {made.dropped}")
        click.echo("it opens only with the key file: keep a copy of that, and not beside the backups")

    run_or_leave(work())


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--even-if-old", is_flag=True, help="Also one so old that people erased since may come back.")
def restore(file: Path, even_if_old: bool) -> None:
    """Put a backup in the place of the database; the bot must be stopped. The one before is kept aside."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        done = await keeping.restore(settings, file, old=even_if_old)
        settled = done.settled
        click.echo(f"restored {done.held.rows} rows of {done.made_at:%Y-%m-%d %H:%M} UTC")
        _say_unreadable(done.held)
        click.echo(f"people erased again: {settled.erased}")
        click.echo(f"not sent, as it may have been sent since: {settled.voided} messages, {settled.missed} reminders")
        click.echo(f"announcements stopped, look at them in the chat: {settled.stopped}")
        if done.aside:
            click.echo(f"the database before is {done.aside}: remove it once all is well")
        click.echo(f"roles taken away again: {settled.taken}, phones locked out again: {settled.locked}")
        if not settled.admins:
            click.echo("nobody is an administrator: python -m bot invite --role admin")

    run_or_leave(work())


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs: numbers, instants in UTC, sizes in bytes.")
def status(as_json: bool) -> None:
    """How the bot stands: what waits, what is wrong, the last backup; exit code 1 where something is wrong."""
    settings = settings_or_leave(token_needed=False)
    wrong: list[Problem] = []

    async def work() -> None:
        found, lines = await keeping.status(settings)
        wrong.extend(found.problems)
        if as_json:
            held = asdict(found) | {"problems": found.problems}
            click.echo(json.dumps(held, default=lambda at: at.isoformat(), indent=2))
        else:
            click.echo("\n".join(lines))

    run_or_leave(work())
    if wrong:
        sys.exit(WRONG)


def _say_unreadable(held: Looked) -> None:
    if held.unreadable:
        click.echo(f"sealed fields that do not open, before as after: {len(held.unreadable)} ({held.unreadable[0]})")

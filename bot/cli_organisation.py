"""The commands about what the organisation offers: load, export, poster; what they do stands in services and papers."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from bot import opening
from bot.domain.posters import MOST_LANGUAGES
from bot.domain.schedule import Timetable
from bot.i18n import Catalogues
from bot.leaving import refuse, run_or_leave, settings_or_leave
from bot.services import posters, schedule
from bot.services.catalogue_differences import differences
from bot.services.catalogue_export import written
from bot.services.catalogue_file import CatalogueInvalid, read
from bot.work import Work
from handlers.papers.poster import draw_poster, write_poster


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change and change nothing; the bot may be running.")
def load(file: Path, dry_run: bool) -> None:
    """Load the catalogue and timetable from a TOML file: all of it, or nothing."""
    settings = settings_or_leave(token_needed=False)
    try:
        organisation = read(file)
    except CatalogueInvalid as errors:
        refuse(opening.CONFIG, str(errors))

    async def work() -> None:
        async with opening.lock(settings.database), opening.opened(settings) as (db, _tools, _words), db.write() as tx:
            await schedule.load(tx, organisation)
            kept = await schedule.ended_in_chat(tx)
        click.echo("\n".join([*kept, f"loaded {file}"]))

    async def look() -> None:
        async with opening.beside(settings) as (db, tools, _words), db.write() as tx:
            tx.arm()
            before = await schedule.timetable(Work(tools, tx, tools.clock.now()))
            await schedule.load(tx, organisation)
            after = await schedule.timetable(Work(tools, tx, tools.clock.now()))
            kept = await schedule.ended_in_chat(tx)
            tx.undo()
        click.echo("\n".join([*(differences(before, after) or ["nothing would change"]), *kept]))
        click.echo(f"{file} is good; nothing was changed")

    run_or_leave(look() if dry_run else work())


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(file: Path) -> None:
    """Write catalogue and timetable, with what staff changed, as a file that load takes; the bot may be running."""
    settings = settings_or_leave(token_needed=False)
    found: list[Timetable] = []

    async def work() -> None:
        async with opening.beside(settings) as (db, tools, _words), db.write() as tx:
            found.append(await schedule.timetable(Work(tools, tx, tools.clock.now())))

    run_or_leave(work())
    if file.exists():
        refuse(opening.CONFIG, f"{file} exists already: nothing was written")
    try:
        file.write_text(written(found[0]), encoding="utf-8")
    except OSError as error:
        refuse(opening.CONFIG, f"{file} cannot be written: {os.strerror(error.errno or 0)}")
    click.echo(f"wrote {file}")


@click.command()
@click.argument("programme")
@click.option(
    "--language", "languages", multiple=True, help="Up to four, in their order; else Turkish, English, Arabic, Persian."
)
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=Path(), show_default=True)
def poster(programme: str, languages: tuple[str, ...], folder: Path) -> None:
    """Write a page for the door, as PDF and PNG: days, place and a code that opens the bot; it may be running."""
    settings = settings_or_leave(token_needed=False)

    async def work() -> None:
        async with opening.beside(settings) as (db, tools, words), db.write() as tx:
            wanted = _spoken(languages or posters.USUAL, words)
            try:
                shown = await posters.poster(Work(tools, tx, tools.clock.now()), programme, wanted)
            except posters.NoSuchProgramme as error:
                raise opening.Refused(opening.CONFIG, str(error)) from None
        _write(folder / f"poster-{programme}.pdf", write_poster(words, wanted[0], shown))
        _write(folder / f"poster-{programme}.png", draw_poster(words, wanted[0], shown))

    run_or_leave(work())


def _spoken(wanted: Sequence[str], words: Catalogues) -> list[str]:
    """These languages; Refused where there are too many, or one is not spoken here."""
    if unknown := [tag for tag in wanted if tag not in words.tags]:
        raise opening.Refused(opening.CONFIG, f"{unknown[0]} is not spoken here: write one of {', '.join(words.tags)}")
    if len(wanted) > MOST_LANGUAGES:
        raise opening.Refused(opening.CONFIG, f"a page holds {MOST_LANGUAGES} languages: leave some out")
    return list(dict.fromkeys(wanted))


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise opening.Refused(opening.CONFIG, f"{file} cannot be written: {os.strerror(error.errno or 0)}") from None
    click.echo(f"wrote {file}")

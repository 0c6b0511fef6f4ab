"""`python -m bot i18n`: add, update, check, status; never a rule or a translation.

Paths are relative to the project's root, the working directory unless `--root` says otherwise.
"""

from __future__ import annotations

from pathlib import Path

import click

from bot.i18n import merge, pofile
from bot.i18n.extract import Extracted, extract
from bot.i18n.languages import LANGUAGES, SOURCE, in_picker_order
from bot.i18n.lint import lint_tree

LOCALES = "locales"


@click.group()
@click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The project's folder, with bot/, handlers/ and locales/.",
)
@click.pass_context
def i18n(context: click.Context, root: Path) -> None:
    """Languages: add one, bring catalogues up to date, check them, see how far they are."""
    context.obj = root


@i18n.command()
@click.argument("tag")
@click.pass_obj
def add(root: Path, tag: str) -> None:
    """Start a language: empty catalogues with the right header, marked as a draft."""
    if tag not in LANGUAGES or tag == SOURCE:
        known = " ".join(sorted(LANGUAGES.keys() - {SOURCE}))
        raise click.ClickException(f"{tag} is none of {known}. A new one is a row in languages.py and plurals.py.")
    if tag in pofile.tags_in(root / LOCALES):
        raise click.ClickException(f"{LOCALES}/{tag} is there already. `i18n update` brings it up to date.")
    extracted = _extract(root)
    _write_templates(root, extracted)
    for path in merge.update(root / LOCALES, tag, extracted.catalogs):
        click.echo(f"new: {path.relative_to(root)}")


@i18n.command()
@click.pass_obj
def update(root: Path) -> None:
    """Bring templates and catalogues up to what code and data say; running it again changes nothing."""
    extracted = _extract(root)
    changed = _write_templates(root, extracted)
    for tag in _known_tags(root):
        changed += list(merge.update(root / LOCALES, tag, extracted.catalogs))
    for path in changed:
        click.echo(f"changed: {path.relative_to(root)}")
    click.echo(f"{len(changed)} files changed.")


@i18n.command()
@click.pass_obj
def check(root: Path) -> None:
    """Look over every text and translation; one line for each fault, exit code 1 if there is any."""
    extracted = extract(root)
    findings = [*extracted.problems, *lint_tree(root / LOCALES, extracted.catalogs)]
    for finding in sorted(findings, key=lambda each: each.note):
        click.echo(f"note: {finding}" if finding.note else str(finding))
    faults = sum(not finding.note for finding in findings)
    click.echo(f"{faults} faults, {len(findings) - faults} notes.")
    if faults:
        raise SystemExit(1)


@i18n.command()
@click.pass_obj
def status(root: Path) -> None:
    """How far each language is: translated of all messages, fuzzy ones, draft or reviewed."""
    for tag in in_picker_order(_known_tags(root)):
        for domain in pofile.DOMAINS:
            path = pofile.path_of(root / LOCALES, tag, domain)
            if path.is_file():
                click.echo(_status_line(tag, domain, pofile.read(path)))


def _status_line(tag: str, domain: str, po: pofile.PoFile) -> str:
    messages = list(po.messages())
    fuzzy = sum(message.fuzzy for message in messages)
    done = sum(not message.fuzzy and all(pofile.forms_of(message)) for message in messages)
    state = "reviewed" if po.reviewed else "draft"
    return f"{tag:8} {domain:10} {done:4}/{len(messages):<4} {fuzzy:3} fuzzy  {state}"


def _known_tags(root: Path) -> list[str]:
    return [tag for tag in pofile.tags_in(root / LOCALES) if tag in LANGUAGES and tag != SOURCE]


def _extract(root: Path) -> Extracted:
    extracted = extract(root)
    if extracted.problems:
        raise click.ClickException("\n".join(map(str, extracted.problems)))
    return extracted


def _write_templates(root: Path, extracted: Extracted) -> list[Path]:
    paths = {domain: root / LOCALES / f"{domain}.pot" for domain in extracted.catalogs}
    return [
        paths[domain]
        for domain, catalog in extracted.catalogs.items()
        if (any(message.id for message in catalog) or paths[domain].is_file())
        and pofile.write(paths[domain], merge.template(domain, catalog))
    ]

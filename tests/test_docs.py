"""Docs that can fail: what README and the other pages name is there, and what is there is named."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from bot.cli import main
from bot.config import PREFIX, Settings
from bot.domain.retention import RULES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted(
    path.relative_to(ROOT)
    for path in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
)
DECISIONS = ROOT / "docs" / "decisions"


def read(page: Path) -> str:
    return (ROOT / page).read_text("utf-8")


def words_of(text: str) -> list[list[str]]:
    """What follows ``python -m bot``, word by word, wherever it stands."""
    return [said.split() for said in re.findall(r"python -m bot((?: [a-z][a-z0-9-]*)+)", text)]


def options_of(text: str) -> list[tuple[str, str]]:
    """Each command with the long options written after it on its line."""
    found = re.findall(r"(?:python -m bot )([a-z]+)((?: [^`\n#;,]+)?)", text)
    return [(command, option) for command, rest in found for option in re.findall(r"--[a-z-]+", rest)]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_command_that_is_named_exists(page: Path) -> None:
    text = read(page)
    for words in words_of(text):
        command: click.Command | None = main
        for word in words:
            if not isinstance(command, click.Group):
                break
            command = command.commands.get(word)
            assert command is not None, words
    for name, option in options_of(text):
        known = {opt for one in main.commands[name].params for opt in one.opts}
        assert option in known or isinstance(main.commands[name], click.Group), (name, option)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_make_target_that_is_named_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"(?:`|^ {4})make ([a-z]+)", read(page), re.MULTILINE)
    assert set(named) <= targets


def test_the_commands_of_the_readme_are_all_that_there_are_but_for_what_it_leaves_to_help() -> None:
    """A new command is named in README or in the guide to the organisation's file."""
    named = {words[0] for page in PAGES for words in words_of(read(page))}
    listed = set(re.findall(r"[a-z0-9]+", " ".join(re.findall(r"`bot/cli\.py` \|(.+)", README))))
    assert set(main.commands) <= named | listed


def test_the_table_of_settings_is_that_of_the_program() -> None:
    rows = re.findall(r"^\| `(IIMP_[A-Z_]+)` \|(.*?)\| (.+) \|$", README, re.MULTILINE)
    told = {name: (default.strip().strip("`"), said) for name, default, said in rows}
    for name, field in Settings.model_fields.items():
        variable = PREFIX + name.upper()
        assert variable in told, f"{variable} is not in README"
        default, said = told.pop(variable)
        assert said == field.description, variable
        if default:
            assert default == str(field.default), variable
    rules = {f"{PREFIX}KEEP_{rule.name.upper()}" for rule in RULES}
    assert set(told) == rules, "README names a setting that there is not, or lacks one"


def test_the_paths_of_the_map_exist() -> None:
    table = README.split("## Where things are")[1].split("\n## ")[0]
    paths = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(paths) > 10
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_map_names_every_folder_of_the_program() -> None:
    table = README.split("## Where things are")[1].split("\n## ")[0]
    folders = [path for top in ("bot", "handlers", "storage") for path in (ROOT / top).iterdir() if path.is_dir()]
    wanted = [f"{path.relative_to(ROOT)}/" for path in folders if any(path.glob("*.py")) or any(path.glob("*.sql"))]
    assert [path for path in wanted if f"`{path}`" not in table] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", read(page))
    beside = [target for target in targets if "://" not in target]
    assert [target for target in beside if not (ROOT / page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_file_that_is_named_in_passing_exists(page: Path) -> None:
    """Such as `bot/work.py`; what has a gap in its name (NNNN, TAG, *) is a pattern."""
    named = re.findall(r"`((?:bot|bench|docs|handlers|locales|storage|tests)/[\w./-]+)`", read(page))
    missing = [path for path in named if not re.search(r"NNNN|TAG|/so/|docs/screenshots", path)]
    assert [path for path in missing if not (ROOT / path).exists()] == []


def test_every_decision_is_in_the_index_once_and_has_its_own_number() -> None:
    files = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    index = re.findall(r"^\| \[(\d{4})\]\(([^)]+)\)", (DECISIONS / "README.md").read_text("utf-8"), re.MULTILINE)
    assert [name for _, name in index] == files
    assert all(name.startswith(number) for number, name in index)
    assert len({name[:4] for name in files}) == len(files)

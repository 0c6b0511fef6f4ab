"""How a command ends: a refusal is one line and its exit code; never what a command does."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from typing import Any, NoReturn

import click

from bot import config, opening
from bot.runtime.worker import place_of

UNFORESEEN = 1


def refuse(code: int, line: str) -> NoReturn:
    """Say it on standard error and leave with the code."""
    click.echo(f"iimp-bot: {line}", err=True)
    sys.exit(code)


def settings_or_leave(*, token_needed: bool = True) -> config.Settings:
    """The settings, or one line and exit code 2."""
    try:
        return config.load(token_needed=token_needed)
    except config.SettingsError as error:
        refuse(opening.CONFIG, str(error))


def run_or_leave(work: Coroutine[Any, Any, None]) -> None:
    """Run it; a refusal becomes one line and its exit code, so does what nobody foresaw."""
    try:
        asyncio.run(work)
    except opening.Refused as refused:
        refuse(refused.code, refused.line)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001  a traceback would show the error's words, which may quote a person
        refuse(UNFORESEEN, f"ended by an error in the program: {place_of(_first(error))}")


def _first(error: BaseException) -> BaseException:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error

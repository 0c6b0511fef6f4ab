"""Settings, read once from the environment; the table in README.md is checked against this file."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.retention import DAYS, MOST_DAYS, RULES, Keep

TOKEN = re.compile(r"\d{5,}:[\w-]{30,}", re.ASCII)  # as @BotFather gives it
PREFIX = "IIMP_"
KEEP = PREFIX + "KEEP_"


class Mode(StrEnum):
    """How updates come in."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class SettingsError(Exception):
    """A setting is missing or wrong; the text says which and what to do."""


class Settings(BaseSettings):
    """What the operator decides."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    bot_token: Annotated[SecretStr, Field(description="The bot's token, from @BotFather. Required.")]
    database: Annotated[Path, Field(description="The SQLite file.")] = Path("var/iimp.sqlite3")
    key_file: Annotated[
        Path, Field(description="The key file, made by `python -m bot keys new`. Keep a copy elsewhere.")
    ] = Path("var/iimp.keys")
    mode: Annotated[Mode, Field(description="`polling`, or `webhook` behind a TLS proxy.")] = Mode.POLLING
    webhook_url: Annotated[str, Field(description="The public https address Telegram calls, in webhook mode.")] = ""
    webhook_secret: Annotated[
        SecretStr, Field(description="32 or more characters A-Z a-z 0-9 _ -, in webhook mode.")
    ] = SecretStr("")
    webhook_host: Annotated[str, Field(description="The address the webhook listens on.")] = "127.0.0.1"
    webhook_port: Annotated[int, Field(ge=0, le=65535, description="The port the webhook listens on.")] = 8080
    senders: Annotated[
        int, Field(ge=1, le=128, description="Messages in flight at most; a crash can double so many at most.")
    ] = 16
    rate: Annotated[float, Field(gt=0, description="Messages a second in all; Telegram allows about 30.")] = 30.0
    paid_broadcast: Annotated[
        bool,
        Field(description="Announcements at 1,000 a second for 0.1 Telegram Stars each; the bot needs the Stars."),
    ] = False
    chat_burst: Annotated[int, Field(ge=1, description="Messages at once to one chat before one a second.")] = 4
    backup_folder: Annotated[
        Path | None, Field(description="Where a sealed backup is put each night, best on another disk; none if unset.")
    ] = None
    backup_days: Annotated[
        int, Field(ge=1, le=30, description="So many days backups are kept: every one for two days, then one a day.")
    ] = 14
    log_level: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="How much to log.")] = "INFO"
    api_url: Annotated[str, Field(description="The Bot API; another address is for tests and the demo.")] = (
        "https://api.telegram.org"
    )
    clock_file: Annotated[
        Path | None, Field(description="A file with seconds to add to the clock: for tests and the demo only.")
    ] = None

    @field_validator("bot_token")
    @classmethod
    def _looks_like_a_token(cls, token: SecretStr) -> SecretStr:
        if not TOKEN.fullmatch(token.get_secret_value().strip()):
            raise ValueError("not a token: copy it whole from @BotFather, like 123456789:AAE...")
        return SecretStr(token.get_secret_value().strip())


def load(*, token_needed: bool = True) -> Settings:
    """Read the environment; raises SettingsError with one line that never repeats a value."""
    given: dict[str, Any] = {} if token_needed else {"bot_token": SecretStr("10000:" + "x" * 35)}
    try:
        settings = Settings(**given)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = PREFIX + str(first["loc"][0]).upper()
        if first["type"] == "missing":
            raise SettingsError(f"{name} is not set: get a token from @BotFather and set it") from None
        raise SettingsError(f"{name}: {first['msg'].removeprefix('Value error, ')}") from None
    if settings.mode is Mode.WEBHOOK:
        _check_webhook(settings)
    days_kept()
    return settings


def days_kept() -> Mapping[Keep, int]:
    """How many days each thing is kept: the rules, and ``IIMP_KEEP_<NAME>`` where it is set. Raises SettingsError."""
    least = {rule.name: rule.least for rule in RULES}
    chosen: dict[Keep, int] = {}
    for variable in sorted(name for name in os.environ if name.startswith(KEEP)):
        given, name = os.environ[variable].strip(), variable.removeprefix(KEEP).lower()
        if name not in least:
            raise SettingsError(f"{variable}: nothing of that name is kept; README lists the names")
        keep = Keep(name)
        if not (given.isascii() and given.isdecimal() and least[keep] <= int(given) <= MOST_DAYS):
            raise SettingsError(f"{variable}: a number of days from {least[keep]} to {MOST_DAYS}")
        chosen[keep] = int(given)
    return {**DAYS, **chosen}


def _check_webhook(settings: Settings) -> None:
    if not settings.webhook_url.startswith("https://") and "127.0.0.1" not in settings.webhook_url:
        raise SettingsError(f"{PREFIX}WEBHOOK_URL must be the public https:// address of this bot")
    if not re.fullmatch(r"[A-Za-z0-9_-]{32,256}", settings.webhook_secret.get_secret_value()):
        raise SettingsError(f"{PREFIX}WEBHOOK_SECRET must have 32 to 256 characters of A-Z a-z 0-9 _ -")

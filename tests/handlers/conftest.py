"""Whom the tests of requests meet besides the client."""

from __future__ import annotations

import pytest
from conftest import Running
from desk import staff

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


@pytest.fixture
async def sara(api: BotApi, running: Running) -> Phone:
    """A coordinator who reads English."""
    return await staff(running, api, "Sara", Grant(Role.COORDINATOR))

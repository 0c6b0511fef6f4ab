"""Whom the tests of requests meet besides the client."""

from __future__ import annotations

from datetime import datetime, time

import pytest
from conftest import Running
from desk import staff

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.timetable import DAY, ISTANBUL


@pytest.fixture
async def sara(api: BotApi, running: Running) -> Phone:
    """A coordinator who reads English."""
    return await staff(running, api, "Sara", Grant(Role.COORDINATOR))


@pytest.fixture
def at_ten(api: BotApi) -> None:
    """Ten o'clock in Istanbul, so that no practice ends in the middle of a test because night falls."""
    now = api.clock.now().astimezone(ISTANBUL)
    api.clock.forward(datetime.combine(now.date() + DAY, time(10), ISTANBUL) - now)


@pytest.fixture
async def omar(api: BotApi, at_ten: None, running: Running) -> Phone:
    """A new case worker for every service, with nothing to do yet."""
    return await staff(running, api, "Omar", Grant(Role.CASE_WORKER))

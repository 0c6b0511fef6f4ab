"""A person who taps faster than their chat's pace is answered as soon as the pace allows."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from conftest import Running, load_example

from bot.config import Settings
from bot.demo.api import BotApi


@pytest.fixture
async def paced(api: BotApi, settings: Settings) -> AsyncIterator[Running]:
    await load_example(settings)
    async with Running(api, settings.model_copy(update={"chat_burst": 1})) as bot:
        await bot.start()
        yield bot


async def test_a_message_that_has_to_wait_for_its_chats_pace_is_sent_without_another_push(
    api: BotApi, paced: Running
) -> None:
    """The sender once slept on when a message was queued in another's transaction and could not go at once."""
    phone = api.phone("Amina", language_code="ar")
    phone.start()
    await phone.heard()
    phone.send("/help")
    await phone.heard()
    assert len(phone.visible) == 4

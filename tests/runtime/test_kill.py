"""kill -9 of the real second process, at every named stage and at random: as if nothing had happened."""

from __future__ import annotations

import asyncio
import random
from collections import Counter

import pytest
from conftest import load_example
from killing import PATIENCE, Keeper, quiet, rows

from bot import stages
from bot.config import Settings
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone
from bot.i18n import strip_marks

PEOPLE = (("Amina", "ar"), ("Reza", "fa"))
IN_FLIGHT = ("sender.claimed", "sender.sent", "sender.closed")
"""Two deaths here may meet the same message, which then ends as uncertain: a test of its own."""


async def talk(phone: Phone) -> None:
    """First meeting, a counted wish in a form, two questions; each waits for its answer."""
    phone.start()
    await until_said(phone, "👋")
    phone.press("English")
    await until_said(phone, "What do you need")
    phone.tap(phone.last.id, "wish")
    await until_said(phone, "✍️")
    phone.send("Somali")
    await until_said(phone, "noted")
    phone.send("/privacy")
    phone.send("/help")
    await until_said(phone, "How this works")


async def until_said(phone: Phone, words: str) -> None:
    await phone.until(lambda p: any(words in text for text in said(p)), PATIENCE)


async def outcome(
    api: BotApi, settings: Settings, keeper: Keeper, dice: random.Random | None = None
) -> dict[str, object]:
    """Let everybody talk while the keeper keeps the bot alive; what stands afterwards."""
    await load_example(settings)
    phones = [api.phone(name, language_code=language) for name, language in PEOPLE]
    async with asyncio.TaskGroup() as group:
        group.create_task(keeper.run())
        if dice:
            group.create_task(keeper.kill_at_random(dice))
        await asyncio.gather(*(talk(phone) for phone in phones))
        await quiet(settings.database)
        keeper.end()
    assert keeper.errors == []
    return {
        "chats": rows(settings.database, "SELECT language, reach FROM chats ORDER BY id"),
        "forms": rows(settings.database, "SELECT name, step FROM conversations"),
        "wishes": rows(settings.database, "SELECT language, people FROM wished_languages"),
        "inbox": rows(settings.database, "SELECT DISTINCT state, payload FROM inbox"),
        "outbox": rows(settings.database, "SELECT DISTINCT state, payload FROM outbox WHERE state <> 'void'"),
        "sent": [sent(api, phone) for phone in phones],
    }


def said(phone: Phone) -> list[str]:
    return [strip_marks(message.text) for message in phone.visible if not message.mine]


def sent(api: BotApi, phone: Phone) -> list[str]:
    """Every message that was accepted, also those that were edited or deleted later: a copy cannot hide."""
    return [
        strip_marks(str(call.params["text"]))
        for call in api.calls
        if call.ok and call.method == "sendMessage" and str(call.params["chat_id"]) == str(phone.id)
    ]


def without_repeats(texts: list[str]) -> list[str]:
    """In order, each text where it came first."""
    return list(dict.fromkeys(texts))


EXPECTED = {
    "chats": [("en", "open"), ("en", "open")],
    "forms": [],
    "wishes": [("so", 2)],
    "inbox": [("done", None)],
    "outbox": [("sent", None)],
}


def judge(found: dict[str, object], deaths: int, senders: int) -> None:
    """Rows as of an unbroken run; messages too, but for copies of what was in flight at a death."""
    each = found.pop("sent")
    assert found == EXPECTED
    assert isinstance(each, list)
    doubled = 0
    for texts in each:
        assert without_repeats(texts) == without_repeats(UNBROKEN)
        copies: Counter[str] = Counter(texts)
        copies.subtract(Counter(UNBROKEN))
        assert set(copies.values()) <= {0, 1}, texts
        doubled += copies.total()
    assert doubled <= senders * deaths


UNBROKEN: list[str] = []


@pytest.fixture(autouse=True)
async def _unbroken(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    """What one person reads when nothing goes wrong: once, on a Telegram of its own."""
    if UNBROKEN:
        return
    home = tmp_path_factory.mktemp("unbroken")
    async with BotApi(limits=Limits.none()) as api:
        mine = settings.model_copy(update={"database": home / "bot.sqlite3", "api_url": api.url})
        found = await outcome(api, mine, Keeper(mine, []))
    each = found.pop("sent")
    assert found == EXPECTED
    assert isinstance(each, list)
    UNBROKEN.extend(each[0])


@pytest.mark.parametrize("passing", [1, 3])
@pytest.mark.parametrize("stage", stages.STAGES)
async def test_killed_at_any_stage_the_outcome_is_that_of_an_unbroken_run(
    api: BotApi, settings: Settings, stage: str, passing: int
) -> None:
    """TG-7, TG-8, TG-20, TG-33, TG-39, TG-44: confirmed after commit, done once, at most one more copy."""
    lives = 1 if stage in IN_FLIGHT else 2
    keeper = Keeper(settings, [(stage, str(passing))] * lives)
    found = await outcome(api, settings, keeper)
    assert keeper.deaths >= 1
    judge(found, keeper.deaths, settings.senders)


async def test_a_message_in_flight_at_two_deaths_is_uncertain_and_never_sent_a_third_time(
    api: BotApi, settings: Settings
) -> None:
    """The one thing that may be lost is said so: nobody knows whether the second copy arrived."""
    await load_example(settings)
    phone = api.phone("Amina", language_code="en")
    keeper = Keeper(settings, [("sender.sent", "1")] * 2)
    async with asyncio.TaskGroup() as group:
        group.create_task(keeper.run())
        phone.start()
        async with asyncio.timeout(PATIENCE):
            while not (
                keeper.deaths == 2 and rows(settings.database, "SELECT 1 FROM outbox WHERE state = 'uncertain'")
            ):
                await asyncio.sleep(0.05)
        phone.send("/help")
        await until_said(phone, "How this works")
        await quiet(settings.database)
        keeper.end()
    assert keeper.errors == []
    copies = Counter(sent(api, phone))
    assert copies.pop(next(iter(sent(api, phone)))) == 2
    assert set(copies.values()) == {1}


async def test_killed_at_random_moments_the_outcome_is_that_of_an_unbroken_run(api: BotApi, settings: Settings) -> None:
    """TG-32, TG-35."""
    keeper = Keeper(settings, [], random_kills=6)
    found = await outcome(api, settings, keeper, random.Random(20261125))
    judge(found, keeper.deaths, settings.senders)

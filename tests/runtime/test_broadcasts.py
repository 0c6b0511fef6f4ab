"""Sending to many under Telegram's limits, stops, floods and power cuts: nobody is lost, nobody has it twice."""

from __future__ import annotations

import asyncio
import random
from datetime import timedelta

import pytest
from announcing import wake
from conftest import Running, load_example
from killing import Keeper
from killing import rows as stored

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone
from bot.domain.announcements import Content, stars
from bot.domain.audiences import Audience, Part, Who
from bot.domain.broadcasts import Broadcast, State
from bot.domain.chats import Chat, Kind
from bot.domain.hearing import News
from bot.domain.people import Grant, Role
from bot.domain.timetable import today
from bot.services import announcement_sendings, announcements, broadcasts
from bot.work import Tools, Work
from storage import broadcasts as rows
from storage import chats, people
from storage.database import Database

TEXT = "Open tomorrow"
PATIENCE = 60.0


async def audience(api: BotApi, db: Database, tools: Tools, count: int) -> list[Phone]:
    """So many people who want news, and one coordinator, the last."""
    phones = [api.phone(f"P{number}") for number in range(count + 1)]
    async with db.write() as tx:
        for phone in phones:
            phone.person.started = True
            chat = await chats.add(tx, tools.vault, phone.id, Kind.PRIVATE, today(tools.clock.now()))
            await chats.set_language(tx, chat.id, "en")
            if phone is not phones[-1]:
                await chats.set_news(tx, chat.id, News.YES)
        await people.grant(tx, chat.id, Grant(Role.COORDINATOR), 1)
    return phones[:-1]


async def staff(work: Work) -> Chat:
    """The coordinator."""
    return (await people.with_role(work.tx, Role.COORDINATOR))[0]


async def approve(db: Database, tools: Tools, useful: int | None = None) -> int:
    """Write it, for who wants news, and approve it; returns the sending."""
    async with db.write() as tx:
        work = Work(tools, tx, tools.clock.now())
        by = await staff(work)
        number = await announcements.begin(work, by, "en")
        await announcements.write(work, by, number, "en", Content(TEXT, TEXT))
        await announcements.toggle(work, by, number, Part(Who.NEWS), out=False)
        await announcements.set_useful(work, by, number, useful)
        made = (await announcement_sendings.approve(work, by, number)).broadcast
    assert made is not None
    return made


async def act(running: Running, what: object, number: int) -> None:
    """Pause, resume or stop, as a coordinator does."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await what(work, await staff(work), number)  # type: ignore[operator]
        await bot.sender.owe(tx, [work])


async def look(running: Running, number: int) -> Broadcast:
    async with running.bot.db.write() as tx:
        found = await rows.get(tx, number)
    assert found is not None
    return found


async def until(running: Running, number: int, *states: State, sent: int = 0) -> Broadcast:
    """Wait until it stands so, or so many have it."""
    async with asyncio.timeout(PATIENCE):
        while True:
            one = await look(running, number)
            if one.state in states or (sent and one.counts.sent >= sent):
                return one
            await asyncio.sleep(0.02)


def copies(phones: list[Phone]) -> list[int]:
    return [sum(TEXT in message.text for message in phone.messages) for phone in phones]


def floods(api: BotApi) -> int:
    return sum(1 for call in api.calls if call.error and call.error.startswith("Too Many Requests"))


async def begun(api: BotApi, running: Running, count: int, useful: int | None = None) -> tuple[list[Phone], int]:
    wake(running, api)
    phones = await audience(api, running.bot.db, running.bot.tools, count)
    number = await approve(running.bot.db, running.bot.tools, useful)
    running.bot.sender.stirred.set()
    return phones, number


@pytest.fixture
async def paced(api: BotApi, settings: Settings):
    """A bot that keeps the pace of a Telegram whose second is a tenth of one."""
    await load_example(settings)
    async with Running(api, settings.model_copy(update={"rate": 300.0, "chat_burst": 4})) as bot:
        await bot.start()
        yield bot


@pytest.mark.limits(Limits(overall_per_second=300))
async def test_two_thousand_get_it_once_and_telegram_never_has_to_ask_for_a_pause(api: BotApi, paced: Running) -> None:
    """MS-B1: one sending, one row and one message each, in scaled time."""
    phones, number = await begun(api, paced, 2000)
    one = await until(paced, number, State.DONE)
    assert (one.counts.total, one.counts.sent) == (2000, 2000)
    assert set(copies(phones)) == {1}
    assert floods(api) == 0


@pytest.mark.limits(Limits(overall_per_second=300))
async def test_paused_restarted_and_resumed_the_rest_get_it_and_nobody_twice(api: BotApi, paced: Running) -> None:
    """MS-B2."""
    phones, number = await begun(api, paced, 400)
    await until(paced, number, sent=150)
    await act(paced, announcement_sendings.pause, number)
    await paced.bot.idle()
    had = sum(copies(phones))
    await paced.stop()
    await paced.start()
    await asyncio.sleep(0.3)
    assert sum(copies(phones)) == had < 400
    await act(paced, announcement_sendings.resume, number)
    one = await until(paced, number, State.DONE)
    assert one.counts.sent == one.counts.total == 400
    assert set(copies(phones)) == {1}


@pytest.mark.limits(Limits(overall_per_second=300))
async def test_a_stop_lets_at_most_one_message_of_each_connection_through(api: BotApi, paced: Running) -> None:
    """MS-B11: the report says how many had it and how many did not."""
    phones, number = await begun(api, paced, 300)
    await until(paced, number, sent=40)
    await act(paced, announcement_sendings.stop, number)
    had = sum(copies(phones))
    await paced.bot.idle()
    assert sum(copies(phones)) <= had + paced.settings.senders
    await paced.bot.feeder.step()
    one = await look(paced, number)
    assert one.state is State.STOPPED
    assert one.counts.sent == sum(copies(phones))
    assert one.counts.left == 300 - one.counts.sent > 0


async def test_one_that_comes_too_late_is_not_sent_until_staff_say_so(api: BotApi, running: Running) -> None:
    """MS-B10: the bot was away while it would have been of use."""
    wake(running, api)
    phones = await audience(api, running.bot.db, running.bot.tools, 3)
    await running.stop()
    async with opening.opened(running.settings) as (db, tools, _words):
        number = await approve(db, tools, useful=60)
    api.clock.forward(timedelta(hours=2))
    await running.start()
    one = await until(running, number, State.MISSED)
    assert copies(phones) == [0, 0, 0]
    await act(running, announcement_sendings.send_anyway, number)
    one = await until(running, number, State.DONE)
    assert one.counts.sent == 3
    assert copies(phones) == [1, 1, 1]


async def test_a_flood_holds_everybody_back_and_loses_nobody(api: BotApi, running: Running) -> None:
    """MS-B9: Telegram asks for a pause in the middle."""
    wake(running, api)
    phones = await audience(api, running.bot.db, running.bot.tools, 60)
    number = await approve(running.bot.db, running.bot.tools)
    api.faults.flood("sendMessage", 1, times=3)
    running.bot.sender.stirred.set()
    one = await until(running, number, State.DONE)
    assert one.counts.sent == 60
    assert set(copies(phones)) == {1}
    assert floods(api) >= 1


async def test_a_hundred_thousand_receivers_never_hold_the_writer_long(api: BotApi, running: Running) -> None:
    """Written down in chunks: the count that is shown is the number of rows, and each step is short."""
    bot = running.bot
    wake(running, api)
    async with bot.db.write() as tx:
        await tx.run(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
            " INSERT INTO chats (kind, ref, found, language, seen_on, news)"
            " SELECT 'private', x'00', randomblob(16), 'en', '2026-01-01', 'yes' FROM n"
        )
    phones = await audience(api, bot.db, bot.tools, 0)
    assert phones == []
    number = await approve(bot.db, bot.tools)
    steps = 0
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        while await broadcasts.gather(work):
            steps += 1
        one = await rows.get(tx, number)
        assert one is not None
        written = await tx.all("SELECT count(*) FROM receivers")
        await rows.end(tx, number, State.STOPPED, 1)
    assert one.counts.total == written[0][0] == 100_000
    assert steps >= 50


@pytest.mark.limits(Limits(overall_per_second=30))
async def test_at_the_paid_rate_each_message_says_so_and_has_a_window_of_its_own(
    api: BotApi, settings: Settings
) -> None:
    """Off by default; where it is on, two hundred take no six seconds and Telegram asks for no pause."""
    await load_example(settings)
    paid = settings.model_copy(update={"rate": 30.0, "chat_burst": 4, "paid_broadcast": True})
    async with Running(api, paid) as bot:
        await bot.start()
        phones, number = await begun(api, bot, 200)
        one = await until(bot, number, State.DONE)
    assert one.counts.sent == 200
    assert set(copies(phones)) == {1}
    assert floods(api) == 0
    said = [call.params.get("allow_paid_broadcast") for call in api.calls if call.params.get("text") == TEXT]
    assert len(said) == 200
    assert all(str(value).lower() == "true" for value in said)
    assert stars(one.counts.total) == 20
    assert stars(201) == 21


@pytest.mark.timeout(180)
@pytest.mark.limits(Limits(overall_per_second=300))
async def test_killed_at_twenty_moments_nobody_is_missing_and_at_most_who_was_in_flight_has_it_twice(
    api: BotApi, settings: Settings
) -> None:
    """MS-B3: a power cut between any two steps."""
    mortal = settings.model_copy(update={"rate": 300.0, "chat_burst": 4, "senders": 8})
    await load_example(mortal)
    async with opening.opened(mortal) as (db, tools, _words):
        phones = await audience(api, db, tools, 2500)
        number = await approve(db, tools)
        async with db.write() as tx:  # in danger it goes out at night too
            await tx.run("UPDATE broadcasts SET urgent = 1")
    dice = random.Random(11)
    stages = ["sender.claimed", "sender.sent", "sender.closed"]
    lives = [
        (stage, str(dice.randint(15, 25 if stage == "sender.closed" else 60))) for stage in dice.choices(stages, k=20)
    ]
    keeper = Keeper(mortal, lives)
    async with asyncio.TaskGroup() as group:
        group.create_task(keeper.run())
        async with asyncio.timeout(150):
            while stored(mortal.database, f"SELECT state FROM broadcasts WHERE id = {number}")[0][0] != "done":
                await asyncio.sleep(0.1)
        keeper.end()
    assert keeper.errors == []
    assert keeper.deaths == 20
    had = copies(phones)
    counts = stored(mortal.database, "SELECT total, sent, unknown, failed FROM broadcasts")[0]
    assert min(had) == 1
    assert max(had) <= 2
    assert sum(had) - len(had) <= keeper.deaths * mortal.senders
    assert counts[0] == 2500 == counts[1] + counts[2]


def test_an_audience_counts_a_part_once_and_leaves_out_what_is_left_out() -> None:
    part = Part(Who.NEWS)
    chosen = Audience().toggled(part)
    assert chosen.include == {part}
    assert chosen.toggled(part, out=True) == Audience(frozenset(), frozenset({part}))

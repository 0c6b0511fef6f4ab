"""AB-44: days and hours are chosen with buttons; a date that is typed counts for nothing and brings them once more."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import time, timedelta

import pytest
from announcing import draft, fans
from conftest import Running, labels, words
from desk import ask
from giving import days, item
from letters import rows
from planning import move_code
from volunteering import approve, day_ahead, need, press

import handlers
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import telephone
from bot.domain.written_dates import is_date, is_hour
from bot.runtime.conversations import FORM_LASTS_SECONDS
from handlers.slots_of import slot_data
from storage import chats, conversations, slots

pytestmark = [pytest.mark.timeout(300), pytest.mark.usefixtures("at_ten")]
WRITTEN = (
    "03/04/26", "31.02.2026", "2026-13-01", "3 / 4 / 1447", "1405-01-15", "٠٣/٠٤/٢٠٢٦", "۱۴۰۵/۰۱/۱۵", "3.4.26.",
    "\u200f٣١٫١٢٫٢٠٢٦",
)  # fmt: skip
TAKES_WORDS = {
    "note", "ask_for", "hospital", "words", "check", "statement", "certificate", "line", "reply", "reason", "name",
    "translate", "own", "which", "corrected", "text", "label",
}  # fmt: skip
"""Steps at which somebody writes what they like."""
ASKED = [(one.name, str(step)) for one in handlers.FEATURES for step in one.prompts if step not in TAKES_WORDS]
AGAIN = "Days and hours are chosen with buttons."


async def put_into(running: Running, phone: Phone, name: str, step: str, **answers: str) -> None:
    """Bring this person to a step, with these answers."""
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
        assert chat is not None
        until = int(running.bot.tools.clock.now().timestamp()) + FORM_LASTS_SECONDS
        at = conversations.Step(name, step, until, dict(answers))
        await conversations.put(tx, running.bot.tools.vault, chat.id, at)


def test_a_date_is_known_in_every_writing_and_a_telephone_number_never_is_one() -> None:
    """AB-44."""
    for typed in WRITTEN:
        assert is_date(typed), typed
        assert telephone(typed) is None, typed
    for typed in ("0532 123 45 67", "+90 532 123 45 67", "0212/555.12.34", "03-12-3456", "112", "555-1234", "2026", ""):
        assert not is_date(typed), typed
    assert is_hour("10:30") and is_hour("۱۰:۳۰") and not is_hour("1030")


@pytest.mark.parametrize("typed", WRITTEN)
async def test_at_a_step_that_asks_for_no_words_it_counts_for_nothing_and_is_asked_again(
    running: Running, api: BotApi, sara: Phone, typed: str
) -> None:
    """AB-44: no telephone number, amount or number on a slip is made of it."""
    await item(running, "milk")
    series, on = slot_data((await days(running))[0])
    assert len(ASKED) > 10
    for name, step in ASKED:
        api.clock.forward(timedelta(seconds=15))
        await put_into(running, sara, name, step, request="1", slip="1", stock="1", series=series, on=on)
        sara.send(typed)
        await running.calm()
        assert await rows(running, "SELECT name, step FROM conversations") == [(name, step)], (name, step, words(sara))
        assert labels(sara), (name, step)
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]
    assert await rows(running, "SELECT seq FROM inbox WHERE state = 'parked'") == []


async def questions(running: Running, api: BotApi, amina: Phone, sara: Phone) -> AsyncIterator[tuple[Phone, str]]:
    """Every screen on which a day or an hour is chosen, open on somebody's phone."""
    await ask(running, amina)
    await fans(running, api, ["en"])
    await draft(running, api, sara, "Soup at noon")
    async with running.bot.db.write() as tx:
        at = int((running.bot.tools.clock.now() + timedelta(days=5)).timestamp())
        assert await slots.toggle(tx, "family", at)
    shift = await need(running)
    milk = await item(running, "milk")
    (client,) = (row[0] for row in await rows(running, "SELECT chat_id FROM requests"))
    [volunteer] = await approve(running, amina)
    day = f"{day_ahead(running):%m%d}"
    assert volunteer == client
    moving = move_code(day_ahead(running), time(10), 60)
    for phone, presses in (
        (amina, ("birth.new",)),
        (amina, ("slot.list:family",)),
        (sara, ("case.days:1",)),
        (sara, (f"case.hours:1:{day}",)),
        (sara, ("slots.days:family",)),
        (sara, (f"slots.day:family:{day}",)),
        (sara, ("away",)),
        (sara, (f"away.to:{day}",)),
        (sara, ("rests.one:family",)),
        (sara, ("plan.new", "plan.ask:first")),
        (sara, ("plan.ask:start",)),
        (sara, (f"date.when:{shift}:{moving}:day",)),
        (sara, (f"date.when:{shift}:{moving}:hour",)),
        (sara, ("ann.when:1",)),
        (sara, (f"ann.hours:1:{day}",)),
        (sara, ("times.add:soup", "edit.ask:1:day")),
        (sara, ("edit.ask:1:hour",)),
        (sara, ("times.close:soup", "edit.ask:2:last")),
        (sara, (f"hours.day:{volunteer}",)),
        (sara, (f"giving.from:{milk}",)),
    ):
        for data in presses:
            api.clock.forward(timedelta(seconds=5))
            await press(running, phone, data)
        yield phone, presses[-1]


@pytest.mark.parametrize("typed", [WRITTEN[0], WRITTEN[1], WRITTEN[6], "10:30", "۱۰:۳۰"])
async def test_where_a_day_or_an_hour_is_chosen_the_same_question_comes_with_its_buttons(
    running: Running, api: BotApi, amina: Phone, sara: Phone, typed: str
) -> None:
    """AB-44: on every such screen, twice in a row; nothing that was chosen so far is lost."""
    async for phone, data in questions(running, api, amina, sara):
        asked, buttons = words(phone), [key.data for row in phone.last.keyboard for key in row]
        assert "🕥 This button is old" not in asked, data
        for _ in range(2):
            phone.send(typed)
            await running.calm()
            assert AGAIN in words(phone), data
            assert asked in words(phone), data
            assert set(buttons) <= {key.data for row in phone.last.keyboard for key in row}, data
    assert await rows(running, "SELECT seq FROM inbox WHERE state = 'parked'") == []


async def test_the_day_is_then_chosen_with_the_button_below_the_answer(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """AB-44."""
    await ask(running, amina)
    await press(running, sara, "case.days:1")
    sara.send("03/04/26")
    await running.calm()
    day = next(key for row in sara.last.keyboard for key in row if (key.data or "").startswith("case.hours"))
    sara.press(data=day.data)
    await running.calm()
    assert "which hour?" in words(sara)


async def test_after_another_screen_or_an_hour_the_menu_comes_with_the_answer(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """AB-44: a question that is no longer the last is not asked again."""
    for data, later in (("menu", timedelta()), ("birth.new", timedelta(hours=2))):
        await press(running, amina, "birth.new")
        await press(running, amina, data)
        api.clock.forward(later)
        amina.send("31.02.2026")
        await running.calm()
        assert AGAIN in words(amina)
        assert "In which month" not in words(amina)
        assert any("This week" in label for label in labels(amina))

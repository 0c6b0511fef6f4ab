"""A form's step is a row: never ahead of it, never behind; answers in order, each its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from enum import StrEnum
from typing import Any

import pytest
from conftest import Running, words
from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, ConversationHandler, MessageHandler, TypeHandler

import handlers
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.chats import ChatId
from bot.domain.refusals import Outdated
from bot.i18n import Translator
from bot.runtime.conversations import Form, set_draft
from handlers.answers import PRIVATE, TYPED, unless_stopped
from handlers.context import Edge
from handlers.feature import Feature
from handlers.rendering import View
from handlers.screens import Button, Screen, row
from handlers.talk import Talk
from storage import conversations


class Step(StrEnum):
    NAME = "name"
    CITY = "city"


def asks(text: str) -> View:
    def view(_t: Translator) -> Screen:
        return Screen([text], [row(Button("Pick", "trial.pick:1"))])

    return view


class Trial:
    """A form of two typed answers; the city may also be picked."""

    def __init__(self) -> None:
        self.given: list[dict[str, Any]] = []
        self.live = ["begun"]

    async def begin(self, talk: Talk, *_: str) -> Step:
        set_draft(source=self.live, pair=(1, 2))
        self.live.append("changed afterwards")
        talk.show(asks("name?"))
        return Step.NAME

    async def name(self, talk: Talk, *_: str) -> Step:
        match talk.text:
            case "refuse":
                set_draft(name="refused")
                raise Outdated
            case "fail":
                set_draft(name="failed")
                talk.work.step.draft["source"].append("spoilt")
                raise RuntimeError
            case "live":
                set_draft(name=object())
        set_draft(name=talk.text)
        talk.show(asks("city?"))
        return Step.CITY

    async def city(self, talk: Talk, *_: str) -> int:
        self.given.append({**talk.work.step.draft, "city": talk.text})
        talk.show(asks("done"))
        return Form.END

    async def pick(self, talk: Talk, number: str = "", *_: str) -> int:
        self.given.append({**talk.work.step.draft, "city": number})
        talk.show(asks("done"))
        return Form.END

    def form(self, edge: Edge) -> Form:
        return Form(
            "trial",
            [CommandHandler("trial", edge.command(self.begin), PRIVATE)],
            {
                Step.NAME: [MessageHandler(TYPED, edge.message(unless_stopped(self.name)))],
                Step.CITY: [
                    MessageHandler(TYPED, edge.message(unless_stopped(self.city))),
                    CallbackQueryHandler(edge.press(self.pick), pattern="^trial.pick(:|$)"),
                ],
            },
            [],
        )


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Trial:
    made = Trial()
    prompts = {Step.NAME: asks("name?"), Step.CITY: asks("city?")}
    monkeypatch.setattr(handlers, "FEATURES", (*handlers.FEATURES, Feature("trial", form=made.form, prompts=prompts)))
    return made


@pytest.fixture
async def running(api: BotApi, settings: Settings, trial: Trial) -> AsyncIterator[Running]:
    async with Running(api, settings) as bot:
        await bot.start()
        yield bot


async def step(running: Running) -> conversations.Step | None:
    async with running.bot.db.write() as tx:
        return await conversations.get(tx, running.bot.tools.vault, ChatId(1))


async def say(running: Running, phone: Phone, *texts: str) -> str:
    for text in texts:
        phone.send(text)
    await running.calm()
    return words(phone)


def test_ptb_still_keeps_its_steps_where_we_put_ours() -> None:
    form = ConversationHandler([], {}, [], name="plain")
    assert type(form._conversations) is dict
    assert not Form("ours", [], {Step.NAME: []}, [])._conversations
    assert Form("ours", [], {Step.NAME: []}, []).known_steps == {"name"}


async def test_two_quick_answers_are_taken_in_order_each_as_its_own(
    running: Running, amina: Phone, trial: Trial
) -> None:
    """TG-19, TG-42: all three updates share one batch; what is kept is a copy as it would be read back."""
    assert await say(running, amina, "/trial", "Bob", "Izmir") == "done"
    assert trial.given == [{"source": ["begun"], "pair": [1, 2], "name": "Bob", "city": "Izmir"}]
    assert await step(running) is None


async def test_a_stop_in_the_middle_loses_nothing(running: Running, amina: Phone, trial: Trial) -> None:
    """TG-15, TG-16: memory holds nothing."""
    await say(running, amina, "/trial", "Bob")
    await running.stop()
    await running.start()
    assert await say(running, amina, "Izmir") == "done"
    assert trial.given[0]["name"] == "Bob"


async def test_an_edited_message_is_never_the_next_answer(running: Running, amina: Phone, trial: Trial) -> None:
    """TG-24, AB-34."""
    await say(running, amina, "/trial", "Bob")
    amina.edit(next(message for message in amina.messages if message.text == "Bob").id, "Rob")
    await running.calm()
    assert words(amina).startswith("✏️")
    assert "city?" in words(amina)
    found = await step(running)
    assert found is not None
    assert (found.step, found.draft["name"]) == ("city", "Bob")


async def test_a_refusal_keeps_the_step_and_the_answers(running: Running, amina: Phone, trial: Trial) -> None:
    await say(running, amina, "/trial")
    assert (await say(running, amina, "refuse")).startswith("🕥")
    found = await step(running)
    assert found is not None
    assert (found.step, "name" in found.draft) == ("name", False)
    assert await say(running, amina, "Bob", "Izmir") == "done"


async def test_a_failed_answer_leaves_step_and_answers_as_they_were(
    running: Running, amina: Phone, trial: Trial
) -> None:
    """TG-42: also where the handler changed the stored answers themselves, and in the same batch."""
    await say(running, amina, "/trial", "fail", "Bob", "Izmir")
    assert trial.given == [{"source": ["begun"], "pair": [1, 2], "name": "Bob", "city": "Izmir"}]


async def test_an_answer_that_is_no_json_parks_the_update_and_not_the_process(running: Running, amina: Phone) -> None:
    assert (await say(running, amina, "/trial", "live")).startswith("⚠️ Sorry")
    found = await step(running)
    assert found is not None
    assert found.step == "name"


async def test_a_later_group_that_fails_does_not_leave_memory_ahead(
    running: Running, amina: Phone, trial: Trial
) -> None:
    async def broken(update: Update, _context: object) -> None:
        if update.message and update.message.text == "Rob":
            raise ValueError

    running.bot.application.add_handler(TypeHandler(Update, broken), group=1)
    await say(running, amina, "/trial", "Rob")
    assert await say(running, amina, "Bob") == "city?"
    assert await say(running, amina, "Izmir") == "done"
    assert trial.given[0]["name"] == "Bob"


async def test_a_step_this_release_does_not_know_leads_to_the_menu_once(running: Running, amina: Phone) -> None:
    """TG-27, MS-L12: no loop."""
    for name, at in (("trial", "shoe_size"), ("gone", "name")):
        async with running.bot.db.write() as tx:
            unknown = conversations.Step(name, at, 2**40, {"name": "Bob"})
            await conversations.put(tx, running.bot.tools.vault, ChatId(1), unknown)
        assert "question has changed" in await say(running, amina, "Izmir")
        assert await step(running) is None
        assert "question has changed" not in await say(running, amina, "Izmir")


@pytest.mark.parametrize("swept", [True, False])
async def test_a_form_left_for_three_days_says_that_it_has_expired_once(
    running: Running, amina: Phone, api: BotApi, trial: Trial, swept: bool
) -> None:
    """MS-L12, TG-15: the row decides, whether or not anything has swept it."""
    await say(running, amina, "/trial", "Bob")
    api.clock.forward(timedelta(days=3))
    if swept:
        await running.bot.clockwork.sweep()
        found = await step(running)
        assert found is not None
        assert (found.step, found.draft) == (None, {})
    assert "waited too long" in await say(running, amina, "Izmir")
    assert trial.given == []
    assert await step(running) is None
    assert "waited too long" not in await say(running, amina, "Izmir")
    assert await say(running, amina, "/trial") == "name?"


async def test_a_form_begun_anew_after_it_expired_has_no_old_answers(
    running: Running, amina: Phone, api: BotApi, trial: Trial
) -> None:
    await say(running, amina, "/trial", "Bob")
    api.clock.forward(timedelta(days=2))
    await say(running, amina, "/trial")
    found = await step(running)
    assert found is not None
    assert "name" not in found.draft


async def test_answers_that_do_not_open_end_the_form_and_not_the_process(
    running: Running, amina: Phone, trial: Trial
) -> None:
    """AB-67."""
    await say(running, amina, "/trial", "Bob")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE conversations SET draft = (SELECT ref FROM chats)")
    assert "waited too long" in await say(running, amina, "Izmir")


async def test_a_word_that_means_stop_wins_over_an_answer_in_every_language(
    running: Running, amina: Phone, api: BotApi, trial: Trial
) -> None:
    """MS-L8: in the person's language, in Turkish and in English."""
    for tag in running.bot.catalogues.tags:
        amina.tap(1, f"lang:{tag}")
        await running.calm()
        said = {word for way in (tag, "tr", "en") for word in _stop_words(running, way)}
        assert said
        for word in sorted(said):
            api.clock.forward(timedelta(seconds=10))
            await say(running, amina, "/trial", word.upper() if tag == "en" else word)
            assert await step(running) is None, (tag, word)
            assert words(amina).startswith("✖️")
    assert trial.given == []


def _stop_words(running: Running, tag: str) -> tuple[str, ...]:
    catalogues = running.bot.catalogues
    return handlers.answers.stop_words(catalogues.translator(tag)) if tag in catalogues.tags else ()


async def test_a_tap_after_the_form_has_ended_brings_the_menu(running: Running, amina: Phone, trial: Trial) -> None:
    await say(running, amina, "/trial", "Bob", "Izmir")
    amina.press("Pick")
    await running.calm()
    await amina.until(lambda phone: not phone.waiting_taps)
    assert "button is old" in words(amina)
    assert len(trial.given) == 1


async def test_a_button_of_another_step_is_no_answer_to_this_one(running: Running, amina: Phone, trial: Trial) -> None:
    await say(running, amina, "/trial")
    amina.press("Pick")
    await running.calm()
    assert trial.given == []
    found = await step(running)
    assert found is not None
    assert found.step == "name"
    await say(running, amina, "Bob")
    amina.press("Pick")
    await running.calm()
    assert [given["city"] for given in trial.given] == ["1"]

"""Hours that staff write down, and papers they send: only who plans shifts, once a tap, and undone with a trace."""

from __future__ import annotations

from datetime import timedelta

import pytest
from attending import attended, begin_at, chat_of, names, paper, served
from conftest import Running, labels, words
from desk import crowd, tap
from letters import rows, said
from volunteering import press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.timetable import today
from bot.i18n import strip_marks

KEPT = "SELECT minutes, task FROM hours_added ORDER BY id"


async def write_down(running: Running, sara: Phone, chat: int, length: str, task: str = "Cook") -> None:
    await press(running, sara, f"hours.of:{chat}")
    await tap(running, sara, "Add hours")
    day = next(key.data for row in sara.last.keyboard for key in row if key.data and "hours.long" in key.data)
    await press(running, sara, day)
    await tap(running, sara, length, task)
    running.api.clock.forward(timedelta(seconds=20))


async def test_two_entries_of_one_day_are_two_lines_and_their_sum(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-I1: 2 h and 3 h on one day; the list shows both, the total is theirs, on every screen and paper."""
    [samir] = await team(running, api, 1)
    await names(running, samir)
    chat = await chat_of(running, samir)
    await write_down(running, sara, chat, "2 h")
    await write_down(running, sara, chat, "3 h")
    assert words(sara).startswith("⏱ V0: 5 hours")
    assert "Cook · 2 h · added later" in words(sara)
    assert "Cook · 3 h · added later" in words(sara)
    await press(running, samir, "hours")
    assert words(samir).startswith("⏱ You have helped: 5 hours")
    await press(running, samir, "hours.make:statement:none")
    _, text = paper(running, samir)
    assert "Together: 5 hours" in text
    assert text.count("Cook") == 2
    assert await rows(running, KEPT) == [(120, "cook"), (180, "cook")]
    done = "SELECT count(*) FROM audit WHERE action = 'hours.add'"
    assert await rows(running, done) == [(2,)]


async def test_two_taps_on_one_question_are_one_entry(running: Running, api: BotApi, sara: Phone) -> None:
    [samir] = await team(running, api, 1)
    chat = await chat_of(running, samir)
    day = f"{today(running.bot.tools.clock.now()):%Y%m%d}"
    await press(running, sara, f"hours.task:{chat}:{day}:120")
    put = next(key.data for row in sara.last.keyboard for key in row if key.data and "hours.put" in key.data)
    for _ in range(3):
        await press(running, sara, put)
    assert await rows(running, KEPT) == [(120, "cook")]
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'hours.add'") == [(1,)]


async def test_what_was_written_down_by_mistake_is_removed_and_stands_in_the_audit(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-I5: the hours come right, and both acts can be read later."""
    [samir] = await team(running, api, 1)
    chat = await chat_of(running, samir)
    await write_down(running, sara, chat, "8 h")
    await tap(running, sara, "Added by hand", "🗑", "Remove these hours")
    assert "no hours yet" in words(sara)
    await press(running, sara, "hours.gone:1")
    assert "button is old" in words(sara)
    assert await rows(running, "SELECT action, about FROM audit WHERE action LIKE 'hours%'") == [
        ("hours.add", "hours 1: 480 min"),
        ("hours.drop", "hours 1: 480 min"),
    ]


async def test_somebody_who_came_without_a_place_reads_added_later(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H11: the statement says what staff added after the shift."""
    number, _ = await served(running, api, 1)
    [extra] = await team(running, api, 1, "Extra")
    await names(running, extra)
    await begin_at(running, number, hours=30)
    await press(running, sara, f"attend.others:{number}")
    await tap(running, sara, "Extra0")
    await press(running, extra, "hours")
    assert "3 h 30 min · added later" in words(extra)
    await press(running, extra, "hours.make:statement:none")
    assert "Added by staff after the shift." in paper(running, extra)[1]


async def test_a_certificate_is_looked_at_and_sent_to_the_volunteer(running: Running, api: BotApi, sara: Phone) -> None:
    number, [samir] = await served(running, api, 1)
    chat = await chat_of(running, samir)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    await press(running, sara, f"team.one:{chat}")
    await tap(running, sara, "Hours", "Certificate")
    assert paper(running, sara)[0] == "certificate.pdf"
    await tap(running, sara, "Send it to them")
    assert any("Sent to V0." in strip_marks(text) for text in said(sara))
    name, text = paper(running, samir)
    assert name == "certificate.pdf"
    assert "V0" in text
    assert "Certificate of your hours" in words(samir)
    await press(running, sara, f"hours.of:{chat}")
    [(code,)] = await rows(running, "SELECT code FROM certificates")
    assert f"Certificate 1, code {code}: 3 h 30 min" in words(sara)
    assert code in text


async def test_who_blocked_the_bot_is_sent_nothing_and_staff_are_told(
    running: Running, api: BotApi, sara: Phone
) -> None:
    number, [samir] = await served(running, api, 1)
    chat = await chat_of(running, samir)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET reach = 'blocked' WHERE id = ?", (chat,))
    before = len(samir.messages)
    await press(running, sara, f"hours.send:statement:{chat}")
    assert "cannot be reached here" in words(sara)
    assert len(samir.messages) == before


@pytest.mark.parametrize("action", ["of", "day", "long", "task", "put", "hand", "drop", "gone", "copy", "send"])
async def test_only_who_plans_shifts_reads_or_changes_hours_of_others(
    running: Running, api: BotApi, sara: Phone, action: str
) -> None:
    """SH-H4: neither volunteers, their lead nor clients, and not a coordinator of yesterday."""
    [samir] = await team(running, api, 1)
    [client] = await crowd(running, api, "C", 1)
    chat = await chat_of(running, samir)
    await write_down(running, sara, chat, "2 h")
    now = running.bot.tools.clock.now()
    day = f"{today(now):%Y%m%d}"
    parts = {
        "put": f"{chat}:{day}:60:cook:{int(now.timestamp())}",
        "drop": "1",
        "gone": "1",
        "copy": f"statement:{chat}",
        "send": f"statement:{chat}",
    }
    data = f"hours.{action}:{parts.get(action, f'{chat}:{day}:60')}"
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE role = 'coordinator'")
    for phone in (samir, client, sara):
        await press(running, phone, data)
        assert "button is old" in words(phone)
    assert await rows(running, KEPT) == [(120, "cook")]
    assert not any(one.kind == "document" for phone in (samir, client, sara) for one in phone.messages)


async def test_what_cannot_be_is_not_written_down(running: Running, api: BotApi, sara: Phone) -> None:
    """Neither tomorrow, nor a year and more ago, nor odd minutes, nor a task there is not, nor for a client."""
    [samir] = await team(running, api, 1)
    [client] = await crowd(running, api, "C", 1)
    chat, other = await chat_of(running, samir), await chat_of(running, client)
    now = running.bot.tools.clock.now()
    on, asked = today(now), int(now.timestamp())
    for person, day, minutes, task, at in (
        (chat, on + timedelta(days=1), 60, "cook", asked),
        (chat, on - timedelta(days=400), 60, "cook", asked),
        (chat, on, 45, "cook", asked),
        (chat, on, 510, "cook", asked),
        (chat, on, 60, "fly", asked),
        (chat, on, 60, "cook", asked + 3600),
        (chat, on, 60, "cook", asked - 8 * 24 * 3600),
        (other, on, 60, "cook", asked),
    ):
        await press(running, sara, f"hours.put:{person}:{day:%Y%m%d}:{minutes}:{task}:{at}")
        assert "button is old" in words(sara)
    for odd in (f"{chat}", f"{chat}:20261340:60:cook:{asked}", f"{chat}:x:60:cook:{asked}:1"):
        await press(running, sara, f"hours.put:{odd}")
        assert "button is old" in words(sara)
    assert await rows(running, KEPT) == []


async def test_older_days_and_more_tasks_are_a_tap_away(running: Running, api: BotApi, sara: Phone) -> None:
    [samir] = await team(running, api, 1)
    chat = await chat_of(running, samir)
    await press(running, sara, f"hours.day:{chat}")
    newest = labels(sara)[0]
    await tap(running, sara, "Older")
    assert newest not in labels(sara)
    assert len(sara.last.keyboard) <= 6
    await press(running, sara, f"hours.task:{chat}:{today(running.bot.tools.clock.now()):%Y%m%d}:30")
    assert len(sara.last.keyboard) <= 6
    await tap(running, sara, "More")
    assert "More" not in " ".join(labels(sara))

"""My hours and the papers about them: only what was attended, and the sum is its lines."""

from __future__ import annotations

from datetime import date, time

import pytest
from attending import attended, begin_at, marks, names, paper, served
from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from storage import hours

FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)


async def four(running: Running, api: BotApi) -> Phone:
    """Two shifts attended, one missed, one to come."""
    first, [samir] = await served(running, api, 1)
    numbers = [first, *[await need(running, on=day_ahead(running, days)) for days in (4, 5)]]
    numbers.append(await need(running, on=day_ahead(running, 5), start=time(20)))
    for number in numbers[1:]:
        await press(running, samir, f"shift.join:{number}")
    await begin_at(running, numbers[2], hours=5)
    await attended(running, numbers[0], samir)
    await attended(running, numbers[1], samir, minutes=150)
    await running.bot.idle()
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET attended = 0 WHERE shift_id = ?", (numbers[2],))
    return samir


async def test_only_what_was_attended_is_hours(running: Running, api: BotApi) -> None:
    """SH-I3: two attended, one no-show, one to come; the others are told apart and nobody is blamed."""
    samir = await four(running, api)
    await press(running, samir, "hours")
    assert words(samir).startswith("⏱ You have helped: 6 hours\nThis year: 6 hours\n")
    assert "Cook · 3 h 30 min" in words(samir)
    assert "Cook · 2 h 30 min" in words(samir)
    assert "1 shift is still to come." in words(samir)
    assert "1 shift did not happen for you." in words(samir)
    await tap(running, samir, "Statement", "Without a name")
    name, text = paper(running, samir)
    assert name == "hours.pdf"
    assert "3 h 30 min" in text
    assert "2 h 30 min" in text
    assert "Together: 6 hours" in text
    assert text.count("Cook") == 2
    assert "1 shift was missed" in text
    assert "1 shift is still to come" in text


async def test_a_past_shift_nobody_ticked_is_not_hours(running: Running, api: BotApi) -> None:
    """SH-I3: planned is not worked, and there is nothing to certify."""
    number, [samir] = await served(running, api, 1)
    await begin_at(running, number, hours=5)
    await press(running, samir, "hours")
    assert "Your hours will stand here" in words(samir)
    assert "1 shift is not confirmed yet." in words(samir)
    for data in ("hours.make:certificate:own", "hours.make:certificate:none", "hours.make:prize:own"):
        await press(running, samir, data)
        assert "button is old" in words(samir)
    assert await rows(running, "SELECT * FROM certificates") == []


async def test_a_name_is_typed_for_one_paper_and_kept_nowhere(running: Running, api: BotApi) -> None:
    number, [samir] = await served(running, api, 1, named=0)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    await press(running, samir, "hours")
    await tap(running, samir, "Certificate")
    assert not any("👤" in label for label in labels(samir))
    await tap(running, samir, "Write a name")
    assert "We do not keep it." in words(samir)
    samir.send("x" * 61)
    await running.calm()
    assert "at most 60 letters" in words(samir)
    samir.send("Samir Zzyzx")
    await running.calm()
    name, text = paper(running, samir)
    assert name == "certificate.pdf"
    assert "Samir Zzyzx" in text
    assert "3 hours and 30 minutes" in text
    assert await rows(running, "SELECT * FROM colleagues") == []
    assert await rows(running, "SELECT * FROM conversations") == []
    before = len(samir.messages)
    samir.send("Somebody else")
    await running.calm()
    assert not any(one.kind == "document" for one in samir.messages[before:])


@pytest.mark.parametrize("typed", ["../../etc/passwd", "\u202efdp.exe", "a/b\\c"])
async def test_no_typed_name_becomes_the_name_of_a_file(running: Running, api: BotApi, typed: str) -> None:
    """AB-72."""
    number, [samir] = await served(running, api, 1, named=0)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    await press(running, samir, "hours")
    await tap(running, samir, "Certificate", "Write a name")
    samir.send(typed)
    await running.calm()
    assert paper(running, samir)[0] == "certificate.pdf"


async def test_a_first_name_somebody_gave_is_offered(running: Running, api: BotApi) -> None:
    number, [samir] = await served(running, api, 1, named=1)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    await press(running, samir, "hours.paper:statement")
    await tap(running, samir, "👤 V0")
    assert "V0" in paper(running, samir)[1]
    await press(running, samir, "hours.make:statement:none")
    assert "V0" not in paper(running, samir)[1]


async def test_a_name_that_was_begun_is_not_waited_for_after_a_way_back(running: Running, api: BotApi) -> None:
    number, [samir] = await served(running, api, 1)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    await press(running, samir, "hours.paper:certificate")
    await tap(running, samir, "Write a name", "Back")
    samir.send("Samir")
    await running.calm()
    assert not any(one.kind == "document" for one in samir.messages)
    await press(running, samir, "hours.paper:certificate")
    await tap(running, samir, "Write a name")
    samir.send("/cancel")
    await running.calm()
    samir.send("Samir")
    await running.calm()
    assert not any(one.kind == "document" for one in samir.messages)


async def test_a_corrected_mark_corrects_hours_and_the_next_certificate(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-I5: the same hours are the same paper; corrected ones are the next issue, and the volunteer reads it."""
    number, [samir] = await served(running, api, 1)
    later = await need(running, on=day_ahead(running, 4))
    await press(running, samir, f"shift.join:{later}")
    await begin_at(running, later, hours=5)
    await attended(running, number, samir)
    await attended(running, later, samir)
    for _ in range(2):
        await press(running, samir, "hours.make:certificate:none")
    assert "7 hours" in paper(running, samir)[1]
    assert "issue 1" in paper(running, samir)[1]
    await press(running, sara, "attend.mark:1:missed")
    await press(running, samir, "hours")
    assert "Your hours have changed since your certificate" in words(samir)
    await tap(running, samir, "Certificate", "Without a name")
    assert "3 hours and 30 minutes" in paper(running, samir)[1]
    assert "issue 2" in paper(running, samir)[1]
    given = await rows(running, "SELECT number, minutes, length(code) FROM certificates ORDER BY number")
    assert given == [(1, 420, 8), (2, 210, 8)]
    await press(running, sara, "attend.mark:1:came")
    assert await marks(running) == [1, 1]
    await press(running, samir, "hours")
    assert words(samir).startswith("⏱ You have helped: 7 hours")


async def test_a_person_is_counted_once_however_many_shifts_they_had(running: Running, api: BotApi) -> None:
    """SH-I6: three shifts and hours written down are one volunteer."""
    number, [samir, amal] = await served(running, api, 2)
    others = [await need(running, on=day_ahead(running, days)) for days in (4, 5)]
    for other in others:
        await press(running, samir, f"shift.join:{other}")
    await begin_at(running, others[-1], hours=5)
    for one in (number, *others):
        await attended(running, one, samir)
    await attended(running, number, amal)
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, samir)).id
        await hours.add(tx, chat, hours.Entry(date(2026, 5, 5), 60, "cook", 1), chat)
        assert await hours.people(tx, FIRST, LAST) == 2
        assert await hours.total(tx, FIRST, LAST) == 4 * 210 + 60
        assert await hours.people(tx, date(2026, 5, 1), date(2026, 5, 31)) == 1


async def test_hours_of_an_erased_person_stay_without_a_name(running: Running, api: BotApi) -> None:
    """SH-H1: what they served stays in the sums; nothing of it is theirs any more."""
    number, [samir, amal] = await served(running, api, 2)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir, amal)
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, samir)).id
        await hours.add(tx, chat, hours.Entry(date(2026, 5, 5), 60, "cook", 1), chat)
    await press(running, samir, "hours.make:certificate:none")
    await press(running, samir, "erase.now")
    async with running.bot.db.write() as tx:
        assert await hours.total(tx, FIRST, LAST) == 2 * 210 + 60
        assert await hours.people(tx, FIRST, LAST) == 1
        assert (await hours.of(tx, chat, 0)).lines == ()
    assert await rows(running, "SELECT chat_id, by_chat FROM hours_added") == [(None, None)]
    assert await rows(running, "SELECT * FROM certificates") == []


@pytest.mark.parametrize("gone", ["place", "task", "programme"])
async def test_hours_remain_when_a_place_or_a_task_goes(running: Running, api: BotApi, gone: str) -> None:
    """SH-E11: what somebody did keeps its words and its minutes."""
    number, [samir] = await served(running, api, 1)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    async with running.bot.db.write() as tx:
        if gone == "place":
            await tx.run("UPDATE shifts SET place = 'old_hall'")
        else:
            await tx.run(f"UPDATE {gone}s SET active = 0")
    await press(running, samir, "hours")
    assert "Cook · 3 h 30 min" in words(samir)
    await press(running, samir, "hours.make:statement:none")
    assert "Together: 3 hours and 30 minutes" in paper(running, samir)[1]


async def test_many_lines_are_read_page_by_page(running: Running, api: BotApi) -> None:
    [samir] = await team(running, api, 1)
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, samir)).id
        for number in range(6):
            await hours.add(tx, chat, hours.Entry(date(2026, 5, 1 + number), 60, "cook", number), chat)
    await press(running, samir, "hours")
    assert "6.5" in words(samir)
    assert len(words(samir).split("\n")) <= 8
    await tap(running, samir, "Older")
    assert "1.5" in words(samir)
    assert "6.5" not in words(samir)
    assert "6 hours" in words(samir)


async def test_an_overnight_shift_belongs_to_the_day_it_begins(running: Running, api: BotApi) -> None:
    """SH-D1, SH-D4: also where that is another day in UTC."""
    number, [samir] = await served(running, api, 1, start=time(1, 30))
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    on = await rows(running, "SELECT original_on FROM shifts")
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, samir)).id
        [line] = (await hours.of(tx, chat, 0)).lines
    assert [(line.on.isoformat(),)] == on


async def test_nobody_reads_the_hours_of_another(running: Running, api: BotApi) -> None:
    """SH-H4: the button carries no person, and forged pages are old."""
    number, [samir, amal] = await served(running, api, 2)
    await names(running, samir)
    await begin_at(running, number, hours=5)
    await attended(running, number, samir)
    await press(running, amal, "hours")
    assert "Your hours will stand here" in words(amal)
    for data in ("hours:x", "hours.paper:x", "hours.make:statement:x", "hours.write:x"):
        await press(running, amal, data)
        assert "button is old" in words(amal)

"""Every press there is with the data of somebody else: it is answered, tells nothing, and changes no row of theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from buttons import of_forms, presses
from conftest import Running
from desk import ask, crowd, offer, staff
from joining import number_of
from letters import rows
from staffing import GONE, said
from volunteering import approve, need

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import NoteKind
from bot.domain.people import Grant, Role
from storage import appointments

pytestmark = [pytest.mark.timeout(300), pytest.mark.usefixtures("at_ten")]
"""By day, so that it is the presses that change things and not a day that begins."""
CANARY = "Zzyzx"
ACTIONS = sorted({*presses(), *of_forms()} - {"erase.now", "leaving"})
"""But those after which the one who presses is somebody else."""
ARGUMENTS = (":1", ":1:1", ":1:1:1")
TECHNICAL = {
    "inbox", "outbox", "kept_files", "facts", "conversations", "audit", "numbers", "wished_languages", "erased",
    "timetable_edits",
}  # fmt: skip
"""The trace of a press itself, which names nobody else."""
OF_A_CASE = (
    "requests", "notes", "offers", "answers", "request_moves", "interpreter_questions", "interpretations", "talks",
    "waits", "holds", "births",
)  # fmt: skip
REMINDERS = "reminders WHERE kind NOT IN ('shift_day', 'shift_hours') OR about = 1"
"""But those of shifts that they come to themselves."""
OWN = ("chat_id", "client_chat", "by_chat")


async def read(running: Running, *queries: str) -> list[list[tuple[Any, ...]]]:
    """What each of them finds, all at one moment."""
    async with running.bot.db.write() as tx:
        return [await tx.all(sql) for sql in queries]


async def columns(running: Running) -> dict[str, list[str]]:
    """What the columns of each table are called, technical tables left out."""
    found: dict[str, list[str]] = {}
    [pairs] = await read(
        running,
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'"
        " AND t.name NOT GLOB 'sqlite*' AND t.name NOT GLOB '*yoyo*' ORDER BY t.name, c.cid",
    )
    for table, column in pairs:
        if table not in TECHNICAL:
            found.setdefault(table, []).append(column)
    return found


async def state(running: Running, tables: dict[str, list[str]], without: set[int]) -> dict[str, list[Any]]:
    """Every row that is not one of these people's own."""
    chosen = [REMINDERS if table == "reminders" else table for table in tables]
    kept = {}
    found = await read(running, *(f"SELECT * FROM {table}" for table in chosen))
    for (table, names), lines in zip(tables.items(), found, strict=True):
        own = [names.index(name) for name in (["id"] if table == "chats" else OWN) if name in names]
        kept[table] = [line for line in lines if not any(line[at] in without for at in own)]
    return kept


async def press(running: Running, phones: list[Phone], data: str) -> None:
    """All press at the same moment, each in their own chat, some time after the press before."""
    running.api.clock.forward(timedelta(seconds=2))
    for phone in phones:
        shown = [message.id for message in phone.visible if not message.mine]
        phone.tap(shown[-1] if shown else GONE, data)
    await running.calm()
    for phone in phones:
        await phone.until(lambda one: not one.waiting_taps)


async def world(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """A client's request with times offered and notes, and a volunteer's place offered to one other: all number 1."""
    await ask(running, amina)
    await offer(running, sara)
    number = await need(running)
    helper, asked = await approve(running, *await crowd(running, api, "V", 2))
    async with running.bot.db.write() as tx:
        for kind in (NoteKind.CLIENT, NoteKind.PRIVATE):
            await appointments.add_note(tx, running.bot.tools.vault, 1, kind, CANARY, 1)
        await tx.run(
            "INSERT INTO signups (id, shift_id, chat_id, state, made_at) VALUES (1, ?, ?, 'confirmed', 1)",
            (number, helper),
        )
        await tx.run(
            "INSERT INTO handovers (signup_id, way, state, starts_at, made_at)"
            " SELECT 1, 'named', 'open', starts_at, ? FROM shifts WHERE id = ?",
            (int(running.bot.tools.clock.now().timestamp()), number),
        )
        await tx.run("INSERT INTO handover_asks (handover_id, chat_id, asked_at) VALUES (1, ?, 1)", (asked,))


async def test_a_client_a_volunteer_and_who_was_removed_change_nothing_of_anybody_else(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """The data of another client, of a volunteer and of staff."""
    await world(running, api, amina, sara)
    reza, team = await crowd(running, api, "R", 2)
    [helper] = await approve(running, team)
    gone = await staff(running, api, "Gone", Grant(Role.COORDINATOR))
    removed = await number_of(running, gone)
    without = {await number_of(running, reza), removed, int(helper)}
    async with running.bot.db.write() as tx:
        assert await tx.run("DELETE FROM grants WHERE chat_id = ?", (removed,)) == 1
    phones, tables, changed = [reza, team, gone], await columns(running), dict[str, list[str]]()
    before = await state(running, tables, without)
    for data in (action + arguments for action in ACTIONS for arguments in ARGUMENTS):
        await press(running, phones, data)
        assert not any(CANARY in said(phone) for phone in phones), data
        after = await state(running, tables, without)
        if after != before:
            changed[data] = [table for table in before if after[table] != before[table]]
            before = after
    assert changed == {}
    assert await rows(running, "SELECT seq FROM inbox WHERE state = 'parked'") == []


async def test_a_case_worker_of_another_service_changes_nothing_of_a_case(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await world(running, api, amina, sara)
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    whole = [f"SELECT * FROM {table}" for table in OF_A_CASE]
    before = await read(running, *whole)
    changed = []
    for data in (action + arguments for action in ACTIONS for arguments in ARGUMENTS):
        await press(running, [nurse], data)
        assert CANARY not in said(nurse), data
        after = await read(running, *whole)
        if after != before:
            changed.append((data, [table for table, a, b in zip(OF_A_CASE, before, after, strict=True) if a != b]))
            before = after
    assert changed == []
    assert await rows(running, "SELECT seq FROM inbox WHERE state = 'parked'") == []

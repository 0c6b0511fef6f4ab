"""Who did what: administrators read it in the chat and take it along; nobody else, and taking it is an act too."""

from __future__ import annotations

import ast
import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from rosters import call
from volunteering import press

from bot import opening
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.audit import A_PART, Change
from bot.domain.chats import ChatId
from bot.domain.people import Grant, Role
from bot.i18n import Catalogues
from handlers.views import audit_words
from storage import audit

ACTIONS = ("audit", "audit:1:p1", "audit.one:1", "audit.who", "audit.take", "audit.file:jsonl", "audit.file:xlsx:0:all")
NEWEST = "📜 Who did what"


@pytest.fixture
async def boss(running: Running, api: BotApi) -> Phone:
    """An administrator who reads English and has a name."""
    phone = await staff(running, api, "Boss", Grant(Role.ADMIN))
    await call(running, phone, "Ayla")
    return phone


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


def sent(api: BotApi, phone: Phone) -> bytes:
    """What is in the file that came last."""
    return api.world.files.by_id(phone.last.raw["document"]["file_id"]).data


async def worked(running: Running, amina: Phone, boss: Phone) -> None:
    """A request is asked for, read, taken and closed as done."""
    await ask(running, amina)
    await press(running, boss, "case:1")
    await tap(running, boss, "I take it")
    await press(running, boss, "case.done:1")


async def test_reading_and_changing_a_case_stand_there_newest_first_with_before_and_after(
    running: Running, amina: Phone, boss: Phone
) -> None:
    await worked(running, amina, boss)
    boss.send("/audit")
    await running.calm()
    lines = words(boss).splitlines()
    assert lines[0] == NEWEST
    assert any("Ayla: read a request · request 1" in line for line in lines)
    closed = next(line for line in lines if "Ayla: closed a request as done · request 1" in line)
    await tap(running, boss, closed.partition(".")[0])
    assert "before: requested, after: done" in words(boss)
    assert "About: request 1" in words(boss)
    await tap(running, boss, "All about the same")
    assert words(boss).startswith("📜 All about: request 1")
    await tap(running, boss, "1", "All by the same person")
    assert words(boss).startswith("📜 All by: Ayla")
    await tap(running, boss, "Back")
    assert words(boss).startswith(NEWEST)


async def test_pages_and_people_and_one_thing_is_not_another_of_the_same_beginning(
    running: Running, boss: Phone
) -> None:
    async with running.bot.db.write() as tx:
        for number in (*range(1, 13), 1):
            await audit.add(tx, number, ChatId(500 + number % 7), "read", f"request {number}")
        await audit.add(tx, 99, None, "request.expire", "request 1", Change("offered", "expired"))
        await audit.add(tx, 99, None, "hand_over", "request 1 to 5")
        await audit.add(tx, 99, None, "attend.ended", "shift 1: 5 min")
    await press(running, boss, "audit")
    assert labels(boss)[:7] == ["1", "2", "3", "4", "5", "6", "▶️ Older"]
    await tap(running, boss, "Older")
    assert labels(boss)[:6] == ["7", "8", "9", "10", "11", "12"]
    await press(running, boss, "audit:0:t1")
    assert words(boss).count("request 1") == 5
    assert "request 12" not in words(boss)
    await press(running, boss, "audit.who")
    assert len(labels(boss)) <= 7
    await tap(running, boss, "Number 50")
    assert words(boss).startswith("📜 All by: number 50")


async def test_the_lines_can_be_checked_by_whoever_has_them_and_the_table_opens(
    running: Running, api: BotApi, amina: Phone, boss: Phone
) -> None:
    await worked(running, amina, boss)
    await press(running, boss, "audit.take")
    await tap(running, boss, "For checking (JSON)")
    acts = [json.loads(line) for line in sent(api, boss).decode().splitlines()][::-1]
    before = bytes.fromhex(acts[0]["chain"])
    for act in acts[1:]:
        held = [act[name] for name in ("at", "actor", "action", "about", "result")]
        held += [act["was"], act["became"]] if act["was"] is not None else []
        before = hashlib.sha256(before + repr(tuple(held)).encode()).digest()
        assert act["chain"] == before.hex()
    assert {act["name"] for act in acts} == {"Ayla"}
    await press(running, boss, "audit.file:xlsx:0:all")
    sheet = openpyxl.load_workbook(io.BytesIO(sent(api, boss))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]][2:5] == ["Ayla", "took this record along", "this record"]
    taken = "SELECT result FROM audit WHERE action = 'audit.export' ORDER BY id"
    assert [row[0].partition(", ")[2] for row in await rows(running, taken)] == ["jsonl", "xlsx"]


async def test_more_than_a_file_holds_comes_in_parts_that_telegram_takes(
    running: Running, api: BotApi, boss: Phone
) -> None:
    async with running.bot.db.write() as tx:
        for number in range(A_PART + 5):
            await audit.add(tx, number, ChatId(1), "shift.change", f"shift {number} one", Change("x" * 60, "y" * 60))
    await press(running, boss, "audit.file:jsonl:0:all")
    assert len(sent(api, boss).splitlines()) == A_PART
    await tap(running, boss, "Older")
    assert 5 <= len(sent(api, boss).splitlines()) < 20
    await press(running, boss, "audit.file:jsonl:7:all")
    assert words(boss).startswith("🕥 This button is old")


@pytest.mark.parametrize("data", ACTIONS)
async def test_it_is_for_administrators_and_for_nobody_else(
    running: Running, api: BotApi, amina: Phone, sara: Phone, boss: Phone, data: str
) -> None:
    """A client, a coordinator, and who was administrator a moment ago."""
    async with running.bot.db.write() as tx:
        await audit.add(tx, 1, ChatId(1), "read", "request 1")
        await tx.run("DELETE FROM grants WHERE role = 'admin'")
    for phone in (amina, sara, boss):
        before = len(phone.messages)
        await press(running, phone, data)
        assert "📜" not in words(phone)
        assert all(one.kind == "text" for one in phone.messages[before:])
    assert await rows(running, "SELECT * FROM audit WHERE action = 'audit.export'") == []


@pytest.mark.parametrize(
    "data", ["audit:0:x1", "audit:0:p", "audit:0:t-1", "audit.one:999", "audit.file:pdf", "audit:0:"]
)
async def test_a_forged_filter_is_an_old_button(running: Running, boss: Phone, data: str) -> None:
    await press(running, boss, data)
    assert words(boss).startswith("🕥 This button is old")


def written() -> Iterator[str]:
    """Every action that is written down by its name in the code."""
    for path in [*Path("bot").rglob("*.py"), *Path("handlers").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("audit.add", "shelf.add"):
                said = node.args[3] if len(node.args) >= 5 else None
                if isinstance(said, ast.Constant) and isinstance(said.value, str):
                    yield said.value


def test_every_act_has_its_words() -> None:
    """A new act is named in ``handlers/views/audit_words.py``."""
    t = Catalogues.load(opening.LOCALES).translator("en")
    known = audit_words._acts(t)
    assert sorted(set(written()) - set(known)) == []
    assert all(said() for said in known.values())

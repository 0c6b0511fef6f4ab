"""Every rule of what is kept how long, with a set clock: nothing goes before its time, everything after."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import config
from bot.domain.retention import DAYS, RULES, Keep, Rule, is_due
from bot.domain.timetable import ISTANBUL, today
from storage import retention
from storage.database import Tx

NOW = datetime(2026, 11, 26, 21, 30, tzinfo=UTC)  # already tomorrow in Istanbul
SECOND = timedelta(seconds=1)
README = Path(__file__).parents[2] / "README.md"


@pytest.fixture
async def tx(tx: Tx) -> Tx:
    for sql in WORLD:
        await tx.run(sql)
    return tx


WORLD = (
    "INSERT INTO chats (id, kind, ref, found, seen_on) VALUES (1, 'private', x'', x'01', '2999-01-01')",
    "INSERT INTO shift_series (id, programme, task, place, starts, minutes, first_on)"
    " VALUES (1, 'soup', 'cook', 'hall', '09:30', 60, '2026-01-01')",
    "INSERT INTO announcements (id, created_at) VALUES (1, 1)",
)
SHIFT = (
    "INSERT INTO shifts (id, series_id, original_on, programme, task, place, starts_at, ends_at, seats, minimum,"
    " cutoff_minutes, alert_minutes, approval, language, note)"
    " SELECT coalesce(max(id), 0) + 1, 1, date('2026-01-01', count(*) || ' days'), 'soup', 'cook', 'hall',"
    " :at - 60, :at, 1, 0, 0, 0, 0, '', '{}' FROM shifts"
)
UPDATE = (
    "INSERT INTO inbox (same, person, payload, state, received_at, finished_at)"
    " VALUES (randomblob(16), x'', iif(:state = 'done', NULL, x'01'), :state, :at, :at)"
)
NEW = "(SELECT max(id) FROM shifts)"
MADE: dict[Keep, tuple[str, ...]] = {
    Keep.FORMS: ("INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
                 "INSERT INTO conversations (chat_id, name, expires_at) SELECT max(id), 'wish', :at FROM chats"),
    Keep.UPDATES: (UPDATE,),
    Keep.PARKED: (UPDATE,),
    Keep.MESSAGES: ("INSERT INTO outbox (chat_id, lane, state, due_at, ended_at) VALUES (1, 0, 'sent', 1, :at)",),
    Keep.REQUESTS: ("INSERT INTO requests (chat_id, service, whom, urgent, state, created_at, changed_at, starts_at)"
                    " VALUES (1, 'family', 'me', 0, :state, 1, :at, iif(:state = 'no_show', :at, NULL))",),
    Keep.BIRTHS: ("INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
                  "INSERT INTO births (chat_id, card, created_at, forget_at) SELECT max(id), x'', 1, :at FROM chats"),
    Keep.REMINDERS: ("INSERT INTO reminders (kind, about, due_at, state) VALUES ('x', random(), :at, :state)",),
    Keep.INVITES: ("INSERT INTO invites (hash, role, number, expires_at) VALUES (randomblob(16), 'admin', 42, :at)",),
    Keep.DESK_CODES: (
        "INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
        "INSERT INTO desk_codes (chat_id, code, until) SELECT max(id), max(id), :at FROM chats"),
    Keep.CALENDARS: (SHIFT, f"INSERT INTO calendar_exports (chat_id, shift_id) VALUES (1, {NEW})"),
    Keep.CALLOUTS: (SHIFT, f"INSERT INTO callouts (shift_id, chat_id, asked_at) VALUES ({NEW}, 1, 1)"),
    Keep.HANDOVERS: (SHIFT, f"INSERT INTO signups (shift_id, chat_id, state, made_at) VALUES ({NEW}, 1, 'left', 1)",
                     "INSERT INTO handovers (signup_id, way, state, starts_at, made_at)"
                     " SELECT max(id), 'call', :state, 1, 1 FROM signups"),
    Keep.APPLICATIONS: (
        "INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
        "INSERT INTO volunteers (chat_id, state, applied_at) SELECT max(id), :state, :at FROM chats"),
    Keep.UNANSWERED: (
        "INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
        "INSERT INTO volunteers (chat_id, state, applied_at) SELECT max(id), :state, :at FROM chats"),
    Keep.REFUSED: (
        "INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
        "INSERT INTO volunteers (chat_id, state, applied_at, decided_at) SELECT max(id), :state, 1, :at FROM chats"),
    Keep.RECEIVERS: ("INSERT INTO broadcasts (announcement_id, purpose, state, urgent, starts_at, ended_at)"
                     " VALUES (1, 'send', 'done', 0, 1, :at)",
                     "INSERT INTO receivers (broadcast_id, chat_id, language) SELECT max(id), 1, 'en' FROM broadcasts"),
    Keep.REPLIES: ("INSERT INTO announcement_answers (announcement_id, chat_id, text, at) VALUES (1, 1, x'', :at)",),
    Keep.TRANSLATIONS: ("INSERT INTO announcements (created_at) VALUES (1)",
                        "INSERT INTO translation_tasks (announcement_id, source, target, original, until, stage)"
                        " SELECT max(id), 'en', 'ar', x'', :at, 'ended' FROM announcements"),
    Keep.VEILED: ("INSERT INTO veiled (chat_id, call, at) VALUES (1, x'', :at)",),
    Keep.PAUSES: ("INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
                  "INSERT INTO pauses (chat_id, reason, until) SELECT max(id), 'flood', :at FROM chats"),
    Keep.SERVICE_PAUSES: ("INSERT INTO service_pauses (service, again_on) VALUES (hex(randomblob(8)), :day)",),
    Keep.TIMETABLE_EDITS: ("INSERT INTO timetable_edits (chat_id, edit, made_at) VALUES (1, '{}', :at)",),
    Keep.KEPT_FILES: ("INSERT INTO kept_files VALUES (hex(randomblob(8)), 'x', :at)",),
    Keep.DAY_MARKS: ("INSERT INTO day_marks (series, original_on, programme, kind, at)"
                     " SELECT hex(randomblob(8)), '2026-01-01', 'soup', 'few', :at",),
    Keep.HEADCOUNTS: ("INSERT INTO headcounts (series, original_on, programme, on_day, n, at)"
                      " VALUES ('s', '2026-01-01', 'soup', '2026-01-01', 5, :at)",),
    Keep.SHIFT_DRAFTS: (
        "INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), '2999-01-01')",
        "INSERT INTO shift_drafts (chat_id, kind, answers, made_at) SELECT max(id), 'plan', '{}', :at FROM chats"),
    Keep.TEAM_NOTES: ("INSERT INTO team_notes (text, at) VALUES (x'00', :at)",),
    Keep.NUMBERS: ("INSERT INTO tickets (series, original_on, chat_id, number, starts_at, ends_at, place, made_at)"
                   " SELECT 'soup', '2026-01-01', NULL, count(*) + 1, :at - 60, :at, 'hall', 1 FROM tickets",),
    Keep.IDLE: ("INSERT INTO chats (kind, ref, found, seen_on) VALUES ('private', x'', randomblob(16), :day)",),
    Keep.AUDIT: ("INSERT INTO audit (at, action, about, result, chain) VALUES (:at, 'x', 'y', 'done', x'')",),
    Keep.ERASED: ("INSERT INTO erased (found, at) VALUES (randomblob(16), :at)",),
}  # fmt: skip
"""One row of each, as old as is said."""
OTHER_STATE = {
    Keep.UPDATES: "parked", Keep.PARKED: "done", Keep.REQUESTS: "requested", Keep.REMINDERS: "planned",
    Keep.HANDOVERS: "open", Keep.APPLICATIONS: "approved", Keep.REFUSED: "approved",
    Keep.UNANSWERED: "approved",
}  # fmt: skip


async def put(tx: Tx, rule: Rule, at: datetime, state: str = "") -> None:
    values = {"at": int(at.timestamp()), "day": today(at).isoformat(), "state": state}
    for sql in MADE[rule.name]:
        await tx.run(sql, values)


async def count(tx: Tx, rule: Rule) -> int:
    return int((await tx.all(f"SELECT count(*) FROM {rule.table}"))[0][0])


async def all_gone(tx: Tx, days: dict[Keep, int], now: datetime) -> list[int]:
    """How many rows went in each round."""
    rounds = [(await retention.forget(tx, days, now)).rows]
    while rounds[-1]:
        rounds.append((await retention.forget(tx, days, now)).rows)
    return rounds


@pytest.mark.parametrize("longer", [0, 5])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
async def test_nothing_goes_before_its_time_and_everything_after(tx: Tx, rule: Rule, longer: int) -> None:
    """Each state of each table, by the rule's days and by others an operator chose."""
    await tx.run("INSERT INTO audit (at, action, about, result, chain) VALUES (99999999999, 'x', 'y', 'done', x'')")
    days = dict(DAYS) | {rule.name: rule.days + longer}
    made = datetime(2026, 11, 26, 10, 15, tzinfo=UTC)
    before = await count(tx, rule)
    for state in rule.states or ("",):
        await put(tx, rule, made, state)
    kept = await count(tx, rule)
    end = made + timedelta(days=days[rule.name])
    if rule.basis[0].endswith("_on"):  # a day is over with its last second
        end = datetime.combine(today(end) + timedelta(days=1), datetime.min.time(), ISTANBUL)
    assert await all_gone(tx, days, end - SECOND) == [0]
    assert await count(tx, rule) == kept == before + max(len(rule.states), 1)
    await all_gone(tx, days, end)
    assert await count(tx, rule) == before


@pytest.mark.parametrize("name", OTHER_STATE, ids=str)
async def test_what_is_in_another_state_is_not_touched_by_the_rule(tx: Tx, name: Keep) -> None:
    rule = next(rule for rule in RULES if rule.name is name)
    days = dict.fromkeys(DAYS, 3650) | {name: rule.days}
    await put(tx, rule, NOW - timedelta(days=400), OTHER_STATE[name])
    await all_gone(tx, days, NOW)
    assert await count(tx, rule) == 1


async def test_at_random_only_what_is_too_old_goes_and_never_more_than_five_hundred_at_once(tx: Tx) -> None:
    """A property: for any ages, exactly the younger ones are left."""
    dice = random.Random(11)
    rule = next(rule for rule in RULES if rule.name is Keep.MESSAGES)
    ages = [timedelta(seconds=dice.randrange(rule.days * 2 * 86400)) for _ in range(1300)]
    for age in ages:
        await put(tx, rule, NOW - age)
    rounds = await all_gone(tx, dict(DAYS), NOW)
    assert max(rounds) <= 500
    left = sorted(row[0] for row in await tx.all("SELECT ended_at FROM outbox"))
    assert left == sorted(int((NOW - age).timestamp()) for age in ages if age < timedelta(days=rule.days))


async def test_who_follows_something_is_not_idle_and_people_go_a_hundred_at_a_time(tx: Tx) -> None:
    rule = next(rule for rule in RULES if rule.name is Keep.IDLE)
    for _ in range(230):
        await put(tx, rule, NOW - timedelta(days=400))
    await tx.run("INSERT INTO follows (chat_id, programme, since) SELECT max(id), 'soup', 1 FROM chats")
    await tx.run(
        "INSERT INTO inbox (same, person, payload, state, received_at, finished_at)"
        " SELECT found, found, x'01', 'parked', 1, 9999999999 FROM chats WHERE id IN (2, (SELECT max(id) FROM chats))"
    )
    assert await all_gone(tx, dict(DAYS), NOW) == [100, 100, 29, 0]
    assert await count(tx, rule) == 2
    assert await tx.all("SELECT person = (SELECT found FROM chats ORDER BY id DESC) FROM inbox") == [(1,)]


async def test_a_request_is_kept_until_its_date_is_over_and_longer_where_staff_said_so(tx: Tx) -> None:
    rule = next(rule for rule in RULES if rule.name is Keep.REQUESTS)
    for _ in range(3):
        await put(tx, rule, NOW - timedelta(days=100), "done")
    await tx.run("UPDATE requests SET starts_at = ? WHERE id = 1", (int((NOW - timedelta(days=13)).timestamp()),))
    await tx.run("UPDATE requests SET keep_until = ? WHERE id = 2", (int((NOW + timedelta(days=1)).timestamp()),))
    await all_gone(tx, dict(DAYS), NOW)
    assert await tx.all("SELECT id FROM requests") == [(1,), (2,)]
    await all_gone(tx, dict(DAYS), NOW + timedelta(days=1))
    assert await tx.all("SELECT id FROM requests") == []


async def test_the_audit_loses_no_row_that_its_own_trigger_guards(tx: Tx) -> None:
    """A quiet bot: the newest row is itself more than a year old."""
    rule = next(rule for rule in RULES if rule.name is Keep.AUDIT)
    for days in (900, 700, 500):
        await put(tx, rule, NOW - timedelta(days=days))
    await all_gone(tx, dict(DAYS), NOW)
    assert await count(tx, rule) == 2


def test_it_is_looked_once_a_night_and_at_the_start() -> None:
    night = datetime(2026, 11, 27, 3, 30, tzinfo=ISTANBUL)
    assert is_due(None, NOW)
    assert not is_due(night - timedelta(hours=20), night - SECOND)
    assert is_due(night - SECOND, night)
    assert not is_due(night, night + timedelta(hours=23))
    assert is_due(night, night + timedelta(days=1))


def test_each_rule_has_a_setting_that_is_held_to_its_least(monkeypatch: pytest.MonkeyPatch) -> None:
    for rule in RULES:
        monkeypatch.setenv(f"IIMP_KEEP_{rule.name.upper()}", str(rule.least + 1))
    assert config.days_kept() == {rule.name: rule.least + 1 for rule in RULES}


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("IIMP_KEEP_AUDIT", "364", "from 365 to 3650"),
        ("IIMP_KEEP_REQUESTS", "-1", "from 0 to 3650"),
        ("IIMP_KEEP_REQUESTS", "two", "from 0 to 3650"),
        ("IIMP_KEEP_REQUESTS", "9999", "from 0 to 3650"),
        ("IIMP_KEEP_EVERYTHING", "1", "nothing of that name"),
    ],
)
def test_a_wrong_setting_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(config.SettingsError, match=f"^{variable}: .*{said}"):
        config.load(token_needed=False)


def test_the_readme_lists_every_rule_as_it_is() -> None:
    text = README.read_text(encoding="utf-8")
    for rule in RULES:
        line = f"| `IIMP_KEEP_{rule.name.upper()}` | {rule.days} | {rule.least} | {rule.about}. |"
        assert line in text, line


def test_every_rule_is_tried_here() -> None:
    held: dict[Any, Any] = MADE
    assert held.keys() == {rule.name for rule in RULES} == set(Keep)

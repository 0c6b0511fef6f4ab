"""What a schedule answer may cost; speed itself is measured by `make bench`, never by a test."""

from __future__ import annotations

from pathlib import Path

from bench.counts import per_turn


async def test_a_schedule_answer_takes_few_statements_shared_commits_and_two_calls(tmp_path: Path) -> None:
    cost = await per_turn(tmp_path)
    assert cost["http_per_turn"] == 2
    assert cost["sql_per_turn"] <= 8
    assert cost["commits_per_turn"] <= 2

"""The measurement of sending to many, on a handful: that it measures; how fast it is, is for `make bench`."""

from __future__ import annotations

from pathlib import Path

from bench import sends


async def test_everybody_of_a_small_crowd_gets_what_is_measured_once(tmp_path: Path) -> None:
    sent = await sends.ours(tmp_path, 40)
    assert (sent.lost, sent.doubled, sent.refused) == (0, 0, 0)
    assert sent.per_s > 0

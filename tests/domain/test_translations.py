"""Until when a translation can be asked for, and which words of it are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.announcements import Content, File, FileKind
from bot.domain.translations import Due, Task, deadlines

UNTIL = datetime(2026, 12, 1, 17, tzinfo=UTC)


@pytest.mark.parametrize(("hour", "offered"), [(9, True), (14, True), (15, False), (18, False), (20, False)])
def test_this_evening_is_offered_only_while_it_is_later_than_in_two_hours(hour: int, offered: bool) -> None:
    """Eight in the evening in Istanbul is 17:00 UTC."""
    found = deadlines(datetime(2026, 12, 1, hour, 1, tzinfo=UTC))
    assert (Due.EVENING in found) is offered
    assert found.get(Due.EVENING, UTC) in (UNTIL, UTC)


def test_tomorrow_is_the_next_day_in_istanbul() -> None:
    """At 21:30 UTC it is half past midnight there."""
    found = deadlines(datetime(2026, 12, 1, 21, 30, tzinfo=UTC))
    assert found[Due.TOMORROW] == datetime(2026, 12, 3, 17, tzinfo=UTC)
    assert found[Due.EVENING] == datetime(2026, 12, 2, 17, tzinfo=UTC)


def test_it_is_whole_only_with_the_words_of_every_button() -> None:
    task = Task(1, 1, "en", "ar", Content("a", "a", None, ("Map", "Call")), UNTIL)
    assert (task.whole, task.next_label) == (False, "Map")
    task = replace(task, answer=Content("b", "b", None, ("1",)))
    assert (task.whole, task.next_label) == (False, "Call")
    task = replace(task, answer=Content("b", "b", None, ("1", "2")))
    assert (task.whole, task.next_label) == (True, None)


def test_only_the_words_of_buttons_that_stayed_are_used() -> None:
    """MS-B6: a button that leads elsewhere by now does not get the words of the one before."""
    task = Task(
        1, 1, "en", "ar", Content("a", "a", None, ("Map", "Call")), UNTIL, answer=Content("b", "b", None, ("1", "2"))
    )
    assert task.labels_for(2, Content(labels=("Map", "Call")), Content()) == ("1", "2")
    assert task.labels_for(3, Content(labels=("Map", "Write", "More")), Content(labels=("", "", "3"))) == ("1", "", "3")
    assert task.labels_for(1, Content(labels=("Call",)), Content()) == ("",)
    assert task.labels_for(0, Content(), Content()) == ()


def test_a_picture_goes_along_and_a_voice_does_not() -> None:
    task = Task(1, 1, "en", "ar", Content("a", "a", File(FileKind.PHOTO, "x")), UNTIL)
    assert task.file == File(FileKind.PHOTO, "x")
    assert replace(task, original=Content("a", "a", File(FileKind.VOICE, "x"))).file is None

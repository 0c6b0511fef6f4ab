"""The invented people of a practice: what they say fits, how they answer, when a practice ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.appointments import MOST_NOTE, OPEN, Request, State, Way, Whom
from bot.domain.chats import ChatId
from bot.domain.practice import LASTS, PEOPLE, Answer, Invented, Stand, Temper, answer, ends_at
from bot.domain.timetable import ISTANBUL

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
REQUEST = Request(900_001, ChatId(1), "family", Whom.ME, False, State.REQUESTED, Way.WRITE, NOW, NOW)
NEW = Stand(REQUEST, (), 0, 0)
AGREES = next(one for one in PEOPLE if one.temper is Temper.AGREES)
CANNOT = next(one for one in PEOPLE if one.temper is Temper.CANNOT)


def test_they_are_a_mixed_handful() -> None:
    assert len({one.language for one in PEOPLE}) == len(PEOPLE), "by their language it is known who answers"
    assert sum(one.urgent for one in PEOPLE) == sum(one.offered for one in PEOPLE) == 1
    assert any(one.birth for one in PEOPLE) and any(one.note is None for one in PEOPLE)


def test_what_they_say_can_be_kept_and_is_understood_by_staff() -> None:
    for one in PEOPLE:
        for said in filter(None, (one.note, one.thanks)):
            assert 0 < len(said.words) <= MOST_NOTE and set(said.means) == {"en", "tr"}, said.words
            assert all(said.means.values())


@pytest.mark.parametrize(
    ("person", "refused", "does"),
    [(AGREES, 0, Answer.CHOOSES), (CANNOT, 0, Answer.OTHER_TIMES), (CANNOT, 1, Answer.CHOOSES)],
)
def test_times_are_chosen_or_others_asked_for_once(person: Invented, refused: int, does: Answer) -> None:
    offered = Stand(replace(REQUEST, state=State.OFFERED), (4, 5), 0, refused)
    assert answer(person, replace(NEW, refused=refused), offered) is does
    assert answer(person, offered, offered) is None, "what stood before needs no answer"
    assert answer(person, offered, replace(offered, offers=(6,))) is does, "also times in place of others"


@pytest.mark.parametrize("state", State)
def test_words_are_thanked_for_while_the_request_is_open(state: State) -> None:
    stand = replace(NEW, request=replace(REQUEST, state=state))
    said = answer(AGREES, stand, replace(stand, written=1))
    assert said is (Answer.THANKS if state in OPEN else None)
    assert answer(AGREES, stand, stand) is None


@pytest.mark.parametrize(
    ("begun", "ends"), [("10:00", "12:00"), ("21:30", "22:00"), ("22:00", "00:00"), ("23:30", "01:30")]
)
def test_it_lasts_two_hours_but_not_into_the_night(begun: str, ends: str) -> None:
    hour, minute = map(int, begun.split(":"))
    at = datetime(2026, 11, 26, hour, minute, tzinfo=ISTANBUL)
    assert ends_at(at.astimezone(UTC)).astimezone(ISTANBUL).strftime("%H:%M") == ends
    assert timedelta() < ends_at(at) - at <= LASTS

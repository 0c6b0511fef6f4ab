"""The line at the table: by number, put off behind three, told once that it is near."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.called import LAST, MOST_CALLED, NEAR, Call, Line, line, shown
from bot.domain.chats import ChatId

AT = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)


def numbers(some: tuple[Call, ...]) -> list[int]:
    return [one.number for one in some]


def a_line(*waiting: int) -> Line:
    return line([Call(number, number, ChatId(number)) for number in waiting])


def test_who_waits_stands_by_number_and_who_is_called_last_stands_first() -> None:
    some = [Call(5, 5, None), Call(2, 2, None), Call(1, 1, None, AT), Call(3, 3, None, AT + timedelta(minutes=1))]
    found = line(some)
    assert (numbers(found.called), numbers(found.waiting)) == ([3, 1], [2, 5])
    assert (found.before(5), found.before(1)) == (1, None)


def test_who_is_not_there_goes_behind_three_and_the_second_time_to_the_end() -> None:
    found, gone = a_line(2, 3, 4, 5, 6), Call(1, 1, None, AT, 1)
    turn = found.behind_some(gone)
    again = line([*found.waiting, replace(gone, called_at=None, turn=turn, put_off=1)])
    assert numbers(again.waiting) == [2, 3, 4, 1, 5, 6]
    last = again.behind_some(replace(gone, put_off=1))
    assert last >= LAST
    assert numbers(line([*found.waiting, replace(gone, called_at=None, turn=last)]).waiting)[-1] == 1


def test_two_who_are_both_not_there_keep_their_order_at_the_end() -> None:
    first = Call(1, 1, None, turn=a_line(2).behind_some(Call(1, 1, None, AT)))
    found = line([first, Call(2, 2, None)])
    second = replace(found.waiting[0], turn=found.behind_some(found.waiting[0]))
    assert numbers(line([first, second]).waiting) == [1, 2]


def test_nobody_hears_that_it_is_near_before_the_first_is_called() -> None:
    assert a_line(1, 2, 3).to_tell() == ()


@given(st.lists(st.integers(1, 60), min_size=4, max_size=20, unique=True))
def test_each_is_told_once_that_it_is_near(drawn: list[int]) -> None:
    calls = {number: Call(number, number, ChatId(number)) for number in drawn}
    told: list[int] = []
    for number in sorted(drawn):
        calls[number] = replace(calls[number], called_at=AT + timedelta(seconds=number))
        for one, at in line(list(calls.values())).to_tell():
            assert 1 <= at <= NEAR
            told.append(one.number)
            calls[one.number] = replace(calls[one.number], near=at)
    assert told == sorted(set(told)) == sorted(drawn)[1:]


def test_a_display_shows_a_few_of_them() -> None:
    some = [Call(n, n, None, AT + timedelta(seconds=n) if n < 6 else None) for n in range(1, 20)]
    seen = shown(line(some))
    assert [number for number, _ in seen.now] == [5, 4, 3][:MOST_CALLED]
    assert [number for number, _ in seen.next] == [6, 7, 8, 9, 10]
    assert all(mark for _, mark in (*seen.now, *seen.next))

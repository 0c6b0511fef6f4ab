"""What a report shows of small numbers tells nobody how many there were, whatever is added and subtracted."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.disclosure import FEW, LEFT_OPEN, Shown, Sum, _shown, is_few, published

SMALL = st.lists(st.integers(0, 14), min_size=1, max_size=3)


def test_numbers_without_a_small_one_are_exact() -> None:
    found = published({"all": 47, "a": 12, "b": 35, "c": 0}, [Sum("all", ("a", "b", "c"))])
    assert found.base == 1
    assert found.numbers == {"all": Shown(47), "a": Shown(12), "b": Shown(35), "c": Shown(0)}


def test_one_small_number_rounds_its_family_so_that_it_cannot_be_subtracted() -> None:
    found = published({"all": 49, "a": 12, "b": 35, "c": 2}, [Sum("all", ("a", "b", "c"))])
    assert found.base == 5
    assert found.numbers == {"all": Shown(50), "a": Shown(10), "b": Shown(35), "c": Shown(5, few=True)}


def test_where_rounding_to_five_would_tell_it_is_coarser() -> None:
    """7 = 5 + 1 + 1 is shown as 5 = 5 + <5 + <5 by fives, which leaves nothing else."""
    found = published({"all": 7, "a": 5, "b": 1, "c": 1}, [Sum("all", ("a", "b", "c"))])
    assert found.base == 10
    assert found.numbers["all"] == Shown(10, few=True)


def test_a_total_of_a_few_is_not_told_by_how_many_parts_it_has() -> None:
    found = published({"all": 4, "a": 1, "b": 1, "c": 1, "d": 1}, [Sum("all", ("a", "b", "c", "d"))])
    assert found.numbers["all"] == Shown(10, few=True)
    assert {found.numbers[part] for part in "abcd"} == {Shown(10, few=True)}


def test_what_is_not_shown_counts_too() -> None:
    """Twelve requests of which ten were served tell that two were not."""
    found = published({"asked": 12, "served": 10, "not": 2}, [Sum("asked", ("served", "not"))], ["not"])
    assert found.numbers == {"asked": Shown(10), "served": Shown(10)}


def test_a_sum_that_is_none_is_a_fault() -> None:
    with pytest.raises(ValueError, match="sum"):
        published({"all": 3, "a": 1}, [Sum("all", ("a",))])


def fillings(shown: list[Shown], base: int) -> list[tuple[int, ...]]:
    """Every list of numbers that would be shown like this."""
    each = [[n for n in range(60) if _shown(n, base) == one] for one in shown]
    return list(product(*each))


@settings(max_examples=150, deadline=None)
@given(SMALL, SMALL)
def test_nobody_who_knows_the_rule_can_tell_a_hidden_number(first: list[int], second: list[int]) -> None:
    """Tried out: two ways of dividing one total, every table that would look the same."""
    gap = sum(first) - sum(second)
    first, second = (first, [*second, gap]) if gap > 0 else ([*first, -gap], second)
    total = sum(first)
    ones = {f"a{at}": number for at, number in enumerate(first)}
    others = {f"b{at}": number for at, number in enumerate(second)}
    found = published({"all": total, **ones, **others}, [Sum("all", tuple(ones)), Sum("all", tuple(others))])
    assert not any(is_few(one.number) for one in found.numbers.values())
    left, right = (fillings([found.numbers[key] for key in keys], found.base) for keys in (ones, others))
    sums = {sum(one) for one in left} & {sum(one) for one in right}
    sums &= {n for n in range(200) if _shown(n, found.base) == found.numbers["all"]}
    for numbers, tables in ((first, left), (second, right)):
        possible = [table for table in tables if sum(table) in sums]
        for at, number in enumerate(numbers):
            if is_few(number):
                assert len({table[at] for table in possible}) >= LEFT_OPEN
    if not any(map(is_few, [*first, *second, total])):
        assert found.base == 1
    assert all(one.number >= FEW or one.number == 0 for one in found.numbers.values())

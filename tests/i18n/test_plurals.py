"""The plural table against CLDR."""

from __future__ import annotations

import gettext

import pytest
from babel import Locale

from bot.i18n.languages import LANGUAGES
from bot.i18n.plurals import PLURALS


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_every_language_counts_as_cldr_does_up_to_2000(tag: str) -> None:
    """TX-1: Babel's own header swaps Arabic "many" and "other"."""
    plural, rule = PLURALS[tag], Locale.parse(LANGUAGES[tag].babel).plural_form
    expected = [rule(n) for n in range(2001)]
    assert [plural.categories[plural.form(n)] for n in range(2001)] == expected
    assert set(plural.categories) == set(expected)


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_the_header_says_to_other_programs_what_the_table_says(tag: str) -> None:
    """TX-4: what Poedit and Weblate read from the header."""
    count, _, rule = PLURALS[tag].header.removesuffix(";").partition("; plural=")
    form = gettext.c2py(rule)
    assert count == f"nplurals={PLURALS[tag].count}"
    assert [form(n) for n in range(300)] == [PLURALS[tag].form(n) for n in range(300)]


def test_no_language_is_without_a_row_and_no_row_without_a_language() -> None:
    assert PLURALS.keys() == LANGUAGES.keys()


@pytest.mark.parametrize(("tag", "count"), [("ar", 6), ("ru", 3), ("tr", 2), ("fa", 2), ("en", 2), ("id", 1)])
def test_the_number_of_forms_is_the_one_translators_know(tag: str, count: int) -> None:
    """TX-2: an Arabic catalogue with three forms."""
    assert PLURALS[tag].count == count


def test_zero_counts_as_one_in_persian_amharic_and_french() -> None:
    assert [PLURALS[tag].form(0) for tag in ("fa", "am", "fr", "tr")] == [0, 0, 0, 1]


def test_a_negative_number_takes_the_form_of_its_size() -> None:
    assert PLURALS["ar"].form(-2) == PLURALS["ar"].form(2)

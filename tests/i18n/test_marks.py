"""Values from outside: cleaned, cut, escaped, isolated."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Ltr, Rendered, clean, strip_marks, value
from bot.i18n.marks import FSI, LRI, PDI, graphemes, isolate

FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("<b>Ali", "&lt;b&gt;Ali"),
        ('</a><a href="tg://user?id=1">x', '&lt;/a&gt;&lt;a href="tg://user?id=1"&gt;x'),
        ("&lt;script&gt;", "&amp;lt;script&amp;gt;"),
        ("\u202eAli", "Ali"),
        ("A\u2068li\u2069\u2069", "Ali"),
        ("A\u200el\u061ci", "Ali"),
        ("  a\t b\n\nc\u2028d  ", "a b c d"),
        ("a\u202e b", "a b"),
        ("a \u200e b", "a b"),
        ("tab\x00\x1b[31m", "tab[31m"),
        ("\ud800lone", "lone"),
        ("Ali\ue000", "Ali"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (f"{FAMILY} {ENGLAND}", f"{FAMILY} {ENGLAND}"),
        ("A\u030angstrom", "Ångstrom"),
    ],
)
def test_a_value_is_shown_as_typed_and_harmless(typed: str, shown: str) -> None:
    """AB-1, AB-2, AB-3, AB-5, AB-6, TX-29."""
    assert value(typed) == f"{FSI}{shown}{PDI}"


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "\u200b\u2060", "\u202e", "\u200d", "\t\n", "\u2068\u2069"),
        *("\u3164", "\u2800 \u2800", "\u115f\u1160", "\uffa0", "\U000e0041", "\ufe0f", "\u0301\u0301"),
    ],
)
def test_a_name_with_nothing_to_see_is_empty(name: str) -> None:
    """AB-8: the caller then says "friend"."""
    assert clean(name) == ""
    assert value(name) == ""


def test_a_long_value_is_cut_between_letters() -> None:
    assert clean("a" * 300) == "a" * 199 + "…"
    assert clean("a" * 200) == "a" * 200
    assert clean("abcdef", limit=4) == "abc…"
    assert clean(FAMILY * 5, limit=3) == FAMILY * 2 + "…"
    assert clean("🇸🇾🇹🇷🇸🇾🇹🇷", limit=3) == "🇸🇾🇹🇷…"
    assert clean("e\u0331" * 5, limit=3) == "e\u0331" * 2 + "…"


def test_a_pile_of_accents_is_no_message_of_its_own() -> None:
    assert len(clean("a" + "\u0316" * 5000)) <= 16


def test_the_cut_comes_before_the_escape() -> None:
    assert value("&" * 300) == f"{FSI}{'&amp;' * 199}…{PDI}"


@given(st.text())
def test_a_clean_value_holds_nothing_that_turns_or_breaks_a_message(text: str) -> None:
    shown = clean(text)
    assert strip_marks(shown) == shown
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Co") for char in shown)
    assert shown == " ".join(shown.split())
    assert len(graphemes(shown)) <= 200
    shown.encode()


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=300))
def test_graphemes_are_the_whole_text(text: str) -> None:
    assert "".join(graphemes(text)) == text


@given(st.text())
def test_a_value_has_no_markup_and_reads_back_as_what_was_cleaned(text: str) -> None:
    shown = value(text)
    assert not re.search("[<>]", shown)
    assert html.unescape(strip_marks(shown)) == clean(text)
    assert shown.plain == clean(text)


def test_phones_links_and_codes_run_left_to_right() -> None:
    """TX-19."""
    assert value(Ltr("+90 212 555 12 34")) == f"{LRI}+90 212 555 12 34{PDI}"


def test_isolating_nothing_leaves_nothing() -> None:
    assert isolate("") == ""


def test_finished_text_can_be_had_plain() -> None:
    assert Rendered(f"<b>{FSI}A &amp; B{PDI}</b>").plain == "A & B"

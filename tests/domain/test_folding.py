"""One form for all spellings of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.folding import digits, fold


@given(st.text())
def test_folding_never_raises_and_leaves_only_single_spaces(text: str) -> None:
    """TX-26: lower-casing changes lengths, so nothing may rest on offsets."""
    folded = fold(text)
    assert folded == " ".join(folded.split())


@given(st.text(alphabet=" نiıİIşŞçğüöâ آأإىيکكةهـ0١۱１\u200c\u200f\u0307'ʻ!?🍲йё"))
def test_folding_a_folded_text_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("typed", ["İPTAL", "IPTAL", "iptal", "ıptal", "i\u0307ptal"])
def test_all_four_turkish_i_are_one_letter(typed: str) -> None:
    """MS-L1."""
    assert fold(typed) == "iptal"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كمك", "کمک"),
        ("مدرسة", "مدرسه"),
        ("می\u200cخواهم", "میخواهم"),
        ("می خواهم", "میخواهم"),
        ("نمی خواهم", "نمی\u200cخواهم"),
        ("كِتَابٌ", "كتاب"),
        ("شـــوربة", "شوربه"),
        ("أكل", "اكل"),
        ("KIYAFET", "kıyafet"),
        ("o‘qish", "oʻqish"),
        ("елка", "ёлка"),
        ("sooooooup", "sooup"),
        ("vêtements", "VETEMENTS"),
        ("\u202eabc\u2066", "abc"),
    ],
)
def test_spellings_of_one_word_fold_alike(one: str, other: str) -> None:
    """MS-L2."""
    assert fold(one) == fold(other)


def test_vowel_signs_of_indic_scripts_stay() -> None:
    assert fold("खाना") == "खाना"


@pytest.mark.parametrize(
    ("typed", "plain"), [("٠٥٣٢ ١٢٣", "0532 123"), ("۱۰:۳۰", "10:30"), ("１０００", "1000"), ("২", "2")]
)
def test_every_scripts_digits_are_understood(typed: str, plain: str) -> None:
    """AB-43, TX-25."""
    assert digits(typed) == plain
    assert fold(typed) == fold(plain)

"""Which marks a finished message and a label get."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import strip_marks, value
from bot.i18n.direction import finish, first_strong, label
from bot.i18n.marks import LRM, RLM

ARABIC = "أحمد"
LINES = st.lists(
    st.sampled_from(
        [
            "",
            " ",
            "Hello",
            ARABIC,
            "<b>Hello</b>",
            f"<b>{ARABIC}</b>",
            "🍲",
            "🇸🇾 x",
            "1. x",
            RLM,
            LRM + RLM,
            value(ARABIC),
        ]
    ),
    max_size=6,
).map("\n".join)


def test_each_line_of_a_right_to_left_message_starts_with_one_mark() -> None:
    """TX-16, TX-17: whatever letter comes first."""
    text = finish(f"Ali {ARABIC}\n\n🍲 {ARABIC}\n<b>10:30</b>", rtl=True)
    assert text == f"{RLM}Ali {ARABIC}\n\n{RLM}🍲 {ARABIC}\n{RLM}<b>10:30</b>"


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("Hello", False),
        ("🍲 Soup", False),
        ("10:30 soup", False),
        ("<b>Hello</b>", False),
        (f"{value(ARABIC)} came", True),
        (f"<b>{value(ARABIC)}</b> came", True),
        (f"🍲 {value(ARABIC)}", True),
        (f"1. {value(ARABIC)} - 10:30", True),
        ("🇸🇾 Syria", True),
        (f"Hello {value(ARABIC)}", False),
        ("🍲", False),
        ("", False),
        ("<b></b>", False),
    ],
)
def test_a_left_to_right_line_is_marked_only_where_a_value_or_flag_opens_it(line: str, marked: bool) -> None:
    """TX-18 and B6, row 3."""
    assert finish(line, rtl=False) == (LRM + line if marked else line)


def test_an_english_message_for_an_arabic_reader_is_not_marked_right_to_left() -> None:
    """TX-21: the mark goes by the message's language."""
    assert RLM not in finish("Open today!", rtl=False)


@given(LINES, st.booleans())
def test_finishing_twice_changes_nothing_and_no_two_marks_meet(text: str, rtl: bool) -> None:
    once = finish(text, rtl=rtl)
    assert finish(once, rtl=rtl) == once
    assert not re.search("[\u200e\u200f\u061c]{2}", once)
    assert strip_marks(once) == strip_marks(text)


@given(st.text(), st.booleans())
def test_finishing_any_text_keeps_its_words(text: str, rtl: bool) -> None:
    """TX-28: what tests compare is the words without the marks, which stay on."""
    assert strip_marks(finish(text, rtl=rtl)) == strip_marks(text)


@pytest.mark.parametrize(
    ("text", "rtl", "marked"),
    [
        (ARABIC, True, False),
        (f"🍲 {ARABIC}", True, False),
        (f"1 · {ARABIC}", True, False),
        (f"1️⃣ {ARABIC}", True, False),
        (f"IIMP {ARABIC}", True, True),
        (f"🇸🇾 {ARABIC}", True, True),
        (value("10:30"), True, True),
        (f"{value('Ali')} {ARABIC}", True, False),
        ("", True, False),
        ("Back", False, False),
        (value(ARABIC), False, False),
    ],
)
def test_a_label_is_marked_only_where_it_would_run_the_wrong_way(text: str, rtl: bool, marked: bool) -> None:
    assert label(text, rtl=rtl) == (RLM + text if marked else text)


def test_an_unclosed_isolate_hides_what_follows_and_a_loose_end_does_not() -> None:
    """AB-6, as Unicode has it: values never hold either."""
    assert first_strong(f"\u2068{ARABIC}") == ""
    assert first_strong(f"\u2069{ARABIC}") == "rtl"

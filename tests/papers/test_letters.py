"""Letters on paper: the fonts have them, they join, words stand in the right order and lines fit."""

from __future__ import annotations

from pathlib import Path

import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st
from papers_words import TABLES, speaker

from bot.i18n import Untranslated, strip_marks
from bot.i18n.languages import FIRST, LANGUAGES
from handlers.papers import typeface
from handlers.papers.lines import broken
from handlers.papers.runs import runs

LOCALES = Path(__file__).parents[2] / "locales"
WEIGHTS = ("Regular", "Bold")


def glyphs(text: str, weight: str, *, rtl: bool) -> list[str]:
    font = hb.Font(hb.Face(hb.Blob.from_file_path(typeface.FOLDER / f"NotoSans-{weight}.ttf")))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    hb.shape(font, buffer)
    return [font.glyph_to_string(info.codepoint) for info in buffer.glyph_infos]


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("tag", TABLES)
def test_no_letter_of_any_sentence_is_a_box(tag: str, weight: str) -> None:
    sentences = [form for forms in TABLES[tag].values() for form in forms]
    for sentence in sentences:
        for run in runs(sentence, rtl=LANGUAGES[tag].rtl):
            assert ".notdef" not in glyphs(run.text, weight, rtl=run.rtl), sentence


@pytest.mark.parametrize("tag", FIRST)
def test_the_fonts_have_every_letter_of_the_first_languages(tag: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (LOCALES / tag).rglob("*.po")]
    letters = {char for text in [*texts, LANGUAGES[tag].autonym] for char in text if char.isalpha()}
    english = speaker("en")
    own = {char for char in letters if typeface.fitted(english, char)}
    foreign = {char for language in LANGUAGES.values() for char in language.autonym} - set(LANGUAGES[tag].autonym)
    assert letters - own - foreign == set()


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("word", ["مطبخ", "گروه", "کمک", "پناهگاه"])
def test_arabic_and_persian_letters_join(word: str, weight: str) -> None:
    apart = glyphs("\u200c".join(word), weight, rtl=True)
    joined = glyphs(word, weight, rtl=True)
    assert set(joined) - set(apart), "beside each other they have other shapes than apart"


@pytest.mark.parametrize(
    ("line", "rtl", "seen"),
    [
        ("\u2068Ayşe أحمد\u2069", True, ["Ayşe ", "أحمد"]),
        ("من \u206610:30\u2069 إلى \u206613:00\u2069", True, ["13:00", " إلى ", "10:30", "من "]),
        ("Hi \u2068أحمد\u2069: 3", False, ["Hi ", "أحمد", ": 3"]),
        ("plain", False, ["plain"]),
        ("", True, []),
    ],
)
def test_words_of_two_directions_stand_in_the_order_unicode_wants(line: str, rtl: bool, seen: list[str]) -> None:
    assert [run.text for run in runs(line, rtl=rtl)] == seen


@given(st.text(st.sampled_from("ab אبم12(). \u2066\u2067\u2068\u2069"), max_size=30), st.booleans())
def test_no_letter_is_lost_by_putting_them_in_order(line: str, rtl: bool) -> None:
    assert sorted("".join(run.text for run in runs(line, rtl=rtl))) == sorted(strip_marks(line))


@given(st.text(st.sampled_from("abم \n\u2068\u2069"), max_size=60), st.integers(3, 20))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    lines = broken(text, width, lambda line: len(strip_marks(line)))
    assert all(len(strip_marks(line).strip()) <= width for line in lines)
    assert "".join(strip_marks("".join(lines)).split()) == "".join(strip_marks(text).split())


def test_an_isolate_that_goes_over_the_end_of_a_line_holds_on_both() -> None:
    assert broken("\u2068aaa bbb\u2069 c", 4, lambda line: len(strip_marks(line))) == [
        "\u2068aaa\u2069",
        "\u2068bbb\u2069",
        "c",
    ]


def test_signs_no_font_has_are_left_out_and_letters_call_for_another_language() -> None:
    assert typeface.fitted(speaker("tr"), "Aşevi 🍲!") == "Aşevi !"
    with pytest.raises(Untranslated):
        typeface.fitted(speaker("tr"), "ሳራ")
    assert typeface.fitted(speaker("en"), "ሳራ (Sara)") == " (Sara)"


@pytest.mark.parametrize(
    ("name", "written"), [("Ayşe 🌸", "Ayşe"), ("زهرا", "زهرا"), ("Sara ሳራ", ""), ("\u202egnol", "gnol"), ("", "")]
)
def test_a_name_is_written_whole_or_not_at_all(name: str, written: str) -> None:
    assert typeface.written_name(name) == written

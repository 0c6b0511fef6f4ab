"""Codes, chains, the picker's order and scripts."""

from __future__ import annotations

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import LANGUAGES, Catalogues, other_script, resolve_tag


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("it-IT", None),
        ("tr", "tr"),
        ("tr-TR", "tr"),
        ("ar-beta", "ar"),
        ("ar_SY", "ar"),
        ("apc", "ar"),
        ("ary", "ar"),
        ("prs", "prs"),
        ("fa-AF", "prs"),
        ("fa-IR", "fa"),
        ("ku", "kmr"),
        ("ku-TR", "kmr"),
        ("ku-Arab", "ckb"),
        ("ku-Arab-IQ", "ckb"),
        ("ku-IQ", "ckb"),
        ("tl", "fil"),
        ("fil-PH", "fil"),
        ("uz", "uz"),
        ("uz-Latn", "uz"),
        ("uz-Cyrl-UZ", "uz_Cyrl"),
        ("uz_Cyrl", "uz_Cyrl"),
        ("pa-PK", "ur"),
        ("pnb", "ur"),
        ("in", "id"),
        ("pt-br", "pt"),
        ("en-raw", "en"),
        ("EN", "en"),
        ("zh-hans", None),
        ("xx", None),
        ("-", None),
        ("", None),
        (None, None),
        ("ar" * 2000, None),
        ("ar-" + "x" * 33, None),
        ("ar\n", None),
        ("е n", None),
    ],
)
def test_a_phones_code_finds_our_language_or_none(code: str | None, tag: str | None) -> None:
    """AB-38, TX-10."""
    assert resolve_tag(code) == tag


@given(st.one_of(st.none(), st.text(), st.from_regex(r"[a-zA-Z]{2,3}([-_][A-Za-z0-9]{1,8})*")))
def test_no_code_raises(code: str | None) -> None:
    """AB-38."""
    assert resolve_tag(code) in {None, *LANGUAGES}


def test_every_own_code_finds_itself() -> None:
    assert all(resolve_tag(tag) == tag for tag in LANGUAGES)


def test_every_language_has_names_for_its_days_and_a_direction_as_cldr_says() -> None:
    for language in LANGUAGES.values():
        locale = Locale.parse(language.babel)
        assert language.rtl == (locale.text_direction == "rtl"), language.tag


def test_chains_end_in_english_and_avoid_loaded_neighbours() -> None:
    assert LANGUAGES["ps"].chain == ("ps", "prs", "fa", "en")
    assert LANGUAGES["ug"].chain == ("ug", "tr", "en")
    assert LANGUAGES["en"].chain == ("en",)
    assert LANGUAGES["ti"].chain == ("ti", "en")
    assert all(language.chain[-1] == "en" for language in LANGUAGES.values())
    assert all(set(language.chain) <= LANGUAGES.keys() for language in LANGUAGES.values())


def test_the_picker_starts_with_the_six_and_holds_no_pseudo_language(cats: Catalogues) -> None:
    assert cats.tags == ("ar", "en", "fa", "ru", "prs", "uz")


def test_a_chain_holds_only_languages_that_ship(cats: Catalogues) -> None:
    assert cats.chain("ps") == ("prs", "fa", "en")
    assert cats.chain("uz") == ("uz", "ru", "en")
    assert cats.chain("tr") == ("en",)


@pytest.mark.parametrize("tag", ["", "-", None, "x" * 4000, "ar-beta", "he", "fa-AF"])
def test_any_stored_language_finds_somebody_who_speaks(cats: Catalogues, tag: str | None) -> None:
    """AB-38, AB-40: a language that lost its gate falls along the chain."""
    assert cats.chain(tag)[-1] == "en"
    assert cats.translator(tag).tag == cats.chain(tag)[0]


def test_names_and_drafts_are_known_of_each_language(cats: Catalogues) -> None:
    assert cats.autonym("prs") == "دری"
    assert cats.autonym("nonsense") == "nonsense"
    assert cats.is_draft("ar")
    assert not cats.is_draft("fa")
    assert not cats.is_draft("en")


SHIPPED = ("ar", "en", "tr", "fa", "ru", "fr", "ps", "am", "ti", "uk")


@pytest.mark.parametrize(
    ("text", "tag", "offered"),
    [
        ("متى يفتح المطبخ", "en", ["ar"]),
        ("آشپزخانه کی باز است", "en", ["fa", "ps"]),
        ("مساعدة", "tr", ["ar"]),
        ("چه وقت", "ar", []),
        ("سلام", "en", ["ar", "fa", "ps"]),
        ("когда суп", "ar", ["ru", "uk"]),
        ("когда вы открыты", "ar", ["ru"]),
        ("де їжа", "ar", ["uk"]),
        ("çorba ne zaman", "ru", ["tr", "fr"]),
        ("çorba kaçta başlıyor", "ru", ["tr"]),
        ("ምግብ መቼ ነው", "en", ["am", "ti"]),
        ("soup when", "en", []),
        ("soup when", "tr", []),
        ("🍲", "ar", []),
        ("12:30", "ar", []),
        ("a", "ar", []),
        ("ok 👍 مرحبا بكم", "en", ["ar"]),
        ("ab اب", "ru", []),
        ("汤在哪里", "ar", []),
    ],
)
def test_another_script_brings_an_offer_of_its_languages(text: str, tag: str, offered: list[str]) -> None:
    assert other_script(text, tag, SHIPPED) == offered


@given(st.text(), st.sampled_from(sorted(LANGUAGES)))
def test_offers_never_raise_and_never_name_the_own_script(text: str, tag: str) -> None:
    """TX-26: no case mapping breaks it."""
    assert all(LANGUAGES[each].script != LANGUAGES[tag].script for each in other_script(text, tag))


def test_the_shelf_offers_only_what_it_has(cats: Catalogues) -> None:
    assert cats.other_script("привет мир", "ar") == ["ru"]
    assert cats.other_script("merhaba", "ar") == ["en", "uz"]

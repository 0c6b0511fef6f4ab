"""What typed texts may mean, as people type on phones: slips, capitals, other keyboards and alphabets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import Vocabulary, guess

EN = {
    "soup": "soup kitchen, soup*, food*, meal*, kitchen, hungry",
    "clothes": "cloth*, shoe*, boots",
    "adult_education": "turkish class*, turkish lesson*, turkish",
    "health": "doctor*, sick, medicine*, hospital*",
    "shelter": "shelter*, place to sleep, sleep",
    "volunteer": "volunteer*",
    "talk": "appointment*, book*, talk, talk to a person",
    "repatriation": "go home, return home",
    "safety": "hits me, hit me, kill*, want to die, send me back, voluntary return",
}
TR = {
    "soup": "çorba*, yemek*, aşevi, mutfak",
    "clothes": "kıyafet*, giysi*, ayakkabı*",
    "adult_education": "türkçe kurs*, türkçe ders*",
    "health": "doktor*, hasta*, ilaç*",
    "talk": "randevu*, randevu iptal*",
    "volunteer": "gönüllü*",
    "safety": "beni dövüyor, ölmek istiyorum, gönüllü geri dönüş*",
}
OTHERS = {
    "ar": {
        "soup": "شوربة، مطبخ، طعام، اكل",
        "clothes": "ملابس، ثياب",
        "talk": "موعد*",
        "safety": "يضربني، لا اريد العودة",
    },
    "fa": {"soup": "سوپ, آشپزخانه, غذا*", "clothes": "لباس*", "health": "دکتر*, دارو*", "safety": "مرا می زند"},
    "fr": {"soup": "soupe*, repas, manger", "clothes": "vêtement*, habit*", "safety": "me frappe, retour volontaire"},
    "ru": {"soup": "суп*, столов*, еда", "clothes": "одежд*", "talk": "запис*", "safety": "меня бьет, убь*"},
}


def words(tag: str) -> Vocabulary:
    """The person's language, Turkish and English, as the bot looks."""
    lists = (EN, TR, OTHERS.get(tag, {}))
    return Vocabulary.of({key: [some[key] for some in lists if key in some] for key in EN})


VOCABULARIES = {tag: words(tag) for tag in ("en", "tr", *OTHERS)}


@pytest.mark.parametrize(
    ("tag", "typed", "first"),
    [
        ("en", "soup when", "soup"),
        ("en", "SOUP KITCHN???", "soup"),
        ("en", "is there sooooup 2day", "soup"),
        ("en", "shoos for my son", "clothes"),
        ("en", "turkish clas", "adult_education"),
        ("en", "i need a docter", "health"),
        ("en", "can i get an apointment", "talk"),
        ("en", "no place 2 go, no place to sleep", "shelter"),
        ("tr", "çorba ne zaman", "soup"),
        ("tr", "corba nezaman", "soup"),
        ("tr", "ÇORBA VARMI", "soup"),
        ("tr", "KIYAFET", "clothes"),
        ("tr", "ILAC", "health"),
        ("tr", "RANDEVU İPTAL", "talk"),
        ("tr", "yemekler nerde", "soup"),
        ("tr", "türkce kursu var mi", "adult_education"),
        ("ar", "متى المطبخ", "soup"),
        ("ar", "وين الأكل اليوم", "soup"),
        ("ar", "بدي ملابـــس للولد", "clothes"),
        ("ar", "مَوْعِد", "talk"),
        ("ar", "wen el matbakh", "soup"),
        ("ar", "badi malabes", "clothes"),
        ("ar", "لازمني مواعد", "talk"),
        ("fa", "آشپزخانه کی باز است", "soup"),
        ("fa", "اشپزخانه كي", "soup"),
        ("fa", "لباس\u200cها کجاست", "clothes"),
        ("fa", "lebas mikham", "clothes"),
        ("fa", "دكتر لازم داريم", "health"),
        ("fr", "La SOUPE c est quand", "soup"),
        ("fr", "vetement enfant svp", "clothes"),
        ("fr", "je cherche des vettements", "clothes"),
        ("ru", "когда суп", "soup"),
        ("ru", "СТОЛОВАЯ где", "soup"),
        ("ru", "одежа детям есть?", "clothes"),
        ("ru", "gde stolovaya", "soup"),
        ("ru", "зaписaться можно", "talk"),
    ],
)
def test_typed_words_find_their_programme(tag: str, typed: str, first: str) -> None:
    """AB-42, MS-L1, MS-L2, TX-13."""
    assert guess(typed, VOCABULARIES[tag])[:1] == (first,)


@pytest.mark.parametrize(
    ("tag", "typed"),
    [
        ("en", "thank you so much"),
        ("en", "hello how are you"),
        ("en", "we have nice weather"),
        ("en", "Ok 👍"),
        ("tr", "teşekkür ederim"),
        ("tr", "adresiniz nerede"),
        ("ar", "شكرا كتير"),
        ("ar", "كم الساعة"),
        ("fa", "سلام خوبی"),
        ("fa", "داریم"),
        ("fr", "merci beaucoup monsieur"),
        ("ru", "спасибо вам"),
        ("en", ""),
        ("en", "🍲"),
    ],
)
def test_what_is_no_question_about_us_finds_nothing(tag: str, typed: str) -> None:
    assert guess(typed, VOCABULARIES[tag]) == ()


@pytest.mark.parametrize(
    ("tag", "typed"),
    [
        ("en", "please do not send me back"),
        ("en", "my husband HITS ME, where is the soup"),
        ("tr", "ÖLMEK istiyorum"),
        ("tr", "gönüllü geri dönüş istemiyorum"),
        ("ar", "زوجي يضربني"),
        ("ar", "لا أريد العودة"),
        ("fa", "شوهرم مرا می‌زند"),
        ("fr", "mon mari me frappe"),
        ("ru", "муж меня бьёт"),
    ],
)
def test_danger_leads_to_a_person_and_nowhere_else(tag: str, typed: str) -> None:
    """AB-47."""
    assert guess(typed, VOCABULARIES[tag]) == ("talk",)


def test_a_danger_word_one_slip_away_is_not_danger() -> None:
    assert guess("gönüllü olmak istiyorum", VOCABULARIES["tr"]) == ("volunteer",)
    assert guess("two kilo", VOCABULARIES["en"]) == ()


@pytest.mark.parametrize("typed", ["go home", "I want to return home", "repatriation"])
def test_going_home_is_never_guessed(typed: str) -> None:
    """Its keywords count for nothing, whoever writes some."""
    assert guess(typed, VOCABULARIES["en"]) == ()


def test_words_of_several_programmes_give_a_choice_of_at_most_three() -> None:
    assert set(guess("soup and shoes", VOCABULARIES["en"])) == {"soup", "clothes"}
    assert len(guess("soup shoes doctor shelter volunteer", VOCABULARIES["en"])) == 3


def test_the_longer_phrase_wins_over_a_word_inside_it() -> None:
    vocabulary = Vocabulary.of({"volunteer": ["voluntary"], "other": ["voluntary return"]})
    assert guess("about voluntary return", vocabulary) == ("other",)
    assert guess("voluntary work", vocabulary) == ("volunteer",)


def test_a_word_spelt_right_wins_over_a_slip() -> None:
    assert guess("soup for my docter", VOCABULARIES["en"]) == ("soup",)


def test_boots_are_no_booking() -> None:
    """A forbidden pair: one slip, another meaning."""
    assert guess("boots", VOCABULARIES["en"]) == ("clothes",)
    assert guess("boots", Vocabulary.of({"talk": ["book*"]})) == ()


def test_a_keyword_list_may_be_one_string_or_many() -> None:
    assert Vocabulary.of({"a": "x, y*"}) == Vocabulary.of({"a": ["x", "y*"]})


@given(st.text(), st.sampled_from(sorted(VOCABULARIES)))
def test_no_text_makes_it_raise_or_give_more_than_three(typed: str, tag: str) -> None:
    """TX-26."""
    found = guess(typed, VOCABULARIES[tag])
    assert len(found) == len(set(found)) <= 3
    assert "safety" not in found


@given(st.text())
def test_no_keyword_list_makes_it_raise(keywords: str) -> None:
    assert isinstance(guess(keywords, Vocabulary.of({"a": [keywords]})), tuple)

"""What a view gets from its translator."""

from __future__ import annotations

import pytest

from bot.i18n import BadTranslation, Catalogues, Ltr, Rendered, Translator, Untranslated, strip_marks
from bot.i18n.marks import FSI, LRI, PDI, RLM
from bot.i18n.plurals import PLURALS


@pytest.fixture(name="ar")
def arabic(cats: Catalogues) -> Translator:
    """The Arabic of the shelf."""
    return cats.translator("ar")


@pytest.fixture(name="en")
def english(cats: Catalogues) -> Translator:
    """English."""
    return cats.translator("en")


def test_a_sentence_is_said_in_the_language(ar: Translator, en: Translator) -> None:
    assert ar("Welcome.") == "أهلا بكم."
    assert en("Welcome.") == "Welcome."
    assert (ar.rtl, en.rtl) == (True, False)


def test_a_sentence_without_values_is_made_once(ar: Translator) -> None:
    assert ar("Welcome.") is ar("Welcome.")


def test_a_latin_name_stays_in_its_place_in_an_arabic_sentence(ar: Translator) -> None:
    """TX-16, B6 row 1."""
    assert ar.finish(ar("Hello {name}", name="Ali")) == f"{RLM}مرحبا {FSI}Ali{PDI}"


def test_a_phone_number_and_a_handle_keep_their_order_in_arabic(ar: Translator) -> None:
    """TX-19, TX-20."""
    said = ar("Call {phone}, then write to {handle}.", phone=Ltr("+90 212 555 12 34"), handle=Ltr("@iimp"))
    assert said == f"اتصل على {LRI}+90 212 555 12 34{PDI} ثم اكتب إلى {LRI}@iimp{PDI}."


@pytest.mark.parametrize(
    "name", ["<b>Ali", "&lt;script&gt;", "{name}", "{0.__class__}", "%s", "\u202eAli", "A\u2068", "\u2069"]
)
def test_no_name_breaks_a_sentence(ar: Translator, en: Translator, name: str) -> None:
    """AB-1, AB-3, AB-5, AB-6, AB-13."""
    for t in (ar, en):
        said = t("Hello {name}", name=name)
        assert "<" not in said
        assert said.count(FSI) == said.count(PDI) <= 1
        assert Rendered(said).plain.removeprefix("مرحبا ").removeprefix("Hello ") == strip_marks(name)


@pytest.mark.parametrize("n", [0, 1, 2, 3, 11, 100, 101, 103, 111])
def test_each_number_takes_its_arabic_form(ar: Translator, n: int) -> None:
    """TX-1, TX-6: all six forms."""
    words = dict(zip(PLURALS["ar"].categories, ("صفر", "واحد", "اثنان", "قليل", "كثير", "آخر"), strict=True))
    category = PLURALS["ar"].categories[PLURALS["ar"].form(n)]
    assert ar.plural("{n} place left", "{n} places left", n) == f"{words[category]} {n}"


def test_english_counts_too(en: Translator) -> None:
    assert en.plural("{n} place left", "{n} places left", 1) == "1 place left"
    assert en.plural("{n} place of {all} left", "{n} places of {all} left", 0, all=4) == "0 places of 4 left"


def test_a_half_translated_plural_is_not_shown(ar: Translator) -> None:
    """TX-6."""
    with pytest.raises(Untranslated):
        ar.plural("Half", "Halves", 1)


def test_a_fuzzy_message_is_not_shown(ar: Translator) -> None:
    with pytest.raises(Untranslated):
        ar("Fuzzy {name}", name="x")


@pytest.mark.parametrize("text", ["Bad {name}", "Renamed {name}", "See <b>this</b>"])
def test_a_translation_that_cannot_be_used_is_not_shown(ar: Translator, text: str) -> None:
    """AB-14, AB-15, TX-7, TX-8."""
    with pytest.raises(BadTranslation):
        ar(text, name="x")


@pytest.mark.parametrize("text", ["{name.x}", "{0}", "<b>x", "<script>", "{missing}"])
def test_a_fault_in_the_english_is_raised_for_real(en: Translator, cats: Catalogues, text: str) -> None:
    with pytest.raises(BadTranslation):
        en(text)
    with pytest.raises(BadTranslation):
        cats.render("ar", lambda t: t(text))


def test_labels_and_sentences_and_words_are_told_apart(ar: Translator) -> None:
    assert ar.label("Open") == "افتح"
    assert ar.word("state", "Open") == "مفتوح"
    with pytest.raises(Untranslated):
        ar("Open")
    with pytest.raises(Untranslated):
        ar.word("door", "Open")


def test_a_label_is_plain_text_and_a_sentence_is_not(en: Translator) -> None:
    assert strip_marks(en.label("{name} & co", name="<Ali>")) == "<Ali> & co"
    assert strip_marks(en("{name} &amp; co", name="<Ali>")) == "&lt;Ali&gt; &amp; co"
    assert strip_marks(en.plain("{name} & co", name="<Ali>")) == "<Ali> & co"


def test_a_label_put_into_a_sentence_is_escaped_there(en: Translator) -> None:
    label = en.label("A & B")
    assert not isinstance(label, Rendered)
    assert strip_marks(en("Tap {button}", button=label)) == "Tap A &amp; B"
    assert strip_marks(en("Tap {button}", button=en.word("button", "A & B"))) == "Tap A &amp; B"


def test_a_words_value_is_escaped_wherever_the_word_goes(en: Translator) -> None:
    word = en.word("state", "taken by {name}", name="<Ali>")
    assert strip_marks(en("It is {state}", state=word)) == "It is taken by &lt;Ali&gt;"
    assert strip_marks(en.label("It is {state}", state=word)) == "It is taken by <Ali>"


def test_an_arabic_label_gets_a_mark_only_where_it_needs_one(ar: Translator) -> None:
    assert ar.label("Back") == "رجوع"
    assert ar.plain("Saved") == "حفظ"


def test_content_is_taken_in_the_readers_language_then_from_the_catalogue(ar: Translator, en: Translator) -> None:
    assert ar.data({"en": "Soup", "ar": "حساء <1>\u202e"}).plain == "حساء <1>"
    assert ar.data({"en": "Soup kitchen", "ar": "  "}).plain == "مطبخ الحساء"
    assert en.data({"en": "Soup kitchen", "ar": "حساء"}).plain == "Soup kitchen"
    with pytest.raises(Untranslated):
        ar.data({"en": "Unknown"})
    with pytest.raises(Untranslated):
        ar.data({"tr": "Çorba"})


def test_content_without_english_is_still_shown_at_the_end_of_the_chain(en: Translator) -> None:
    assert en.data({"tr": "Çorba"}).plain == "Çorba"
    assert en.data({}) == ""


def test_content_is_data_and_never_a_template(en: Translator) -> None:
    """AB-13."""
    assert en.data({"en": "{name} & <b>"}) == f"{FSI}{{name}} &amp; &lt;b&gt;{PDI}"
    assert en("At {place}", place=en.data({"en": "A & B"})) == f"At {FSI}A &amp; B{PDI}"
    assert en.label("At {place}", place=en.data({"en": "A & B"})) == f"At {FSI}A & B{PDI}"


def test_each_line_of_content_is_isolated_by_itself(en: Translator) -> None:
    assert en.data({"en": "One\n\n two "}) == f"{FSI}One{PDI}\n\n{FSI}two{PDI}"


def test_keywords_are_the_languages_own_and_never_missing(ar: Translator, en: Translator) -> None:
    assert ar.keywords("soup, food*") == ("حساء", "طعام*", "أكل")
    assert en.keywords("soup, food*") == ("soup", "food*")
    assert ar.keywords("unknown") == ()

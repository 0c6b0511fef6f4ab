"""The made-up languages."""

from __future__ import annotations

from datetime import date

import pytest

from bot.i18n import Catalogues, Translator, strip_marks
from bot.i18n.pseudo import languages

TAGS = [language.tag for language, _, _ in languages()]


def screen(t: Translator) -> list[str]:
    """Every method of a translator once."""
    day = date(2026, 12, 1)
    return [
        t("Hello <b>{name}</b> &amp; all", name="Ali"),
        t.plural("{n} place", "{n} places", 3),
        t.label("Back"),
        t.plain("Saved"),
        t.word("state", "Open"),
        t.data({"en": "Soup kitchen"}),
        t.day(day),
        t.short_day(day),
        *t.keywords("soup, food"),
    ]


@pytest.mark.parametrize("tag", TAGS)
def test_each_says_a_whole_screen(cats: Catalogues, tag: str) -> None:
    lines, t = cats.render(tag, screen)
    assert t.tag == ("en" if tag == "xx-empty" else tag)
    assert "Ali" in lines[0]
    assert cats.chain(tag) == (tag, "en")


def test_they_are_there_only_on_request(cats: Catalogues, tmp_path_factory: pytest.TempPathFactory) -> None:
    plain = Catalogues.load(tmp_path_factory.mktemp("none"))
    assert plain.chain("xx-long") == ("en",)
    assert not set(TAGS) & set(cats.tags)


def test_long_is_longer_and_shows_where_a_text_is_cut(cats: Catalogues) -> None:
    said = cats.translator("xx-long").label("Talk to a person")
    assert said[0] == "["
    assert said[-1] == "]"
    assert len(said) >= 16 * 1.45


def test_rtl_runs_right_to_left_and_leaves_values_alone(cats: Catalogues) -> None:
    t = cats.translator("xx-rtl")
    said = t("Hello <b>{name}</b> &amp; all", name="Ali")
    assert t.rtl
    assert strip_marks(said).split("<b>")[1].startswith("Ali</b> &amp;")
    assert not any(char.isascii() and char.isalpha() for char in said.split("<")[0])


def test_plural_names_the_form_and_the_number(cats: Catalogues) -> None:
    t = cats.translator("xx-plural")
    said = [t.plural("One place", "Some places", n) for n in (0, 1, 2, 3, 11, 100)]
    assert [line.split()[0] for line in said] == ["zero", "one", "two", "few", "many", "other"]
    assert [line.split()[1] for line in said] == ["0", "1", "2", "3", "11", "100"]


def test_mark_tells_messages_apart_and_keeps_values(cats: Catalogues) -> None:
    t = cats.translator("xx-mark")
    assert t("Welcome.") != t("Hello.")
    assert "Ali" in t("Hello {name}", name="Ali")

"""The formatter: plain names and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import Ltr, Rendered, Value, strip_marks
from bot.i18n.marks import FSI, LRI, PDI
from bot.i18n.template import Malformed, check_html, parse

BAD = [
    "{name.__class__}",
    "{0.__class__}",
    "{name[0]}",
    "{name!r}",
    "{name:>10}",
    "{0}",
    "{}",
    "{na me}",
    "{name",
    "name}",
    "{{name}}",
    "{ name }",
    "{1name}",
    "{नाम}",
]


@pytest.mark.parametrize("text", BAD)
def test_anything_but_a_plain_name_in_braces_is_refused(text: str) -> None:
    """AB-14, TX-7, TX-8."""
    with pytest.raises(Malformed):
        parse(text)


@pytest.mark.parametrize("typed", ["{0.__class__}", "{name}", "%s", "%(name)s", "$name", "{"])
def test_a_value_is_never_read_as_a_template(typed: str) -> None:
    """AB-13."""
    assert strip_marks(parse("Hi {name}").fill({"name": typed}, as_html=True)) == f"Hi {typed}"


def test_percent_signs_of_a_text_are_just_signs() -> None:
    """TX-8."""
    assert parse("50 % %s %1$s").fill({}, as_html=True) == "50 % %s %1$s"


def test_a_missing_value_is_refused_and_an_extra_one_is_not() -> None:
    with pytest.raises(Malformed):
        parse("Hi {name}").fill({"nom": "x"}, as_html=True)
    assert parse("Hi").fill({"name": "x"}, as_html=True) == "Hi"


def test_each_kind_of_value_goes_in_its_own_way() -> None:
    values: dict[str, Value] = {
        "a": "A&B",
        "b": Ltr("+90 <1>"),
        "c": Rendered("<b>x &amp; y</b>"),
        "d": 12_345,
        "e": True,
    }
    template = parse("{a}|{b}|{c}|{d}|{e}")
    shown = template.fill(values, as_html=True)
    assert shown == f"{FSI}A&amp;B{PDI}|{LRI}+90 &lt;1&gt;{PDI}|<b>x &amp; y</b>|12345|1"
    plain = template.fill(values, as_html=False)
    assert plain == f"{FSI}A&B{PDI}|{LRI}+90 <1>{PDI}|x & y|12345|1"


def test_isolates_stand_outside_code_so_that_copying_takes_digits_only() -> None:
    shown = parse("Call <code>{a}</code><code>{b}</code>!").fill({"a": Ltr("112"), "b": "x<"}, as_html=True)
    assert shown == f"Call {LRI}<code>112</code>{PDI}{FSI}<code>x&lt;</code>{PDI}!"


def test_plain_text_knows_no_code_tag() -> None:
    shown = parse("<code>{a}</code>", as_html=False).fill({"a": "x"}, as_html=False)
    assert shown == f"<code>{FSI}x{PDI}</code>"


@given(st.text(), st.text())
def test_parsing_any_text_parses_or_refuses(text: str, typed: str) -> None:
    try:
        template = parse(text)
    except Malformed:
        return
    filled = template.fill(dict.fromkeys(template.fields, typed), as_html=True)
    if not template.fields:
        assert filled == text


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://evil.example">x</a>',
        "<script>x</script>",
        "<b>x",
        "x</b>",
        "<b><i>x</b></i>",
        "<b class='y'>x</b>",
        "a < b",
        "x",
        "<i>x</i>",
        "<b>x</b> <b>y</b>",
        '<b>{name}</b><a href="{name}">x</a>',
    ],
)
def test_a_translation_with_other_markup_than_its_source_is_refused(text: str) -> None:
    """AB-15."""
    with pytest.raises(Malformed):
        check_html(text, "<b>x</b>")


def test_a_translation_may_move_its_tags() -> None:
    check_html("y <b>x</b> z &amp; &#8217; &", "<b>x</b> y")

"""Telegram's HTML: what parses, what is refused and in which words."""

import pytest

from bot.demo.markup import detect, parse_html, render_html, units
from bot.demo.wire import Refused


def spans(source: str) -> list[tuple[str, int, int]]:
    return [(e["type"], e["offset"], e["length"]) for e in parse_html(source)[1]]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"), ("<strong>x</strong>", "bold"), ("<i>x</i>", "italic"), ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"), ("<ins>x</ins>", "underline"), ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"), ("<del>x</del>", "strikethrough"), ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"), ("<tg-spoiler>x</tg-spoiler>", "spoiler"), ("<B>x</B>", "bold"),
        ('<span class="tg-spoiler">x</span>', "spoiler"), ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ('<tg-emoji emoji-id="5">x</tg-emoji>', "custom_emoji"), ("<a href='https://e.org/?a>b'>x</a>", "text_link"),
    ],
)  # fmt: skip
def test_every_tag_of_telegram_becomes_its_entity(source: str, kind: str) -> None:
    assert parse_html(source)[0] == "x"
    assert spans(source) == [(kind, 0, 1)]


def test_offsets_count_utf16_units() -> None:
    assert units("🍲") == 2
    assert spans("🍲 <b>مطبخ 🍲</b>!") == [("bold", 3, 7)]


def test_nested_tags_come_outermost_first() -> None:
    assert spans("<b>a<i>b</i></b>") == [("bold", 0, 2), ("italic", 1, 1)]
    assert spans("<b><i>b</i></b>") == [("italic", 0, 1), ("bold", 0, 1)]


def test_named_and_numeric_characters_are_read_and_others_left_alone() -> None:
    assert parse_html("&lt;&gt;&amp;&quot;&#1575;&#x627; &nbsp; a&b")[0] == '<>&"اا &nbsp; a&b'


def test_a_block_of_code_keeps_its_language() -> None:
    text, entities = parse_html('<pre><code class="language-python">x = 1</code></pre>')
    assert (text, entities) == ("x = 1", [{"type": "pre", "language": "python", "offset": 0, "length": 5}])


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("1 < 2 >", 'Unsupported start tag "" at byte offset 2'),
        ("ab<br/>c", 'Unsupported start tag "br/" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("م</b>", "Unexpected end tag at byte offset 2"),
        ("x <b", "Unclosed start tag at byte offset 2"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_what_telegram_cannot_parse_is_refused_in_its_words(source: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize("source", ["<b>a<i>b</i></b> c", "a &lt; b", '<a href="https://e.org">مرحبا 🍲</a>'])
def test_rendering_gives_the_same_html_again(source: str) -> None:
    assert render_html(*parse_html(source)) == source


def test_links_commands_and_mentions_are_found_in_plain_text() -> None:
    found = {(e["type"], e["offset"]) for e in detect("/start@iimp_demo_bot 🍲 https://e.org/a. @amina #soup a@b.org")}
    assert found == {("bot_command", 0), ("url", 24), ("mention", 41), ("hashtag", 48), ("email", 54)}
    assert detect("10:30/12:30, and/or") == []

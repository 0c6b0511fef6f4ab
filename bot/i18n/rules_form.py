"""Linter rules about the shape of a message: forms, placeholders, markup, length; never about its letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.i18n import dates
from bot.i18n.marks import graphemes, strip_marks
from bot.i18n.markup import skeleton, stray, tag_problem
from bot.i18n.plurals import PLURALS
from bot.i18n.rules import KEYWORDS, PATTERN, PLAIN_CONTEXTS, Entry, rule
from bot.i18n.template import Malformed, parse

MAY_OMIT = "may omit the number"
"""Said in a translator comment, it lets a form for exactly one number leave that number out (TX-6)."""

LONGEST = {"button": 28, "plain": 200, "command": 256}
LONGEST_MESSAGE = 3_500  # UTF-16 units, of Telegram's 4,096
WORST_VALUE = 200  # what `clean` lets through
BUTTON_VALUE = 6  # a usual number, hour or short date

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@rule("L2")
def every_form(entry: Entry) -> Iterator[str]:
    """Every form is there when any is."""
    missing = [name for name, form in zip(entry.categories, entry.forms, strict=False) if not form.strip()]
    missing += entry.categories[len(entry.forms) :]
    if missing:
        yield f"translate the form for {', '.join(missing)} too"
    if len(entry.forms) > len(entry.categories):
        yield f"{entry.tag} has {len(entry.categories)} forms, not {len(entry.forms)}"


@rule("L3")
def same_placeholders(entry: Entry) -> Iterator[str]:
    """Every form has the placeholders of its source; only a form for one single number may omit it."""
    wanted = set(_PLACEHOLDER.findall(entry.sources[-1]))
    for place, form in enumerate(entry.forms):
        found = set(_PLACEHOLDER.findall(form))
        lacking = wanted - found - ({"n"} if _may_omit(entry, place) else set())
        if lacking:
            yield f"put back {_named(lacking)}"
        if found - wanted:
            yield f"take out {_named(found - wanted)}: the source has no such placeholder"


@rule("L3n")
def counted_in_plurals(entry: Entry) -> Iterator[str]:
    """A number to count by stands only in messages with plural forms (TX-3)."""
    if not entry.counted and {"n", "count"} & set(_PLACEHOLDER.findall(entry.sources[0])):
        yield "use t.plural for a counted sentence, or call the placeholder something else"


@rule("L4")
def plain_braces(entry: Entry) -> Iterator[str]:
    """Braces hold a plain name and nothing else (AB-14)."""
    for form in entry.forms:
        try:
            parse(form)
        except Malformed:
            yield "write placeholders as {name}; no dots, brackets, formats or lone braces"


@rule("L5")
def same_markup(entry: Entry) -> Iterator[str]:
    """Tags are Telegram's, balanced, and those of the source with the same links (AB-15)."""
    for form, source in entry.pairs():
        if not entry.is_html:
            if skeleton(form):
                yield "take the tags out: this text is shown without markup"
            continue
        problem = tag_problem(form)
        if problem:
            yield problem
        elif skeleton(form) != skeleton(source):
            yield "use the tags and links of the source, each as often as there"


@rule("L6")
def entities(entry: Entry) -> Iterator[str]:
    """In HTML & < > are entities; plain text has no entities; words told apart by context have neither."""
    for form in entry.forms:
        loose = stray(form)
        if entry.is_html and loose:
            yield f"write &amp; &lt; &gt; for & < > (at {loose!r})"
        elif entry.context in PLAIN_CONTEXTS and re.search(r"&(?:amp|lt|gt|quot|#\w+);", form):
            yield "write & < > themselves: this text is shown without markup"
        elif not entry.is_html and entry.context not in PLAIN_CONTEXTS and re.search("[&<>]", form):
            yield "do without & < >: this word is used with and without markup"


@rule("L7")
def short_enough(entry: Entry) -> Iterator[str]:
    """A button, alert, command description or message fits where Telegram shows it."""
    longest = LONGEST.get(entry.context or "", 0)
    for form in entry.forms if entry.is_words else ():
        shown = strip_marks(_PLACEHOLDER.sub("x" * BUTTON_VALUE, form))
        units = len(_PLACEHOLDER.sub("x" * WORST_VALUE, form).encode("utf-16-le", "replace")) // 2
        if longest and len(graphemes(shown)) > longest:
            yield f"shorten to {longest} characters, now {len(graphemes(shown))}"
        elif not longest and units > LONGEST_MESSAGE:
            yield f"shorten to {LONGEST_MESSAGE} units with the longest values, now {units}"


@rule("L16")
def keyword_list(entry: Entry) -> Iterator[str]:
    """Keywords are separated by commas, none is empty, and * stands only at the end of one."""
    for form in entry.forms if entry.context == KEYWORDS else ():
        words = [word.strip() for word in form.split(",")]
        if not all(word.strip("* ") for word in words):
            yield "take out the empty keyword (two commas, or one at an end)"
        if any("*" in word[:-1] for word in words):
            yield "put * only at the end of a keyword"
        if re.search("[،؛;፣、\n]", form):
            yield "separate keywords with the comma ,"


@rule("L17")
def date_pattern(entry: Entry) -> Iterator[str]:
    """A date pattern has only the letters E, d, M and y, other words in quotes."""
    for form in entry.forms if entry.context == PATTERN else ():
        if not dates.usable(entry.tag, form):
            yield "use only E, d, M, y and words in 'quotes', as in EEEE d MMMM; am and ti: months as numbers"


def _named(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _may_omit(entry: Entry, place: int) -> bool:
    if not entry.counted or not any(MAY_OMIT in comment for comment in entry.comments):
        return False
    plural = PLURALS[entry.tag]
    return sum(plural.form(n) == place for n in range(201)) == 1

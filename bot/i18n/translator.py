"""One language's voice: the sentences, labels, dates and content of a view; never chooses the language."""

from __future__ import annotations

import html
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache

from bot.i18n import dates, direction
from bot.i18n.languages import SOURCE, Language
from bot.i18n.marks import MAX_CLUSTER, Rendered, clean, isolate
from bot.i18n.plurals import Plural
from bot.i18n.template import BadTranslation, Malformed, Template, Untranslated, Value, check_html, parse
from bot.i18n.texts import Texts

CONTENT_LIMIT = 4_096 // MAX_CLUSTER * MAX_CLUSTER  # graphemes a line: no message is longer
SENTENCE = None
_UNESCAPED = ("button", "plain")  # contexts of texts that are shown without markup


class Translator:
    """A language as views use it: `t("Hello {name}", name=...)`.

    Methods raise Untranslated where the language lacks the message, BadTranslation where it cannot be used.
    """

    __slots__ = (
        "_labels",
        "_language",
        "_patterns",
        "_plural",
        "_ready",
        "_templates",
        "_texts",
        "rtl",
        "tag",
    )

    def __init__(self, language: Language, texts: Texts, plural: Plural) -> None:
        self.tag, self.rtl = language.tag, language.rtl
        self._language, self._texts, self._plural = language, texts, plural
        self._ready: dict[tuple[str | None, str], Rendered] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._templates: dict[tuple[str | None, str], tuple[Template, ...]] = {}
        self._patterns: dict[str, str] = {}

    def __repr__(self) -> str:
        return f"Translator({self.tag!r})"

    def __call__(self, text: str, /, **values: Value) -> Rendered:
        """A sentence as safe HTML; the text may hold tags, values are data."""
        return self._said(SENTENCE, text, values)

    def plural(self, singular: str, plural: str, n: int, /, **values: Value) -> Rendered:
        """A counted sentence as safe HTML; `{n}` is the number."""
        templates = self._parsed(SENTENCE, singular, plural)
        if len(templates) != self._plural.count:
            raise Untranslated(self.tag, singular)
        form = templates[self._plural.form(n)]
        return Rendered(self._filled(form, SENTENCE, singular, {"n": n} | values))

    def label(self, text: str, /, **values: Value) -> str:
        """The plain text of a button."""
        return self._bare("button", text, values)

    def plain(self, text: str, /, **values: Value) -> str:
        """Plain text for a toast, an alert or a command's description."""
        return self._bare("plain", text, values)

    def word(self, context: str, word: str, /, **values: Value) -> Rendered:
        """A word told apart by its context; it holds no markup, so it is HTML and plain text alike."""
        if context in _UNESCAPED:
            return Rendered(html.escape(self._bare(context, word, values), quote=False))
        return self._said(context, word, values)

    def data(self, texts: Mapping[str, str]) -> Rendered:
        """Content that staff wrote or that is shipped, by language tag: in this language or Untranslated."""
        own = texts.get(self.tag, "").strip()
        if not own and self.tag == SOURCE:
            own = next((text for text in (texts.get(SOURCE), *texts.values()) if text and text.strip()), "")
        elif not own:
            own = self._translated_content(texts.get(SOURCE, ""))
        return _content(own)

    def said(self, text: str) -> Rendered:
        """What a person wrote, as it was written: safe, in its own direction, never kept."""
        return _safe(text)

    def keywords(self, english: str) -> tuple[str, ...]:
        """The words people type for a thing, from a comma-separated list; () where the language has none."""
        forms = self._texts.find("keywords", english.strip())
        return tuple(word.strip() for word in forms[0].split(",") if word.strip()) if forms else ()

    def day(self, day: date, /, *, with_year: bool = False) -> Rendered:
        """A date in words: "Tuesday 1 December"."""
        return self._date(day, dates.LONG_YEAR if with_year else dates.LONG)

    def short_day(self, day: date, /, *, with_year: bool = False) -> Rendered:
        """A date for a button: "Tue 1.12"."""
        return self._date(day, dates.SHORT_YEAR if with_year else dates.SHORT)

    def month(self, day: date, /) -> Rendered:
        """The month of a date, by its name alone."""
        text = dates.month(day, self.tag, self._language.babel)
        return Rendered(dates.numbers_isolated(text) if self.rtl else text)

    def weekday(self, number: int, /) -> Rendered:
        """A day of the week, 0 for Monday."""
        return Rendered(dates.weekday(number, self._language.babel))

    def clock(self, moment: time | datetime, /) -> Rendered:
        """The hour and minute, 24 h, as the moment itself says them: its zone is the caller's business."""
        hour = moment.time() if isinstance(moment, datetime) else moment
        return Rendered(dates.clock(hour, self.tag, self._language.babel))

    def finish(self, text: str) -> str:
        """A whole message with its direction marks; call it once, last."""
        return direction.finish(text, rtl=self.rtl)

    def _said(self, context: str | None, text: str, values: Mapping[str, Value]) -> Rendered:
        ready = self._ready.get((context, text))
        if ready is not None:
            return ready
        template = self._parsed(context, text, None)[0]
        said = Rendered(self._filled(template, context, text, values))
        if len(template.parts) == 1:
            self._ready[context, text] = said
        return said

    def _bare(self, context: str, text: str, values: Mapping[str, Value]) -> str:
        ready = self._labels.get((context, text))
        if ready is not None:
            return ready
        template = self._parsed(context, text, None)[0]
        said = direction.label(self._filled(template, context, text, values), rtl=self.rtl)
        if len(template.parts) == 1:
            self._labels[context, text] = said
        return said

    def _parsed(self, context: str | None, text: str, plural: str | None) -> tuple[Template, ...]:
        known = self._templates.get((context, text))
        if known is None:
            forms = self._texts.find(context, text, plural)
            if forms is None:
                raise Untranslated(self.tag, text, context)
            try:
                known = tuple(_template(form, text, as_html=context not in _UNESCAPED) for form in forms)
            except Malformed as fault:
                raise BadTranslation(self.tag, text, context, str(fault)) from None
            self._templates[context, text] = known
        return known

    def _filled(self, template: Template, context: str | None, text: str, values: Mapping[str, Value]) -> str:
        try:
            return template.fill(values, as_html=context not in _UNESCAPED)
        except Malformed as fault:
            raise BadTranslation(self.tag, text, context, str(fault)) from None

    def _translated_content(self, english: str) -> str:
        forms = self._texts.find("content", english.strip()) if english.strip() else None
        if forms is None:
            raise Untranslated(self.tag, english, "content")
        return forms[0]

    def _date(self, day: date, pattern: str) -> Rendered:
        names = self._language.babel
        if pattern not in self._patterns:
            own = (self._texts.find(dates.CONTEXT, pattern) or ("",))[0]
            fitting = own if dates.usable(self.tag, own) else dates.default(self.tag, pattern)
            self._patterns[pattern] = fitting
        text = dates.written(day, self._patterns[pattern], names)
        return Rendered(dates.numbers_isolated(text) if self.rtl else text)


def _template(form: str, source: str, *, as_html: bool) -> Template:
    if as_html:
        check_html(form, source)
    return parse(form, as_html=as_html)


@lru_cache(2048)
def _content(text: str) -> Rendered:
    """What staff wrote; the same few texts stand on most screens."""
    return _safe(text)


def _safe(text: str) -> Rendered:
    """Line by line, without marks and markup of its own."""
    lines = (html.escape(clean(line, CONTENT_LIMIT), quote=False) for line in text.strip().splitlines())
    return Rendered("\n".join(map(isolate, lines)))

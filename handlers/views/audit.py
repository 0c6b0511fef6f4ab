"""Who did what, for administrators: the words; never a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.audit import A_PART, Act, AuditFile, By, Only
from bot.domain.chats import ChatId
from bot.domain.timetable import ISTANBUL
from bot.i18n import Rendered, Translator, clean
from bot.services.audit import Page
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import audit_words as words
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL

DOMAIN = "staff"
A_PAGE, PEOPLE = 6, 5
"""Acts on a page, people on one."""
ALL = "all"


def page(t: Translator, shown: Page, at: int) -> Screen:
    """The newest first; a number opens an act."""
    code = code_of(shown.only)
    numbered = list(enumerate(shown.acts, at * A_PAGE + 1))
    lines = [
        f"📜 {_head(t, shown)}",
        *[f"{number}. {_line(t, act, shown.names)}" for number, act in numbered],
        *([] if numbered else [t("There is nothing.")]),
    ]
    opens = row(*[Button(str(number), data("audit.one", act.id, at, code)) for number, act in numbered])
    newer = [Button("◀️ " + t.label("Newer"), data("audit", at - 1, code))] if at else []
    more = shown.count > (at + 1) * A_PAGE
    older = [Button("▶️ " + t.label("Older"), data("audit", at + 1, code))] if more else []
    take = Button("📄 " + t.label("As a file"), data("audit.take", code))
    who = Button("👤 " + t.label("By person"), data("audit.who"))
    ways = row(take, *([who] if shown.only is None else []))
    return Screen(lines, [opens, row(*newer, *older), ways, _up(t, shown.only)])


def _up(t: Translator, only: Only | None) -> Row:
    return back(t, "staff") if only is None else back(t, "audit")


def _head(t: Translator, shown: Page) -> Rendered:
    if shown.only is None or not shown.acts:
        return t("Who did what")
    first = shown.acts[0]
    if shown.only.by is By.ACTOR:
        return t("All by: {who}", who=words.actor(t, first.actor, shown.names))
    return t("All about: {what}", what=words.about(t, first.thing, shown.names))


def _line(t: Translator, act: Act, names: Mapping[ChatId, str]) -> str:
    moment = act.at.astimezone(ISTANBUL)
    who, what = words.actor(t, act.actor, names), words.action(t, act)
    return f"{t.short_day(moment.date())} {t.clock(moment)} · {who}: {what} · {words.about(t, act.about, names)}"


def one(t: Translator, act: Act, names: Mapping[ChatId, str], place: tuple[int, str]) -> Screen:
    """One act, with what was before and after; ``place`` is the page one came from."""
    moment = act.at.astimezone(ISTANBUL)
    lines = [
        f"📜 {words.action(t, act)}",
        f"👤 {words.actor(t, act.actor, names)}",
        f"🕥 {t.day(moment.date(), with_year=True)}, {t.clock(moment)}",
        t("About: {what}", what=words.about(t, act.about, names)),
    ]
    for told in (words.change(t, act, names), words.result(t, act)):
        lines += [told] if told else []
    rows = [
        row(Button("👤 " + t.label("All by the same person"), data("audit", 0, code_of(Only(By.ACTOR, act.id))))),
        row(Button("🔎 " + t.label("All about the same"), data("audit", 0, code_of(Only(By.THING, act.id))))),
    ]
    return Screen(lines, [*rows, back(t, "audit", *place)])


def who(t: Translator, found: Sequence[tuple[str, ChatId, int]], at: int) -> Screen:
    """By whom?"""
    shown = found[at * PEOPLE : (at + 1) * PEOPLE]
    rows = [
        row(Button(clean(f"👤 {_called(t, name, chat)}", MOST_LABEL), data("audit", 0, code_of(Only(By.ACTOR, last)))))
        for name, chat, last in shown
    ]
    on = [row(Button("➡️ " + t.label("More"), data("audit.who", at + 1)))] if len(found) > (at + 1) * PEOPLE else []
    return Screen(["👤 " + t("By whom?")], [*rows, *on, back(t, "audit")])


def _called(t: Translator, name: str, chat: ChatId) -> str:
    return name or t.label("Number {number}", number=chat)


def take(t: Translator, count: int, code: str) -> Screen:
    """As which file? The newest acts are in the first, from which one comes to older ones."""
    rows = [
        row(Button("📄 " + t.label("Table"), data("audit.file", AuditFile.TABLE, 0, code))),
        row(Button("📄 " + t.label("For checking (JSON)"), data("audit.file", AuditFile.LINES, 0, code))),
    ]
    lines = [
        "📄 " + t.plural("Take {n} act along as a file", "Take {n} acts along as a file", count),
        t("The file names people. That you took it is written down too."),
    ]
    return Screen(lines, [*rows, back(t, "audit", 0, code)])


def taken(t: Translator, shown: Page, kind: AuditFile, part: int) -> Screen:
    """It comes; where there are more, the next ones."""
    code = code_of(shown.only)
    lines = ["📄 " + t.plural("A file with {n} act", "A file with {n} acts", len(shown.acts))]
    older = Button("▶️ " + t.label("Older"), data("audit.file", kind, part + 1, code))
    more = [row(older)] if shown.count > (part + 1) * A_PART else []
    return Screen(lines, [*more, back(t, "audit", 0, code)])


def code_of(only: Only | None) -> str:
    """What it is filtered by, in the data of a button."""
    return ALL if only is None else f"{only.by}{only.act}"

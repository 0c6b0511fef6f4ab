"""Everything that is kept about a person, in pages, and as a file on request: the screens; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views import own_data_lines, own_data_numbers, own_data_team
from handlers.views.common import back
from handlers.views.own_data_lines import Lines, Shown

DOMAIN = "client"
A_PAGE = 10
MINUTES = 10
"""So long the file lies in the chat."""
MOST_UNITS = 2500
"""Of a page, so that it fits into one message whatever people wrote."""

_PARTS: Sequence[tuple[str, Lines]] = (
    ("you", own_data_lines.you),
    ("requests", own_data_lines.requests),
    ("birth", own_data_lines.birth),
    ("numbers", own_data_numbers.numbers),
    ("follows", own_data_lines.follows),
    ("volunteer", own_data_team.volunteer),
    ("shifts", own_data_team.shifts),
    ("staff", own_data_team.staff),
    ("traces", own_data_lines.traces),
)


def _head(t: Translator, part: str) -> Rendered:
    match part:
        case "you":
            return t("You")
        case "requests":
            return t("What you asked for")
        case "birth":
            return t("Your birth card")
        case "numbers":
            return t("What you were given")
        case "follows":
            return t("Reminders and announcements")
        case "volunteer":
            return t("You as a volunteer")
        case "shifts":
            return t("Your shifts")
        case "staff":
            return t("Your work here")
        case _:
            return t("Traces of messages")


def pages(t: Translator, shown: Shown) -> list[list[str]]:
    """The lines of every page, each under the head of its part."""
    made: list[list[str]] = []
    for part, say in _PARTS:
        lines, page = say(t, shown), list[str]()
        for line in lines:
            if page and (len(page) >= A_PAGE or sum(map(len, page)) + len(line) > MOST_UNITS):
                made.append([f"<b>{_head(t, part)}</b>", *page])
                page = []
            page.append(line)
        if page:
            made.append([f"<b>{_head(t, part)}</b>", *page])
    return made


def page(t: Translator, shown: Shown, number: int) -> Screen:
    """One page; the number of a page that is not there any more shows the last."""
    every = pages(t, shown)
    at = min(number, len(every) - 1)
    lines = [
        "📄 " + t("What we keep about you: {page} of {pages}", page=str(at + 1), pages=str(len(every))),
        "",
        *every[at],
    ]
    turn = []
    if at:
        turn.append(Button("◀️ " + str(at), data("mydata", at - 1)))
    if at + 1 < len(every):
        turn.append(Button(f"{at + 2} ▶️", data("mydata", at + 1)))
    file = row(Button("📎 " + t.label("As a file"), data("mydata.file")))
    erase = row(Button("🗑 " + t.label("Erase me here"), data("erase")))
    return Screen(lines, [*([row(*turn)] if turn else []), file, erase, back(t, "privacy")])


def ask_file(t: Translator) -> Screen:
    """Before the file: who holds the phone can read it."""
    lines = [
        "📎 " + t("Shall we send it here as a file?"),
        t("Whoever has this phone can read it. It can be passed on."),
        t.plural("After {n} minute we take it away again.", "After {n} minutes we take it away again.", MINUTES),
    ]
    return Screen(lines, [row(Button("📎 " + t.label("Send the file"), data("mydata.send"))), back(t, "mydata", 0)])


def caption(t: Translator) -> Screen:
    """Under the file; its first words say nothing of anybody."""
    clear = row(Button("🧹 " + t.label("Clear this chat"), data("clear")))
    said = t.plural(
        "Your data. This message goes in {n} minute.", "Your data. This message goes in {n} minutes.", MINUTES
    )
    return Screen(["📎 " + said], [clear, back(t, "privacy")])


def too_many(t: Translator, most: int) -> Screen:
    """They took it often enough today."""
    lines = [
        "🕥 " + t.plural("We send it {n} time a day.", "We send it {n} times a day.", most),
        t("Tomorrow you can have it again. Here you can read it at any time."),
    ]
    return Screen(
        lines, [row(Button("📄 " + t.label("What you have about me"), data("mydata", 0))), back(t, "privacy")]
    )

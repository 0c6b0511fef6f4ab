"""What an interpreter says of themselves: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.interpretations import LEAST_LANGUAGES, Skills
from bot.i18n import LANGUAGES, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, to_menu

DOMAIN = "client"
PAGE = 8


def skills(t: Translator, mine: Skills, in_hand: int | None) -> Screen:
    """What we know of who interprets, and what can be changed; what is kept is said here."""
    pause = "▶️ " + t.label("Send me messages again") if mine.paused else "⏸ " + t.label("No messages for now")
    tick = "☑️" if mine.woman else "⬜"
    rows = [
        row(Button("🌐 " + t.label("My languages"), data("talks.page", 0))),
        row(Button(f"{tick} " + t.label("I am a woman"), data("talks.woman"))),
        row(Button(pause, data("talks.pause"))),
    ]
    return Screen([_head(t, mine), *_explained(t)], [*_resume(t, in_hand), *rows, to_menu(t)])


def _head(t: Translator, mine: Skills) -> str:
    if len(mine.languages) < LEAST_LANGUAGES:
        return "🗣 " + t("Choose two languages or more, then we can ask you.")
    if mine.paused:
        return "⏸ " + t("No messages come to you for now.")
    # Translators: {languages} are names of languages, like "العربية, English"
    return "🗣 " + t("You interpret: {languages}", languages=", ".join(autonym(tag) for tag in mine.languages))


def _explained(t: Translator) -> list[str]:
    return [
        t("Sometimes we send you one message to translate, without a name."),
        t("“A woman” is used only where somebody asks for a woman."),
        "🔒 " + t("We keep your languages and these two answers, until you are erased here."),
    ]


def _resume(t: Translator, in_hand: int | None) -> list[Row]:
    if in_hand is None:
        return []
    return [row(Button("✍️ " + t.label("The message you have"), data("task.take", in_hand)))]


def autonym(tag: str) -> str:
    """A language's own name."""
    return LANGUAGES[tag].autonym if tag in LANGUAGES else tag


def languages(t: Translator, mine: Skills, tags: Sequence[str], page: int) -> Screen:
    """One page of languages, a tick before those one speaks."""
    page = min(page, (len(tags) - 1) // PAGE)
    shown = tags[page * PAGE : (page + 1) * PAGE]
    buttons = [Button(_ticked(tag, mine), data("talks.lang", page, tag)) for tag in shown]
    rows = [row(*buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    following = (page + 1) % ((len(tags) - 1) // PAGE + 1)
    more = Button("➡️ " + t.label("More"), data("talks.page", following))
    lines = ["🌐 " + t("Which languages do you speak well?"), t("Only those you also read and write.")]
    return Screen(lines, [*rows, row(more), back(t, "talks")])


def _ticked(tag: str, mine: Skills) -> str:
    return f"{'✅ ' if tag in mine.languages else ''}{autonym(tag)}"

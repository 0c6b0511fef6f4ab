"""One message to be translated, as interpreters, the client and who asked are told: the words; never a query."""

from __future__ import annotations

from bot.domain.appointment_notices import About
from bot.domain.interpretations import Interpretation, Wanted
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.appointments_pieces import mine_row
from handlers.views.common import to_menu
from handlers.views.interpreters import autonym
from handlers.views.start import menu_after

DOMAIN = "client"


def wanted(t: Translator, message: Wanted) -> Screen:
    """To interpreters; protected, because the words will stand in this very message."""
    pair = {"source": autonym(message.source), "target": autonym(message.target)}
    lines = [
        "🗣 " + t("One message: {source} → {target}.", **pair),
        t("Can you translate it now? You have 30 minutes."),
        *([t("Only if you are not from their community.")] if message.outside else []),
    ]
    return Screen(lines, [_do(t, message.number), _not_now(t)], protected=True)


def _not_now(t: Translator) -> Row:
    return row(Button("✖️ " + t.label("Not now"), data("task.no")))


def _do(t: Translator, number: int) -> Row:
    return row(Button("✅ " + t.label("I do it"), data("task.take", number)))


def here(t: Translator, number: int) -> Screen:
    """The words need a message that cannot be passed on."""
    show = row(Button("👁 " + t.label("Show me the words"), data("task.take", number)))
    return Screen(["🗣 " + t("The words come into this message.")], [show, to_menu(t)], protected=True)


def words(t: Translator, task: Interpretation) -> Screen:
    """What is to be translated, and how; no name, no number, no account."""
    pair = {"source": autonym(task.source), "target": autonym(task.target)}
    lines = [
        "🗣 " + t("{source} → {target}. Write the translation as your next message.", **pair),
        t("Only what stands here, nothing of your own. Do not pass it on."),
        "",
        t.said(task.text),
    ]
    return Screen(lines, [_back_row(t, task.id), to_menu(t)], protected=True)


def _back_row(t: Translator, number: int) -> Row:
    return row(Button("↩️ " + t.label("Give it back"), data("task.back", number)))


def write(t: Translator) -> Screen:
    """The same asked again, without the words."""
    return Screen(["✍️ " + t("Write the translation as your next message.")], [to_menu(t)])


def check(t: Translator, number: int, *, cut: bool) -> Screen:
    """Look at it once more; it stands above as it was written."""
    lines = [
        "👁 " + t("Read your translation above once more. Shall we send it?"),
        *(["✂️ " + t("Only the first 900 letters are sent.")] if cut else []),
        t("Then we delete it from this chat, and the words too."),
    ]
    return Screen(
        lines,
        [
            row(Button("✅ " + t.label("Send it"), data("task.send", number))),
            row(Button("✍️ " + t.label("Write again"), data("task.again", number))),
            _back_row(t, number),
            to_menu(t),
        ],
    )


def again(t: Translator, number: int) -> Screen:
    """The translation was taken back: write it anew."""
    head = "✍️ " + t("Write the translation as your next message.")
    return Screen([head, t("The words stand above.")], [_back_row(t, number), to_menu(t)])


def thanks(t: Translator) -> Screen:
    """It was sent."""
    return menu_after(t, f"🙏 {t('Thank you. It is sent.')} {t('The words are gone from this chat.')}")


def given_back(t: Translator) -> Screen:
    """Somebody else may do it."""
    return menu_after(t, f"↩️ {t('Somebody else is asked.')} {t('The words are gone from this chat.')}")


def not_now(t: Translator) -> Screen:
    """Another time."""
    return menu_after(t, "🙏 " + t("Thank you all the same."))


def not_wanted(t: Translator) -> Screen:
    """Somebody was faster, or it is over."""
    return menu_after(t, f"🗣 {t('Somebody does it already, or it is not needed any more.')} {t('Thank you.')}")


def hands_full(t: Translator, number: int) -> Screen:
    """One after the other."""
    first = row(Button("✍️ " + t.label("The message you have"), data("task.take", number)))
    return Screen(["🗣 " + t("You have another message. Please finish that one first.")], [first, to_menu(t)])


def gone(t: Translator) -> Screen:
    """In place of the words, of which the time is over."""
    return menu_after(t, f"🕥 {t('The time for this message is over.')} {t('The words are gone from this chat.')}")


def may_interpret(t: Translator, about: About) -> Screen:
    """To the client; the first words say nothing of a sensitive service."""
    number = about.id
    return Screen(
        [
            f"{about.mark} {about.id} · " + t("May somebody translate your message?"),
            t("An interpreter who does not know your name. We ask because we do not read your language."),
        ],
        [
            row(Button("✅ " + t.label("Yes"), data("mine.may", number, "any"))),
            row(Button("👩 " + t.label("Yes, a woman"), data("mine.may", number, "woman"))),
            row(Button("🤫 " + t.label("Nobody of my community"), data("mine.may", number, "outside"))),
            row(Button("✖️ " + t.label("No"), data("mine.may", number, "none"))),
            mine_row(t),
            to_menu(t),
        ],
    )


def agreed(t: Translator) -> Screen:
    """The client has answered."""
    return Screen(["✅ " + t("Thank you. We have your answer.")], [mine_row(t), to_menu(t)])

"""A text that volunteers are asked to translate, as they are told of it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.announcements import Content, Fault, Found
from bot.domain.refusals import TextInHand, TranslationShut
from bot.domain.translations import Stage, Task, TranslationAsked, TranslationOver, TranslationSettled
from bot.i18n import Rendered, Translator, name_in
from handlers.screens import Button, Media, Row, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.start import menu_after
from handlers.views.times import local, when

DOMAIN = "volunteer"
MOST_SHOWN = 1500
"""Letters of a text that stand inside another message."""


def asked(t: Translator, told: TranslationAsked) -> Screen:
    """Can you translate this?"""
    lines = [
        "🗣 " + t("Can you translate a message into {language}?", language=name_in(told.target, t.tag)),
        "🕥 " + t("We need it by {when}, {hour}.", **_until(t, told.until, told.now)),
        t("It goes to many people. Our staff read it first."),
        "",
        *said(t, told.words),
    ]
    rows = [
        row(Button("✅ " + t.label("I will translate"), data("tr.take", told.number))),
        row(Button("✖️ " + t.label("Not now"), data("tr.no", told.number))),
    ]
    return Screen(lines, rows)


def said(t: Translator, words: str) -> list[str]:
    """A text as it was written, line by line, cut where it is long."""
    shown = words if len(words) <= MOST_SHOWN else words[: MOST_SHOWN - 1].rstrip() + "…"
    return [t.said(line) if line.strip() else "" for line in shown.splitlines()]


def _until(t: Translator, until: datetime, now: datetime) -> dict[str, Rendered]:
    return {"when": when(t, now, local(until).date()), "hour": t.clock(local(until))}


def having(t: Translator, task: Task, now: datetime) -> Screen:
    """It is theirs; the text comes below."""
    lines = [
        "✅ " + t("It is yours until {when}, {hour}.", **_until(t, task.until, now)),
        t("The text stands below. Write the translation as your next message."),
        t("Leave nothing out and add nothing. Bold words can be bold again."),
    ]
    return Screen(lines, [_back_row(t, task.id), to_menu(t)])


def original(t: Translator, task: Task) -> Screen:
    """What is to be translated, exactly as others read it; it stays, with the way to write from anywhere."""
    file = task.original.file
    media = Media(file.kind, file.id) if file else None
    on = row(Button("✍️ " + t.label("Write the translation"), data("tr.on", task.id)))
    return Screen(task.original.html.split("\n"), [on], bold=0, media=media)


def _back_row(t: Translator, number: int) -> Row:
    return row(Button("↩️ " + t.label("Give it back"), data("tr.back", number)))


def write(t: Translator) -> Screen:
    """The text, asked again."""
    return Screen(["✍️ " + t("Write the translation as your next message.")], [to_menu(t)])


def write_label(t: Translator) -> Screen:
    """The words of a button, asked again."""
    return Screen(["🔗 " + t("Write the words of the button as your next message.")], [to_menu(t)])


def label(t: Translator, task: Task, words: str) -> Screen:
    """The words of one button."""
    lines = [
        "🔗 " + t("Below the text stands a button: {label}", label=words),
        t("Write these words in {language} as your next message.", language=name_in(task.target, t.tag)),
    ]
    return Screen(lines, [_back_row(t, task.id), to_menu(t)])


def wrong(t: Translator, task: Task, found: Sequence[Found]) -> Screen:
    """What keeps it from being sent as it is."""
    lines = ["✍️ " + t("Not yet. Please send it once more, changed:"), *(_fault(t, one) for one in found)]
    return Screen(lines, [_back_row(t, task.id), to_menu(t)])


def _fault(t: Translator, found: Found) -> str:
    if found.fault is Fault.TOO_LONG:
        return t("It has {length} letters, and {most} fit.", length=found.units, most=found.most)
    return t("HTML signs would be shown as they are. Use Telegram's own bold.")


def check(t: Translator, task: Task) -> Screen:
    """Look at it once more."""
    content = task.answer or Content()
    lines = [
        "👁 " + t("Please read it once more. Shall we give it to our staff?"),
        "",
        *content.html.split("\n"),
        *(f"🔗 {t.said(one)}" for one in content.labels),
    ]
    if task.voice is not None:
        lines += ["", "🎙 " + t("Your voice note goes with it.")]
    rows = [
        row(Button("✅ " + t.label("Send it"), data("tr.send", task.id))),
        row(Button("✍️ " + t.label("Write again"), data("tr.again", task.id))),
        *_voice_rows(t, task),
        _back_row(t, task.id),
        to_menu(t),
    ]
    return Screen(lines, rows)


def _voice_rows(t: Translator, task: Task) -> list[Row]:
    """Reading it aloud, where the original is; whoever did can do it anew, or leave it."""
    if not task.spoken:
        return []
    if task.voice is None:
        return [row(Button("🎙 " + t.label("Read it aloud too"), data("tr.voice", task.id)))]
    return [
        row(Button("🎙 " + t.label("Record again"), data("tr.voice", task.id))),
        row(Button("✖️ " + t.label("Without my voice"), data("tr.mute", task.id))),
    ]


def voice(t: Translator) -> Screen:
    """The voice note, asked for."""
    lines = [
        "🎙 " + t("Read your translation aloud, and send it as a voice note."),
        t("Some people cannot read. Everybody who gets the message can hear your voice."),
    ]
    return Screen(lines, [to_menu(t)])


def voice_of(t: Translator, task: Task) -> Screen:
    """The same, with the way on without a voice."""
    mute = row(Button("✖️ " + t.label("Without my voice"), data("tr.mute", task.id)))
    return Screen(voice(t).lines, [mute, _back_row(t, task.id), to_menu(t)])


def voice_wrong(t: Translator, task: Task, found: Sequence[Found]) -> Screen:
    """Why the text as it is cannot go out with a voice note; it can be written shorter, or go alone."""
    lines = ["🎙 " + t("The text is too long to go with a voice note."), *(_fault(t, one) for one in found)]
    rows = [
        row(Button("✍️ " + t.label("Write again"), data("tr.again", task.id))),
        row(Button("✖️ " + t.label("Without my voice"), data("tr.mute", task.id))),
        _back_row(t, task.id),
        to_menu(t),
    ]
    return Screen(lines, rows)


def again(t: Translator, task: Task) -> Screen:
    """Write it anew."""
    return Screen(["✍️ " + t("Write the translation as your next message.")], [_back_row(t, task.id), to_menu(t)])


def sent(t: Translator) -> Screen:
    """Staff have it."""
    return menu_after(t, f"🙏 {t('Thank you. Our staff read it now.')} {t('We will tell you whether it is used.')}")


def given_back(t: Translator) -> Screen:
    """Somebody else may do it."""
    return menu_after(t, f"↩️ {t('Somebody else is asked.')} {t('Thank you all the same.')}")


def not_now(t: Translator) -> Screen:
    """Another time."""
    return menu_after(t, "🙏 " + t("Thank you all the same."))


def settled(t: Translator, told: TranslationSettled) -> Screen:
    """In the place of the question."""
    word = t("Somebody translates it already.") if told.taken else t("The translation is not needed any more.")
    return Screen([f"🗣 {word} {t('Thank you.')}"], [to_menu(t)])


def over(t: Translator, told: TranslationOver) -> Screen:
    """What became of it, to who had it or wrote it."""
    match told.stage:
        case Stage.USED:
            line = "🙏 " + t("Thank you. Your translation goes out.")
        case Stage.REFUSED:
            line = "🙏 " + t("Thank you for your translation. This time it is not used.")
        case Stage.LAPSED:
            line = "🕥 " + t("The time for the translation is over. You need not write any more.")
        case _:
            line = "🗣 " + t("The translation is not needed any more. Thank you for your time.")
    return Screen([line], [to_menu(t)])


def shut(t: Translator, no: TranslationShut) -> Screen:
    """Somebody was faster, or it is over."""
    match no.stage:
        case Stage.TAKEN | Stage.OPEN:
            word = t("Somebody translates it already.")
        case Stage.SENT | Stage.USED:
            word = t("It is translated already.")
        case Stage.LAPSED:
            word = t("The time for this translation is over.")
        case Stage.REFUSED | Stage.ENDED:
            word = t("This translation is not needed any more: the announcement has gone out or was dropped.")
    return menu_after(t, f"🗣 {word} {t('Thank you.')}")


def in_hand(t: Translator, no: TextInHand) -> Screen:
    """One after the other."""
    first = row(Button("✍️ " + t.label("The text you have"), data("tr.take", no.task)))
    return Screen(["🗣 " + t("You have another text. Please finish that one first.")], [first, to_menu(t)])

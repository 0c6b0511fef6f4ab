"""What is kept about a person, a line for each thing, in their words: requests, birth, follows, messages; no query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.domain.appointments import Interpreter, NoteKind, State, Suits, Way, Whom
from bot.domain.births import read
from bot.domain.catalogue import Catalogue, ProgrammeKey, Task, TaskKey
from bot.domain.hearing import Hears, News
from bot.domain.items import Item
from bot.domain.kept_answers import Kept
from bot.domain.own_data import Entry, OwnData, Value
from bot.domain.questions import QUESTIONS
from bot.domain.reminders import Topic
from bot.i18n import Ltr, Rendered, Translator
from handlers.views import births, kept_answers, questions
from handlers.views.appointments_pieces import FOR_WHOM, state_label
from handlers.views.interpreters import autonym
from handlers.views.reminders import name_of
from handlers.views.times import local

DOMAIN = "client"


@dataclass(frozen=True, slots=True)
class Shown:
    """What is kept, and the catalogue by which its keys have names."""

    data: OwnData
    catalogue: Catalogue
    items: Mapping[int, Item] = field(default_factory=dict)
    """What is given out, by number."""

    def programme(self, t: Translator, key: Value, *, plainly: bool = True) -> Rendered | str:
        """A programme by its name; a sensitive one by its picture alone, where the person did not choose otherwise."""
        found = self.catalogue.programmes.get(ProgrammeKey(str(key)))
        if found is None:  # it left the catalogue, or is one that never stands there, like a report about a helper
            return t.said(str(key)) if plainly else "…"
        return f"{found.pictogram} {t.data(found.name)}" if plainly or not found.sensitive else found.pictogram

    def task(self, t: Translator, key: Value) -> Rendered | str:
        """A task by its name."""
        found: Task | None = self.catalogue.tasks.get(TaskKey(str(key)))
        return f"{found.pictogram} {t.data(found.name)}" if found else t.said(str(key))


Lines = Callable[[Translator, Shown], list[str]]


def day(t: Translator, at: Value) -> Rendered:
    """The day of an instant."""
    return t.day(_moment(at).date(), with_year=True)


def moment(t: Translator, at: Value) -> Rendered:
    """Day and hour of an instant."""
    return t("{when}, {start}", when=day(t, at), start=t.clock(_moment(at)))


def _moment(at: Value) -> datetime:
    assert isinstance(at, int)
    return local(datetime.fromtimestamp(at, UTC))


def you(t: Translator, shown: Shown) -> list[str]:
    """Who they are to us."""
    [chat] = shown.data.of("chats")
    lines = [
        "🌐 " + t("Language: {name}", name=autonym(str(chat["language"]))),
        "💬 " + t("Your number in Telegram: {number}", number=Ltr(str(chat["ref"]))),
        "📅 " + t("Last here: {day}", day=t.day(date.fromisoformat(str(chat["seen_on"])), with_year=True)),
    ]
    if chat["offered"]:
        names = " · ".join(autonym(tag) for tag in str(chat["offered"]).split())
        lines.append("🌐 " + t("Languages we offered you: {names}", names=names))
    if chat["news"] in (News.YES, News.NO):
        lines.append("🔔 " + (t("You want our news.") if chat["news"] == News.YES else t("You want no news.")))
    if chat["hears"] != Hears.ALL:
        every = chat["hears"] == Hears.NOTHING
        lines.append("🔕 " + (t("You want no messages from us.") if every else t("You want no announcements.")))
    if chat["discreet"]:
        lines.append("🤫 " + t("We write to you in neutral words."))
        lines.append(t("Details are left out here. To see them, switch neutral words off first: /news"))
    for one in shown.data.of("consents"):
        lines.append("✅ " + t("On {day} you agreed that we keep what you ask for.", day=day(t, one["at"])))
    lines += ["🔕 " + t("No reminders: {kind}", kind=name_of(t, Topic(str(one["topic"])))) for one in
              shown.data.of("reminders_stopped")]  # fmt: skip
    return lines


def requests(t: Translator, shown: Shown) -> list[str]:
    """Each request with everything written to it."""
    lines: list[str] = []
    for one in shown.data.of("requests"):
        lines += [_request(t, shown, one), *_wishes(t, one)]
        for table, say in _OF_REQUEST.items():
            lines += [say(t, each) for each in shown.data.of(table) if each["request_id"] == one["id"]]
    lines += ["🕥 " + t("You wait for a free time: {name}", name=shown.programme(t, one["service"], plainly=False))
              for one in shown.data.of("waits")]  # fmt: skip
    return lines


def _request(t: Translator, shown: Shown, one: Entry) -> str:
    name = shown.programme(t, one["service"], plainly=bool(one["named"]))
    urgent = " 🆘" if one["urgent"] else ""
    head = t("Request {number}, {day}: {name}", number=str(one["id"]), day=day(t, one["created_at"]), name=name)
    return f"🙋 {head} {FOR_WHOM[Whom(str(one['whom']))]}{urgent} · {state_label(t, State(str(one['state'])))}"


def _wishes(t: Translator, one: Entry) -> list[str]:
    lines = []
    if one["starts_at"]:
        coming = " ✅" if one["coming"] else " ✖️" if one["coming"] == 0 else ""
        lines.append(f"📅 {moment(t, one['starts_at'])}{coming}")
    way = {Way.WRITE: t("write to you here"), Way.DESK: t("only: come to the desk"), Way.CALL: t("call you")}
    said = [t("How we answer: {way}.", way=way[Way(str(one["way"]))])]
    if one["suits"] != Suits.ANY:
        said.append(t("Mornings suit you.") if one["suits"] == Suits.MORNING else t("Afternoons suit you."))
    said += {
        Interpreter.NONE: [],
        Interpreter.ANY: [t("You want an interpreter.")],
        Interpreter.WOMAN: [t("You want a woman as interpreter.")],
        Interpreter.OUTSIDE: [t("You want an interpreter who is not from your community.")],
    }[Interpreter(str(one["interpreter"]))]
    return [*lines, "🗣 " + " ".join(said)]


def _note(t: Translator, one: Entry) -> str:
    text = str(one["text"])
    match NoteKind(str(one["kind"])):
        case NoteKind.VOICE:
            return "🎙 " + t("Your voice note, by its number in Telegram")
        case NoteKind.PHOTO:
            return "🖼 " + t("Your picture, by its number in Telegram")
        case NoteKind.PHONE:
            return "📞 " + t("Your telephone: {number}", number=Ltr(text))
        case NoteKind.ANSWER:
            kept, _, said = text.partition(":")
            mark = {"yes": " ✅", "no": " ✖️"}.get(said, "")
            return f"💬 {kept_answers.words(t, Kept(kept))}{mark}"
        case NoteKind.CLIENT:
            return "✍️ " + t("You wrote: {words}", words=t.said(text))
        case NoteKind.REPLY:
            return "➡️ " + t("We wrote: {words}", words=t.said(text))
        case NoteKind.PRIVATE:
            return "🔒 " + t("Our team noted: {words}", words=t.said(text))


def _answer(t: Translator, one: Entry) -> str:
    known = {asked.key: asked for listed in QUESTIONS.values() for asked in listed}.get(str(one["question"]))
    asked = questions.question(t, known) if known else t.said(str(one["question"]))
    return f"❔ {asked} {questions.answer(t, str(one['answer']))}"


def _interpreted(t: Translator, one: Entry) -> str:
    words = " → ".join(t.said(str(said)) for said in (one["text"], one["answer"]) if said)
    return "🗣 " + t("Given to an interpreter: {words}", words=words)


_OF_REQUEST: Mapping[str, Callable[[Translator, Entry], str]] = {
    "offers": lambda t, one: "🕥 " + t("A time we offered: {when}", when=moment(t, one["starts_at"])),
    "answers": _answer,
    "notes": _note,
    "interpretations": _interpreted,
}


def birth(t: Translator, shown: Shown) -> list[str]:
    """The birth card as it stands."""
    return [line for one in shown.data.of("births") for line in births.card(t, read(str(one["card"]))).lines]


def follows(t: Translator, shown: Shown) -> list[str]:
    """What they are reminded of, and what they wrote back."""
    reminded = ["🔔 " + t("We remind you of: {name}", name=shown.programme(t, one["programme"])) for one in
                shown.data.of("follows")]  # fmt: skip
    said = [t("You wrote back to an announcement: {words}", words=t.said(str(one["text"]))) for one in
            shown.data.of("announcement_answers")]  # fmt: skip
    return [*reminded, *("✍️ " + line for line in said)]


def traces(t: Translator, shown: Shown) -> list[str]:
    """What is on its way, and what is only a number."""
    lines = []
    for one in shown.data.of("conversations"):
        if one["draft"]:
            lines.append("✏️ " + t("A question you have not finished: {words}", words=t.said(str(one["draft"]))))
    owed = sum(bool(one["payload"]) for one in shown.data.of("outbox"))
    if owed:
        lines.append(
            "📨 " + t.plural("{n} message waits to be sent to you", "{n} messages wait to be sent to you", owed)
        )
    broken = len(shown.data.of("inbox"))
    if broken:
        lines.append(
            "🔧 " + t.plural("{n} message of yours that broke here", "{n} messages of yours that broke here", broken)
        )
    sent = len(shown.data.of("outbox")) - owed + sum(len(shown.data.of(one)) for one in ("receivers", "day_told"))
    if sent:
        lines.append(
            "📨 "
            + t.plural(
                "{n} message we sent you, without its words", "{n} messages we sent you, without their words", sent
            )
        )
    worked = sum(count for _where, count in shown.data.worked)
    if worked:
        lines.append(
            "🗂 " + t.plural("You stand on {n} record of our work.", "You stand on {n} records of our work.", worked)
        )
    return lines

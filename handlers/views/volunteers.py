"""Who helps or wants to, about themselves: where they stand, what they said, how to leave: the words; never a query."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.catalogue import Task
from bot.domain.colleagues import Name
from bot.domain.volunteers import ASK_AGAIN, Age, Day, Question, Sheet, State
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, person_button
from handlers.views.interpreters import autonym
from handlers.views.times import local

DOMAIN = "volunteer"


def front(t: Translator, sheet: Sheet | None, *, again: bool = False) -> Screen:
    """Where somebody stands; ``again`` says that who was refused can ask once more."""
    if sheet is None:
        return intro(t)
    match sheet.person.state:
        case State.DRAFT:
            return _draft(t, sheet) if sheet.wished else intro(t)
        case State.APPLIED:
            head = "🕥 " + t("We have your answers. A person reads them and answers you here.")
            return Screen([head, *facts(t, sheet)], [*_changes(t, sheet, _take_back(t)), back(t)])
        case State.APPROVED:
            return _member(t, sheet) if sheet.wished else intro(t, invited=True)
        case State.REFUSED:
            return _refused(t, sheet, again=again)


def intro(t: Translator, *, invited: bool = False) -> Screen:
    """What is asked and what is kept, before the first answer; ``invited`` is on the team already."""
    head = t("Welcome to the team. What would you like to do?") if invited else t("Would you like to help?")
    lines = [
        "🤝 " + head,
        t("Answer by taps. One question is needed, the others you can skip."),
        *([] if invited else [t("Then a person reads it and answers you here.")]),
        "🔒 " + t("With “Begin” you agree that our team keeps your answers, to plan who comes when."),
        t("You can change or remove them here at any time."),
    ]
    return Screen(lines, [row(Button("✅ " + t.label("Begin"), data("vol.begin"))), back(t)])


def _draft(t: Translator, sheet: Sheet) -> Screen:
    send = row(Button("📤 " + t.label("Send"), data("vol.send")))
    lines = ["🤝 " + t("You would like to help. Is this right?"), *facts(t, sheet)]
    return Screen(lines, [send, *_changes(t, sheet, _take_back(t)), back(t)])


def _member(t: Translator, sheet: Sheet) -> Screen:
    shifts = row(Button("🤝 " + t.label("Shifts"), data("shifts")))
    leave = Button("🚪 " + t.label("Leave the team"), data("vol.leave"))
    lines = ["🤝 " + t("You are on the team."), *facts(t, sheet)]
    return Screen(lines, [shifts, *_changes(t, sheet, leave), back(t)])


def _refused(t: Translator, sheet: Sheet, *, again: bool) -> Screen:
    lines = ["🤝 " + t("Thank you for wanting to help. At the moment we cannot take you.")]
    if again:
        return Screen(lines, [row(Button("🤝 " + t.label("Ask again"), data("vol.begin"))), back(t)])
    if sheet.decided_at is not None:
        lines.append(t("You can ask again from {day} on.", day=t.day(local(sheet.decided_at + ASK_AGAIN).date())))
    return Screen(lines, [row(person_button(t)), back(t)])


def _take_back(t: Translator) -> Button:
    return Button("🗑 " + t.label("Take it back"), data("vol.leave"))


def _changes(t: Translator, sheet: Sheet, leave: Button) -> list[Row]:
    ways = {
        Question.TASKS: "🤝 " + t.label("What I do"),
        Question.LANGUAGES: "🗣 " + t.label("Languages"),
        Question.DAYS: "📅 " + t.label("Days"),
        Question.NAME: "🏷 " + t.label("Name"),
        Question.AGE: "🎂 " + t.label("Age"),
    }
    found = [Button(ways[one], data("vol.ask", one, "change")) for one in ways if one in sheet.questions]
    return [row(*found[:2]), row(*found[2:4]), row(*found[4:], leave)]


def facts(t: Translator, sheet: Sheet) -> list[str]:
    """What I said, a line each; nothing of what was skipped."""
    lines = []
    if sheet.wished:
        lines.append(tasks(t, sheet.wished))
    if sheet.after_a_talk:
        lines.append("💬 " + t("After a talk with us: {tasks}", tasks=tasks(t, sheet.after_a_talk)))
    if sheet.too_young:
        lines.append("🎂 " + _by_age(t, sheet))
    return [*lines, *said(t, sheet), *(["🏷 " + _called(t, sheet.name)] if sheet.name else [])]


def said(t: Translator, sheet: Sheet) -> list[str]:
    """Languages, days, age: as far as they were told."""
    person = sheet.person
    spoken = ["🗣 " + _list(t.said(autonym(tag)) for tag in sorted(person.languages))] if person.languages else []
    free_on = ["📅 " + _days(t, person.days)] if person.days else []
    old = [] if person.age is Age.UNKNOWN else ["🎂 " + age(t, person.age)]
    return [*spoken, *free_on, *old]


def _by_age(t: Translator, sheet: Sheet) -> str:
    names = tasks(t, sheet.too_young)
    if sheet.person.age is Age.UNKNOWN:
        return t("For these we need to know your age: {tasks}", tasks=names)
    return t("Not yet at your age: {tasks}", tasks=names)


def tasks(t: Translator, some: Iterable[Task]) -> str:
    """Tasks in one line."""
    return _list(f"{task.pictogram} {t.data(task.name)}" for task in some)


def _list(some: Iterable[str]) -> str:
    return " · ".join(some)  # commas differ between languages


def _days(t: Translator, some: Iterable[Day]) -> str:
    order = list(Day)
    return _list(t.weekday(order.index(day)) for day in sorted(some, key=order.index))


def age(t: Translator, known: Age) -> str:
    """How old they said they are."""
    match known:
        case Age.UNKNOWN:
            return t("Age not told")
        case Age.UNDER_16:
            return t("Under 16")
        case Age.FROM_16:
            return t("16 or 17 years")
        case Age.ADULT:
            return t("18 years or more")


def _called(t: Translator, name: Name) -> str:
    if name.shown:
        return t("{name}: others on your shift see it", name=name.text)
    return t("{name}: only the coordinators see it", name=name.text)


def leave(t: Translator, sheet: Sheet, places: int) -> Screen:
    """Ask once more, and say what becomes free."""
    if sheet.person.state is not State.APPROVED:
        yes = row(Button("🗑 " + t.label("Yes, take it back"), data("vol.leave.now")))
        return Screen(
            ["🗑 " + t("Take your answers back?"), t("Then we keep nothing of them.")], [yes, back(t, "volunteer")]
        )
    lines = ["🚪 " + t("Leave the team?"), *free(t, places), t("Then we keep nothing of your answers.")]
    yes = row(Button("🚪 " + t.label("Yes, leave the team"), data("vol.leave.now")))
    return Screen(lines, [yes, back(t, "volunteer")])


def free(t: Translator, places: int) -> list[str]:
    """What becomes of the places before them."""
    if not places:
        return []
    return [
        t.plural("You have {n} place ahead. It becomes free.", "You have {n} places ahead. They become free.", places)
    ]


def left(t: Translator) -> Screen:
    """Done."""
    return Screen(["✅ " + t("Done. Thank you for wanting to help.")], [back(t)])

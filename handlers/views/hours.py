"""Hours somebody helped and the papers about them: the words; never a query."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.hours import Hours, Issue, Line, Paper
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL, filled
from handlers.views.lengths import short_time, time_helped

DOMAIN = "volunteer"
A_PAGE = 4


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of somebody's hours, and the last certificate they were given."""

    hours: Hours
    given: Issue | None
    year: int
    page: int = 0

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of this page."""
        return self.hours.lines[self.page * A_PAGE : (self.page + 1) * A_PAGE]

    @property
    def more(self) -> bool:
        """Whether there is another page."""
        return len(self.hours.lines) > (self.page + 1) * A_PAGE

    @property
    def corrected(self) -> bool:
        """Whether the last certificate says something else by now."""
        return self.given is not None and self.given.minutes != self.hours.minutes


def hours_row(t: Translator) -> Row:
    """The way to the person's own hours."""
    return row(Button("⏱ " + t.label("My hours"), data("hours")))


def mine(t: Translator, shown: Shown) -> Screen:
    """How long I helped, the latest first."""
    if not shown.hours.lines:
        lines = ["⏱ " + t("Your hours will stand here after your first shift."), *apart(t, shown.hours)]
        look = row(Button("🤝 " + t.label("Where help is needed"), data("shifts")))
        return Screen(lines, [look, back(t, "myshifts")])
    head = "⏱ " + t("You have helped: {time}", time=time_helped(t, shown.hours.minutes))
    lines = [head, *account(t, shown)]
    if shown.corrected:
        lines.append("🏅 " + t("Your hours have changed since your certificate. You can take a new one."))
    return Screen(lines, [*more_row(t, shown, "hours"), _papers(t), back(t, "myshifts")])


def more_row(t: Translator, shown: Shown, action: str, *args: int) -> list[Row]:
    """The way to older lines."""
    return [row(Button("➡️ " + t.label("Older"), data(action, *args, shown.page + 1)))] if shown.more else []


def account(t: Translator, shown: Shown) -> list[str]:
    """This year's sum, lines of one page, and on the first page what is not counted."""
    year = t("This year: {time}", time=time_helped(t, shown.hours.of_year(shown.year)))
    lines = [_line(t, line, shown.year) for line in shown.lines]
    return [year, *lines, *apart(t, shown.hours)] if shown.page == 0 else lines


def _line(t: Translator, line: Line, year: int) -> str:
    text = f"{worded(t, line, year)} · {task(t, line)} · {short_time(t, line.minutes)}"
    return f"{text} · {t('added later')}" if line.later else text


def worded(t: Translator, line: Line, year: int) -> Rendered:
    """The day of a line, with its year where that is another."""
    return t.short_day(line.on, with_year=line.on.year != year)


def task(t: Translator, line: Line) -> Rendered:
    """What was done, with its picture."""
    return Rendered(f"{line.pictogram} {t.data(line.task)}") if filled(line.task) else Rendered(line.pictogram)


def apart(t: Translator, hours: Hours) -> list[str]:
    """What is not counted, and why; nobody is blamed."""
    lines = []
    if hours.ahead:
        lines.append(t.plural("{n} shift is still to come.", "{n} shifts are still to come.", hours.ahead))
    if hours.unmarked:
        lines.append(t.plural("{n} shift is not confirmed yet.", "{n} shifts are not confirmed yet.", hours.unmarked))
    if hours.missed:
        lines.append(t.plural("{n} shift did not happen for you.", "{n} shifts did not happen for you.", hours.missed))
    return [f"▫️ {line}" for line in lines]


def _papers(t: Translator) -> Row:
    return row(
        Button("📄 " + t.label("Statement"), data("hours.paper", Paper.STATEMENT)),
        Button("🏅 " + t.label("Certificate"), data("hours.paper", Paper.CERTIFICATE)),
    )


def title(t: Translator, paper: Paper) -> str:
    """What the paper is."""
    match paper:
        case Paper.STATEMENT:
            return "📄 " + t("Statement of your hours")
        case Paper.CERTIFICATE:
            return "🏅 " + t("Certificate of your hours")


def paper(t: Translator, wanted: Paper, name: str) -> Screen:
    """Which name shall stand on it?"""
    own = row(Button(clean(f"👤 {name}", MOST_LABEL), data("hours.make", wanted, "own")))
    typed = row(Button("✍️ " + t.label("Write a name"), data("hours.write", wanted)))
    none = row(Button("✖️ " + t.label("Without a name"), data("hours.make", wanted, "none")))
    lines = [title(t, wanted), t("Which name shall stand on it?")]
    return Screen(lines, [*([own] if name else []), typed, none, back(t, "hours")])


def write(t: Translator) -> Screen:
    """The name, for this once."""
    lines = ["✍️ " + t("Write the name for the paper."), t("It is for this paper only. We do not keep it.")]
    return Screen(lines, [back(t, "hours")])


def no_name(t: Translator) -> Screen:
    """That cannot be one."""
    return Screen(["✍️ " + t("That is too long or no name. Write at most 60 letters.")], [back(t, "hours")])


def made(t: Translator, paper: Paper) -> Screen:
    """The receipt; the paper comes below."""
    return Screen([title(t, paper), t("Here it is. Thank you for helping.")], [hours_row(t), to_menu(t)])

"""The birth card on its person's screens: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.births import BirthCard, Field, Pays
from bot.i18n import Ltr, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back, to_menu
from handlers.views.times import local

DOMAIN = "client"


def way_in(t: Translator) -> Row:
    """The way to the card."""
    return row(Button("🤰 " + t.label("Birth card"), data("birth")))


def intro(t: Translator) -> Screen:
    """What the card is for, and what is kept, before anything is."""
    return Screen(
        [
            "🤰 " + t("Birth card: so that everything is ready."),
            t("The month, the hospital, who pays, and whom to call at night."),
            t("When you write that the birth begins, you see it first."),
            t("Six weeks before, the people who help families prepare with you."),
            "🔒 " + t("We keep it until 3 months after the birth. Only these people see it."),
            t("You can change or delete it at any time."),
        ],
        [row(Button("✅ " + t.label("Yes, make a card"), data("birth.new"))), to_menu(t)],
    )


MONTHS_A_ROW = 2


def months(t: Translator, choices: Sequence[date]) -> Screen:
    """In which month? Names only: no two of them are alike."""
    buttons = [Button(t.month(month).plain, data("birth.month", f"{month:%Y-%m}")) for month in choices]
    rows = in_rows(buttons, MONTHS_A_ROW)
    if t.rtl:  # Telegram fills a row from the left, whatever the language
        rows = [row(*reversed(each)) for each in rows]
    return Screen(["📅 " + t("In which month do you expect the baby?")], [*rows, back(t, "birth")], asks_time=True)


def asked(t: Translator, field: Field, card: BirthCard | None = None) -> Screen:
    """One question after the month; it can be skipped, and what is known can be emptied."""
    rows = _pays_rows(t) if field is Field.PAYS else []
    if card is not None and getattr(card, field):
        rows.append(row(Button("🗑 " + t.label("Leave it empty"), data("birth.empty", field))))
    else:
        rows.append(row(Button("⏭ " + t.label("Skip"), data("birth.skip", field))))
    return Screen(_question(t, field), [*rows, back(t, "birth")])


def _question(t: Translator, field: Field) -> list[str]:
    match field:
        case Field.HOSPITAL:
            return ["🏥 " + t("Which hospital was agreed? Write its name.")]
        case Field.PAYS:
            return ["🧾 " + t("Who pays the hospital?")]
        case Field.NIGHT:
            return ["📞 " + t("Whom to call at night? Write the telephone number."), t("You will see it here.")]


def _pays_rows(t: Translator) -> list[Row]:
    return [
        row(Button("✅ " + t.label("IIMP has agreed to pay"), data("birth.pays", Pays.IIMP))),
        row(Button("🙂 " + t.label("I pay"), data("birth.pays", Pays.ME))),
        row(Button("❔ " + t.label("It is not settled"), data("birth.pays", Pays.OPEN))),
    ]


def hospital(t: Translator) -> Screen:
    """The step at which the hospital is typed."""
    return asked(t, Field.HOSPITAL)


def night(t: Translator) -> Screen:
    """The step at which the telephone is typed."""
    return asked(t, Field.NIGHT)


def no_phone(t: Translator) -> Screen:
    """What was typed is no number."""
    again = night(t)
    return Screen(["📞 " + t("That is no telephone number."), *again.lines], again.rows)


def card(t: Translator, kept: BirthCard) -> Screen:
    """Everything on it, and each to be changed."""
    last = local(kept.forget_at).date() - timedelta(days=1)
    lines = [
        "🤰 " + t("Birth card: {month}", month=t.month(kept.month)),
        "🏥 " + (t("Hospital: {hospital}", hospital=kept.hospital) if kept.hospital else t("Hospital: not known yet")),
        "🧾 " + _pays(t, kept.pays),
        "📞 " + (t("At night: {phone}", phone=Ltr(kept.night)) if kept.night else t("At night: nobody yet")),
        "🔒 " + t("Deleted after {day}.", day=t.day(last, with_year=True)),
    ]
    return Screen(
        lines,
        [
            row(Button("📅 " + t.label("Another month"), data("birth.new"))),
            row(Button("🏥 " + t.label("Hospital"), data("birth.ask", Field.HOSPITAL))),
            row(Button("🧾 " + t.label("Who pays"), data("birth.ask", Field.PAYS))),
            row(Button("📞 " + t.label("Whom to call at night"), data("birth.ask", Field.NIGHT))),
            row(Button("🗑 " + t.label("Delete the card"), data("birth.drop"))),
            to_menu(t),
        ],
    )


def _pays(t: Translator, pays: Pays | None) -> str:
    match pays:
        case Pays.IIMP:
            return t("IIMP has agreed to pay.")
        case Pays.ME:
            return t("You pay.")
        case Pays.OPEN | None:
            return t("Who pays is not settled yet.")


def drop(t: Translator) -> Screen:
    """Asks once more."""
    yes = row(Button("🗑 " + t.label("Yes, delete the card"), data("birth.gone")))
    return Screen(["🗑 " + t("Delete your birth card?")], [yes, back(t, "birth")])


def gone(t: Translator) -> Screen:
    """Nothing of it is kept."""
    return Screen(["✅ " + t("The birth card is deleted.")], [to_menu(t)])


def when_it_begins(t: Translator, kept: BirthCard) -> list[str]:
    """What somebody whose labour has begun has to see first."""
    hospital = ["🏥 " + t("Your hospital: {hospital}", hospital=kept.hospital)] if kept.hospital else []
    return [*hospital, *(["📞 " + t("Call at night: {phone}", phone=Ltr(kept.night))] if kept.night else [])]

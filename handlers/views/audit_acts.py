"""What acts about classes, texts, the timetable and trouble are called in the audit; never a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.domain.day import Mark
from bot.domain.pauses import Why
from bot.domain.people import Role
from bot.i18n import Rendered, Translator

DOMAIN = "staff"


def more(t: Translator) -> Mapping[str, Callable[[], Rendered]]:
    """Each by the name under which it is written down."""
    return {**_of_texts(t), **_of_the_timetable(t), **_of_the_day(t), **_of_staff(t)}


def _of_texts(t: Translator) -> Mapping[str, Callable[[], Rendered]]:
    return {
        "class.put_in": lambda: t("put somebody into a class"),
        "class.remove": lambda: t("took somebody out of a class"),
        "class.seats": lambda: t("changed the places of a class"),
        "class.end": lambda: t("ended a class"),
        "giving.item": lambda: t("changed an item that is given out"),
        "giving.stock": lambda: t("set how many of an item there are"),
        "giving.carry": lambda: t("kept what was left for the next day"),
        "giving.yes": lambda: t("said yes to who asked for an item"),
        "giving.no": lambda: t("said no to who asked for an item"),
        "giving.give": lambda: t("gave an item within a case"),
        "giving.collect": lambda: t("handed something over"),
        "giving.call": lambda: t("called a number to the table"),
        "giving.put_off": lambda: t("put a number off that was not there"),
        "giving.undo": lambda: t("took back that something was handed over"),
        "giving.finish": lambda: t("closed the table of a day"),
        "ask translation": lambda: t("asked volunteers for a translation"),
        "translate": lambda: t("took a text to translate"),
        "translated": lambda: t("sent a translation"),
        "use translation": lambda: t("used a translation"),
        "refuse translation": lambda: t("did not use a translation"),
    }


def _of_the_timetable(t: Translator) -> Mapping[str, Callable[[], Rendered]]:
    return {
        "timetable.cancel": lambda: t("called off a date"),
        "timetable.move": lambda: t("moved a date"),
        "timetable.planned": lambda: t("put a date back as planned"),
        "timetable.close": lambda: t("closed days"),
        "timetable.add": lambda: t("added a date"),
        "timetable.weekly": lambda: t("added days of the week"),
        "timetable.end": lambda: t("ended days of the week"),
        "timetable.undo": lambda: t("took a change of the timetable back"),
        "catalogue.words": lambda: t("changed a text"),
        "catalogue.pin": lambda: t("moved a point on the map"),
        "catalogue.media": lambda: t("changed a voice or picture"),
    }


def _of_the_day(t: Translator) -> Mapping[str, Callable[[], Rendered]]:
    return {
        "day.late": lambda: t("said that a day begins later"),
        "day.few": lambda: t("said that few portions are left"),
        "day.finished": lambda: t("said that a day is finished"),
        "day.closed": lambda: t("closed a day"),
        **{f"day.{mark}.back": lambda: t("took back what was said of a day") for mark in Mark},
        "day.kinds": lambda: t("changed whether women, men and children are counted apart"),
    }


def _of_staff(t: Translator) -> Mapping[str, Callable[[], Rendered]]:
    return {
        "remove staff": lambda: t("took somebody out of the staff"),
        "let in": lambda: t("let a colleague in again"),
        "end pause": lambda: t("ended a pause"),
        "hide addresses": lambda: t("hid all addresses"),
        "show addresses": lambda: t("showed addresses again"),
        "restore": lambda: t("put a backup in place"),
        "team note": lambda: t("wrote a line for the next team"),
        "clear team note": lambda: t("cleared the line for the next team"),
        **{f"pause person {why}": lambda: t("paused a person") for why in Why},
        **{f"give {role}": lambda: t("gave a role") for role in Role},
        **{f"take {role}": lambda: t("took a role away") for role in Role},
    }

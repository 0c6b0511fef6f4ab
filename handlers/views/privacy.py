"""What is kept and for how long, being erased, clearing the chat: the words; never a query."""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.births import KEPT_MONTHS
from bot.domain.own_data import Goes
from bot.domain.retention import Keep
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, to_menu

DOMAIN = "critical"
YEAR = 365


def privacy(t: Translator, days: Mapping[Keep, int]) -> Screen:
    """What is kept, what is not, and how to make it go; every number is the one the nightly deleting goes by."""
    lines = [
        "🔒 " + t("What we keep"),
        t("Your language, and the address of this chat, so that we can answer."),
        t("Not your name. Your telephone and what you write only if you add them to a request."),
        t(
            "A request: for {days} after it is settled. The rest: for {away} without you.",
            days=_days(t, days[Keep.REQUESTS]),
            away=_days(t, days[Keep.IDLE]),
        ),
        t.plural(
            "A birth card, where you made one: until {n} month after the birth.",
            "A birth card, where you made one: until {n} months after the birth.",
            KEPT_MONTHS,
        ),
        t("As a volunteer: your answers and the first name you gave, until you leave the team."),
        t("Hours you helped: until you are erased here, then only their sum, without you."),
        t(
            "Which messages and reminders you want, as long as you want them. What you write back: {days}.",
            days=_days(t, days[Keep.REPLIES]),
        ),
        t("A hidden message that you have not opened: {days}.", days=_days(t, days[Keep.VEILED])),
        t(
            "If something breaks here, that one message is kept locked for {days}, to repair it.",
            days=_days(t, days[Keep.PARKED]),
        ),
        t("We keep numbers about our work: how many, never who."),
        t("Telegram itself can see this chat, as every chat with a bot."),
        t("We give nothing to the police or the state unless the law forces us."),
    ]
    return Screen(
        lines,
        [
            row(Button("📄 " + t.label("What you have about me"), data("mydata", 0))),
            row(Button("🧹 " + t.label("Clear this chat"), data("clear"))),
            row(Button("🗑 " + t.label("Erase me here"), data("erase"))),
            back(t),
        ],
    )


def _days(t: Translator, days: int) -> Rendered:
    """How long, in days; a year by its name."""
    if days == YEAR:
        return t("a year")
    # Translators: how long, put into sentences: "for {days} after it is settled"
    return t.plural("{n} day", "{n} days", days)


def erase(t: Translator, goes: Goes, days: Mapping[Keep, int]) -> Screen:
    """What goes, before it goes."""
    lines = [
        "🗑 " + t("Erase everything we keep about you?"),
        t("Then we forget your language, this chat and your requests. Nothing else happens."),
        *(["", *counted(t, goes)] if goes else []),
        "",
        t(
            "You cannot take it back. Copies we keep for an accident are gone after {days}.",
            days=_days(t, days[Keep.ERASED]),
        ),
        t("Until then only a mark that nobody can read keeps you out of them."),
        t("To delete the messages too, clear this chat first, or delete it in Telegram."),
    ]
    return Screen(
        lines,
        [
            row(Button("🗑 " + t.label("Yes, erase"), data("erase.now"))),
            row(Button("🧹 " + t.label("Clear this chat"), data("clear"))),
            back(t, "privacy"),
        ],
    )


def counted(t: Translator, goes: Goes) -> list[str]:
    """What goes with the person, a line each."""
    lines = []
    if goes.requests:
        lines.append("🙋 " + t.plural("{n} request", "{n} requests", goes.requests))
    if goes.places:
        lines.append(
            "🤝 "
            + t.plural(
                "{n} place on a shift: somebody else can have it",
                "{n} places on shifts: others can have them",
                goes.places,
            )
        )
    if goes.waits:
        lines.append("🕥 " + t.plural("{n} place in a waiting list", "{n} places in waiting lists", goes.waits))
    if goes.follows:
        lines.append("🔔 " + t.plural("{n} reminder you asked for", "{n} reminders you asked for", goes.follows))
    if goes.numbers:
        words = t.plural("{n} thing you could collect", "{n} things you could collect", goes.numbers)
        lines.append("🎁 " + words)
    if goes.birth:
        lines.append("🤰 " + t("Your birth card"))
    if goes.volunteer:
        lines.append("🤝 " + t("Your place in the team"))
    if goes.roles:
        lines.append("🗂 " + t("Your rights as a colleague"))
    return lines


def erased(t: Translator) -> str:
    """The receipt over the chat after erasing: nothing is left that could stand in it."""
    return t.plain("Done. We have forgotten you. Your places are free. Write again at any time.")


def clear(t: Translator) -> Screen:
    """What can be taken away and what cannot, before it is done."""
    return Screen(
        [
            "🧹 " + t("Clear this chat?"),
            t("We take away what we wrote here in the last 48 hours. Your requests stay."),
            t("What is older, and what you wrote, we cannot take away: delete the chat in Telegram."),
            t("Somebody who watches this phone may have seen it already."),
        ],
        [row(Button("🧹 " + t.label("Yes, clear"), data("clear.now"))), to_menu(t)],
    )


def cleared(t: Translator) -> str:
    """Over the chat, which is being emptied meanwhile."""
    return t.plain("Our messages of the last 48 hours go now. Older ones, and yours: delete the chat in Telegram.")

"""A person is here and reads along: the client's words; never a query."""

from __future__ import annotations

from bot.domain.talks import Answered, Began, Over, ToClient
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.appointments_pieces import mine_row
from handlers.views.common import to_menu

DOMAIN = "client"


def told(t: Translator, what: ToClient) -> Screen:
    """What the client hears of a talk."""
    match what:
        case Began(name, form):
            return began(t, name, form=form)
        case Over(lost):
            return over(t, lost=lost)
        case Answered(text):
            return Screen(["💬 " + t.said(text)], bold=0)


def began(t: Translator, name: str, *, form: bool) -> Screen:
    """From now on a person reads what is typed."""
    lines = [
        "💬 " + t("A person of IIMP is here now and reads what you write."),
        *(["👤 " + t.said(name)] if name else []),
        *([t("What you had begun here is closed. Nothing of it was sent.")] if form else []),
        t("The bot is silent until you are done. Write stop to end."),
    ]
    return Screen(lines, [row(Button("✖️ " + t.label("End the talk"), data("talk.stop")))])


def over(t: Translator, *, lost: bool = False) -> Screen:
    """The bot answers again; ``lost`` says that the last words reached nobody."""
    unread = [t("Nobody has read your last message.")] if lost else []
    lines = ["💬 " + t("The talk has ended."), *unread, t("Now the bot answers you again.")]
    return Screen(lines, [mine_row(t), to_menu(t)])

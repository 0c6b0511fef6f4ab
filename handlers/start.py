"""First meeting, menu, help, cancel: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.people import Action, Role, may
from bot.services import chats, people
from handlers.feature import Command, Feature
from handlers.rendering import View
from handlers.talk import Talk
from handlers.views import start as views

MOST_PAYLOAD = 40  # the longest deep link we make is an invitation; a longer one is nobody's


async def start(talk: Talk, payload: str = "") -> None:
    """/start, with or without a deep link: languages first, then where the link leads."""
    talk.leave_form()
    link = payload if _is_link(payload) else ""
    if talk.chat.language is None:
        show_picker(talk, link)
        return
    talk.say(lambda t: views.welcome(t, draft=talk.catalogues.is_draft(talk.language)))
    await _lead_on(talk, link)


async def menu(talk: Talk, *_: str) -> None:
    """The menu, from anywhere; it ends a form."""
    talk.leave_form()
    if talk.chat.language is None:
        show_picker(talk, "")
        return
    talk.show(await _menu(talk))


async def cancel(talk: Talk, *_: str) -> None:
    """Stop what is going on."""
    form = talk.work.step is not None
    talk.leave_form()
    talk.show(lambda t: views.cancelled(t, form=form))


async def help_(talk: Talk, *_: str) -> None:
    """How this works."""
    talk.show(lambda t: views.help_(t, talk.guide.commands(t)))


def show_picker(talk: Talk, link: str) -> None:
    """The languages, the phone's first."""
    choices = picker_choices(talk)
    talk.show(lambda _t: views.picker(choices, link))


def picker_choices(talk: Talk, first: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Shipped languages and their own names in the order this person sees them."""
    tags = talk.catalogues.tags
    hint = (talk.hint,) if talk.hint else ()
    return [(tag, talk.catalogues.autonym(tag)) for tag in dict.fromkeys((*first, *hint, *tags)) if tag in tags]


async def choose_language(talk: Talk, tag: str = "", link: str = "", *_: str) -> None:
    """A language was tapped: the first time the meeting goes on, later it is a receipt and the form's step again."""
    if tag not in talk.catalogues.tags:
        show_picker(talk, "")
        return
    first_time = talk.chat.language is None
    talk.chat = await chats.choose_language(talk.work, talk.chat, tag)
    draft = talk.catalogues.is_draft(tag)
    if not first_time:
        talk.show(lambda t: views.language_set(t, talk.catalogues.autonym(tag), draft=draft))
        if talk.prompt:
            talk.say(talk.prompt)
        return
    talk.leave_form()  # only the wish for a language can be open before one is chosen
    if talk.pressed is not None:
        talk.remove(talk.pressed.message_id)
    talk.say(lambda t: views.welcome(t, draft=draft))
    await _lead_on(talk, link)


async def _lead_on(talk: Talk, link: str) -> None:
    if not (_is_link(link) and await talk.guide.open(talk, link)):
        talk.say(await _menu(talk))


async def _menu(talk: Talk) -> View:
    held = await people.grants(talk.work, talk.chat)
    staff, volunteer = may(held, Action.SEE_REQUESTS), any(grant.role is Role.VOLUNTEER for grant in held)
    hears = talk.chat.hears
    return lambda t: views.menu(t, staff=staff, volunteer=volunteer, hears=hears)


def _is_link(payload: str) -> bool:
    return 0 < len(payload) <= MOST_PAYLOAD and payload.isascii() and payload.replace("_", "").isalnum()


FEATURE = Feature(
    "start",
    commands={
        "start": Command(start),
        "menu": Command(menu, lambda t: t.word("command", "What we offer")),
        "help": Command(help_, lambda t: t.word("command", "How this works")),
        "cancel": Command(cancel, lambda t: t.word("command", "Stop")),
    },
    presses={
        "menu": menu,
        "help": help_,
        "cancel": cancel,
        "lang": choose_language,
    },
)

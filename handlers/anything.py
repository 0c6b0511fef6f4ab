"""Whatever is no known button or command gets an answer that says what to do; nothing of it is kept."""

from __future__ import annotations

from telegram import Message

from bot.domain import folding
from bot.domain.written_dates import is_date, is_hour
from bot.i18n import other_script
from bot.services import chats
from handlers.answers import means
from handlers.hearing import stop
from handlers.rendering import View
from handlers.start import cancel, choose_language, menu, picker_choices, show_picker
from handlers.talk import Talk
from handlers.views import anything as views
from handlers.views import start as start_views

SLUG_LIMIT = 32


async def text(talk: Talk, *_: str) -> None:
    """Typed words: a pictogram key, a lost form, a language, or a question."""
    typed = talk.text.strip()
    key = talk.guide.keys.get(typed)
    if key is None and await talk.guide.talking(talk, typed):
        return
    if key is None and means(talk, start_views.stop_words):
        await (stop(talk) if talk.prompt is None else cancel(talk))
    elif talk.lost_form and key is None:
        await lost_form(talk)
    elif talk.chat.language is None:
        await _first_words(talk, typed)
    elif key is not None:
        talk.leave_form()
        await key(talk)
    elif means(talk, start_views.menu_words):
        await menu(talk)
    elif not await talk.guide.ask(talk, typed):
        await _not_understood(talk, typed)


async def _not_understood(talk: Talk, typed: str) -> None:
    """Words that fit nothing: perhaps of another language, offered once; else the form's question, or the menu."""
    asked = talk.asked_time
    if talk.prompt is None and asked is not None and (is_date(typed) or is_hour(typed)):
        talk.show(lambda t: views.and_ask_again(t, views.by_button(t), asked(t)))
        return
    tag = _unoffered(talk, typed)
    if tag is not None:
        await chats.offer_language(talk.work, talk.chat, tag)
        talk.say(lambda t: views.offer_language(t, tag, talk.catalogues.autonym(tag)))
    elif talk.prompt is not None:
        _explain(talk, views.cannot_here)
    else:
        talk.show(views.by_button_of_menu if is_date(typed) else views.not_understood)


async def lost_form(talk: Talk) -> None:
    """The form this person was in has expired, or is of another release: say so, once, with the menu."""
    expired = talk.work.step is not None and talk.work.step.step is None
    talk.leave_form()
    talk.show(start_views.form_expired if expired else start_views.form_unknown)


async def _first_words(talk: Talk, typed: str) -> None:
    """Words before any language is chosen: a number of the picker, or the picker with the likely language first."""
    choices = picker_choices(talk)
    number = folding.digits(typed)
    if number.isdecimal() and 1 <= int(number[:3]) <= len(choices):
        await choose_language(talk, choices[int(number[:3]) - 1][0])
        return
    show_picker(talk, "")


def _unoffered(talk: Talk, typed: str) -> str | None:
    """A language we speak, of the script typed, where that is another script than the chosen language's."""
    for tag in other_script(typed, talk.language, talk.catalogues.tags):
        return tag if tag not in talk.chat.offered else None
    return None


async def unknown_command(talk: Talk, *_: str) -> None:
    """A command nobody has."""
    if talk.prompt is not None:
        _explain(talk, views.cannot_here)
    elif talk.chat.language is None:
        show_picker(talk, "")
    else:
        talk.show(views.unknown_command)


async def edited(talk: Talk, *_: str) -> None:
    """An edit never counts as an answer; a live location edits itself every few seconds."""
    message = talk.update.effective_message
    if message is not None and message.location:
        talk.remove(message.message_id)
    elif not await talk.guide.talking(talk):
        _explain(talk, views.edit_ignored)


async def other(talk: Talk, *_: str) -> None:
    """Voices, pictures, contacts and the rest; what should not lie in the chat is removed from it."""
    message = talk.update.effective_message
    if message is None or _is_service(message) or await talk.guide.talking(talk):
        return
    if message.contact or message.location or message.venue:
        talk.remove(message.message_id)
        _explain(talk, views.no_contact)
    elif message.photo or message.video or message.document or message.video_note:
        talk.remove(message.message_id)
        _explain(talk, views.cannot_see)
    elif message.voice or message.audio:
        _explain(talk, views.cannot_hear)
    else:
        _explain(talk, views.cannot_use if talk.prompt is None else views.cannot_here)


def _explain(talk: Talk, view: View) -> None:
    """Say why it does not count; in a form ask its question again, and before any language is chosen ask for that."""
    prompt = talk.prompt
    if talk.work.album_goes_on:
        return
    if prompt is not None:
        talk.show(lambda t: views.and_ask_again(t, view(t), prompt(t)))
    elif talk.chat.language is None:
        show_picker(talk, "")
    else:
        talk.show(view)


def _is_service(message: Message) -> bool:
    """Telegram's own notes ("pinned a message", "auto-delete timer changed") need no answer."""
    return bool(
        message.pinned_message
        or message.message_auto_delete_timer_changed
        or message.new_chat_title
        or message.write_access_allowed
        or message.chat_background_set
    )


async def old_button(talk: Talk, *_: str) -> None:
    """A button of a screen this release does not know, or a forged one: a neutral word and the menu."""
    if talk.chat.language is None:
        await menu(talk)
    elif talk.pressed is None:
        talk.say(views.old_button)
    else:
        talk.show(views.old_button)


async def inline(talk: Talk, *_: str) -> None:
    """Somebody typed our name in another chat: nothing comes of it (inline mode is off)."""


async def nothing(talk: Talk, *_: str) -> None:
    """Updates that ask for no answer (a reaction, a poll's state)."""

"""Talking to a person: what either end sends is passed on, and the bot says nothing; the callbacks, never a sentence.

Commands, pictogram keys and taps are deliberate acts and are answered as always.
"""

from __future__ import annotations

from telegram import Message

from bot.domain.talks import OpenTalk, Said
from bot.services import appointments, talks
from handlers import answers
from handlers.cases import show_file
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import staff_talks as views
from handlers.views import talks as client_views
from handlers.views.start import stop_words


async def preview(talk: Talk, number: str = "", *_: str) -> None:
    """What will happen, before it does; a talk that goes on already is shown."""
    request, name, goes_on = await talks.prepare(talk.work, talk.chat, number_of(number))
    autonym = talk.catalogues.autonym(await appointments.language(talk.work, request))
    if goes_on is not None:
        talk.show(lambda t: views.running(t, goes_on))
    else:
        talk.show(lambda t: views.preview(t, request, autonym, name))


async def begin(talk: Talk, number: str = "", *_: str) -> None:
    """Begin; a form of my own is not waited for any more."""
    found = await talks.begin(talk.work, talk.chat, number_of(number))
    talk.leave_form()
    talk.show(lambda t: views.running(t, found))


async def end(talk: Talk, number: str = "", *_: str) -> None:
    """I end it; what was said stays above."""
    if await talks.end(talk.work, talk.chat, number_of(number)) is None:
        talk.say(lambda t: views.over_already(t, number_of(number)))


async def stop(talk: Talk, *_: str) -> None:
    """The client ends it by a tap."""
    if not await talks.stop(talk.work, talk.chat):
        talk.say(client_views.over)


async def case(talk: Talk, number: str = "", *_: str) -> None:
    """The case below what was said, which stands nowhere else."""
    await show_file(talk, number_of(number), below=True)


async def talking(talk: Talk, _typed: str) -> bool:
    """Pass on what is sent while a talk goes on; False where none does. Danger and stop come first."""
    found = await talks.mine(talk.work, talk.chat) if talk.known else None
    message = talk.update.effective_message
    if found is None or message is None:
        return False
    theirs = talk.chat.id == found.client
    if theirs and await talk.guide.danger(talk, message.text or message.caption or ""):
        return True
    if answers.means(talk, stop_words):
        await talks.stop(talk.work, talk.chat)
        return True
    await _pass_on(talk, found, message)
    return True


async def _pass_on(talk: Talk, found: OpenTalk, message: Message) -> None:
    said = _said(message)
    if said is not None:
        await talks.pass_on(talk.work, found, talk.chat, said)
        return
    if message.contact or message.location or message.venue or _is_file(message):
        talk.remove(message.message_id)
    if talk.chat.id == found.staff and not talk.work.album_goes_on:
        talk.say(lambda t: views.not_passed(t, found))


def _is_file(message: Message) -> bool:
    return bool(message.video or message.document or message.video_note)


def _said(message: Message) -> Said | None:
    """What can be passed on; words changed afterwards come once more, with a pencil."""
    pencil = "✏️ " if message.edit_date else ""
    if message.text:
        return Said(pencil + message.text)
    caption = pencil + (message.caption or "")
    if message.voice:
        return Said(caption, "voice", message.voice.file_id)
    if message.photo:
        return Said(caption, "photo", message.photo[-1].file_id)
    return None


FEATURE = Feature(
    "talks",
    presses={
        "case.talk": preview,
        "talk.begin": begin,
        "talk.end": end,
        "talk.case": case,
        "talk.stop": stop,
    },
    talking=talking,
)

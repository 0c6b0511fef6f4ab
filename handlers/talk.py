"""One person's chat during one update: who they are, what they sent, and showing them a screen; never a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from telegram import Message, Update
from telegram.constants import ChatType

from bot.domain.catalogue import SOURCE_LANGUAGE
from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.delivery import Answer, Call, Order, Upload
from bot.domain.timetable import today
from bot.i18n import Catalogues, Translator, resolve_tag
from bot.work import Work
from handlers import rendering
from handlers.guide import Guide
from handlers.rendering import View
from handlers.screens import Screen
from storage import chats

MOST_TYPED = 300
NOBODY = ChatId(0)


@dataclass(slots=True)
class Talk:
    """What a callback gets. ``chat`` is the person's private chat; ``language`` what to speak now."""

    work: Work
    update: Update
    guide: Guide
    chat: Chat

    @property
    def known(self) -> bool:
        """Whether this person has a row of ours; somebody met only in a group, or erased, has none."""
        return self.chat.id != NOBODY

    @property
    def catalogues(self) -> Catalogues:
        """The languages."""
        return self.guide.catalogues

    @property
    def hint(self) -> str | None:
        """The language of the phone, as far as we speak it: it only sorts the picker."""
        user = self.update.effective_user
        return resolve_tag(user.language_code) if user else None

    @property
    def language(self) -> str:
        """The chosen language, else the phone's where we speak it, else English."""
        if self.chat.language:
            return self.chat.language
        hint = self.hint
        return hint if hint and hint in self.catalogues.tags else SOURCE_LANGUAGE

    def word(self, say: Callable[[Translator], str]) -> str:
        """One short text, in the first language of the chain that has it."""
        return self.catalogues.render(self.language, say)[0]

    @property
    def prompt(self) -> View | None:
        """What the form's step that this person is at asks; None outside a form."""
        step = self.work.step
        return self.guide.prompts.get((step.name, step.step)) if step and step.step else None

    @property
    def asked_time(self) -> View | None:
        """The question for a day or an hour that is the last this person was shown; None where it is none."""
        return self.guide.asked.last(self.chat.id, self.work.now)

    @property
    def lost_form(self) -> bool:
        """Whether this person is in a form whose step has expired or is of another release."""
        return self.work.step is not None and self.prompt is None

    @property
    def text(self) -> str:
        """What was typed, at most 300 characters of it; nothing of the rest is read or kept."""
        message = self.update.effective_message
        return (message.text or "")[:MOST_TYPED] if message and not self.update.callback_query else ""

    @property
    def cut(self) -> bool:
        """Whether more was typed than is read."""
        message = self.update.effective_message
        return message is not None and len(message.text or "") > MOST_TYPED

    @property
    def pressed(self) -> Message | None:
        """The message whose button was pressed, where Telegram still has it."""
        query = self.update.callback_query
        return query.message if query and isinstance(query.message, Message) else None

    def show(self, view: View) -> None:
        """A tap changes the pressed message in place, where it has text; anything else is answered below it."""
        screen, t = rendering.draw(self.catalogues, self.language, view)
        self.guide.asked.note(self.chat.id, view if screen.asks_time else None, self.work.now)
        if self.pressed is not None and self.pressed.text is not None and not screen.keys:
            message_id = self.pressed.message_id
            self.work.owe(self.chat, rendering.edit(screen, t, message_id), edits=message_id)
        else:
            self.work.owe(self.chat, rendering.send(screen, t))
        pin = rendering.venue(screen)
        if pin:
            self.work.owe(self.chat, pin)

    def say(self, view: View) -> None:
        """A new message, whatever was pressed."""
        screen, t = rendering.draw(self.catalogues, self.language, view)
        self.work.owe(self.chat, rendering.send(screen, t))
        pin = rendering.venue(screen)
        if pin:
            self.work.owe(self.chat, pin)

    def send_file(self, kind: str, file_id: str) -> None:
        """A voice note or photo Telegram holds, by reference; it can be neither forwarded nor saved."""
        method = {"voice": "sendVoice", "photo": "sendPhoto"}[kind]
        self.work.owe(self.chat, Call(method, {kind: file_id, "protect_content": True}))

    def send_upload(self, file: Upload | Order, view: View | None = None, lasts: int | None = None) -> None:
        """A file we made, as a new message, gone again after so many seconds; the view's words are its caption."""
        screen, t = rendering.draw(self.catalogues, self.language, view or _no_words)
        self.work.owe(self.chat, replace(rendering.upload(file, screen, t), lasts=lasts))

    def toast(self, text: str, *, alert: bool = False) -> None:
        """A short word over the chat, for a tap after which the screen stays as it is."""
        if self.update.callback_query:
            self.work.answer(Answer(self.update.callback_query.id, text[:200], alert))

    def lead(self, link: str) -> None:
        """A tap that opens the person's own chat with us, where this deep link leads on."""
        query = self.update.callback_query
        if query:
            url = f"https://t.me/{query.get_bot().username}?start={link}"
            self.work.answer(Answer(query.id, url=url))

    def first_line(self, view: View) -> str:
        """The first line of a screen, for a word over the chat."""
        screen, t = rendering.draw(self.catalogues, self.language, view)
        return t.finish(rendering.plain(str(screen.lines[0])))

    def remove(self, message_id: int) -> None:
        """Take a message out of the chat (Telegram allows it for 48 hours; a refusal harms nobody)."""
        self.work.owe(self.chat, Call("deleteMessage", {"message_id": message_id}), edits=message_id)

    def leave_form(self) -> None:
        """End the form this person is in, if any."""
        if self.work.step is not None:
            self.work.step, self.work.step_changed = None, True


def _no_words(_t: Translator) -> Screen:
    return Screen([])


async def open_talk(work: Work, update: Update, guide: Guide) -> Talk | None:
    """The person's chat, created at their first word to us alone; None where an update is from nobody."""
    user = update.effective_user
    if user is None:
        return None
    day = today(work.now)
    chat = work.chat or await chats.find(work.tx, work.vault, user.id)
    if _to_us_alone(update):
        chat = work.chat = await _noted(work, chat, user.id, day)
    return Talk(work, update, guide, chat or Chat(NOBODY, Kind.PRIVATE, None, Reach.OPEN, (), day))


def _to_us_alone(update: Update) -> bool:
    """A message or tap in the private chat; what people do in groups, and blocking the bot, leaves no trace of them."""
    if not (update.message or update.edited_message or update.callback_query):
        return False
    return update.effective_chat is None or update.effective_chat.type == ChatType.PRIVATE


async def _noted(work: Work, chat: Chat | None, user: int, day: date) -> Chat:
    if chat is None:
        return await chats.add(work.tx, work.vault, user, Kind.PRIVATE, day)
    if chat.seen_on == day and chat.reach is Reach.OPEN:
        return chat
    await chats.seen(work.tx, chat.id, day)
    return replace(chat, seen_on=day, reach=Reach.OPEN)

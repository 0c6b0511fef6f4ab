"""Groups and channels: silence unless addressed, no data, and membership changes; never a client's screen."""

from __future__ import annotations

from telegram import Message
from telegram.constants import ChatMemberStatus, ChatType

from bot.domain.chats import Chat, Reach
from bot.domain.people import Action, may
from bot.services import chats, desk_group, people, shift_group
from handlers import rendering
from handlers.talk import Talk
from handlers.views import anything as views
from handlers.views import group_cards as cards
from handlers.views import shift_group as calls

GONE = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


async def message(talk: Talk, *_: str) -> None:
    """A message in a group: answered only when it addresses the bot, with the way to the private chat."""
    said = talk.update.message
    if said is None:  # a message changed afterwards
        return
    if said.migrate_to_chat_id:
        await chats.move_group(talk.work, said.chat.id, said.migrate_to_chat_id)
        return
    if not _addressed(said):
        return
    group = await chats.open_group(talk.work, said.chat.id)
    if _names(said, "desk") and await _may(talk, Action.INVITE):
        await _choose(talk, group)
        return
    if _names(said, "volunteers") and await _may(talk, Action.PLAN_SHIFTS):
        await _choose_volunteers(talk, group)
        return
    link = f"https://t.me/{said.get_bot().username}?start=hello"
    screen, t = rendering.draw(talk.catalogues, talk.language, lambda t: views.in_group(t, link))
    talk.work.owe(group, rendering.send(screen, t))


async def _choose(talk: Talk, group: Chat) -> None:
    """The group's cards are in the language of who chose it, where they can be."""
    _, spoken = talk.catalogues.render(talk.language, cards.begun)
    begins = await desk_group.choose(talk.work, talk.chat, group, spoken.tag)
    screen, t = rendering.draw(talk.catalogues, spoken.tag, cards.begun if begins else cards.ended)
    talk.work.owe(group, rendering.send(screen, t))


async def _choose_volunteers(talk: Talk, group: Chat) -> None:
    """The same for the volunteers' group; the staff's own stays what it is."""
    _, spoken = talk.catalogues.render(talk.language, calls.begun)
    begins = await shift_group.choose(talk.work, talk.chat, group, spoken.tag)
    said = {True: calls.begun, False: calls.ended, None: calls.is_staffs}[begins]
    screen, t = rendering.draw(talk.catalogues, spoken.tag, said)
    talk.work.owe(group, rendering.send(screen, t))


def _names(said: Message, what: str) -> bool:
    """``/what@bot``, or ``@bot what``."""
    name = f"@{said.get_bot().username}".lower()
    typed = (said.text or "").lower().split()
    return typed[:1] == [f"/{what}{name}"] or typed[:2] == [name, what]


async def _may(talk: Talk, action: Action) -> bool:
    """Only who has the right makes a group the staff's or the volunteers'; for others the command means nothing."""
    return talk.known and may(await people.grants(talk.work, talk.chat), action)


def _addressed(said: Message) -> bool:
    bot = said.get_bot()
    words = said.text or said.caption or ""
    reply = said.reply_to_message
    return f"@{bot.username}".lower() in words.lower() or bool(
        reply and reply.from_user and reply.from_user.id == bot.id
    )


async def channel(talk: Talk, *_: str) -> None:
    """A channel post: nothing of ours."""


async def membership(talk: Talk, *_: str) -> None:
    """Blocked, unblocked, added or removed."""
    change = talk.update.my_chat_member
    if change is None:
        return
    gone = change.new_chat_member.status in GONE
    if change.chat.type == ChatType.PRIVATE:
        if talk.known:
            await chats.set_reach(talk.work, talk.chat, Reach.BLOCKED if gone else Reach.OPEN)
    elif change.chat.type == ChatType.CHANNEL and not gone:
        await chats.leave(talk.work, change.chat.id)
    elif gone:
        await chats.close_group(talk.work, change.chat.id)

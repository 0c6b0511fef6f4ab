"""A group as its members use it, from the first message to the move to a supergroup; never a private chat."""

from typing import Any

from bot.demo.markup import detect
from bot.demo.message import Message
from bot.demo.methods.chats import member
from bot.demo.phone import Phone, key_in, push_tap
from bot.demo.wire import Json
from bot.demo.world import Chat, World


class Group:
    """The Python handle to one group."""

    def __init__(self, world: World, title: str, chat_id: int, privacy: bool) -> None:
        self.world = world
        self.privacy = privacy
        self.phones: list[Phone] = []
        kind = "supergroup" if chat_id < -1_000_000_000_000 else "group"
        self.chat: Chat = world.add_chat(chat_id, {"title": title, "type": kind})

    @property
    def id(self) -> int:
        """The chat's id; another one after `migrate`."""
        return self.chat.id

    @property
    def title(self) -> str:
        """The group's name."""
        return str(self.chat.info["title"])

    @property
    def messages(self) -> list[Message]:
        """The whole chat in order."""
        return list(self.chat.messages.values())

    @property
    def last(self) -> Message:
        """The newest visible message of the bot."""
        found = [message for message in self.messages if not message.mine and not message.deleted]
        if not found:
            raise LookupError(f"no message of the bot in {self.title}")
        return found[-1]

    def add(self, who: Phone | Json, by: Phone | None = None, admin: bool = False) -> int:
        """Add a phone or the bot (`api.bot`); returns the id of the update that tells the bot, or 0."""
        status = "administrator" if admin else "member"
        if isinstance(who, Phone):
            if not self.chat.members.keys() - {self.world.me["id"]}:
                status = "creator"
            self.phones.append(who)
            user_id, user = who.id, who.person.as_user()
        else:
            user_id, user = self.world.me["id"], self.world.me
        before = member(self.world, self.chat, user_id)
        self.chat.members[user_id] = status
        actor = by or (who if isinstance(who, Phone) else self._somebody())
        changed = self._changed(actor, before, user_id)
        joined = self._post(actor, {"new_chat_members": [user]})
        return changed or joined

    def remove(self, who: Phone | Json, by: Phone | None = None) -> int:
        """Remove a phone or the bot."""
        user_id = who.id if isinstance(who, Phone) else self.world.me["id"]
        before = member(self.world, self.chat, user_id)
        self.chat.members[user_id] = "kicked" if not isinstance(who, Phone) else "left"
        self.phones = [phone for phone in self.phones if phone is not who]
        return self._changed(by or self._somebody(), before, user_id)

    def say(self, phone: Phone, text: str, reply_to: int | None = None) -> int:
        """Write as this member; 0 where the bot is not told, since privacy is on and it is not meant."""
        content: Json = {"text": text}
        if entities := detect(text):
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = self.chat.messages[reply_to].raw
        return self._post(phone, content)

    def press(self, phone: Phone, label: str = "", data: str | None = None) -> int:
        """Tap the newest button whose text contains `label` or whose data is `data`, as this member."""
        for message in reversed(self.messages):
            if not message.deleted and (key := key_in(message, label, data)):
                return self.tap(phone, message.id, key.data or "")
        raise LookupError(f"no button {data or label!r} in {self.title}")

    def tap(self, phone: Phone, message_id: int, data: str, query_id: str | None = None) -> int:
        """Send a tap of this member on any message."""
        return push_tap(self.world, phone.person, self.chat, (message_id, data, query_id))

    def migrate(self) -> int:
        """Become a supergroup with a new id; the old chat refuses everything from now on."""
        old = self.chat
        new_id = -1_000_000_000_000 + old.id
        new = self.world.add_chat(new_id, {"title": self.title, "type": "supergroup"})
        new.members = dict(old.members)
        actor = self._somebody()
        told = self._post(actor, {"migrate_to_chat_id": new_id})
        old.moved_to = new_id
        self.chat = new
        self._post(actor, {"migrate_from_chat_id": old.id})
        return told

    def _post(self, phone: Phone, content: Json) -> int:
        message = self.world.post(self.chat, phone.person.as_user(), content)
        me = self.world.me["id"]
        if self.chat.members.get(me) not in ("member", "administrator") or not self._meant(content):
            return 0
        return self.world.updates.push("message", message.raw)

    def _meant(self, content: Json) -> bool:
        """Whether a bot in privacy mode hears it. Source: Telegram bot features, "privacy mode"."""
        text: Any = content.get("text")
        if not self.privacy or text is None or self.chat.members.get(self.world.me["id"]) == "administrator":
            return True
        name = f"@{self.world.me['username']}"
        command = text.split(maxsplit=1)[0]
        replied = content.get("reply_to_message", {}).get("from", {}).get("id")
        general = command.startswith("/") and "@" not in command
        return general or name in text or replied == self.world.me["id"]

    def _changed(self, actor: Phone, before: Json, user_id: int) -> int:
        mine = user_id == self.world.me["id"]
        change = {"chat": self.chat.info, "from": actor.person.as_user(), "date": int(self.world.clock.seconds())}
        change |= {"old_chat_member": before, "new_chat_member": member(self.world, self.chat, user_id)}
        if not mine and self.chat.members.get(self.world.me["id"]) != "administrator":
            return 0
        return self.world.updates.push("my_chat_member" if mine else "chat_member", change)

    def _somebody(self) -> Phone:
        if not self.phones:
            raise LookupError(f"{self.title} has no members yet: add a phone first")
        return self.phones[0]

"""One person's phone with its private chat: what a hand does and what an eye sees; never what the bot thinks."""

import asyncio
from collections.abc import Callable

from bot.demo.markup import detect
from bot.demo.message import Key, Message, keys
from bot.demo.pieces import Pieces
from bot.demo.wire import Json
from bot.demo.world import Alert, Chat, Person, Query, World


class Phone(Pieces):
    """The Python handle to one phone."""

    def __init__(self, world: World, person: Person) -> None:
        self.person = person
        world.people[person.id] = person
        user = {k: v for k, v in person.as_user().items() if k in ("first_name", "last_name", "username")}
        super().__init__(world, world.add_chat(person.id, {**user, "type": "private"}, person))
        self._heard = 0

    @property
    def id(self) -> int:
        """The person's Telegram id, which is also the chat's."""
        return self.person.id

    @property
    def name(self) -> str:
        """The person's first name."""
        return self.person.first_name

    @property
    def messages(self) -> list[Message]:
        """The whole chat in order, deleted messages too."""
        return list(self.chat.messages.values())

    @property
    def visible(self) -> list[Message]:
        """The chat as it shows now."""
        return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The newest visible message of the bot; LookupError where there is none."""
        for message in reversed(self.chat.messages.values()):
            if not message.mine and not message.deleted:
                return message
        raise LookupError(f"{self.name} has no message from the bot")

    @property
    def alerts(self) -> list[Alert]:
        """What the bot answered to this person's taps, in order."""
        return self.world.alerts.setdefault(self.id, [])

    @property
    def reply_keyboard(self) -> list[list[Key]]:
        """The keyboard below the chat, row by row."""
        return keys((self.chat.keyboard or {}).get("keyboard", []))

    @property
    def waiting_taps(self) -> list[Query]:
        """Taps the bot has not answered."""
        return [q for q in self.world.queries.values() if q.person is self.person and not q.answered]

    @property
    def commands(self) -> list[Json]:
        """The command menu this phone shows, by Telegram's order of scopes and languages."""
        language = (self.person.language_code or "")[:2]
        for scope in (f"chat:{self.id}", "all_private_chats", "default"):
            for code in (language, ""):
                if found := self.world.commands.get((scope, code)):
                    return found
        return []

    def start(self, parameter: str = "") -> int:
        """Press "start" or follow a deep link; somebody who had blocked the bot lets it in again."""
        if self.person.blocked:
            self.unblock()
        return self.send(f"/start {parameter}".strip())

    def send(self, text: str, reply_to: int | None = None, formatted: list[Json] | None = None) -> int:
        """Write a text, ``formatted`` as by Telegram's own menu, and return its update id."""
        content: Json = {"text": text}
        if entities := [*(formatted or []), *detect(text)]:
            content["entities"] = entities
        if reply_to is not None:
            content["reply_to_message"] = self.chat.messages[reply_to].raw
        return self._say(content)

    def edit(self, message_id: int, text: str) -> int:
        """Correct an own text."""
        message = self.chat.messages[message_id]
        raw = {k: v for k, v in message.raw.items() if k != "entities"}
        raw |= {"text": text, "edit_date": int(self.world.clock.seconds())}
        message.raw, message.edited = raw, True
        self.world.touch(self.chat)
        return self.world.updates.push("edited_message", raw)

    def delete(self, message_id: int) -> None:
        """Delete a message; a bot is never told."""
        self.world.delete(self.chat, self.chat.messages[message_id])

    def press(self, label: str = "", data: str | None = None, message: Message | None = None) -> int:
        """Tap the newest button whose text contains `label` (or whose data is `data`) and return the update id."""
        found, key = self._find(label, data, message)
        if key.url:
            return self._follow(key.url)
        return self.tap(found.id, key.data or "")

    def tap(self, message_id: int, data: str, query_id: str | None = None) -> int:
        """Send a tap on any message, also one long gone; the same `query_id` again is Telegram's re-sending."""
        return push_tap(self.world, self.person, self.chat, (message_id, data, query_id))

    def _find(self, label: str, data: str | None, message: Message | None) -> tuple[Message, Key]:
        among = [message] if message else reversed(self.visible)
        for candidate in among:
            if key := key_in(candidate, label, data):
                return candidate, key
        raise LookupError(f"no button {data or label!r} for {self.name} in\n{self.transcript()}")

    def _follow(self, url: str) -> int:
        """Follow a link: into this bot, or out of Telegram."""
        _, sign, rest = url.partition(f"t.me/{self.world.me['username']}")
        if not sign:
            return 0
        return self.start(rest.partition("start=")[2].partition("&")[0])

    def reply_key(self, label: str) -> int:
        """Press the key of the reply keyboard whose text contains `label`."""
        for row in self.reply_keyboard:
            for key in row:
                if label in key.text:
                    return self._press_key(key)
        raise LookupError(f"no key {label!r} below the chat of {self.name}: {self.reply_keyboard}")

    def _press_key(self, key: Key) -> int:
        if key.raw.get("request_contact"):
            return self.send_contact()
        if key.raw.get("request_location"):
            return self.send_location()
        if (self.chat.keyboard or {}).get("one_time_keyboard"):
            self.chat.keyboard = None
        return self.send(key.text)

    def block(self) -> int:
        """Block the bot; it is told by a my_chat_member update."""
        self.person.blocked = True
        return self._membership("member", "kicked")

    def unblock(self) -> int:
        """Let the bot write again."""
        if not self.person.blocked:
            return 0
        self.person.blocked = False
        return self._membership("kicked", "member")

    def delete_account(self) -> None:
        """Leave Telegram; the bot finds out when it writes."""
        self.person.deleted = True
        self.world.touch(self.chat)

    def _membership(self, old: str, new: str) -> int:
        me = self.world.me
        sides = [{"status": s, "user": me} | ({"until_date": 0} if s == "kicked" else {}) for s in (old, new)]
        change = {"chat": self.chat.info, "from": self.person.as_user(), "date": int(self.world.clock.seconds())}
        self.world.touch(self.chat)
        return self.world.updates.push(
            "my_chat_member", change | {"old_chat_member": sides[0], "new_chat_member": sides[1]}
        )

    async def heard(self, count: int = 1, timeout: float = 5.0) -> Message:  # noqa: ASYNC109
        """Wait for `count` more messages or edits of the bot than all calls before took; the last visible one."""
        goal = self._heard + count
        await self.until(lambda phone: phone.chat.arrived >= goal, timeout)
        self._heard = goal
        return self.last

    def catch_up(self) -> None:
        """Count everything that has arrived as heard."""
        self._heard = self.chat.arrived

    async def until(self, predicate: Callable[["Phone"], object], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until the predicate holds for this phone; TimeoutError shows the chat."""
        changed = asyncio.Event()
        watcher = _waker(changed)
        self.world.watchers.add(watcher)
        try:
            async with asyncio.timeout(timeout):
                while not predicate(self):
                    changed.clear()
                    await changed.wait()
        except TimeoutError:
            raise TimeoutError(f"{self.name} waited {timeout} s in vain:\n{self.transcript()}") from None
        finally:
            self.world.watchers.discard(watcher)

    def transcript(self) -> str:
        """The chat in short, for a failing test."""
        return "\n".join(map(repr, self.messages[-12:])) or "(empty chat)"


def key_in(message: Message, label: str, data: str | None) -> Key | None:
    """The button with this data, or this text, or else the first whose text contains the label."""
    all_keys = [key for row in message.keyboard for key in row]
    if data is not None:
        return next((key for key in all_keys if key.data == data), None)
    exact = next((key for key in all_keys if key.text == label), None)
    return exact or next((key for key in all_keys if label in key.text), None)


def _waker(changed: asyncio.Event) -> Callable[[Chat], None]:
    def wake(chat: Chat) -> None:
        changed.set()

    return wake


def push_tap(world: World, person: Person, chat: Chat, tapped: tuple[int, str, str | None]) -> int:
    """Queue the callback query of a tap: (message id, data, query id or None for a new one)."""
    message_id, data, query_id = tapped
    message = chat.messages.get(message_id)
    query_id = world.ask(Query(person, chat, message_id, data, world.clock.seconds()), query_id)
    gone: Json = {"chat": chat.info, "message_id": message_id, "date": 0}
    shown = gone if message is None or message.deleted else message.raw
    query = {"id": query_id, "from": person.as_user(), "message": shown, "chat_instance": str(chat.id * 7919)}
    return world.updates.push("callback_query", query | {"data": data})

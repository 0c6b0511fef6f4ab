"""People, chats and messages as they stand; never HTTP and never which call asked for a change."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.demo.clock import Clock
from bot.demo.files import Files
from bot.demo.limits import Gate, Limits
from bot.demo.message import Message
from bot.demo.updates import Updates
from bot.demo.webhook import Webhook
from bot.demo.wire import Json, Refused, bad

MIGRATED = "Bad Request: group chat was upgraded to a supergroup chat"
_MOST_QUERIES = 50_000


@dataclass(slots=True, eq=False)
class Person:
    """One Telegram user."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    started: bool = False
    blocked: bool = False
    deleted: bool = False

    def as_user(self) -> Json:
        """The person as `User`."""
        fields = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        user = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        return user | {name: value for name, value in fields.items() if value}


@dataclass(slots=True, eq=False)
class Chat:
    """One chat with its messages; of a private one `person` is the other side."""

    id: int
    info: Json
    numbers: "itertools.count[int]"
    person: Person | None = None
    messages: dict[int, Message] = field(default_factory=dict)
    members: dict[int, str] = field(default_factory=dict)
    moved_to: int | None = None
    keyboard: Json | None = None
    pinned: int | None = None
    arrived: int = 0
    doing: tuple[str, float] = ("", 0.0)
    changed: int = 0

    @property
    def kind(self) -> str:
        """private, group or supergroup."""
        return str(self.info["type"])


@dataclass(slots=True, eq=False)
class Query:
    """One tap that waits for its answer."""

    person: Person
    chat: Chat
    message_id: int
    data: str
    at: float
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Alert:
    """What the bot answered to a tap."""

    text: str
    show_alert: bool
    query_id: str
    url: str = ""


class World:
    """Everything one local Telegram holds."""

    def __init__(self, token: str, clock: Clock, limits: Limits) -> None:
        self.token = token
        self.clock = clock
        self.gate = Gate(limits, clock)
        self.updates = Updates(clock)
        self.webhook = Webhook(self.updates, clock)
        self.files = Files()
        self.me: Json = {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": "IIMP"}
        self.me["username"] = "iimp_demo_bot"
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.alerts: dict[int, list[Alert]] = {}
        self.inline_answers: list[Json] = []
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.watchers: set[Callable[[Chat], None]] = set()
        self._numbers = itertools.count(1)
        self._query_ids = itertools.count(4_000_000_000_000_000_001)

    def add_chat(self, chat_id: int, info: Json, person: Person | None = None) -> Chat:
        """Open a chat; only supergroups count their messages for themselves, as in Telegram."""
        numbers = itertools.count(1) if info["type"] == "supergroup" else self._numbers
        chat = self.chats[chat_id] = Chat(chat_id, {"id": chat_id, **info}, numbers, person)
        return chat

    def reach(self, chat_id: object) -> Chat:
        """The chat a bot may write to, or why it may not."""
        chat = self.find(chat_id)
        person = chat.person
        if person is None:
            return self._reach_group(chat)
        if person.deleted:
            raise Refused(403, "Forbidden: user is deactivated")
        if person.blocked:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if not person.started:
            raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
        return chat

    def find(self, chat_id: object) -> Chat:
        """The chat of that id or @name, whatever its state."""
        if chat_id is None or chat_id == "":
            raise bad("chat_id is empty")
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            chat = self._named(chat_id[1:])
        else:
            try:
                chat = self.chats.get(int(chat_id))  # type: ignore[call-overload]
            except (TypeError, ValueError):
                chat = None
        if chat is None:
            raise bad("chat not found")
        return chat

    def _named(self, name: str) -> Chat | None:
        groups = (chat for chat in self.chats.values() if not chat.person)
        return next((chat for chat in groups if chat.info.get("username") == name), None)

    def _reach_group(self, chat: Chat) -> Chat:
        if chat.moved_to is not None:
            raise Refused(400, MIGRATED, {"migrate_to_chat_id": chat.moved_to})
        status = chat.members.get(self.me["id"])
        if status == "kicked":
            raise Refused(403, f"Forbidden: bot was kicked from the {chat.kind} chat")
        if status not in ("member", "administrator"):
            raise Refused(403, f"Forbidden: bot is not a member of the {chat.kind} chat")
        return chat

    def post(self, chat: Chat, sender: Json, content: Json, extra: Json | None = None) -> Message:
        """Add a message of this sender; `extra` is a reply keyboard, which is no part of the message."""
        number = next(chat.numbers)
        date = int(self.clock.seconds())
        raw = {"message_id": number, "from": sender, "chat": chat.info, "date": date, **content}
        mine = sender is not self.me
        message = chat.messages[number] = Message(raw, mine, extra)
        if not mine:
            _note_arrival(chat, extra)
        self.touch(chat)
        return message

    def amend(self, chat: Chat, message: Message, raw: Json, visibly: bool = True) -> None:
        """Replace a message of the bot; a new keyboard alone does not mark it as edited."""
        message.raw = raw
        message.edited = message.edited or visibly
        chat.arrived += 1
        self.touch(chat)

    def delete(self, chat: Chat, message: Message) -> None:
        """Take a message out of sight."""
        message.deleted = True
        self.touch(chat)

    def touch(self, chat: Chat) -> None:
        """Tell whoever watches that this chat looks different."""
        chat.changed += 1
        if self.watchers:
            for watcher in tuple(self.watchers):
                watcher(chat)

    def ask(self, query: Query, query_id: str | None) -> str:
        """Remember a tap under an id; a tap sent again keeps its age."""
        query_id = query_id or str(next(self._query_ids))
        self.queries.setdefault(query_id, query)
        if len(self.queries) > _MOST_QUERIES:
            del self.queries[next(iter(self.queries))]
        self.touch(query.chat)
        return query_id


def _note_arrival(chat: Chat, extra: Json | None) -> None:
    chat.arrived += 1
    chat.doing = ("", 0.0)
    if extra and "keyboard" in extra:
        chat.keyboard = extra
    elif extra and extra.get("remove_keyboard"):
        chat.keyboard = None

"""One Work = one update or job = one transaction: what it reads the time from, writes to and promises to send.

The only reader of the clock; never a sentence, never the network.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain import veils
from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.delivery import REPLY_USEFUL_SECONDS, RETELL_USEFUL_SECONDS, Answer, Call, Lane, Order, Outgoing, Upload
from bot.domain.hearing import Hears
from bot.domain.retention import DAYS, Keep
from storage import outbox
from storage.conversations import Step
from storage.database import Tx
from storage.numbers import Numbers
from storage.practice import Practices
from storage.vault import Vault


class Clock:
    """The time of day; ``offset_file`` holds seconds to add, for the demo and for tests."""

    def __init__(self, offset_file: Path | None = None) -> None:
        self._file = offset_file
        self._stamp = 0
        self._offset = timedelta()

    def now(self) -> datetime:
        """This instant, UTC."""
        if self._file is not None:
            self._follow(self._file)
        return self.real_now() + self._offset

    def real_now(self) -> datetime:
        """This instant, UTC, whatever the demo's clock says: for timers, which run in real time."""
        return datetime.now(UTC)  # noqa: TID251  the one place that may

    def _follow(self, file: Path) -> None:
        try:
            stamp = file.stat().st_mtime_ns
            if stamp != self._stamp:
                self._offset = timedelta(seconds=float(file.read_text()))
                self._stamp = stamp
        except (FileNotFoundError, ValueError):
            return  # not written yet: the next look will find it


Render = Callable[[Any, Chat], Call]
Make = Callable[[Order], Upload]


@dataclass(slots=True)
class Tools:
    """What every Work shares: keys, row numbers, the clock, and the words for notices and papers (injected by app)."""

    vault: Vault
    numbers: Numbers
    clock: Clock
    render: Render
    make: Make
    paid: bool = False
    """Whether announcements go at the rate that is paid for in Stars."""
    days: Mapping[Keep, int] = field(default_factory=lambda: DAYS)
    """How long each thing is kept."""
    practices: Practices = field(default_factory=Practices)
    """Who practises with invented people, in memory only."""


@dataclass(slots=True)
class Work:
    """A transaction in progress, for one person's update (``chat`` is their private chat) or for a job."""

    tools: Tools
    tx: Tx
    now: datetime
    chat: Chat | None = None
    person: int | None = None
    step: Step | None = None
    step_changed: bool = False
    album_goes_on: bool = False
    """An earlier picture of the same album was answered for all of them."""
    handled: bool = False
    failure: BaseException | None = None
    outgoing: list[Outgoing] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    erased: set[ChatId] = field(default_factory=set)
    """Chats whose row this Work removed: nothing can be owed to them."""
    drafted: dict[str, Any] = field(default_factory=dict)
    """Answers for a form's draft given in this Work."""
    stirred: bool = False
    """Whether a sending to many was planned or moved on: whoever feeds it need not wait for the next look."""
    practising: bool = False
    """Whether its person practises: what they press of the staff's side is not meant for the real one."""
    _began: tuple[Chat | None, Step | None] = (None, None)

    def __post_init__(self) -> None:
        self._began = (self.chat, self.step)

    @property
    def seconds(self) -> int:
        """Now, in Unix seconds."""
        return int(self.now.timestamp())

    @property
    def vault(self) -> Vault:
        """The keys."""
        return self.tools.vault

    def owe(
        self, chat: Chat, call: Call, lane: Lane = Lane.REPLY, *, edits: int | None = None, useful: int | None = None
    ) -> None:
        """Promise one call to a chat, useful for so many seconds; it is stored with this Work's change.

        To a person who has no phone, or whose account is gone, nothing is owed.
        To somebody discreet what is no reply goes in neutral words, and waits behind them for a tap.
        """
        if chat.kind is Kind.PRIVATE and chat.reach is Reach.GONE:
            return
        number, behind = outbox.take_number(self.tools.numbers), None
        if chat.discreet and lane is not Lane.REPLY and edits is None:
            call, behind = veils.before(self.tools.render(veils.Veiled(number), chat), call), call
        until = self.seconds + (REPLY_USEFUL_SECONDS if useful is None else useful)
        group = chat.kind is Kind.GROUP
        self.outgoing.append(
            Outgoing(number, chat.id, lane, call, self.seconds, until, edits, group, chat.discreet, behind)
        )

    def tell(self, chat: Chat, notice: object, lane: Lane = Lane.NOTICE, *, quiet: bool = False) -> bool:
        """Owe a notice in the receiver's language, ``quiet`` without a sound; False where they cannot be reached."""
        if chat.reach is not Reach.OPEN or (lane is Lane.REMINDER and chat.hears is Hears.NOTHING):
            return False
        call = self.tools.render(notice, chat)
        if quiet:
            call = Call(call.method, call.params | {"disable_notification": True}, call.plain)
        self.owe(chat, call, lane)
        return True

    def tell_group(self, group: Chat, notice: object, *, edits: int | None = None) -> int:
        """Owe a notice to a group, or an edit of one; returns the number it is owed under."""
        call = self.tools.render(notice, group)
        if edits is not None:
            call = Call("editMessageText", call.params | {"message_id": edits}, call.plain)
        self.owe(group, call, Lane.NOTICE, edits=edits)
        return self.outgoing[-1].id

    def retell(self, chat: Chat, notice: object, message: int) -> None:
        """Put a notice in the place of a message of ours, for however long it takes: what stood there has to go."""
        call = self.tools.render(notice, chat)
        params = call.params | {"message_id": message}
        self.owe(chat, Call("editMessageText", params, call.plain), edits=message, useful=RETELL_USEFUL_SECONDS)

    def hush(self, chat: ChatId) -> None:
        """No new message goes there of what this Work has promised so far; what takes words out of the chat does."""
        self.outgoing = [one for one in self.outgoing if one.chat != chat or one.edits is not None]

    def answer(self, answer: Answer) -> None:
        """End the spinner of a tap; the first answer counts."""
        if not any(given.query == answer.query for given in self.answers):
            self.answers.append(answer)

    def forget_person(self, chat: ChatId) -> None:
        """A person was erased, by themselves or by somebody of ours: what this Work promised them cannot be owed."""
        self.erased.add(chat)
        self.tools.practices.end(chat)
        if self.chat is not None and self.chat.id != chat:
            self.outgoing = [one for one in self.outgoing if one.chat != chat]
            return
        self.outgoing.clear()
        self.chat, self.step, self.step_changed = None, None, False

    def undo(self) -> None:
        """Take back every change and promise; what is said afterwards stands."""
        self.tx.undo()
        self.outgoing.clear()
        self.answers.clear()
        self.erased.clear()
        self.drafted.clear()
        self.chat, self.step = self._began
        self.step_changed = False


_current: ContextVar[Work] = ContextVar("work")


def current() -> Work:
    """The Work that is running."""
    return _current.get()


def enter(work: Work) -> None:
    """Make this the Work that is running (updates are processed one after another)."""
    _current.set(work)

"""Faults asked for by a test or the page, and which call meets one next; never how a fault is carried out."""

from dataclasses import dataclass
from enum import StrEnum

from bot.demo.phone import Phone
from bot.demo.wire import Json
from bot.demo.world import World


class Kind(StrEnum):
    """What goes wrong."""

    DELAY = "delay"
    DROP_ANSWER = "drop_answer"
    HANG = "hang"
    RESET = "reset"
    FAIL = "fail"
    FLOOD = "flood"


@dataclass(slots=True)
class Fault:
    """One fault waiting for its calls; `times` None is until cleared, `method` None any but getUpdates."""

    kind: Kind
    method: str | None
    times: int | None = 1
    seconds: float = 0.0
    status: int = 500
    as_json: bool = True
    chat: int | None = None

    def fits(self, method: str, params: Json) -> bool:
        """Whether this call is to meet the fault."""
        if self.method is None and method == "getupdates":
            return False
        if self.method is not None and self.method.lower() != method:
            return False
        return self.chat is None or str(params.get("chat_id")) == str(self.chat)


class Faults:
    """The switches."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.active: list[Fault] = []
        self._blocked: list[Phone] = []

    def delay(self, method: str | None, seconds: float, times: int | None = 1) -> None:
        """Take a call up only after so many real seconds."""
        self.active.append(Fault(Kind.DELAY, method, times, seconds))

    def drop_answer(self, method: str | None, times: int | None = 1) -> None:
        """Carry a call out and close the connection without an answer."""
        self.active.append(Fault(Kind.DROP_ANSWER, method, times))

    def hang(self, method: str | None, times: int | None = 1) -> None:
        """Carry a call out and keep silent until the client gives up."""
        self.active.append(Fault(Kind.HANG, method, times))

    def reset(self, method: str | None, times: int | None = 1) -> None:
        """Reset the connection before the call is taken up."""
        self.active.append(Fault(Kind.RESET, method, times))

    def fail(self, method: str | None, status: int = 500, times: int | None = 1, json: bool = True) -> None:
        """Answer with a server error, as the Bot API (JSON) or as a proxy before it (HTML)."""
        self.active.append(Fault(Kind.FAIL, method, times, status=status, as_json=json))

    def flood(
        self, method: str | None, retry_after: int, times: int | None = 1, chat: int | Phone | None = None
    ) -> None:
        """Answer 429, to calls for one chat only where a chat is named."""
        chat_id = chat.id if isinstance(chat, Phone) else chat
        self.active.append(Fault(Kind.FLOOD, method, times, float(retry_after), chat=chat_id))

    def duplicate_updates(self, times: int = 1) -> None:
        """Deliver each of the next updates twice, the second time under a new id."""
        self._world.updates.doubles += times

    def unparsable_update(self) -> int:
        """Send an update no library can read and return its id."""
        broken = {"message_id": "eleven", "date": "yesterday", "chat": {"id": None}, "text": 7}
        return self._world.updates.push_raw({"message": broken})

    def blocked(self, phone: Phone) -> None:
        """Let a person block the bot, until cleared."""
        phone.block()
        self._blocked.append(phone)

    def clear(self) -> None:
        """Everything works again."""
        self.active.clear()
        self._world.updates.doubles = 0
        for phone in self._blocked:
            phone.unblock()
        self._blocked.clear()

    def take(self, method: str, params: Json) -> Fault | None:
        """The fault this call meets, used up by it; `method` in lower case."""
        fault = next((fault for fault in self.active if fault.fits(method, params)), None)
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.active.remove(fault)
        return fault

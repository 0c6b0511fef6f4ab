"""What the page of phones shows of the local Telegram, as JSON, and its fault switches; never HTTP."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from bot.demo.api import BotApi
from bot.demo.faults import Fault, Kind
from bot.demo.markup import detect
from bot.demo.message import Key, Message
from bot.demo.phone import Phone
from bot.demo.wire import Json

_MESSAGES_SHOWN = 200
_ALERTS_SHOWN = 10
_SPIN_SECONDS = 30
_SLOW_SECONDS, _FLOOD_SECONDS, _OUTAGE_CALLS = 2.0, 5, 3
_WHOLE = frozenset(("text_link", "code", "pre"))
_detected = lru_cache(4096)(detect)

# name -> (what it says, how long, how it is switched on); "unparsable" happens at once and is never on.
FAULTS: dict[str, tuple[str, str, Callable[[BotApi], object]]] = {
    "slow": ("Slow answers", "2 seconds for every call", lambda api: api.faults.delay(None, _SLOW_SECONDS, None)),
    "drop": ("Answer lost", "the next call is carried out unheard", lambda api: api.faults.drop_answer(None)),
    "reset": ("Connection reset", "the next 3 calls", lambda api: api.faults.reset(None, _OUTAGE_CALLS)),
    "error": ("Server error 500", "the next 3 calls", lambda api: api.faults.fail(None, 500, _OUTAGE_CALLS)),
    "flood": ("Too many requests 429", "the next call, wait 5 s", lambda api: api.faults.flood(None, _FLOOD_SECONDS)),
    "duplicate": ("Delivered twice", "the next update", lambda api: api.faults.duplicate_updates()),
    "unparsable": ("Unreadable update", "sent at once", lambda api: api.faults.unparsable_update()),
}
_KINDS = {
    "slow": Kind.DELAY, "drop": Kind.DROP_ANSWER, "reset": Kind.RESET, "error": Kind.FAIL, "flood": Kind.FLOOD,
}  # fmt: skip


def end(api: BotApi, name: str) -> None:
    """Switch one fault off."""
    if name == "duplicate":
        api.world.updates.doubles = 0
    for fault in _of_kind(api, name):
        api.faults.active.remove(fault)


def _of_kind(api: BotApi, name: str) -> list[Fault]:
    return [fault for fault in api.faults.active if fault.kind is _KINDS.get(name)]


def state(api: BotApi) -> Json:
    """Everything the page shows, as JSON."""
    me = api.bot
    return {
        "now": api.clock.now().isoformat(timespec="milliseconds"),
        "bot": {"username": me["username"]},
        "faults": [_fault(api, name) for name in FAULTS],
        "phones": [_phone(phone, api.clock.seconds()) for phone in api.phones],
    }


def _phone(phone: Phone, now: float) -> Json:
    action, until = phone.chat.doing
    keyboard = phone.chat.keyboard or {}
    taps = [tap for tap in phone.waiting_taps if tap.at > now - _SPIN_SECONDS and tap.chat is phone.chat]
    alerts = phone.alerts[-_ALERTS_SHOWN:]
    return {
        "id": phone.id,
        "name": phone.name,
        "language": phone.person.language_code or "en",
        "bot": _profile(phone, "name") or phone.world.me["first_name"],
        "about": _profile(phone, "description"),
        "started": phone.person.started,
        "blocked": phone.person.blocked,
        "doing": action.replace("_", " ") + "…" if action and until > now else "",
        "commands": [{name: item[name] for name in ("command", "description")} for item in phone.commands],
        "messages": [_message(message) for message in phone.visible[-_MESSAGES_SHOWN:]],
        "reply_keyboard": [[_reply_key(key) for key in row] for row in phone.reply_keyboard],
        "placeholder": keyboard.get("input_field_placeholder", ""),
        "open_taps": [{"id": tap.message_id, "data": tap.data} for tap in taps],
        "alerts": {
            "total": len(phone.alerts),
            "recent": [{"text": alert.text, "modal": alert.show_alert} for alert in alerts],
        },
    }


def _profile(phone: Phone, name: str) -> str:
    """The bot's name or description in the phone's language, else in no particular one."""
    texts = phone.world.profile
    return texts.get((name, (phone.person.language_code or "")[:2])) or texts.get((name, ""), "")


def _reply_key(key: Key) -> Json:
    wants = next((kind for kind in ("contact", "location") if key.raw.get(f"request_{kind}")), None)
    return {"text": key.text, "wants": wants}


def _message(message: Message) -> Json:
    raw = message.raw
    quoted = raw.get("reply_to_message") or {}
    return {
        "id": message.id,
        "mine": message.mine,
        "kind": message.kind,
        "text": message.text,
        "entities": _entities(message),
        "media": raw.get(message.kind) if message.kind not in ("text", "service") else None,
        "keyboard": [[{"text": key.text, "data": key.data, "url": key.url} for key in row] for row in message.keyboard],
        "edited": message.edited,
        "at": datetime.fromtimestamp(raw["date"], UTC).isoformat(),
        "reply": quoted.get("text") or quoted.get("caption") or ("…" if quoted else ""),
        "reaction": "".join(item.get("emoji", "⭐") for item in message.reaction),
    }


def _entities(message: Message) -> list[Any]:
    """What the bot marked, and what Telegram finds by itself outside of it."""
    marked = message.entities
    taken = [(entity["offset"], entity["offset"] + entity["length"]) for entity in marked if entity["type"] in _WHOLE]
    known = {(entity["type"], entity["offset"]) for entity in marked}
    found = [entity for entity in _detected(message.text) if (entity["type"], entity["offset"]) not in known]
    return marked + [e for e in found if not any(start <= e["offset"] < stop for start, stop in taken)]


def _fault(api: BotApi, name: str) -> Json:
    label, hint, _ = FAULTS[name]
    if name == "unparsable":
        return {"name": name, "label": label, "hint": hint, "on": None}
    on = api.world.updates.doubles > 0 if name == "duplicate" else bool(_of_kind(api, name))
    return {"name": name, "label": label, "hint": hint, "on": on}

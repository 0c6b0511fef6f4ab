"""What crosses the wire: refusals, uploads and the parameters of one call; never what a call means."""

import json
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

_TRUE = frozenset(("true", "True", "1", "yes"))


class Refused(Exception):
    """An answer with "ok": false, as Telegram words it."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> str:
        """The body of the HTTP answer."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return json.dumps(body)


def bad(reason: str) -> Refused:
    """A refusal of the commonest kind."""
    return Refused(400, f"Bad Request: {reason}")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file of a multipart call."""

    name: str
    mime: str
    data: bytes


class Params:
    """The parameters of one call, read with Telegram's leniency about types on the wire."""

    __slots__ = ("raw",)

    def __init__(self, raw: Json) -> None:
        self.raw = raw

    def text(self, name: str) -> str:
        """The parameter as text, empty where it is missing."""
        value = self.raw.get(name)
        if value is None:
            return ""
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        raise bad(f'parameter "{name}" must be of type String')

    def integer(self, name: str, default: int | None = None) -> int | None:
        """The parameter as a whole number; anything else is refused."""
        value = self.raw.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'parameter "{name}" must be a valid Integer') from None

    def number(self, name: str) -> float:
        """The parameter as a decimal number; missing or anything else is refused."""
        try:
            return float(self.raw[name])
        except KeyError:
            raise bad(f"{name} is empty") from None
        except (TypeError, ValueError):
            raise bad(f'parameter "{name}" must be a valid Number') from None

    def flag(self, name: str) -> bool:
        """The parameter as a yes or no, no where it is missing."""
        value = self.raw.get(name)
        return value is True or (isinstance(value, str) and value in _TRUE)

    def json(self, name: str) -> Any:
        """The parameter as JSON, parsed where it came as a string; None where it is missing."""
        value = self.raw.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def array(self, name: str) -> list[Any]:
        """The parameter as a JSON array, empty where it is missing."""
        value = self.json(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad(f"expected an Array in {name}")
        return value


def recorded(params: Json) -> Json:
    """The parameters as one recorded line keeps them: files become a word, attached parts go."""
    kept = {name: value for name, value in params.items() if not isinstance(value, Upload)}
    texts = [value if isinstance(value, str) else json.dumps(value) for value in kept.values()]
    for name, value in params.items():
        if isinstance(value, Upload) and not any(f"attach://{name}" in text for text in texts):
            kept[name] = "<file>"
    return kept

"""Files the server keeps in memory and their ids; never where a message shows them."""

import itertools
import struct
from dataclasses import dataclass

from bot.demo.wire import Json, Params, Upload, bad

MOST_PHOTO_BYTES = 10_485_760
MOST_PHOTO_EDGES, MOST_PHOTO_RATIO = 10_000, 20  # Bot API, sendPhoto: width and height in total, and their ratio
_FOLDERS = {"photo": "photos", "voice": "voice", "document": "documents", "video": "videos", "sticker": "stickers"}


@dataclass(frozen=True, slots=True)
class Stored:
    """One file with the id bots know it by."""

    id: str
    kind: str
    path: str
    name: str
    mime: str
    data: bytes

    def facts(self) -> Json:
        """The fields every kind of file has."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id[4:]}", "file_size": len(self.data)}


class Files:
    """All files of this run."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}
        self._numbers = itertools.count(1)

    def add(self, kind: str, name: str, mime: str, data: bytes) -> Stored:
        """Keep a file and give it an id."""
        number = next(self._numbers)
        suffix = name.rpartition(".")[2] if "." in name else "bin"
        path = f"{_FOLDERS.get(kind, 'documents')}/file_{number}.{suffix}"
        stored = Stored(f"demo-{kind}-{number:06d}", kind, path, name, mime, data)
        self._by_id[stored.id] = self._by_path[path] = stored
        return stored

    def by_id(self, file_id: str) -> Stored | None:
        """The file of that id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> Stored | None:
        """The file of that path."""
        return self._by_path.get(path)

    def given(self, params: Params, name: str, kind: str) -> Stored:
        """The file a call sends: uploaded, attached, or known by its id."""
        return self.resolve(params, params.raw.get(name), kind)

    def resolve(self, params: Params, value: object, kind: str) -> Stored:
        """The file behind one value of a call; Telegram's refusals for what is no file."""
        if isinstance(value, str) and value.startswith("attach://"):
            value = params.raw.get(value[len("attach://") :])
        if isinstance(value, Upload):
            if not value.data:
                raise bad("file must be non-empty")
            if kind == "photo":
                _check_photo(value.data)
            return self.add(kind, value.name, value.mime, value.data)
        if not isinstance(value, str) or not value:
            raise bad(f"there is no {kind} in the request")
        if value.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        stored = self._by_id.get(value)
        if stored is None:
            raise bad("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored


def _check_photo(data: bytes) -> None:
    if len(data) > MOST_PHOTO_BYTES:
        most = f"the maximum size is {MOST_PHOTO_BYTES} bytes"
        raise bad(f"file of size {len(data)} bytes is too big for a photo; {most}")
    short, long = sorted(_measure(data))
    if short + long > MOST_PHOTO_EDGES or long > short * MOST_PHOTO_RATIO:
        raise bad("PHOTO_INVALID_DIMENSIONS")


def photo_sizes(stored: Stored) -> list[Json]:
    """A photo in Telegram's sizes; the small one is a promise only."""
    width, height = _measure(stored.data)
    facts = stored.facts()
    small = facts | {"width": max(1, width // 8), "height": max(1, height // 8)}
    small["file_unique_id"] += "s"
    return [small, {**facts, "width": width, "height": height}]


def _measure(data: bytes) -> tuple[int, int]:
    if data[:8] == b"\x89PNG\r\n\x1a\n" and len(data) >= 24:
        return struct.unpack(">II", data[16:24])
    return 1280, 960

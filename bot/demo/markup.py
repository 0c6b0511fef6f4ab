"""Telegram's HTML to text and entities in UTF-16 units, and back; never a message, never a length limit."""

import html
import re
from itertools import pairwise
from typing import Any

from bot.demo.wire import Json, bad

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "tg-spoiler": "spoiler", "blockquote": "blockquote", "a": "text_link", "span": "spoiler",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_TOKEN = re.compile(r"<|&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_NAME = re.compile(r"</?([^\s>]*)")
_REST = re.compile(r"""((?:[^>"']|"[^"]*"|'[^']*')*)>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z][\w-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w-]+)))?""")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Text and entities of a message in Telegram's HTML; anything it would not parse is refused in its words."""
    if "<" not in source and "&" not in source:
        return source, []
    return _Reader(source).read()


class _Reader:
    """One pass over one text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, Json]] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        at = 0
        while found := _TOKEN.search(self.source, at):
            self._put(self.source[at : found.start()])
            if found.group() == "<":
                at = self._tag(found.start())
            else:
                self._put(_character(found))
                at = found.end()
        self._put(self.source[at:])
        if self.open:
            raise self._wrong(f'Can\'t find end tag corresponding to start tag "{self.open[-1][0]}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.entities

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += units(text)

    def _tag(self, at: int) -> int:
        named = _NAME.match(self.source, at)
        offset = len(self.source[:at].encode())
        ending = self.source.startswith("/", at + 1)
        if named is None or named.end() == len(self.source):
            raise self._wrong(f"Unclosed {'end' if ending else 'start'} tag at byte offset {offset}")
        name = named.group(1).lower()
        if not ending and name not in _SIMPLE:
            raise self._wrong(f'Unsupported start tag "{name}" at byte offset {offset}')
        rest = _REST.match(self.source, named.end())
        if rest is None:
            raise self._wrong(f"Unclosed {'end' if ending else 'start'} tag at byte offset {offset}")
        if ending:
            self._close(name, offset)
        else:
            self.open.append((name, self.length, self._entity(name, rest.group(1), offset)))
        return rest.end()

    def _entity(self, name: str, attributes: str, offset: int) -> Json:
        given = {a.lower(): html.unescape(x or y or z) for a, x, y, z in _ATTRIBUTE.findall(attributes)}
        entity: Json = {"type": _SIMPLE[name]}
        if name == "a":
            entity["url"] = given.get("href", "")
        elif name == "span" and given.get("class") != "tg-spoiler":
            raise self._wrong(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        elif name == "tg-emoji":
            entity["custom_emoji_id"] = given.get("emoji-id", "")
        elif name == "blockquote" and "expandable" in given:
            entity["type"] = "expandable_blockquote"
        elif name == "code" and given.get("class", "").startswith("language-"):
            entity["language"] = given["class"][len("language-") :]
        return entity

    def _close(self, name: str, offset: int) -> None:
        if not self.open:
            raise self._wrong(f"Unexpected end tag at byte offset {offset}")
        opened, start, entity = self.open.pop()
        if name and name != opened:
            expected = f'expected "</{opened}>", found "</{name}>"'
            raise self._wrong(f"Unmatched end tag at byte offset {offset}, {expected}")
        if self.length > start and entity.get("url", "-"):
            self._merge_code({**entity, "offset": start, "length": self.length - start})

    def _merge_code(self, entity: Json) -> None:
        """`<pre><code class="language-x">` is one block with a language, as Telegram has it."""
        last = self.entities[-1] if self.entities else None
        same = last and (last["offset"], last["length"]) == (entity["offset"], entity["length"])
        if entity["type"] == "pre" and last and same and last["type"] == "code":
            self.entities.pop()
            entity.update({"language": last["language"]} if "language" in last else {})
        self.entities.append(entity)

    @staticmethod
    def _wrong(reason: str) -> Exception:
        return bad(f"can't parse entities: {reason}")


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, named = found.groups()
    if named:
        return _NAMED[named]
    code = int(decimal) if decimal else int(hexadecimal, 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found.group()


_OPENING = {
    "bold": "<b>", "italic": "<i>", "underline": "<u>", "strikethrough": "<s>", "code": "<code>", "pre": "<pre>",
    "spoiler": "<tg-spoiler>", "blockquote": "<blockquote>", "expandable_blockquote": "<blockquote expandable>",
    "custom_emoji": "<tg-emoji>", "bot_command": '<a class="command">', "url": '<a class="url">',
    "text_mention": '<a class="mention">', "mention": '<a class="mention">', "hashtag": '<a class="hashtag">',
    "email": '<a class="email">', "phone_number": '<a class="phone">',
}  # fmt: skip


def render_html(text: str, entities: list[Json]) -> str:
    """The text as HTML again, for a reader of the chat; overlapping entities are closed and opened anew."""
    if not entities:
        return html.escape(text, quote=False)
    coded = text.encode("utf-16-le", "surrogatepass")
    edges = sorted({0, len(coded) // 2, *(e["offset"] for e in entities), *(_end(e) for e in entities)})
    out, standing = [], list[Json]()
    for start, stop in pairwise(edges):
        wanted = [e for e in entities if e["offset"] <= start and _end(e) >= stop]
        keep = 0
        while keep < min(len(standing), len(wanted)) and standing[keep] is wanted[keep]:
            keep += 1
        out += [_closing(e) for e in reversed(standing[keep:])] + [_opening(e) for e in wanted[keep:]]
        out.append(html.escape(coded[2 * start : 2 * stop].decode("utf-16-le", "replace"), quote=False))
        standing = wanted
    return "".join(out + [_closing(e) for e in reversed(standing)])


def _end(entity: Json) -> int:
    return int(entity["offset"] + entity["length"])


def _opening(entity: Json) -> str:
    if entity["type"] == "text_link":
        return f'<a href="{html.escape(entity["url"])}">'
    return _OPENING.get(entity["type"], "<span>")


def _closing(entity: Json) -> str:
    return "</" + _opening(entity)[1:].split(" ")[0].rstrip(">") + ">"


_FOUND = re.compile(
    r"(?P<url>(?:https?://|(?<![\w@./])www\.|(?<![\w@./])t\.me/)[^\s<>]+[^\s<>.,;:!?)])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<mention>(?<![\w@])@[A-Za-z]\w{3,31})"
    r"|(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d ]{8,16}\d)"
)


def detect(text: str) -> list[Json]:
    """What Telegram finds by itself in a text: links, commands, mentions, tags, addresses, phone numbers."""
    found: list[Json] = []
    for match in _FOUND.finditer(text):
        kind: Any = match.lastgroup
        found.append({"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())})
    return found

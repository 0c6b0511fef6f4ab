"""Which messages the code and the shipped data ask for; never a translation.

Babel's own extractor goes by function names alone and cannot tell `t.label` from any other `label`; this one
reads the syntax tree: calls of `t` or `….t`, and of its methods below, with constant texts. A comment block
directly above the call that starts with "Translators:" goes along. A module's `DOMAIN = "..."` names its
catalogue.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog

from bot.i18n import dates
from bot.i18n.contents import contents
from bot.i18n.findings import Finding, Message
from bot.i18n.pofile import DOMAINS
from bot.i18n.template import Malformed, parse

DEFAULT_DOMAIN = "client"
ROOTS = ("bot", "handlers")
UNREAD = ("bot/i18n/",)

# Method: how many leading arguments are texts, and the context they get (* takes it from the first argument).
_METHODS = {
    "__call__": (1, ""),
    "plural": (2, ""),
    "label": (1, "button"),
    "plain": (1, "plain"),
    "word": (2, "*"),
    "keywords": (1, "keywords"),
}
_MAY_VARY = frozenset({"keywords"})  # their texts may come from the data files, which are read too
_MARK = "Translators:"


@dataclass(slots=True)
class Extracted:
    """All messages, each in its domain's catalogue, and the calls that could not be read."""

    catalogs: dict[str, Catalog]
    problems: list[Finding]


def extract(root: Path) -> Extracted:
    """Read every module and data file of the project below `root`."""
    found: list[Message] = list(dates_messages())
    problems: list[Finding] = []
    for path in sorted(file for folder in ROOTS for file in (root / folder).rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if not name.startswith(UNREAD):
            messages, faults = of_module(path.read_text(encoding="utf-8"), name)
            found.extend(messages)
            problems.extend(faults)
    for path in sorted((root / "bot" / "data").glob("*.toml")):
        found.extend(contents(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()))
    return Extracted(_catalogs(found, problems), problems)


def dates_messages() -> Iterator[Message]:
    """The date patterns, which no view names."""
    for pattern, sample in dates.SAMPLES.items():
        note = f"Order of a date, like {sample!r}: E weekday, d day, M month, y year. 'de' in quotes is a word."
        yield Message(DEFAULT_DOMAIN, dates.CONTEXT, (pattern,), "bot/i18n/dates.py", (note,))


def of_module(source: str, name: str) -> tuple[list[Message], list[Finding]]:
    """The messages of one module and what is wrong with its calls."""
    tree = ast.parse(source, name)
    domain = _domain(tree)
    comments = _comments(source)
    messages: list[Message] = []
    problems: list[Finding] = []
    if domain not in DOMAINS:
        return [], [Finding(name, domain, "call", f"DOMAIN is one of {', '.join(DOMAINS)}")]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _method(node.func)]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        read = _read(call)
        if isinstance(read, str):
            if _method(call.func) not in _MAY_VARY:
                problems.append(Finding(f"{name}:{call.lineno}", ast.unparse(call)[:60], "call", read))
            continue
        context, ids = read
        messages.append(Message(domain, context, ids, name, _above(comments, call.lineno)))
        problem = _values_problem(call, ids)
        if problem:
            problems.append(Finding(f"{name}:{call.lineno}", ids[0], "call", problem))
    return messages, problems


def _domain(tree: ast.Module) -> str:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="DOMAIN")], value=ast.Constant(value=str(domain))):
                return domain
            case ast.AnnAssign(target=ast.Name(id="DOMAIN"), value=ast.Constant(value=str(domain))):
                return domain
    return DEFAULT_DOMAIN


def _method(func: ast.expr) -> str | None:
    if _is_t(func):
        return "__call__"
    if isinstance(func, ast.Attribute) and func.attr in _METHODS and _is_t(func.value):
        return func.attr
    return None


def _is_t(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "t") or (isinstance(node, ast.Attribute) and node.attr == "t")


def _read(call: ast.Call) -> tuple[str | None, tuple[str, ...]] | str:
    count, context = _METHODS[_method(call.func) or "__call__"]
    texts = [arg.value for arg in call.args[:count] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if len(texts) < count:
        return "the text is not a constant; write it out, one call for each text"
    if not all(texts):
        return "an empty text cannot be translated"
    if context == "*":
        return texts[0], (texts[1],)
    return context or None, tuple(texts)


def _values_problem(call: ast.Call, ids: tuple[str, ...]) -> str | None:
    given = {keyword.arg for keyword in call.keywords}
    if None in given:  # **values: known at run time only
        return None
    try:
        wanted = {name for text in ids for name in parse(text).fields}
    except Malformed:
        return None  # L4 says so
    given |= {"n"} if len(ids) > 1 else set()
    missing, unused = sorted(wanted - given), sorted(str(name) for name in given - wanted - {"n"})
    if missing:
        return f"no value for {', '.join(missing)}"
    return f"the text has no {{{unused[0]}}}" if unused else None


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("# ").rstrip()
        for token in tokens
        if token.type == tokenize.COMMENT and token.line.lstrip().startswith("#")
    }


def _above(comments: dict[int, str], line: int) -> tuple[str, ...]:
    first = line
    while first - 1 in comments:
        first -= 1
    block = [comments[at] for at in range(first, line)]
    starts = [at for at, text in enumerate(block) if text.startswith(_MARK)]
    return (" ".join(block[starts[-1] :])[len(_MARK) :].strip(),) if starts else ()


def _catalogs(found: Iterable[Message], problems: list[Finding]) -> dict[str, Catalog]:
    home: dict[tuple[str | None, str], str] = {}
    every = sorted(found, key=lambda message: DOMAINS.index(message.domain))
    catalogs = {domain: Catalog(domain=domain) for domain in DOMAINS}
    for message in every:
        catalog = catalogs[home.setdefault((message.context, message.ids[0]), message.domain)]
        known = catalog.get(message.ids[0], message.context)
        ids = message.ids if len(message.ids) > 1 else message.ids[0]
        if known is not None and known.id != ids:
            problems.append(Finding(message.file, message.ids[0], "call", "said elsewhere with another plural"))
            continue
        catalog.add(ids, locations=[(message.file, 0)], auto_comments=message.comments, context=message.context)
    return catalogs

"""Breaking words into lines that fit; never their order on the paper."""

from __future__ import annotations

from collections.abc import Callable

from bot.i18n.marks import graphemes

_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


def broken(text: str, width: float, length: Callable[[str], float]) -> list[str]:
    """The lines of a text, in the order of reading, none longer than ``width``.

    An isolate that goes on over an end of line is closed there and opened again, as each line is laid out by itself.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if length(paragraph) <= width:  # nearly always: measuring each word costs ten times as much
            lines.append(paragraph)
        else:
            pieces = [piece for word in paragraph.split() for piece in _pieces(word, width, length)]
            lines += _filled_lines(pieces, width, length)
    return _balanced(lines)


def _filled_lines(words: list[str], width: float, length: Callable[[str], float]) -> list[str]:
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and length(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pieces(word: str, width: float, length: Callable[[str], float]) -> list[str]:
    """A word that is longer than a line, cut between its letters."""
    if length(word) <= width:
        return [word]
    pieces = [""]
    for letter in graphemes(word):
        if pieces[-1] and length(pieces[-1] + letter) > width:
            pieces.append(letter)
        else:
            pieces[-1] += letter
    return pieces


def _balanced(lines: list[str]) -> list[str]:
    done: list[str] = []
    still_open = ""
    for line in lines:
        whole = still_open + line
        still_open = _left_open(whole)
        done.append(whole + _CLOSING * len(still_open))
    return done


def _left_open(line: str) -> str:
    stack: list[str] = []
    for char in line:
        if char in _OPENING:
            stack.append(char)
        elif char == _CLOSING and stack:
            stack.pop()
    return "".join(stack)

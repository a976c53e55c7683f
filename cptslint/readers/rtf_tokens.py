"""The tokens of an RTF: groups, control words, bytes and text, in one pass without going back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_BINARY = re.compile(r"\\bin(\d{1,9}) ?")


class Kind(Enum):
    """Kinds of tokens."""

    OPEN = "{"
    CLOSE = "}"
    WORD = "word"
    SYMBOL = "symbol"
    BYTE = "byte"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A token.

    Attributes:
        kind: What it is.
        text: The name of a control word, a control symbol, or text.
        value: The number of a control word, None when it has none; the byte.
    """

    kind: Kind
    text: str = ""
    value: int | None = None


_OPEN, _CLOSE = Token(Kind.OPEN), Token(Kind.CLOSE)


class Tokens:
    """Tokens of a file.

    Args:
        source: The file, one character per byte.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        """Yield the tokens in order; what cannot be one is passed over."""
        while self._at < len(self._source):
            match = _TOKEN.match(self._source, self._at)
            if match is None:
                self._at += 1
                continue
            self._at = match.end()
            word, number, byte, symbol, brace, text = match.groups()
            if word is not None:
                value = None if number is None else int(number)
                if word == "bin":
                    self._at += max(value or 0, 0)
                else:
                    yield Token(Kind.WORD, word, value)
            elif text is not None:
                yield Token(Kind.TEXT, text)
            elif brace is not None:
                yield _OPEN if brace == "{" else _CLOSE
            elif byte is not None:
                yield Token(Kind.BYTE, "", int(byte, 16))
            elif symbol is not None:
                yield Token(Kind.SYMBOL, symbol)

    def skip_group(self) -> str:
        """Pass over the rest of the group that is open, and return it without its closing brace."""
        first = self._at
        depth = 1
        while depth:
            match = _BRACE.search(self._source, self._at)
            if match is None:
                self._at = len(self._source)
                return self._source[first:]
            self._at = match.end()
            if match.group() == "\\b" and (binary := _BINARY.match(self._source, match.start())):
                self._at = binary.end() + int(binary.group(1))
            depth += {"{": 1, "}": -1}.get(match.group(), 0)
        return self._source[first : self._at - 1]

"""The encoding of a text whose file does not say it: what people still send from old Windows, Mac and DOS programs."""

from __future__ import annotations

from dataclasses import dataclass

_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 4000
_SHARE = 0.8
"""Characters below U+0100, among those of the beginning, from which two bytes a character are beyond doubt."""
_FRENCH = frozenset("éèêëàâäçùûüîïôöœæÿÉÈÊËÀÂÄÇÙÛÜÎÏÔÖŒÆŸ’‘“”«»°–—…€•§²³\u00a0")
_LEGACY = (
    ("cp1252", "Windows-1252"),
    ("iso8859_15", "ISO-8859-15"),
    ("mac_roman", "Mac Roman"),
    ("cp850", "DOS (CP850)"),
)


@dataclass(frozen=True, slots=True)
class Guess:
    """A text in an encoding that was guessed.

    Attributes:
        text: The text; what the encoding gives no meaning to is left out.
        name: The encoding, for people.
    """

    text: str
    name: str


def wide_encoding(data: bytes) -> str | None:
    """Return the encoding of a text of two or four bytes a character, with a mark in front or without one.

    Args:
        data: The whole file.

    Returns:
        A name that `bytes.decode` knows; None for another text. Without a mark, nearly every other byte must be zero.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return marked
    start = data[:_SAMPLE]
    even, odd = start[::2], start[1::2]
    zeros = (even.count(0), odd.count(0))
    if len(odd) > 1 and zeros[1] >= _SHARE * len(odd) and zeros[0] == 0:
        return "utf-16-le"
    if len(even) > 1 and zeros[0] >= _SHARE * len(even) and zeros[1] == 0:
        return "utf-16-be"
    return None


def guessed(data: bytes) -> Guess:
    """Return a text of one byte a character in the encoding that gives the most characters of French, Windows-1252 at par.

    Args:
        data: The whole file, known not to be in UTF-8.
    """
    high = {byte: data.count(byte) for byte in set(data) if byte >= 0x80}

    def french(encoding: str) -> int:
        return sum(count for byte, count in high.items() if bytes((byte,)).decode(encoding, "replace") in _FRENCH)

    encoding, name = max(_LEGACY, key=lambda one: french(one[0]))
    return Guess(data.decode(encoding, "replace").replace("\ufffd", ""), name)

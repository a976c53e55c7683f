"""A same-length fold: matching never loses the place of a match."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2003": " ", "\u2002": " ", "\t": " ",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    "ᵉ": "e", "ʳ": "r", "º": "°",
    "“": '"', "”": '"', "„": '"',
}  # fmt: skip


@cache
def _fold_character(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    base = unicodedata.normalize("NFD", character.lower())
    return base[0] if base and len(base[0]) == 1 else character


_CODEC = "cp1252"
"""Bytes that hold nearly every character of a French text, so that a whole text is folded by one table of 256 entries."""
_WESTERN = bytes(range(256)).decode(_CODEC, "ignore")
_FOLDED = dict(zip(_WESTERN.encode(_CODEC), "".join(map(_fold_character, _WESTERN)).encode(_CODEC), strict=True))
_BYTES = bytes(_FOLDED.get(code, code) for code in range(256))
_OTHERS = re.compile(f"[^{re.escape(_WESTERN)}]+")


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with plain quotes, dashes and spaces.

    Args:
        text: Any text.

    Returns:
        A text of the same length, so that every offset is valid in both.
    """
    try:
        return text.encode(_CODEC).translate(_BYTES).decode(_CODEC)
    except UnicodeEncodeError:
        return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield a text folded, piece by piece, when some of its characters are no bytes."""
    western = text.encode(_CODEC, "replace").translate(_BYTES).decode(_CODEC)
    done = 0
    for match in _OTHERS.finditer(text):
        yield western[done : match.start()]
        yield "".join(map(_fold_character, match.group()))
        done = match.end()
    yield western[done:]

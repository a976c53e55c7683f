"""A same-length fold: matching never loses the place of a match."""

from __future__ import annotations

import unicodedata
from functools import cache

_PLAIN = {
    "’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2003": " ", "\u2002": " ", "\t": " ",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-",
    "“": '"', "”": '"', "„": '"',
}  # fmt: skip


@cache
def _fold_character(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    base = unicodedata.normalize("NFD", character.lower())
    return base[0] if base and len(base[0]) == 1 else character


class _FoldTable(dict[int, str]):
    """Translation table filled on demand, one entry per character met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Return the text in lower case, without accents, with plain quotes, dashes and spaces.

    Args:
        text: Any text.

    Returns:
        A text of the same length, so that every offset is valid in both.
    """
    return text.translate(_TABLE)

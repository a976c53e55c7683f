"""Numbers of articles: figures, Roman numbers, letters, words."""

from __future__ import annotations

import re

from cptslint.text.fold import fold

ROMAN = r"(?:i(?:er|ere|re)\b|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})\b(?<=[ivx]))"
"""A Roman number in folded text, whatever its case, "Ier" too."""
_WORD_NUMBERS = {
    "premier": "1", "premiere": "1", "unique": "1", "un": "1", "deux": "2", "second": "2", "seconde": "2", "deuxieme": "2",
    "trois": "3", "troisieme": "3", "quatre": "4", "quatrieme": "4", "cinq": "5", "cinquieme": "5", "six": "6",
    "sixieme": "6", "sept": "7", "septieme": "7", "huit": "8", "huitieme": "8", "neuf": "9", "neuvieme": "9", "dix": "10",
    "dixieme": "10", "onze": "11", "onzieme": "11", "douze": "12", "douzieme": "12",
}  # fmt: skip
ORDINAL = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True))
"""A number written as a word."""
FIRST = r"1\s?(?:er|ere|re|°)(?!\w)"
"""The first of a series, as in "article 1er"."""
_ROMANS = {"I": 1, "V": 5, "X": 10}


def normal_number(raw: str) -> str:
    """Return a number as a reader says it: "1er" and "premier" give "1", roman letters are upper case."""
    folded = re.sub(r"\s+", " ", fold(raw)).strip(" .-:")
    word, _, suffix = folded.partition(" ")
    if re.fullmatch(FIRST, folded):
        return "1"
    if word in _WORD_NUMBERS:
        return f"{_WORD_NUMBERS[word]} {suffix}".strip()
    if re.search(r"\d[.-][a-h]$", folded):
        return folded.upper()
    if re.fullmatch(r"i(?:er|ere|re)", folded):
        return "I"
    if re.match(rf"(?:{ROMAN})", folded) and folded[:1].isalpha():
        head, *rest = re.split(r"(?=[.\- ])", folded, maxsplit=1)
        return head.upper() + "".join(rest)
    return folded.upper() if len(folded) == 1 else folded


def ordinal(number: str | None) -> int:
    """Return the rank told by the first part of a number ("2.1" is 2, "IV" is 4, "B" is 2), 0 when there is none."""
    head = (number or "").split(" ")[0].split(".")[0].split("-")[0]
    if head.isdigit():
        return int(head)
    if head and all(letter in _ROMANS for letter in head):
        values = [_ROMANS[letter] for letter in head]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return ord(head) - ord("A") + 1 if len(head) == 1 and head.isalpha() else 0

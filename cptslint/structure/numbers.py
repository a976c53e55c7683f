"""Numbers of articles: figures, Roman numbers, letters, words."""

from __future__ import annotations

import re

from cptslint.text.fold import fold

ROMAN = r"(?:i(?:er|ere|re)\b|(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})\b(?<=[ivx]))"
"""A Roman number in folded text, whatever its case, "Ier" too."""
_CARDINALS = (
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt", "vingt-et-un", "vingt-deux",
    "vingt-trois", "vingt-quatre", "vingt-cinq", "vingt-six", "vingt-sept", "vingt-huit", "vingt-neuf", "trente",
)  # fmt: skip
_ORDINALS = (
    "premier", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme",
    "dixieme", "onzieme", "douzieme", "treizieme", "quatorzieme", "quinzieme", "seizieme", "dix-septieme",
    "dix-huitieme", "dix-neuvieme", "vingtieme", "vingt-et-unieme", "vingt-deuxieme", "vingt-troisieme",
    "vingt-quatrieme", "vingt-cinquieme", "vingt-sixieme", "vingt-septieme", "vingt-huitieme", "vingt-neuvieme",
    "trentieme",
)  # fmt: skip
_WORD_NUMBERS = {
    **{word: str(rank) for words in (_CARDINALS, _ORDINALS) for rank, word in enumerate(words, 1)},
    "premiere": "1", "unique": "1", "second": "2", "seconde": "2",
}  # fmt: skip
ORDINAL = "|".join(sorted(_WORD_NUMBERS, key=len, reverse=True)).replace("-", "[- ]")
"""A number written as a word."""
SUFFIX = r"(?:\s?\(?(?:bis|ter|quater|quinquies)\b\)?)?"
"""What marks an article that was put in between two others."""
FIRST = r"1\s?(?:er|ere|re|°)(?!\w)"
"""The first of a series, as in "article 1er"."""
RANKED = r"(?:2nde?|\d{1,2}e(?:me)?)(?!\w)"
"""A later one, as in "article 2e"."""
_ROMANS = {"I": 1, "V": 5, "X": 10}


def normal_number(raw: str) -> str:
    """Return a number as a reader says it: "1er" and "premier" give "1", roman letters are upper case."""
    folded = re.sub(r"\s*[()]\s*|\s+", " ", fold(raw)).strip(" .-:")
    folded = re.sub(r"^0++(?=\d)", "", folded)
    if between := re.fullmatch(r"(.*\S)\s?\b(bis|ter|quater|quinquies)|(.*\d)(bis|ter|quater|quinquies)", folded):
        head, suffix = (group for group in between.groups() if group)
        return f"{normal_number(head)} {suffix}"
    if re.fullmatch(rf"{FIRST}|{RANKED}", folded):
        return re.sub(r"\D", "", folded)
    if (word := folded.replace(" ", "-")) in _WORD_NUMBERS:
        return _WORD_NUMBERS[word]
    if re.search(r"\d[.-][a-h]$", folded):
        return folded.upper()
    if re.match(r"[a-z][.-]?\d", folded) and not re.match(rf"{ROMAN}[.-]", folded):
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

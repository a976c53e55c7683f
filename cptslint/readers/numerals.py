"""Numbers as Word writes them in the formats of its lists."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_CARDINALS = (
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
)  # fmt: skip
_ORDINALS = (
    "premier", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième",
    "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième", "seizième", "dix-septième",
    "dix-huitième", "dix-neuvième", "vingtième",
)  # fmt: skip
_MAX_ROMAN = 3999
_MAX_LETTERS = 26 * 10


def number_text(value: int, format_: str) -> str:
    """Return a number in a format of Word.

    Args:
        value: The number, not negative.
        format_: Value of w:numFmt; an unknown one is read as "decimal".

    Returns:
        The number as Word prints it in French; empty for "none" and "bullet".
    """
    if format_ in ("none", "bullet"):
        return ""
    if format_ == "decimalZero":
        return f"{value:02d}"
    if format_ in ("upperRoman", "lowerRoman"):
        roman = _roman(value)
        return roman if format_ == "upperRoman" else roman.lower()
    if format_ in ("upperLetter", "lowerLetter"):
        letters = _letters(value)
        return letters if format_ == "upperLetter" else letters.lower()
    if format_ == "ordinal":
        return "1er" if value == 1 else f"{value}e"
    if format_ == "cardinalText" and value < len(_CARDINALS):
        return _CARDINALS[value].capitalize()
    if format_ == "ordinalText" and 1 <= value <= len(_ORDINALS):
        return _ORDINALS[value - 1].capitalize()
    return f"- {value} -" if format_ == "numberInDash" else str(value)


def _roman(value: int) -> str:
    if not 1 <= value <= _MAX_ROMAN:
        return str(value)
    written = ""
    for weight, letters in _ROMAN:
        count, value = divmod(value, weight)
        written += letters * count
    return written


def _letters(value: int) -> str:
    """Return A to Z, then AA, BB..., as Word does."""
    if not 1 <= value <= _MAX_LETTERS:
        return str(value)
    repeats, letter = divmod(value - 1, 26)
    return chr(ord("A") + letter) * (repeats + 1)

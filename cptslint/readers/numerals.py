"""Numbers as Word writes them in the formats of its lists."""

from __future__ import annotations

from cptslint.readers.numerals_scripts import script_number

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
_ENGLISH_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ENGLISH_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_ENGLISH_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_MAX_ROMAN = 3999
_MAX_LETTERS = 26 * 10


def number_text(value: int, format_: str, *, english: bool = False) -> str:
    """Return a number in a format of Word.

    Args:
        value: The number, not negative.
        format_: Value of w:numFmt; an unknown one is read as "decimal".
        english: The document is in English: words and ordinals too.

    Returns:
        The number as Word prints it; empty for "none" and "bullet".
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
        return _english_ordinal(value) if english else "1er" if value == 1 else f"{value}e"
    cardinals, ordinals = (_ENGLISH_CARDINALS, _ENGLISH_ORDINALS) if english else (_CARDINALS, _ORDINALS)
    if format_ == "cardinalText" and value < len(cardinals):
        return cardinals[value].capitalize()
    if format_ == "ordinalText" and 1 <= value <= len(ordinals):
        return ordinals[value - 1].capitalize()
    if format_ == "numberInDash":
        return f"- {value} -"
    return script_number(value, format_) or str(value)


def _english_ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else _ENGLISH_ENDINGS.get(value % 10, "th")
    return f"{value}{ending}"


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

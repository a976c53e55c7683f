"""Numbers and bullets: what a browser prints before the items of a list, and the numbers glued to headings."""

from __future__ import annotations

import re
from dataclasses import replace

from cptslint.readers.docx_lines import Chunk
from cptslint.readers.numbering import Label
from cptslint.readers.numerals import number_text

_NUMBERS = {
    "1": "decimal", "decimal": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_GLUED_NUMBER = re.compile(
    r"\s*(?:(?:ARTICLE|Article|TITRE|Titre|ANNEXE|Annexe)\s\d{1,3}\s?[-–—:](?=[^\W\d])|\d{1,2}(?:\.\d{1,2})*[.)]?(?=[A-ZÀ-Ý][a-zà-ÿ'’]))"
)


def list_label(tag: str, kind: str | None, number: int, depth: int) -> Label | None:
    """Return the label of an item.

    Args:
        tag: Its list, "ol" or "ul".
        kind: The kind of list that its style or attribute asks for, None for the usual one.
        number: Its number in the list.
        depth: Depth of the list, from 0; negative outside lists.

    Returns:
        The label, None when the list shows none.
    """
    if kind == "none":
        return None
    format_ = _NUMBERS.get(kind or "", "decimal" if tag == "ol" else "")
    if not format_ or (tag == "ul" and kind not in _NUMBERS):
        return Label("-", " ", max(depth, 0))
    return Label(f"{number_text(number, format_)}.", " ", max(depth, 0))


def spaced_number(chunks: list[Chunk]) -> list[Chunk]:
    """Return a heading with a space after its number: LibreOffice drops the tab that stood there."""
    first = chunks[0].text
    match = _GLUED_NUMBER.match(first)
    if match is None:
        return chunks
    return [replace(chunks[0], text=f"{match.group()} {first[match.end() :]}"), *chunks[1:]]

"""The shapes of a field left to fill in, whatever the words around: crosses, dots, underscores, brackets, template code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How sure the shape alone is, and what its inside must confirm.

    SURE needs nothing more; CUT is an ellipsis in brackets, which also marks a cut in a quotation; GAP is a lone ellipsis or pair of
    crosses, a field only where a value is awaited; LETTER is a single letter that stands for a name or a number; INSIDE is an
    enclosure whose words tell; BOX is a box to tick and TICKED one that is.
    """

    SURE = "sure"
    CUT = "cut"
    GAP = "gap"
    LETTER = "letter"
    INSIDE = "inside"
    BOX = "box"
    TICKED = "ticked"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something shaped like a field.

    Attributes:
        start: First code point.
        end: One past the last code point.
        shape: What is known from its shape.
        opening: The mark that opens an enclosure ("[", "<", "«", "("); empty otherwise.
    """

    start: int
    end: int
    shape: Shape
    opening: str = ""


_FILLER = r"[_.…]{1,12}"
_DAY = rf"(?:j{{1,2}}|x{{1,2}}|{_FILLER})"
_MONTH = rf"(?:m{{1,2}}|x{{1,2}}|{_FILLER}|\d\d)"
_YEAR = rf"(?:a{{2,4}}|x{{2,4}}|(?:19|20)(?:xx|{_FILLER})|{_FILLER}|(?:19|20)\d\d)"
_SURE = re.compile(
    r"(?=[jx_.…12·? /{<$«\[(])(?:"  # what any of them begins with: most characters cost one look
    rf"(?<!\w){_DAY} ?[/] ?{_MONTH} ?[/] ?{_YEAR}(?!\w)"
    r"|(?<![^\W_])x{3,}(?![^\W_])"
    r"|(?<!\w)(?:19|20)(?:xx|x\d|\dx|__+|\.{2,}|…+|\?\?)(?!\w)"
    r"|_{3,}|(?:_ ){2,}_|·{5,}|\?{3,}"
    r"|(?<=\b(?:le|du|au|n°)) {0,3}/ {1,20}/(?: (?:19|20)\d\d)?"
    r"|\{\{[^{}\n]{1,80}\}\}|\{%[^%\n]{1,120}%\}|<%[^%\n]{1,80}%>|\$\{[^{}\n]{1,60}\}"
    r"|<<[^<>\n]{1,60}>>|« ?[a-z]+(?:_[a-z0-9]+)+ ?»|« *»|\[ ?(?:●|•|_+|x+|\?+|\.{4,}|…{2,}) ?\]|\( ?(?:\.{4,}|…{2,}|_{2,}|x{2,}) ?\)"
    r"|\((?: {2,20})\))"
)
_DOTS = re.compile(r"[.…](?: ?[.…]){1,400}")
_GAP = re.compile(r"(?<![\w.…])(?:…\.?|\.{3,4})(?![.…\w])|(?<![\w'])xx(?!\w)")
_LETTER = re.compile(r"(?<![\w.'’-])[XYZN](?![\w'’°-]|\. ?[A-Z])")
_INSIDE = re.compile(r"\[[^\[\]\n]{0,120}\]|<[^<>\n]{2,60}>|«[^«»\n]{2,60}»|\([^()\n]{3,120}\)")
_BOX = re.compile(r"(?:[☐□❏❑❒▢◻◯]|\[ ?\])(?=\s*\w)")
_TICKED = re.compile(r"[☒☑✓✔✗✘■◼◉⊠]|\[[xX✓]\]")
_CUT = re.compile(r"\[ ?(?:…|\.{3}) ?\]")
_LEADER = re.compile(r"\s{0,5}\d{1,3}\s*(?:\n|$|(?:article|annexes?|titre|chapitre|section|preambule|\d{1,2}[.)])\s)")
_ELLIPSIS_WEIGHT = 3
_LEAST_WEIGHT = 5
"""Dots that make a field: one ellipsis and a full stop are only the end of a sentence."""


def placeholders(text: str, folded: str) -> tuple[Placeholder, ...]:
    """Find what is shaped like a field to fill in.

    Args:
        text: The text as written.
        folded: The same text, folded.

    Returns:
        In order; the longest where two overlap.
    """
    found = [Placeholder(m.start(), m.end(), Shape.SURE) for m in _SURE.finditer(folded)]
    found += [Placeholder(m.start(), m.end(), Shape.CUT) for m in _CUT.finditer(text)]
    found += _dots(text, folded)
    found += [Placeholder(m.start(), m.end(), Shape.GAP) for m in _GAP.finditer(folded)]
    found += [Placeholder(m.start(), m.end(), Shape.LETTER) for m in _LETTER.finditer(text)]
    found += [Placeholder(m.start(), m.end(), Shape.TICKED) for m in _TICKED.finditer(text)]
    found += [Placeholder(m.start(), m.end(), Shape.BOX) for m in _BOX.finditer(text)]
    kept = _longest(found)
    kept += [Placeholder(m.start(), m.end(), Shape.INSIDE, text[m.start()]) for m in _INSIDE.finditer(text)]
    return tuple(sorted(kept, key=lambda one: (one.start, -one.end)))


def _dots(text: str, folded: str) -> Iterator[Placeholder]:
    """Yield the dotted lines, leaders of a table of contents apart."""
    for match in _DOTS.finditer(text):
        dots = match.group()
        weight = dots.count(".") + _ELLIPSIS_WEIGHT * dots.count("…")
        if weight >= _LEAST_WEIGHT and not _LEADER.match(folded, match.end()):
            yield Placeholder(match.start(), match.end(), Shape.SURE)


def _longest(found: list[Placeholder]) -> list[Placeholder]:
    kept: list[Placeholder] = []
    for one in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept

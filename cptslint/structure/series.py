"""Lines that a document numbers in a way of its own: "Fiche 1 – …", "§ 2 …", "Troisièmement : …", "… (article 4)".

One such line proves nothing: each is a candidate that keeps what the line is otherwise, and `series_choice` decides for
the whole document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cptslint.model.document import Block, BlockKind
from cptslint.structure.heading_making import numbered_heading
from cptslint.structure.heading_shapes import UNNUMBERED, Heading, Shape
from cptslint.structure.numbers import FIRST, ORDINAL, ROMAN, SUFFIX, normal_number
from cptslint.structure.titles import (
    bare_title,
    is_capitals,
    is_short,
    lead_of,
    looks_like_title,
    reads_as_sentence,
    run_in_title,
)
from cptslint.text.fold import fold

ALONE, BARE, LETTER, ADVERB, TRAILING = "alone", "bare", "letter", "adverb", "trailing"
"""Words of the series that no noun leads."""
_LONGEST_BARE = 8
_NUMBER = rf"(?:{FIRST}|\d{{1,2}}(?!\d){SUFFIX}|(?:{ORDINAL})\b|{ROMAN}\b|[a-h](?=\s*(?:[-.:)|]|$)))"
_AFTER = r"(?P<sep>\s*(?:[-.:)\]°/|;·•>]\s*)*)(?P<title>.*)$"
_OTHER_WORDS = (
    "pages?|parties?|signataires?|tableaux?|figures?|notes?|an|un|ce|se|le|la|les|du|de|des|et|ou|a|au|en|vu|loi|decret"
)
_WORDED = re.compile(
    rf"(?P<word>§|(?!(?:{_OTHER_WORDS})\b)[a-z]{{2,20}}\.?(?=\s))\s*(?:n\s?[°o.]\s*)?(?P<number>{_NUMBER}){_AFTER}"
)
_ALONE = re.compile(rf"[(\[]?(?P<number>\d{{1,2}}|{ROMAN})[\s.)\]°/:-]{{0,4}}$")
_BARE = re.compile(rf"(?P<number>\d{{1,2}}|{ROMAN})\s+(?P<title>[^\W\d_].*)$")
_SMALL = re.compile(r"(?P<number>[a-z])(?:\s*[.)/]\s*|\s-\s)(?P<title>\S.*)$")
_ADVERBS = re.compile(rf"(?P<number>{ORDINAL})ment\s*[-.:]\s*(?P<title>\S.*)$")
_TRAILING = re.compile(
    rf"(?P<title>.{{3,90}}?)\s*[-(\[|]\s*(?:article|art\.?|clause|point|§)\s*(?:n\s?°\s*)?(?P<number>{FIRST}|\d{{1,2}}|{ROMAN})\s*[)\].]?$"
)


def series_heading(index: int, block: Block, text: str, below: str, usual: Heading | None) -> Heading | None:
    """Return the line as a member of a series, None when no series can hold it.

    Args:
        index: Index of the block.
        block: The block.
        text: Its text.
        below: Text of the next block.
        usual: The heading it is otherwise, None when it is none.
    """
    if block.cell is not None or (usual is not None and usual.shape not in (*UNNUMBERED, Shape.PLAIN)):
        return None
    lead = lead_of(text)
    folded = fold(text)[lead:].rstrip(" \u00a0*_")
    found = _Member(index, block, text, lead, folded).read(below)
    return None if found is None else replace(found, instead=usual)


def numbered_paragraph(index: int, block: Block, text: str, number: str, start: int) -> Heading | None:
    """Return a numbered sentence as the paragraph that bears this number, None for words that begin no sentence.

    Args:
        index: Index of the block.
        block: The block.
        text: Its text.
        number: Its number.
        start: Offset of what follows the number.
    """
    rest = text[start:].strip()
    first = next((letter for letter in rest if letter.isalnum()), "")
    whole = rest.endswith((".", ":")) or len(rest.split()) > 8
    if block.cell is not None or not first.isupper() or not whole:
        return None
    return Heading(index, Shape.PARAGRAPH, number, "", 1, False, start)


class _Member:
    """One line seen as a member of a series."""

    def __init__(self, index: int, block: Block, text: str, lead: int, folded: str) -> None:
        self._index = index
        self._block = block
        self._text = text
        self._lead = lead
        self._folded = folded
        self._strong = block.style.heading_level is not None or block.style.bold or block.style.underlined

    def read(self, below: str) -> Heading | None:
        if match := _WORDED.match(self._folded):
            return self._worded(match)
        if (match := _ALONE.match(self._folded)) and self._block.kind is not BlockKind.LIST_ITEM:
            titled = looks_like_title(below) and not below.strip()[:1].isdigit()
            return self._made(match, ALONE, len(self._text)) if titled and self._is_upper(match) else None
        if (match := _BARE.match(self._folded)) and self._is_upper(match):
            title = self._title(match)
            named = title[:1].isupper() and looks_like_title(title) and len(title.split()) <= _LONGEST_BARE
            return self._made(match, BARE, self._lead + match.start("title")) if named else None
        if match := _ADVERBS.match(self._folded):
            return self._made(match, ADVERB, self._lead + match.start("title"))
        if (match := _SMALL.match(self._folded)) and self._is_small_letter(match):
            return self._made(match, LETTER, self._lead + match.start("title"))
        if (match := _TRAILING.match(self._folded)) and looks_like_title(self._text.strip()):
            title = bare_title(self._text[self._lead : self._lead + match.end("title")])
            return Heading(
                self._index, Shape.WORDED, normal_number(match["number"]), title, 1, self._strong, word=TRAILING
            )
        return None

    def _worded(self, match: re.Match[str]) -> Heading | None:
        title = self._title(match)
        raw = self._raw(match)
        if not self._text[self._lead].isupper() and match["word"] != "§":
            return None
        if raw[0].isalpha() and len(raw) <= 2 and not raw.isupper():
            return None
        if (
            not match["sep"].strip()
            and title
            and not (title[:1].isupper() and is_short(title) and not reads_as_sentence(title))
        ):
            return None
        if title and title[:1].islower() and not self._strong and run_in_title(title) is None and not is_short(title):
            return None
        return self._made(match, match["word"], self._lead + match.start("title"))

    def _made(self, match: re.Match[str], word: str, start: int) -> Heading:
        number = normal_number(self._raw(match))
        made = numbered_heading(self._index, Shape.WORDED, number, self._text, start, 1, strong=self._strong)
        return replace(made, word=word)

    def _raw(self, match: re.Match[str]) -> str:
        return self._text[self._lead + match.start("number") : self._lead + match.end("number")]

    def _title(self, match: re.Match[str]) -> str:
        return self._text[self._lead + match.start("title") :].strip(" \u00a0*_")

    def _is_small_letter(self, match: re.Match[str]) -> bool:
        title = self._title(match)
        return self._raw(match).islower() and title[:1].isupper() and looks_like_title(title)

    def _is_upper(self, match: re.Match[str]) -> bool:
        raw = self._raw(match)
        return raw.isdigit() or is_capitals(raw * 4)

"""Paragraphs from lines that an extraction broke at the width of a column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cptslint.readers.lines import Line
from cptslint.readers.marks import ends_sentence, is_lone_mark, list_mark, starts_heading

MIN_WIDTH = 40
MAX_WIDTH = 170
_MIN_FORCED = 3
_FORCED_SHARE = 0.35
"""Share of the characters that must stand in lines with no room for the next word."""
_LOWER_SHARE = 0.4
"""Share of these breaks that must fall before a small letter or a figure, that is, inside a sentence."""
_LIST_LINES = 3
_LIST_SHARE = 0.7
_NEARLY_FULL = 0.85
_SHORT = 0.72
_COLUMNS = re.compile(r"\S {3,}\S")
_ALONE = re.compile(r"(?:(?:et )?d['’](?:une|autre) part|et|entre|entre les soussignée?s?)\W*$", re.IGNORECASE)
"""Formulas of the head of a convention that stand on a line of their own."""
_SIGNED = re.compile(r"Fait (?:à|en|le)\b|Pour (?:la |le |les |l['’])")
_MARKDOWN_START = re.compile(r"(?:#{1,6}\s|\||>|```|\*\*)")
_GLUE = ("-", "‐", "/", "’", "'")
_HYPHENATED = re.compile(r"\b\w++(?:-\w++)+")
_WORD = re.compile(r"[\w-]*")
_COMPOUND_LEFT = frozenset(
    ("peut", "rendez", "celui", "celle", "ceux", "celles", "quasi", "médico", "lui", "elle", "elles", "eux")
)
_COMPOUND_RIGHT = frozenset(
    ("même", "mêmes", "être", "delà", "après", "dessus", "dessous", "là", "traitant", "traitants", "traitance", "femme")
)


_NUMBERS = frozenset(
    [
        "vingt", "trente", "quarante", "cinquante", "soixante", "quatre", "dix", "deux", "trois", "cinq", "six", "sept", "huit",
        "neuf", "onze", "douze", "treize", "quatorze", "quinze", "seize", "un", "une", "vingts",
    ]
)  # fmt: skip
_PLAIN_WORD = re.compile(r"[^\W\d_]+")
_RARE = 0.03
"""Share of lines that end with a hyphen in a text that cuts no word: compounds alone fall there."""
_MANY = 40


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a file, to tell a word cut at the end of a line from a compound.

    Attributes:
        compounds: Words written with a hyphen inside a line.
        words: Words written inside a line; empty when no line ends with a hyphen.
        cuts_words: The file cuts words at the ends of lines.
    """

    compounds: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    cuts_words: bool = True


NO_WORDS = Vocabulary()


def column_width(lines: Sequence[Line]) -> int | None:
    """Tell whether the lines of a file are broken at a fixed width.

    Args:
        lines: The lines, page furniture left out.

    Returns:
        The width of the column in characters; None when one line is one paragraph.
    """
    lengths = sorted(line.indent + len(line.text) for line in lines if line.text)
    if len(lengths) < 2 * _MIN_FORCED:
        return None
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.96))]
    if not MIN_WIDTH <= width <= MAX_WIDTH:
        return None
    forced = [
        (line, following)
        for line, following in pairwise(lines)
        if line.text and following.text and _room(line, following) > _NEARLY_FULL * width
    ]
    inside = sum(following.text[0].islower() or following.text[0].isdigit() for _, following in forced)
    share = sum(line.indent + len(line.text) for line, _ in forced) / sum(lengths)
    if len(forced) < _MIN_FORCED or share < _FORCED_SHARE or inside < _LOWER_SHARE * len(forced):
        return None
    return width


def join_marks(lines: Sequence[Line]) -> list[Line]:
    """Join a list mark alone on its line with the item that follows, at most one blank line below."""
    joined: list[Line] = []
    mark: Line | None = None
    for line in lines:
        if mark is not None and line.text and not is_lone_mark(line.text):
            joined[-1] = replace(mark, text=f"{mark.text} {line.text}")
            mark = None
            continue
        if mark is not None and not line.text and joined[-1] is mark:
            continue
        joined.append(line)
        mark = line if is_lone_mark(line.text) else None
    return joined


def unwrap(lines: Sequence[Line], width: int) -> list[Line]:
    """Join the lines of each paragraph.

    Args:
        lines: Lines of a file broken at a fixed width.
        width: The width, from `column_width`.

    Returns:
        One line per paragraph, heading, list item or signature line, blank lines left out.
    """
    paragraphs: list[list[Line]] = []
    previous: Line | None = None
    lists = _lists_of_sentences(lines)
    for index, line in enumerate(lines):
        if not line.text:
            previous = None
            continue
        if line.page and paragraphs and (line.gap or previous is None):
            joined = continues_page(paragraphs[-1][-1], line)
        elif (line.page or index in lists) and paragraphs and ends_sentence(paragraphs[-1][-1].text):
            joined = False
        else:
            item = previous is not None and bool(list_mark(paragraphs[-1][0].text))
            joined = previous is not None and _continues(previous, line, width, in_item=item)
        _add(paragraphs, line, joined=joined)
        previous = line
    vocabulary = vocabulary_of(lines)
    return [rejoined(paragraph, vocabulary) for paragraph in paragraphs]


def join_pages(lines: Sequence[Line]) -> list[Line]:
    """Join a paragraph cut by the end of a page, in a file where one line is one paragraph.

    Args:
        lines: Lines of a file, page furniture left out.

    Returns:
        The lines that are not blank, except those that continue the sentence of the page before.
    """
    paragraphs: list[list[Line]] = []
    for line in lines:
        if line.text:
            joined = line.page and bool(paragraphs) and continues_page(paragraphs[-1][-1], line)
            _add(paragraphs, line, joined=joined)
    vocabulary = vocabulary_of(lines) if any(len(paragraph) > 1 for paragraph in paragraphs) else NO_WORDS
    return [rejoined(paragraph, vocabulary) for paragraph in paragraphs]


def _lists_of_sentences(lines: Sequence[Line]) -> set[int]:
    """Return the lines between two blank ones that nearly all end a sentence, as visas or indicators do."""
    found: set[int] = set()
    stanza: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and lines[index].text:
            stanza.append(index)
            continue
        ended = sum(ends_sentence(lines[place].text) for place in stanza)
        if len(stanza) >= _LIST_LINES and ended >= _LIST_SHARE * len(stanza):
            found.update(place for place in stanza if lines[place].text[0].isupper())
        stanza = []
    return found


def _add(paragraphs: list[list[Line]], line: Line, *, joined: bool) -> None:
    if joined:
        paragraphs[-1].append(line)
    else:
        paragraphs.append([line])


def _room(line: Line, following: Line) -> int:
    """Return the width the line would have with the first word of the next one."""
    return line.indent + len(line.text) + 1 + len(following.text.split(maxsplit=1)[0])


def continues_page(last: Line, line: Line) -> bool:
    """Tell whether the first line of a page goes on with the sentence of the last line of the page before."""
    title = starts_heading(last.text) and len(last.text) < MIN_WIDTH
    if title or ends_sentence(last.text) or list_mark(line.text):
        return False
    return line.text[0].islower() or _cut_word(last.text, line.text)


def _continues(previous: Line, line: Line, width: int, *, in_item: bool) -> bool:
    """Tell whether a line goes on with the paragraph of the line just above."""
    if _in_columns(previous.text) or _in_columns(line.text) or _MARKDOWN_START.match(line.text):
        return False
    if _ALONE.match(previous.text) or _ALONE.match(line.text):
        return False
    closed = ends_sentence(previous.text)
    if _SIGNED.match(line.text) and (line.text.startswith("Fait") if closed else _SIGNED.match(previous.text)):
        return False
    room = _room(previous, line)
    roomy = _SHORT if line.text[0].islower() else _NEARLY_FULL
    if room <= roomy * width or previous.text.startswith(("#", "|")):
        return False
    stem = closed and line.text.endswith(":") and len(line.text) < width / 2
    if stem or (previous.text.endswith((";", ":")) and not line.text[0].islower()):
        return False
    if list_mark(line.text) and (closed or in_item or previous.text.endswith(",") or room <= _NEARLY_FULL * width):
        return False
    if starts_heading(line.text) and (closed or room <= _NEARLY_FULL * width):
        return False
    if _is_capitals(previous.text) != _is_capitals(line.text) and (_is_capitals(previous.text) or closed):
        return False
    return not (closed and room <= 0.93 * width and not line.text[0].islower())


def _in_columns(text: str) -> bool:
    """Tell whether wide gaps cut a line into columns; the gap after a list mark is none."""
    return _COLUMNS.search(text, len(list_mark(text))) is not None


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.85 * len(letters)


def vocabulary_of(lines: Sequence[Line]) -> Vocabulary:
    """Return the words of a file, and whether it cuts words at the ends of lines.

    Args:
        lines: Its lines, before any is joined.
    """
    compounds = frozenset(word.lower() for line in lines if "-" in line.text for word in _HYPHENATED.findall(line.text))
    cuts = [(above, below) for above, below in pairwise(lines) if below.text and _cut_word(above.text, below.text)]
    if not cuts:
        return Vocabulary(compounds)
    words = Counter(word.lower() for line in lines for word in _PLAIN_WORD.findall(line.text))
    pairs = [_halves(above.text, below.text) for above, below in cuts]
    words.subtract(half for pair in pairs for half in pair)
    known = frozenset(word for word, count in words.items() if count > 0)
    sure = any(left + right in known for left, right in pairs)
    rare = len(cuts) <= _RARE * len(lines) and len(lines) >= _MANY
    return Vocabulary(compounds, known, cuts_words=sure or not rare)


def _cut_word(before: str, after: str) -> bool:
    return before.endswith(("-", "‐")) and len(before) > 1 and before[-2].isalpha() and after[0].islower()


def rejoined(parts: Sequence[Line], vocabulary: Vocabulary) -> Line:
    """Join the lines of one paragraph, mending the words cut at the end of a line.

    Args:
        parts: The lines, in order.
        vocabulary: Words of the file, from `vocabulary_of`.
    """
    pieces = [parts[0].text]
    for part in parts[1:]:
        before = pieces[-1]
        if _cut_word(before, part.text):
            if not _is_compound(before, part.text, vocabulary):
                pieces[-1] = before[:-1]
        elif not before.endswith(_GLUE) or before.endswith((" -", " /")):
            pieces.append(" ")
        pieces.append(part.text)
    return replace(parts[0], text="".join(pieces))


def _halves(before: str, after: str) -> tuple[str, str]:
    """Return what stands on both sides of the hyphen at the end of a line."""
    left = re.split(r"[\s\"'’(«]", before[-40:-1])[-1].lower()
    match = _WORD.match(after)
    return left, match.group().lower() if match is not None else ""


def _is_compound(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the hyphen at the end of a line belongs to the word."""
    left, right = _halves(before, after)
    if f"{left}-{right}" in vocabulary.compounds or "-" in left or "@" in left:
        return True
    if left + right in vocabulary.words:
        return False
    if left in _COMPOUND_LEFT or right in _COMPOUND_RIGHT or (left in _NUMBERS and right in _NUMBERS):
        return True
    return not vocabulary.cuts_words or (left in vocabulary.words and right in vocabulary.words and len(right) > 3)

"""The paragraphs of two matched texts side by side, with the words that changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Indel

from cptslint.compare.words import Word, likeness
from cptslint.model.comparison import Piece, Row

_SAME_LINE = 45.0
"""Likeness from which two paragraphs stand side by side."""
_MOST_PAIRS = 250_000
"""Pairs of paragraphs beyond which only identical ones are put side by side."""
_MOST_WORDS = 4_000_000
"""Pairs of words beyond which the quicker of the two methods of comparison is used."""
_SHORT = 3
"""Letters of a word that alone does not part two changes."""

Op = tuple[str, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a title to compare.

    Attributes:
        text: The text its words are places of.
        words: Its words.
        title: It is a title: it stands beside a title and nothing else.
    """

    text: str
    words: tuple[Word, ...]
    title: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """What two lines must have in common to be the same."""
        return tuple(word.key for word in self.words)


def rows_of(old: Sequence[Line], new: Sequence[Line]) -> tuple[Row, ...]:
    """Put the lines of two texts side by side.

    Returns:
        Rows in order; every line stands in exactly one.
    """
    return tuple(Row(*_pieces(before, after)) for before, after in _aligned(old, new))


def _aligned(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[Line | None, Line | None]]:
    """Return the best alignment in order: identical lines at both ends first, the rest by likeness."""
    head = 0
    while head < min(len(old), len(new)) and old[head].keys == new[head].keys:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail].keys == new[-1 - tail].keys:
        tail += 1
    middle_old, middle_new = old[head : len(old) - tail], new[head : len(new) - tail]
    best = _by_likeness if len(middle_old) * len(middle_new) <= _MOST_PAIRS else _by_identity
    same: list[tuple[Line | None, Line | None]] = list(zip(old[:head], new[:head], strict=True))
    end = list(zip(old[len(old) - tail :], new[len(new) - tail :], strict=True))
    return [*same, *best(middle_old, middle_new), *end]


def _by_identity(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[Line | None, Line | None]]:
    found: list[tuple[Line | None, Line | None]] = []
    matcher = SequenceMatcher(None, [line.keys for line in old], [line.keys for line in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found += zip(old[a:b], new[c:d], strict=True)
        else:
            found += [(line, None) for line in old[a:b]] + [(None, line) for line in new[c:d]]
    return found


def _by_likeness(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[Line | None, Line | None]]:
    """Align in order so that the likeness of the pairs, less what two strangers have, sums up to the most."""
    height, width = len(old), len(new)
    gain = [[_gain(one, other) for other in new] for one in old]
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], gain[i][j] + best[i + 1][j + 1] if gain[i][j] > 0 else 0.0)
    found: list[tuple[Line | None, Line | None]] = []
    i = j = 0
    while i < height and j < width:
        if gain[i][j] > 0 and best[i][j] == gain[i][j] + best[i + 1][j + 1]:
            found.append((old[i], new[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            found.append((old[i], None))
            i += 1
        else:
            found.append((None, new[j]))
            j += 1
    return found + [(line, None) for line in old[i:]] + [(None, line) for line in new[j:]]


def _gain(one: Line, other: Line) -> float:
    if one.title is not other.title:
        return 0.0
    if one.keys == other.keys:
        return 100.0 - _SAME_LINE + 1.0
    if one.title:
        return max(1.0, likeness(one.keys, other.keys) - _SAME_LINE)
    return likeness(one.keys, other.keys) - _SAME_LINE


def _pieces(old: Line | None, new: Line | None) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    if old is None or new is None:
        return _whole(old), _whole(new)
    before: list[Piece] = []
    after: list[Piece] = []
    for tag, a, b, c, d in _grouped(_opcodes(old.keys, new.keys), old):
        changed = tag != "equal"
        if b > a:
            before.append(Piece(_written(old, a, b), changed))
        if d > c:
            after.append(Piece(_written(new, c, d), changed))
    return tuple(before), tuple(after)


def _whole(line: Line | None) -> tuple[Piece, ...]:
    return (Piece(_written(line, 0, len(line.words)), True),) if line is not None and line.words else ()


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[Op]:
    if len(old) * len(new) <= _MOST_WORDS:
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    return [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(old, new)]


def _grouped(codes: Sequence[Op], old: Line) -> list[Op]:
    """Join two changes that only a short word or a mark parts: a person reads them as one."""
    found: list[Op] = []
    for at, (tag, a, b, c, d) in enumerate(codes):
        thin = (
            tag == "equal"
            and 0 < at < len(codes) - 1
            and b - a == 1
            and len(old.words[a].key) <= _SHORT
            and not old.words[a].key.isdigit()
        )
        if found and found[-1][0] != "equal" and (tag != "equal" or thin):
            found[-1] = ("replace", found[-1][1], b, found[-1][3], d)
        else:
            found.append((tag, a, b, c, d))
    return found


def _written(line: Line, first: int, last: int) -> str:
    """Return some words as written, with the space that follows them."""
    end = line.words[last].start if last < len(line.words) else line.words[-1].end
    return re.sub(r"\s+", " ", line.text[line.words[first].start : end])

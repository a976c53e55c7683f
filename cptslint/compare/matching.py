"""Which sections of the new draft are which sections of the old one, however moved, renumbered, retitled, split or merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.compare.assignment import best_pairs
from cptslint.compare.sections import line_text
from cptslint.compare.words import folded_words, likeness, shingles
from cptslint.model.comparison import Part, Section

MATCH = 50.0
"""Score from which two sections may be the same: 45 at most between articles of one convention of the corpus that differ, 52 at
least between two that bear one title and share a fifth of their words."""
SURE = 70.0
"""Score from which no person needs to check that they are."""
_TITLE_SHARE = 0.4
_SAME_TITLE = 90.0
"""Likeness of two titles from which the sections may be the same whatever they say: an article that was written anew."""
_SAME_NUMBER = 1.0
"""Added to the score of sections that bear the same number: it only settles ties."""
_TAKEN_FROM = 0.5
"""Share of the runs of four words of a section that must come from another one for it to be a part of it."""
_SHORTEST_PART = 8
"""Words below which a section is not looked for inside another one."""
_BODY = (Part.ARTICLE, Part.GROUPING, Part.ANNEX, Part.ANNEX_ARTICLE, Part.PREAMBLE)


@dataclass(frozen=True, slots=True)
class Group:
    """Sections that are the same text in both drafts.

    Attributes:
        old: Indices in the old draft, in order; empty when the section is new.
        new: Indices in the new draft, in order; empty when it is gone.
        score: How alike they are, from 0 to 100.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float


@dataclass(slots=True)
class _Growing:
    """A group that sections still join."""

    old: list[int]
    new: list[int]
    score: float


@dataclass(frozen=True, slots=True)
class _Known:
    """A section with its words.

    Attributes:
        section: The section.
        title: Words of its title.
        words: Words of its lines.
    """

    section: Section
    title: tuple[str, ...]
    words: tuple[str, ...]


def match_sections(old: Sequence[Section], old_text: str, new: Sequence[Section], new_text: str) -> tuple[Group, ...]:
    """Match the sections of two drafts.

    Args:
        old: Sections of the old draft.
        old_text: Its text.
        new: Sections of the new draft.
        new_text: Its text.

    Returns:
        Groups: each section stands in exactly one.
    """
    before, after = [_known(one, old_text) for one in old], [_known(one, new_text) for one in new]
    scores = {}
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            score = _score(one, other)
            if score >= MATCH:
                scores[i, j] = score
    pairs = best_pairs(scores)
    groups = [_Growing([i], [j], min(100.0, scores[i, j])) for i, j in pairs]
    free_old = sorted(set(range(len(before))) - {i for i, _ in pairs})
    free_new = sorted(set(range(len(after))) - {j for _, j in pairs})
    free_new = _join(groups, free_new, after, before, split=True, free_whole=free_old)
    free_old = [i for i in free_old if not any(i in group.old for group in groups)]
    free_old = _join(groups, free_old, before, after, split=False, free_whole=free_new)
    free_new = [j for j in free_new if not any(j in group.new for group in groups)]
    found = [_group(one, before, after) for one in groups]
    found += [Group((i,), (), 0.0) for i in free_old]
    found += [Group((), (j,), 0.0) for j in free_new]
    return tuple(found)


def _group(one: _Growing, before: Sequence[_Known], after: Sequence[_Known]) -> Group:
    """Return a group; what was split or merged is scored as a whole."""
    score = one.score
    if len(one.old) > 1 or len(one.new) > 1:
        score = likeness(_all_words(one.old, before), _all_words(one.new, after))
    return Group(tuple(sorted(one.old)), tuple(sorted(one.new)), score)


def _all_words(indices: Sequence[int], known: Sequence[_Known]) -> list[str]:
    return [word for at in sorted(indices) for word in known[at].words]


def _known(section: Section, text: str) -> _Known:
    words = tuple(word for line in section.lines for word in folded_words(line_text(text, line)))
    return _Known(section, folded_words(section.title), words)


def _score(one: _Known, other: _Known) -> float:
    """Return how likely two sections are the same, 0 when their kinds exclude it."""
    first, second = one.section, other.section
    if first.part not in _BODY or second.part not in _BODY:
        return 100.0 if first.part is second.part else 0.0
    if Part.PREAMBLE in (first.part, second.part) and first.part is second.part:
        return 100.0
    same_number = first.number is not None and first.number == second.number and first.part is second.part
    bonus = _SAME_NUMBER if same_number else 0.0
    words = likeness(one.words, other.words)
    if not one.title or not other.title:
        return (words if one.words and other.words else 0.0) + bonus
    titles = likeness(sorted(one.title), sorted(other.title))
    if not one.words or not other.words:
        return (titles if not one.words and not other.words else 0.0) + bonus
    least = MATCH if titles >= _SAME_TITLE else 0.0
    return max(least, words, (1 - _TITLE_SHARE) * words + _TITLE_SHARE * titles) + bonus


def _join(
    groups: list[_Growing],
    free: Sequence[int],
    parts: Sequence[_Known],
    wholes: Sequence[_Known],
    *,
    split: bool,
    free_whole: Sequence[int],
) -> list[int]:
    """Add to the groups the free sections that were cut out of a section of the other draft.

    Args:
        groups: Groups so far, changed in place.
        free: Sections without a match.
        parts: Sections of their draft.
        wholes: Sections of the other draft.
        split: The parts are in the new draft; False when they were merged and are in the old one.
        free_whole: Sections of the other draft without a match.

    Returns:
        Those that are still free.
    """
    left = []
    for at in free:
        own = shingles(parts[at].words)
        if len(parts[at].words) < _SHORTEST_PART:
            left.append(at)
            continue
        best: tuple[float, list[int], list[int]] | None = None
        candidates = [(one.old, one.new) if split else (one.new, one.old) for one in groups] + [
            ([i], []) for i in free_whole
        ]
        for whole, taken in candidates:
            source = frozenset().union(*(shingles(wholes[i].words) for i in whole))
            used = frozenset().union(*(shingles(parts[i].words) for i in taken))
            share = len(own & (source - used)) / len(own)
            if share >= _TAKEN_FROM and (best is None or share > best[0]):
                best = (share, whole, taken)
        if best is None:
            left.append(at)
            continue
        share, whole, taken = best
        if taken:
            taken.append(at)
        else:
            groups.append(_Growing(whole, [at], 100.0 * share) if split else _Growing([at], whole, 100.0 * share))
            free_whole = [i for i in free_whole if i not in whole]
    return left

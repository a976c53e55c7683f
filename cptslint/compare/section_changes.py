"""What became of each section, with its paragraphs side by side."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cptslint.compare.matching import SURE, Group
from cptslint.compare.references import number_place, reference_keys, target_label
from cptslint.compare.rows import Line, rows_of
from cptslint.compare.sections import line_text
from cptslint.compare.words import folded_words, words_of
from cptslint.model.comparison import Fate, Part, Redirected, Row, Section, SectionChange
from cptslint.model.contract import Contract
from cptslint.model.span import Span

_ALONE_OF_THEIR_KIND = (Part.HEAD, Part.RECITALS, Part.PREAMBLE, Part.SIGNATURE, Part.EDGES)
_WORTH_FINDING = 5
"""Words below which a paragraph that vanished is not looked for elsewhere."""


@dataclass(frozen=True, slots=True)
class Side:
    """A draft and its sections."""

    contract: Contract
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """The text of the draft."""
        return self.contract.document.text


def section_changes(
    old: Side, new: Side, groups: Sequence[Group], old_group: Mapping[int, int], new_group: Mapping[int, int]
) -> tuple[SectionChange, ...]:
    """Tell what became of the sections.

    Args:
        old: The old draft.
        new: The new draft.
        groups: Sections that match.
        old_group: Group of each section of the old draft.
        new_group: Group of each section of the new draft.

    Returns:
        One change per group, in the order of the new draft; those removed after what stood before them.
    """
    old_keys = reference_keys(old.contract, old.sections, old_group)
    new_keys = reference_keys(new.contract, new.sections, new_group)
    moved = _moved(groups, old.sections)
    changes: list[tuple[tuple[float, int], SectionChange]] = []
    for rank, group in enumerate(groups):
        rows = rows_of(_lines(old, group.old, old_keys), _lines(new, group.new, new_keys))
        redirected = _redirected(old, new, group, old_group, new_group)
        change = _change(old, new, group, rows, moved=rank in moved)
        change = replace(change, redirected=redirected, minor=change.minor and not redirected)
        changes.append((_place(group, groups, old_group), change))
    found = [change for _, change in sorted(changes, key=lambda pair: pair[0])]
    return _with_moves(found)


def _lines(side: Side, indices: Sequence[int], keys: Mapping[int, str]) -> list[Line]:
    lines = []
    for at in indices:
        section = side.sections[at]
        if section.title:
            lines.append(Line(section.title, words_of(section.title, Span(0, len(section.title))), title=True))
        lines += [Line(side.text, words_of(side.text, line, keys)) for line in section.lines]
    return [line for line in lines if line.words]


def _change(old: Side, new: Side, group: Group, rows: tuple[Row, ...], *, moved: bool) -> SectionChange:
    before = tuple(old.sections[i] for i in group.old)
    after = tuple(new.sections[j] for j in group.new)
    if not before or not after:
        return SectionChange(Fate.REMOVED if before else Fate.ADDED, before, after, 0.0, True, rows=rows)
    single = len(before) == len(after) == 1
    renumbered = single and before[0].number != after[0].number
    retitled = single and folded_words(before[0].title) != folded_words(after[0].title)
    changed = any(row.changed for row in rows)
    fate = Fate.CHANGED if changed or not single else Fate.MOVED if moved or renumbered else Fate.UNCHANGED
    minor = changed and all(_same_words(row) for row in rows)
    same_title = single and bool(before[0].title) and not retitled
    sure = not changed or before[0].part in _ALONE_OF_THEIR_KIND or same_title or group.score >= SURE
    return SectionChange(fate, before, after, round(group.score, 1), sure, moved, renumbered, retitled, minor, rows)


def _same_words(row: Row) -> bool:
    before, after = ("".join(piece.text for piece in pieces) for pieces in (row.old, row.new))
    return not row.changed or folded_words(before) == folded_words(after)


def _moved(groups: Sequence[Group], old: Sequence[Section]) -> set[int]:
    """Return the groups that stand elsewhere: those outside the longest run of groups that kept their order."""
    matched = [
        (group.new[0], group.old[0], rank)
        for rank, group in enumerate(groups)
        if group.old and group.new and old[group.old[0]].part is not Part.EDGES
    ]
    matched.sort()
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, place, _) in enumerate(matched):
        position = bisect_left(ends, place)
        before.append(last[position - 1] if position else -1)
        if position == len(ends):
            ends.append(place)
            last.append(at)
        else:
            ends[position], last[position] = place, at
    kept: set[int] = set()
    at = last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return {rank for at, (_, _, rank) in enumerate(matched) if at not in kept}


def _place(group: Group, groups: Sequence[Group], old_group: Mapping[int, int]) -> tuple[float, int]:
    """Return where a group is told: where it stands in the new draft, a removed one after what stood before it."""
    if group.new:
        return float(group.new[0]), 0
    for earlier in range(group.old[0] - 1, -1, -1):
        neighbour = groups[old_group[earlier]]
        if neighbour.new:
            return neighbour.new[-1] + 0.5, group.old[0]
    return -1.0, group.old[0]


def _redirected(
    old: Side, new: Side, group: Group, old_group: Mapping[int, int], new_group: Mapping[int, int]
) -> tuple[Redirected, ...]:
    """Return the references that kept their number and designate another text."""
    before = _targets(old, group.old, old_group)
    after = _targets(new, group.new, new_group)
    found = []
    for span, words, target, label in after:
        same = [one for one in before if one[1].lower() == words.lower()]
        if same and target not in {one[2] for one in same}:
            found.append(Redirected(span, words, same[0][3], label))
    return tuple(found)


def _targets(side: Side, indices: Sequence[int], group_of: Mapping[int, int]) -> list[tuple[Span, str, int, str]]:
    """Return the references of some sections: place, words, group of the target, its label and title; what exists in none has group -1."""
    lines = [line for at in indices for line in side.sections[at].lines]
    by_label = {section.label: index for index, section in reversed(list(enumerate(side.sections)))}
    found = []
    for reference in side.contract.references:
        if not any(line.overlaps(reference.span) for line in lines) or number_place(side.contract, reference) is None:
            continue
        label = target_label(side.contract, reference)
        index = by_label.get(label)
        title = side.sections[index].title if index is not None else ""
        said = f"{label} ({title})" if title and title not in label else label
        found.append(
            (reference.span, line_text(side.text, reference.span), group_of[index] if index is not None else -1, said)
        )
    return found


def _with_moves(changes: Sequence[SectionChange]) -> tuple[SectionChange, ...]:
    """Say of the paragraphs that vanished here and stand whole in another place where they went, and the other way round."""
    gone: dict[tuple[str, ...], str] = {}
    come: dict[tuple[str, ...], str] = {}
    for change in changes:
        for row in change.rows:
            words = _only(row)
            if len(words) >= _WORTH_FINDING:
                (gone if row.old else come)[words] = (change.old if row.old else change.new)[0].label
    both = gone.keys() & come.keys()
    if not both:
        return tuple(changes)
    found = []
    for change in changes:
        rows = []
        for row in change.rows:
            words = _only(row)
            rows.append(replace(row, elsewhere=(come if row.old else gone)[words]) if words in both else row)
        found.append(replace(change, rows=tuple(rows)))
    return tuple(found)


def _only(row: Row) -> tuple[str, ...]:
    """Return the words of a paragraph that one draft alone has there; nothing for a pair."""
    if row.old and row.new:
        return ()
    return folded_words("".join(piece.text for piece in row.old or row.new))

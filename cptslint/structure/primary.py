"""Which way of writing headings carries the articles of a convention, and which candidates are false."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cptslint.structure.heading_shapes import NUMBERED, UNNUMBERED, Heading, Shape
from cptslint.structure.numbers import ordinal
from cptslint.text.fold import fold

_WEAK = (Shape.LINE, Shape.OPTION, Shape.CENTRED, Shape.DOTTED, Shape.PART, Shape.ARTICLE)
_LEAST = {Shape.PART: 2, Shape.DOTTED: 3, Shape.LINE: 4, Shape.CENTRED: 3}
_JUMP = 20
"""An article whose number leaps so far ahead, and is followed by the one expected, is quoted from a code."""


def rank(heading: Heading) -> int:
    """Return the rank of a heading among those of its shape; letters "C", "D" are letters though they look Roman."""
    if (heading.shape is Shape.LETTER or heading.word == "letter") and heading.number:
        return ord(heading.number[0]) - ord("A") + 1
    return ordinal(heading.number)


def choose_primary(headings: Sequence[Heading]) -> tuple[Shape | None, Shape | None]:
    """Choose the shapes of the articles and of the unnumbered or Roman parts above them.

    Args:
        headings: Candidates of a range, in order.

    Returns:
        The shape of the articles, None when nothing repeats; and the shape of what groups them, None when nothing does.
        The outermost shape carries the articles, unless a deeper one is numbered right through it.
    """
    counts = Counter(heading.shape for heading in headings)
    numbers = {heading.number for heading in headings if heading.shape is Shape.ARTICLE}
    deep = all(heading.depth > 1 for heading in headings if heading.shape is Shape.ARTICLE)
    if (len(numbers) >= 2 and not (deep and _holds(headings))) or (counts[Shape.ARTICLE] == 1 and len(headings) <= 2):
        return Shape.ARTICLE, None
    groups: dict[Shape, list[Heading]] = {}
    for heading in headings:
        groups.setdefault(heading.shape, []).append(heading)
    eligible = {shape: group for shape, group in groups.items() if _is_eligible(shape, group)}
    proper = [shape for shape in eligible if shape not in _WEAK]
    if not proper and deep and len(numbers) >= 2:
        return Shape.ARTICLE, next(h.shape for h in headings if h.shape in NUMBERED)
    if not proper:
        return next((s for s in (Shape.PART, Shape.DOTTED, Shape.CENTRED, Shape.LINE) if s in eligible), None), None
    first = min(proper, key=lambda shape: eligible[shape][0].block)
    through = (shape for shape in (Shape.PLAIN, Shape.ROMAN, Shape.LETTER) if shape in eligible and shape is not first)
    primary = next((shape for shape in through if _runs_through(eligible[shape], eligible[first])), first)
    return primary, first if primary is not first else _outer(headings, groups, primary)


def _holds(headings: Sequence[Heading]) -> bool:
    """Tell whether "Article 1.1", "Article 2.1" stand below headings that bear the figure they begin with."""
    held = {heading.number for heading in headings if heading.shape in NUMBERED}
    firsts = {re.split(r"[.-]", heading.number or "")[0] for heading in headings if heading.shape is Shape.ARTICLE}
    return len(firsts) >= 2 and firsts <= held


def _outer(headings: Sequence[Heading], groups: dict[Shape, list[Heading]], primary: Shape) -> Shape | None:
    """Return the shape of two headings or more that all stand right above an article, None when there is none."""
    above: Counter[Shape] = Counter()
    for heading, following in pairwise(headings):
        if following.shape is primary and following.block - heading.block <= 2:
            above[heading.shape] += 1
    begins = groups[primary][0].block
    return next(
        (shape for shape in (Shape.ROMAN, Shape.LETTER, Shape.STYLED, Shape.CAPITALS, Shape.BOLD_UNDERLINED, Shape.BOLD,
                     Shape.LINE)
         if shape is not primary and 2 <= len(groups.get(shape, ())) == above[shape] and groups[shape][0].block < begins
         and _runs_through(groups[primary], groups[shape])),
        None,
    )  # fmt: skip


def _is_eligible(shape: Shape, group: Sequence[Heading]) -> bool:
    if len(group) < _LEAST.get(shape, 3):
        return False
    first = 0 if group[0].number == "0" else 1  # "0. Pourquoi ce document"
    return shape not in NUMBERED or (rank(group[0]) == first and any(rank(heading) == first + 1 for heading in group))


def _runs_through(inner: Sequence[Heading], outer: Sequence[Heading]) -> bool:
    """Tell whether a numbering goes on from one outer heading to the next without starting again."""
    ranks = [rank(heading) for heading in inner]
    if any(later < earlier for earlier, later in pairwise(ranks)):
        return False
    crossed = sum(1 for heading in outer if inner[0].block < heading.block < inner[-1].block)
    return crossed >= 1 and outer[0].block < inner[0].block


def without_false(headings: Sequence[Heading], primary: Shape) -> list[Heading]:
    """Drop the candidates of the primary shape that break its numbering.

    Args:
        headings: Candidates of a range, in order.
        primary: Shape of the articles.

    Returns:
        The candidates left: a list that starts again at 1 inside an article and an article quoted from a code are no
        articles; an article with a wrong number stays.
    """
    false = {block for chapter in _chapters(headings, primary) for block in _false_in(chapter, primary)}
    return [heading for heading in headings if heading.block not in false]


def _chapters(headings: Sequence[Heading], primary: Shape) -> list[list[Heading]]:
    """Return the candidates of the primary shape, cut where a part begins whose articles are numbered from 1 again."""
    chapters: list[list[Heading]] = [[]]
    if primary in UNNUMBERED:
        return chapters
    after_part = False
    for heading in headings:
        after_part = after_part or heading.shape is Shape.PART
        if heading.shape is primary and heading.depth == 1:
            if after_part and rank(heading) == 1:
                chapters.append([])
            chapters[-1].append(heading)
            after_part = False
    return chapters


def _false_in(numbered: Sequence[Heading], primary: Shape) -> Iterator[int]:
    """Yield the blocks of the candidates that break one numbering."""
    last = 0
    dropped: Heading | None = None
    ranks = [rank(heading) for heading in numbered]
    for index, (heading, smallest) in enumerate(zip(numbered, _smallest_after(numbered), strict=True)):
        here = ranks[index]
        goes_on = dropped is not None and dropped.block == heading.block - 1 and rank(dropped) == here - 1
        goes_on = goes_on and (here != last + 1 or here in ranks[index + 1 :])
        restart = primary in NUMBERED and (goes_on or (here < last and smallest == last + 1))
        quoted = here > last + _JUMP and 0 < smallest <= last + 2
        dropped = heading if restart else None
        if restart or quoted:
            yield heading.block
        else:
            last = max(last, here)


def _smallest_after(numbered: Sequence[Heading]) -> list[int]:
    """Return for each heading the smallest later rank above its forerunners', 0 when there is none."""
    result = [0] * len(numbered)
    reached = [0]
    for heading in numbered:
        reached.append(max(reached[-1], rank(heading)) if rank(heading) <= reached[-1] + _JUMP else reached[-1])
    pending = 0
    for index in range(len(numbered) - 1, -1, -1):
        result[index] = pending
        here = rank(numbered[index])
        if here == reached[index] + 1:
            pending = here
    return result


def without_contents(headings: Sequence[Heading]) -> list[Heading]:
    """Drop tables of contents: three headings or more in a row, with no text between them, all met again later.

    A numbered sentence is text, whatever it turns out to number.

    Args:
        headings: Candidates of a range, in order.
    """
    later = Counter(_key(heading) for heading in headings)
    kept: list[Heading] = []
    run: list[Heading] = []
    inside: set[str] = set()
    for heading in [*headings, None]:
        sentence = heading is not None and heading.shape is Shape.PARAGRAPH
        near = heading is not None and bool(run) and heading.block - run[-1].block <= 1 and not sentence
        if heading is not None and near and _key(heading) not in inside:
            run.append(heading)
            inside.add(_key(heading))
            continue
        for item in run:
            later[_key(item)] -= 1
        again = sum(1 for item in run if later[_key(item)] > 0)
        kept += [] if len(run) >= 3 and again >= 0.7 * len(run) else run
        run = [heading] if heading is not None and not sentence else []
        inside = {_key(heading) for heading in run}
        kept += [heading] if heading is not None and sentence else []
    return kept


def _key(heading: Heading) -> str:
    title = fold(heading.title).rstrip("0123456789 .")
    return f"{heading.shape}:{heading.number}" if heading.number else f"{heading.shape}:{title}"

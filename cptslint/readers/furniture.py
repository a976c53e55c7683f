"""Page numbers and running headers or footers left in a text by an extraction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from cptslint.model.document import Note
from cptslint.readers.drafts import counted
from cptslint.readers.lines import Line
from cptslint.readers.marks import ends_sentence, list_mark, starts_heading
from cptslint.text.fold import fold

MIN_REPEATS = 3
MIN_PAGE = 800
"""Characters of the shortest page, when nothing else tells that a repeated line is a running header."""
MAX_PAGE = 8000
MAX_RUNNING_LENGTH = 160
_REGULAR = 2.0
"""The longest page holds at most so many times the text of the shortest."""
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?\d{1,3}\s?[-–—]|\d{1,3}\s?/\s?\d{1,3}|(?:page|p\.)\s?\d{1,3}(?:\s?(?:/|sur|de)\s?\d{1,3})?\s?[:.]?"
    r"|\d{1,3}\s+sur\s+\d{1,3}|\[\s?\d{1,3}\s?\])$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\(?\d{1,3}\)?$")
_COUNTER = re.compile(r"\bpage\b|\bp\. ?\d|\d\s?/\s?\d|\d\s+sur\s+\d")
_EDGE_NUMBER = re.compile(r"(?:(?<! ) {3,}+|\t)(\d{1,3})$|^(\d{1,3})(?: {3,}|\t)")
_DIGITS = re.compile(r"\d+")
_TITLE = re.compile(r"\b(?:convention|contrat|accord|protocole|charte|avenant)\b")
_MAX_TITLE = 120
_TOP = 30
"""Lines among which the title of a convention stands."""
_NEIGHBOURS = 4


def drop_furniture(lines: Sequence[Line]) -> tuple[list[Line], Note | None]:
    """Drop page numbers alone on a line and lines repeated on each page.

    Args:
        lines: The lines of a file.

    Returns:
        The other lines, the first after a dropped one marked as the beginning of a page; and a note that says what was
        dropped, None when nothing was.

    Limits:
        A number between two lines of text is kept: it may be the content of a table.
    """
    offsets = [0, *accumulate(len(line.text) + 1 for line in lines)]
    numbers = {index for index, line in enumerate(lines) if len(line.text) <= 20 and _PAGE_NUMBER.match(line.text)}
    numbers |= _bare_numbers(lines, offsets)
    running = _running(lines, offsets, numbers)
    dropped = running | numbers
    numbers |= {index for index in range(len(lines)) if _is_beside(lines, index, dropped)}
    parts = [counted(len(numbers), "numéro de page", "numéros de page")] if numbers else []
    if running:
        parts.append(counted(len(running), "ligne d'en-tête ou de pied de page", "lignes d'en-tête ou de pied de page"))
    note = Note("page-furniture", f"Écarté du texte : {' et '.join(parts)}.") if parts else None
    return _without(lines, numbers | running), note


def is_page_number(text: str) -> bool:
    """Tell whether a line says the number of a page and nothing else."""
    return len(text) <= 20 and (_PAGE_NUMBER.match(text) is not None or _BARE_NUMBER.match(text) is not None)


def _bare_numbers(lines: Sequence[Line], offsets: Sequence[int]) -> set[int]:
    """Return the numbers alone between blank lines that follow one another from page to page, or the only one."""
    alone = [index for index, line in enumerate(lines) if _BARE_NUMBER.match(line.text) and _is_alone(lines, index)]
    values = [int(lines[index].text.strip("()")) for index in alone]
    if len(alone) == 1:
        return set(alone)
    found = set()
    for first in range(len(alone)):
        for second in range(first + 1, min(first + _NEIGHBOURS, len(alone))):
            page = offsets[alone[second]] - offsets[alone[first]]
            if values[second] == values[first] + 1 and MIN_PAGE // 2 <= page <= MAX_PAGE:
                found |= {alone[first], alone[second]}
    return found


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands between blank lines, page breaks or the ends of the file."""
    above = index == 0 or lines[index].page or not lines[index - 1].text
    below = index + 1 == len(lines) or lines[index + 1].page or not lines[index + 1].text
    return above and below


def _is_beside(lines: Sequence[Line], index: int, dropped: set[int]) -> bool:
    """Tell whether a bare number touches a running line or a page number."""
    if index in dropped or _BARE_NUMBER.match(lines[index].text) is None:
        return False
    return index - 1 in dropped or index + 1 in dropped


def _running(lines: Sequence[Line], offsets: Sequence[int], numbers: set[int]) -> set[int]:
    """Return the lines repeated at the distance of pages, figures apart."""
    groups: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if _may_run(line.text) and index not in numbers:
            groups.setdefault(_DIGITS.sub("0", " ".join(fold(line.text).split())), []).append(index)
    beside = _beside_page_ends(lines, numbers)
    running: set[int] = set()
    for key, places in groups.items():
        if len(places) < MIN_REPEATS:
            continue
        variants = len({lines[place].text for place in places})
        counted_key = _COUNTER.search(key) or _counts_up([lines[place].text for place in places])
        counter = variants == len(places) and bool(counted_key)
        sure = counter or 2 * len(beside.intersection(places)) >= len(places)
        if variants > 1 and (not sure or starts_heading(lines[places[0]].text)):
            continue
        if _is_page_like([offsets[place] for place in places], sure=sure):
            running.update(places)
    return running - _title(lines, running)


def _may_run(text: str) -> bool:
    if not 3 <= len(text) <= MAX_RUNNING_LENGTH or text.endswith((":", ";", ",", "|")) or text.startswith(("#", "|")):
        return False
    return any(c.isalpha() for c in text) and not list_mark(text)


def _beside_page_ends(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Return the lines less than three written lines away from a page number or a form feed."""
    written = [index for index, line in enumerate(lines) if line.text]
    near: set[int] = set()
    for rank, index in enumerate(written):
        if index in numbers or lines[index].page:
            near.update(written[max(0, rank - 2) : rank + 3])
    return near


def _counts_up(texts: Sequence[str]) -> bool:
    """Tell whether lines end or begin with a number set apart, one more each time."""
    matches = [_EDGE_NUMBER.search(text) for text in texts]
    numbers = [int(match.group(1) or match.group(2)) for match in matches if match is not None]
    return len(numbers) == len(texts) and all(after == before + 1 for before, after in pairwise(numbers))


def _is_page_like(offsets: Sequence[int], *, sure: bool) -> bool:
    gaps = [after - before for before, after in pairwise(offsets)]
    if sure:
        return sum(gap >= MIN_PAGE // 3 for gap in gaps) * 4 >= len(gaps) * 3
    return min(gaps) >= MIN_PAGE and max(gaps) <= min(MAX_PAGE, _REGULAR * min(gaps))


def _title(lines: Sequence[Line], running: set[int]) -> set[int]:
    """Return the first running line when it is the only title the convention has."""
    top = [index for index, line in enumerate(lines[:_TOP]) if 0 < len(line.text) <= _MAX_TITLE]
    titles = [index for index in top if _may_be_title(lines[index].text)]
    return set(titles[:1]) if set(titles) <= running else set()


def _may_be_title(text: str) -> bool:
    folded = fold(text)
    if ends_sentence(text) or _EDGE_NUMBER.search(text) or _COUNTER.search(folded):
        return False
    return _TITLE.search(folded) is not None


def _without(lines: Sequence[Line], dropped: set[int]) -> list[Line]:
    """Return the lines that stay; the first written line of a page knows whether blank lines stood before it."""
    kept: list[Line] = []
    page = gap = False
    for index, line in enumerate(lines):
        page = page or line.page or index in dropped
        if index in dropped:
            continue
        if not line.text:
            gap = True
            kept.append(replace(line, page=False))
        else:
            kept.append(replace(line, page=page, gap=gap) if page else line)
            page = gap = False
    return kept

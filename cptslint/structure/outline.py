"""Which candidates are articles, sub-articles or parts, and at what depth."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cptslint.model.document import BlockKind, Document
from cptslint.structure.heading_shapes import NUMBERED, UNNUMBERED, Heading, Shape
from cptslint.structure.heading_titles import full_title
from cptslint.structure.numbers import ordinal
from cptslint.structure.primary import rank
from cptslint.structure.titles import is_short, reads_as_sentence, wraps
from cptslint.text.fold import fold

_PART_RANK = {"livre": 0, "partie": 1, "titre": 2, "chapitre": 3, "section": 4, "sous-section": 5}
_OUTER = "outer"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A heading kept as an article.

    Attributes:
        heading: The candidate.
        level: Depth from 1, before gaps are closed.
        is_part: A grouping above articles.
        title: Its title, wherever it stands.
        last_block: Last block of the heading.
    """

    heading: Heading
    level: int
    is_part: bool
    title: str
    last_block: int


class Walk:
    """Reads the candidates in order and keeps track of the open parts and sub-articles."""

    def __init__(
        self, document: Document, headings: Sequence[Heading], primary: Shape, outer: Shape | None, end: int
    ) -> None:
        self._document = document
        self._headings = headings
        self._primary = primary
        self._outer = outer
        self._end = end
        self._parts: list[str] = []
        self._article: Heading | None = None
        self._inner: list[tuple[object, int]] = []
        main = [heading for heading in headings if heading.shape is primary]
        self._base = min((heading.depth for heading in main), default=1)
        styles = [document.blocks[h.block].style.heading_level for h in main if h.depth == self._base]
        self._main_style = (
            styles[0] if styles and styles[0] is not None and styles.count(styles[0]) == len(styles) else None
        )
        self._plain_children = self._choose_plain_children()

    def accept(self) -> list[Accepted]:
        """Return the headings that are articles, sub-articles or parts."""
        accepted: list[Accepted] = []
        used = -1
        for position, heading in enumerate(self._headings):
            if heading.block <= used:
                continue
            following = self._headings[position + 1] if position + 1 < len(self._headings) else None
            placed = self._place(heading, following)
            if placed is None:
                continue
            title, used = full_title(self._document, heading, following, self._end)
            accepted.append(Accepted(heading, placed[0], placed[1], title, used))
        return accepted

    def _place(self, heading: Heading, following: Heading | None) -> tuple[int, bool] | None:
        """Return the level of a heading and whether it is a part; None when it is body text."""
        if heading.shape is Shape.PART and self._primary is not Shape.PART:
            self._open_part(heading)
            return len(self._parts), True
        if heading.shape is self._outer or self._groups(heading, following):
            self._parts, self._article, self._inner = [_OUTER], None, []
            return 1, True
        if heading.shape is self._primary or (self._main_style is not None and self._is_main(heading)):
            return self._place_main(heading)
        depth = self._child_depth(heading) if self._article is not None else None
        return None if depth is None else (len(self._parts) + depth, False)

    def _is_main(self, heading: Heading) -> bool:
        """Tell whether an unnumbered Word heading has the level of the numbered articles."""
        return heading.shape is Shape.STYLED and self._article is not None and heading.depth == self._main_style

    def _place_main(self, heading: Heading) -> tuple[int, bool] | None:
        if heading.shape in UNNUMBERED and reads_as_sentence(self._text(heading)):
            return None
        if heading.shape is Shape.PART:
            self._open_part(heading)
            self._article = heading
            return len(self._parts), False
        depth = heading.depth - self._base if heading.shape is self._primary else 0
        if depth <= 0:
            self._article, self._inner = heading, []
        else:
            self._inner = [entry for entry in self._inner if entry[1] < depth + 1] + [(Shape.DOTTED, depth + 1)]
        return len(self._parts) + 1 + max(depth, 0), False

    def _open_part(self, heading: Heading) -> None:
        words = fold(self._text(heading)).lstrip(" *_#").split()
        word = next((w for w in words[:3] if w in _PART_RANK), "titre")
        above = [part for part in self._parts if _PART_RANK.get(part, 9) < _PART_RANK[word]]
        self._parts, self._article, self._inner = [*above, word], None, []

    def _groups(self, heading: Heading, following: Heading | None) -> bool:
        """Tell whether a heading without the word "article" stands right above an article and has no text of its own."""
        if self._primary is not Shape.ARTICLE or following is None or following.block - heading.block > 2:
            return False
        if (
            following.shape is not Shape.ARTICLE
            or following.depth > self._base
            or heading.shape in (Shape.LINE, Shape.CENTRED, Shape.PLAIN)
        ):
            return False
        lonely = following.block == heading.block + 1 and heading.body is None
        if heading.shape is Shape.ROMAN:
            return lonely or wraps(heading.title, self._block_text(heading.block + 1))
        return (
            lonely and heading.shape in UNNUMBERED and not self._text(heading).rstrip().endswith(":") and heading.strong
        )

    def _text(self, heading: Heading) -> str:
        return self._block_text(heading.block)

    def _block_text(self, index: int) -> str:
        return self._document.blocks[index].span.slice(self._document.text)

    def _choose_plain_children(self) -> frozenset[int]:
        """Return the blocks of numbered lines without any style that head the text of a sub-article.

        A run "A. …", "B. …" inside one article counts when a text, or a numbering of another kind, follows each of its
        members; items of a list follow one another directly.
        """
        chosen: set[int] = set()
        runs: dict[Shape, list[tuple[Heading, bool]]] = {}
        for position, heading in enumerate([*self._headings, None]):
            if heading is None or heading.shape in (self._primary, self._outer, Shape.PART):
                for run in runs.values():
                    if len(run) >= 2 and rank(run[0][0]) == 1 and all(heads for _, heads in run):
                        chosen |= {item.block for item, _ in run}
                runs = {}
            elif (
                heading.shape in NUMBERED
                and not heading.strong
                and heading.title
                and not reads_as_sentence(heading.title)
            ):
                following = self._headings[position + 1] if position + 1 < len(self._headings) else None
                text = (following.block if following else self._end) - heading.block > 1
                deeper = following is not None and following.shape in NUMBERED and following.shape is not heading.shape
                runs.setdefault(heading.shape, []).append((heading, text or deeper))
        return frozenset(chosen)

    def _child_depth(self, heading: Heading) -> int | None:
        """Return the depth of a heading inside an article (2 for a sub-article), None when it is body text."""
        article = self._article
        if article is None or heading.shape in (Shape.LINE, Shape.CENTRED):
            return None
        if heading.shape is Shape.DOTTED:
            first = re.split(r"[.-]", heading.number or "")[0]
            own = bool(article.number) and (first == article.number or ordinal(heading.number) == rank(article))
            title = bool(heading.title) and heading.body is None
            if not own and not (title and (heading.strong or article.number is None)):
                return None
            depth = len(re.split(r"[.-]", heading.number or ""))
            return self._nest(Shape.DOTTED, depth, fixed=True)
        if heading.shape is Shape.PARAGRAPH:
            return self._nest(Shape.PARAGRAPH, 0)
        if heading.shape is Shape.ARTICLE:
            return self._nest(Shape.ARTICLE, heading.depth, fixed=True)
        if heading.shape in NUMBERED:
            accepted = (heading.strong and heading.title) or heading.block in self._plain_children
            return self._nest(heading.shape, 0) if accepted else None
        if self._document.blocks[heading.block].cell is not None or reads_as_sentence(self._text(heading)):
            return None
        if heading.shape in (Shape.CAPITALS, Shape.OPTION) and not heading.strong and not self._heads_text(heading):
            return None
        return self._nest((heading.shape, heading.depth), 0)

    def _heads_text(self, heading: Heading) -> bool:
        """Tell whether a paragraph or a list follows a line of capitals."""
        index = heading.block + 1
        if index >= self._end:
            return False
        text = self._block_text(index).rstrip()
        item = self._document.blocks[index].kind is BlockKind.LIST_ITEM
        return item or not is_short(text) or text.endswith((".", ":", ";"))

    def _nest(self, key: object, depth: int, *, fixed: bool = False) -> int:
        """Return the depth of a sub-heading: that of the open one written alike, else one below the last."""
        if not fixed:
            known = next((entry[1] for entry in self._inner if entry[0] == key), None)
            depth = known if known is not None else (self._inner[-1][1] if self._inner else 1) + 1
        self._inner = [entry for entry in self._inner if entry[1] < depth] + [(key, depth)]
        return depth

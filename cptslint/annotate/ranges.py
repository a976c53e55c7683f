"""From characters of the text that was read to the runs of the file: what a comment may enclose, and where it begins and ends.

Word keeps comments in paragraphs of the main part, so a passage in a text box is enclosed with the whole drawing, one in
a note with the reference to it, and what one cannot cut (a link, a field, a content control, a formula) as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from cptslint.readers.drafts import Origin


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between two nodes of a paragraph, or inside a run.

    Attributes:
        node: The run or other node that is enclosed first or last; the paragraph itself when it is empty.
        child: The child of the run the edge touches; None when the node is enclosed whole.
        offset: Characters of the text of `child` before the edge.
    """

    node: etree._Element
    child: etree._Element | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """What a comment encloses.

    Attributes:
        paragraph: Where it begins.
        last: Paragraph where it ends.
        start: Before its first character.
        end: After its last character.
    """

    paragraph: etree._Element
    last: etree._Element
    start: Edge
    end: Edge


class Body:
    """The main part, its elements numbered as the reader numbers them.

    Args:
        root: Root of the main part, before any change.
        namespace: Namespace of WordprocessingML in braces.
    """

    def __init__(self, root: etree._Element, namespace: str) -> None:
        self.ns = namespace
        self._elements = list(root.iter("*"))
        self._paragraphs = list(root.iter(f"{namespace}p"))
        self._open = tuple(f"{namespace}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "dir", "bdo"))

    def enclosing(self, origins: Iterable[Origin | None]) -> Range | None:
        """Return the smallest range that encloses some characters; None when none of them is in the main part.

        A range that would go from one cell of a table to another ends with the paragraph it begins in.
        """
        known = sorted(origin for origin in origins if origin is not None)
        if not known:
            return None
        first, last = known[0], known[-1]
        paragraph, ending = self._paragraph_of(first), self._paragraph_of(last)
        if paragraph is not ending and self._cell(paragraph) is not self._cell(ending):
            last = [origin for origin in known if self._paragraph_of(origin) is paragraph][-1]
            ending = paragraph
        return Range(paragraph, ending, self._edge(first, after=False), self._edge(last, after=True))

    def whole(self, index: int) -> Range | None:
        """Return the range of a paragraph, by its index among all those of the part; None when there is none."""
        if not 0 <= index < len(self._paragraphs):
            return None
        paragraph = self._outermost(self._paragraphs[index])
        properties = paragraph.find(f"{self.ns}pPr")
        content = [child for child in paragraph if child is not properties and isinstance(child.tag, str)]
        edges = content or [paragraph]
        return Range(paragraph, paragraph, Edge(edges[0]), Edge(edges[-1]))

    def _paragraph_of(self, origin: Origin) -> etree._Element:
        return self._outermost(self._elements[origin[0]])

    def _outermost(self, element: etree._Element) -> etree._Element:
        """Return the paragraph of the body that holds an element, in a text box or not."""
        found = [element] if element.tag == f"{self.ns}p" else []
        return [*found, *element.iterancestors(f"{self.ns}p")][-1]

    def _cell(self, paragraph: etree._Element) -> etree._Element | None:
        return next(paragraph.iterancestors(f"{self.ns}tc"), None)

    def _edge(self, origin: Origin, *, after: bool) -> Edge:
        element = self._elements[origin[0]]
        paragraph = self._outermost(element)
        path = [element, *element.iterancestors()]
        path = path[: path.index(paragraph)]
        field = _field_around(paragraph, path[-1], self.ns)
        if field is not None:
            return Edge(field[1] if after else field[0])
        below = list(reversed(path))
        node = next((one for one in below if one.tag not in self._open), below[-1])
        if node.tag == f"{self.ns}r" and element.getparent() is node:
            return Edge(node, element, origin[1] + after)
        return Edge(node)


def _field_around(
    paragraph: etree._Element, node: etree._Element, namespace: str
) -> tuple[etree._Element, etree._Element] | None:
    """Return the first and the last node of the complex fields that hold a node, when they begin and end in the paragraph."""
    children = list(paragraph)
    rank = children.index(node)
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for index, child in enumerate(children):
        for mark in child.iter(f"{namespace}fldChar"):
            kind = mark.get(f"{namespace}fldCharType")
            if kind == "begin":
                opened.append(index)
            elif kind == "end" and opened:
                found.append((opened.pop(), index))
    around = [pair for pair in found if pair[0] <= rank <= pair[1]]
    if not around:
        return None
    return children[min(pair[0] for pair in around)], children[max(pair[1] for pair in around)]

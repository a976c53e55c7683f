"""Marks of comments in the main part: where a range begins, where it ends, and the reference Word shows in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from cptslint.annotate.cutting import cut
from cptslint.annotate.ranges import Range


def mark(ranges: Sequence[tuple[int, Range]], namespace: str) -> None:
    """Enclose ranges in comment marks.

    Args:
        ranges: Number of each comment with what it encloses, in the order the margin shows them.
        namespace: Namespace of WordprocessingML in braces.
    """
    starts, ends = cut((one.start for _, one in ranges), (one.end for _, one in ranges), namespace)
    for number, one in ranges:
        start = _numbered(f"{namespace}commentRangeStart", number, namespace)
        node = starts[one.start]
        if node is one.paragraph:
            node.append(start)
        else:
            node.addprevious(start)
    for number, one in reversed(ranges):
        end = _numbered(f"{namespace}commentRangeEnd", number, namespace)
        node = ends[one.end]
        if node is one.last:
            node.append(end)
        else:
            node.addnext(end)
        _top(end, one.last).addnext(_reference(number, namespace))


def _top(node: etree._Element, paragraph: etree._Element) -> etree._Element:
    """Return the child of the paragraph that holds a node, so that no tracked change takes the reference away."""
    return next(one for one in _upwards(node) if one.getparent() is paragraph)


def _upwards(node: etree._Element) -> Iterable[etree._Element]:
    yield node
    yield from node.iterancestors()


def _reference(number: int, namespace: str) -> etree._Element:
    run = etree.Element(f"{namespace}r", nsmap={"w": namespace.strip("{}")})
    run.append(_numbered(f"{namespace}commentReference", number, namespace))
    return run


def _numbered(tag: str, number: int, namespace: str) -> etree._Element:
    element = etree.Element(tag, nsmap={"w": namespace.strip("{}")})
    element.set(f"{namespace}id", str(number))
    return element

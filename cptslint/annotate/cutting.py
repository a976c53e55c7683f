"""Runs cut in two where a range begins or ends inside them; what they show stays the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from copy import deepcopy

from lxml import etree

from cptslint.annotate.ranges import Edge

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_Point = tuple[int, int]
"""A place in a run: rank of a child, characters of its text that stay on the left."""


def cut(
    starts: Iterable[Edge], ends: Iterable[Edge], namespace: str
) -> tuple[Mapping[Edge, etree._Element], Mapping[Edge, etree._Element]]:
    """Cut the runs that edges go through.

    Args:
        starts: Edges where ranges begin.
        ends: Edges where ranges end.
        namespace: Namespace of WordprocessingML in braces.

    Returns:
        For each start, the node it stands before; for each end, the node it stands after.
    """
    starts, ends = tuple(starts), tuple(ends)
    points: dict[etree._Element, set[_Point]] = {}
    before = {edge: _point(edge, namespace, is_end=False) for edge in starts}
    after = {edge: _point(edge, namespace, is_end=True) for edge in ends}
    for places in (before, after):
        for edge, point in places.items():
            if point is not None:
                points.setdefault(edge.node, set()).add(point)
    cuts = {run: _inner(run, found, namespace) for run, found in points.items()}
    pieces = {run: _pieces(run, found, namespace) for run, found in cuts.items()}
    return (
        {e: e.node if p is None else pieces[e.node][bisect_right(cuts[e.node], p)] for e, p in before.items()},
        {e: e.node if p is None else pieces[e.node][bisect_left(cuts[e.node], p)] for e, p in after.items()},
    )


def _point(edge: Edge, namespace: str, *, is_end: bool) -> _Point | None:
    """Return the place of an edge in its run, None when the node is enclosed whole."""
    if edge.child is None:
        return None
    rank = edge.node.index(edge.child)
    if not _may_be_cut(edge.child, namespace):
        return (rank + is_end, 0)
    return (rank + 1, 0) if edge.offset >= len(edge.child.text or "") else (rank, edge.offset)


def _may_be_cut(child: etree._Element, namespace: str) -> bool:
    """Tell whether a text can be cut; one whose outer spaces Word ignores would show them once cut."""
    text = child.text or ""
    kept = child.get(_SPACE) == "preserve" or text == text.strip()
    return child.tag == f"{namespace}t" and len(child) == 0 and kept


def _inner(run: etree._Element, points: Iterable[_Point], namespace: str) -> list[_Point]:
    """Return the points that leave something on both sides, in order."""
    first = next((rank for rank, child in enumerate(run) if child.tag != f"{namespace}rPr"), len(run))
    return sorted(point for point in points if (first, 0) < point < (len(run), 0))


def _pieces(run: etree._Element, points: list[_Point], namespace: str) -> list[etree._Element]:
    """Cut a run and return its pieces in order; the first is the run itself."""
    pieces = [run]
    for rank, offset in reversed(points):
        right = _twin(run)
        properties = run.find(f"{namespace}rPr")
        if properties is not None:
            right.append(deepcopy(properties))
            right[0].tail = None
        moved = list(run)[rank + 1 :] if offset else list(run)[rank:]
        if offset:
            right.append(_halved(run[rank], offset))
        for child in moved:
            right.append(child)
        run.addnext(right)
        right.tail, run.tail = run.tail, None
        pieces.insert(1, right)
    return pieces


def _halved(text: etree._Element, offset: int) -> etree._Element:
    """Keep the beginning of a text in place and return the rest."""
    whole = text.text or ""
    rest = _twin(text)
    for part, content in ((text, whole[:offset]), (rest, whole[offset:])):
        part.text = content
        if content != content.strip():
            part.set(_SPACE, "preserve")
    rest.tail, text.tail = text.tail, None
    return rest


def _twin(element: etree._Element) -> etree._Element:
    """Return an empty element with the name and the attributes of another."""
    twin = etree.Element(element.tag, nsmap={key: value for key, value in element.nsmap.items() if key})
    for name, value in element.attrib.items():
        twin.set(name, value)
    return twin

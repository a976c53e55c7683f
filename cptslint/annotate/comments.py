"""Comments as Word keeps them: author, short paragraphs, no date, since a copy made twice must be the same."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from cptslint.reporters.point_lines import PointLine
from cptslint.reporters.wording import NBSP

AUTHOR = "cptslint"
_INITIALS = "cpts"
_HALF_POINTS = "20"
_PRESERVE = ("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def add_comment(comments: etree._Element, number: int, lines: Iterable[PointLine], namespace: str) -> None:
    """Add a comment to the part that holds them.

    Args:
        comments: Root of the part.
        number: Its number, which its marks in the main part bear too.
        lines: What it says; the first line is its title, in bold.
        namespace: Namespace of WordprocessingML in braces.
    """
    comment = etree.SubElement(comments, f"{namespace}comment")
    comment.set(f"{namespace}id", str(number))
    comment.set(f"{namespace}author", AUTHOR)
    comment.set(f"{namespace}initials", _INITIALS)
    for rank, line in enumerate(lines):
        paragraph = etree.SubElement(comment, f"{namespace}p")
        spacing = etree.SubElement(etree.SubElement(paragraph, f"{namespace}pPr"), f"{namespace}spacing")
        spacing.set(f"{namespace}after", "60")
        if rank == 0:
            etree.SubElement(etree.SubElement(paragraph, f"{namespace}r"), f"{namespace}annotationRef")
        if line.lead:
            _run(paragraph, f"{line.lead}{NBSP}: ", namespace, bold=True)
        _run(paragraph, line.text, namespace, bold=rank == 0)


def _run(paragraph: etree._Element, text: str, namespace: str, *, bold: bool) -> None:
    run = etree.SubElement(paragraph, f"{namespace}r")
    properties = etree.SubElement(run, f"{namespace}rPr")
    if bold:
        etree.SubElement(properties, f"{namespace}b")
    etree.SubElement(properties, f"{namespace}sz").set(f"{namespace}val", _HALF_POINTS)
    etree.SubElement(properties, f"{namespace}lang").set(f"{namespace}val", "fr-FR")
    content = etree.SubElement(run, f"{namespace}t")
    content.set(*_PRESERVE)
    content.text = text

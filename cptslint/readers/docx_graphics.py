"""Drawings of a DOCX: the text they hold, and what is told of the pictures and objects that hold none to read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from enum import StrEnum

from lxml import etree

from cptslint.readers.docx_parts import R, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_DIAGRAM_NAMESPACE = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_ALTERNATE = f"{_MC}AlternateContent"
_PICTURES = ("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", f"{_V}imagedata")
_CHARTS = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
)
_INK = "contentPart"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_DIAGRAM = f"{_DIAGRAM_NAMESPACE}relIds"
BOX = f"{W}txbxContent"
_WORD_ART = f"{_V}textpath"
_SHAPE_TEXT = f"{_A}txBody"
_EMU_PER_CM = 360_000
_POINTS_PER_CM = 28.35
_LEAST_TEXT = 60.0
"""Square centimetres from which a picture may show a clause or a page; logos, stamps and signatures are smaller."""
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,10})(pt|in|cm|mm)\b")
_PER_CM = {"pt": _POINTS_PER_CM, "in": 1 / 2.54, "cm": 1.0, "mm": 10.0}


class Seen(StrEnum):
    """What is counted on the way, to be told in notes."""

    INSERTION = "insertion"
    DELETION = "deletion"
    HIDDEN = "hidden"
    IMAGE = "image"
    LOGO = "logo"
    OBJECT = "object"
    CHART = "chart"
    CHUNK = "chunk"
    INK = "ink"


def image_of(area: float | None) -> Seen:
    """Return what a picture is by its size in square centimetres: one that may show text, or a logo."""
    return Seen.LOGO if area is not None and area < _LEAST_TEXT else Seen.IMAGE


def chosen(alternate: etree._Element) -> etree._Element | None:
    """Return the branch of an mc:AlternateContent that Word shows; the fallback repeats it."""
    choice = alternate.find(f"{_MC}Choice")
    return alternate.find(f"{_MC}Fallback") if choice is None else choice


def is_alternate(element: etree._Element) -> bool:
    """Tell whether an element offers the same content in several forms."""
    return element.tag == _ALTERNATE


class GraphicsReader:
    """Finds what drawings hold.

    Args:
        seen: Counts, completed on the way.
    """

    def __init__(self, seen: Counter[Seen]) -> None:
        self._seen = seen

    def holders(self, element: etree._Element, area: float | None = None) -> Iterator[etree._Element]:
        """Yield the elements of a drawing that hold text, in order, and count what holds none to read.

        Args:
            element: A w:drawing, a w:pict, a w:object or something inside.
            area: Size of the drawing in square centimetres, None when nothing said it yet.

        Yields:
            Contents of text boxes (w:txbxContent), or elements for `shape_lines`.
        """
        tag = element.tag
        if tag in (BOX, _DIAGRAM, _SHAPE_TEXT):
            yield element
        elif tag == _WORD_ART:
            if element.get("string", "").strip():
                yield element
        elif tag == f"{W}object":
            self._seen[Seen.OBJECT] += 1
            within = GraphicsReader(Counter())  # its picture shows the object, which is told already
            yield from (holder for child in element for holder in within.holders(child))
        elif tag in _PICTURES:
            self._seen[image_of(area)] += 1
        elif tag in _CHARTS:
            self._seen[Seen.CHART] += 1
        elif tag.endswith(_INK):
            self._seen[Seen.INK] += 1
        elif tag == _ALTERNATE:
            branch = chosen(element)
            if branch is not None:
                yield from self.holders(branch, area)
        else:
            inner = _area(element)
            for child in element:
                yield from self.holders(child, area if inner is None else inner)


def shape_lines(holder: etree._Element, related: Callable[[str], etree._Element | None]) -> list[str]:
    """Return the lines of a shape that is no text box.

    Args:
        holder: Text of a DrawingML shape, WordArt, or the reference of a diagram.
        related: Gives the root of a part by its relationship.
    """
    if holder.tag == _WORD_ART:
        return [holder.get("string", "")]
    root: etree._Element | None = holder
    if holder.tag == _DIAGRAM:
        root = related(holder.get(f"{R}dm", ""))
    if root is None:
        return []
    return ["".join(_paragraph_text(paragraph)) for paragraph in root.iter(f"{_A}p")]


def _paragraph_text(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter(f"{_A}t", f"{_A}br"):
        yield " " if element.tag == f"{_A}br" else element.text or ""


def _area(element: etree._Element) -> float | None:
    """Return the size that an element gives to what it holds, in square centimetres."""
    extent = element.find(_EXTENT)
    if extent is not None:
        width, height = (extent.get(name, "") for name in ("cx", "cy"))
        if width.isdecimal() and height.isdecimal() and len(width) < 12 and len(height) < 12:
            return int(width) * int(height) / _EMU_PER_CM**2
    found = {
        name: _centimetres(number, unit) for name, number, unit in _LENGTH.findall(element.get("style", "")[:2000])
    }
    return found["width"] * found["height"] if len(found) == 2 else None


def _centimetres(number: str, unit: str) -> float:
    return float(number) / _PER_CM[unit] if number.count(".") <= 1 and number.strip(".") else 0.0

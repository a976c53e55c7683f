"""Cells of a DOCX table: how wide they are, and which are shown when several are merged."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from cptslint.readers.docx_graphics import chosen, is_alternate
from cptslint.readers.docx_parts import W
from cptslint.readers.docx_styles import integer

P, TBL, TR, TC = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc"))
IGNORED = tuple(
    f"{W}{name}"
    for name in ("sectPr", "del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "tblPr", "tcPr", "background")
)
"""Elements that hold properties, or text that tracked changes remove."""
_TEXTS = (f"{W}sym", "{*}t")


class MergedCells:
    """Tells which cells of one table are shown, asked in reading order."""

    def __init__(self) -> None:
        self._above: dict[int, str] = {}
        self._before = ""

    def is_shown(self, cell: etree._Element, column: int) -> bool:
        """Tell whether a cell has a text of its own.

        Args:
            cell: A w:tc.
            column: Its grid column.

        Returns:
            False for one that continues a merged cell without adding any word to it. Word never writes words in
            a cell that continues another, but other tools do: these words are read, unless they repeat it.
        """
        properties = cell.find(f"{W}tcPr")
        text = _text(cell)
        continued = _continues(properties, "vMerge") or _continues(properties, "hMerge")
        first = self._before if _continues(properties, "hMerge") else self._above.get(column, "")
        if not continued:
            first = ""
        shown = not continued or text not in ("", first)
        self._above[column] = self._before = first or text
        return shown


def is_deleted(cell: etree._Element) -> bool:
    """Tell whether a tracked change removes a cell."""
    return cell.find(f"{W}tcPr/{W}cellDel") is not None


def width_of(cell: etree._Element) -> int:
    """Return the number of grid columns a cell covers."""
    return max(1, integer(cell.find(f"{W}tcPr/{W}gridSpan"), 1, 1000))


def _continues(properties: etree._Element | None, name: str) -> bool:
    merge = None if properties is None else properties.find(f"{W}{name}")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue"


def _text(cell: etree._Element) -> str:
    return "".join("".join(element.text or "" for element in cell.iter(*_TEXTS)).split())


def below(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield rows or cells, through content controls and other wrappers but not into them."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif is_alternate(child):
            branch = chosen(child)
            if branch is not None:
                yield from below(branch, wanted)
        elif child.tag not in IGNORED and child.tag not in (P, TBL, TR, TC):
            yield from below(child, wanted)

"""An independent extraction of the accepted text of a DOCX: what no reading may lose.

It shares no code with the reader: the standard library's parser, one recursive walk, no style, no numbering. It takes every
text of the main part (w:t, m:t, a:t) that stays once changes are accepted, paragraph by paragraph.
"""

from __future__ import annotations

import io
import posixpath
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"[^\W_]+")
_GONE = ("del", "moveFrom")
_PROPERTIES = (
    "pPr",
    "rPr",
    "sdtPr",
    "sdtEndPr",
    "tblPr",
    "tcPr",
    "sectPr",
    "delText",
    "instrText",
    "delInstrText",
)
_LOOSE = ("r", "hyperlink", "fldSimple", "oMath", "oMathPara", "t")
_SPACES = {"tab": " ", "ptab": " ", "br": " ", "cr": " ", "noBreakHyphen": "-", "sym": " "}


def accepted_words(data: bytes) -> Counter[str]:
    """Return the words of the main part of a DOCX, changes accepted and hidden text left out.

    Args:
        data: The whole file.

    Raises:
        Exception: The file cannot be read by the standard library.
    """
    return words("\n".join(accepted_paragraphs(data)))


def words(text: str) -> Counter[str]:
    """Return the words of a text, counted."""
    plain = unicodedata.normalize("NFKC", text)
    return Counter(
        _WORD.findall("".join(c for c in plain if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t"))
    )


def accepted_paragraphs(data: bytes) -> list[str]:
    """Return the texts of the paragraphs of the main part, text boxes after the paragraph that holds them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = _main(archive)
        root = ET.fromstring(archive.read(name))
    walk = _Walk()
    walk.blocks(root)
    walk.close()
    return walk.paragraphs


def _main(archive: zipfile.ZipFile) -> str:
    names = {name.lstrip("/").lower(): name for name in archive.namelist()}
    if "_rels/.rels" in names:
        for relation in ET.fromstring(archive.read(names["_rels/.rels"])):
            if relation.get("Type", "").endswith("/officeDocument"):
                target = posixpath.normpath(relation.get("Target", "").replace("\\", "/").lstrip("/")).lower()
                if target in names:
                    return names[target]
    return names["word/document.xml"]


def _local(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


def _child(element: ET.Element | None, *path: str) -> ET.Element | None:
    for name in path:
        element = next((child for child in element if _local(child) == name), None) if element is not None else None
    return element


def _is_on(element: ET.Element | None) -> bool:
    values = [value for key, value in element.items() if key.endswith("}val")] if element is not None else []
    return element is not None and (not values or values[0] not in ("0", "false", "off", "none"))


class _Walk:
    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self._open = ""

    def close(self) -> None:
        if self._open.strip():
            self.paragraphs.append(self._open)
        self._open = ""

    def blocks(self, parent: ET.Element) -> None:
        for child in _shown(parent):
            name = _local(child)
            if name in _GONE or name in _PROPERTIES or (name == "tr" and _child(child, "trPr", "del") is not None):
                continue
            if name == "tc" and _child(child, "tcPr", "cellDel") is not None:
                continue
            if name == "p":
                self._paragraph(child)
            elif name in _LOOSE:
                boxes: list[ET.Element] = []
                self.paragraphs.append("".join(self._inline([child], boxes, [])))
                for box in boxes:
                    self.blocks(box)
            else:
                if name in ("tbl", "tc"):
                    self.close()
                self.blocks(child)
                if name == "tc":
                    self.close()

    def _paragraph(self, paragraph: ET.Element) -> None:
        boxes: list[ET.Element] = []
        codes: list[bool] = []
        self._open += "".join(self._inline(paragraph, boxes, codes))
        mark = _child(paragraph, "pPr", "rPr")
        if not any(_child(mark, name) is not None for name in _GONE):
            self.close()
        for box in boxes:
            rest, self._open = self._open, ""
            self.blocks(box)
            self.close()
            self._open = rest

    def _inline(self, parent: Iterable[ET.Element], boxes: list[ET.Element], codes: list[bool]) -> Iterator[str]:
        for child in _shown(parent):
            name = _local(child)
            if name in _GONE or name in _PROPERTIES:
                continue
            if name == "txbxContent":
                boxes.append(child)
            elif name == "fldChar":
                kind = next((value for key, value in child.items() if key.endswith("}fldCharType")), "")
                if kind == "begin":
                    codes.append(True)
                elif codes and kind == "separate":
                    codes[-1] = False
                elif codes:
                    codes.pop()
            elif name == "t":
                if not any(codes):
                    yield "".join(child.itertext())
            elif name == "ruby":
                yield from self._inline(child.iterfind("{*}rubyBase"), boxes, codes)
                yield " ("
                yield from self._inline(child.iterfind("{*}rt"), boxes, codes)
                yield ")"
            elif name == "den":
                yield "/"
                yield from self._inline(child, boxes, codes)
            elif name in ("p", "tc"):
                yield "\n"
                yield from self._inline(child, boxes, codes)
                yield "\n"
            elif name in _SPACES:
                yield _SPACES[name]
            elif name == "r" and _is_on(_child(child, "rPr", "vanish")):
                continue
            else:
                yield from self._inline(child, boxes, codes)


def _shown(parent: Iterable[ET.Element]) -> Iterator[ET.Element]:
    """Yield children; of alternate contents, those of the first choice, else of the fallback."""
    for child in parent:
        if _local(child) == "AlternateContent":
            branch = _child(child, "Choice")
            branch = _child(child, "Fallback") if branch is None else branch
            if branch is not None:
                yield from _shown(branch)
        else:
            yield child

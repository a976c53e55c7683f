"""The content of a paragraph of an ODT: text with its presentation, and what is anchored in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from cptslint.readers.docx_graphics import Seen, image_of
from cptslint.readers.docx_lines import Chunk
from cptslint.readers.docx_styles import RunFacts
from cptslint.readers.lengths import area_of
from cptslint.readers.odt_lists import number_of
from cptslint.readers.odt_styles import DRAW, OFFICE, TABLE, TEXT, OdtStyles, ParagraphFacts

_SPACE = re.compile(r"[ \t\r\n]+")
_MAX_SPACES = 200
_ANNOTATION = f"{OFFICE}annotation"
_SILENT = (
    f"{OFFICE}annotation-end", f"{TEXT}ruby-text", f"{TEXT}number", f"{TEXT}script", f"{OFFICE}event-listeners",
    f"{OFFICE}forms", f"{TEXT}tracked-changes",
)  # fmt: skip
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_DATA = f"{OFFICE}binary-data"


@dataclass(frozen=True, slots=True)
class Inline:
    """What a paragraph holds, in order: its visible text, the text boxes and the notes anchored in it."""

    chunks: list[Chunk] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)


class OdtInlineReader:
    """Reads the paragraphs of one part.

    Args:
        styles: Styles of the part.
        seen: Counts, completed on the way.
    """

    def __init__(self, styles: OdtStyles, seen: Counter[Seen]) -> None:
        self._styles = styles
        self._seen = seen
        self._facts = ParagraphFacts()
        self._found = Inline()
        self._spaced = True

    def read(self, paragraph: etree._Element, facts: ParagraphFacts) -> Inline:
        """Return what a paragraph holds.

        Args:
            paragraph: A text:p or text:h.
            facts: Presentation of its style.
        """
        self._facts = facts
        self._found = Inline()
        self._spaced = True
        self._walk(paragraph, facts.run, linked=False)
        return self._found

    def frame(self, frame: etree._Element) -> Inline:
        """Return what a frame that stands outside paragraphs holds."""
        self._found = Inline()
        self._graphics(frame)
        return self._found

    def _walk(self, parent: etree._Element, facts: RunFacts, *, linked: bool) -> None:
        self._text(parent.text, facts, linked=linked)
        for child in parent:
            self._child(child, facts, linked=linked)
            self._text(child.tail, facts, linked=linked)

    def _child(self, child: etree._Element, facts: RunFacts, *, linked: bool) -> None:
        tag = child.tag
        if tag == f"{TEXT}span":
            self._walk(child, self._styles.run(child.get(f"{TEXT}style-name", "")).over(facts), linked=linked)
        elif tag == f"{TEXT}s":
            self._literal(" " * min(number_of(child.get(f"{TEXT}c", "1")) or _MAX_SPACES, _MAX_SPACES), facts)
        elif tag == f"{TEXT}tab":
            self._literal("\t" if self._facts.contents else " ", facts)
        elif tag == f"{TEXT}line-break":
            self._literal("\n", facts)
        elif tag == f"{TEXT}note":
            self._found.notes.append(child)
        elif tag == _ANNOTATION or tag in _SILENT:
            return
        elif isinstance(tag, str) and tag.startswith((DRAW, TABLE)):
            self._graphics(child)
        elif child.get(f"{TEXT}is-hidden") == "true":
            self._seen[Seen.HIDDEN] += 1
        else:
            self._walk(child, facts, linked=linked or tag == f"{TEXT}a")

    def _text(self, text: str | None, facts: RunFacts, *, linked: bool) -> None:
        """Add text, its white space folded as the format says."""
        if not text:
            return
        folded = _SPACE.sub(" ", text)
        if self._spaced:
            folded = folded.lstrip(" ")
        if not folded:
            return
        if facts.hidden:
            self._seen[Seen.HIDDEN] += bool(folded.strip())
            return
        self._spaced = folded.endswith(" ")
        self._add(folded, facts, linked=linked)

    def _literal(self, text: str, facts: RunFacts) -> None:
        if not facts.hidden:
            self._spaced = text == "\n"
            self._add(text, facts, linked=False)

    def _add(self, text: str, facts: RunFacts, *, linked: bool) -> None:
        underlined = bool(facts.underlined) and not linked
        self._found.chunks.append(Chunk(text, bool(facts.bold), underlined, bool(facts.highlighted)))

    def _graphics(self, element: etree._Element, area: float | None = None) -> None:
        """Collect the text of a drawing and count what holds none that can be read."""
        tag = element.tag
        if tag in (f"{DRAW}object", f"{DRAW}object-ole"):
            self._seen[Seen.OBJECT] += 1
            return
        if tag == f"{DRAW}image":
            self._seen[image_of(area)] += 1
            return
        if tag == f"{DRAW}frame" and element.find(f"{DRAW}object") is not None:
            self._seen[Seen.OBJECT] += 1
            return
        if any(child.tag in (f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TABLE}table") for child in element):
            self._found.boxes.append(element)
            return
        own = area_of(element.get(f"{_SVG}width"), element.get(f"{_SVG}height"))
        for child in element:
            if child.tag != _DATA:
                self._graphics(child, area if own is None else own)

"""Styles of an ODT: the facts of presentation of a paragraph or of a span, through the chain of parents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from cptslint.readers.docx_styles import RunFacts
from cptslint.text.fold import fold

OFFICE, STYLE, TEXT, TABLE, DRAW, _FO = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}"
    for name in ("office", "style", "text", "table", "drawing", "xsl-fo-compatible")
)
_HEADING = re.compile(r"(?:heading|titre)(?: |_20_)([1-9])$")
_TITLE = re.compile(r"(?:title|titre|titre principal)$")
_CONTENTS = re.compile(r"(?:contents|toc|tm|sommaire|table des matieres)(?: |_20_)?[1-9]$")
_COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$", re.IGNORECASE)
_VIVID = 0x50
"""Least difference between the components of a colour that highlights: greys are shading."""
_MAX_CHAIN = 50
NO_FACTS = RunFacts()


@dataclass(frozen=True, slots=True)
class ParagraphFacts:
    """Presentation of a paragraph style, its chain resolved.

    Attributes:
        heading_level: From 1; None when it is no heading.
        title: The style is Title.
        contents: The style is a line of a table of contents.
        centred: The paragraph is centred; None when nothing is said.
        list_style: Style of the lists it belongs to; empty for none.
        numbered: False when the style says that its headings bear no number.
        run: Presentation of the text.
    """

    heading_level: int | None = None
    title: bool = False
    contents: bool = False
    centred: bool | None = None
    list_style: str = ""
    numbered: bool = True
    run: RunFacts = NO_FACTS


class OdtStyles:
    """The styles that apply to one part of a document.

    Args:
        roots: The parts that declare them; a later one hides what bears the same name before.
    """

    def __init__(self, *roots: etree._Element | None) -> None:
        self._styles: dict[tuple[str, str], etree._Element] = {}
        self._defaults: dict[str, RunFacts] = {}
        self._paragraphs: dict[str, ParagraphFacts] = {}
        self._runs: dict[str, RunFacts] = {}
        self.lists: dict[str, etree._Element] = {}
        self.outline: etree._Element | None = None
        for root in roots:
            if root is not None:
                self._declare(root)

    def paragraph(self, name: str) -> ParagraphFacts:
        """Return the facts of a paragraph style."""
        if name not in self._paragraphs:
            self._paragraphs[name] = self._resolve(name)
        return self._paragraphs[name]

    def run(self, name: str) -> RunFacts:
        """Return the facts of a text style."""
        if name not in self._runs:
            facts = NO_FACTS
            for style in self._chain("text", name):
                facts = facts.over(_run_facts(style))
            self._runs[name] = facts
        return self._runs[name]

    def _declare(self, root: etree._Element) -> None:
        for element in root.iter(f"{STYLE}style", f"{STYLE}default-style", f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = element.get(f"{STYLE}name", "")
            if element.tag == f"{TEXT}list-style":
                self.lists[name] = element
            elif element.tag == f"{TEXT}outline-style":
                self.outline = element
            elif element.tag == f"{STYLE}style":
                self._styles[element.get(f"{STYLE}family", ""), name] = element
            else:
                self._defaults[element.get(f"{STYLE}family", "")] = _run_facts(element)

    def _chain(self, family: str, name: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while (family, name) in self._styles and name not in seen and len(seen) < _MAX_CHAIN:
            seen.add(name)
            style = self._styles[family, name]
            yield style
            name = style.get(f"{STYLE}parent-style-name", "")

    def _resolve(self, name: str) -> ParagraphFacts:
        facts = ParagraphFacts()
        numbered: bool | None = None
        for style in self._chain("paragraph", name):
            shown = fold(style.get(f"{STYLE}display-name", style.get(f"{STYLE}name", ""))).strip()
            listed = style.get(f"{STYLE}list-style-name")
            if listed is not None and numbered is None:
                numbered = bool(listed)
            properties = style.find(f"{STYLE}paragraph-properties")
            align = None if properties is None else properties.get(f"{_FO}text-align")
            facts = ParagraphFacts(
                heading_level=facts.heading_level or _level(style, shown),
                title=facts.title or _TITLE.match(shown) is not None,
                contents=facts.contents or _CONTENTS.match(shown) is not None,
                centred=align == "center" if facts.centred is None and align is not None else facts.centred,
                list_style=facts.list_style or listed or "",
                run=facts.run.over(_run_facts(style)),
            )
        run = facts.run.over(self._defaults.get("paragraph", NO_FACTS))
        return replace(facts, run=run, numbered=numbered is not False)


def _level(style: etree._Element, shown: str) -> int | None:
    outline = style.get(f"{STYLE}default-outline-level", "")
    if outline.isdecimal() and len(outline) <= 2:
        return int(outline) or None
    match = _HEADING.match(shown)
    return int(match.group(1)) if match is not None else None


def _run_facts(style: etree._Element) -> RunFacts:
    properties = style.find(f"{STYLE}text-properties")
    if properties is None:
        return NO_FACTS
    bold = underlined = highlighted = hidden = None
    if weight := properties.get(f"{_FO}font-weight"):
        bold = weight == "bold" or (weight.isdecimal() and len(weight) <= 4 and int(weight) >= 600)
    if line := properties.get(f"{STYLE}text-underline-style"):
        underlined = line != "none"
    if colour := properties.get(f"{_FO}background-color"):
        highlighted = is_vivid(colour)
    if display := properties.get(f"{TEXT}display"):
        hidden = display == "none"
    return RunFacts(bold, underlined, highlighted, hidden)


def is_vivid(colour: str) -> bool:
    """Tell whether a colour such as "#ffff00" is neither white, black nor a grey."""
    match = _COLOUR.match(colour.strip())
    if match is None:
        return False
    parts = [int(part, 16) for part in match.groups()]
    return max(parts) - min(parts) >= _VIVID

"""Wordings inserted as tracked changes, that accept and reject without a trace.

A wording is a paragraph of its own after the paragraph it answers: rejected, it joins the next paragraph and leaves
nothing. Where no paragraph follows (the end of a cell, of a section), it stands at the end of the paragraph, after a line break.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from cptslint.annotate.comments import AUTHOR

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_COPIED = (
    "keepNext", "keepLines", "pageBreakBefore", "framePr", "numPr", "outlineLvl", "rPr", "sectPr", "pPrChange",
)  # fmt: skip
_RUN_NOT_COPIED = (
    "rStyle", "ins", "del", "moveFrom", "moveTo", "rPrChange", "highlight", "vanish", "u", "strike", "dstrike", "vertAlign",
    "fitText", "specVanish", "webHidden",
)  # fmt: skip
_BEFORE_NUMBERING = ("pStyle", "widowControl")


class Inserter:
    """Inserts wordings in one document.

    Args:
        namespace: Namespace of WordprocessingML in braces.
        next_id: Gives the number of each tracked change.
    """

    def __init__(self, namespace: str, next_id: Callable[[], int]) -> None:
        self._ns = namespace
        self._next_id = next_id
        self._last: dict[etree._Element, etree._Element] = {}

    def insert(self, paragraph: etree._Element, text: str, *, below_table: bool, is_heading: bool) -> None:
        """Insert a wording after a paragraph, and after those already inserted there.

        Args:
            paragraph: The paragraph it answers.
            text: The wording.
            below_table: When the paragraph stands in a table, the wording follows the table.
            is_heading: The paragraph is a heading, whose style is not that of a clause.
        """
        tables = list(paragraph.iterancestors(f"{self._ns}tbl"))
        anchor = tables[-1] if below_table and tables else paragraph
        last = self._last.get(anchor, anchor)
        run = self._run(paragraph, text)
        if self._takes_a_paragraph_after(anchor, last):
            new = self._paragraph(paragraph, is_heading=is_heading or anchor is not paragraph)
            new.append(self._tracked(run))
            last.addnext(new)
            self._last[anchor] = new
        else:
            run.insert(len(run) - 1, self._element("br"))
            paragraph.append(self._tracked(run))

    def _takes_a_paragraph_after(self, anchor: etree._Element, last: etree._Element) -> bool:
        properties = anchor.find(f"{self._ns}pPr")
        if properties is not None:
            changed = properties.find(f"{self._ns}rPr/{self._ns}del") is not None
            if changed or properties.find(f"{self._ns}sectPr") is not None:
                return False
        following = last.getnext()
        while following is not None and not (isinstance(following.tag, str) and len(following)):
            if following.tag == f"{self._ns}p":
                break
            following = following.getnext()
        return following is not None and following.tag == f"{self._ns}p"

    def _paragraph(self, model: etree._Element, *, is_heading: bool) -> etree._Element:
        """Return an empty paragraph laid out as another, without its number, its end marked as inserted."""
        new = self._element("p")
        found = model.find(f"{self._ns}pPr")
        properties = self._element("pPr") if found is None else deepcopy(found)
        properties.tail = None
        for name in _NOT_COPIED if not is_heading else (*_NOT_COPIED, "pStyle", "jc"):
            for child in properties.findall(f"{self._ns}{name}"):
                properties.remove(child)
        numbering = self._element("numPr")
        for name in ("ilvl", "numId"):
            numbering.append(self._element(name, val="0"))
        before = [child for child in properties if child.tag in [f"{self._ns}{name}" for name in _BEFORE_NUMBERING]]
        properties.insert(len(before), numbering)
        mark = self._element("rPr")
        mark.append(self._change())
        properties.append(mark)
        new.append(properties)
        return new

    def _run(self, paragraph: etree._Element, text: str) -> etree._Element:
        """Return a run in the letters of the last one of a paragraph."""
        run = self._element("r")
        shown = [one for one in paragraph.iter(f"{self._ns}r") if one.find(f"{self._ns}t") is not None]
        found = shown[-1].find(f"{self._ns}rPr") if shown else None
        if found is not None:
            properties = deepcopy(found)
            properties.tail = None
            for name in _RUN_NOT_COPIED:
                for child in properties.findall(f"{self._ns}{name}"):
                    properties.remove(child)
            run.append(properties)
        content = self._element("t")
        content.text = text
        content.set(_SPACE, "preserve")
        run.append(content)
        return run

    def _tracked(self, run: etree._Element) -> etree._Element:
        change = self._change()
        change.append(run)
        return change

    def _change(self) -> etree._Element:
        return self._element("ins", id=str(self._next_id()), author=AUTHOR)

    def _element(self, name: str, **attributes: str) -> etree._Element:
        element = etree.Element(f"{self._ns}{name}", nsmap={"w": self._ns.strip("{}")})
        for key, value in attributes.items():
            element.set(f"{self._ns}{key}", value)
        return element

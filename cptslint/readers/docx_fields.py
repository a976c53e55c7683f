"""Complex fields of a w:p: what is code and what is result, and the text that some fields show without any result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from cptslint.readers.docx_parts import W
from cptslint.readers.docx_styles import integer, is_on

FIELD, CODE = f"{W}fldChar", f"{W}instrText"
_KIND = f"{W}fldCharType"
_GONE = (f"{W}del", f"{W}moveFrom")
_BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s(.*)", re.IGNORECASE | re.DOTALL)
_MAX_CODE = 2000
"""Characters of the code of one field that are kept; a button shows a few words."""


@dataclass(slots=True)
class _Field:
    """A field that has begun.

    Attributes:
        begin: Its w:fldChar.
        whole: It goes on to its result or its end in this paragraph; else the text after its code is shown.
        in_code: Its separator has not come yet.
        written: Its result holds text.
        code: Its code so far.
    """

    begin: etree._Element
    whole: bool
    in_code: bool = True
    written: bool = False
    code: str = ""


class Fields:
    """Follows the fields of one paragraph, in order.

    Args:
        content: What the paragraph holds.
    """

    def __init__(self, content: Iterable[etree._Element]) -> None:
        self._content = content
        self._open: list[_Field] = []
        self._whole: set[etree._Element] | None = None

    @property
    def is_code(self) -> bool:
        """Tell whether a text that stands here is the code of a field, which Word does not show."""
        if not self._open:
            return False
        *outer, last = self._open
        return (last.in_code and last.whole) or any(field.in_code for field in outer)

    def write(self) -> None:
        """Say that a text stands here."""
        for field in self._open:
            field.written = True

    def add_code(self, text: str) -> None:
        """Say that a w:instrText stands here."""
        if self._open and len(self._open[-1].code) < _MAX_CODE:
            self._open[-1].code += text[:_MAX_CODE]

    def meet(self, element: etree._Element) -> str:
        """Follow a w:fldChar, and return the text shown by a field that ends without a result."""
        kind = element.get(_KIND, "")
        if kind == "begin":
            if self._whole is None:
                self._whole = _whole(self._content)
            self._open.append(_Field(element, element in self._whole))
        elif kind == "separate" and self._open:
            self._open[-1].in_code = False
        elif kind == "end" and self._open:
            field = self._open.pop()
            if not field.written and not self.is_code:
                return _shown(field)
        return ""


def _whole(content: Iterable[etree._Element]) -> set[etree._Element]:
    """Return the beginnings of the fields whose code ends in the same paragraph."""
    found: set[etree._Element] = set()
    waiting: list[etree._Element] = []
    for element in (field for holder in content for field in holder.iter(FIELD)):
        kind = element.get(_KIND)
        if any(ancestor.tag in _GONE for ancestor in element.iterancestors()):
            continue
        if kind == "begin":
            waiting.append(element)
        elif waiting:
            found.add(waiting[-1])
            if kind == "end":
                waiting.pop()
    return found


def _shown(field: _Field) -> str:
    """Return what Word draws for a list to choose from, a box to tick or a button."""
    choices, box = (field.begin.find(f"{W}ffData/{W}{name}") for name in ("ddList", "checkBox"))
    if choices is not None:
        entries = [entry.get(f"{W}val", "") for entry in choices.iterchildren(f"{W}listEntry")]
        chosen = integer(choices.find(f"{W}result"), integer(choices.find(f"{W}default"), 0))
        return entries[chosen] if chosen < len(entries) else ""
    if box is not None:
        checked = box.find(f"{W}checked")
        return "☒" if is_on(box.find(f"{W}default") if checked is None else checked) else "☐"
    button = _BUTTON.match(field.code)
    return button.group(1).strip() if button is not None else ""

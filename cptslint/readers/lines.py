"""Lines of a text file, and the depth of list items told by indentation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text file, or a paragraph made of several.

    Attributes:
        number: Place of the first line in the file, from 0.
        text: Clean text without spaces around; empty for a blank line.
        indent: Spaces in front, tabs counted as four.
        page: A page begins here, or running headers were dropped just before.
        gap: With `page`: blank lines separated it from the text before.
    """

    number: int
    text: str
    indent: int = 0
    page: bool = False
    gap: bool = False


class Indents:
    """Depths of the items of one list, from the indentations met so far."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def level(self, indent: int) -> int:
        """Return the level of an item, from 0.

        Args:
            indent: Spaces in front of the mark; one space more or less is no other level.
        """
        while self._open and self._open[-1] > indent + 1:
            self._open.pop()
        if not self._open or indent > self._open[-1] + 1:
            self._open.append(indent)
        return len(self._open) - 1

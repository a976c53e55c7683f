"""Token ranges that were found, looked up again and again by their first tokens."""

from __future__ import annotations

from bisect import bisect_left

Places = tuple[tuple[int, int], ...]
"""Half-open token ranges, sorted."""


class Found:
    """Token ranges that were found.

    Args:
        places: The ranges, sorted.
    """

    __slots__ = ("_starts", "places")

    def __init__(self, places: Places) -> None:
        self.places = places
        self._starts = [start for start, _ in places]

    def beginning(self, start: int, end: int) -> Places:
        """Return the ranges that begin in a token range; first tokens alone are compared much faster than pairs."""
        if not self._starts:
            return ()
        low = bisect_left(self._starts, start)
        return self.places[low : bisect_left(self._starts, end, low)]

"""Refusal of a PDF whose streams unfold beyond measure, before anything unfolds them in memory."""

from __future__ import annotations

import re
import zlib

from cptslint.errors import InputError

MAX_UNFOLDED = 1_000_000_000
MAX_RATIO = 200
_STREAM = re.compile(rb"stream\r?\n")
_STEP = 1_000_000
_FREE = 50_000_000
"""Bytes that streams may unfold to whatever their size: pictures of plain pages are this compressed."""


def refuse_bombs(data: bytes, place: str) -> None:
    """Unfold each stream piece by piece, without keeping anything, and refuse those that never end.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Raises:
        InputError: The streams unfold to more than two hundred times the file.
    """
    most = min(MAX_UNFOLDED, max(_FREE, MAX_RATIO * len(data)))
    total = 0
    for match in _STREAM.finditer(data):
        total += _unfolded(data, match.end(), most - total)
        if total >= most:
            raise InputError(
                f"{place} se déploie hors de toute mesure (plus de {most // 1_000_000} Mo) : enregistrez-en une copie sans"
                " images, ou donnez le texte seul."
            )


def _unfolded(data: bytes, start: int, most: int) -> int:
    """Return how many bytes a stream unfolds to, counting no further than a bound; 0 when it is not folded."""
    unfolder = zlib.decompressobj()
    size = 0
    at = start
    end = data.find(b"endstream", start)
    end = len(data) if end < 0 else end
    pending = b""
    try:
        while size < most and not unfolder.eof and (pending or at < end):
            if not pending:
                pending, at = data[at : min(at + 65_536, end)], at + 65_536
            size += len(unfolder.decompress(pending, _STEP))
            pending = unfolder.unconsumed_tail
    except zlib.error:
        return size
    return size

"""Cleaning that changes length, done once by the readers before any offset exists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_INVISIBLE = dict.fromkeys(
    [
        0x00AD,  # soft hyphen
        0x200B,  # zero width space
        0x200C,
        0x200D,
        0x2060,  # word joiner
        0xFEFF,  # byte order mark
        *range(0x200E, 0x2010),  # directional marks
        *range(0x202A, 0x202F),  # directional embeddings and overrides
        *range(0x2061, 0x2065),  # invisible operators
        *range(0x2066, 0x2070),  # directional isolates, and shapes no longer used
        0x034F,  # combining grapheme joiner
        0x061C,  # Arabic letter mark
        *range(0x180B, 0x180F),  # Mongolian selectors
        *(0x115F, 0x1160, 0x3164, 0xFFA0),  # fillers
        *range(0xFE00, 0xFE10),  # variation selectors
        *range(0xFFF9, 0xFFFC),  # annotations between lines
        *range(0xE0000, 0xE01F0),  # tags and variation selectors
    ]
)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
MOST_BLANKS = 64
"""Longest run of blanks on a line: what is beyond says nothing, and reading it costs its square or worse."""
_EXCESS = re.compile(rf"([^\S\n]{{{MOST_BLANKS}}})[^\S\n]++")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text composed (NFC), with plain line ends and without invisible characters.

    Args:
        text: Text as decoded from the file.

    Returns:
        The same text for a human reader: soft hyphens, zero-width and directional characters, control characters and
        lone surrogates removed, typographic ligatures spelled out, line ends as "\\n", at most `MOST_BLANKS`
        blanks in a row.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_LIGATURES))
    return _EXCESS.sub(r"\1", _CONTROLS.sub("", text))


def clean_origins(text: str) -> list[int]:
    """Return, for each character of `clean(text)`, the index in the text of the character it comes from.

    Args:
        text: Text as decoded from the file.

    Returns:
        As many indices as `clean(text)` has characters, never decreasing; a composed letter comes from its base.
    """
    kept: list[tuple[str, int]] = []
    for index, character in enumerate(text):
        if character == "\n" and text[index - 1 : index] == "\r":
            continue
        plain = "\n" if character in "\r\u2028\u2029" else character.translate(_INVISIBLE).translate(_LIGATURES)
        kept.extend((one, index) for one in plain)
    if not unicodedata.is_normalized("NFC", "".join(one for one, _ in kept)):
        kept = list(_composed(kept))
    kept = [(one, index) for one, index in kept if _CONTROLS.match(one) is None]
    written = "".join(one for one, _ in kept)
    excess = {rank for match in _EXCESS.finditer(written) for rank in range(match.start() + MOST_BLANKS, match.end())}
    return [index for rank, (_, index) in enumerate(kept) if rank not in excess]


def _composed(kept: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Yield the characters composed, each cluster (a base and what joins it) at the place of its base."""
    cluster, start = "", 0
    for one, index in kept:
        joined = unicodedata.normalize("NFC", cluster + one)
        apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", one)
        if cluster and not unicodedata.combining(one) and joined == apart:
            yield from ((character, start) for character in unicodedata.normalize("NFC", cluster))
            cluster = ""
        start = start if cluster else index
        cluster += one
    yield from ((character, start) for character in unicodedata.normalize("NFC", cluster))

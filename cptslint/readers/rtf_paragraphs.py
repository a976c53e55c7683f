"""The text of a paragraph and its label, put together from the pieces in which an RTF writes them."""

from __future__ import annotations

from dataclasses import replace

from cptslint.readers.docx_lines import Chunk
from cptslint.readers.marks import without_private
from cptslint.readers.numbering import Label
from cptslint.text.clean import clean


def label_of(parts: list[str] | None, level: int) -> Label | None:
    """Return the label that the file writes in full before an item, None when it shows nothing."""
    text = "" if parts is None else without_private(clean("".join(parts))).replace("\t", " ").strip()
    if not text:
        return None
    return Label(text if any(character.isalnum() for character in text) and text != "o" else "-", " ", level)


def whole_characters(chunks: list[Chunk]) -> list[Chunk]:
    """Return the text of a paragraph with one character for each pair of surrogates, however it was cut."""
    return [replace(chunk, text=_paired(chunk.text)) for chunk in _joined(chunks)]


def _joined(chunks: list[Chunk]) -> list[Chunk]:
    """Join neighbours with one presentation, so that the halves of a character meet."""
    joined: list[Chunk] = []
    for chunk in chunks:
        if joined and replace(joined[-1], text="") == replace(chunk, text=""):
            joined[-1] = replace(chunk, text=joined[-1].text + chunk.text)
        else:
            joined.append(chunk)
    return joined


def _paired(text: str) -> str:
    """Return the text with one character for each pair of surrogates."""
    if not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

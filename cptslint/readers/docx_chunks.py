"""Files inserted whole in a DOCX (w:altChunk) that are no DOCX: a text is read; what else there may be is told as not read."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.errors import InputError
from cptslint.readers.drafts import Draft
from cptslint.readers.sniff import Format, recognise


def format_of_chunk(name: str, data: bytes) -> Format | None:
    """Tell which reader suits an inserted file, None when it is of a kind that is not read."""
    try:
        return recognise(data, name)
    except InputError:
        return None


def text_of_chunk(name: str, data: bytes) -> Sequence[Draft] | None:
    """Return the blocks of an inserted text, None when it cannot be read."""
    from cptslint.readers.text import read_text

    try:
        return read_text(data, name).drafts
    except InputError:
        return None

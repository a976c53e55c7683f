"""Files inserted whole in a DOCX (w:altChunk) that are no DOCX: read like a file of their format; what cannot be is told."""

from __future__ import annotations

from collections.abc import Sequence

from cptslint.errors import InputError
from cptslint.readers.dispatch import reader_of
from cptslint.readers.drafts import Draft
from cptslint.readers.sniff import Format, recognise


def format_of_chunk(name: str, data: bytes) -> Format | None:
    """Tell which reader suits an inserted file, None when it is of a kind that is not read."""
    try:
        return recognise(data, name)
    except InputError:
        return None


def text_of_chunk(name: str, data: bytes, format_: Format) -> Sequence[Draft] | None:
    """Return the blocks of an inserted file that is no DOCX, None when it cannot be read."""
    try:
        return reader_of(format_)(data, name).drafts
    except InputError:
        return None

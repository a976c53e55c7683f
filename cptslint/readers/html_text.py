"""Bytes of a page of HTML to text, by the encoding it declares."""

from __future__ import annotations

import codecs
import re

from cptslint.model.document import Note
from cptslint.readers.encodings import guessed, wide_encoding

_DECLARED = re.compile(rb"(?:charset|encoding)\s*+=\s*+[\"']?\s*+([\w-]{2,30})", re.IGNORECASE)
_HEAD = 4096
_LATIN = ("iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii")
"""Names that browsers read as Windows-1252."""


def decoded(data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return the text of a page, and a note when its encoding had to be guessed.

    Args:
        data: The whole file.
    """
    wide = wide_encoding(data)
    if wide is not None:
        return _plain(data.decode(wide, "replace")), ()
    declared = _DECLARED.search(data[:_HEAD])
    name = declared.group(1).decode("ascii").lower() if declared is not None else "utf-8"
    name = "cp1252" if name in _LATIN else "utf-8" if name.startswith("utf-16") else name
    try:
        return _plain(data.decode("utf-8-sig" if codecs.lookup(name).name == "utf-8" else name)), ()
    except (LookupError, UnicodeDecodeError):
        pass
    try:
        return _plain(data.decode("utf-8-sig")), ()
    except UnicodeDecodeError:
        guess = guessed(data)
        message = f"L'encodage annoncé par la page n'est pas le sien : elle est lue comme du {guess.name}."
        return _plain(guess.text), (Note("guessed-encoding", message),)


def _plain(text: str) -> str:
    """Return the text without the characters that end a document for the parser; it is decoded, whatever it declares."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")

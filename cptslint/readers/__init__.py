"""Readers: bytes of a file to a `Document`, whatever the format, without ever touching the file.

The format is told by the content, never by the suffix. lxml and zipfile are imported only when a DOCX is met, so that
importing this package costs next to nothing.
"""

from __future__ import annotations

from pathlib import Path

from cptslint.errors import InputError
from cptslint.model.document import Document
from cptslint.readers.drafts import Reading, assemble
from cptslint.readers.sniff import WRONG, Format, place_of, recognise

MAX_FILE_BYTES = 200_000_000
"""Larger files are refused before they are read whole."""


def read(path: Path) -> Document:
    """Read a convention.

    Args:
        path: A DOCX, a plain text or a Markdown file.

    Returns:
        The text as accepted, in reading order; a DOCX may have none, and a note says so.

    Raises:
        InputError: The file is missing, of another kind, damaged or too large, or a text file is blank.
    """
    source = source_of(path)
    return read_bytes(load(path), source)


def source_of(path: Path) -> str:
    """Return a path as reports write it, which UTF-8 can always encode."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def read_bytes(data: bytes, source: str) -> Document:
    """Read a convention from the bytes of a file.

    Args:
        data: The whole file.
        source: Path as the user gave it, or "-" for the standard input.

    Returns:
        The text as accepted, in reading order; a DOCX may have none, and a note says so.

    Raises:
        InputError: The bytes are of another kind, damaged or too many, or a text is blank.
    """
    place = place_of(source)
    format_ = recognise(data, place)
    reading = _docx(data, place) if format_ is Format.DOCX else _text(data, place)
    if not reading.drafts and not any(note.code == "no-text" for note in reading.notes):
        raise InputError(f"{place} ne contient aucun texte à analyser : {_advice(format_)}.")
    return assemble(reading, data, source)


def _docx(data: bytes, place: str) -> Reading:
    from cptslint.readers.docx import read_docx

    return read_docx(data, place)


def _text(data: bytes, place: str) -> Reading:
    from cptslint.readers.text import read_text

    return read_text(data, place)


def _advice(format_: Format) -> str:
    if format_ is Format.DOCX:
        return "si la convention y est numérisée en image, passez-la d'abord à la reconnaissance de caractères (OCR)"
    return WRONG


def load(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        InputError: The file is missing, a folder, too large or cannot be opened.
    """
    place = place_of(source_of(path))
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise InputError(f"{place} est introuvable : vérifiez le nom et le dossier du fichier.") from error
    except IsADirectoryError as error:
        raise InputError(f"{place} est un dossier : donnez le fichier de la convention lui-même.") from error
    except PermissionError as error:
        raise InputError(f"{place} ne peut pas être lu : vérifiez vos droits d'accès à ce fichier.") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{place} ne peut pas être lu : vérifiez le chemin et l'état du disque.") from error
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise InputError(f"{place} dépasse {limit} Mo : retirez-en les images ou enregistrez le texte seul.")
    return data

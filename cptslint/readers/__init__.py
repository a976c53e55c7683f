"""Readers: bytes of a file to a `Document`, whatever the format, without ever touching the file.

The format is told by the content, never by the suffix. Each format has one module, named after it, that is imported when
such a file is met, so that importing this package costs next to nothing.
"""

from __future__ import annotations

from pathlib import Path

from cptslint.errors import InputError
from cptslint.model.document import Document
from cptslint.readers.dispatch import reader_of
from cptslint.readers.drafts import MAX_BLOCKS, assemble, too_many
from cptslint.readers.lookalikes import latinised
from cptslint.readers.sniff import WRONG, Format, place_of, recognise

MAX_FILE_BYTES = 200_000_000
"""Larger files are refused before they are read whole."""
MAX_TEXT_BYTES = 5_000_000
"""Larger texts are refused: the longest real convention with its annexes stays under a tenth of this."""


def read(path: Path) -> Document:
    """Read a convention.

    Args:
        path: A DOCX, ODT, PDF, RTF, HTML, plain text or Markdown file.

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
    reading = reader_of(format_)(data, place)
    if not reading.drafts and not any(note.code == "no-text" for note in reading.notes):
        raise InputError(f"{place} ne contient aucun texte à analyser : {_advice(format_)}.")
    if len(reading.drafts) > MAX_BLOCKS:
        raise too_many(place)
    if format_ is not Format.DOCX and sum(len(draft.text) for draft in reading.drafts) > MAX_TEXT_BYTES:
        limit = MAX_TEXT_BYTES // 1_000_000
        raise InputError(f"{place} dépasse {limit} Mo de texte : donnez la convention seule, sans autre contenu.")
    return assemble(latinised(reading), data, source)


def _advice(format_: Format) -> str:
    if format_ in (Format.DOCX, Format.ODT):
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
    check_size(data, source_of(path))
    return data


def check_size(data: bytes, source: str) -> None:
    """Refuse a file that is larger than any convention.

    Args:
        data: Its bytes, those beyond the limit left out but for one.
        source: Path as the user gave it, or "-" for the standard input.

    Raises:
        InputError: There are more than `MAX_FILE_BYTES`.
    """
    if len(data) > MAX_FILE_BYTES:
        limit = MAX_FILE_BYTES // 1_000_000
        raise InputError(f"{place_of(source)} dépasse {limit} Mo : retirez-en les images ou enregistrez le texte seul.")

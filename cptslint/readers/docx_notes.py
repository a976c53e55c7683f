"""What the DOCX reader says about a file, besides what every reader says."""

from __future__ import annotations

from collections import Counter

from cptslint.model.document import Note
from cptslint.readers.content_notes import content_notes
from cptslint.readers.docx_graphics import Seen
from cptslint.readers.docx_parts import Package

NO_TEXT = (
    "Ce document ne contient aucun texte à analyser : si la convention y est numérisée en image, passez-la d'abord à la "
    "reconnaissance de caractères (OCR)."
)


def notes_of(seen: Counter[Seen], package: Package, comments: int, *, blank: bool) -> tuple[Note, ...]:
    """Return the notes of a document.

    Args:
        seen: What was counted on the way.
        package: The file, for its damaged parts.
        comments: Number of comments.
        blank: Nothing was read.
    """
    notes: list[Note] = []
    if blank:
        notes.append(Note("no-text", NO_TEXT))
    notes += content_notes(seen, package.damaged, comments)
    if package.mended:
        parts = ", ".join(f"« {name} »" for name in package.mended)
        notes.append(
            Note("mended-part", f"Une partie du fichier est abîmée, et a été lue malgré ses défauts : {parts}.")
        )
    if package.doubled:
        parts = ", ".join(f"« {name} »" for name in package.doubled)
        notes.append(
            Note(
                "doubled-part",
                f"Le fichier contient deux versions d'une même partie, et la dernière est lue : {parts}.",
            )
        )
    if package.has("vbaproject.bin"):
        notes.append(Note("macros", "Le fichier contient des macros : elles ne sont ni lues ni exécutées."))
    return tuple(notes)

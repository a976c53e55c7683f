"""What the DOCX reader says about a file: changes, comments, hidden text, content it did not read."""

from __future__ import annotations

from collections import Counter

from cptslint.model.document import Note
from cptslint.readers.docx_graphics import Seen
from cptslint.readers.docx_parts import Package
from cptslint.readers.drafts import counted

NO_TEXT = (
    "Ce document ne contient aucun texte à analyser : si la convention y est numérisée en image, passez-la d'abord à la "
    "reconnaissance de caractères (OCR)."
)
_UNREAD = (
    (Seen.IMAGE, "grande image", "grandes images"),
    (Seen.CHART, "graphique", ""),
    (Seen.OBJECT, "objet incorporé", "objets incorporés"),
    (Seen.CHUNK, "fichier inséré", "fichiers insérés"),
)


def notes_of(seen: Counter[Seen], package: Package, comments: int, *, blank: bool) -> tuple[Note, ...]:
    """Return the notes of a document.

    Args:
        seen: What was counted on the way.
        package: The file, for its damaged parts.
        comments: Number of comments.
        blank: Nothing was read.
    """
    notes = []
    if blank:
        notes.append(Note("no-text", NO_TEXT))
    if seen[Seen.INSERTION] or seen[Seen.DELETION]:
        insertions, deletions = counted(seen[Seen.INSERTION], "insertion"), counted(seen[Seen.DELETION], "suppression")
        text = f"Le fichier porte des modifications suivies ({insertions}, {deletions}), lues comme acceptées."
        notes.append(Note("tracked-changes", text))
    if comments:
        text = f"Le fichier porte {counted(comments, 'commentaire')} en marge, hors de la convention et non lus."
        notes.append(Note("comments", text))
    if seen[Seen.HIDDEN]:
        text = f"Le fichier contient du texte masqué ({counted(seen[Seen.HIDDEN], 'passage')}) : il n'est pas lu."
        notes.append(Note("hidden-text", text))
    unread = [counted(seen[kind], noun, plural) for kind, noun, plural in _UNREAD if seen[kind]]
    if unread:
        notes.append(Note("unread-content", f"Contenu non lu, même s'il porte du texte : {', '.join(unread)}."))
    if seen[Seen.LOGO]:
        text = f"Le fichier porte {counted(seen[Seen.LOGO], 'petite image', 'petites images')} (logo, cachet, signature), sans texte lu."
        notes.append(Note("small-images", text))
    if package.damaged:
        parts = ", ".join(f"« {name} »" for name in package.damaged)
        notes.append(Note("damaged-part", f"Une partie du fichier est illisible et n'a pas été lue : {parts}."))
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

"""What the DOCX reader says about a file: changes, comments, hidden text, content it did not read."""

from __future__ import annotations

from collections import Counter

from cptslint.model.document import Note
from cptslint.readers.docx_parts import Package
from cptslint.readers.docx_runs import Seen
from cptslint.readers.drafts import counted

_UNREAD = (
    (Seen.IMAGE, "image", ""),
    (Seen.CHART, "graphique", ""),
    (Seen.DIAGRAM, "schéma", ""),
    (Seen.OBJECT, "objet incorporé", "objets incorporés"),
    (Seen.CHUNK, "fichier inséré", "fichiers insérés"),
)


def notes_of(seen: Counter[Seen], package: Package, comments: int) -> tuple[Note, ...]:
    """Return the notes of a document.

    Args:
        seen: What was counted on the way.
        package: The file, for its damaged parts.
        comments: Number of comments.
    """
    notes = []
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
    if package.damaged:
        parts = ", ".join(f"« {name} »" for name in package.damaged)
        notes.append(Note("damaged-part", f"Une partie du fichier est illisible et n'a pas été lue : {parts}."))
    return tuple(notes)

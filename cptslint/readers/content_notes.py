"""What every reader says about a file: changes, comments, hidden text, content it did not read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cptslint.model.document import Note
from cptslint.readers.docx_graphics import Seen
from cptslint.readers.drafts import counted

_UNREAD = (
    (Seen.IMAGE, "grande image", "grandes images"),
    (Seen.CHART, "graphique", ""),
    (Seen.OBJECT, "objet incorporé", "objets incorporés"),
    (Seen.CHUNK, "fichier inséré", "fichiers insérés"),
    (Seen.INK, "annotation manuscrite", "annotations manuscrites"),
)


def content_notes(seen: Counter[Seen], damaged: Sequence[str], comments: int) -> Iterator[Note]:
    """Yield the notes on what a file holds besides its text.

    Args:
        seen: What was counted on the way.
        damaged: Names of the parts that could not be read.
        comments: Number of comments.
    """
    if seen[Seen.INSERTION] or seen[Seen.DELETION]:
        insertions, deletions = counted(seen[Seen.INSERTION], "insertion"), counted(seen[Seen.DELETION], "suppression")
        text = f"Le fichier porte des modifications suivies ({insertions}, {deletions}), lues comme acceptées."
        yield Note("tracked-changes", text)
    if comments:
        text = f"Le fichier porte {counted(comments, 'commentaire')} en marge, hors de la convention et non lus."
        yield Note("comments", text)
    if seen[Seen.HIDDEN]:
        text = f"Le fichier contient du texte masqué ({counted(seen[Seen.HIDDEN], 'passage')}) : il n'est pas lu."
        yield Note("hidden-text", text)
    unread = [counted(seen[kind], noun, plural) for kind, noun, plural in _UNREAD if seen[kind]]
    if unread:
        yield Note("unread-content", f"Contenu non lu, même s'il porte du texte : {', '.join(unread)}.")
    if seen[Seen.LOGO]:
        images = counted(seen[Seen.LOGO], "petite image", "petites images")
        yield Note("small-images", f"Le fichier porte {images} (logo, cachet, signature), sans texte lu.")
    if damaged:
        parts = ", ".join(f"« {name} »" for name in damaged)
        yield Note("damaged-part", f"Une partie du fichier est illisible et n'a pas été lue : {parts}.")

"""Where each character of the text of a DOCX comes from in its main part, for what writes into the file again."""

from __future__ import annotations

from cptslint.readers.docx import read_docx
from cptslint.readers.drafts import Origin
from cptslint.readers.sniff import place_of

Origins = tuple[Origin | None, ...]
"""One entry per character of `Document.text`; None for line ends, labels that Word prints, headers and footers."""


def docx_origins(data: bytes, source: str) -> Origins:
    """Return the origin of each character of the text that `read_bytes` gives for a DOCX.

    Args:
        data: The whole file.
        source: Path as the user gave it.

    Returns:
        Pairs of the rank of an element among all the elements of the main part, in the order of the XML, and of a
        character in what it shows. The characters of a note come from the reference to it.

    Raises:
        InputError: The file is damaged, dangerous or no Word document.
    """
    found: list[Origin | None] = []
    for draft in read_docx(data, place_of(source), traced=True).drafts:
        found.extend(draft.origins or (None,) * len(draft.text))
        found.append(None)
    return tuple(found[:-1])

"""PDF with a text layer: paragraphs, columns, tables and notes from characters and their places.

A PDF holds no paragraph, no reading order and no table: all of them are told by geometry, page by page. Running headers
and footers come last, each distinct text once, as those of a DOCX; numbers of pages are left out. A paragraph or a table
cut by the end of a page is put together again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib.util import find_spec

from cptslint.errors import InputError
from cptslint.model.document import Note
from cptslint.readers.content_notes import content_notes
from cptslint.readers.docx_graphics import image_of
from cptslint.readers.drafts import Reading
from cptslint.readers.pdf_blocks import blocks_of_pages
from cptslint.readers.pdf_bombs import refuse_bombs
from cptslint.readers.pdf_model import Page
from cptslint.readers.sniff import CONVERT, TEXT_OF_IMAGE

_POINTS_PER_CM = 72 / 2.54
_WHOLE = 0.6
"""Share of a page that a picture covers when the page was scanned."""
_FEW = 20
"""Characters that a scanned page may bear, such as a number stamped on it."""
_UNREADABLE = 0.3
"""Share of characters without meaning beyond which the fonts of a file do not say what they draw."""


def read_pdf(data: bytes, place: str) -> Reading:
    """Read a PDF that has a text layer.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Returns:
        The body, then the headers, then the footers, each distinct text of these once.

    Raises:
        InputError: The file is damaged, protected by a password, dangerous, scanned, or has fonts that cannot be read; or
            the library that reads PDF is not installed.
    """
    if find_spec("pypdfium2") is None:
        raise InputError(
            f'{place} est un PDF, que cptslint lit avec un complément : installez-le (pip install "cptslint[pdf]"), ou'
            f" {CONVERT}."
        )
    refuse_bombs(data, place)
    from cptslint.readers.pdf_page import pages_of

    pages = pages_of(data, place)
    scans = [page for page in pages if _is_scanned(page)]
    if pages and len(scans) == len(pages):
        raise InputError(f"{place} est un PDF numérisé en image, sans texte à lire : {TEXT_OF_IMAGE}.")
    if _is_unreadable(pages):
        raise InputError(
            f"{place} est un PDF dont les polices ne disent pas quels caractères elles dessinent : demandez le document"
            " d'origine, en DOCX, ou passez-le à la reconnaissance de caractères (OCR)."
        )
    return Reading("pdf", tuple(blocks_of_pages(pages)), tuple(_notes(pages, scans)))


def _is_scanned(page: Page) -> bool:
    return len(page.glyphs) < _FEW and bool(page.pictures) and _is_covered(page)


def _is_covered(page: Page) -> bool:
    """Tell whether pictures cover the page."""
    return sum(page.pictures) >= _WHOLE * page.width * page.height / _POINTS_PER_CM**2


def _is_unreadable(pages: Sequence[Page]) -> bool:
    """Tell whether too many characters are unknown; signs of symbol fonts, as bullets, are few."""
    texts = [glyph.text for page in pages for glyph in page.glyphs]
    unknown = sum("\ue000" <= text <= "\uf8ff" or text == "\ufffd" for text in texts)
    return unknown > _UNREADABLE * len(texts)


def _notes(pages: Sequence[Page], scans: Sequence[Page]) -> Iterator[Note]:
    if scans:
        numbers = ", ".join(str(page.number) for page in scans)
        told = f"les pages {numbers} sont numérisées" if len(scans) > 1 else f"la page {numbers} est numérisée"
        yield Note("unread-content", f"Contenu non lu, même s'il porte du texte : {told} en image.")
    if any(_is_covered(page) and page not in scans for page in pages):
        told = "Le texte de ce PDF semble venir d'une reconnaissance de caractères (OCR) : vérifiez les passages cités."
        yield Note("recognised-text", told)
    areas = {round(area) for page in pages if not _is_covered(page) for area in page.pictures}
    seen = Counter(image_of(area) for area in areas if area >= 1)
    yield from content_notes(seen, (), 0)
    if sum(page.slanted for page in pages) >= _FEW // 4:
        yield Note("slanted-text", "Du texte écrit de biais, comme un filigrane, n'a pas été lu.")

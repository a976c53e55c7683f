"""PDF files drawn piece by piece, so that a test shows the very layout it is about."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from cptslint.model.document import Document
from cptslint.readers import read_bytes
from tests.readers.make_docx import check

WIDTH, HEIGHT = A4
LEFT, RIGHT = 60.0, WIDTH - 60.0
PITCH = 14.0


class Drawing:
    """A file that is drawn; lengths in points, from the bottom left of the page."""

    def __init__(self, **options: object) -> None:
        self._buffer = io.BytesIO()
        self.canvas = Canvas(self._buffer, pagesize=A4, invariant=1, **options)
        self.y = HEIGHT - 90

    def text(self, text: str, x: float = LEFT, y: float | None = None, *, size: float = 11, bold: bool = False) -> None:
        """Draw one line, where the last one ended when no height is given."""
        if y is None:
            y = self.y
            self.y -= PITCH * max(1.0, size / 11)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
        self.canvas.drawString(x, y, text)

    def paragraph(self, text: str, x: float = LEFT, right: float = RIGHT, *, size: float = 11, gap: float = 6) -> None:
        """Draw a paragraph, lines broken at the right side."""
        for line in simpleSplit(text, "Helvetica", size, right - x):
            self.text(line, x, size=size)
        self.y -= gap

    def page(self) -> None:
        """Begin another page."""
        self.canvas.showPage()
        self.y = HEIGHT - 90

    def grid(self, columns: Sequence[float], rows: Sequence[float]) -> None:
        """Draw the lines of a table."""
        self.canvas.grid(list(columns), list(rows))

    def data(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._buffer.getvalue()


def read_pdf(drawing: Drawing) -> Document:
    """Read a drawing, checking the laws every document obeys."""
    document = read_bytes(drawing.data(), "c.pdf")
    check(document)
    return document

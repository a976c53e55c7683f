"""What the pages of a PDF hold: characters with their places, lines drawn, pictures. The only door to PDFium.

PDFium (through pypdfium2) reads what Chromium reads, is fuzzed without end, is licensed for any use and comes as a wheel
without other dependencies; pdfminer.six, which pdfplumber stands on, is written in Python, twenty times slower and has no
bound on what a hostile file may ask.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
from pypdfium2 import raw

from cptslint.errors import InputError
from cptslint.readers.pdf_model import Glyph, Page, Rule
from cptslint.readers.sniff import UNLOCK, refusal

MAX_PAGES = 1000
MAX_GLYPHS = 5_000_000
MAX_OBJECTS = 20_000
"""Objects of a page that are looked at: past them, tables and pictures are not seen."""
_THIN = 2.5
"""Points: a rectangle that is thinner is a line."""
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "gras")
_FORCED_BOLD = 1 << 18
_POINTS_PER_CM = 72 / 2.54
_QUARTER = math.pi / 2


def pages_of(data: bytes, place: str) -> list[Page]:
    """Return the pages of a PDF.

    Args:
        data: The whole file.
        place: The input, as messages designate it.

    Raises:
        InputError: The file is damaged, protected by a password, or longer than any convention.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refused(place, error) from error
    try:
        if len(document) > MAX_PAGES:
            raise InputError(f"{place} compte plus de {MAX_PAGES} pages : donnez la convention seule.")
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        pages = []
        glyphs = 0
        for index in range(len(document)):
            page = _page(document, index)
            if page is not None:
                pages.append(page)
                glyphs += len(page.glyphs)
            if glyphs > MAX_GLYPHS:
                limit = MAX_GLYPHS // 1_000_000
                raise InputError(f"{place} dépasse {limit} Mo de texte : donnez la convention seule.")
        return pages
    finally:
        document.close()


def _refused(place: str, error: pypdfium2.PdfiumError) -> InputError:
    if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        return refusal(place, "un PDF protégé par un mot de passe", UNLOCK)
    return InputError(
        f"{place} est un PDF tronqué ou endommagé : ouvrez-le et enregistrez-en une copie, ou demandez un nouvel envoi."
    )


def _page(document: pypdfium2.PdfDocument, index: int) -> Page | None:
    """Return a page; None when it is damaged."""
    try:
        page = document[index]
        if document.formenv is not None:
            page.flatten()
            page.close()
            page = document[index]
        width, height = page.get_size()
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    quarter, glyphs, slanted = _upright(text)
    if page.get_rotation() in (90, 270):
        width, height = height, width
    if quarter % 2:
        width, height = height, width
    box = page.get_mediabox()
    turn = _Turn(quarter, box[0], box[1], box[2], box[3])
    rules, pictures = _drawn(page, turn)
    placed = tuple(_turned(glyph, turn) for glyph in glyphs)
    return Page(index + 1, width, height, placed, rules, pictures, slanted)


@dataclass(frozen=True, slots=True)
class _Turn:
    """How the coordinates of a page are turned so that its text runs from left to right; quarters are clockwise."""

    quarter: int
    left: float
    bottom: float
    right: float
    top: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.quarter == 3:
            return y - self.bottom, self.right - x
        if self.quarter == 2:
            return self.right - x, self.top - y
        if self.quarter == 1:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom


@dataclass(frozen=True, slots=True)
class _Raw:
    """A character before the page is turned: where it begins and ends along its line."""

    text: str
    start: tuple[float, float]
    end: tuple[float, float]
    size: float
    bold: bool
    quarter: int
    after: str = ""


def _upright(text: pypdfium2.PdfTextPage) -> tuple[int, list[_Raw], int]:
    """Return the direction of most characters in quarters of a turn, these characters, and how many others there are."""
    found = list(_glyphs(text))
    directions = Counter(glyph.quarter for glyph in found if glyph.quarter >= 0)
    main = directions.most_common(1)[0][0] if directions else 0
    kept = [glyph for glyph in found if glyph.quarter == main]
    return main, kept, len(found) - len(kept)


def _turned(glyph: _Raw, turn: _Turn) -> Glyph:
    left, base = turn.point(*glyph.start)
    right, _ = turn.point(*glyph.end)
    return Glyph(glyph.text, left, max(left, right), base, glyph.size, glyph.bold, glyph.after)


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[_Raw]:
    """Yield the characters of a page with where they stand."""
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    owner: object = None
    size, bold, quarter = 0.0, False, 0
    waiting: _Raw | None = None
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) and code != 0x20:
            continue
        character = _character(code)
        if character.isspace():
            if waiting is not None:
                waiting = replace(waiting, after="\u00a0" if character == "\u00a0" else " ")
            continue
        if not raw.FPDFText_GetCharOrigin(text, index, x, y) or not raw.FPDFText_GetLooseCharBox(text, index, box):
            continue
        holder = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.addressof(holder.contents) if holder else None
        fresh = address is not None and address != owner
        if fresh:
            owner = address
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = raw.FPDFText_GetFontSize(text, index) * (math.hypot(matrix.b, matrix.d) or 1.0)
            bold = _is_bold(text, index)
            quarter = _direction(raw.FPDFText_GetCharAngle(text, index))
        across = quarter % 2
        far = (x.value, _far(y.value, box.bottom, box.top)) if across else (_far(x.value, box.left, box.right), y.value)
        glyph = _Raw(character, (x.value, y.value), far, size, bold, quarter)
        if waiting is not None and not fresh and waiting.start == glyph.start and waiting.text.isalpha():
            waiting = replace(waiting, text=waiting.text + glyph.text, end=glyph.end)  # letters of one ligature
            continue
        if waiting is not None:
            yield waiting
        waiting = glyph
    if waiting is not None:
        yield waiting


def _far(origin: float, low: float, high: float) -> float:
    """Return the end of a box that is the farther from where the character begins."""
    return low if abs(low - origin) > abs(high - origin) else high


def _character(code: int) -> str:
    if code in (0x02, 0xAD):
        return "\u00ad"
    if code < 0x20 or code == 0xFFFE or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return " "
    return chr(code)


def _direction(angle: float) -> int:
    """Return the direction of writing in quarters of a turn, -1 when it is aslant."""
    if angle < 0:
        return 0
    quarters = angle / _QUARTER
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < 0.05 else -1


def _is_bold(text: pypdfium2.PdfTextPage, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    told = name.value.decode("utf-8", "replace").lower()
    weight = raw.FPDFText_GetFontWeight(text, index)
    return any(word in told for word in _BOLD_NAMES) or bool(flags.value & _FORCED_BOLD) or weight >= 600


def _drawn(page: pypdfium2.PdfPage, turn: _Turn) -> tuple[tuple[Rule, ...], tuple[float, ...]]:
    """Return the lines and the pictures of a page."""
    rules: list[Rule] = []
    pictures: list[float] = []
    for rank, drawn in enumerate(page.get_objects(max_depth=3)):
        if rank >= MAX_OBJECTS:
            break
        if drawn.type == raw.FPDF_PAGEOBJ_PATH:
            rules += _rules(drawn, turn)
        elif drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = drawn.get_bounds()
            pictures.append((right - left) * (top - bottom) / _POINTS_PER_CM**2)
    return tuple(rules), tuple(pictures)


def _rules(drawn: pypdfium2.PdfObject, turn: _Turn) -> Iterator[Rule]:
    """Yield the lines of a path: thin shapes, and the straight sides of the others when it is stroked."""
    left, bottom, right, top = drawn.get_bounds()
    if right - left <= _THIN or top - bottom <= _THIN:
        yield from _rule(turn.point(left, bottom), turn.point(right, top))
        return
    matrix = drawn.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = (0.0, 0.0)
    for index in range(min(raw.FPDFPath_CountSegments(drawn), 2000)):
        segment = raw.FPDFPath_GetPathSegment(drawn, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(*matrix.on_point(x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _rule(before, point)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _rule(point, start)
        before = point


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    (left, right), (bottom, top) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    if right - left > _THIN >= top - bottom:
        middle = (bottom + top) / 2
        yield Rule(left, middle, right, middle)
    elif top - bottom > _THIN >= right - left:
        middle = (left + right) / 2
        yield Rule(middle, bottom, middle, top)

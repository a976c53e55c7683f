"""From the pages of a PDF to blocks in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from cptslint.model.document import BlockKind, Cell, Style
from cptslint.readers.docx_blocks import block_of
from cptslint.readers.drafts import Draft
from cptslint.readers.lines import Indents, Line
from cptslint.readers.marks import list_mark, without_private
from cptslint.readers.paragraphs import numbered_note
from cptslint.readers.pdf_columns import in_reading_order
from cptslint.readers.pdf_furniture import Sheet, sheets_of
from cptslint.readers.pdf_lines import RAISED_DIGITS, Piece, pieces_of, rows_of
from cptslint.readers.pdf_model import Glyph, Page
from cptslint.readers.pdf_paragraphs import Run, goes_on, lines_of, runs_of
from cptslint.readers.pdf_rows import CellRows, continued, rows_in
from cptslint.readers.pdf_tables import Table, tables_of
from cptslint.readers.unwrap import NO_WORDS, vocabulary_of
from cptslint.text.clean import clean

_LARGER = 1.12
"""Size of a heading at least, in that of the text."""
_MAX_HEADING = 200
_INDENT = 5.0
"""Points of one space of indentation."""


@dataclass(slots=True)
class _Part:
    """A paragraph or a table, and the footnotes that follow it."""

    run: Run | None = None
    rows: CellRows | None = None
    notes: list[Run] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Measures:
    """Usual sizes of a file, in points."""

    size: float
    pitch: float
    low: float
    high: float


def blocks_of_pages(pages: Sequence[Page]) -> list[Draft]:
    """Return the blocks of a file, headers and footers last.

    Args:
        pages: In order.
    """
    size = _usual_size(pages)
    sorted_out = [_parted(page) for page in pages]
    texts = [pieces_of(rest, page.number) for page, (_, rest) in zip(pages, sorted_out, strict=True)]
    sheets = sheets_of([(pieces, page.height) for pieces, page in zip(texts, pages, strict=True)], size)
    measures = _measured(sheets, size)
    parts: list[_Part] = []
    for page, (tables, _), sheet in zip(pages, sorted_out, sheets, strict=True):
        _add(parts, _parts_of(page, tables, sheet, measures))
    return [*_Emitter(measures, parts).drafts(), *_edges(sheets, measures)]


def _usual_size(pages: Sequence[Page]) -> float:
    sizes = Counter(round(glyph.size, 1) for page in pages for glyph in page.glyphs)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _parted(page: Page) -> tuple[list[tuple[Table, dict[tuple[int, int], list[Glyph]]]], list[Glyph]]:
    """Return the tables of a page with the characters of their cells, and the other characters."""
    tables = [(table, dict[tuple[int, int], list[Glyph]]()) for table in tables_of(page.rules)]
    rest = []
    for glyph in page.glyphs:
        for table, cells in tables:
            place = table.place_of(glyph)
            if place is not None:
                cells.setdefault(place, []).append(glyph)
                break
        else:
            rest.append(glyph)
    return [(table, cells) for table, cells in tables if cells], rest


def _measured(sheets: Sequence[Sheet], size: float) -> _Measures:
    """Return the usual distance between lines and the sides of the text."""
    gaps: Counter[float] = Counter()
    for sheet in sheets:
        for above, below in pairwise(rows_of(sheet.body)):
            gaps[round(2 * (above[0].base - below[0].base)) / 2] += 1
    near = {gap: count for gap, count in gaps.items() if 0.8 * size <= gap <= 2.6 * size}
    common = [gap for gap, count in near.items() if count >= 0.12 * sum(near.values())]
    pieces = [piece for sheet in sheets for piece in sheet.body]
    lefts = sorted(piece.left for piece in pieces)
    rights = sorted(piece.right for piece in pieces)
    if not pieces:
        return _Measures(size, 0.0, 0.0, 0.0)
    return _Measures(size, min(common, default=0.0), lefts[len(lefts) // 50], rights[-1 - len(rights) // 50])


def _parts_of(
    page: Page, tables: Sequence[tuple[Table, dict[tuple[int, int], list[Glyph]]]], sheet: Sheet, measures: _Measures
) -> Iterator[_Part]:
    """Yield what a page holds from top to bottom."""
    noted = bool(sheet.notes)
    remaining = list(sheet.body)
    last: _Part | None = None
    for table, cells in [*tables, (None, {})]:
        top = table.rows[0] if table is not None else float("-inf")
        above = [piece for piece in remaining if piece.base >= top]
        remaining = [piece for piece in remaining if piece.base < top]
        flows = in_reading_order(above)
        for flow in flows:
            low, high = _sides(flow, flows, measures)
            for run in runs_of(lines_of(flow, low, high, page.rules, noted=noted), measures.pitch):
                last = _Part(run)
                yield last
        if table is not None:
            last = _Part(rows=rows_in(table, cells, page.number, measures.pitch))
            yield last
    notes = [_note(note, measures) for note in sheet.notes]
    if last is not None:
        last.notes += [note for note in notes if note is not None]


def _sides(flow: Sequence[Piece], flows: Sequence[Sequence[Piece]], measures: _Measures) -> tuple[float, float]:
    """Return the sides of a column: those of the text when it is the only one or is as wide."""
    low, high = min(piece.left for piece in flow), max(piece.right for piece in flow)
    beside = any(
        other is not flow and (min(p.left for p in other) >= high or max(p.right for p in other) <= low)
        for other in flows
    )
    return (low, high) if beside else (min(low, measures.low), max(high, measures.high))


def _note(rows: Sequence[Sequence[Piece]], measures: _Measures) -> Run | None:
    pieces = [piece for row in rows for piece in row]
    lines = lines_of(pieces, measures.low, measures.high)
    return Run(tuple(lines)) if lines else None


def _add(parts: list[_Part], page: Iterator[_Part]) -> None:
    """Add the parts of a page, the first one going on with the last of the page before when it does."""
    fresh = list(page)
    for rank, part in enumerate(fresh):
        last = parts[-1] if parts else None
        if last is not None and last.run is not None and part.run is not None and _is_next(last.run, part.run):
            last.run = Run((*last.run.lines, *part.run.lines))
            last.notes += part.notes
        elif rank == 0 and last is not None and last.rows is not None and part.rows is not None:
            joined = continued(last.rows, part.rows)
            if joined is None:
                parts.append(part)
            else:
                last.rows = joined
                last.notes += part.notes
        else:
            parts.append(part)


def _is_next(before: Run, after: Run) -> bool:
    """Tell whether a paragraph at the top of a page or column goes on with the one before."""
    last, first = before.lines[-1], after.first
    turned = last.page != first.page or first.base > last.base
    return turned and goes_on(before, after)


def _edges(sheets: Sequence[Sheet], measures: _Measures) -> Iterator[Draft]:
    """Yield the running headers, then the footers, each once: figures apart, for they count pages."""
    for kind in (BlockKind.HEADER, BlockKind.FOOTER):
        seen: dict[str, str] = {}
        for sheet in sheets:
            rows = sheet.header if kind is BlockKind.HEADER else sheet.footer
            lines = lines_of([piece for row in rows for piece in row], measures.low, measures.high)
            for run in runs_of(lines, measures.pitch):
                text = clean(without_private(run.text(NO_WORDS))).strip()
                if text:
                    seen.setdefault("".join(one for one in text if not one.isdigit()), text)
        for text in seen.values():
            yield Draft(text, kind)


class _Emitter:
    """Turns parts into drafts.

    Args:
        measures: Usual sizes of the file.
        parts: In reading order.
    """

    def __init__(self, measures: _Measures, parts: Sequence[_Part]) -> None:
        self._measures = measures
        self._parts = parts
        runs = [run for part in parts for run in _runs(part)]
        self._words = vocabulary_of([Line(0, line.text) for run in runs for line in run.lines])
        self._levels, self._title = _levels([part.run for part in parts if part.run is not None], measures.size)
        self._notes = 0
        self._index = 0
        self._indents = Indents()

    def drafts(self) -> Iterator[Draft]:
        """Yield the blocks of the body."""
        tables = 0
        for part in self._parts:
            if part.run is not None:
                yield from self._paragraph(part.run, None)
            elif part.rows is not None:
                for row, cells in enumerate(part.rows.rows):
                    for column in sorted(cells):
                        for run in cells[column]:
                            yield from self._paragraph(run, Cell(tables, row, column))
                tables += 1
            for note in part.notes:
                yield from self._note(note)

    def _paragraph(self, run: Run, cell: Cell | None) -> Iterator[Draft]:
        text = clean(without_private(run.text(self._words))).strip()
        if not text:
            return
        lines = run.lines
        size = round(2 * run.first.size) / 2
        heading = cell is None and len(text) <= _MAX_HEADING
        style = Style(
            heading_level=self._levels.get(size) if heading else None,
            bold=all(line.bold for line in lines),
            underlined=all(line.underlined for line in lines),
            centred=all(line.is_centred for line in lines),
            title=heading and size == self._title,
        )
        mark = list_mark(text)
        if mark and mark not in "-–—*" and not mark[0].isalnum() and not mark.startswith("("):
            text = f"- {text[len(mark) :].lstrip()}"  # a bullet is a dash, as in the lists of every format
        draft = block_of(text, style, None, listed=False)
        level = 0
        if draft.kind is BlockKind.LIST_ITEM:
            level = self._indents.level(max(0, int((run.first.left - run.first.low) / _INDENT)))
        else:
            self._indents = Indents()
        kind = BlockKind.TABLE_CELL if cell is not None else draft.kind
        yield replace(draft, kind=kind, level=level, cell=cell, paragraph=self._index)
        self._index += 1

    def _note(self, run: Run) -> Iterator[Draft]:
        self._notes += 1
        text = clean(without_private(run.text(self._words))).lstrip(f"0123456789.) {RAISED_DIGITS}").strip()
        if text:
            draft = Draft(text, BlockKind.NOTE, paragraph=max(self._index - 1, 0))
            yield from numbered_note([draft], f"[note {self._notes}]")


def _runs(part: _Part) -> Iterator[Run]:
    if part.run is not None:
        yield part.run
    if part.rows is not None:
        for cells in part.rows.rows:
            for runs in cells.values():
                yield from runs


def _levels(runs: Sequence[Run], size: float) -> tuple[dict[float, int], float]:
    """Return the level of heading of each size larger than that of the text, and the size of the title (0 for none)."""
    pages: dict[float, set[int]] = {}
    for run in runs:
        own = round(2 * run.first.size) / 2
        if own >= _LARGER * size and sum(len(line.text) for line in run.lines) <= _MAX_HEADING:
            pages.setdefault(own, set()).add(run.first.page)
    sizes = sorted(pages, reverse=True)
    title = sizes[0] if sizes and pages[sizes[0]] == {1} else 0.0
    levels = {own: min(rank, 9) for rank, own in enumerate((own for own in sizes if own != title), start=1)}
    return levels, title

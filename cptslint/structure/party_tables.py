"""Parties presented in a table: one column, or one row, for each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cptslint.model.document import Document
from cptslint.model.span import Span
from cptslint.structure.party_blocks import Chunk, is_described
from cptslint.structure.party_letters import PERSON
from cptslint.text.fold import fold

_NAME = (
    r"nom|denomination|raison sociale|identite|structure|organisme|signataire|designation complete|partie|partenaire"
)
_OTHER_NAME = (
    r"ci-?\s?apres|alias|nom court|nom d'usage|nom abrege|abrege|sigle|(?:design|appel|denomm|nomm)\w+ (?:ci-|dans|par|plus|en)|"
    r"(?:designe|appele|denomme|nomme)e?s?\W*$|dans (?:la suite|le texte)|appellation|designation|terme employe"
)
_FACT = (
    r"siege|adresse|representee?s? par|representant|represente|signataire|siret|siren|finess|rna\b|rcs\b|immatricul|identifi|n ?°|"
    r"numero|forme|statut|telephone|courriel|mail|e-mail|qualite|fonction|contact|nature|interlocuteur|capital"
)
_LABEL = re.compile(rf"\W*(?:{_NAME}|{_OTHER_NAME}|{_FACT})")
_NAME_LABEL = re.compile(rf"\W*(?:{_NAME})")
_FACT_LABEL = re.compile(rf"\W*(?:{_FACT})")
_OTHER_NAME_LABEL = re.compile(rf"\W*(?:{_OTHER_NAME})")
_MOST_LABEL = 45
_NO_NAME = re.compile(
    r"\W*(?:(?:la |le )?(?:partie|partenaire|signataire)s?|premiere? partie|seconde? partie)?\W*(?:n\s?°)?\s*[\dab]?\W*$"
)
_Grid = Mapping[tuple[int, int], Span]


@dataclass(frozen=True, slots=True)
class _Field:
    """A label and the cell that holds its value."""

    label: str
    value: Span


def find_table_chunks(document: Document, end: int) -> list[Chunk]:
    """Find parties whose identification is laid out in a table.

    Args:
        document: The document as read.
        end: Block where the articles begin: tables after it present nobody.

    Returns:
        One presentation for each party, in order; nothing when no table of labels and values stands there.
    """
    grids: dict[int, dict[tuple[int, int], Span]] = {}
    for block in document.blocks[:end]:
        if block.cell is not None:
            grid = grids.setdefault(block.cell.table, {})
            place = (block.cell.row, block.cell.column)
            grid[place] = Span(grid[place].start, block.span.end) if place in grid else block.span
    for grid in grids.values():
        turned = {(column, row): span for (row, column), span in grid.items()}
        for candidate in (grid, turned):
            chunks = _columns(document, candidate)
            if len(chunks) >= 2:
                return chunks
    stacked = [chunk for grid in grids.values() for chunk in _forms(document, grid)]
    if len(stacked) >= 2:
        return stacked
    return next((chunks for grid in grids.values() if len(chunks := _sides(document, grid)) >= 2), [])


def _forms(document: Document, grid: _Grid) -> list[Chunk]:
    """Read a table of labels and values, one form after the other: a party begins at each label of a name."""
    columns = sorted({column for _, column in grid})
    if len(columns) != 2:
        return []
    forms: list[list[_Field]] = []
    for row in sorted({row for row, column in grid if column == columns[0]}):
        label = _text(document, grid[row, columns[0]])
        if (row, columns[1]) not in grid or len(label) > _MOST_LABEL or not _LABEL.match(fold(label)):
            continue
        named = (
            _NAME_LABEL.match(fold(label))
            and not _OTHER_NAME_LABEL.match(fold(label))
            and not _FACT_LABEL.match(fold(label))
        )
        if named:
            forms.append([])
        if forms:
            forms[-1].append(_Field(label, grid[row, columns[1]]))
    return [chunk for fields in forms if len(fields) >= 2 and (chunk := _chunk(document, fields, None)) is not None]


def _sides(document: Document, grid: _Grid) -> list[Chunk]:
    """Read a table without labels: each column tells one party, from its name down."""
    chunks = []
    for column in sorted({column for _, column in grid}):
        spans = [grid[place] for place in sorted(grid) if place[1] == column]
        lines = [line for line in (_text(document, span) for span in spans) if line and not _NO_NAME.match(fold(line))]
        if len(lines) < 2 or not is_described(fold(" ".join(lines))):
            return []
        told = [
            f"représentée par {line}" if rank and PERSON.match(fold(line)) else line for rank, line in enumerate(lines)
        ]
        chunks.append(Chunk("\n".join(told), Span(spans[0].start, spans[-1].end)))
    return chunks if len({row for row, _ in grid}) >= 2 else []


def _columns(document: Document, grid: _Grid) -> list[Chunk]:
    """Read a table whose first column holds the labels; each other column is a party."""
    first = min(column for _, column in grid)
    labels = {row: _text(document, span) for (row, column), span in grid.items() if column == first}
    named = {row: text for row, text in labels.items() if len(text) <= _MOST_LABEL and _LABEL.match(fold(text))}
    others = sorted({column for _, column in grid if column != first})
    if len(named) < 2 or len(others) < 2 or not any(_NAME_LABEL.match(fold(text)) for text in named.values()):
        return []
    top = min(row for row, _ in grid)
    chunks = []
    for column in others:
        fields = [_Field(labels[row], grid[row, column]) for row in sorted(named) if (row, column) in grid]
        header = grid.get((top, column)) if top not in named else None
        if (chunk := _chunk(document, fields, header)) is not None:
            chunks.append(chunk)
    return chunks


def _chunk(document: Document, fields: Sequence[_Field], header: Span | None) -> Chunk | None:
    """Write the cells of a party as a presentation: its name, then a line for each fact."""
    name = next((field for field in fields if _NAME_LABEL.match(fold(field.label))), None)
    if name is None or not re.search(r"\w{3}", _text(document, name.value)):
        return None
    lines = [_text(document, name.value)]
    for field in fields:
        value = _text(document, field.value)
        if field is name or not value:
            continue
        label = "ci-après" if _OTHER_NAME_LABEL.match(fold(field.label)) else field.label.rstrip(" :")
        lines.append(f"{label} : {value}")
    title = _text(document, header) if header is not None else ""
    if title and not _NO_NAME.match(fold(title)):
        lines.append(f"ci-après « {title} »")
    end = max(field.value.end for field in fields)
    return Chunk("\n".join(lines), Span(name.value.start, end))


def _text(document: Document, span: Span) -> str:
    return re.sub(r"\s+", " ", span.slice(document.text)).strip(" *_:")

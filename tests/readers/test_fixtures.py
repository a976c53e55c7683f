"""One file for each feature of DOCX, read and compared with the document written beside it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from cptslint.model.document import Document
from cptslint.readers import read, read_bytes
from tests.readers.fixtures.case import Case
from tests.readers.fixtures.changes import PAIRS, Pair
from tests.readers.fixtures.write import CASES, FOLDER, files
from tests.readers.make_docx import check
from tests.readers.oracle import accepted_words, words

BEYOND_ORACLE = frozenset(
    {"utf-16-big-endian", "main-by-content-type", "main-by-name", "targets-backslash", "xml-ampersand", "xml-attribute", "zip64",
     "table-merged-down-repeated", "target-with-spaces", "names-with-dot", "xml-surrogate", "xml-surrogate-in-attribute", "xml-entity", "xml-not-utf-8",
     "alternate-fallback-only", "hidden-by-style", "field-over-paragraphs"}
)  # fmt: skip
"""Files that the oracle cannot open, or where it is less exact than the reader."""


def test_the_script_writes_the_files_that_are_kept() -> None:
    assert {path.name: path.read_bytes() for path in FOLDER.iterdir()} == files()


def test_no_two_files_have_the_same_name() -> None:
    assert [name for name, count in Counter(case.name for case in CASES).items() if count > 1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_document_read_is_the_one_written_beside_the_file(case: Case) -> None:
    document = read_bytes((FOLDER / f"{case.name}.docx").read_bytes(), f"{case.name}.docx")
    assert document == case.document
    check(document)


@pytest.mark.parametrize("case", [case for case in CASES if case.name not in BEYOND_ORACLE], ids=lambda case: case.name)
def test_no_word_that_an_independent_extraction_finds_is_lost(case: Case) -> None:
    document = read(FOLDER / f"{case.name}.docx")
    assert accepted_words(case.data) - words(document.text) == Counter()


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_file_reads_the_same_once_its_changes_are_accepted(pair: Pair) -> None:
    tracked, accepted = (read(FOLDER / f"changes-{pair.name}-{which}.docx") for which in ("tracked", "accepted"))
    assert _shown(tracked) == _shown(accepted)
    assert accepted.notes == ()
    assert {note.code for note in tracked.notes} <= {"tracked-changes"}


def _shown(document: Document) -> list[tuple[Any, ...]]:
    """Return all that is read of the blocks but their place in the file."""
    return [
        (block.span.slice(document.text), block.kind, block.label, block.level, block.style, block.cell, block.blanks)
        for block in document.blocks
    ]

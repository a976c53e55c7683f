"""The same convention gives the same text and the same findings whatever the format, files made by LibreOffice."""

from __future__ import annotations

from functools import cache

import pytest

from cptslint.analysis import analyse
from cptslint.model.document import Document
from cptslint.model.report import Report
from cptslint.packs.rules import Pack
from cptslint.readers import read
from tests.readers.formats.make_files import CONVENTIONS, FILES
from tests.readers.make_docx import check, texts

NAMES = [name[:3] for name in CONVENTIONS]


@cache
def document(name: str, suffix: str) -> Document:
    found = read(FILES / f"{name}.{suffix}")
    check(found)
    return found


def findings(report: Report) -> list[tuple[str, str, str]]:
    """Return the code, the place and the message of the findings."""
    return sorted((finding.rule.code, finding.article or "", finding.location) for finding in report.findings)


@pytest.mark.parametrize("suffix", ["odt", "rtf", "html", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_blocks_are_those_of_the_docx(name: str, suffix: str) -> None:
    expected, found = document(name, "docx"), document(name, suffix)
    assert texts(found) == texts(expected)
    assert [block.kind for block in found.blocks] == [block.kind for block in expected.blocks]
    assert [block.style.bold for block in found.blocks] == [block.style.bold for block in expected.blocks]
    if suffix != "pdf":  # levels of headings are told by their size
        assert [block.style for block in found.blocks] == [block.style for block in expected.blocks]
    if suffix in ("odt", "rtf"):  # the others have the numbers of headings in their text
        assert [block.label for block in found.blocks] == [block.label for block in expected.blocks]


@pytest.mark.parametrize("suffix", ["odt", "rtf", "html", "pdf"])
@pytest.mark.parametrize("name", NAMES)
def test_findings_are_those_of_the_docx(name: str, suffix: str, pack: Pack) -> None:
    expected = findings(analyse(document(name, "docx"), pack))
    assert len(expected) > 5
    assert findings(analyse(document(name, suffix), pack)) == expected


def test_every_file_has_its_source() -> None:
    assert sorted({path.stem for path in FILES.iterdir()}) == NAMES
    assert sum(path.stat().st_size for path in FILES.iterdir()) < 600_000

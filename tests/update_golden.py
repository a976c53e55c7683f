"""Rewrite the golden files: `python -m tests.update_golden`, then read the diff.

Each format is written for each of `CONVENTIONS` into `tests/golden/`. Files that are zips are written as the text they show,
so that a diff can be read: paragraphs with their style, cells parted by tabs, comments with what they enclose.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import docx
import openpyxl
from lxml import etree

from cptslint.analysis import analyse
from cptslint.annotate.document import annotate
from cptslint.annotate.package import Editable
from cptslint.model.report import Report
from cptslint.packs.rules import Pack, load_pack
from cptslint.readers import read_bytes
from cptslint.reporters.base import ReportOptions
from cptslint.reporters.formats import FORMATS, reporter

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"
CONVENTIONS = ("d01-centre-hospitalier-parcours", "d11-association-usagers", "d31-cpam-feuille-de-route")
SUFFIXES = {
    "text": "txt", "concise": "concise.txt", "json": "json", "sarif": "sarif", "html": "html", "markdown": "md",
    "github": "github.txt", "gitlab": "gitlab.json", "junit": "junit.xml", "rdjson": "rdjson.json", "docx": "docx.txt",
    "xlsx": "xlsx.tsv", "annotate": "annotate.txt",
}  # fmt: skip
"""End of the name of each golden file; "annotate" is the annotated copy, with proposals."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def pack() -> Pack:
    """Return the built-in rules."""
    return load_pack(ROOT / "rules")


def source_of(convention: str) -> str:
    """Return the path of a convention of the corpus, as reports show it."""
    return f"corpus/dev/{convention}/convention.docx"


@cache
def report_on(convention: str) -> Report:
    """Check a convention of the corpus."""
    source = source_of(convention)
    return analyse(read_bytes((ROOT / source).read_bytes(), source), pack())


def golden(convention: str, format_: str) -> Path:
    """Return the golden file of a convention in a format."""
    return GOLDEN / f"{convention}.{SUFFIXES[format_]}"


def written(convention: str, format_: str) -> str:
    """Write a report as its golden file holds it."""
    if format_ == "annotate":
        data = (ROOT / source_of(convention)).read_bytes()
        file = Editable(data, source_of(convention))
        return "\n".join(_annotated(annotate(file, data, report_on(convention), with_proposals=True).data)) + "\n"
    content = reporter(format_)((report_on(convention),), ReportOptions())
    if isinstance(content, str):
        return content.rstrip("\n") + "\n"
    shown = _word(content) if format_ == "docx" else _workbook(content)
    return "\n".join(shown) + "\n"


def _word(content: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(content))
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            yield from (" | ".join(cell.text.replace("\n", " / ") for cell in row.cells) for row in block.rows)
        else:
            yield f"{block.style.name}: {block.text}"


def _workbook(content: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        yield f"[{sheet.title}]"
        for row in sheet.iter_rows(values_only=True):
            yield "\t".join("" if value is None else str(value) for value in row).rstrip("\t")


def _annotated(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        main, comments = (etree.fromstring(archive.read(f"word/{name}.xml")) for name in ("document", "comments"))
    for paragraph in main.iter(f"{_W}p"):
        yield "".join(_pieces(paragraph))
    for comment in comments:
        yield f"[{comment.get(f'{_W}id')}] {comment.get(f'{_W}author')}"
        yield from ("    " + "".join(line.itertext(f"{_W}t")) for line in comment.iter(f"{_W}p"))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    marks = {"commentRangeStart": "⟦{}:", "commentRangeEnd": "⟧", "commentReference": "[{}]", "tab": " ", "br": " / "}
    for element in paragraph.iter():
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name == "ins" and element.get(f"{_W}author") == "cptslint" and len(element):
            yield "(+) "
        yield element.text or "" if name == "t" else marks.get(name, "").format(element.get(f"{_W}id", ""))


def main() -> None:
    """Rewrite every golden file, remove those of nothing, and say what changed."""
    GOLDEN.mkdir(exist_ok=True)
    wanted = {
        golden(convention, name): (convention, name) for convention in CONVENTIONS for name in (*FORMATS, "annotate")
    }
    for path in sorted(set(GOLDEN.iterdir()) - set(wanted)):
        path.unlink()
        print(f"{path.relative_to(ROOT)}: removed")
    for path, (convention, name) in wanted.items():
        text = written(convention, name)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{path.relative_to(ROOT)}: rewritten")


if __name__ == "__main__":
    main()

"""Tiny DOCX files built from XML strings, so that a test shows the very markup it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from cptslint.model.document import Block, Document
from cptslint.readers import read_bytes

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def paragraph(text: str, properties: str = "", run: str = "") -> str:
    """Return a w:p with one run."""
    return f"<w:p>{wrapped('w:pPr', properties)}{text_run(text, run)}</w:p>"


def text_run(text: str, properties: str = "") -> str:
    """Return a w:r with one w:t."""
    return f'<w:r>{wrapped("w:rPr", properties)}<w:t xml:space="preserve">{text}</w:t></w:r>'


def wrapped(tag: str, content: str) -> str:
    """Return an element, nothing when it would be empty."""
    return f"<{tag}>{content}</{tag}>" if content else ""


def listed(text: str, number: str = "1", level: int = 0, more: str = "") -> str:
    """Return a paragraph of an automatic list."""
    return paragraph(text, f'{more}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def level(index: int, format_: str, text: str, start: int = 1, more: str = "") -> str:
    """Return a w:lvl."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def one_list(*levels: str, overrides: str = "") -> str:
    """Return the content of a numbering part with one list, number 1."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/>{overrides}</w:num>'
    )


def parts_of(body: str, **parts: str) -> dict[str, str]:
    """Return the parts of a DOCX by name.

    Args:
        body: Content of w:body.
        parts: Content of the root of other parts ("styles", "numbering", "footnotes", "header1"...).
    """
    links = "".join(
        f'<Relationship Id="r{name}" Type="{RELATION}/{name.rstrip("12")}" Target="{name}.xml"/>' for name in parts
    )
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>',
        "_rels/.rels": f'{relations}<Relationship Id="r1" Type="{RELATION}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"{relations}{links}</Relationships>",
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"<w:{ROOTS[name]} {NAMESPACES}>{content}</w:{ROOTS[name]}>"
    return files


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of some files, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def make_docx(body: str, **parts: str) -> bytes:
    """Return a DOCX; see `parts_of`."""
    return zipped(parts_of(body, **parts))


def read_docx(body: str, **parts: str) -> Document:
    """Build a DOCX and read it, checking the laws every document obeys."""
    document = read_bytes(make_docx(body, **parts), "convention.docx")
    check(document)
    return document


def check(document: Document) -> None:
    """Assert that spans are exact and that blocks are one under the other."""
    assert "\n".join(texts(document)) == document.text
    for block in document.blocks:
        text = block.span.slice(document.text)
        assert text
        assert text == text.strip()
        assert "\n" not in text
        assert text.startswith(block.label)


def texts(document: Document) -> list[str]:
    """Return the texts of the blocks."""
    return [block.span.slice(document.text) for block in document.blocks]


def only(document: Document) -> Block:
    """Return the only block."""
    (block,) = document.blocks
    return block


def messages(document: Document) -> dict[str, str]:
    """Return the notes by code."""
    return {note.code: note.message for note in document.notes}

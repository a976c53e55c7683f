"""Tiny ODT files built from XML strings, so that a test shows the very markup it is about."""

from __future__ import annotations

import io
import zipfile

from cptslint.model.document import Document
from cptslint.readers import read_bytes
from tests.readers.make_docx import check

_NAMES = {
    "office": "office",
    "style": "style",
    "text": "text",
    "table": "table",
    "draw": "drawing",
    "fo": "xsl-fo-compatible",
    "svg": "svg-compatible",
}
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in _NAMES.items()
)
TYPE = "application/vnd.oasis.opendocument.text"


def make_odt(
    body: str, automatic: str = "", common: str = "", masters: str = "", *, kind: str = TYPE, **others: str
) -> bytes:
    """Return an ODT.

    Args:
        body: Content of office:text.
        automatic: Automatic styles of the content.
        common: Content of office:styles.
        masters: Content of office:master-styles.
        kind: Media type.
        others: Other parts by name, dots written as "__".
    """
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {NAMESPACES}><office:styles>{common}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        for name, part in {"content__xml": content, "styles__xml": styles, **others}.items():
            archive.writestr(name.replace("__", "."), part)
    return buffer.getvalue()


def read_odt(body: str, automatic: str = "", common: str = "", masters: str = "") -> Document:
    """Build an ODT and read it, checking the laws every document obeys."""
    document = read_bytes(make_odt(body, automatic, common, masters), "convention.odt")
    check(document)
    return document


def paragraph(text: str, style: str = "") -> str:
    """Return a text:p."""
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def heading(text: str, level: int = 1, more: str = "") -> str:
    """Return a text:h."""
    return f'<text:h text:outline-level="{level}" {more}>{text}</text:h>'


def item(content: str, more: str = "") -> str:
    """Return an item of a list, from text or from elements."""
    inside = content if content.startswith("<") else paragraph(content)
    return f"<text:list-item {more}>{inside}</text:list-item>"


def listed(*items: str, style: str = "L", more: str = "") -> str:
    """Return a list."""
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def inner(*items: str) -> str:
    """Return a list that stands in an item."""
    return f"<text:list>{''.join(items)}</text:list>"


def level(index: int, format_: str, more: str = 'style:num-suffix="."') -> str:
    """Return a numbered level of a list style."""
    return f'<text:list-level-style-number text:level="{index}" style:num-format="{format_}" {more}/>'


def list_style(*levels: str, name: str = "L") -> str:
    """Return a list style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def text_style(name: str, properties: str, family: str = "text", more: str = "") -> str:
    """Return a style with text properties."""
    return (
        f'<style:style style:name="{name}" style:family="{family}" {more}><style:text-properties {properties}/>'
        "</style:style>"
    )

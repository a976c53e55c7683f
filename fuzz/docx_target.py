"""The DOCX reader, on files built from bytes, on the raw XML of a main part, and on raw zips."""

from __future__ import annotations

from cptslint.errors import InputError
from cptslint.model.document import Document
from cptslint.readers import read_bytes
from cptslint.readers.docx import read_docx
from fuzz.engine import check_document, check_refusal, main
from fuzz.ooxml import package, stored

_RAW_ZIP, _RAW_XML, _TRACED = 0, 1, 2


def one_input(data: bytes) -> None:
    """Read a DOCX made of any bytes: a program for `ooxml.package`, or raw content when the first byte says so."""
    mode, content = (data[0], data[1:]) if data else (_TRACED, b"")
    if mode == _RAW_ZIP:
        docx = b"PK\x03\x04" + content
    elif mode == _RAW_XML:
        docx = stored({"word/document.xml": content})
    else:
        docx = package(content)
    try:
        document = read_bytes(docx, "c.docx")
    except InputError as error:
        check_refusal(error)
        return
    check_document(document)
    if mode % 4 == _TRACED:
        _check_traced(docx, document)


def _check_traced(docx: bytes, document: Document) -> None:
    """Assert that saying where characters come from changes none of them."""
    traced = read_docx(docx, "c.docx", traced=True).drafts
    assert "\n".join(draft.text for draft in traced) == document.text
    assert all(len(draft.origins) in (0, len(draft.text)) for draft in traced)


if __name__ == "__main__":
    main("docx")

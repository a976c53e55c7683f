"""Sections of a DOCX: which headers and footers remain once tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from cptslint.readers.docx_parts import W

_GONE = tuple(f"{W}rPr/{W}{name}" for name in ("del", "moveFrom"))


def references(main: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield what calls for headers or for footers, in the order of the file.

    Args:
        main: The root of the main part.
        name: "header" or "footer".

    Returns:
        Every reference but those of a section whose end is deleted: its text takes the headers of the next one.
    """
    return (reference for reference in main.iter(f"{W}{name}Reference") if not _is_deleted(reference))


def _is_deleted(reference: etree._Element) -> bool:
    section = reference.getparent()
    properties = None if section is None else section.getparent()
    return (
        properties is not None
        and properties.tag == f"{W}pPr"
        and any(properties.find(path) is not None for path in _GONE)
    )

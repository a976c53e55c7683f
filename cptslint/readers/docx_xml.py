"""XML of a part, under limits: entities stay closed, and a fault is mended only when no word can be lost by it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

_STRICT = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
_DECLARED = re.compile(r"<\?xml[^>]{0,200}\?>")
_TEXT_TAG = re.compile(rb"<(?:\w{1,10}:)?t[\s>]")
_WIDE = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


class Damage(StrEnum):
    """What is wrong with a part."""

    NONE = "none"
    MENDED = "mended"
    BROKEN = "broken"
    DTD = "dtd"


@dataclass(frozen=True, slots=True)
class Parsing:
    """What came of the bytes of a part.

    Attributes:
        root: The root; None when the part is broken or declares a DTD.
        damage: What is wrong with it.
    """

    root: etree._Element | None
    damage: Damage


def parsed(data: bytes) -> Parsing:
    """Parse a part.

    Args:
        data: Its bytes, in any encoding of XML; strict OOXML is given the names of the transitional one.

    Returns:
        The root, when the XML is sound or when its faults hide no text: every text tag of the bytes is in the tree and the
        root is closed at the end.
    """
    data = _narrow(data).strip(b"\0")
    if b"<!DOCTYPE" in data:
        return Parsing(None, Damage.DTD)
    if b"purl.oclc.org/ooxml" in data:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    try:
        root = etree.fromstring(data, _parser(recover=False))
    except (etree.XMLSyntaxError, ValueError):
        return _mended(data)
    if root.getroottree().docinfo.internalDTD is not None:
        return Parsing(None, Damage.DTD)
    return Parsing(root, Damage.NONE)


def _narrow(data: bytes) -> bytes:
    """Return the bytes in UTF-8 when they use two or four bytes per character."""
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            text = data.decode(encoding, "replace").lstrip("\ufeff")
            return _DECLARED.sub("", text, count=1).encode("utf-8", "replace")
    return data


def _mended(data: bytes) -> Parsing:
    broken = Parsing(None, Damage.BROKEN)
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return broken
    if root is None or root.getroottree().docinfo.internalDTD is not None or not _is_closed(data, root):
        return broken
    kept = sum(1 for element in root.iter("{*}t"))
    return Parsing(root, Damage.MENDED) if kept >= len(_TEXT_TAG.findall(data)) else broken


def _is_closed(data: bytes, root: etree._Element) -> bool:
    end = data.rstrip()[-200:]
    return (
        re.search(rb"</(?:\w{1,20}:)?" + re.escape(re.split("[}:]", str(root.tag))[-1].encode()) + rb"\s*>$", end)
        is not None
    )


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )

"""XML of a part, under limits: entities stay closed, and a fault is mended only when no word can be lost by it."""

from __future__ import annotations

import codecs
import html.entities
import re
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

_STRICT = re.compile(rb"(?<=[\"'])http://purl\.oclc\.org/ooxml/(\w+)/")
_DECLARED = re.compile(r"<\?xml[^>]{0,200}\?>")
_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding=[\"']([\w.:-]{1,40})")
_REFERENCE = re.compile(rb"&(?:#(\d{1,9});|#[xX]([0-9a-fA-F]{1,8});|(\w{1,32};))?")
_KNOWN = (b"amp;", b"lt;", b"gt;", b"quot;", b"apos;")
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
    """Parse a faulty part, its references to characters mended first: the parser would drop them with what follows."""
    broken = Parsing(None, Damage.BROKEN)
    declared = _ENCODING.match(data.removeprefix(codecs.BOM_UTF8).lstrip())
    if declared is None or declared.group(1).lower() in (b"utf-8", b"utf8"):
        data = data.decode("utf-8", "replace").encode()
    data = _REFERENCE.sub(_reference, data)
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return broken
    if root is None or root.getroottree().docinfo.internalDTD is not None or not _is_closed(data, root):
        return broken
    kept = sum(1 for element in root.iter("{*}t"))
    return Parsing(root, Damage.MENDED) if kept >= len(_TEXT_TAG.findall(data)) else broken


def _reference(match: re.Match[bytes]) -> bytes:
    """Return a reference as XML allows it: nothing for half a character or a control, "&" itself when it names nothing."""
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        code = int(decimal) if decimal else int(hexadecimal, 16)
        allowed = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
        return match.group() if allowed else b""
    if name in _KNOWN:
        return match.group()
    meant = html.entities.html5.get((name or b"").decode())
    references = "".join(f"&#{ord(character)};" for character in meant or "")
    return references.encode() or b"&amp;" + (name or b"")


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

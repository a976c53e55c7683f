"""What a user does with an annotated copy: delete the comments, reject or accept the proposals. Comparison part by part."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN = "word/document.xml"


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a DOCX by name, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def main_of(data: bytes) -> etree._Element:
    """Return the root of the main part."""
    return etree.fromstring(parts(data)[MAIN])


def own_comments(data: bytes, author: str = "cptslint") -> dict[str, list[str]]:
    """Return the paragraphs of each comment of an author, by number."""
    names = [name for name in parts(data) if name.startswith("word/comments") and name.endswith(".xml")]
    found = {}
    for name in names:
        for comment in etree.fromstring(parts(data)[name]):
            ns = comment.tag[: comment.tag.index("}") + 1]
            if comment.get(f"{ns}author") == author:
                lines = ["".join(one.itertext(f"{ns}t")) for one in comment.iter(f"{ns}p")]
                found[comment.get(f"{ns}id", "")] = lines
    return found


def without_comments(root: etree._Element, numbers: set[str]) -> None:
    """Delete the marks of some comments, as Word does."""
    ns = root.tag[: root.tag.index("}") + 1]
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(root.iter(f"{ns}{name}")):
            if mark.get(f"{ns}id") in numbers:
                run = mark.getparent()
                _remove(mark)
                if name == "commentReference" and not [c for c in run if c.tag != f"{ns}rPr"]:
                    _remove(run)


def reject(root: etree._Element, author: str = "cptslint") -> None:
    """Reject the insertions of an author, as Word does: a paragraph whose end goes joins the next one."""
    ns = root.tag[: root.tag.index("}") + 1]
    for paragraph in list(root.iter(f"{ns}p")):
        mark = paragraph.find(f"{ns}pPr/{ns}rPr/{ns}ins[@{ns}author='{author}']")
        if mark is not None:
            others = [one for one in paragraph if one.tag != f"{ns}pPr" and one.get(f"{ns}author") != author]
            assert others == []
            following = [one for one in paragraph.itersiblings("*") if len(one) or one.tag == f"{ns}p"]
            assert following[0].tag == f"{ns}p"
            _remove(paragraph)
    for change in list(root.iter(f"{ns}ins")):
        if change.get(f"{ns}author") == author:
            _remove(change)


def accept(root: etree._Element, author: str = "cptslint") -> None:
    """Accept the insertions of an author, as Word does."""
    ns = root.tag[: root.tag.index("}") + 1]
    for change in list(root.iter(f"{ns}ins")):
        if change.get(f"{ns}author") == author:
            parent = change.getparent()
            for child in list(change):
                change.addprevious(child)
            parent.remove(change)


def canonical(root: etree._Element) -> bytes:
    """Return the canonical XML of a part, runs that show alike joined, without the white space of its layout."""
    root = etree.fromstring(etree.tostring(root))
    ns = root.tag[: root.tag.index("}") + 1]
    for one in root.iter("*"):
        if len(one) and not (one.text or "").strip():
            one.text = None
        if not (one.tail or "").strip():
            one.tail = None
    for run in list(root.iter(f"{ns}r")):
        before = run.getprevious()
        if before is None or before.tag != run.tag or dict(before.attrib) != dict(run.attrib):
            continue
        if before.tail or _properties(before, ns) != _properties(run, ns):
            continue
        content = [child for child in run if child.tag != f"{ns}rPr"]
        content = [*(child for child in before if child.tag != f"{ns}rPr"), *content]
        properties = run.find(f"{ns}rPr")
        for child in list(run):
            run.remove(child)
        run.extend([one for one in (properties, *content) if one is not None])
        _remove(before)
    for text in list(root.iter(f"{ns}t")):
        before = text.getprevious()
        if before is not None and before.tag == text.tag and not before.tail:
            text.text = (before.text or "") + (text.text or "")
            _remove(before)
    for text in root.iter(f"{ns}t"):
        if (text.text or "") == (text.text or "").strip():
            text.attrib.pop(_SPACE, None)
    return bytes(etree.tostring(root, method="c14n"))


def _properties(run: etree._Element, ns: str) -> bytes:
    found = run.find(f"{ns}rPr")
    if found is None:
        return b""
    return bytes(etree.tostring(found, method="c14n", with_tail=False))


def _remove(element: etree._Element) -> None:
    """Remove an element and keep the text after it."""
    parent, before = element.getparent(), element.getprevious()
    assert parent is not None
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)

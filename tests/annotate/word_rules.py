"""What makes Word offer to repair a file, or refuse a comment, beyond the order of elements that schemas check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from tests.annotate.undo import MAIN, parts

AUTHOR = "cptslint"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_NO_COMMENT = {"txbxContent", "footnote", "endnote", "hdr", "ftr", "hyperlink", "fldSimple", "del", "moveFrom", "AlternateContent"}  # fmt: skip
_NO_INSERTION = {"ins", "del", "moveTo", "moveFrom", "hyperlink", "fldSimple", "txbxContent", "sdtPr"}


def word_faults(data: bytes) -> list[str]:
    """Return what Word would complain of in a file, each fault as a sentence."""
    files = parts(data)
    root = etree.fromstring(files[MAIN])
    comments = etree.fromstring(files["word/comments.xml"])
    return [*_package(files), *_comments(root, comments), *_insertions(root), *_numbers(root, comments), *_cells(root)]


def _package(files: dict[str, bytes]) -> Iterator[str]:
    types = etree.fromstring(files["[Content_Types].xml"])
    known = {one.get("Extension", "").lower() for one in types.iter(f"{_TYPES}Default")}
    declared = Counter(one.get("PartName", "").lower() for one in types.iter(f"{_TYPES}Override"))
    yield from (f"{name} is declared {times} times" for name, times in declared.items() if times > 1)
    present = {f"/{name.lower()}" for name in files}
    yield from (f"{name} is declared and absent" for name in declared if name not in present)
    for name, content in files.items():
        if (
            name != "[Content_Types].xml"
            and f"/{name.lower()}" not in declared
            and name.rpartition(".")[2].lower() not in known
        ):
            yield f"{name} has no content type"
        if name.endswith(".rels"):
            yield from _twice(f"relation of {name}", [one.get("Id") for one in etree.fromstring(content)])


def _comments(root: etree._Element, comments: etree._Element) -> Iterator[str]:
    ns = _namespace(root)
    order = {element: rank for rank, element in enumerate(root.iter("*"))}
    marks = {name: [one for one in order if one.tag == f"{ns}{name}"] for name in _MARKS}
    numbers = [one.get(f"{ns}id") for one in comments]
    yield from _twice("comment", numbers)
    for name, found in marks.items():
        yield from _twice(name, [one.get(f"{ns}id") for one in found])
        for one in found:
            around = {etree.QName(above.tag).localname for above in one.iterancestors()}
            forbidden = around & (_NO_COMMENT | {"ins"} if name == "commentReference" else _NO_COMMENT)
            yield from (f"{name} in {above}" for above in forbidden)
    for number in numbers:
        places = [[order[one] for one in marks[name] if one.get(f"{ns}id") == number] for name in _MARKS]
        if [len(found) for found in places] != [1, 1, 1]:
            yield f"comment {number} has not its three marks"
        elif sorted(places) != places:
            yield f"the marks of comment {number} are out of order"
    told = {one.get(f"{ns}id") for one in marks["commentReference"]}
    yield from (f"no comment {number}" for number in told - set(numbers))


def _insertions(root: etree._Element) -> Iterator[str]:
    ns = _namespace(root)
    for one in root.iter(f"{ns}ins"):
        if one.get(f"{ns}author") == AUTHOR:
            above = [etree.QName(element.tag).localname for element in one.iterancestors()]
            if above[0] not in ("p", "rPr"):
                yield f"an insertion in {above[0]}"
            yield from (f"an insertion under {name}" for name in _NO_INSERTION.intersection(above))


def _numbers(root: etree._Element, comments: etree._Element) -> Iterator[str]:
    ns = _namespace(root)
    changes = (f"{ns}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "bookmarkStart"))
    yield from _twice("change or bookmark", [one.get(f"{ns}id") for one in root.iter(*changes)])
    identities = [one.get(f"{_W14}paraId") for part in (root, comments) for one in part.iter(f"{ns}p")]
    yield from _twice("paragraph", [identity for identity in identities if identity])


def _cells(root: etree._Element) -> Iterator[str]:
    ns = _namespace(root)
    for cell in root.iter(f"{ns}tc"):
        content = [one for one in cell if isinstance(one.tag, str)]
        if not content or content[-1].tag != f"{ns}p":
            yield "a cell does not end with a paragraph"


def _twice(what: str, names: list[str | None]) -> Iterator[str]:
    yield from (f"{what} {name} stands {times} times" for name, times in Counter(names).items() if times > 1)


def _namespace(root: etree._Element) -> str:
    return root.tag[: root.tag.index("}") + 1]

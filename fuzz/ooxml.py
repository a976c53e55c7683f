"""OOXML trees from bytes: every sequence of bytes is a well-formed file, so that a search spends its time in the reader."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARED = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
ELEMENTS = (
    "w:p", "w:r", "w:t", "w:pPr", "w:rPr", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:trPr", "w:ins", "w:del", "w:delText",
    "w:moveFrom", "w:moveTo", "w:sdt", "w:sdtContent", "w:sdtPr", "w:hyperlink", "w:smartTag", "w:fldSimple", "w:fldChar",
    "w:instrText", "w:br", "w:cr", "w:tab", "w:ptab", "w:sym", "w:noBreakHyphen", "w:softHyphen", "w:footnoteReference",
    "w:endnoteReference", "w:drawing", "w:pict", "w:object", "w:txbxContent", "mc:AlternateContent", "mc:Choice",
    "mc:Fallback", "w:altChunk", "w:sectPr", "w:headerReference", "w:footerReference", "w:numPr", "w:numId", "w:ilvl",
    "w:pStyle", "w:rStyle", "w:b", "w:u", "w:vanish", "w:highlight", "w:shd", "w:jc", "w:outlineLvl", "w:gridSpan",
    "w:vMerge", "w:hMerge", "w:cellDel", "w:gridBefore", "w:ruby", "w:rt", "w:rubyBase", "m:oMath", "m:t", "v:textpath",
    "v:shape", "v:imagedata", "pic:pic", "a:txBody", "a:p", "a:t", "dgm:relIds", "wp:extent", "wp:inline", "w:style",
    "w:name", "w:basedOn", "w:docDefaults", "w:rPrDefault", "w:abstractNum", "w:num", "w:lvl", "w:start", "w:numFmt",
    "w:lvlText", "w:lvlRestart", "w:isLgl", "w:suff", "w:lvlOverride", "w:startOverride", "w:abstractNumId",
    "w:numStyleLink", "w:footnote", "w:endnote", "w:comment", "w:body",
)  # fmt: skip
VALUES = (
    "0", "1", "2", "9", "-1", "99999999999", "begin", "separate", "end", "continue", "restart", "decimal", "upperRoman",
    "lowerLetter", "bullet", "none", "ordinalText", "cardinalText", "%1.%2", "Article %1 -", "%1)", "center", "yellow",
    "FFFF00", "Titre1", "heading 1", "Normal", "toc 1", "rheader1", "rchunk", "F0A8", "20AC", "D800", "110000", "Symbol",
    "nothing", "false", "width:120pt;height:1.5.2in", "a", "", "\u0661", "x" * 300,
)  # fmt: skip
TEXTS = (
    "Article 1", "La CPTS s'engage à ", "- ", "a)", "1°", " ", "      ", "\u2002\u2002\u2002", "é", "e\u0301", "\u00ad",
    "\u200b", "\u202e", "\ue000", "\uf0b7 ", "\u2028", "\t", "\n", "\ufb01", "x", "Convention de partenariat", "\u0085",
    "\u00a0", "1", ".", "\ufffd", "\U0001f600", "\u0345", "\uac00", "\ufeff",
)  # fmt: skip
ATTRIBUTES = ("w:val", "w:id", "w:ilvl", "w:numId", "w:styleId", "w:type", "w:fldCharType", "w:char", "w:font", "r:id",
              "w:fill", "w:abstractNumId", "w:default", "string", "style", "cx", "cy", "r:dm")  # fmt: skip
_CLOSE, _TEXT, _ATTRIBUTE = 253, 254, 255
_SPLIT = b"\xfc"
_MAX_DEPTH = 60
_PARTS = (("styles", "styles"), ("numbering", "numbering"), ("footnotes", "footnotes"), ("header1", "hdr"))


def package(program: bytes) -> bytes:
    """Return a DOCX built by a program, one part after the other, the main one first.

    Args:
        program: Byte codes: open an element, close one, write a text, give an attribute. 0xFC begins the next part.
    """
    main, *others = program.split(_SPLIT)
    files = {"word/document.xml": _part("document", f"<w:body>{tree(main)}</w:body>")}
    links = ""
    for (name, root), part in zip(_PARTS, others, strict=False):
        files[f"word/{name}.xml"] = _part(root, tree(part))
        links += f'<Relationship Id="r{name}" Type="{_R}/{name.rstrip("1")}" Target="{name}.xml"/>'
    if len(others) > len(_PARTS):
        files["word/chunk.bin"] = b"".join(others[len(_PARTS) :])
        links += f'<Relationship Id="rchunk" Type="{_R}/aFChunk" Target="chunk.bin"/>'
    files["word/_rels/document.xml.rels"] = f"<Relationships>{links}</Relationships>".encode()
    return stored(files)


def stored(files: dict[str, bytes]) -> bytes:
    """Return a zip of some files, not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def tree(program: bytes) -> str:
    """Return the elements that a program writes, all of them closed."""
    written: list[str] = []
    opened: list[str] = []
    attributes: dict[str, str] = {}
    codes = iter(program)
    for code in codes:
        if code == _CLOSE:
            if opened:
                written.append(f"</{opened.pop()}>")
        elif code == _TEXT:
            written.append(escape(TEXTS[next(codes, 0) % len(TEXTS)]))
        elif code == _ATTRIBUTE:
            attributes[ATTRIBUTES[next(codes, 0) % len(ATTRIBUTES)]] = VALUES[next(codes, 0) % len(VALUES)]
        else:
            name = ELEMENTS[code % len(ELEMENTS)]
            given = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
            attributes = {}
            if code >= 128 or len(opened) >= _MAX_DEPTH:
                written.append(f"<{name}{given}/>")
            else:
                written.append(f"<{name}{given}>")
                opened.append(name)
    return "".join(written) + "".join(f"</{name}>" for name in reversed(opened))


def _part(root: str, content: str) -> bytes:
    return f"<w:{root} {_DECLARED}>{content}</w:{root}>".encode("utf-8", "replace")

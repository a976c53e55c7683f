"""A convention discussed in a recent Word: comments with replies, some resolved, kept in four parts beside the comments."""

from __future__ import annotations

import io
import re

import docx

from tests.annotate.undo import parts
from tests.readers.make_docx import zipped

_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_W16CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_W16CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
AUTHOR = "Maître Aubry"
SAID = ("Délai trop court.", "D'accord avec vous.", "Réglé avec l'hôpital.")
BESIDE = {
    "word/commentsExtended.xml": (
        f'<w15:commentsEx xmlns:w15="{_W15}"><w15:commentEx w15:paraId="5A000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="5A000002" w15:paraIdParent="5A000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="5A000003" w15:done="1"/></w15:commentsEx>',
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        f"{_TYPE}.commentsExtended+xml",
    ),
    "word/commentsIds.xml": (
        f'<w16cid:commentsIds xmlns:w16cid="{_W16CID}"><w16cid:commentId w16cid:paraId="5A000001" w16cid:durableId="2B000001"/>'
        '<w16cid:commentId w16cid:paraId="5A000002" w16cid:durableId="2B000002"/>'
        '<w16cid:commentId w16cid:paraId="5A000003" w16cid:durableId="2B000003"/></w16cid:commentsIds>',
        "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
        f"{_TYPE}.commentsIds+xml",
    ),
    "word/commentsExtensible.xml": (
        f'<w16cex:commentsExtensible xmlns:w16cex="{_W16CEX}">'
        '<w16cex:commentExtensible w16cex:durableId="2B000001" w16cex:dateUtc="2026-11-02T09:00:00Z"/>'
        "</w16cex:commentsExtensible>",
        "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
        f"{_TYPE}.commentsExtensible+xml",
    ),
    "word/people.xml": (
        f'<w15:people xmlns:w15="{_W15}"><w15:person w15:author="{AUTHOR}">'
        '<w15:presenceInfo w15:providerId="None" w15:userId="aubry"/></w15:person></w15:people>',
        "http://schemas.microsoft.com/office/2011/relationships/people",
        f"{_TYPE}.people+xml",
    ),
}  # fmt: skip
"""Parts beside the comments, by name: content, relation, kind."""


def discussed(data: bytes) -> bytes:
    """Return a convention with a comment and its reply on the title and a resolved comment on the second paragraph."""
    opened = docx.Document(io.BytesIO(data))
    written = [one for one in opened.paragraphs if one.runs]
    for said, at in zip(SAID, (written[0], written[0], written[1]), strict=True):
        opened.add_comment(at.runs, said, AUTHOR, "MA")
    buffer = io.BytesIO()
    opened.save(buffer)
    files: dict[str, str | bytes] = dict(parts(buffer.getvalue()))
    files["word/comments.xml"] = _numbered(bytes(files["word/comments.xml"]).decode())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    types, relations = "", ""
    for rank, (name, (content, relation, kind)) in enumerate(BESIDE.items()):
        files[name] = head + content
        types += f'<Override PartName="/{name}" ContentType="{kind}"/>'
        target = name.removeprefix("word/")
        relations += f'<Relationship Id="rIdModern{rank}" Type="{relation}" Target="{target}"/>'
    for name, added, end in (
        ("[Content_Types].xml", types, "</Types>"),
        ("word/_rels/document.xml.rels", relations, "</Relationships>"),
    ):
        files[name] = bytes(files[name]).decode().replace(end, added + end)
    return zipped(files)


def _numbered(comments: str) -> str:
    """Return the comments with the numbers that the parts beside them know their last paragraphs by."""
    declared = f'xmlns:w14="{_W14}"'
    if declared not in comments:
        comments = comments.replace("<w:comments ", f"<w:comments {declared} ", 1)
    if "mc:Ignorable" not in comments:
        mc = "" if f'"{_MC}"' in comments else f'xmlns:mc="{_MC}" '
        comments = comments.replace("<w:comments ", f'<w:comments {mc}mc:Ignorable="w14" ', 1)
    numbers = iter(("5A000001", "5A000002", "5A000003"))
    return re.sub(
        r"<w:p>(?=<w:pPr>)|<w:p>", lambda _: f'<w:p w14:paraId="{next(numbers)}" w14:textId="77777777">', comments
    )

"""DOCX files with everything a comment must go around, and a report about them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from cptslint.annotate.document import Annotated, annotate
from cptslint.annotate.package import Editable
from cptslint.model.contract import Article
from cptslint.model.report import Report
from cptslint.model.span import Span
from cptslint.readers import read_bytes
from tests.annotate.undo import main_of, own_comments
from tests.readers.make_docx import make_docx, paragraph
from tests.reporters.factory import make_contract, make_finding, make_report, make_rule

TITLE = "Convention de partenariat"
LINK = '<w:hyperlink r:id="r9">{}</w:hyperlink>'
INSERTED = '<w:ins w:id="7" w:author="Juriste">{}</w:ins>'


def report_on(data: bytes, *passages: str, articles: tuple[tuple[str, str], ...] = (), **rule: object) -> Report:
    """Return a report that finds each passage once.

    Args:
        data: The file.
        passages: Words of the text; "" for something missing.
        articles: Number and words of the heading of each article.
        rule: What the rule that fires has of its own.
    """
    document = read_bytes(data, "convention.docx")
    spans = [Span(at := document.text.index(words), at + len(words)) if words else None for words in passages]
    heads = [Span(at := document.text.index(words), at + len(words)) for _, words in articles]
    ends = [*(head.start - 1 for head in heads[1:]), len(document.text)]
    contract = replace(
        make_contract(),
        document=document,
        title=TITLE,
        articles=tuple(
            Article(number, words, 1, head, Span(head.start, end))
            for (number, words), head, end in zip(articles, heads, ends, strict=False)
        ),
        clauses=(),
        commitments=(),
    )
    findings = tuple(
        make_finding(make_rule(f"SOR{index:03}", **rule), span=span, location="article 8" if span is None else "")
        for index, span in enumerate(spans, start=1)
    )
    return make_report(contract=contract, findings=findings)


def annotated(data: bytes, *passages: str, proposals: bool = False, **options: object) -> Annotated:
    """Annotate a file on each passage."""
    report = report_on(data, *passages, **options)  # type: ignore[arg-type]
    return annotate(Editable(data, "convention.docx"), data, report, with_proposals=proposals)


def drawn(body: str, passage: str, **parts: str) -> str:
    """Annotate a file on one passage and draw the paragraph that is commented.

    Returns:
        Its text, the range between "⟦" and "⟧", the reference as "*", containers as "ins(...)", fields as "{code|text}".
    """
    data = make_docx(paragraph(TITLE) + body, **parts)
    result = annotated(data, passage).data
    number = max(own_comments(result), key=int)
    root = main_of(result)
    ns = root.tag[: root.tag.index("}") + 1]
    start = next(one for one in root.iter(f"{ns}commentRangeStart") if one.get(f"{ns}id") == number)
    outer = list(start.iterancestors(f"{ns}p"))[-1]
    end = next(one for one in root.iter(f"{ns}commentRangeEnd") if one.get(f"{ns}id") == number)
    last = list(end.iterancestors(f"{ns}p"))[-1]
    paragraphs = [one for one in root.iter(f"{ns}p") if not list(one.iterancestors(f"{ns}p"))]
    shown = paragraphs[paragraphs.index(outer) : paragraphs.index(last) + 1]
    return "\n".join(_draw(one, number, ns) for one in shown)


_CONTAINERS = {
    "ins": "ins",
    "hyperlink": "link",
    "fldSimple": "field",
    "sdt": "sdt",
    "txbxContent": "box",
    "del": "del",
}
_FIELD = {"begin": "{", "separate": "|", "end": "}"}


def _draw(element: etree._Element, number: str, ns: str) -> str:
    name = etree.QName(element.tag).localname
    if name in ("t", "instrText", "delText"):
        return element.text or ""
    if name == "fldChar":
        return _FIELD[element.get(f"{ns}fldCharType", "")]
    if name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        mark = {"commentRangeStart": "⟦", "commentRangeEnd": "⟧", "commentReference": "*"}[name]
        return mark if element.get(f"{ns}id") == number else ""
    if name == "footnoteReference":
        return "¹"
    inside = "".join(_draw(child, number, ns) for child in element if isinstance(child.tag, str))
    return f"{_CONTAINERS[name]}({inside})" if name in _CONTAINERS else inside

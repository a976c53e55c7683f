"""A comment encloses its passage, or the smallest thing around it that Word lets a comment enclose."""

from __future__ import annotations

import pytest

from tests.annotate.fixtures import INSERTED, LINK, TITLE, annotated, drawn
from tests.annotate.undo import STRICT, main_of, own_comments, parts
from tests.readers.make_docx import listed, make_docx, paragraph, parts_of, text_run, zipped

BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


@pytest.mark.parametrize(
    ("body", "passage", "expected"),
    [
        (p(text_run("La CPTS paie tout.")), "paie", "La CPTS ⟦paie⟧* tout."),
        (p(text_run("La CPTS "), text_run("paie"), text_run(" tout.")), "paie", "La CPTS ⟦paie⟧* tout."),
        (p(text_run("La CP"), text_run("TS pa"), text_run("ie tout.")), "CPTS paie", "La ⟦CPTS paie⟧* tout."),
        (p(text_run("La CPTS paie.")), "La CPTS paie.", "⟦La CPTS paie.⟧*"),
        (
            p(text_run("Elle "), INSERTED.format(text_run("paie tout de suite")), text_run(".")),
            "tout",
            "Elle ins(paie ⟦tout⟧ de suite)*.",
        ),
        (
            p(text_run("Elle "), INSERTED.format(text_run("paie")), text_run(" tout.")),
            "Elle paie tout",
            "⟦Elle ins(paie) tout⟧*.",
        ),
        (
            p(text_run("Elle "), '<w:del w:id="3"><w:r><w:delText>ne </w:delText></w:r></w:del>', text_run("paie.")),
            "Elle paie",
            "⟦Elle del(ne )paie⟧*.",
        ),
        (p(text_run("Voir "), LINK.format(text_run("le site entier")), text_run(".")), "site", "Voir ⟦link(le site entier)⟧*."),
        (
            p(text_run("Voir "), f'<w:fldSimple w:instr="REF x">{text_run("article 8")}</w:fldSimple>', text_run(".")),
            "article",
            "Voir ⟦field(article 8)⟧*.",
        ),
        (
            p(text_run("Voir "), f"<w:sdt><w:sdtContent>{text_run('le nom exact')}</w:sdtContent></w:sdt>", text_run(".")),
            "nom",
            "Voir ⟦sdt(le nom exact)⟧*.",
        ),
        (p(text_run("Voir "), FIELD.format(text_run("article 8")), text_run(".")), "8", "Voir ⟦{REF x|article 8}⟧*."),
        (
            p(text_run("Cadre."), BOX.format(paragraph("La CPTS paie.")), text_run("Suite.")),
            "La CPTS paie",
            "Cadre.⟦box(La CPTS paie.)⟧*Suite.",
        ),
    ],
    ids=["cut", "run", "runs", "whole", "insertion", "around", "deletion", "link", "simple-field", "control", "field", "box"],
)  # fmt: skip
def test_a_comment_encloses_its_passage(body: str, passage: str, expected: str) -> None:
    assert drawn(body, passage) == expected


def test_a_passage_of_a_note_is_commented_on_its_reference() -> None:
    body = p(text_run("Objet"), '<w:r><w:footnoteReference w:id="2"/></w:r>', text_run(" du texte."))
    notes = f'<w:footnote w:id="2">{paragraph("La CPTS paie.")}</w:footnote>'
    assert drawn(body, "CPTS paie", footnotes=notes) == "Objet⟦¹⟧* du texte."


def test_a_range_over_paragraphs_ends_in_the_last_one() -> None:
    assert drawn(paragraph("La CPTS :") + paragraph("paie tout."), "CPTS :\npaie") == "La ⟦CPTS :\npaie⟧* tout."


def test_a_range_does_not_leave_its_cell() -> None:
    cell = "<w:tc>{}</w:tc>"
    table = (
        f"<w:tbl><w:tr>{cell.format(paragraph('La CPTS'))}{cell.format(paragraph('paie tout'))}</w:tr></w:tbl><w:p/>"
    )
    assert drawn(table, "CPTS\npaie") == "La ⟦CPTS⟧*"


def test_a_passage_of_a_header_is_commented_on_the_title() -> None:
    links = '<w:sectPr><w:headerReference r:id="rheader1" w:type="default"/></w:sectPr>'
    data = make_docx(paragraph(TITLE) + paragraph("Corps.") + links, header1=paragraph("La CPTS paie."))
    result = annotated(data, "CPTS paie").data
    root = main_of(result)
    first = root[0][0]
    assert [child.tag.rpartition("}")[2] for child in first] == [
        "commentRangeStart", "commentRangeStart", "r", "commentRangeEnd", "r", "commentRangeEnd", "r",
    ]  # fmt: skip
    assert len(own_comments(result)) == 2


def test_something_missing_is_commented_on_the_heading_where_it_belongs() -> None:
    body = paragraph("Article 8 - Sortie") + paragraph("Texte.")
    data = make_docx(paragraph(TITLE) + body)
    result = annotated(data, "", articles=(("8", "Article 8 - Sortie"),)).data
    heading = main_of(result)[0][1]
    assert [child.tag.rpartition("}")[2] for child in heading] == ["commentRangeStart", "r", "commentRangeEnd", "r"]


def test_a_heading_that_is_only_a_number_is_commented_whole() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="8"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Article %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = make_docx(paragraph(TITLE) + listed("") + paragraph("Texte."), numbering=numbering)
    result = annotated(data, "", articles=(("8", "Article 8"),)).data
    heading = main_of(result)[0][1]
    names = [child.tag.rpartition("}")[2] for child in heading]
    assert names == ["pPr", "commentRangeStart", "r", "commentRangeEnd", "r"]


def test_spaces_at_a_cut_are_kept() -> None:
    data = make_docx(paragraph(TITLE) + p("<w:r><w:t>La CPTS paie tout</w:t></w:r>"))
    root = main_of(annotated(data, "paie").data)
    ns = root.tag[: root.tag.index("}") + 1]
    texts = [(one.text, one.get("{http://www.w3.org/XML/1998/namespace}space")) for one in root[0][1].iter(f"{ns}t")]
    assert texts == [("La CPTS ", "preserve"), ("paie", None), (" tout", "preserve")]


def test_spaces_that_word_ignores_do_not_appear() -> None:
    data = make_docx(paragraph(TITLE) + p("<w:r><w:t> La CPTS paie tout</w:t></w:r>"))
    root = main_of(annotated(data, "paie").data)
    ns = root.tag[: root.tag.index("}") + 1]
    assert [one.text for one in root[0][1].iter(f"{ns}t")] == [" La CPTS paie tout"]


def test_both_pieces_of_a_run_keep_its_letters() -> None:
    data = make_docx(paragraph(TITLE) + paragraph("La CPTS paie", run="<w:b/><w:sz w:val='28'/>"))
    root = main_of(annotated(data, "CPTS").data)
    ns = root.tag[: root.tag.index("}") + 1]
    runs = [one for one in root[0][1].iter(f"{ns}r") if one.find(f"{ns}t") is not None]
    assert [[child.tag.rpartition("}")[2] for child in run[0]] for run in runs] == [["b", "sz"]] * 3


def test_a_strict_document_stays_strict() -> None:
    files = parts_of(paragraph(TITLE) + paragraph("La CPTS paie."))
    strict = {
        name: content.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", STRICT.strip("{}")
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in files.items()
    }
    result = annotated(zipped(strict), "CPTS paie").data
    written = parts(result)
    assert len(own_comments(result)) == 2
    assert (
        b"schemas.openxmlformats.org/wordprocessingml"
        not in written["word/document.xml"] + written["word/comments.xml"]
    )
    assert (
        b'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/comments"'
        in written["word/_rels/document.xml.rels"]
    )

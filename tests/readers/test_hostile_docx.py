"""DOCX files made to exhaust the reader: it answers, or refuses in one sentence, in a time that follows the size."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cptslint.errors import InputError
from cptslint.readers import read_bytes
from tests.growth import growth
from tests.readers.make_docx import level, listed, make_docx, paragraph, parts_of, text_run, zipped

DELETED = '<w:rPr><w:del w:id="1"/></w:rPr>'
BOX = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
YELLOW = '<w:highlight w:val="yellow"/>'


def note(index: int) -> str:
    return f'<w:p>{text_run(f"x{index}")}<w:r><w:footnoteReference w:id="{index}"/></w:r></w:p>'


def one_of_many_lists(index: int) -> str:
    levels = level(0, "decimal", "%1.")
    return (
        f'<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>'
        f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
    )


def styled(index: int) -> str:
    return f'<w:style w:type="paragraph" w:styleId="S{index}"><w:basedOn w:val="S{index - 1}"/></w:style>'


SHAPES: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda n: make_docx("".join(paragraph(f"x{index}") for index in range(n))),
    "runs": lambda n: make_docx(f"<w:p>{''.join(text_run(str(index)) for index in range(n))}</w:p>"),
    "lines": lambda n: make_docx(f"<w:p><w:r>{'<w:t>x</w:t><w:br/>' * n}</w:r></w:p>"),
    "deleted ends": lambda n: make_docx(paragraph("x", DELETED) * n + paragraph("y")),
    "cells": lambda n: make_docx("<w:tbl><w:tr>" + ("<w:tc>" + paragraph("x") + "</w:tc>") * n + "</w:tr></w:tbl>"),
    "merged rows": lambda n: make_docx("<w:tbl>" + ("<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph("x") + "</w:tc></w:tr>") * n
                                       + "</w:tbl>"),
    "notes": lambda n: make_docx("".join(note(index) for index in range(n)),
                                 footnotes="".join(f'<w:footnote w:id="{index}">{paragraph("n")}</w:footnote>' for index in range(n))),
    "boxes": lambda n: make_docx(BOX.format(paragraph("x")) * n),
    "open fields": lambda n: make_docx("<w:p>" + '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * n + text_run("x") * n + "</w:p>"),
    "styles": lambda n: make_docx("".join(paragraph("x", f'<w:pStyle w:val="S{index}"/>') for index in range(n)),
                                  styles="".join(styled(index) for index in range(n))),
    "lists": lambda n: make_docx("".join(listed("x", str(index)) for index in range(n)),
                                 numbering="".join(one_of_many_lists(index) for index in range(n))),
    "blanks": lambda n: make_docx("<w:p>" + (text_run("a") + text_run("      ", YELLOW)) * n + "</w:p>"),
    "headers": lambda n: make_docx(paragraph("x") + '<w:headerReference r:id="rheader1"/>' * n, header1=paragraph("h") * n),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_eight_times_as_many_cost_about_eight_times_as_much(shape: str) -> None:
    many, few = SHAPES[shape](1200), SHAPES[shape](150)
    assert growth(lambda: read_bytes(many, "c.docx"), lambda: read_bytes(few, "c.docx"), enough=20) <= 20


def test_a_million_paragraphs_are_refused_at_once() -> None:
    data = zipped(
        parts_of("".join(f"<w:p><w:r><w:t>{index * 7919 % 999_983}</w:t></w:r></w:p>" for index in range(100_001)))
    )
    with pytest.raises(InputError) as caught:
        read_bytes(data, "c.docx")
    assert str(caught.value) == (
        "« c.docx » contient plus de 100 000 paragraphes : donnez la convention seule, sans autre contenu."
    )


def test_a_million_lines_of_text_are_refused() -> None:
    with pytest.raises(InputError, match="contient plus de 100 000 paragraphes"):
        read_bytes(b"Un.\n" * 1_000_000, "c.txt")


@pytest.mark.parametrize("depth", [100, 10_000])
def test_any_depth_is_read_or_refused(depth: int) -> None:
    data = make_docx("<w:sdt><w:sdtContent>" * depth + paragraph("x") + "</w:sdtContent></w:sdt>" * depth)
    if depth == 100:
        assert read_bytes(data, "c.docx").text == "x"
    else:
        with pytest.raises(InputError, match="tronqué ou endommagé"):
            read_bytes(data, "c.docx")


def test_a_paragraph_of_five_megabytes_is_read() -> None:
    text = " ".join(str(index) for index in range(800_000))
    assert read_bytes(make_docx(paragraph(text)), "c.docx").text == text


def test_a_file_inserted_in_itself_ends() -> None:
    """Each level is inserted in the one above; the third is told as not read."""
    data = make_docx(paragraph("fond"))
    for _ in range(5):
        files: dict[str, str | bytes] = {**parts_of(paragraph("x") + '<w:altChunk r:id="r1"/>')}
        files["word/_rels/document.xml.rels"] = (
            '<Relationships><Relationship Id="r1" Type="aFChunk" Target="a.docx"/></Relationships>'
        )
        data = zipped({**files, "word/a.docx": data})
    document = read_bytes(data, "c.docx")
    assert document.text == "x\nx\nx"
    assert [note.message for note in document.notes] == ["Contenu non lu, même s'il porte du texte : 1 fichier inséré."]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\..\\x", "C:\\x", "word/../../x"])
def test_names_that_climb_out_of_the_archive_are_only_names(name: str) -> None:
    files: dict[str, str | bytes] = {**parts_of(paragraph("Texte.")), name: "x"}
    files["word/_rels/document.xml.rels"] = (
        f'<Relationships><Relationship Id="r1" Type="styles" Target="../../../../etc/passwd"/>'
        f'<Relationship Id="r2" Type="numbering" Target="{name}"/></Relationships>'
    )
    assert read_bytes(zipped(files), "c.docx").text == "Texte."

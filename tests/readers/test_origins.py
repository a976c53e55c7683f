"""Each character of the text of a DOCX knows the element of the file it was written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cptslint.readers import read_bytes
from cptslint.readers.docx_parts import Package, W
from cptslint.readers.origins import docx_origins
from cptslint.text.clean import clean
from tests.readers.make_docx import (
    level,
    listed,
    make_docx,
    one_list,
    paragraph,
    parts_of,
    text_run,
    zipped,
)

CORPUS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "dev").glob("*/*.docx"))


def shown(data: bytes) -> tuple[str, list[str | None]]:
    """Return the text that is read and, for each of its characters, what the file holds at its origin."""
    elements = list(Package(data, "x").main().iter("*"))
    told: list[str | None] = []
    for origin in docx_origins(data, "x"):
        if origin is None:
            told.append(None)
        else:
            element = elements[origin[0]]
            told.append((element.text or "")[origin[1]] if element.tag == f"{W}t" else element.tag.removeprefix(W))
    return read_bytes(data, "x").text, told


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_each_character_of_the_corpus_is_found_at_its_origin(path: Path) -> None:
    text, told = shown(path.read_bytes())
    assert len(text) == len(told)
    wrong = [
        (character, found)
        for character, found in zip(text, told, strict=True)
        if found is not None and len(found) == 1 and clean(found) != character
    ]
    assert wrong == []
    assert sum(found is not None for found in told) > 0.95 * len(told)


def test_labels_line_ends_and_headers_come_from_nowhere() -> None:
    data = make_docx(
        listed("Objet") + paragraph("Fin"), numbering=one_list(level(0, "decimal", "Article %1 -")), header1="<w:p/>"
    )
    text, told = shown(data)
    assert text == "Article 1 - Objet\nFin"
    assert told == [None] * 12 + [*"Objet", None, *"Fin"]


def test_a_cut_line_and_what_cleaning_removes_shift_nothing() -> None:
    body = "<w:p>" + text_run("  de&#x301;l&#xAD;ai <w:br/>").replace("<w:br/></w:t>", "</w:t><w:br/>")
    text, told = shown(make_docx(body + text_run("deux  mois") + "<w:r><w:noBreakHyphen/></w:r></w:p>"))
    assert text == "délai\ndeux  mois-"
    assert told == ["d", "e", "l", "a", "i", None, *"deux  mois", "noBreakHyphen"]


def test_a_glyph_of_a_symbol_font_becomes_a_bullet() -> None:
    text, told = shown(make_docx(paragraph("&#xF0B7;   un local")))
    assert text == "• un local"
    assert told == ["\uf0b7", "\uf0b7", *"un local"]


def test_a_note_comes_from_the_reference_to_it() -> None:
    body = f'<w:p>{text_run("Objet")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnote w:id="2">{paragraph("Voir la loi.")}</w:footnote>'
    text, told = shown(make_docx(body, footnotes=notes))
    assert text == "Objet\n[note 1] Voir la loi."
    assert told == [*"Objet", None, *["footnoteReference"] * 21]


def test_comments_of_the_xml_count_for_nothing() -> None:
    parts = parts_of(paragraph("Objet"))
    plain = docx_origins(zipped(parts), "x")
    commented = (
        parts["word/document.xml"].replace("<w:body>", "<!-- a --><w:body><?b?>").replace("Obj", "Ob<!-- c -->j")
    )
    assert docx_origins(zipped(parts | {"word/document.xml": commented}), "x") == plain

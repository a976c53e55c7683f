"""Word comments written for the tool."""

from __future__ import annotations

import pytest

from cptslint.model.document import Document
from tests.readers.make_docx import messages, paragraph, read_docx, text_run

START, END = '<w:commentRangeStart w:id="4"/>', '<w:commentRangeEnd w:id="4"/>'
REFERENCE = '<w:r><w:commentReference w:id="4"/></w:r>'
SAID = "cptslint: accepter SOR004 — motif"


def comment(text: str, identifier: int = 4, facts: str = 'w:author="Mme Roy" w:date="2026-01-12T09:30:00Z"') -> str:
    return f'<w:comment w:id="{identifier}" {facts}>{paragraph(text)}</w:comment>'


def marked(document: Document) -> list[tuple[str, str, str, str, str]]:
    """Return what each mark says, its place, the passage it is put on, who wrote it and when."""
    return [(m.text, m.place, m.span.slice(document.text) if m.span else "", m.author, m.date) for m in document.marks]


def whole(passage: str) -> list[tuple[str, str, str, str, str]]:
    return [("accepter SOR004 — motif", "commentaire Word de Mme Roy", passage, "Mme Roy", "2026-01-12")]


TWO = f"<w:p>{text_run('Avant. ')}{START}{text_run('Un ')}{text_run('préavis.', '<w:b/>')}{END}{REFERENCE}{text_run(' Après.')}</w:p>"


def test_comment_is_put_on_the_words_of_its_range() -> None:
    document = read_docx(TWO, comments=comment(SAID))
    assert document.text == "Avant. Un préavis. Après."
    assert marked(document) == whole("Un préavis.")
    assert messages(document) == {}


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        (f"{paragraph('Un.')}<w:p>{text_run('Deux.')}{REFERENCE}</w:p>", "Deux."),
        (f"<w:p>{START}{text_run('Un.')}</w:p><w:p>{text_run('Deux.')}{END}{REFERENCE}</w:p>{paragraph('Trois.')}", "Un.\nDeux."),
        (f"<w:p>{START}{END}{REFERENCE}{text_run('Un.')}</w:p>{paragraph('Deux.')}", "Un."),
        (f"<w:p><w:ins>{START}{text_run('Un.')}{END}</w:ins>{REFERENCE}{text_run('Deux.')}</w:p>", "Un."),
        (
            "<w:tbl><w:tr><w:tc>" + f"<w:p>{START}{text_run('a')}{END}{REFERENCE}</w:p></w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
            "a",
        ),
        (paragraph("Un."), ""),
    ],
    ids=["reference alone", "two paragraphs", "empty range", "insertion", "cell", "put nowhere"],
)  # fmt: skip
def test_place_of_a_comment(body: str, passage: str) -> None:
    assert marked(read_docx(body, comments=comment(SAID))) == whole(passage)


def test_other_comments_stay_notes_and_nothing_of_a_comment_is_text() -> None:
    document = read_docx(TWO, comments=comment("Voir cptslint: rien") + comment(SAID.upper(), 5))
    assert [mark.text for mark in document.marks] == ["ACCEPTER SOR004 — MOTIF"]
    assert messages(document)["comments"] == (
        "Le fichier porte 1 commentaire en marge, hors de la convention et non lus."
    )
    assert "SOR004" not in document.text


def test_comment_without_author_nor_date() -> None:
    document = read_docx(TWO, comments=comment(SAID, facts=""))
    assert marked(document) == [("accepter SOR004 — motif", "commentaire Word", "Un préavis.", "", "")]


def test_every_paragraph_of_a_comment_is_a_mark() -> None:
    two = f'<w:comment w:id="4" w:author="A">{paragraph(SAID)}{paragraph("note")}{paragraph("cptslint : accepter DUR002 — x")}</w:comment>'
    assert [mark.text for mark in read_docx(TWO, comments=two).marks] == [
        "accepter SOR004 — motif",
        "accepter DUR002 — x",
    ]

"""What is written for the tool in a text or Markdown file."""

from __future__ import annotations

import pytest

from cptslint.model.document import Document, Mark
from cptslint.readers import read_bytes
from tests.growth import growth

FORMS = (
    "<!-- cptslint: accepter SOR004 — motif -->",
    "<!--cptslint : accepter SOR004 — motif-->",
    "cptslint: accepter SOR004 — motif",
    "CPTSLINT : accepter SOR004 — motif",
    "# cptslint: accepter SOR004 — motif",
    "  // cptslint: accepter SOR004 — motif",
    "[cptslint: accepter SOR004 — motif]",
    "<!-- cptslint: accepter\nSOR004 — motif -->",
)


def marks(text: str, name: str = "c.txt") -> list[tuple[str, str, str]]:
    """Return what each mark says, its place and the passage it is about."""
    document = read_bytes(text.encode(), name)
    return [(m.text, m.place, m.span.slice(document.text) if m.span else "") for m in document.marks]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark_down", [False, True])
def test_mark_is_taken_out_and_is_about_what_follows(form: str, mark_down: bool) -> None:
    head = "## Titre" if mark_down else "Titre"
    document = read_bytes(f"{head}\n\n{form}\nUn préavis d'un an.\nLa suite.\n".encode(), "c.md")
    assert document.text == "Titre\nUn préavis d'un an.\nLa suite."
    (mark,) = document.marks
    assert (mark.text, mark.place) == ("accepter SOR004 — motif", "ligne 3")
    assert mark.span is not None
    assert mark.span.slice(document.text) == "Un préavis d'un an."


def test_mark_at_the_end_of_a_line_is_about_that_line() -> None:
    text = "Titre\nUn préavis d'un an. <!-- cptslint: accepter SOR004 — motif -->\nLa suite.\n"
    assert read_bytes(text.encode(), "c.txt").text == "Titre\nUn préavis d'un an.\nLa suite."
    assert marks(text) == [("accepter SOR004 — motif", "ligne 2", "Un préavis d'un an.")]


def test_mark_after_the_last_paragraph_is_about_no_passage() -> None:
    assert marks("Titre\nLa suite.\n<!-- cptslint: accepter SOR001 — motif -->\n") == [
        ("accepter SOR001 — motif", "ligne 3", "")
    ]


def test_mark_breaks_no_paragraph_in_two() -> None:
    paragraph = "La présente convention organise la sortie des patients âgés, leur retour à domicile\n" * 12
    marked = paragraph.replace("\n", "\n<!-- cptslint: accepter SOR004 — motif -->\n", 1)
    assert read_bytes(marked.encode(), "c.txt").text == read_bytes(paragraph.encode(), "c.txt").text


def test_mark_on_a_row_of_a_table_is_about_the_row() -> None:
    text = "| a | b |\n|---|---|\n| un préavis | d'un an | <!-- cptslint: accepter SOR004 — motif -->\n"
    assert marks(text) == [("accepter SOR004 — motif", "ligne 3", "un préavis\nd'un an")]


def test_other_comments_and_words_are_left_alone() -> None:
    text = "Titre\n<!-- note interne -->\nL'outil cptslint : voir plus loin.\n"
    document = read_bytes(text.encode(), "c.txt")
    assert document.marks == ()
    assert document.text == text.strip()


def test_text_without_mark_is_read_as_before() -> None:
    assert read_bytes(b"Titre\n\nSuite", "c.txt").marks == ()


def test_mark_of_a_file_with_windows_line_ends_keeps_its_line() -> None:
    text = "Titre\r\n\r\ncptslint: accepter SOR004 — motif\r\nSuite\r\n"
    assert marks(text) == [("accepter SOR004 — motif", "ligne 3", "Suite")]


@pytest.mark.parametrize(
    "piece", ["<!-- cptslint:", "<!-- cptslint: x -->\n", "cptslint:   ]  ", "cptslint: x\n", "a\ncptslint: x\n"]
)
def test_thousands_of_marks_take_little_time(piece: str) -> None:
    def read(length: int) -> Document:
        return read_bytes(("Titre de la convention\n" + piece * (length // len(piece))).encode(), "c.txt")

    assert all(isinstance(mark, Mark) for mark in read(300_000).marks)
    assert growth(lambda: read(300_000), lambda: read(37_500), enough=20) <= 20

"""Letters of other alphabets that imitate Latin ones, in every format."""

from __future__ import annotations

import pytest

from cptslint.readers import read_bytes
from tests.readers.make_docx import make_docx, messages, paragraph

CODE = "lookalike-letters"


@pytest.mark.parametrize(
    ("written", "read", "letters"),
    [
        ("résіlіаtіоn", "résiliation", 5),
        ("СРТЅ", "CPTS", 4),
        ("Αrtіclе 3", "Article 3", 3),
        ("ＣＰＴＳ", "CPTS", 4),
        ("𝐂𝐏𝐓𝐒 et 𝘱𝘢𝘪𝘦", "CPTS et paie", 8),
        ("œuvrе", "œuvre", 1),
    ],
)
def test_a_word_that_looks_latin_is_read_as_latin(written: str, read: str, letters: int) -> None:
    document = read_bytes(f"{written} de la convention".encode(), "x")
    assert document.text == f"{read} de la convention"
    noun = "lettre d'un autre alphabet imite" if letters < 2 else "lettres d'un autre alphabet imitent"
    assert messages(document)[CODE] == (
        f"{letters} {noun} des lettres latines : un mot écrit ainsi échappe aux recherches. Elles sont lues comme des lettres latines."
    )


@pytest.mark.parametrize("text", ["договор", "Δx = 3 μm", "α et β", "о", "σύμβαση", "Éluard, Łódź, Việt Nam", "№ 3"])
def test_other_alphabets_stay_as_written(text: str) -> None:
    document = read_bytes(text.encode(), "x")
    assert document.text == text
    assert messages(document) == {}


@pytest.mark.parametrize(
    "text",
    ['ООО "ВАШ ЭКСПЕРТ"', "Договор со школой, не с ней", "το όνομα του ΝΑΟΥ", "Заказчик оказал услуги\nАО"],
)
def test_short_words_of_a_foreign_text_stay_as_written(text: str) -> None:
    document = read_bytes(text.encode(), "x")
    assert document.text == text
    assert messages(document) == {}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("La СРТЅ paie le договор.", "La CPTS paie le договор."),
        ("Договор услуги cоnventiоn", "Договор услуги convention"),
        ("Заказчик оказал услуги. ＣＰＴＳ", "Заказчик оказал услуги. CPTS"),
    ],
)
def test_a_foreign_word_beside_hides_nothing(written: str, read: str) -> None:
    assert read_bytes(written.encode(), "x").text == read


def test_places_stay_exact_in_a_docx() -> None:
    document = read_bytes(make_docx(paragraph("Lа CPTS") + paragraph("résіliе.")), "c.docx")
    assert [block.span.slice(document.text) for block in document.blocks] == ["La CPTS", "résilie."]
    assert messages(document)[CODE].startswith("3 lettres")

"""Shapes of fields left to fill in."""

from __future__ import annotations

import pytest

from cptslint.text.fold import fold
from cptslint.text.placeholders import Shape, placeholders
from tests.growth import growth


def shapes(text: str) -> list[tuple[str, Shape]]:
    return [(text[one.start : one.end], one.shape) for one in placeholders(text, fold(text))]


@pytest.mark.parametrize(
    "field",
    [
        "XXX", "xxxxxxx", "XX/XX/20XX", "…/…/…", "../../....", "__/__/____", "JJ/MM/AAAA", "jj / mm / aaaa", "20XX", "202X", "20..",
        "..........", "…………", "______", "_ _ _ _", "{{ nom }}", "{% if annexe %}", "<%numCX%>", "${montant}", "<<ADRESSE>>",
        "« nom_partenaire »", "« »", "[●]", "[......]", "(…………)", "(    )", "······",
    ],
)  # fmt: skip
def test_a_field_is_found_whole(field: str) -> None:
    assert (field, Shape.SURE) in shapes(f"La valeur est {field}, selon la CPTS.")


@pytest.mark.parametrize("cut", ["[…]", "[...]", "[ ... ]"])
def test_an_ellipsis_in_brackets_may_be_a_cut(cut: str) -> None:
    assert (cut, Shape.CUT) in shapes(f"Le texte {cut} reste.")


def test_an_empty_box_inside_a_sentence_is_no_choice() -> None:
    assert Shape.BOX not in [shape for _, shape in shapes("Une case laissée vide, ainsi [ ], vaut refus.")]


@pytest.mark.parametrize(
    "text",
    [
        "Les partenaires (ARS, CPAM…) et les autres, etc.",
        "Des échanges de pratiques et organisations….",
        "Le taux d'exXXXces est nul et le n° 2023-5215 reste.",
        "Article 1 - Objet ................ 3\nArticle 2 - Durée ................ 4",
        "Les 12/05/2026 et 24/06/2026 ; 7 j/7 et 24 h/24.",
        "Un système d'information et/ou de télésanté.",
    ],
)
def test_nothing_sure_in_ordinary_text(text: str) -> None:
    assert [found for found in shapes(text) if found[1] is Shape.SURE] == []


def test_boxes_are_told_from_ticked_ones() -> None:
    assert shapes("☐ oui ☒ non [ ] un [x] deux")[::1][:2] == [("☐", Shape.BOX), ("☒", Shape.TICKED)]


@pytest.mark.parametrize(
    "text",
    ["." * 200_000, "_ " * 100_000, "[" * 100_000, "x" * 200_000, ". . " * 50_000, "{{" * 50_000, "/ " * 100_000],
)
def test_reading_takes_linear_time(text: str) -> None:
    few, many = text[: len(text) // 8], text
    assert growth(lambda: placeholders(many, fold(many)), lambda: placeholders(few, fold(few)), enough=20) <= 20

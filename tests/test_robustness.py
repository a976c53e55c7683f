"""The cost stays in proportion to the length, whatever the words; ratios of processor times, never seconds."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from benchmarks.growth import SAMPLE, longer
from cptslint.analysis import analyse
from cptslint.model.report import Report
from cptslint.readers import read_bytes
from tests.checking import built_in
from tests.growth import growth

GROWTH = 14.0
"""Most that ten times the articles may cost."""
LONG_LINE = 60.0
"""Most that a line of 100,000 characters may cost, against a convention of 10,000 (so 6 times its share)."""
LENGTH = 100_000
HEAD = """CONVENTION DE PARTENARIAT
Entre :
La CPTS des Deux Rives, association dont le siège est 1 place du Marché, ci-après « la CPTS »,
d'une part,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, ci-après « l'Établissement »,
d'autre part,
Il a été convenu ce qui suit :
Article 1 - Objet
La CPTS participe aux réunions.
Article 2 - Suite
"""


def lint(text: str) -> Report:
    return analyse(read_bytes(text.encode(), "c.txt"), built_in())


@cache
def sample() -> str:
    """Return a convention of the corpus, about 10,000 characters, of a normal cost."""
    return SAMPLE.read_text(encoding="utf-8")


def normal() -> Report:
    return lint(sample())


def assert_cost(text: str, times: float) -> None:
    """Check that a text costs at most so many times a normal convention."""
    assert growth(lambda: lint(text), normal, enough=times) <= times


def test_ten_times_the_articles_cost_about_ten_times_as_much() -> None:
    text = longer(10)
    assert_cost(text, GROWTH)


@pytest.mark.parametrize(
    "piece",
    [
        "a", "é", "1", "(", "«", "'", ".", "…", "-", "et ", "ne ", "1 ", "1.1.", "; ", "\n", "- a\n", "CPTS\n", "Article 1\n",
        "M. ", "la CPTS ", "un mois ", "pénalité ", "aucune pénalité ", "vingt et un ", "5 % de 1 000 € ", "« la CPTS » ",
        "ci-après ", "Entre : ", "celle-ci ", "elle s'engage ", "\u00a0", "x\t",
    ],
)  # fmt: skip
def test_a_line_of_one_repeated_piece_costs_no_more_than_its_length(piece: str) -> None:
    text = HEAD + piece * (LENGTH // len(piece)) + "\n"
    assert_cost(text, LONG_LINE)


@pytest.mark.parametrize(
    "piece", ["la CPTS s'engage à ", "si la CPTS résilie, ", "l'Établissement résilie ", "préavis de deux mois "]
)
def test_a_sentence_that_never_ends_is_still_read(piece: str) -> None:
    text = HEAD + piece * (10_000 // len(piece)) + "\n"
    assert_cost(text, LONG_LINE)


@pytest.mark.parametrize("times", [2, 3])
def test_repeated_articles_change_no_party_and_no_kind_of_article(times: int) -> None:
    once, more = lint(longer(1)).contract, lint(longer(times)).contract
    assert [party.name for party in more.parties] == [party.name for party in once.parties]
    assert len(more.articles) == times * len(once.articles)


SHAPES: dict[str, Callable[[int], str]] = {
    "short paragraphs": lambda times: HEAD + "La CPTS agit.\n" * times,
    "subarticles": lambda times: HEAD + "".join(f"2.{index} La CPTS paie.\n" for index in range(times)),
    "deep list": lambda times: HEAD + "".join("  " * min(index, 200) + f"- informe {index} ;\n" for index in range(times)),
    "table rows": lambda times: HEAD + "| a | b |\n|---|---|\n" + "| la CPTS | paie 3 euros |\n" * times,
    "tables": lambda times: HEAD + "| a | b |\n|---|---|\n| la CPTS | paie |\n\nTexte.\n\n" * times,
    "parties": lambda times: HEAD.replace(
        "Entre :\n",
        "Entre :\n" + "".join(f"L'association A{n}, dont le siège est à Lyon, ci-après « A{n} »,\nEt :\n" for n in range(times)),
    ),
    "defined terms": lambda times: HEAD + "".join(f"« Terme{index} » : désigne la chose {index}.\n" for index in range(times)),
    "references": lambda times: HEAD + "".join(f"Selon l'article {n % 50} et l'annexe {n}.\n" for n in range(times)),
    "annexes": lambda times: HEAD + "".join(f"ANNEXE {index + 1}\nTexte.\n" for index in range(times)),
    "signatures": lambda times: HEAD + "Fait à Lyon, le 3 mars 2025\nPour la CPTS\nMme Martin\n" * times,
    "page numbers": lambda times: HEAD + "".join(f"Texte.\n\n{index % 900}\n\n" for index in range(times)),
}  # fmt: skip
SHAPE_GROWTH = 8.0
"""Most that four times as many of the same thing may cost, with room for the noise of a shared machine; 16 is a square."""


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_as_many_cost_about_four_times_as_much(shape: str) -> None:
    few, many = SHAPES[shape](80), SHAPES[shape](320)
    assert growth(lambda: lint(many), lambda: lint(few), enough=SHAPE_GROWTH, floor=0.05) <= SHAPE_GROWTH


@pytest.mark.parametrize(
    "last",
    [
        "a",
        "La CPTS est",
        "- a",
        "Le dossier reste",
        "Le concours est",
        "La base est restituée à",
        "La base est restituée à chacune",
        "Les communiqués émanent",
        "La convention permet",
        "elle l",
        "ni",
        "de la",
        "« la CPTS",
        "La CPTS préside, le Centre Hospitalier",
    ],
)
def test_a_text_that_stops_short_is_read(last: str) -> None:
    assert lint(HEAD + "La CPTS agit.\n" + last).contract.is_convention

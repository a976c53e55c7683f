"""The adversarial cases: those worked on are read exactly but for known misreadings, the others are measured and may not fall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from cptslint.model.contract import Commitment
from cptslint.model.span import Span
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import CPTS, PARTNER, read_framed

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "adversarial" / "commitments.yaml").read_text(encoding="utf-8")
)
OPEN = 280
"""Cases before this one were worked on; those after it measure how the reading generalises."""
OVERLAP = 0.4
FIELDS = ("bearer", "kind", "financial", "strength")
"""What a case says of a commitment; some leave strength out."""
MISREAD = frozenset({
    # strength
    "mettre tout en œuvre pour réduire le délai d'envoi des comptes rendus", "garantit que 80 % des demandes reçues",
    # money
    "la location du chapiteau", "Prendre en charge la collation des participants", "prend en charge le cocktail",
    "L'Association est dispensée de toute participation aux charges du bâti", "C'est la Ville qui règle les heures",
    "Le Département n'est pas dans l'obligation de reconduire son aide", "leur prête des tenues",
    "Elle offre le goûter des enfants", "la caution afférente à la sonorisation",
    # kind
    "Les patients remettent au secrétariat la fiche de liaison", "Les professionnels libéraux participants apposent",
    "La Fondation ne prend part à aucune décision médicale", "il le remplace à l'identique sans supplément de prix",
    # bearer
    "se charge-t-elle de la diffusion de l'enquête", "les personnes isolées sont appelées chaque semaine",
    "l'un et l'autre en préviennent la CPTS", "le premier instruit les situations de cancérologie",
    "la seconde celles d'orthopédie", "La remise en état des lieux, si elle s'avère nécessaire",
    "y interviennent, sur ordre de mission de la Communauté", "Elle recrute les animateurs",
    # not found
    "À charge pour l'Association de restituer les clés", "C'est à la Communauté qu'échoit le pointage des présents",
    "chaises et tables livrées par la Mairie", "rangées par l'Association le soir même",
    "Les parents qui s'y opposent le font savoir", "Les aides-soignantes du Centre de rééducation escortent",
    # a fact taken for a commitment
    "PRÉAMBULE\nLes parties ont constaté que la coordination", "La CPTS a vocation à fédérer",
    "L'Établissement est représenté par son directeur général, Monsieur Paul Armand",
})  # fmt: skip
"""First words of what is misread for now, by what is wrong."""


@dataclass
class Rates:
    expected: int = 0
    bearer: int = 0
    kind: int = 0
    financial: int = 0
    silent: int = 0
    raised: int = 0

    def of(self, count: int) -> float:
        return count / self.expected


def best(found: list[Commitment], span: Span) -> Commitment | None:
    def overlap(commitment: Commitment) -> int:
        return min(span.end, commitment.span.end) - max(span.start, commitment.span.start)

    chosen = max(found, key=overlap, default=None)
    return chosen if chosen is not None and overlap(chosen) >= OVERLAP * len(span) else None


def is_misread(words: str) -> bool:
    return any(words.startswith(first) for first in MISREAD)


def read_at(quote: str, text: str, found: list[Commitment]) -> Commitment | None:
    """Return the commitment read where some words stand, whatever the white space between them."""
    place = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    assert place is not None, quote
    return best(found, Span(*place.span()))


def said(commitment: Commitment | None, expected: dict[str, Any]) -> dict[str, object]:
    """Return what was read of the fields that a case tells."""
    read = {} if commitment is None else {field: getattr(commitment, field) for field in FIELDS}
    return {field: value for field, value in read.items() if field == "financial" or field in expected}


@pytest.mark.parametrize("case", CASES[:OPEN], ids=[case["text"][:50] for case in CASES[:OPEN]])
def test_open_case_is_read_exactly(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    context = case.get("context") or {}
    reading, found = read_framed(case["text"], vocabulary, context.get("cpts", CPTS), context.get("partner", PARTNER))
    text = reading.contract.document.text
    if not case["commitments"] and not is_misread(case["text"]):
        assert found == []
    for expected in case["commitments"]:
        if not is_misread(expected["quote"]):
            told = {"financial": False, **{field: expected[field] for field in FIELDS if field in expected}}
            assert said(read_at(expected["quote"], text, found), expected) == told, expected["quote"]


def test_misreadings_are_those_of_open_cases() -> None:
    told = [words for case in CASES[:OPEN] for words in (case["text"], *(one["quote"] for one in case["commitments"]))]
    assert [first for first in MISREAD if not any(words.startswith(first) for words in told)] == []


def add(rates: Rates, case: dict[str, Any], vocabulary: Vocabulary) -> None:
    context = case.get("context") or {}
    reading, found = read_framed(case["text"], vocabulary, context.get("cpts", CPTS), context.get("partner", PARTNER))
    text = reading.contract.document.text
    if not case["commitments"]:
        rates.silent += 1
        rates.raised += bool(found)
    for expected in case["commitments"]:
        rates.expected += 1
        commitment = read_at(expected["quote"], text, found)
        if commitment is not None:
            rates.bearer += commitment.bearer == expected["bearer"]
            rates.kind += commitment.kind == expected["kind"]
            rates.financial += commitment.financial == expected.get("financial", False)


def measure(cases: list[dict[str, Any]], vocabulary: Vocabulary) -> Rates:
    rates = Rates()
    for case in cases:
        add(rates, case, vocabulary)
    return rates


def test_open_cases(vocabulary: Vocabulary) -> None:
    rates = measure(CASES[:OPEN], vocabulary)
    assert rates.of(rates.bearer) >= 0.95
    assert rates.of(rates.kind) >= 0.96
    assert rates.of(rates.financial) >= 0.94
    assert rates.raised <= 3


def test_held_out_cases(vocabulary: Vocabulary) -> None:
    rates = measure(CASES[OPEN:], vocabulary)
    assert rates.of(rates.bearer) >= 0.65
    assert rates.of(rates.kind) >= 0.74
    assert rates.raised <= 8

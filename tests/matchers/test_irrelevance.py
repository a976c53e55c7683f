"""What a sentence itself sets aside is raised by no rule, whatever its words; what it does not, is."""

from __future__ import annotations

import pytest

from cptslint.analysis import analyse
from cptslint.examples import frame
from cptslint.model.rule import Severity
from cptslint.packs.rules import Pack
from cptslint.readers import read_bytes
from tests.checking import found_by

INNOCENT = [
    "L'accréditation de l'établissement, accordée pour douze ans, est sans incidence sur ce terme.",
    "Le plan d'équipement du Centre hospitalier, arrêté pour quinze ans, n'influe aucunement sur la durée de la convention.",
    "Le bail du parking, conclu pour vingt ans, est sans aucun effet sur le présent partenariat.",
    "La renonciation à recours prévue par la police du Centre hospitalier ne concerne pas la CPTS.",
    "L'exclusivité que le Centre hospitalier a consentie à un fournisseur ne lie que ce dernier.",
    "L'exclusivité promise par le Centre hospitalier à son fournisseur n'engage que lui.",
    "Le directoire, où le directeur a voix prépondérante, n'est pas une instance de la convention.",
    "Le conseil de surveillance, qui décide à la majorité des voix du Centre hospitalier, demeure étranger au partenariat.",
    "Le Centre hospitalier modifie seul le règlement de ses parkings, qui n'est pas une annexe de la convention.",
    "Les pénalités que le Centre hospitalier doit à l'agence ne visent aucunement la CPTS.",
    "Les astreintes de nuit du Centre hospitalier n'intéressent pas les membres de la CPTS.",
    "Le marché de nettoyage, résiliable sous huit jours par le Centre hospitalier, n'a pas d'incidence sur la convention.",
]

HARMFUL = [
    ("DUR002", "La convention est conclue pour douze ans ; le plan d'équipement est sans incidence sur ce terme."),
    (
        "ENG009",
        "Le marché de nettoyage ne concerne pas la CPTS, mais la CPTS verse une pénalité de 500 euros par réunion manquée.",
    ),
    ("ENG006", "La CPTS s'interdit de conclure une convention de même objet avec un autre établissement."),
    (
        "ENG009",
        "La CPTS verse une pénalité de 500 euros par réunion manquée, ce qui est sans effet sur ses autres obligations.",
    ),
]


def _raised(sentence: str, pack: Pack) -> list[str]:
    report = analyse(read_bytes(frame(sentence).document.text.encode(), "convention.txt"), pack)
    bare = analyse(
        read_bytes(frame("Les parties se réunissent chaque année.").document.text.encode(), "convention.txt"), pack
    )
    known = {finding.rule.code for finding in bare.findings}
    own = (f for f in report.findings if f.span is not None and f.severity is not Severity.INFO)
    return [finding.rule.code for finding in own if finding.rule.code not in known]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_what_the_sentence_sets_aside_is_not_raised(sentence: str, pack: Pack) -> None:
    assert _raised(sentence, pack) == []


@pytest.mark.parametrize(("code", "sentence"), HARMFUL)
def test_what_it_does_not_set_aside_is(code: str, sentence: str, pack: Pack) -> None:
    assert code in _raised(sentence, pack)


PENALTY = "{any: [pénalité], denied: allow}"


@pytest.mark.parametrize(
    "sentence",
    [
        "La pénalité du marché ne concerne pas la CPTS",
        "La pénalité est sans incidence sur la convention",
        "Ne concerne pas la CPTS la pénalité du marché",
        "La pénalité du marché n'engage que l'Établissement",
        "La pénalité due par la CPTS à l'Établissement n'engage que ce dernier",
    ],
)
def test_the_words_of_a_rule_are_set_aside_with_what_they_belong_to(sentence: str) -> None:
    assert found_by(PENALTY, f"{sentence}.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Le marché ne concerne pas la CPTS, mais une pénalité est due",
        "Le marché ne concerne pas la CPTS, en revanche une pénalité est due",
        "Une pénalité est due, toutefois le marché ne concerne pas la CPTS",
        "La pénalité du marché ne concerne pas la CPTS, sauf dépassement",
        "Bien qu'elle ne concerne pas la CPTS, la pénalité est due",
        "La convention, assortie d'une pénalité, est sans incidence sur vos autres accords",
        "La pénalité due par l'Établissement à la CPTS n'engage que cette dernière",
    ],
)
def test_a_turn_an_exception_and_a_concession_set_nothing_aside(sentence: str) -> None:
    assert found_by(PENALTY, f"{sentence}.") == [sentence]

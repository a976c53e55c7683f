"""A passage rule sets aside a sentence that tells of the past or of another act."""

from __future__ import annotations

import pytest

from cptslint.packs.rules import CompiledRule
from tests.checking import built_in, run_on

CONVENTION = """Entre :
La CPTS du Val Clair, association, dont le siège est 3 rue Haute, représentée par son président, ci-après « la CPTS »,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, dont le siège est 5 rue Basse, représenté par sa directrice, ci-après « l'Établissement »,
Il a été convenu ce qui suit :
Article 1 - Actions
{clause}"""


def rule(code: str) -> CompiledRule:
    return next(compiled for compiled in built_in().rules if compiled.rule.code == code)


@pytest.mark.parametrize(
    ("code", "present", "past"),
    [
        (
            "ENG004",
            "La CPTS assure une astreinte de nuit.",
            "L'ancienne convention imposait à la CPTS une astreinte de nuit.",
        ),
        (
            "ENG009",
            "Tout retard de la CPTS est puni d'une amende.",
            "Autrefois, tout retard exposait la CPTS à une amende.",
        ),
        (
            "ENG006",
            "Une clause d'exclusivité lie la CPTS à l'Établissement.",
            "Un accord antérieur réservait l'exclusivité des actions de la CPTS.",
        ),
    ],
)
def test_what_an_earlier_act_said_is_not_raised(code: str, present: str, past: str) -> None:
    found = run_on(CONVENTION.format(clause=present), rule(code)).findings
    assert [(f.rule.code, f.location) for f in found] == [(code, "article 1, al. 1")]
    assert found[0].message == rule(code).rule.message
    assert run_on(CONVENTION.format(clause=past), rule(code)).findings == ()


@pytest.mark.parametrize(
    ("code", "clause", "findings"),
    [
        ("ENG003", "Au terme de l'année, 100 % des résidents auront un médecin traitant ; la CPTS est comptable de ce niveau.", 1),
        ("ENG003", "La CPTS garantit un délai moyen de six jours ; elle porte à 80 % la part des patients pourvus.", 2),
        ("ENG009", "Tout retard de la CPTS est puni d'une amende ; toute absence de la CPTS est punie d'une amende.", 2),
    ],
)  # fmt: skip
def test_a_part_of_a_sentence_that_speaks_of_the_one_before_is_the_same_finding(
    code: str, clause: str, findings: int
) -> None:
    assert len(run_on(CONVENTION.format(clause=clause), rule(code)).findings) == findings

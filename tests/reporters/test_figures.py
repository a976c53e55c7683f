"""Figures of the rules: with their counts, and none where there is too little to count."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cptslint.model.measure import Measure, Measures
from cptslint.model.rule import Severity
from cptslint.reporters.explain import explain
from cptslint.reporters.figures import NOT_MEASURED, figures, rules_page
from tests.reporters.factory import make_rule

WHERE = "sur les 18 conventions annotées de corpus/test (version abc)"
RULE = make_rule()


def measured(*counts: int) -> Measures:
    return Measures("corpus/test", "abc", 18, {RULE.code: Measure(*counts)} if counts else {})


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((19, 1, 2), f"Précision 95 % (19 justes sur 20 relevés), rappel 90 % (19 relevés sur 21 annotés), {WHERE}."),
        ((5, 0, 0), f"Précision 100 % (5 justes sur 5 relevés), rappel 100 % (5 relevés sur 5 annotés), {WHERE}."),
        (
            (499, 1, 0),
            f"Précision 99 % (499 justes sur 500 relevés), rappel 100 % (499 relevés sur 499 annotés), {WHERE}.",
        ),
        ((0, 0, 5), f"Précision inconnue (aucun point relevé), rappel 0 % (0 relevés sur 5 annotés), {WHERE}."),
        (
            (3, 2, 1),
            f"Pas assez de données : 4 points annotés {WHERE}, 3 relevés ; 2 fausses alertes. Il en faut 5 pour donner un pourcentage.",
        ),
        ((), f"Pas assez de données : 0 point annoté {WHERE}, 0 relevé. Il en faut 5 pour donner un pourcentage."),
    ],
)
def test_figures_of_a_rule(counts: tuple[int, ...], said: str) -> None:
    assert figures(RULE, measured(*counts)) == said


def test_rule_to_check_is_not_measured() -> None:
    assert figures(replace(RULE, severity=Severity.INFO), measured(19, 1, 2)) == NOT_MEASURED


def test_page_of_a_rule_gives_its_figures_when_there_are_some() -> None:
    assert "Ce que valent ses alertes" not in explain(RULE, 80, False)
    assert "Précision 95 %" in explain(RULE, 80, False, measured(19, 1, 2)).replace("\u00a0", " ")


def test_table_of_the_rules() -> None:
    other = replace(RULE, code="FIN001", family="FIN", title="Coût | partagé")
    third = replace(RULE, code="OBJ004", family="OBJ", severity=Severity.INFO)
    first = replace(RULE, code="SOR001", family="SOR")
    measures = Measures("corpus/test", "abc", 18, {"SOR001": Measure(19, 1, 2), "FIN001": Measure(3, 0, 1)})
    rows = [
        line
        for line in rules_page([first, other, third], measures).split("\n")
        if line.startswith("| ") and "Code" not in line
    ]
    assert rows == [
        f"| OBJ004 | À vérifier | {RULE.title} | non mesurée | non mesuré |",
        "| FIN001 | Bloquant | Coût \\| partagé | pas assez de données | 3 sur 4 |",
        f"| SOR001 | Bloquant | {RULE.title} | 95 % (19/20) | 90 % (19/21) |",
    ]


def test_rules_that_nobody_measured_say_so() -> None:
    assert "Ces règles n'ont pas été mesurées." in rules_page([RULE], None)

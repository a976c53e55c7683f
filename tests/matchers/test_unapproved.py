"""What waits for an approval: general, particular, or none."""

from __future__ import annotations

import pytest

from tests.checking import found, make_rule, run_on

OPTIONS = """\
clause:
  - {bearer: [cpts], kinds: [obligation], scope: clause, any: [verser/v, rembourser/v]}
general:
  - {any: ["vote ~3 bureau"], also: [[tout, aucun]], denied: allow}
particular:
  - {any: ["vote ~3 bureau"]}
preferred:
  - {bearer: [cpts], kinds: [obligation], scope: clause, any: [verser/v, rembourser/v], quantity: {kind: montant, unit: euro}}
"""
PAYS = "La CPTS verse 500 euros à l'Établissement"
REFUNDS = "La CPTS rembourse les repas"


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        pytest.param(f"{PAYS}.", [PAYS], id="nothing approves"),
        pytest.param(f"{PAYS}, après un vote de son bureau.", [], id="approved in the sentence"),
        pytest.param(
            f"{PAYS}.\nCe paiement suppose un vote de son bureau.", [], id="approved in a sentence of its own"
        ),
        pytest.param(
            f"Article 2 - Finances\n{PAYS}.\nArticle 3 - Divers\nToute dépense suppose un vote de son bureau.",
            [],
            id="all are approved",
        ),
        pytest.param(
            f"Article 2 - Finances\n{PAYS}.\nArticle 3 - Divers\nCe prêt suppose un vote de son bureau.",
            [PAYS],
            id="another article",
        ),
        pytest.param(
            f"{PAYS}, après un vote de son bureau. {REFUNDS}.",
            [REFUNDS],
            id="the approval of one is not that of another",
        ),
        pytest.param(f"{REFUNDS}. {PAYS}.", [PAYS], id="the preferred one is shown"),
        pytest.param(f"Article 2 - Salle\n{PAYS}.\nArticle 3 - Repas\n{REFUNDS}.", [PAYS], id="one for the whole text"),
        pytest.param(
            f"{PAYS}.\nLa location, de 90 euros, suppose un vote de son bureau.", [PAYS], id="beside another amount"
        ),
        pytest.param(
            f"{PAYS}.\nSa part, de 90 euros au plus, suppose un vote de son bureau.", [], id="its own share, taken up"
        ),
        pytest.param("L'Établissement verse 500 euros à la CPTS.", [], id="no clause"),
    ],
)
def test_unapproved(text: str, passages: list[str]) -> None:
    assert found(text, OPTIONS, kind="unapproved") == passages


def test_the_other_passages_are_evidence_and_are_counted() -> None:
    text = f"Article 2 - Salle\n{REFUNDS}.\nArticle 3 - Repas\n{PAYS}.\nElle verse les arrhes."
    (finding,) = run_on(text, make_rule(OPTIONS, kind="unapproved", message="Sans vote{others}.")).findings
    assert finding.message == "Sans vote (2 autres passages sont dans ce cas)."
    assert [item.role for item in finding.evidence][-2:] == ["clause", "clause"]


LOANS = """\
clause:
  - {bearer: [cpts], kinds: [obligation], any: [prêter/v, ouvrir/v]}
general:
  - {any: ["vote ~3 bureau"], also: [[tout, aucun]], denied: allow}
particular:
  - {any: ["vote ~3 bureau"]}
same: [salle, vélo]
unless_sentence: [réciproquement]
"""


@pytest.mark.parametrize(
    ("again", "passages"),
    [
        pytest.param("La CPTS ouvre sa salle le jeudi", [], id="the same thing"),
        pytest.param("La CPTS ouvre son vélo le jeudi", ["La CPTS ouvre son vélo le jeudi"], id="another thing"),
        pytest.param(
            "La CPTS ouvre sa salle pour 90 euros",
            ["La CPTS ouvre sa salle pour 90 euros"],
            id="the same thing, priced",
        ),
        pytest.param("La CPTS ouvre réciproquement son vélo", [], id="wants no approval"),
    ],
)
def test_a_thing_approved_in_one_article_is_approved_in_another(again: str, passages: list[str]) -> None:
    lent = "La CPTS prête sa salle, après un vote de son bureau."
    text = f"Article 2 - Moyens\n{again}.\nArticle 3 - Salle\n{lent}"
    assert found(text, LOANS, kind="unapproved") == passages

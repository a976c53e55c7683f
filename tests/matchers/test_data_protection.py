"""Sentences on personal data written before the words of the rules were looked at: the rates may rise and never fall."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from cptslint.analysis import analyse
from cptslint.examples import hits
from cptslint.readers import read_bytes
from tests.checking import built_in
from tests.conftest import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests/adversarial/rgp-fresh.yaml").read_text("utf-8"))
LEAST = {"RGP002": (3, 3), "RGP003": (2, 3), "RGP005": (6, 7), "RGP006": (7, 8), "RGP007": (7, 8)}
"""For each rule, harmful and innocent passages of the half that only measures that are told right."""

TABLE = """\
CONVENTION DE PARTENARIAT
Entre :
La CPTS Alpha, association dont le siège est situé 1 rue A, représentée par son président, ci-après « la CPTS »,
d'une part,
Et :
Le Centre Hospitalier de Beta, dont le siège est situé 2 rue B, représenté par son directeur, ci-après « l'Établissement »,
d'autre part,
Il a été convenu ce qui suit :
## Article 1 - Données
Chaque partie applique le RGPD.

| Exigence | Engagement |
|---|---|
| Violation | {alert} |
| Sous-traitants | Contrat conforme à l'article 28 |
| Conservation | {time} |
| Droits des personnes | Demandes à adresser au délégué |

## Article 2 - Objet
Les parties organisent ensemble les sorties d'hospitalisation. La CPTS désigne un référent.
## Article 3 - Durée
La convention est conclue pour un an. Chaque partie peut la résilier avec un préavis de deux mois.
## Article 4 - Litiges
Les parties recherchent une solution amiable.
"""


def right(code: str, half: str, side: str) -> int:
    compiled = next(c for c in built_in().rules if c.rule.code == code)
    return sum(bool(hits(built_in(), compiled, text)) is (side == "bad") for text in CASES[code][half][side])


@pytest.mark.parametrize("code", sorted(CASES))
def test_passages_for_tuning_are_told_right(code: str) -> None:
    assert [right(code, "tune", side) for side in ("bad", "good")] == [
        len(CASES[code]["tune"][s]) for s in ("bad", "good")
    ]


@pytest.mark.parametrize("code", sorted(CASES))
def test_rates_on_passages_kept_aside_do_not_fall(code: str) -> None:
    assert [right(code, "held", side) >= least for side, least in zip(("bad", "good"), LEAST[code], strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("alert", "time", "raised"),
    [
        ("Alerte de l'autre partie sous un jour", "Un an après la fin", []),
        ("Inscription au registre", "À voir", ["RGP002"]),
    ],
)
def test_cells_of_a_table_row_are_read_together(alert: str, time: str, raised: list[str]) -> None:
    report = analyse(read_bytes(TABLE.format(alert=alert, time=time).encode(), "convention.md"), built_in())
    found = [f for f in report.findings if f.rule.code == "RGP002"]
    assert [f.rule.code for f in found] == raised
    assert all("l'alerte mutuelle" in f.message and f.location == "article 1, al. 1" for f in found)

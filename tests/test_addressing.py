"""The advice speaks of the party that is defended."""

from __future__ import annotations

import pytest

from cptslint.analysis import analyse
from cptslint.readers import read_bytes
from tests.checking import built_in

TEXT = """CONVENTION DE PARTENARIAT
Entre :
{first}, dont le siège est 1 place du Marché, 34000 Montpellier, représentée par sa présidente,
d'une part,
Et :
Le Centre Hospitalier de Valmont, établissement public de santé, représenté par son directeur,
d'autre part,
Il a été convenu ce qui suit :
Article 1 - Objet
La présente convention organise la coopération des parties.
Article 2 - Durée
La convention est conclue pour un an.
"""


@pytest.mark.parametrize(
    ("first", "party", "cpts"),
    [
        ("La CPTS des Deux Rives, association", None, True),
        ("Le Dispositif d'appui à la coordination des Deux Rives, association", None, False),
        ("Le Dispositif d'appui à la coordination des Deux Rives, association", "Centre Hospitalier", False),
    ],
)
def test_only_a_defended_cpts_is_called_so(first: str, party: str | None, cpts: bool) -> None:
    report = analyse(read_bytes(TEXT.format(first=first).encode(), "c.txt"), built_in(), party=party)
    (finding,) = (finding for finding in report.findings if finding.rule.code == "RGP001")
    words = f"{finding.message} {finding.rule.why} {finding.rule.advice} {finding.rule.question}"
    assert ("la CPTS" in words, "votre structure" in words) == (cpts, not cpts)

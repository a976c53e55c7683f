"""A small convention with three findings, to be marked, moved and changed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cptslint.analysis import analyse
from cptslint.model.report import Report
from cptslint.packs.rules import Pack, load_pack
from cptslint.readers import read_bytes
from cptslint.suppress.settle import settle
from tests.conftest import RULES

TEXT = """\
CONVENTION DE PARTENARIAT

Entre :
La CPTS des Deux Rives, association, 1 rue du Port, 33000 Bordeaux, représentée par sa présidente, Mme Roy, ci-après « la CPTS »,
et
Le Centre hospitalier de Beta, établissement public, 2 rue du Pont, 33000 Bordeaux, représenté par son directeur, ci-après « le Centre hospitalier ».

Article 1 - Objet
Les parties organisent ensemble les sorties d'hospitalisation.

Article 2 - Durée
La présente convention est conclue pour une durée ferme de huit ans à compter de sa signature.

Article 3 - Résiliation
Chaque partie peut résilier la convention sous réserve d'un préavis d'un an.

Article 4 - Pénalités
La CPTS verse une pénalité de 50 euros par retard.
La CPTS verse une pénalité de 90 euros par absence.

Fait à Bordeaux, le 12 janvier 2026.
"""
FOUND = ["ENG009", "ENG009", "DUR002", "SOR004"]
"""The findings that the tests look at, in order."""


@cache
def pack() -> Pack:
    """Return the built-in rules, those of the tests alone."""
    whole = load_pack(RULES)
    rules = tuple(c for c in whole.rules if c.rule.code in {*FOUND, "SOR001"})
    return Pack(whole.folder, whole.vocabulary, whole.qualifiers, rules)


CODES = ("DUR002", "ENG009", "FIN001", "SOR001", "SOR004")


@cache
def found(text: str, name: str = "c.txt") -> Report:
    """Return what is found in a convention, nothing set aside."""
    return analyse(read_bytes(text.encode(), name), pack())


def settled(text: str, name: str | Path = "c.txt", today=None) -> Report:
    """Return what is found in a convention, what is accepted set aside."""
    return settle(found(text, str(name)), CODES, today)


def open_codes(report: Report) -> list[str]:
    """Return the codes of the open findings."""
    return [finding.rule.code for finding in report.findings]


def aside(report: Report) -> list[tuple[str, str]]:
    """Return the code and the reason of what is set aside."""
    return [(one.finding.rule.code, one.decision.reason) for one in report.suppressed]


def notes(report: Report) -> list[tuple[str, str]]:
    """Return what is said of acceptances and baselines."""
    return [(n.code, n.message) for n in report.notes if n.code.startswith(("acceptance", "baseline"))]

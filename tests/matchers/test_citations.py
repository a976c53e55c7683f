"""Citations of laws against the registry: styles met in conventions, slips to name, texts to leave alone."""

from __future__ import annotations

import pytest

from cptslint.matchers.citations import read_citations
from cptslint.matchers.legal_texts import Registry
from cptslint.packs.rules import CompiledRule
from cptslint.text.fold import fold
from tests.checking import built_in, make_rule, run_on


def rule(code: str) -> CompiledRule:
    return next(compiled for compiled in built_in().rules if compiled.rule.code == code)


def raised(text: str) -> list[tuple[str, str]]:
    """Return the code and passage of each finding of the family on a clause."""
    run = run_on(text, rule("REF001"), rule("REF002"), rule("REF004"))
    return [(f.rule.code, " ".join(fold(text[slice(*_place(text, f.message))]).split())) for f in run.findings]


def _place(text: str, message: str) -> tuple[int, int]:
    quoted = message.partition("« ")[2].partition(" »")[0]
    start = " ".join(text.split()).find(quoted)
    return start, start + len(quoted)


WRONG = [
    ("Vu le règlement n°2016/769/UE du 27 avril 2016 ;", "règlement (UE) 2016/679"),
    (
        "Les Parties se soumettent au règlement (UE) n° 2016/679 du Parlement européen et du Conseil du 25 mai 2018.",
        "du 27 avril 2016",
    ),
    ("Chacun applique le Règlement Européen 2016/676 du 27/04/2016.", "2016/679"),
    ("Le RGPD (directive 2016/679) est respecté.", "règlement (UE) 2016/679"),
    ("Vu la loi 78-17 modifiée du 16 janvier 1978 ;", "6 janvier 1978"),
    ("La loi dite « Informatique et Libertés » du 6 janvier 1976 s'applique.", "6 janvier 1978"),
    (
        "La loi n°2018-493 du 6 janvier 1978 relative à l'informatique, aux fichiers et aux libertés est observée.",
        "n° 78-17",
    ),
    ("La loi n° 2018-493 du 20 juillet 2018 est observée.", "20 juin 2018"),
    ("Le RGPD, loi n° 2018-493 du 20 juin 2018 dite « RGPD », s'impose à chacun.", "règlement (UE) 2016/679"),
    ("Vu la loi n° 2016-41 du 26 janvier 2015 ;", "26 janvier 2016"),
    (
        "Conformément à la loi n°2019-774 relative à l'organisation et à la transformation du système de santé du 26 juillet 2019.",
        "24 juillet 2019",
    ),
    ("Vu l'accord conventionnel interprofessionnel du 21 août 2019 ;", "20 juin 2019"),
    ("Vu l'ACI-CPTS publié au JORF n° 0196 du 25 août 2019 ;", "24 août 2019"),
    ("Vu l'ordonnance n° 2021-584 du 12 mars 2021 ;", "12 mai 2021"),
    ("Vu le décret n° 2022-731 du 27 avril 2022, publié au Journal officiel du 30 avril 2022 ;", "27 avril 2022"),
    ("Le décret n°2021-1947 du 30 décembre 2021 approuve le contrat d'engagement républicain.", "31 décembre 2021"),
]
RIGHT = [
    "Vu le RGPD n° 2016/679 du 27 avril 2016 ;",
    "Vu le règlement UE 2016-679 et la directive (UE) 2016/680 du 27 avril 2016 ;",
    "Le RGPD, applicable depuis le 25 mai 2018, et la loi du 6 janvier 1978 modifiée en 2018 s'appliquent.",
    "La loi n° 78-17 du 6 janvier 1978, dans sa rédaction issue de la loi n° 2018-493 du 20 juin 2018, s'applique.",
    "La loi n° 78-17 du 6 janvier 1978 est applicable. La réunion du 3 mars 2026 a présenté le RGPD.",
    "La CPTS, qui a adhéré à l'ACI le 4 mars 2021, remplit ses missions.",
    "Le contrat tripartite ACI du 9 octobre 2023 est en cours ; l'ACI du 20 juin 2019 en fixe le cadre.",
    "Vu l'ACI et ses avenants, dont l'avenant n° 1 du 5 mars 2021 ;",
    "Vu la délibération du 26 janvier 2016 et l'arrêté du 6 juin 1978 ;",
    "La loi n° 2005-370 du 22 avril 2005 relative aux droits des malades est citée.",
    "Vu l'ordonnance n° 2016-131 du 10 février 2016 et la loi n° 2004-801 du 6 août 2004 ;",
    "Le règlement intérieur du 2 juin 2024 et le règlement des sommes dues au 31 mars sont joints.",
    "L'association est régie par la loi du 1er juillet 1901 et le décret du 16 août 1901.",
    "Les articles 34 et 38 de la présente convention renvoient à la loi n° 78-17.",
    "Les statuts, arrêtés le 12 mai 2021, et la loi de finances du 30 décembre 2023 sont rappelés.",
    "Le décret n° 2021-296 du 18 mars 2021 et le décret n° 2022-713 du 27 avril 2022 traitent d'autres sujets.",
    "Le règlement (UE) 2018/1725 du 23 octobre 2018 relatif à la protection des personnes physiques concerne les institutions.",
    "Le RGPD est appliqué. Signée le 3 mars 2026, la convention dure deux ans.",
]


@pytest.mark.parametrize(("text", "right"), WRONG)
def test_slip_is_named_with_the_right_form(text: str, right: str) -> None:
    (finding,) = run_on(text, rule("REF001")).findings
    assert finding.location == "article 2, al. 1"
    assert finding.message.startswith("La référence « ")
    assert right in finding.message.partition("Forme attendue : ")[2]


@pytest.mark.parametrize("text", RIGHT)
def test_right_or_unknown_text_is_left_alone(text: str) -> None:
    assert raised(text) == []


def test_two_dates_of_one_text_are_one_finding_and_the_slip_is_not_told_twice() -> None:
    text = "La loi n° 78-17 du 6 janvier 1978 est rappelée. Les droits issus de la loi n° 78-17 du 6 juin 1978 sont garantis."
    assert raised(text) == [("REF004", "loi n° 78-17 du 6 juin 1978")]


def test_text_of_which_nothing_sure_is_known_is_never_called_wrong() -> None:
    registry: Registry = rule("REF001").spec.registry
    assert [read.faults for read in read_citations(registry, fold("Vu la loi n° 2004-801 du 6 mai 2004"))] == [()]


def test_registry_file_that_does_not_exist_is_told() -> None:
    with pytest.raises(Exception, match=r"« registry: rien.yaml » n'est pas un fichier"):
        make_rule("test: wrong\nregistry: rien.yaml", kind="citations", nature="form")

"""Who the parties are, whether they can sign, and the names given to nobody."""

from __future__ import annotations

import pytest

from cptslint.packs.rules import CompiledRule
from tests.checking import built_in, run_on

CPTS = "La CPTS du Val Clair, association, SIRET 889 315 040 00010, 3 rue Haute, 34000 Montval, représentée par son président, ci-après « la CPTS »"
HOSPITAL = "Le Centre hospitalier de Valmont, FINESS 340782119, 5 avenue des Pins, 34010 Valmont, représenté par sa directrice, ci-après « l'Hôpital »"
BODY = (
    "Article 1 - Objet\nLes parties organisent une filière.\nArticle 2 - Durée\nLa convention est conclue pour un an."
)


def rule(code: str) -> CompiledRule:
    return next(compiled for compiled in built_in().rules if compiled.rule.code == code)


def convention(cpts: str = CPTS, partner: str = HOSPITAL, more: str = "") -> str:
    return f"Entre :\n{partner},\nEt :\n{cpts},\n{more}Il a été convenu ce qui suit :\n{BODY}"


@pytest.mark.parametrize(
    ("words", "lacking"),
    [
        ("représenté par sa directrice, ", "son représentant"),
        ("5 avenue des Pins, 34010 Valmont, ", "son siège"),
        ("5 avenue des Pins, 34010 Valmont, représenté par sa directrice, ", "son siège et son représentant"),
    ],
)
def test_what_a_party_does_not_tell_is_named_at_its_presentation(words: str, lacking: str) -> None:
    (finding,) = run_on(convention(partner=HOSPITAL.replace(words, "")), rule("PAR001")).findings
    assert (
        finding.message == f"« Centre hospitalier de Valmont » n'est pas complètement identifiée : il manque {lacking}."
    )
    assert finding.location == "présentation des parties"


def test_a_postal_code_is_not_looked_for_in_a_siret() -> None:
    partner = "Le Centre hospitalier de Valmont, SIRET 266 902 386 00116 a Valmont, représenté par sa directrice, ci-après « l'Hôpital »"
    assert len(run_on(convention(partner=partner), rule("PAR001")).findings) == 1


def test_numbers_of_both_parties_are_asked_apart() -> None:
    text = convention(CPTS.replace("SIRET 889 315 040 00010, ", ""), HOSPITAL.replace("FINESS 340782119, ", ""))
    messages = [finding.message for finding in run_on(text, rule("PAR002")).findings]
    assert messages == [
        "Aucun numéro FINESS n'est donné pour « Centre hospitalier de Valmont ».",
        "Aucun numéro SIRET ou RNA n'est donné pour « CPTS du Val Clair ».",
    ]


def test_a_wrong_number_is_one_finding_though_it_is_written_twice() -> None:
    text = (
        convention(more="") + "\nLe FINESS 340782118 figure sur chaque pli.\nLe FINESS 340782118 figure sur la facture."
    )
    (finding,) = run_on(text, rule("PAR003")).findings
    assert finding.message == "Le numéro FINESS « 340782118 » ne peut pas être juste : sa clé de contrôle est fausse."


@pytest.mark.parametrize(
    "power",
    [
        "dûment habilité aux fins des présentes",
        "que son conseil d'administration a mandaté le 7 avril 2026",
        "agissant en vertu de l'article 9 des statuts",
        "qui en a reçu pouvoir du bureau",
        "statutairement compétent",
        "autorisé à signer par délibération du 3 mars 2026",
    ],
)
def test_power_of_the_signer_told_in_the_presentation(power: str) -> None:
    cpts = CPTS.replace("son président", f"son président, {power}")
    assert run_on(convention(cpts), rule("PAR005")).findings == ()
    assert len(run_on(convention(), rule("PAR005")).findings) == 1


def test_power_of_the_partner_s_signer_is_not_that_of_the_cpts() -> None:
    partner = HOSPITAL.replace(
        "sa directrice", "sa directrice, dûment habilitée par délibération du conseil de surveillance"
    )
    assert len(run_on(convention(partner=partner), rule("PAR005")).findings) == 1


def test_name_given_to_nobody_is_one_finding_at_its_first_duty() -> None:
    text = "La CPTS informe le Prestataire. Le Prestataire assure le ménage. Le Prestataire doit prévenir."
    (finding,) = run_on(text, rule("PAR006")).findings
    assert finding.message == "« Le Prestataire » a une obligation, et rien ne dit de quelle partie il s'agit."
    assert finding.location.startswith("article 2")


def test_the_power_to_sign_belongs_to_no_article_about_what_the_parties_do() -> None:
    text = "Article 1 - Objet\nLa CPTS et l'Établissement organisent une filière.\nArticle 2 - Engagements des parties\nLa CPTS tient à jour ses statuts."
    (finding,) = run_on(text, rule("PAR005")).findings
    assert finding.location == ""

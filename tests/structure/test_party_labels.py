"""Parties called by a label that their name follows, in a list or at the head of a column."""

from __future__ import annotations

import pytest

from cptslint.packs.rules import CompiledRule
from tests.checking import built_in, run_on
from tests.structure.test_parties import BODY, names
from tests.structure.test_party_heads import in_table

LAB = "SELAS Bio-Rives, laboratoire de biologie médicale. Siège : 14 route de Tulzac, 19980 Auzelle. SIRET 852 670 462 00039. Représenté par sa présidente, Mme Inès Falguière."
CPTS = "Communauté professionnelle territoriale de santé de l'Auzelle, association loi 1901. Siège : 8 rue des Écoles, 19981 Saint-Merd. Représentée par son président, M. Cyprien Delteil."
COLUMNS = [
    ("L'Hôpital", "La CPTS"),
    ("Hôpital de proximité de Sainte-Ormance, établissement public de santé", "CPTS Rives de l'Aubanne, association loi 1901"),
    ("4 route de la Source, 15991 Sainte-Ormance", "18 rue du Pont-Vieux, 15992 Valprade"),
    ("SIRET 265 908 301 00012", "SIRET 920 679 701 00010"),
    ("Sa directrice, Madame Sabine Orlhac, signe pour lui", "Son président, M. Bastien Teyssèdre, signe pour elle"),
]  # fmt: skip


def rule() -> CompiledRule:
    return next(compiled for compiled in built_in().rules if compiled.rule.code == "PAR001")


def head(mark: str, lab: str = LAB, cpts: str = CPTS) -> str:
    return f"CONVENTION « LA PRISE DE SANG À LA MAISON »\nQui signe ?\n- Le Laboratoire{mark}{lab}\n- La CPTS{mark}{cpts}\n"


@pytest.mark.parametrize("mark", [". ", " : ", " – ", ", "])
def test_a_label_is_another_name_and_the_name_follows(read_convention, mark):
    laboratory, cpts = read_convention(head(mark) + BODY).parties
    assert (laboratory.name, laboratory.aliases) == ("SELAS Bio-Rives", ("Le Laboratoire",))
    assert (cpts.name, cpts.aliases) == ("Communauté professionnelle territoriale de santé de l'Auzelle", ("La CPTS",))
    assert (laboratory.is_cpts, cpts.is_cpts) == (False, True)
    assert laboratory.seat == "14 route de Tulzac, 19980 Auzelle"
    assert cpts.representative == "son président, M. Cyprien Delteil"


@pytest.mark.parametrize("mark", [". ", " : ", " – ", ", "])
def test_a_party_named_after_its_label_lacks_nothing(mark):
    assert run_on(head(mark) + BODY, rule()).findings == ()


@pytest.mark.parametrize("form", ["Association loi 1901", "Association Loi 1901", "Association"])
def test_a_legal_form_after_a_label_is_no_name(form):
    text = head(
        ". ",
        cpts=CPTS.replace("Communauté professionnelle territoriale de santé de l'Auzelle, association loi 1901", form),
    )
    (finding,) = run_on(text + BODY, rule()).findings
    assert finding.message == "« CPTS » n'est pas complètement identifiée : il manque son nom propre."
    assert finding.location == "présentation des parties"


@pytest.mark.parametrize("label", ["Les deux partenaires : ", "La seconde structure : "])
def test_a_label_that_tells_a_rank_or_several_names_nobody(read_convention, label):
    _, cpts = read_convention(head(". ").replace("La CPTS. ", label) + BODY).parties
    assert cpts.name == "Communauté professionnelle territoriale de santé de l'Auzelle"
    assert not [alias for alias in cpts.aliases if "partenaires" in alias or "structure" in alias]


def test_what_describes_a_named_party_is_no_name(read_convention):
    head = (
        "CONVENTION DE PARTENARIAT\nEntre :\nLa Clinique du Parc, SAS Groupe Sud, dont le siège est 1 rue A, 31000 Valmont, "
        "représentée par M. Hugo Roux,\nEt :\nLa CPTS du Val Fleuri, association loi 1901, dont le siège est 2 rue B, "
        "31000 Valmont, représentée par Mme Iris Noël,\n"
    )
    assert names(read_convention(head + BODY)) == ["Clinique du Parc", "CPTS du Val Fleuri"]


def test_each_party_has_the_cells_of_its_column(from_blocks):
    hospital, cpts = in_table(from_blocks, COLUMNS).parties
    assert (hospital.name, hospital.aliases) == ("Hôpital de proximité de Sainte-Ormance", ("L'Hôpital",))
    assert (cpts.name, cpts.aliases) == ("CPTS Rives de l'Aubanne", ("La CPTS",))
    assert hospital.seat == "4 route de la Source, 15991 Sainte-Ormance"
    assert cpts.seat == "18 rue du Pont-Vieux, 15992 Valprade"
    assert (hospital.identifiers, cpts.identifiers) == ((("siret", "26590830100012"),), (("siret", "92067970100010"),))
    assert hospital.representative == "Sa directrice, Madame Sabine Orlhac"
    assert cpts.representative == "Son président, M. Bastien Teyssèdre"


def test_a_legal_form_may_stand_between_a_label_and_the_name(read_convention):
    cpts = f"l'association {CPTS}"
    assert names(read_convention(head(" : ", cpts=cpts) + BODY)) == [
        "SELAS Bio-Rives",
        "Communauté professionnelle territoriale de santé de l'Auzelle",
    ]

"""The other names of a party, in the many ways a presentation gives them."""

from __future__ import annotations

import pytest

from tests.structure.test_parties import BODY, CPTS

HOSPITAL = "Le Centre hospitalier de Valmont, dont le siège est 1 rue du Puits, 39000 Valmont, représenté par son directeur, M. Paul Vidal"


@pytest.mark.parametrize(
    ("wording", "aliases"),
    [
        (", et qu'on appellera « l'Hôpital »", ("l'Hôpital",)),
        (", et qu'on nommera l'Hôpital", ("l'Hôpital",)),
        (", que l'on désignera par « l'Hôpital »", ("l'Hôpital",)),
        (". Plus loin, on l'appelle l'Hôpital", ("l'Hôpital",)),
        (". Dans la suite, on dit simplement « l'Hôpital »", ("l'Hôpital",)),
        (". Pour faire court, nous écrirons « l'Hôpital »", ("l'Hôpital",)),
        (". Nous l'appelons ici l'Hôpital", ("l'Hôpital",)),
        (". Il sera désormais nommé « l'Hôpital »", ("l'Hôpital",)),
        (", « l'Hôpital »", ("l'Hôpital",)),
        (" (« le CHV » ou « l'Hôpital »)", ("le CHV", "l'Hôpital")),
        (" (le « CHV »)", ("le CHV",)),
        (", désormais « le CHV », « l'Hôpital » ou « l'Établissement »", ("le CHV", "l'Hôpital", "l'Établissement")),
        (", lequel sera indifféremment dénommé dans le corps de l'acte « l'Hôpital » ou « le CHV »", ("l'Hôpital", "le CHV")),
        (", par abréviation « le CHV »", ("le CHV",)),
        (", qui prendra le nom de « l'Hôpital » dans ce qui suit", ("l'Hôpital",)),
        (", dénommé pour les besoins des présentes « l'Hôpital »", ("l'Hôpital",)),
        (", ci-après l'établissement d'accueil", ("l'établissement d'accueil",)),
        (", ci-après désigné, par commodité, « le Bénéficiaire »", ("le Bénéficiaire",)),
        (", ci-après dénommé « l'Hôpital » et, par abréviation, « le CHV »", ("l'Hôpital", "le CHV")),
        (", désigné par délibération du conseil de surveillance", ()),
        (", nommé par arrêté du ministre", ()),
        (", appelé à signer par le conseil de surveillance", ()),
        (", pour le projet « Retour chez soi »", ()),
    ],
)  # fmt: skip
def test_the_other_names_of_a_party(read_convention, wording, aliases):
    party = read_convention(f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL}{wording},{BODY}").parties[1]
    assert party.name == "Centre hospitalier de Valmont"
    assert party.aliases == aliases
    assert party.representative == "son directeur, M. Paul Vidal"


def test_a_name_for_the_partners_together_is_one_of_the_first(read_convention):
    other = HOSPITAL.replace("Valmont", "Rives")
    parties = read_convention(
        f"CONVENTION\nEntre\n{HOSPITAL}, ci-après « l'Établissement support »,\net\n{other},\n"
        f"ci-après ensemble « les Établissements »,\net\n{CPTS},{BODY}"
    ).parties
    assert parties[0].aliases == ("l'Établissement support", "les Établissements")
    assert [party.is_cpts for party in parties] == [False, False, True]


def test_a_name_for_all_the_parties_is_nobody_s(read_convention):
    parties = read_convention(
        f"CONVENTION\nEntre\n{CPTS},\net\n{HOSPITAL},\nci-après ensemble « les Alliés »,{BODY}"
    ).parties
    assert [party.aliases for party in parties] == [("la CPTS",), ()]


def test_a_short_name_does_not_end_with_an_elided_preposition(read_convention):
    cpts = CPTS.replace("du Val Fleuri", "du Val d'Orzance").replace(", ci-après « la CPTS »", "")
    body = BODY.replace(
        "les relations des Parties", "ce que font la CPTS du Val d'Orzance et la CPTS du Val d'Orzance avec la CPTS"
    )
    parties = read_convention(f"CONVENTION\nEntre\n{cpts},\net\n{HOSPITAL},{body}").parties
    assert parties[0].name == "CPTS du Val d'Orzance"
    assert not [alias for alias in parties[0].aliases if alias.endswith("'")]


def test_a_name_for_some_partners_may_be_given_once_all_are_presented(read_convention) -> None:
    other = HOSPITAL.replace("Valmont", "Rives")
    parties = read_convention(
        f"CONVENTION\nEntre\n{HOSPITAL}, ci-après « le CHV »,\net\n{other}, ci-après « le CHR »,\net\n{CPTS}.\n"
        f"Le CHV et le CHR sont ensemble désignés « les Financeurs ».{BODY}"
    ).parties
    assert [party.aliases for party in parties][:2] == [("le CHV", "les Financeurs"), ("le CHR",)]


def test_a_name_given_on_the_next_line_is_that_of_the_party_above(read_convention) -> None:
    head = (
        "CONVENTION\nENTRE\nLes Pairs du Val, association déclarée, 11 rue du Port, 39000 Valmont, représentée par sa présidente, Mme Ana Lorc,\n"
        "que nous appellerons plus bas « l'Association »,\nET\n"
        "la CPTS du Val Fleuri, association, 6 rue Neuve, 39000 Valmont, représentée par son président, M. Paul Vidal,\n"
        "que nous appellerons plus bas « la CPTS ».\nQuand nous écrivons « nous », il s'agit des deux associations.\n"
    )
    body = "Article 1 - Objet\nFaire une place aux patients.\nArticle 2 - Argent\nL'Association verse 400 euros à la CPTS chaque année.\nArticle 3 - Fin\nChacune peut partir.\n"
    contract = read_convention(head + body)
    assert [(p.name, p.aliases) for p in contract.parties] == [
        ("Pairs du Val", ("l'Association",)),
        ("CPTS du Val Fleuri", ("la CPTS",)),
    ]
    paid = next(c for c in contract.commitments if "verse" in c.span.slice(contract.document.text))
    assert paid.bearer.value == "partner"

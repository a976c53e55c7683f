"""A list that enumerates what its introduction speaks of binds nobody once more; a list of deeds does."""

import pytest

from cptslint.model.contract import Bearer, Contract

NOBODY_DEFENDED = """CONVENTION DE PARTENARIAT

ENTRE LES SOUSSIGNÉS
Le Centre de Ressources Territorial des Trois Vallées, ci-après dénommé « le CRT »,
d'une part,
ET
Le Dispositif d'Appui à la Coordination du Haut Pays, ci-après dénommé « le DAC »,
d'autre part,

Article 1 - Engagements
"""


def _read(read_convention, body: str) -> list[tuple[Bearer, str]]:
    contract: Contract = read_convention(NOBODY_DEFENDED + body)
    return [(c.bearer, c.span.slice(contract.document.text)) for c in contract.commitments]


@pytest.mark.parametrize(
    "sentence",
    [
        "Le CRT et le DAC s'engagent mutuellement à partager leurs annuaires.",
        "Le DAC et le CRT pourront mener ensemble une enquête auprès des usagers.",
        "Le DAC, comme le CRT, informe ses équipes du présent accord.",
        "Ni le CRT ni le DAC ne diffuse le logo de l'autre.",
    ],
)
def test_all_the_parties_named_together_are_both_even_when_nobody_is_defended(read_convention, sentence) -> None:
    found = _read(read_convention, sentence + "\n")
    assert {bearer for bearer, _ in found} == {Bearer.BOTH}, found


@pytest.mark.parametrize(
    "introduction",
    [
        "Les indicateurs suivants seront suivis chaque année :",
        "La saisine du CRT par les équipes du DAC se fait par trois canaux :",
        "Les personnes accueillies peuvent demander la rectification de leurs données par courrier :",
        "Les parties évaluent chaque année le partenariat au moyen des indicateurs suivants :",
        "Le DAC et le CRT se réunissent sur les thèmes suivants :",
    ],
)
def test_what_a_list_enumerates_binds_nobody(read_convention, introduction) -> None:
    items = [
        "Nombre de personnes orientées vers le CRT",
        "Nombre de réunions communes",
        "Messagerie : contact sécurisé",
    ]
    found = _read(read_convention, introduction + "\n" + "".join(f"- {item} ;\n" for item in items))
    assert not [text for _, text in found if text.startswith(("Nombre", "Messagerie"))], found


def test_what_an_item_enumerates_binds_nobody_and_the_items_beside_it_do(read_convention) -> None:
    body = """Le CRT et le DAC s'engagent mutuellement à :
- Mettre en commun leur connaissance du territoire, afin de compléter :
  - Le diagnostic de territoire
  - Les bonnes pratiques professionnelles
- Transmettre les informations utiles par une messagerie sécurisée ;
- Informer l'autre partie de tout changement de coordonnées.
"""
    found = _read(read_convention, body)
    assert [text.split()[0] for _, text in found] == ["Mettre", "Transmettre", "Informer"]
    assert {bearer for bearer, _ in found} == {Bearer.BOTH}


@pytest.mark.parametrize(
    "introduction",
    [
        "Le DAC met à la disposition du CRT :",
        "Le DAC fournit :",
        "Le DAC prend en charge les dépenses suivantes :",
        "Le DAC s'engage à fournir gratuitement au CRT :",
        "Sont mis à disposition par le DAC :",
        "Pour l'outil partagé, incombent au seul DAC :",
    ],
)
def test_what_a_party_gives_item_by_item_binds_it(read_convention, introduction) -> None:
    found = _read(
        read_convention, introduction + "\n- une salle de réunion équipée ;\n- un véhicule de service assuré.\n"
    )
    given = [bearer for bearer, text in found if text.startswith(("une salle", "un véhicule"))]
    assert given in ([Bearer.PARTNER] * 2, [Bearer.CPTS] * 2), found


def test_what_only_describes_is_no_commitment_and_an_open_bracket_is_left_out(read_convention) -> None:
    body = "Les indicateurs suivants seront suivis (cette liste n'est pas exhaustive) :\n- Nombre de réunions ;\n"
    assert _read(read_convention, body) == [(Bearer.BOTH, "Les indicateurs suivants seront suivis")]


def test_people_taken_in_charge_are_one_subject(read_convention) -> None:
    body = "Les personnes prises en charge peuvent demander la rectification de leurs données.\n"
    assert _read(read_convention, body) == [(Bearer.OTHER, body.strip().rstrip("."))]


def test_a_continued_improvement_is_no_verb(read_convention) -> None:
    body = "Le CRT s'engage dans une démarche d'amélioration continue de la qualité.\nLe DAC continue de tenir la permanence.\n"
    assert _read(read_convention, body) == [(Bearer.PARTNER, line.rstrip(".")) for line in body.splitlines()]

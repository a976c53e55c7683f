"""Who must, may, must not or is spared what: one sentence for each turn of phrase."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cptslint.model.contract import Bearer, Commitment
from cptslint.model.document import Document
from cptslint.structure.build import build
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import document, frame, read_framed
from tests.growth import growth

SENTENCES: dict[str, list[tuple[str, str, str, str]]] = {
    # active
    "La CPTS anime un atelier par trimestre.": [
        ("cpts", "obligation", "subject", "La CPTS anime un atelier par trimestre"),
    ],
    "L'Établissement doit ouvrir son parking aux intervenants.": [
        ("partner", "obligation", "subject", "L'Établissement doit ouvrir son parking aux intervenants"),
    ],
    "Le Centre Hospitalier peut visiter les locaux.": [
        ("partner", "right", "subject", "Le Centre Hospitalier peut visiter les locaux"),
    ],
    "Le directeur de l'Établissement nomme un référent.": [
        ("partner", "obligation", "subject", "Le directeur de l'Établissement nomme un référent"),
    ],
    "Les adhérents de la CPTS répondent au questionnaire.": [
        ("other", "obligation", "subject", "Les adhérents de la CPTS répondent au questionnaire"),
    ],
    "Le patient choisit librement son pharmacien.": [
        ("other", "right", "subject", "Le patient choisit librement son pharmacien"),
    ],
    "L'Établissement fixe seul le calendrier.": [
        ("partner", "right", "subject", "L'Établissement fixe seul le calendrier"),
    ],
    # nobody named: the lender, the debtor, whoever made the thing
    "L'Établissement prête à la CPTS une valise. La valise est rendue en bon état.": [
        ("partner", "obligation", "subject", "L'Établissement prête à la CPTS une valise"),
        ("cpts", "obligation", "context", "La valise est rendue en bon état"),
    ],
    "La CPTS rédige un rapport. Ce rapport ne contient aucun nom de patient.": [
        ("cpts", "obligation", "subject", "La CPTS rédige un rapport"),
        ("cpts", "prohibition", "context", "Ce rapport ne contient aucun nom de patient"),
    ],
    "L'Établissement refacture à la CPTS la moitié du coût des repas. Le montant est acquitté sous un mois.": [
        ("partner", "obligation", "subject", "L'Établissement refacture à la CPTS la moitié du coût des repas"),
        ("cpts", "obligation", "context", "Le montant est acquitté sous un mois"),
    ],
    # people of a party, and of both
    "L'Établissement nomme une référente. Celle-ci répond aux cabinets.": [
        ("partner", "obligation", "subject", "L'Établissement nomme une référente"),
        ("partner", "obligation", "anaphora", "Celle-ci répond aux cabinets"),
    ],
    "Les agents de la CPTS et ceux de l'Établissement portent un badge.": [
        ("both", "obligation", "subject", "Les agents de la CPTS et ceux de l'Établissement portent un badge"),
    ],
    "Les factures sont payées par la CPTS et l'Établissement en reçoit copie.": [
        ("cpts", "obligation", "agent", "Les factures sont payées par la CPTS"),
        ("partner", "obligation", "subject", "l'Établissement en reçoit copie"),
    ],
    "Tous ceux qui consultent le dossier sont tenus au secret.": [
        ("other", "obligation", "subject", "Tous ceux qui consultent le dossier sont tenus au secret"),
    ],
    # passive
    "Les affiches sont imprimées par l'Établissement.": [
        ("partner", "obligation", "agent", "Les affiches sont imprimées par l'Établissement"),
    ],
    "La CPTS est informée de tout changement.": [
        ("partner", "obligation", "context", "La CPTS est informée de tout changement"),
    ],
    "Les salles sont rendues propres après usage.": [
        ("both", "obligation", "context", "Les salles sont rendues propres après usage"),
    ],
    "Le bilan est rédigé d'un commun accord.": [
        ("both", "obligation", "context", "Le bilan est rédigé d'un commun accord"),
    ],
    "Le livret est rédigé par la CPTS et relu par l'Établissement.": [
        ("cpts", "obligation", "agent", "Le livret est rédigé par la CPTS"),
        ("partner", "obligation", "agent", "relu par l'Établissement"),
    ],
    "La soirée est financée pour moitié par la CPTS et pour moitié par l'Établissement.": [
        (
            "both",
            "obligation",
            "agent",
            "La soirée est financée pour moitié par la CPTS et pour moitié par l'Établissement",
        ),
    ],
    # impersonal and charges
    "Il appartient à la CPTS de prévenir les cabinets.": [
        ("cpts", "obligation", "impersonal", "Il appartient à la CPTS de prévenir les cabinets"),
    ],
    "Les frais de port sont à la charge de l'Établissement.": [
        ("partner", "obligation", "charge", "Les frais de port sont à la charge de l'Établissement"),
    ],
    "L'impression des guides incombe à la CPTS.": [
        ("cpts", "obligation", "charge", "L'impression des guides incombe à la CPTS"),
    ],
    "La faculté de visiter les locaux est reconnue à l'Établissement.": [
        ("partner", "right", "charge", "La faculté de visiter les locaux est reconnue à l'Établissement"),
    ],
    # anaphora
    "La CPTS tient un fichier. Elle le met à jour chaque mois.": [
        ("cpts", "obligation", "subject", "La CPTS tient un fichier"),
        ("cpts", "obligation", "anaphora", "Elle le met à jour chaque mois"),
    ],
    "La CPTS prévient l'Établissement. Celui-ci répond sous huit jours.": [
        ("cpts", "obligation", "subject", "La CPTS prévient l'Établissement"),
        ("partner", "obligation", "anaphora", "Celui-ci répond sous huit jours"),
    ],
    "L'une avertit l'autre de tout incident.": [
        ("both", "obligation", "anaphora", "L'une avertit l'autre de tout incident"),
    ],
    # lists and titles
    "La CPTS s'engage à :\n- tenir un registre ;\n- ne pas le publier.": [
        ("cpts", "obligation", "list", "tenir un registre ;"),
        ("cpts", "prohibition", "list", "ne pas le publier."),
    ],
    "Pendant la campagne, l'Établissement :\n- prête deux tentes ;\n- met à disposition un agent.": [
        ("partner", "obligation", "list", "prête deux tentes"),
        ("partner", "obligation", "list", "met à disposition un agent"),
    ],
    "Article 2 - Engagements de la CPTS\nPublier un bilan annuel.": [
        ("cpts", "obligation", "title", "Publier un bilan annuel."),
    ],
    "Article 2 - Obligations de l'Établissement\n- la fourniture des badges\n- le gardiennage du site": [
        ("partner", "obligation", "title", "la fourniture des badges"),
        ("partner", "obligation", "title", "le gardiennage du site"),
    ],
    # coordination and reciprocity
    "La CPTS s'engage à diffuser le guide et à recueillir les avis.": [
        ("cpts", "obligation", "subject", "La CPTS s'engage à diffuser le guide"),
        ("cpts", "obligation", "subject", "à recueillir les avis"),
    ],
    "La CPTS rédige la note et l'Établissement la diffuse.": [
        ("cpts", "obligation", "subject", "La CPTS rédige la note"),
        ("partner", "obligation", "subject", "l'Établissement la diffuse"),
    ],
    "La CPTS fournit les affiches, l'Établissement les tentes.": [
        ("cpts", "obligation", "subject", "La CPTS fournit les affiches"),
        ("partner", "obligation", "subject", "l'Établissement les tentes"),
    ],
    "Les parties se réunissent chaque semestre.": [
        ("both", "obligation", "subject", "Les parties se réunissent chaque semestre"),
    ],
    "L'Établissement n'est pas tenu des dettes de la CPTS, et réciproquement.": [
        ("both", "exemption", "subject", "L'Établissement n'est pas tenu des dettes de la CPTS, et réciproquement"),
    ],
    "La CPTS transmet la liste, que l'Établissement complète.": [
        ("cpts", "obligation", "subject", "La CPTS transmet la liste"),
        ("partner", "obligation", "subject", "l'Établissement complète"),
    ],
    # negation
    "La CPTS ne publie aucune donnée nominative.": [
        ("cpts", "prohibition", "subject", "La CPTS ne publie aucune donnée nominative"),
    ],
    "La CPTS n'est pas tenue de répondre la nuit.": [
        ("cpts", "exemption", "subject", "La CPTS n'est pas tenue de répondre la nuit"),
    ],
    "L'Établissement s'interdit de démarcher les patients.": [
        ("partner", "prohibition", "subject", "L'Établissement s'interdit de démarcher les patients"),
    ],
    "Aucune pénalité n'est due par la CPTS.": [
        ("cpts", "exemption", "charge", "Aucune pénalité n'est due par la CPTS"),
    ],
    "Rien n'oblige la CPTS à recruter.": [
        ("cpts", "exemption", "charge", "Rien n'oblige la CPTS à recruter"),
    ],
    "La convention ne peut être modifiée que par avenant.": [
        ("both", "prohibition", "context", "La convention ne peut être modifiée que par avenant"),
    ],
    "La CPTS ne communique le fichier qu'avec l'accord des intéressés.": [
        ("cpts", "prohibition", "subject", "La CPTS ne communique le fichier qu'avec l'accord des intéressés"),
    ],
    # exception and condition
    "Sauf urgence, l'Établissement prévient la CPTS la veille.": [
        ("partner", "obligation", "subject", "l'Établissement prévient la CPTS la veille"),
    ],
    "Si l'Établissement ferme un service, la CPTS en avise les cabinets.": [
        ("cpts", "obligation", "subject", "la CPTS en avise les cabinets"),
    ],
    # what binds nobody
    "La convention prend effet à sa signature.": [],
    "La CPTS a été créée en 2019.": [],
    "L'Établissement est un hôpital de proximité.": [],
    "Depuis 2021, la CPTS travaille sur les chutes.": [],
    "Les parties conviennent que la CPTS tient le registre.": [
        ("cpts", "obligation", "subject", "la CPTS tient le registre"),
    ],
}


def summary(commitments: list[Commitment], text: str) -> list[tuple[str, str, str, str]]:
    return [(c.bearer.value, c.kind.value, c.trust.value, c.span.slice(text)) for c in commitments]


@pytest.mark.parametrize("passage", SENTENCES)
def test_sentence_gives_its_commitments(passage: str, vocabulary: Vocabulary) -> None:
    reading, found = read_framed(passage, vocabulary)
    assert summary(found, reading.contract.document.text) == SENTENCES[passage]


def test_money_and_gratuity_are_financial_and_liability_is_not(vocabulary: Vocabulary) -> None:
    passage = "La CPTS paie la salle. L'Établissement prête le stand à titre gratuit. La CPTS répond des dommages."
    _, found = read_framed(passage, vocabulary)
    assert [c.financial for c in found] == [True, True, False]


def test_commitment_knows_its_trigger_and_its_subject(vocabulary: Vocabulary) -> None:
    reading, (found,) = read_framed("L'Établissement s'engage à former deux agents.", vocabulary)
    text = reading.contract.document.text
    assert found.subject is not None
    assert found.subject.slice(text) == "L'Établissement"
    assert found.trigger.slice(text).startswith("s'engage")


SWAPPED = {Bearer.CPTS: Bearer.PARTNER, Bearer.PARTNER: Bearer.CPTS}


@settings(max_examples=25, deadline=None)
@given(passages=st.lists(st.sampled_from(list(SENTENCES)), min_size=1, max_size=6))
def test_defending_the_other_party_swaps_the_bearers_and_nothing_else(
    passages: list[str], vocabulary: Vocabulary
) -> None:
    passage = "\n".join(p for p in passages if not p.startswith("Article"))
    _, usual = read_framed(passage, vocabulary, party="la CPTS")
    _, other = read_framed(passage, vocabulary, party="l'Établissement")
    assert [SWAPPED.get(c.bearer, c.bearer) for c in usual] == [c.bearer for c in other]
    same = [(c.party, c.kind, c.strength, c.span, c.trust, c.topics, c.financial) for c in usual]
    assert same == [(c.party, c.kind, c.strength, c.span, c.trust, c.topics, c.financial) for c in other]


def test_cost_grows_with_the_length_and_not_faster(vocabulary: Vocabulary) -> None:
    def of(articles: int) -> Document:
        body = "".join(
            f"Article {number} - Engagements\nLa CPTS tient un registre.\nElle le transmet à l'Établissement.\n"
            for number in range(2, articles + 2)
        )
        return document(frame(body)[0])

    short, long = of(50), of(500)
    assert growth(lambda: build(long, vocabulary), lambda: build(short, vocabulary), enough=20) <= 20


@pytest.mark.parametrize(
    "introduction", ["La CPTS, dans la mesure de ses moyens :", "Dans la limite de ses moyens, la CPTS s'engage à :"]
)
def test_items_have_the_conditions_of_what_introduces_them(vocabulary: Vocabulary, introduction: str) -> None:
    _, found = read_framed(f"{introduction}\n- tenir une liste des soignants ;\n- former ses adhérents.", vocabulary)
    assert [commitment.conditions for commitment in found] == [("moyens",), ("moyens",)]

"""Ways of writing a commitment that were once missed: who bears it and what it does to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cptslint.model.contract import Contract
from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

READINGS = [
    # Items under a bare subject begin with their verb, whatever it is.
    ("À ce titre, chacune des parties :\n- purge les données au bout de deux ans ;", "purge les", "both", "obligation"),
    ("Il est convenu que la CPTS :\n- fait savoir à ses adhérents les dates des ateliers ;", "fait savoir", "cpts", "obligation"),
    ("Côté CPTS, le déploiement comprend :\n- la relecture des fiches ;", "la relecture", "cpts", "obligation"),
    # A verb the lexicon does not list, between a party and its object.
    ("Les fiches sont à tous, et chacun les recoiffe de son logo.", "les recoiffe", "both", "obligation"),
    # A present participle with its own subject.
    ("La convention est modifiée par avenant, l'Établissement s'interdisant d'en changer seul les termes.",
     "s'interdisant", "partner", "prohibition"),
    # A relative clause does not change the subject of the main one.
    ("Les frais du secrétariat, que l'Établissement avance, se partagent par moitié.", "se partagent", "both", "obligation"),
    # "Ne … que": a manner is to be kept, a condition forbids.
    ("Les données ne circulent que par messagerie sécurisée.", "circulent", "both", "obligation"),
    ("Le Centre Hospitalier n'envoie de facture à la CPTS que si un devis a été signé.", "n'envoie", "partner", "prohibition"),
    # "N'avoir pas à" spares; "n'avoir pas d'ordres à donner" forbids.
    ("La CPTS n'a rien à assurer de ce côté-là.", "n'a rien", "cpts", "exemption"),
    ("L'Établissement n'a pas d'instructions à donner à la coordinatrice.", "instructions", "partner", "prohibition"),
    # "On" is both parties; nobody is nobody.
    ("Si cela ne suffit pas, on prend un médiateur choisi à deux.", "on prend", "both", "obligation"),
    ("Personne ne modifie le texte dans son coin.", "modifie", "both", "prohibition"),
    # What people do by themselves is their choice.
    ("Les intéressés exercent leurs droits auprès du délégué.", "exercent", "other", "right"),
    # No finite verb, or the first person.
    ("À l'Établissement de fournir les badges.", "fournir", "partner", "obligation"),
    ("Pas de logo, pas de nom de l'autre sans son accord écrit.", "logo", "both", "prohibition"),
    ("Pas d'indemnité à verser en cas de départ.", "indemnité", "both", "exemption"),
    ("Nous nous engageons à relire le document ensemble.", "relire", "both", "obligation"),
    ("Nous pouvons nous séparer à tout moment.", "séparer", "both", "right"),
    # A power is no duty: what one party alone settles, keeps or makes use of.
    ("Les heures sont remboursées d'après un taux que le directeur de l'Établissement arrête chaque année.",
     "arrête", "partner", "right"),
    ("Le barème est actualisé par le Centre Hospitalier.", "actualisé", "partner", "right"),
    ("Il n'appartient qu'au Centre Hospitalier de définir les patients éligibles.", "définir", "partner", "right"),
    ("Les protocoles entrent dans le patrimoine du Centre Hospitalier.", "patrimoine", "partner", "right"),
    ("L'Établissement fixe les rendez-vous dans les deux jours.", "fixe", "partner", "obligation"),
    # Subordinate clauses that bind by themselves.
    ("La CPTS choisit son assurance, sans que l'Établissement puisse lui imposer un assureur.",
     "puisse", "partner", "prohibition"),
    ("Chacun reste tenu de ses dépenses, l'autre n'ayant pas à y contribuer.", "ayant", "both", "exemption"),
    ("Les frais sont partagés, la CPTS n'étant pas tenue des imprévus.", "étant", "cpts", "exemption"),
    # What is not to be held against a party spares it.
    ("Une erreur de tri ne peut être reprochée au Centre Hospitalier.", "reprochée", "partner", "exemption"),
    ("Aucune cible chiffrée n'est opposable à la CPTS.", "opposable", "cpts", "exemption"),
    # What stays open to both.
    ("En cas de manquement, la résiliation intervient un mois après mise en demeure.", "intervient", "both", "right"),
    ("Une faute grave permet à l'autre signataire de mettre fin à l'accord.", "permet", "both", "right"),
    # Words that look like verbs.
    ("La CPTS :\n- indique au service, sous huit jours, le professionnel traitant à joindre ;",
     "le professionnel", "cpts", "obligation"),
    ("La CPTS anime la salle. Elle ne peut y vendre quoi que ce soit.", "quoi", "cpts", "prohibition"),
    ("La CPTS signale les fuites. Elle seule les traite.", "seule", "cpts", "obligation"),
    ("Un ingénieur de l'Établissement épaule la CPTS trois jours par an.", "épaule", "partner", "obligation"),
    # A bare charge.
    ("Les frais d'impression des supports restent à l'Établissement.", "restent", "partner", "obligation"),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "words", "bearer", "kind"), READINGS)
def test_reading(passage: str, words: str, bearer: str, kind: str, vocabulary: Vocabulary) -> None:
    reading, found = read_framed(passage, vocabulary)
    text = reading.contract.document.text
    place = text.index(words)
    holding = [c for c in found if c.span.start <= place < c.span.end]
    assert [(c.bearer.value, c.kind.value) for c in holding] == [(bearer, kind)]


@pytest.mark.parametrize(
    "passage",
    [
        "La CPTS, association de professionnels, regroupant quarante cabinets, est née en 2021.",
        "La CPTS exposant à l'époque son projet, l'Établissement avait souscrit à ses objectifs.",
    ],
)
def test_no_commitment(passage: str, vocabulary: Vocabulary) -> None:
    assert not read_framed(passage, vocabulary)[1]


CELLS = [
    ("La CPTS", "Se rend au domicile dans les dix jours", "cpts"),
    ("La CPTS", "Porte à la connaissance de ses adhérents le mode d'emploi", "cpts"),
    ("L'Établissement", "Forme gratuitement les professionnels volontaires", "partner"),
    ("Engagement des deux structures", "Signalement à l'autre structure sous vingt-quatre heures", "both"),
    ("Modalités", "Acquittés par l'Établissement", "partner"),
    ("Modalités", "480 euros par jour, facturés à la CPTS en fin de mois", "cpts"),
    ("Modalités", "Due par la CPTS à la date de son départ", "cpts"),
    ("Modalités", "Remis à la CPTS le lundi", None),
    ("La CPTS", "Docteure Ana Lorc, présidente", None),
]


@pytest.mark.parametrize(("header", "cell", "bearer"), CELLS)
def test_table_cell(
    header: str,
    cell: str,
    bearer: str | None,
    head: list[tuple[str, dict[str, object]]],
    from_blocks: Callable[..., Contract],
) -> None:
    rows = [("Tâche", (0, 0, 0)), (header, (0, 0, 1)), ("Suivi", (0, 1, 0)), (cell, (0, 1, 1))]
    blocks = [*head, ("Article 1 - Tâches", {"bold": True}), *((text, {"cell": place}) for text, place in rows)]
    found = from_blocks(blocks).commitments
    assert [c.bearer.value for c in found] == ([bearer] if bearer else [])

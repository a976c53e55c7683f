"""Whom sentences bind that name nobody as their subject, or somebody who only stands for a party."""

from __future__ import annotations

import pytest

from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

PASSAGES = [
    # "À charge pour X de" lays a duty of its own at the end of a sentence about another.
    (
        "L'Établissement en assure le gardiennage, à charge pour la CPTS de la remettre en ordre.",
        [
            ("partner", "obligation", "L'Établissement en assure le gardiennage"),
            ("cpts", "obligation", "à charge pour la CPTS de la remettre en ordre"),
        ],
    ),
    (
        "L'Établissement prête deux tablettes, à charge de les ramener le soir même.",
        [
            ("partner", "obligation", "L'Établissement prête deux tablettes"),
            ("cpts", "obligation", "à charge de les ramener le soir même"),
        ],
    ),
    (
        "L'Établissement peut reprendre la salle, à charge pour lui d'en indiquer une autre.",
        [
            ("partner", "right", "L'Établissement peut reprendre la salle"),
            ("partner", "obligation", "à charge pour lui d'en indiquer une autre"),
        ],
    ),
    # Those who stand for both sides meet; people of one side meet among themselves.
    (
        "Les Correspondants se réunissent chaque semestre.",
        [
            ("both", "obligation", "Les Correspondants se réunissent chaque semestre"),
        ],
    ),
    (
        "Les deux présidences se parlent d'abord.",
        [
            ("both", "obligation", "Les deux présidences se parlent d'abord"),
        ],
    ),
    (
        "Le responsable de secteur et le référent de la CPTS se rencontrent chaque semestre.",
        [
            ("both", "obligation", "le référent de la CPTS se rencontrent chaque semestre"),
        ],
    ),
    (
        "Les équipes de l'Établissement se réunissent chaque lundi.",
        [
            ("partner", "obligation", "Les équipes de l'Établissement se réunissent chaque lundi"),
        ],
    ),
    (
        "L'Établissement tient la ligne. Ses équipes se réunissent tous les lundis.",
        [
            ("partner", "obligation", "L'Établissement tient la ligne"),
            ("partner", "obligation", "Ses équipes se réunissent tous les lundis"),
        ],
    ),
    # What an event frees from.
    (
        "La force majeure exonère la partie qui la subit.",
        [
            ("both", "exemption", "La force majeure exonère la partie qui la subit"),
        ],
    ),
    (
        "La force majeure libère l'une et l'autre des parties.",
        [
            ("both", "exemption", "La force majeure libère l'une et l'autre des parties"),
        ],
    ),
    # Nobody may reproach a party with something: it is spared.
    (
        "On ne pourra pas reprocher à la CPTS un chiffre.",
        [
            ("cpts", "exemption", "On ne pourra pas reprocher à la CPTS un chiffre"),
        ],
    ),
    (
        "La CPTS répond quand elle peut, et on ne peut rien lui reprocher.",
        [
            ("cpts", "obligation", "La CPTS répond quand elle peut"),
            ("cpts", "exemption", "on ne peut rien lui reprocher"),
        ],
    ),
    # A concession belongs to what it concedes, and binds nobody by itself.
    *(
        (
            f"La CPTS paie seule la licence, {concession}.",
            [("cpts", "obligation", f"La CPTS paie seule la licence, {concession}")],
        )
        for concession in (
            "quand bien même les services de l'Établissement en sont les utilisateurs",
            "quand bien même elle ne l'utiliserait pas",
            "quand même l'Établissement en serait l'utilisateur",
        )
    ),
    (
        "Les réunions ont lieu quand même, la CPTS prête la salle.",
        [
            ("both", "obligation", "Les réunions ont lieu quand même"),
            ("cpts", "obligation", "la CPTS prête la salle"),
        ],
    ),
    (
        "Nul ne peut exiger de la CPTS une réponse en urgence.",
        [
            ("cpts", "exemption", "Nul ne peut exiger de la CPTS une réponse en urgence"),
        ],
    ),
    # Nothing is billed without the consent of whoever pays: the other side must not.
    (
        "Aucun titre de recettes ne peut être émis contre la CPTS sans un devis.",
        [
            ("partner", "prohibition", "Aucun titre de recettes ne peut être émis contre la CPTS sans un devis"),
        ],
    ),
    (
        "La CPTS paie à trente jours. Aucune facture ne peut être émise à son encontre sans un devis accepté par elle.",
        [
            ("cpts", "obligation", "La CPTS paie à trente jours"),
            (
                "partner",
                "prohibition",
                "Aucune facture ne peut être émise à son encontre sans un devis accepté par elle",
            ),
        ],
    ),
    (
        "Un titre de recettes ne peut être émis contre l'Établissement que sur un devis accepté par lui.",
        [
            (
                "cpts",
                "prohibition",
                "Un titre de recettes ne peut être émis contre l'Établissement que sur un devis accepté par lui",
            ),
        ],
    ),
    # Nothing is spent before the council of whoever spends has voted.
    (
        "La part de la CPTS n'est engagée qu'après un vote de son conseil d'administration.",
        [
            (
                "cpts",
                "prohibition",
                "La part de la CPTS n'est engagée qu'après un vote de son conseil d'administration",
            ),
        ],
    ),
    (
        "Aucune dépense de l'Établissement n'est engagée avant le vote de son conseil de surveillance.",
        [
            (
                "partner",
                "prohibition",
                "Aucune dépense de l'Établissement n'est engagée avant le vote de son conseil de surveillance",
            ),
        ],
    ),
    (
        "Rien ne se dépense sans un devis accepté par le bureau de l'Établissement et par celui de la CPTS.",
        [
            (
                "both",
                "prohibition",
                "Rien ne se dépense sans un devis accepté par le bureau de l'Établissement et par celui de la CPTS",
            ),
        ],
    ),
    # A definition binds by its relative clauses, not by its verb.
    (
        "« Annuaire » désigne la liste des volontaires que la CPTS tient à jour.",
        [
            ("cpts", "obligation", "la CPTS tient à jour"),
        ],
    ),
    (
        "« Ligne directe » s'entend du numéro que l'Établissement tient ouvert, les jours ouvrés, et dont il supporte le coût.",
        [
            ("partner", "obligation", "l'Établissement tient ouvert, les jours ouvrés, et dont"),
            ("partner", "obligation", "il supporte le coût"),
        ],
    ),
    (
        "« Référente » s'entend de l'infirmière salariée de l'Établissement, désignée par celui-ci, qui rappelle tout appelant dans la demi-journée.",
        [
            ("partner", "obligation", "qui rappelle tout appelant dans la demi-journée"),
        ],
    ),
    (
        "« Correspondant » : la personne que chacune des Parties désigne.",
        [
            ("both", "obligation", "chacune des Parties désigne"),
        ],
    ),
    ("« Zone » désigne le territoire de la CPTS.", []),
    # A common body acts, whatever the form of its verb; no noun after "fait" is taken for its verb.
    (
        "En mars, le comité fait le bilan de l'année.",
        [
            ("both", "obligation", "En mars, le comité fait le bilan de l'année"),
        ],
    ),
    (
        "Le comité réalise chaque année une évaluation.",
        [
            ("both", "obligation", "Le comité réalise chaque année une évaluation"),
        ],
    ),
    (
        "Une revue annuelle évalue le partenariat.",
        [
            ("both", "obligation", "Une revue annuelle évalue le partenariat"),
        ],
    ),
    (
        "La CPTS paie le travail fait la nuit.",
        [
            ("cpts", "obligation", "La CPTS paie le travail fait la nuit"),
        ],
    ),
    # The trade of people does not hide whose they are.
    (
        "Une infirmière de pratique avancée de l'Établissement peut participer aux réunions.",
        [
            ("partner", "right", "Une infirmière de pratique avancée de l'Établissement peut participer aux réunions"),
        ],
    ),
    # A preposition governs "elles": no subject stands there.
    (
        "Il n'existe entre elles aucune solidarité.",
        [
            ("both", "exemption", "Il n'existe entre elles aucune solidarité"),
        ],
    ),
    (
        "« Annuaire » désigne la liste que la CPTS tient à jour et que l'Établissement consulte en ligne.",
        [
            ("cpts", "obligation", "la CPTS tient à jour et que l'Établissement consulte en ligne"),
        ],
    ),
    (
        "L'Établissement finance les invitations, sans reste à charge pour la CPTS.",
        [
            ("partner", "obligation", "L'Établissement finance les invitations, sans reste à charge pour la CPTS"),
        ],
    ),
    (
        "La salle n'est prêtée qu'après l'approbation du conseil d'administration de l'Association qui paie.",
        [
            (
                "both",
                "prohibition",
                "La salle n'est prêtée qu'après l'approbation du conseil d'administration de l'Association qui paie",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_passage_gives_its_commitments(
    passage: str, expected: list[tuple[str, str, str]], vocabulary: Vocabulary
) -> None:
    reading, found = read_framed(passage, vocabulary)
    text = reading.contract.document.text
    assert [(one.bearer.value, one.kind.value, one.span.slice(text)) for one in found] == expected

"""Verbs that bind without a deontic word, and forms that look like something else."""

from __future__ import annotations

import pytest

from cptslint.structure.vocabulary import Vocabulary
from tests.framing import read_framed

PASSAGES = [
    # "L'est" repeats what another party is.
    (
        "L'Établissement est responsable de son fichier ; la CPTS l'est du sien.",
        [
            ("partner", "obligation", "L'Établissement est responsable de son fichier"),
            ("cpts", "obligation", "la CPTS l'est du sien"),
        ],
    ),
    (
        "L'Établissement est responsable de traitement ; la CPTS ne l'est pas à ce titre.",
        [
            ("partner", "obligation", "L'Établissement est responsable de traitement"),
            ("cpts", "exemption", "la CPTS ne l'est pas à ce titre"),
        ],
    ),
    # A reflexive verb of a thing is a passive.
    (
        "L'impression des dépliants se paie par moitié.",
        [
            ("both", "obligation", "L'impression des dépliants se paie par moitié"),
        ],
    ),
    ("La salle se situe au premier étage.", []),
    # "Lui" before a form is a pronoun, so that the form is a verb.
    (
        "L'Établissement, de son côté, lui prête gratuitement son exposition.",
        [
            ("partner", "obligation", "L'Établissement, de son côté, lui prête gratuitement son exposition"),
        ],
    ),
    # What a party may claim, and what it makes of a name.
    (
        "La CPTS n'est recevable à demander la résiliation qu'en cas de faute lourde.",
        [
            ("cpts", "prohibition", "La CPTS n'est recevable à demander la résiliation qu'en cas de faute lourde"),
        ],
    ),
    (
        "La CPTS n'a pas qualité pour contracter au nom de ses adhérents.",
        [
            ("cpts", "prohibition", "La CPTS n'a pas qualité pour contracter au nom de ses adhérents"),
        ],
    ),
    (
        "L'Établissement dispose du nom et du logo de la CPTS dans son bulletin.",
        [
            ("partner", "right", "L'Établissement dispose du nom et du logo de la CPTS dans son bulletin"),
        ],
    ),
    (
        "Les deux Parties disposent d'une assurance de responsabilité civile.",
        [
            ("both", "obligation", "Les deux Parties disposent d'une assurance de responsabilité civile"),
        ],
    ),
    (
        "La CPTS relève l'Établissement de toute condamnation.",
        [
            ("cpts", "obligation", "La CPTS relève l'Établissement de toute condamnation"),
        ],
    ),
    # A relative clause does not hide the party that begins the sentence.
    (
        "La CPTS, à proportion des forces dont elle dispose, s'emploie à répondre.",
        [
            ("cpts", "obligation", "La CPTS, à proportion des forces dont elle dispose, s'emploie à répondre"),
        ],
    ),
    # A verb in "-taire" is in the present.
    (
        "La CPTS tait les comptes de l'Établissement.",
        [
            ("cpts", "obligation", "La CPTS tait les comptes de l'Établissement"),
        ],
    ),
    # Things lent are no background, whatever the title of their article.
    (
        "Article 6 - Des salles et des objets\nLa CPTS laisse à l'Établissement l'usage de sa salle.",
        [
            ("cpts", "obligation", "La CPTS laisse à l'Établissement l'usage de sa salle"),
        ],
    ),
    # A subordinate clause has its own subject, not the object before it.
    (
        "L'Établissement prévient le médecin et l'infirmier libéral dès qu'une place se libère.",
        [
            (
                "partner",
                "obligation",
                "L'Établissement prévient le médecin et l'infirmier libéral dès qu'une place se libère",
            ),
        ],
    ),
    # A title that is a party and a colon opens a list of what the party does.
    (
        "Article 6 - Travail commun\n6.1. L'Établissement :\n- réserve deux logements aux étudiants ;\n- transporte les personnes âgées.\n6.2. La CPTS :\n- tient la liste.",
        [
            ("partner", "obligation", "réserve deux logements aux étudiants ;"),
            ("partner", "obligation", "transporte les personnes âgées"),
            ("cpts", "obligation", "tient la liste"),
        ],
    ),
    # What people receive, the one who hands it out owes.
    (
        "Le médecin traitant reçoit la lettre de liaison le jour de la sortie.",
        [
            ("partner", "obligation", "Le médecin traitant reçoit la lettre de liaison le jour de la sortie"),
        ],
    ),
    (
        "Le médecin traitant reçoit de l'Établissement le protocole de soins.",
        [
            ("partner", "obligation", "Le médecin traitant reçoit de l'Établissement le protocole de soins"),
        ],
    ),
    (
        "Le patient reçoit une confirmation envoyée par l'Établissement.",
        [
            ("partner", "obligation", "Le patient reçoit une confirmation envoyée par l'Établissement"),
        ],
    ),
    # "Ne … que des sous-traitants" says which ones are to be taken; "qu'avec l'accord" forbids the others.
    (
        "Chaque partie ne fait appel qu'à des sous-traitants liés par contrat.",
        [
            ("both", "obligation", "Chaque partie ne fait appel qu'à des sous-traitants liés par contrat"),
        ],
    ),
    (
        "L'Établissement ne recourt à un sous-traitant qu'avec l'accord de la CPTS.",
        [
            ("partner", "prohibition", "L'Établissement ne recourt à un sous-traitant qu'avec l'accord de la CPTS"),
        ],
    ),
    # An objection that opens the sentence ends with its comma.
    (
        "Sauf dénonciation par l'une des parties trois mois avant son terme, la convention est reconduite.",
        [
            ("both", "right", "Sauf dénonciation par l'une des parties trois mois avant son terme"),
            (
                "both",
                "obligation",
                "Sauf dénonciation par l'une des parties trois mois avant son terme, la convention est reconduite",
            ),
        ],
    ),
    # Services of a local authority or a hospital are the partner's.
    (
        "Les services départementaux peuvent vérifier l'emploi de cette somme.",
        [
            ("partner", "right", "Les services départementaux peuvent vérifier l'emploi de cette somme"),
        ],
    ),
    # A cleft names who acts, by a pronoun too.
    (
        "La CPTS a validé ce prêt, et c'est elle qui assure le matériel.",
        [
            ("cpts", "obligation", "elle qui assure le matériel"),
        ],
    ),
    # People of a party act for it wherever the sentence names them, and may be reached.
    (
        "À la Marche, les bénévoles de la CPTS écoutent les consignes.",
        [
            ("cpts", "obligation", "À la Marche, les bénévoles de la CPTS écoutent les consignes"),
        ],
    ),
    # "Relève de" lays a matter upon a party; a report ("relevé") does not.
    (
        "La mise en conformité relève de la CPTS.",
        [
            ("cpts", "obligation", "La mise en conformité relève de la CPTS"),
        ],
    ),
    (
        "Les agents relèvent de l'Établissement.",
        [
            ("partner", "obligation", "Les agents relèvent de l'Établissement"),
        ],
    ),
    (
        "Les agents ne relèvent que du Centre Hospitalier.",
        [
            ("partner", "obligation", "Les agents ne relèvent que du Centre Hospitalier"),
        ],
    ),
    ("Cette question relève de l'article 4.", []),
    # An aim that is not to be read as a promise spares.
    (
        "Ces objectifs ne sauraient être interprétés comme une garantie de résultat.",
        [
            ("both", "exemption", "Ces objectifs ne sauraient être interprétés comme une garantie de résultat"),
        ],
    ),
    # Who has the last word, and who settles alone.
    (
        "Le directeur de l'Établissement préside et sa voix emporte la décision.",
        [
            ("partner", "obligation", "Le directeur de l'Établissement préside"),
            ("partner", "right", "sa voix emporte la décision"),
        ],
    ),
    (
        "La proposition de l'Établissement est réputée adoptée.",
        [
            ("partner", "right", "La proposition de l'Établissement est réputée adoptée"),
        ],
    ),
    (
        "À compter de la deuxième année, cette somme est réévaluée par l'Établissement.",
        [
            ("partner", "right", "À compter de la deuxième année, cette somme est réévaluée par l'Établissement"),
        ],
    ),
    (
        "Le directeur de l'Établissement statue par une décision motivée.",
        [
            ("partner", "right", "Le directeur de l'Établissement statue par une décision motivée"),
        ],
    ),
    # A post that only one party has is that party's, wherever it is named again.
    (
        "La coordinatrice de la CPTS tient le planning. La coordinatrice transmet la demande au cabinet.",
        [
            ("cpts", "obligation", "La coordinatrice de la CPTS tient le planning"),
            ("cpts", "obligation", "La coordinatrice transmet la demande au cabinet"),
        ],
    ),
    # Staff of a partner acts for it; its patients do not.
    (
        "Les médecins de l'Établissement remettent au patient une ordonnance de sortie.",
        [
            ("partner", "obligation", "Les médecins de l'Établissement remettent au patient une ordonnance de sortie"),
        ],
    ),
    # What one profits from is a right; so is a place in a meeting.
    (
        "L'Établissement bénéficie de la mention de son logo sur les supports.",
        [
            ("partner", "right", "L'Établissement bénéficie de la mention de son logo sur les supports"),
        ],
    ),
    (
        "La CPTS peut être représentée par l'un de ses administrateurs aux réunions du pôle.",
        [
            ("cpts", "right", "La CPTS peut être représentée par l'un de ses administrateurs aux réunions du pôle"),
        ],
    ),
    (
        "Le directeur de l'Établissement participe aux assemblées de la CPTS avec voix consultative.",
        [
            (
                "partner",
                "right",
                "Le directeur de l'Établissement participe aux assemblées de la CPTS avec voix consultative",
            ),
        ],
    ),
    # What is kept ready for one side, the other keeps ready.
    (
        "Un exemplaire du rapport est tenu à la disposition de la CPTS.",
        [
            ("partner", "obligation", "Un exemplaire du rapport est tenu à la disposition de la CPTS"),
        ],
    ),
    (
        "Les locaux sont ouverts aux membres de la CPTS.",
        [
            ("partner", "obligation", "Les locaux sont ouverts aux membres de la CPTS"),
        ],
    ),
    # "Reste" and a participle with its agent are a passive.
    (
        "L'infirmière détachée demeure rémunérée par l'Établissement.",
        [
            ("partner", "obligation", "L'infirmière détachée demeure rémunérée par l'Établissement"),
        ],
    ),
    (
        "Le buffet reste réglé par l'Établissement.",
        [
            ("partner", "obligation", "Le buffet reste réglé par l'Établissement"),
        ],
    ),
    # Without its agreement, nobody else uses the name of a party.
    (
        "L'usage du logo de l'Établissement est subordonné à son accord écrit.",
        [
            ("cpts", "prohibition", "L'usage du logo de l'Établissement est subordonné à son accord écrit"),
        ],
    ),
    (
        "L'emploi de la marque par la CPTS est subordonné à un accord écrit.",
        [
            ("cpts", "prohibition", "L'emploi de la marque par la CPTS est subordonné à un accord écrit"),
        ],
    ),
    (
        "L'usage du nom ou du logo de l'autre partie requiert son autorisation écrite.",
        [
            ("both", "obligation", "L'usage du nom ou du logo de l'autre partie requiert son autorisation écrite"),
        ],
    ),
    # What is optional spares those it is optional for.
    (
        "L'adhésion d'un professionnel à la filière reste facultative.",
        [
            ("other", "exemption", "L'adhésion d'un professionnel à la filière reste facultative"),
        ],
    ),
    (
        "La sollicitation de l'Établissement demeure facultative pour chaque professionnel.",
        [
            ("other", "exemption", "La sollicitation de l'Établissement demeure facultative pour chaque professionnel"),
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

"""What is said of the other side beside a way out, in words that would tell nothing alone."""

import pytest

from cptslint.matchers.exit_facts import exit_facts
from cptslint.matchers.exit_model import Ground
from cptslint.model.contract import Bearer
from tests.checking import context_of


def ways(text: str) -> dict[Bearer, str]:
    """Return what each side may do: "free", "barred" or "breach"."""
    exits = exit_facts(context_of(text)).exits
    return {
        e.holder: "barred" if e.barred else "breach" if e.only_breach or e.ground is Ground.BREACH else "free"
        for e in exits
    }


@pytest.mark.parametrize(
    ("text", "partner", "cpts"),
    [
        ("La CPTS va au bout de la convention. L'Établissement, lui, arrête quand il veut.", "free", "barred"),
        ("L'Association ne peut quitter le dispositif ; le Centre Hospitalier en fixe la fin.", "free", "barred"),
        ("Le retrait de l'Établissement est libre ; celui de la CPTS suppose une faute prouvée.", "free", "breach"),
        (
            "Le retrait de l'Établissement est libre ; celui de la CPTS suppose l'accord de l'Établissement.",
            "free",
            "barred",
        ),
        ("L'Établissement résilie sous un mois. Si elle émane de la CPTS, elle est reçue de même.", "free", "free"),
        ("La CPTS ne peut se retirer ; l'Établissement n'est tenu par aucune durée.", "free", "barred"),
    ],
)
def test_what_one_side_may_do_is_read_beside_the_way_out_of_the_other(text: str, partner: str, cpts: str) -> None:
    assert ways(text) == {Bearer.PARTNER: partner, Bearer.CPTS: cpts}


def test_two_sentences_that_hardly_speak_of_leaving_tell_it_together() -> None:
    text = "Le repentir de l'Établissement s'exerce par lettre. La CPTS n'a pas ce droit."
    assert ways(text) == {Bearer.PARTNER: "free", Bearer.CPTS: "barred"}


@pytest.mark.parametrize(
    "text",
    [
        "Le laboratoire sort les tubes du froid. La CPTS n'a pas ce droit.",
        "L'Établissement peut quitter la salle à midi. L'Association reste tenue de la ranger.",
        "La CPTS demeure tenue de verser sa cotisation. L'Établissement part du principe qu'elle est à jour.",
    ],
)
def test_words_of_another_matter_tell_no_way_out(text: str) -> None:
    assert ways(text) == {}


def test_a_masculine_pronoun_does_not_take_up_the_association() -> None:
    text = "L'Établissement consulte la CPTS ; ce dernier peut mettre fin à la convention."
    assert ways(text) == {Bearer.PARTNER: "free"}


def test_the_good_running_of_services_is_no_public_contract() -> None:
    text = "La bonne marche de ses services autorise l'Établissement à mettre fin à la convention."
    assert ways(text) == {Bearer.PARTNER: "free"}


def test_the_freedom_to_go_to_court_is_no_way_out() -> None:
    text = (
        "À défaut d'issue amiable dans les trois mois, chacune recouvre la liberté de saisir la juridiction compétente."
    )
    assert ways(text) == {}

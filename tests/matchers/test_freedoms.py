"""Words that stand in what somebody may do and need not."""

import pytest

from tests.checking import found_by

SCENARIO = "{any: [à tout moment, à toute heure], freedoms: skip}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Les adhérents peuvent à tout moment se retirer de l'essai",
        "La CPTS peut à tout moment renoncer à la salle",
        "Ceux qui essaient la grille en informent le secrétariat et peuvent s'en retirer à tout moment",
        "Les infirmiers de la CPTS peuvent joindre le service à toute heure",
        "La CPTS a le droit de consulter ses données à tout moment",
        "Les patients peuvent à tout moment se retirer",
        "Les parties peuvent à tout moment se retirer",
    ],
)
def test_a_freedom_of_the_defended_party_or_its_people_is_no_duty(sentence: str) -> None:
    assert found_by(SCENARIO, f"{sentence}.") == []
    assert found_by("{any: [à tout moment, à toute heure]}", f"{sentence}.") != []


@pytest.mark.parametrize(
    "sentence",
    [
        "La CPTS répond à toute heure",
        "L'Établissement peut à tout moment appeler la CPTS",
        "La CPTS peut être sollicitée à toute heure",
        "La CPTS tient une ligne par laquelle l'un de ses membres peut être joint à toute heure",
        "La CPTS tient une ligne sur laquelle les résidences peuvent la joindre à toute heure",
        "Les adhérents, qui peuvent se retirer au terme de l'année, répondent à toute heure",
        "La CPTS peut renoncer à la salle et elle répond à toute heure",
        "La CPTS répond à toute heure et elle peut renoncer à la salle",
        "La ligne est une ligne ouverte à toute heure",
        "La CPTS décide seule à tout moment de ses dates",
        "La CPTS peut être appelée ou se retirer à tout moment",
    ],
)
def test_what_may_be_asked_of_it_is_no_freedom(sentence: str) -> None:
    assert found_by(SCENARIO, f"{sentence}.") == [sentence]

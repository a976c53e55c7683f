"""Lists whose introduction denies the items."""

import pytest

from tests.checking import found_by

ITEMS = "- une présence chaque lundi ;\n- un rapport."


def raised(introduction: str) -> list[str | None]:
    return found_by("{any: [présence]}", f"{introduction}\n{ITEMS}")


@pytest.mark.parametrize(
    "introduction",
    [
        "Ne peuvent être exigés de la CPTS :",
        "Ne sauraient, en aucune circonstance, être demandés à la CPTS :",
        "Ce que la CPTS n'apporte pas :",
        "La convention n'emporte pas :",
        "Il n'est attendu de la CPTS ni de ses membres :",
        "La CPTS n'a pas à fournir :",
    ],
)
def test_the_items_of_a_denied_list_are_denied(introduction: str) -> None:
    assert raised(introduction) == []


@pytest.mark.parametrize(
    "introduction",
    [
        "La CPTS assure :",
        "Sont exigés de la CPTS :",
        "La CPTS ne peut se soustraire à :",
        "La CPTS ne fournit que :",
        "La CPTS, qui n'est pas un service d'urgence, fournit :",
        "N'étant pas rémunérée, la CPTS fournit :",
        "La CPTS fournit sans contrepartie :",
        "La CPTS fournit, sans frais :",
        "Hors urgence la CPTS fournit :",
        "Si l'Établissement ne le fait pas, la CPTS fournit :",
    ],
)
def test_other_introductions_deny_nothing(introduction: str) -> None:
    assert raised(introduction) == ["une présence chaque lundi"]


def test_a_denied_list_counts_for_whoever_asks_for_denied_words() -> None:
    assert found_by("{any: [présence], denied: allow}", f"Ne peuvent être exigés :\n{ITEMS}") != []
